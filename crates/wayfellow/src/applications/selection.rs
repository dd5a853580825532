//! The page that shows how groups of applicants fared, over spans in which nobody can be known by it.
//!
//! Whoever looks cannot choose the years: what was shown before and after one more search would tell that search. Not
//! here: what may be shown (`figures`), and any single answer.

use askama::Template;
use axum::response::Response;
use jiff::tz::{TimeZone, offset};

use super::figures::{LEAST, Line, Span, spans};
use super::group::{QUESTIONS, Question};
use super::{rule, tally};
use crate::db::Moment;
use crate::openings::days::today;
use crate::permission::{Action, Resource, may};
use crate::web::who::SignedIn;
use crate::web::{Ctx, Error, Page, Result, Section, no_store};

struct Asked {
    question: Question,
    spans: Vec<Span>,
}

#[derive(Template)]
#[template(path = "applications/selection.html")]
struct Shown {
    page: Page,
    asked: Vec<Asked>,
    /// Whether any span is shown, with a group below four fifths or without.
    any: bool,
}

/// Tenths of a percent as people read them.
fn percent(page: &Page, tenths: u64) -> String {
    page.su(
        "selection-percent",
        (tenths / 10).to_string(),
        (tenths % 10).to_string(),
    )
}

impl Shown {
    fn least(&self) -> usize {
        usize::try_from(LEAST).unwrap_or_default()
    }

    fn years(&self, span: &Span) -> String {
        if span.first == span.last {
            span.last.to_string()
        } else {
            let (first, last) = (span.first.to_string(), span.last.to_string());
            self.page.su("selection-years", first, last)
        }
    }

    /// The steps of a span that are shown: end of the keys, and lines.
    fn steps<'a>(&self, span: &'a Span) -> Vec<(&'static str, &'a [Line])> {
        let Some(figures) = &span.figures else {
            return Vec::new();
        };
        let steps: [(&'static str, &'a [Line]); 2] = [
            ("interviews", &figures.interviews),
            ("choices", &figures.choices),
        ];
        steps.into_iter().filter(|s| !s.1.is_empty()).collect()
    }

    fn share(&self, line: &Line) -> String {
        percent(&self.page, line.share())
    }

    fn beside(&self, line: &Line) -> String {
        percent(&self.page, line.beside_highest())
    }

    /// Whether a span has a group below four fifths.
    fn is_uneven(&self, lines: &[Line]) -> bool {
        lines.iter().any(Line::is_below_four_fifths)
    }
}

/// `GET /organization/hiring/figures`.
pub(super) async fn show(ctx: Ctx, SignedIn(actor): SignedIn) -> Result<Response> {
    let place = actor.organization.ok_or_else(Error::not_found)?;
    let figures = Resource::new("selection-figures").of_organization(place);
    may(&actor, Action::Read, &figures)?;
    let db = &ctx.app.db;
    let asks = rule::of(db, place).await?.asks;
    // A year is over when it is over everywhere on earth, so that nothing is added to it any more.
    let last = TimeZone::fixed(offset(-12));
    let this_year = i64::from(today(Some(&last), Moment::now().timestamp()).year());
    let mut asked = Vec::new();
    for question in QUESTIONS {
        let years = tally::years(db, place, question).await?;
        let spans = spans(&years, this_year);
        // What was asked once stays to be read.
        if asks.contains(&question) || spans.len() > 1 {
            asked.push(Asked { question, spans });
        }
    }
    let shown = Shown {
        page: ctx.page(Section::Other, "selection-title"),
        any: asked.iter().any(|a| a.spans.len() > 1),
        asked,
    };
    Ok(no_store(ctx.render(&shown)?))
}
