//! What research on peer support found, with filters, and the works behind it, also as BibTeX.

use askama::Template;
use axum::extract::Query;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse as _, Response};
use frameworks::{Finding, Named, Outcome, Setting, Wave, Work, bibtex};
use serde::Deserialize;

use super::Foot;
use crate::library::listing::{Filter, filter, words};
use crate::library::lists::Asked;
use crate::web::{Ctx, Page, Result, Section};

/// Findings that the document ties to no wave of research.
const NO_WAVE: &str = "none";

#[derive(Template)]
#[template(path = "readiness/evidence.html")]
struct Evidence {
    page: Page,
    query: String,
    filters: Vec<Filter>,
    total: usize,
    works: usize,
    findings: Vec<Shown>,
}

struct Shown {
    finding: &'static Finding,
    named: &'static [Named],
    foot: Foot,
}

#[derive(Template)]
#[template(path = "readiness/references.html")]
struct References {
    page: Page,
    query: String,
    total: usize,
    works: Vec<Listed>,
}

struct Listed {
    work: &'static Work,
    authors: String,
    /// Everything that is printed after the title.
    printed: String,
    findings: Vec<&'static Finding>,
}

#[derive(Deserialize)]
pub(super) struct Chosen {
    #[serde(default)]
    q: String,
    #[serde(default)]
    outcome: String,
    #[serde(default)]
    wave: String,
    #[serde(default)]
    setting: String,
}

/// `GET /evidence`.
pub(super) async fn show(ctx: Ctx, Query(chosen): Query<Chosen>) -> Result<Response> {
    let page = ctx.page(Section::Library, "evidence-title");
    let (lessons, library) = (ctx.app.lessons, ctx.app.library);
    let query = words(&chosen.q);
    let findings = lessons
        .findings
        .iter()
        .filter(|f| chosen.keeps(f))
        .filter(|f| {
            let printed: Vec<&str> = f.references.iter().map(|r| r.printed.as_str()).collect();
            let text = format!("{} {} {} {}", f.code, f.label, f.text, printed.join(" "));
            let text = text.to_lowercase();
            query.iter().all(|w| text.contains(w.as_str()))
        })
        .map(|finding| Shown {
            finding,
            named: &finding.references,
            foot: Foot::new(
                lessons,
                library,
                &finding.cite,
                finding.note.as_deref(),
                &finding.see,
            ),
        })
        .collect();
    let outcomes = Outcome::ALL.map(|o| (o.as_str(), page.term("outcome", o.as_str())));
    let waves = Wave::ALL
        .iter()
        .map(|w| w.as_str())
        .chain([NO_WAVE])
        .map(|w| (w, page.term("wave", w)));
    let settings = Setting::ALL.map(|s| (s.as_str(), page.term("setting", s.as_str())));
    let filters = vec![
        filter(
            &page,
            "outcome",
            "evidence-outcome",
            outcomes.into_iter(),
            &chosen.outcome,
        ),
        filter(&page, "wave", "evidence-wave", waves, &chosen.wave),
        filter(
            &page,
            "setting",
            "evidence-setting",
            settings.into_iter(),
            &chosen.setting,
        ),
    ];
    ctx.render(&Evidence {
        page,
        query: chosen.q,
        filters,
        total: lessons.findings.len(),
        works: lessons.references.len(),
        findings,
    })
}

impl Chosen {
    /// A word that is none of the choices filters nothing, as on the other lists.
    fn keeps(&self, finding: &Finding) -> bool {
        let outcome = Outcome::ALL.iter().find(|o| o.as_str() == self.outcome);
        let setting = Setting::ALL.iter().find(|s| s.as_str() == self.setting);
        let wave = Wave::ALL.iter().find(|w| w.as_str() == self.wave);
        outcome.is_none_or(|o| finding.outcome.contains(o))
            && setting.is_none_or(|s| finding.setting.contains(s))
            && wave.is_none_or(|w| finding.wave == Some(*w))
            && (self.wave != NO_WAVE || finding.wave.is_none())
    }
}

/// `GET /evidence/references`.
pub(super) async fn references(ctx: Ctx, Query(asked): Query<Asked>) -> Result<Response> {
    let lessons = ctx.app.lessons;
    let query = words(&asked.q);
    let works = lessons
        .references
        .iter()
        .map(|work| Listed {
            work,
            authors: authors(work),
            printed: printed(work),
            findings: lessons.findings_from(&work.code).collect(),
        })
        .filter(|l| {
            let text = format!(
                "{} {} {} {}",
                l.authors, l.work.year, l.work.title, l.printed
            );
            let text = text.to_lowercase();
            query.iter().all(|w| text.contains(w.as_str()))
        })
        .collect();
    ctx.render(&References {
        page: ctx.page(Section::Library, "references-title"),
        query: asked.q,
        total: lessons.references.len(),
        works,
    })
}

/// `GET /evidence/references.bib`.
pub(super) async fn bib(ctx: Ctx) -> Response {
    let mut response = bibtex(&ctx.app.lessons.references).into_response();
    let headers = response.headers_mut();
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("application/x-bibtex; charset=utf-8"),
    );
    headers.insert(
        header::CONTENT_DISPOSITION,
        HeaderValue::from_static("attachment; filename=\"peer-support-references.bib\""),
    );
    response
}

/// The names as one line; braces mark organizations and are for programs.
fn authors(work: &Work) -> String {
    let names: Vec<&str> = work
        .authors
        .iter()
        .map(|a| match a.as_str() {
            "others" => "et al.",
            name => name.trim_matches(['{', '}']),
        })
        .collect();
    names.join("; ")
}

fn printed(work: &Work) -> String {
    let mut parts = Vec::new();
    if let Some(journal) = &work.journal {
        let mut place = journal.clone();
        if let Some(volume) = &work.volume {
            place.push_str(&format!(" {volume}"));
        }
        if let Some(number) = &work.number {
            place.push_str(&format!("({number})"));
        }
        if let Some(pages) = &work.pages {
            place.push_str(&format!(": {}", pages.replace('-', "–")));
        }
        parts.push(place);
    }
    if let Some(book) = &work.booktitle {
        let mut place = format!("In: {book}");
        if !work.book_editors.is_empty() {
            place.push_str(&format!(" (ed. {})", work.book_editors.join("; ")));
        }
        if let Some(pages) = &work.pages {
            place.push_str(&format!(": {}", pages.replace('-', "–")));
        }
        parts.push(place);
    }
    let publisher: Vec<&str> = [&work.place, &work.publisher]
        .into_iter()
        .flatten()
        .map(String::as_str)
        .collect();
    if !publisher.is_empty() {
        parts.push(publisher.join(": "));
    }
    parts.extend(work.venue.clone());
    parts.extend(work.doi.as_ref().map(|doi| format!("doi {doi}")));
    parts.extend(work.url.clone());
    parts.join(". ")
}
