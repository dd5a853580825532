//! Grouping the words of a closed round by themes, as those who run it see them. An answer can stand under several.
//!
//! They are gone through page by page. Not here: finding themes by machine.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use askama::Template;
use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Path, Query};
use axum::response::Response;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::round::{self, Round};
use super::show::find;
use super::words::{self, Place, Said, Which};
use crate::actor::Actor;
use crate::db::{self, Db, Entry, Row, new_id, params, statements};
use crate::permission::Action;
use crate::web::who::SignedIn;
use crate::web::{Ctx, Error, Page, Result, Section, refused_form, see_other};

statements! {
    ALL = "SELECT t.answer, t.theme FROM climate_themes t JOIN readiness_words w ON w.id = t.answer WHERE t.round_id = $1 ORDER BY t.theme, t.answer";
    FORGET = "DELETE FROM climate_themes WHERE round_id = $1 AND answer = $2";
    PUT = "INSERT INTO climate_themes (id, round_id, answer, theme) VALUES ($1, $2, $3, $4)";
}

/// Most characters of a theme, and most themes of an answer.
const LONGEST: usize = 80;
const MOST: usize = 8;

/// How many answers a page has.
const ON_A_PAGE: i64 = 50;

type Typed = BTreeMap<String, String>;

/// The themes of each answer.
pub(super) type Themes = BTreeMap<Uuid, Vec<String>>;

#[derive(Template)]
#[template(path = "rounds/themes.html")]
struct Grouping {
    page: Page,
    round: Round,
    words: Vec<Said>,
    /// What each question asks, and whether these are words of the documents.
    headings: BTreeMap<String, (String, bool)>,
    place: Place,
    themes: Themes,
    /// What was typed and refused.
    typed: Option<Typed>,
    /// What the themes were when the page was made, so that nobody overwrites another.
    seen: String,
}

/// The number of an answer, before the first to a question what it asks, and the answer.
type Line<'a> = (usize, Option<&'a (String, bool)>, &'a Said);

impl Grouping {
    fn value(&self, said: &Said) -> String {
        let name = format!("t-{}", said.id);
        match &self.typed {
            Some(typed) => typed.get(&name).cloned().unwrap_or_default(),
            None => line(&self.themes, said),
        }
    }

    /// Each answer with its number, and before the first to a question what it asks.
    fn lines(&self) -> Vec<Line<'_>> {
        let first = usize::try_from(self.place.skip()).unwrap_or(0) + 1;
        let mut last = "";
        let mut all = Vec::with_capacity(self.words.len());
        for (number, said) in (first..).zip(&self.words) {
            let new = said.question != last;
            let heading = self.headings.get(&said.question).filter(|_| new);
            all.push((number, heading, said));
            last = &said.question;
        }
        all
    }

    /// Every theme there is, to choose from.
    fn known(&self) -> BTreeSet<&str> {
        self.themes.values().flatten().map(String::as_str).collect()
    }
}

fn read(rows: &[Row]) -> db::Result<Themes> {
    let mut themes = Themes::new();
    for row in rows {
        themes
            .entry(row.get("answer")?)
            .or_default()
            .push(row.get("theme")?);
    }
    Ok(themes)
}

/// The themes of an answer in a line.
pub(super) fn line(themes: &Themes, said: &Said) -> String {
    themes
        .get(&said.id)
        .map_or_else(String::new, |t| t.join(", "))
}

/// What the themes of these answers are, in short.
fn fingerprint(themes: &Themes, words: &[Said]) -> String {
    let of: Vec<_> = words
        .iter()
        .map(|said| (said.id, themes.get(&said.id)))
        .collect();
    let mut out = String::new();
    for byte in Sha256::digest(format!("{of:?}")) {
        let _ = write!(out, "{byte:02x}");
    }
    out
}

/// The themes of a round.
pub(super) async fn of_round(db: &Db, round: Uuid) -> db::Result<Themes> {
    read(&db.all(&ALL, params![round]).await?)
}

/// How many answers stand under each theme; the most first.
pub(super) fn counted(themes: &Themes) -> Vec<(String, usize)> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for theme in themes.values().flatten() {
        *counts.entry(theme).or_default() += 1;
    }
    let mut all: Vec<(String, usize)> = counts
        .into_iter()
        .map(|(theme, n)| (theme.to_owned(), n))
        .collect();
    all.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    all
}

/// The answers on a page, and where that is.
async fn answers(db: &Db, round: &Round, page: &str) -> db::Result<(Place, Vec<Said>)> {
    let results = round::outcome(db, round).await?;
    let readable = words::counted(db, round, &results).await?;
    let all = readable.iter().map(|(_, n)| n).sum();
    let place = Place::new(page, all, ON_A_PAGE);
    let words = words::some(db, round, &readable, place.skip(), ON_A_PAGE).await?;
    Ok((place, words))
}

async fn page(
    ctx: &Ctx,
    actor: &Actor,
    id: &str,
    which: &str,
    typed: Option<Typed>,
) -> Result<Response> {
    let round = find(ctx, actor, Action::Change, id).await?;
    let db = &ctx.app.db;
    let page = ctx.page(Section::Other, "themes-title");
    let (place, words) = answers(db, &round, which).await?;
    let mut headings = BTreeMap::new();
    for said in &words {
        if !headings.contains_key(&said.question) {
            let heading = words::heading(db, &page, &round, &said.question).await?;
            headings.insert(said.question.clone(), heading);
        }
    }
    let themes = of_round(db, round.id).await?;
    ctx.render(&Grouping {
        seen: match &typed {
            Some(typed) => typed.get("seen").cloned().unwrap_or_default(),
            None => fingerprint(&themes, &words),
        },
        page,
        round,
        words,
        headings,
        place,
        themes,
        typed,
    })
}

/// `GET /rounds/{id}/themes`.
pub(super) async fn show(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path(id): Path<String>,
    Query(which): Query<Which>,
) -> Result<Response> {
    page(&ctx, &actor, &id, &which.page, None).await
}

/// The themes that were typed for the answers that may be seen, with commas between; none when one cannot be taken.
fn typed_themes(typed: &Typed, words: &[Said]) -> Option<Vec<(Uuid, String)>> {
    let mut all = Vec::new();
    for said in words {
        let text = typed.get(&format!("t-{}", said.id));
        let themes: BTreeSet<&str> = text
            .map_or("", String::as_str)
            .split(',')
            .map(str::trim)
            .filter(|t| !t.is_empty())
            .collect();
        let strange = |t: &&str| t.chars().count() > LONGEST || t.chars().any(char::is_control);
        if themes.len() > MOST || themes.iter().any(strange) {
            return None;
        }
        all.extend(themes.iter().map(|t| (said.id, (*t).to_owned())));
    }
    Some(all)
}

/// `POST /rounds/{id}/themes`.
pub(super) async fn create(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path(id): Path<String>,
    form: std::result::Result<Form<Typed>, FormRejection>,
) -> Result<Response> {
    let round = find(&ctx, &actor, Action::Change, &id).await?;
    let Form(typed) = form.map_err(Error::unreadable)?;
    let db = &ctx.app.db;
    let which = typed.get("page").cloned().unwrap_or_default();
    let (place, words) = answers(db, &round, &which).await?;
    let Some(chosen) = typed_themes(&typed, &words) else {
        return refused_form(page(&ctx, &actor, &id, &which, Some(typed)).await);
    };
    let seen = typed.get("seen").map_or("", String::as_str);
    db.change(&actor, async |tx| {
        let now = read(&tx.all(&ALL, params![round.id]).await?)?;
        if fingerprint(&now, &words) != seen {
            return Err(db::Error::Conflict);
        }
        for said in &words {
            tx.execute(&FORGET, params![round.id, said.id]).await?;
        }
        for (answer, theme) in &chosen {
            tx.execute(&PUT, params![new_id(), round.id, *answer, theme])
                .await?;
        }
        tx.record(Entry::new("edit", "climate-themes").of(round.id));
        Ok(())
    })
    .await?;
    if place.page < place.pages {
        let next = place.page + 1;
        return Ok(see_other(&format!(
            "/rounds/{}/themes?page={next}",
            round.id
        )));
    }
    Ok(see_other(&format!("/rounds/{}", round.id)))
}
