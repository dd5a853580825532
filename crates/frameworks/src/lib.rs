//! The published documents of peer work as typed data, and the engine that reads the career ladder in them.
//!
//! A *framework* is one edition of one published document: its items in order, each with a stable code, our own
//! wording, and a citation that leads back to the original. [`Library::shipped`] holds those that come with Wayfellow;
//! [`Library::load`] takes further ones from text.
//!
//! Deliberately not here: files, clocks, randomness, databases. Everything takes values and returns values. Nothing
//! here scores or ranks a person.

mod file;
mod framework;
mod ladder;
mod library;
mod load;
mod notes;
mod schema;
mod tensions;
mod terms;

pub use file::{
    Center, CenterKind, Citation, Fact, Format, InherentlyPeer, Kind, LadderRow, LinkRelation,
    Note, Role, Status, Term, Training,
};
pub use framework::{Chain, Framework, Item, Link};
pub use ladder::{Effective, EffectiveItem, Ladder, LadderNote, Reading};
pub use library::{Hit, Library, Reference};
pub use load::{LoadError, Source};
pub use schema::{SCHEMAS, schema_text};
pub use tensions::{Side, Tension};
pub use terms::{Column, Focus, Stage, Strength, Track, UnknownTerm};
