//! The tests of `frameworks`, in one binary.

mod ladder;
