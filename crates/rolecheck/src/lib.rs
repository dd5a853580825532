//! Text in, findings out: what does not fit a peer-support role, what labels people, what may
//! not lawfully be asked, and what makes a job description or an ad poor.
//!
//! A sentence is read into frames (who does what, for whom, at whose wish, how often, with the
//! person there or not) and a table per activity decides. Words alone decide nothing.
//!
//! The crate reads no files, keeps no clock and draws no lots: the same text and options always
//! give the same report. It never fails on any text, and it does not rewrite anything by itself.

mod about;
mod activity;
mod actors;
mod acts;
mod ask;
mod asking;
mod checker;
mod conduct;
mod decide;
mod documents;
mod finding;
mod fix;
mod frame;
mod judge;
mod language;
mod learned;
mod marks;
mod opposition;
mod pack;
mod peer_label;
mod pronouns;
mod questions;
mod report;
mod rule;
mod scene;
mod senses;
mod signs;
mod spellings;
mod tables;
mod terms;
mod tokens;
mod trace;
mod weighing;
mod wording;

pub use ask::{Answer, ask};
pub use asking::deciding_questions;
pub use checker::{Checker, Options};
pub use finding::{
    Activity, Choice, Confidence, Finding, FindingKind, Fix, Kind, Language, Position, Question,
    Reason, Report, Severity, Source,
};
pub use fix::apply_fixes;
pub use pack::{Pack, PackError, PackRule, Preference};
pub use rule::{Example, Rule, rule, rules};
pub use tables::Verdict;
pub use trace::{Sample, samples_of, trace};
