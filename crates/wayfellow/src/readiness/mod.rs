//! Getting ready: what the field has learned about bringing in peer roles. Open to anyone, and nothing is kept.
//!
//! Owns the front page of getting ready and what there is to read: misconceptions with a short round of myth or fact,
//! concerns, shared goals, history, evidence with its references, Medicaid, voices, websites and a quiz for
//! supervisors. Not here: whether an organization is ready, any plan of its own, and any score.

mod concerns;
mod evidence;
mod history;
mod index;
mod misconceptions;
mod points;
mod quiz;
mod resources;
mod round;
mod timeline;
mod voices;

use axum::Router;
use axum::routing::get;
use frameworks::{Citation, Lesson, LessonKind, Lessons, Library};

use crate::library::listing;
use crate::web::Shared;

pub(crate) const ROUTES: [(&str, &str); 16] = [
    ("GET", "/readiness"),
    ("GET", "/misconceptions"),
    ("GET", "/misconceptions/round"),
    ("POST", "/misconceptions/round"),
    ("GET", "/misconceptions/{name}"),
    ("GET", "/common-goals"),
    ("GET", "/history"),
    ("GET", "/evidence"),
    ("GET", "/evidence/references"),
    ("GET", "/evidence/references.bib"),
    ("GET", "/concerns"),
    ("GET", "/voices"),
    ("GET", "/quiz"),
    ("POST", "/quiz"),
    ("GET", "/medicaid"),
    ("GET", "/resources"),
];

pub(crate) fn router() -> Router<Shared> {
    Router::new()
        .route("/readiness", get(index::show))
        .route("/misconceptions", get(misconceptions::index))
        .route("/misconceptions/round", get(round::new).post(round::create))
        .route("/misconceptions/{name}", get(misconceptions::show))
        .route("/common-goals", get(points::common_goals))
        .route("/history", get(history::show))
        .route("/evidence", get(evidence::show))
        .route("/evidence/references", get(evidence::references))
        .route("/evidence/references.bib", get(evidence::bib))
        .route("/concerns", get(concerns::show))
        .route("/voices", get(voices::show))
        .route("/quiz", get(quiz::new).post(quiz::create))
        .route("/medicaid", get(points::medicaid))
        .route("/resources", get(resources::show))
}

/// Where an entry can be read.
pub(crate) fn address(lessons: &Lessons, lesson: &Lesson<'_>) -> String {
    let code = lesson.code;
    match lesson.kind {
        LessonKind::Misconception => lessons
            .misconceptions
            .iter()
            .find(|m| m.code == code)
            .map_or_else(
                || "/misconceptions".to_owned(),
                |m| format!("/misconceptions/{}", m.name),
            ),
        LessonKind::Concern => format!("/concerns#{code}"),
        LessonKind::Event => format!("/history#{code}"),
        LessonKind::Goal => format!("/common-goals#{code}"),
        LessonKind::Medicaid => format!("/medicaid#{code}"),
        LessonKind::Finding => format!("/evidence#{code}"),
        LessonKind::Reference => format!("/evidence/references#{code}"),
        LessonKind::Interview | LessonKind::Theme => format!("/voices#{code}"),
        LessonKind::Resource => format!("/resources#{code}"),
        LessonKind::Quiz => "/quiz".to_owned(),
        LessonKind::Description => {
            let h = &lessons.hiring;
            let page = if h.statement(code).is_some() {
                "statements"
            } else if h.samples.iter().any(|s| s.code == code) {
                "samples"
            } else {
                "description"
            };
            format!("/hiring/{page}#{code}")
        }
        LessonKind::Advertising => format!("/hiring/ads#{code}"),
        LessonKind::Interviewing => format!("/hiring/interview#{code}"),
        LessonKind::Pay => format!("/hiring/pay#{code}"),
    }
}

/// What stands below every entry: a note, what else to look at, and where it comes from.
pub(crate) struct Foot {
    pub note: Option<&'static str>,
    pub see: Vec<(String, &'static str)>,
    pub cite: String,
}

impl Foot {
    pub(crate) fn new(
        lessons: &'static Lessons,
        library: &'static Library,
        cite: &'static Citation,
        note: Option<&'static str>,
        see: &'static [String],
    ) -> Foot {
        Foot {
            note,
            see: see
                .iter()
                .filter_map(|code| link(lessons, library, code))
                .collect(),
            cite: cited(library, cite),
        }
    }
}

/// Document, section and item, as a reader would look for them.
pub(crate) fn cited(library: &Library, cite: &Citation) -> String {
    let title = library
        .framework(&cite.document)
        .map_or(cite.document.as_str(), |f| f.title.as_str());
    match &cite.item {
        Some(item) => format!("{title}, {}, {item}", cite.section),
        None => format!("{title}, {}", cite.section),
    }
}

/// Address and name of what a code stands for: a disagreement, an item (`slug#code`) or another entry.
fn link(
    lessons: &'static Lessons,
    library: &'static Library,
    code: &str,
) -> Option<(String, &'static str)> {
    if let Some(tension) = library.tensions().iter().find(|t| t.code == code) {
        return Some((format!("/tensions#{code}"), tension.title.as_str()));
    }
    if let Some(at) = library.find(code) {
        return Some((
            listing::address(&at.framework.name(), &at.item.code),
            at.item.label.as_str(),
        ));
    }
    let all = lessons.all();
    let lesson = all.iter().find(|l| l.code == code)?;
    Some((address(lessons, lesson), lesson.label))
}
