//! "What am I missing?" on one's own portfolio: each line with the evidence behind it, and ways to add some or to plan.
//!
//! Not here: what follows from a portfolio (`frameworks`), and the forms for everything else (`portfolio`).

use std::collections::HashMap;
use std::str::FromStr;

use askama::Template;
use axum::body::Bytes;
use axum::extract::Query;
use axum::response::Response;
use frameworks::{Ladder, LookingAt, ShownBy, Stage, Track};
use serde::Deserialize;

use super::Sent;
use super::result::{Line, ResultView, result};
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
    result: ResultView<'a>,
    evidence: HashMap<String, Evidence>,
    goals: Vec<GoalLine>,
}

/// What is behind a line, and what can be done about it.
#[derive(Default)]
struct Evidence {
    /// Lines of the portfolio that show it: address, title, whether the words are a document's own.
    shown: Vec<(String, String, bool)>,
    /// Whether the person's own word shows it.
    own_word: bool,
    /// Forms for what else shows it: address, word of the kind.
    forms: Vec<(String, &'static str)>,
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
    let evidence = lines
        .into_iter()
        .flatten()
        .map(|l| {
            (
                l.code.clone(),
                evidence(&ctx, &page, ladder, &known, &l.code),
            )
        })
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
        evidence,
        goals,
        result,
        page,
    };
    Ok(no_store(ctx.render(&template)?))
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

/// The first row that says the same as this one.
fn first<'a>(ladder: &'a Ladder<'_>, code: &'a str) -> &'a str {
    ladder.first_appearance(code).unwrap_or(code)
}

/// Whether a line shows what is asked for.
type Wanted<'a> = Box<dyn Fn(&Known<'_>) -> bool + 'a>;

fn evidence(
    ctx: &Ctx,
    page: &Page,
    ladder: &Ladder<'_>,
    records: &[Known<'_>],
    code: &str,
) -> Evidence {
    let mut found = Evidence::default();
    let id = ladder.framework().id();
    let this = first(ladder, code);
    let mut shown: Vec<&Record> = Vec::new();
    for way in ladder.shown_by(code) {
        let (kind, wanted): (Kind, Wanted<'_>) = match way {
            ShownBy::OwnWord => {
                found.own_word = true;
                (Kind::Item, Box::new(|k: &Known<'_>| k.about == Some(this)))
            }
            ShownBy::Training(training) => {
                found.forms.push((
                    format!(
                        "/me/portfolio/training/new?training={}",
                        coded(&id, training)
                    ),
                    Kind::Training.word(),
                ));
                let wanted = first(ladder, training);
                (
                    Kind::Training,
                    Box::new(move |k: &Known<'_>| k.about == Some(wanted)),
                )
            }
            ShownBy::Credential(credential) => {
                found.forms.push((
                    format!(
                        "/me/portfolio/credential/new?credential={}",
                        coded(&id, credential)
                    ),
                    Kind::Credential.word(),
                ));
                let wanted = first(ladder, credential);
                (
                    Kind::Credential,
                    Box::new(move |k: &Known<'_>| k.about == Some(wanted)),
                )
            }
            ShownBy::Agreement(kind) => {
                let word = match kind {
                    frameworks::CodeKind::Cps => "cps",
                    frameworks::CodeKind::Rsc => "rsc",
                    frameworks::CodeKind::Group => "group",
                };
                found.forms.push((
                    format!("/me/portfolio/agreement/new?code-kind={word}"),
                    Kind::Agreement.word(),
                ));
                (
                    Kind::Agreement,
                    Box::new(move |k: &Known<'_>| k.record.get("code-kind") == word),
                )
            }
            ShownBy::Experience(_) => {
                let form = "/me/portfolio/experience/new?peer-support=yes";
                found.forms.push((form.to_owned(), Kind::Experience.word()));
                (
                    Kind::Experience,
                    Box::new(|k: &Known<'_>| k.record.get("peer-support") == "yes"),
                )
            }
        };
        let found = records
            .iter()
            .filter(|k| k.record.kind == kind && wanted(k));
        shown.extend(found.map(|k| k.record));
    }
    for known in records.iter().filter(|k| k.about == Some(this)) {
        let record = known.record;
        match record.kind {
            Kind::Mastery | Kind::Exception => shown.push(record),
            Kind::Step if record.get("done").is_empty() => {
                found.planned = Some(record.get("by").to_owned());
            }
            _ => {}
        }
    }
    let mut seen = std::collections::HashSet::new();
    shown.retain(|r| seen.insert(r.entry));
    found.shown = shown
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
    found
}

/// A reference as it stands in the query of an address.
fn coded(id: &str, code: &str) -> String {
    form_urlencoded::byte_serialize(format!("{id}#{code}").as_bytes()).collect()
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
    fn of(&self, line: &Line) -> &Evidence {
        static NOTHING: std::sync::LazyLock<Evidence> = std::sync::LazyLock::new(Evidence::default);
        self.evidence.get(&line.code).unwrap_or(&NOTHING)
    }
}
