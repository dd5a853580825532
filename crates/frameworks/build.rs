//! Tells cargo that the shipped data is part of this crate.

fn main() {
    println!("cargo::rerun-if-changed=../../data/frameworks");
    println!("cargo::rerun-if-changed=../../data/library");
}
