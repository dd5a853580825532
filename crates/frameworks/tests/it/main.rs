//! The tests of `frameworks`, in one binary.

mod ladder;
mod many;
mod pathway;
mod people;
mod portfolio;
mod schemas;
