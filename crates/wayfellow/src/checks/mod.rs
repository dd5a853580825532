//! Checks: a text, a task or a whole document held against what fits a peer role, and the rules behind it.
//!
//! Owns the pages "Check a text", "I was asked to…", the role chart and the rules. What is judged and how is in the
//! `rolecheck` crate. Nothing that is sent here is kept, and nothing is recorded about the person who asks.

pub(crate) mod document;
pub(crate) mod rule_text;
