//! The tests of `frameworks`, in one binary.

mod hiring;
mod ladder;
mod lessons;
mod many;
mod parsers;
mod pathway;
mod people;
mod plan;
mod portfolio;
mod preparing;
mod released;
mod schemas;
mod shipped;
