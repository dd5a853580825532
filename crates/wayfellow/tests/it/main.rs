//! The integration tests of the product, in one binary: one module for each noun, and the harness they share.
//!
//! `app` asks the application in this process; `program` runs the real binary. Pictures, keyboard and accessibility are
//! walked in a real browser by `tests/browser`.

mod app;
mod program;

mod commands;
mod serving;
mod settings;
mod web;
