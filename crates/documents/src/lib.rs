//! Reads the files people write their texts in, and writes findings back into them.
//!
//! [`docx`] turns a Word file into plain text that remembers where every byte came from,
//! and puts comments into a copy of that file. [`text`] does the reading half for plain
//! text, Markdown and HTML in the encodings people really use.
//!
//! Everything here takes bytes or plain structs and returns bytes or plain structs. It does
//! not open files, ask for the time, use randomness, run tasks or judge what a text says.

pub mod description;
mod direction;
pub mod docx;
pub mod paper;
pub mod parts;
pub mod pdf;
mod role;
mod spanish;
pub mod text;

pub use role::Role;
