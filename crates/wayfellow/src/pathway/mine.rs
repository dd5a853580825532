//! "What am I missing?" on one's own portfolio: each line with the evidence behind it, and ways to add some or to plan.
//!
//! Not here: what follows from a portfolio (`frameworks`), and the forms for everything else (`portfolio`).

use std::collections::HashMap;
use std::str::FromStr;

use askama::Template;
use axum::body::Bytes;
use axum::extract::Query;
use axum::response::Response;
use frameworks::{Ladder, LookingAt, Stage, Track};
use serde::Deserialize;

use super::Sent;
use super::result::{Line, ResultView, result};
use super::row::{Row, first};
use crate::permission::Action;
use crate::portfolio::draft;
use crate::portfolio::kinds::Kind;
use crate::portfolio::record::{self, Draft, Fields, Record};
use crate::portfolio::{file, own, view};
use crate::web::who::SignedIn;
use crate::web::{Ctx, Error, Page, Result, Section, no_store, see_other};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    stage: String,
    track: String,
}

#[derive(Template)]
#[template(path = "pathway/mine.html")]
struct Mine<'a> {
    page: Page,
    tab: &'static str,
    stage: Stage,
    track: Track,
    /// Markup: what the page is looking at, for each of its forms.
    place: String,
    result: ResultView<'a>,
    evidence: HashMap<&'a str, Evidence>,
    goals: Vec<GoalLine>,
}

/// What is behind a line.
#[derive(Default)]
struct Evidence {
    /// Lines of the portfolio that show it: address, title, whether the words are a document's own.
    shown: Vec<(String, String, bool)>,
    /// The day by which it is planned, or an empty text when no day was chosen.
    planned: Option<String>,
}

struct GoalLine {
    href: String,
    title: String,
    by: String,
}

/// `GET /me/missing`.
pub(super) async fn show(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let person = own(&actor, Action::Read, "portfolio")?;
    let records = record::today(&ctx.app.db, person).await?;
    let mut portfolio = file::portfolio(&records);
    let looking = looking(&asked.stage, &asked.track, portfolio.looking_at)?;
    portfolio.looking_at = Some(looking);
    let (stage, track) = (looking.stage, looking.track);
    let page = ctx.page(Section::Me, "missing-title");
    let ladder = &ctx.app.ladder;
    let result = result(
        &ctx,
        ladder,
        &portfolio,
        &page,
        &Sent::default(),
        (stage, track),
    );
    let known = known(ladder, &records);
    let g = &result.groups;
    let lines = [
        &g.have,
        &g.carried,
        &g.nearly,
        &g.missing,
        &g.offered,
        &g.not_asked,
    ];
    let lines = lines.into_iter().flatten();
    // What is written into each line beside the markup of its row, and what is around the lines, is shorter than this.
    let long = lines.clone().map(|l| l.row.length() + 250).sum::<usize>()
        + result.wide.len()
        + result.narrow.len()
        + 24 * 1024;
    let evidence = lines
        .filter_map(|l| Some((l.code, evidence(&ctx, &page, &known, l.row)?)))
        .collect();
    let goals = records
        .iter()
        .filter(|r| r.kind == Kind::Goal && r.get("reached").is_empty());
    let goals = goals
        .map(|r| GoalLine {
            href: format!("/me/portfolio/goal/{}", r.entry),
            title: view::title(&ctx.app, &page, r).0,
            by: r.get("by").to_owned(),
        })
        .collect();
    let template = Mine {
        tab: "missing",
        stage,
        track,
        place: format!(
            r#"<input type="hidden" name="stage" value="{stage}"><input type="hidden" name="track" value="{track}">"#
        ),
        evidence,
        goals,
        result,
        page,
    };
    Ok(no_store(ctx.render_long(&template, long)?))
}

fn looking(stage: &str, track: &str, goal: Option<LookingAt>) -> Result<LookingAt> {
    let mut looking = goal.unwrap_or(LookingAt {
        stage: Stage::Volunteer,
        track: Track::Both,
    });
    if !stage.is_empty() {
        looking.stage = Stage::from_str(stage).map_err(|e| Error::refused("error-stage", e))?;
    }
    if !track.is_empty() {
        looking.track = Track::from_str(track).map_err(|e| Error::refused("error-track", e))?;
    }
    Ok(looking)
}

/// A line of the portfolio, and the first row of the chart that says what it is about.
struct Known<'a> {
    record: &'a Record,
    about: Option<&'a str>,
}

/// What each line is about; looked up once, since every row of the chart asks.
fn known<'a>(ladder: &'a Ladder<'_>, records: &'a [Record]) -> Vec<Known<'a>> {
    let own = |r: &'a Record| r.subject.as_deref().and_then(|s| s.rsplit('#').next());
    let known = records.iter().map(|record| Known {
        record,
        about: own(record).map(|c| first(ladder, c)),
    });
    known.collect()
}

/// What is behind a row; nothing when there is neither evidence nor a plan.
fn evidence(ctx: &Ctx, page: &Page, records: &[Known<'_>], row: &Row) -> Option<Evidence> {
    let mut shown: Vec<&Record> = Vec::new();
    for (kind, shows) in &row.shown_by {
        let found = records
            .iter()
            .filter(|k| k.record.kind == *kind && shows.by(k.record, k.about));
        shown.extend(found.map(|k| k.record));
    }
    let mut planned = None;
    for known in records.iter().filter(|k| k.about == Some(row.first)) {
        let record = known.record;
        match record.kind {
            Kind::Mastery | Kind::Exception => shown.push(record),
            Kind::Step if record.get("done").is_empty() => {
                planned = Some(record.get("by").to_owned());
            }
            _ => {}
        }
    }
    if shown.is_empty() && planned.is_none() {
        return None;
    }
    let mut seen = std::collections::HashSet::new();
    shown.retain(|r| seen.insert(r.entry));
    let shown = shown
        .into_iter()
        .map(|r| {
            let (title, quoted) = match r.kind {
                // The line above already names the item.
                Kind::Item => (page.t("mine-own-word"), false),
                _ => view::title(&ctx.app, page, r),
            };
            let href = format!("/me/portfolio/{}/{}", r.kind.word(), r.entry);
            (href, title, quoted)
        })
        .collect();
    Some(Evidence { shown, planned })
}

/// `POST /me/missing`: evidence or a plan for one line, without leaving the page.
pub(super) async fn create(ctx: Ctx, SignedIn(actor): SignedIn, body: Bytes) -> Result<Response> {
    let sent = Sent::read(&body).ok_or_else(|| Error::bad_request("error-form"))?;
    let kind = match sent.one("do") {
        "plan" => Kind::Step,
        "held" | "under-way" => Kind::Item,
        _ => return Err(Error::bad_request("error-form")),
    };
    let looking = looking(sent.one("stage"), sent.one("track"), None)?;
    let page = ctx.page(Section::Me, "missing-title");
    let ladder = &ctx.app.ladder;
    let code = sent.one("item");
    let row = ladder.row(code).ok_or_else(Error::not_found)?;
    let first = ladder.first_appearance(row.code()).unwrap_or(row.code());
    let item = format!("{}#{first}", ladder.framework().id());
    let person = own(&actor, Action::Add, kind.part())?;
    let typed = match kind {
        Kind::Step => vec![("item", item.as_str()), ("by", sent.one("by"))],
        _ => vec![
            ("item", item.as_str()),
            ("standing", sent.one("do")),
            ("proficiency", sent.one("words")),
        ],
    };
    let typed = typed.into_iter().map(|(n, v)| (n.to_owned(), v.to_owned()));
    let draft = draft::read(&ctx.app, &page, kind, &Sent::of(typed)).map_err(|problems| {
        let words: Vec<String> = problems.into_iter().map(|p| p.text).collect();
        Error::refused("mine-refused", words.join(" "))
    })?;
    let records = record::today(&ctx.app.db, person).await?;
    let planned = |r: &&Record| {
        kind == Kind::Step
            && r.kind == kind
            && r.subject == draft.subject
            && r.get("done").is_empty()
    };
    match draft::same_item(&records, &draft, None).or_else(|| records.iter().find(planned)) {
        // What was said before stays, unless it is said anew.
        Some(before) => {
            let mut fields: Fields = before.fields.clone();
            fields.extend(draft.fields.clone());
            let draft = Draft { fields, ..draft };
            record::correct(&ctx.app.db, &actor, before.entry, before.place, &draft).await?;
        }
        None => drop(record::begin(&ctx.app.db, &actor, &draft).await?),
    }
    Ok(see_other(&format!(
        "/me/missing?stage={}&track={}#i-{first}",
        looking.stage, looking.track
    )))
}

impl Mine<'_> {
    fn of(&self, line: &Line<'_>) -> &Evidence {
        static NOTHING: std::sync::LazyLock<Evidence> = std::sync::LazyLock::new(Evidence::default);
        self.evidence.get(line.code).unwrap_or(&NOTHING)
    }
}
