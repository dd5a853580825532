//! The tests of `frameworks`, in one binary.

mod ladder;
mod pathway;
mod portfolio;
mod schemas;
