//! What people wrote in a round, question by question and page by page, so that however much it is, all of it can be
//! reached.
//!
//! Words stand in an order that tells nothing. Those of a circle of the climate survey are there only when enough of it
//! answered. Not here: writing them (`round`), and grouping them (`themes`).

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use serde::Deserialize;
use uuid::Uuid;

use super::climate::{self, Circle};
use super::points;
use super::results::Results;
use super::round::{self, Round};
use super::sheet::Part;
use super::show::{MORE, find};
use super::themes::{self, Themes};
use crate::db::{self, Db, Row, params, statements};
use crate::permission::Action;
use crate::web::who::SignedIn;
use crate::web::{Ctx, Error, Page, Result, Section};

statements! {
    COUNTS = "SELECT question, COUNT(*) AS n FROM readiness_words WHERE round_id = $1 GROUP BY question ORDER BY question";
    PAGE = "SELECT id, question, words, name FROM readiness_words WHERE round_id = $1 AND question = $2 ORDER BY id LIMIT $3 OFFSET $4";
    FIRST = "SELECT id, question, words, name FROM (SELECT id, question, words, name, ROW_NUMBER() OVER (PARTITION BY question ORDER BY id) AS place FROM readiness_words WHERE round_id = $1) w WHERE place <= $2 ORDER BY question, id";
}

/// How many answers to a question the page of a round shows.
pub(super) const FIRST_FEW: i64 = 12;

/// How many a page of words shows.
const ON_A_PAGE: i64 = 100;

/// What somebody wrote: code of the question, words, name.
pub(super) struct Said {
    pub id: Uuid,
    pub question: String,
    pub words: String,
    pub name: Option<String>,
}

impl Said {
    fn read(row: &Row) -> db::Result<Said> {
        Ok(Said {
            id: row.get("id")?,
            question: row.get("question")?,
            words: row.get("words")?,
            name: row.get("name")?,
        })
    }
}

/// The questions whose words may be read, with how many there are: none when too few answered; in the climate survey,
/// those of circles of which enough did.
pub(super) async fn counted(
    db: &Db,
    round: &Round,
    results: &Results,
) -> db::Result<Vec<(String, i64)>> {
    if results.all.is_none() {
        return Ok(Vec::new());
    }
    let mut all = Vec::new();
    for row in db.all(&COUNTS, params![round.id]).await? {
        let question: String = row.get("question")?;
        if Circle::of_code(&question).is_none_or(|c| results.circles.contains(&c)) {
            all.push((question, row.get("n")?));
        }
    }
    Ok(all)
}

/// The first few answers to each of these questions.
pub(super) async fn first_few(
    db: &Db,
    round: &Round,
    readable: &[(String, i64)],
) -> db::Result<Vec<Said>> {
    if readable.is_empty() {
        return Ok(Vec::new());
    }
    let rows = db.all(&FIRST, params![round.id, FIRST_FEW]).await?;
    let mut all = Vec::with_capacity(rows.len());
    for row in rows {
        let said = Said::read(&row)?;
        if readable
            .iter()
            .any(|(question, _)| *question == said.question)
        {
            all.push(said);
        }
    }
    Ok(all)
}

/// Answers to these questions, one question after the other, without the first `skip`, and so many at most.
pub(super) async fn some(
    db: &Db,
    round: &Round,
    readable: &[(String, i64)],
    skip: i64,
    most: i64,
) -> db::Result<Vec<Said>> {
    let (mut skip, mut left) = (skip.max(0), most);
    let mut all = Vec::new();
    for (question, n) in readable {
        if skip >= *n {
            skip -= n;
            continue;
        }
        let values = params![round.id, question, left, skip];
        for row in db.all(&PAGE, values).await? {
            all.push(Said::read(&row)?);
        }
        left -= (n - skip).min(left);
        skip = 0;
        if left == 0 {
            break;
        }
    }
    Ok(all)
}

/// Where somebody is in a long list: the page, from 1, and how many there are.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    pub page: i64,
    pub pages: i64,
    on_a_page: i64,
}

impl Place {
    /// The page with this number, or the nearest one.
    pub fn new(page: &str, all: i64, on_a_page: i64) -> Place {
        let pages = (all + on_a_page - 1).div_euclid(on_a_page).max(1);
        let page = page.parse().unwrap_or(1).clamp(1, pages);
        Place {
            page,
            pages,
            on_a_page,
        }
    }

    /// How many come before this page.
    pub fn skip(self) -> i64 {
        (self.page - 1) * self.on_a_page
    }
}

/// Which page.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Which {
    pub page: String,
}

#[derive(Template)]
#[template(path = "rounds/words.html")]
struct Words {
    page: Page,
    round: Round,
    /// The question, and whether its words are the language of the documents.
    heading: (String, bool),
    question: String,
    all: i64,
    words: Vec<Said>,
    themes: Themes,
    place: Place,
}

impl Words {
    fn themes_of(&self, said: &Said) -> String {
        themes::line(&self.themes, said)
    }

    fn number(&self, n: i64) -> usize {
        usize::try_from(n).unwrap_or(0)
    }
}

/// What a code of words asks, and whether these are words of the documents, which are English.
pub(super) async fn heading(
    db: &Db,
    page: &Page,
    round: &Round,
    code: &str,
) -> db::Result<(String, bool)> {
    if code == MORE {
        return Ok((page.t("rounds-more"), false));
    }
    if let Some(part) = Part::ALL.into_iter().find(|p| p.why() == Some(code)) {
        let part = page.term("part", part.as_str());
        return Ok((page.s("rounds-why-of", part), false));
    }
    if Circle::of_code(code).is_some() {
        let asked = climate::questions(db, round.id).await?;
        let mut all = asked.into_iter().flat_map(|(_, questions)| questions);
        let found = all.find(|(c, _)| c == code);
        return Ok((found.map_or_else(String::new, |(_, words)| words), false));
    }
    Ok((points::question(code).to_owned(), true))
}

/// `GET /rounds/{id}/words/{question}`.
pub(super) async fn show(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path((id, question)): Path<(String, String)>,
    Query(which): Query<Which>,
) -> Result<Response> {
    let round = find(&ctx, &actor, Action::Read, &id).await?;
    let db = &ctx.app.db;
    let results = round::outcome(db, &round).await?;
    let readable = counted(db, &round, &results).await?;
    let mut readable = readable.into_iter().filter(|(q, _)| *q == question);
    let (question, all) = readable.next().ok_or_else(Error::not_found)?;
    let place = Place::new(&which.page, all, ON_A_PAGE);
    let one = [(question.clone(), all)];
    let words = some(db, &round, &one, place.skip(), ON_A_PAGE).await?;
    let page = ctx.page(Section::Other, round.name.clone());
    ctx.render(&Words {
        heading: heading(db, &page, &round, &question).await?,
        themes: themes::of_round(db, round.id).await?,
        page,
        round,
        question,
        all,
        words,
        place,
    })
}
