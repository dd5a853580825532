//! The published documents of peer work as typed data, and the engine that reads the career ladder in them.
//!
//! A *framework* is one edition of one published document: its items in order, each with a stable code, our own
//! wording, and a citation that leads back to the original. [`Library::shipped`] holds those that come with Wayfellow;
//! [`Library::load`] takes further ones from text.
//!
//! Deliberately not here: files, clocks, randomness, databases. Everything takes values and returns values. Nothing
//! here scores or ranks a person.

mod bibtex;
mod checking;
mod date;
mod entry;
mod evidence;
mod file;
mod framework;
mod hiring;
mod hiring_files;
mod holdings;
mod ladder;
mod lesson_checks;
mod lesson_files;
mod lesson_terms;
mod lessons;
mod library;
mod load;
mod many;
mod notes;
mod pathway;
mod place;
mod plan;
mod population;
mod portfolio;
mod preparing;
mod preparing_files;
mod reading;
mod remarks;
mod rules;
mod schema;
mod shape;
mod summary;
mod tensions;
mod terms;
mod usual;

pub use bibtex::bibtex;
pub use date::{Date, NotADate};
pub use evidence::{Need, ShownBy};
pub use file::{
    Center, CenterKind, Citation, Fact, Format, InherentlyPeer, Kind, LadderRow, LinkRelation,
    Note, Role, Status, Term, Training,
};
pub use framework::{Chain, Framework, Item, Link};
pub use hiring::Hiring;
pub use hiring_files::{
    AdSample, Bank, Channel, DescriptionPart, InterviewQuestion, PayPattern, Remark, Sample,
    SampleGroup, Scenario, Statement, Tone, Wanted,
};
pub use ladder::{Effective, EffectiveItem, Ladder, LadderNote, Reading};
pub use lesson_files::{
    Concern, Event, Finding, LinkCheck, Misconception, Named, Point, QuizQuestion, Resolution,
    Resource, Theme, VoiceQuestion, Work,
};
pub use lesson_terms::{
    EventKind, LinkState, MythOrFact, Outcome, PointKind, Seat, Setting, Staff, Wave, WorkKind,
    WorkList,
};
pub use lessons::{Lesson, LessonKind, Lessons};
pub use library::{Hit, Library, Reference, search_words};
pub use load::{LoadError, Source};
pub use many::{Ask, Compact, LadderTooLarge, Packer};
pub use pathway::{Begun, Closeness, Cover, Nearest, PathItem, Pathway, Standing, Why, evaluate};
pub use plan::{Closes, Plan, PlannedTraining, Planner, plan};
pub use population::{Population, Tally};
pub use portfolio::{
    Agreement, Claim, CodeKind, CredentialRecord, Engagement, Exception, Experience, ItemRecord,
    LARGEST_PORTFOLIO, LONGEST_TEXT, LookingAt, MOST_ENTRIES, PORTFOLIO_VERSION, Portfolio,
    Programs, Progress, TrainingRecord,
};
pub use preparing::{Answers, Band, FACTS, Judgement, NEEDS, Preparation, STATEMENTS, judge};
pub use preparing_files::{
    Chair, FirstTask, Phase, PrepareKind, PreparePoint, QuestionGroup, ReadyStatement, SelfQuestion,
};
pub use reading::PortfolioError;
pub use schema::{SCHEMAS, schema_text};
pub use shape::{
    ColumnShape, Coverage, ProgressionShape, RoleReach, Shape, StageShape, StepShape, ThemeShape,
};
pub use summary::{ItemCount, Summary};
pub use tensions::{Side, Tension};
pub use terms::{Column, Focus, Stage, Strength, Track, UnknownTerm};
