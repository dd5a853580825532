//! What the crate promises to its users, tried from outside.
#![allow(missing_docs, clippy::unwrap_used)]

mod commenting;
mod descriptions;
mod languages;
mod odd_files;
mod papers;
mod properties;
mod reading_text;
mod reading_word;
mod refusing;
mod word;
