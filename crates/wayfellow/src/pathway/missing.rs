//! The open page "What am I missing?": choose what you hold, see the result as shape and as sentences.

use std::str::FromStr;

use askama::Template;
use axum::body::Bytes;
use axum::extract::Query;
use axum::response::Response;
use frameworks::{
    Claim, Coverage, Date, EffectiveItem, Engagement, Kind, Ladder, Portfolio, Progress, Stage,
    Track,
};
use serde::Deserialize;

use super::form::{self, CODES, Problem, Sent, listed};
use super::result::{ResultView, result};
use crate::web::{Ctx, Error, Page, Result, Section};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    stage: String,
    track: String,
    example: String,
}

/// Today, as far as a portfolio cares: the latest day it can be anywhere on Earth.
pub(crate) fn today() -> Date {
    let now = jiff::Timestamp::now();
    let ahead = now
        .to_zoned(jiff::tz::TimeZone::fixed(jiff::tz::offset(14)))
        .date();
    let year = u16::try_from(ahead.year()).unwrap_or(Date::FIRST_YEAR);
    let month = u8::try_from(ahead.month()).unwrap_or(1);
    let day = u8::try_from(ahead.day()).unwrap_or(1);
    Date::day(year, month, day).unwrap_or_else(epoch)
}

fn epoch() -> Date {
    "1970"
        .parse()
        .unwrap_or_else(|_| unreachable!("1970 is a year"))
}

#[derive(Template)]
#[template(path = "pathway/missing.html")]
struct Missing<'a> {
    page: Page,
    stage: Stage,
    track: Track,
    json: String,
    problems: Vec<Problem>,
    sections: Vec<StageSection<'a>>,
    credentials: Vec<CredentialRow<'a>>,
    experience: Vec<ExperienceRow>,
    exceptions: Vec<ExceptionRow>,
    grandfathered: Vec<(String, String)>,
    agreed: Vec<(&'static str, bool)>,
    cori: &'static str,
    sent: Sent,
    result: Option<ResultView<'a>>,
    examples: Vec<(usize, String)>,
    example: Option<String>,
}

struct StageSection<'a> {
    stage: Stage,
    items: Vec<ItemRow<'a>>,
    trainings: Vec<TrainingRow<'a>>,
    open: bool,
}

struct ItemRow<'a> {
    item: EffectiveItem<'a>,
    have: bool,
    working: bool,
    words: String,
}

struct TrainingRow<'a> {
    code: &'a str,
    label: &'a str,
    focus: String,
    focus_label: String,
    status: &'static str,
    sessions: String,
}

struct CredentialRow<'a> {
    code: &'a str,
    label: &'a str,
    status: &'static str,
    date: String,
}

struct ExperienceRow {
    what: String,
    detail: String,
}

struct ExceptionRow {
    item: String,
    label: String,
    detail: String,
}

/// `GET /missing`.
pub(super) async fn show(ctx: Ctx, Query(asked): Query<Asked>) -> Result<Response> {
    let ladder = &ctx.app.ladder;
    let mut portfolio = Portfolio::new();
    let mut example = None;
    if !asked.example.is_empty() {
        let person = asked
            .example
            .parse::<usize>()
            .ok()
            .and_then(|n| ctx.app.cast.people.get(n));
        portfolio = person.ok_or_else(Error::not_found)?.clone();
        example = portfolio.name.clone();
    }
    let mut looking = portfolio.looking_at.unwrap_or(frameworks::LookingAt {
        stage: Stage::Volunteer,
        track: Track::Both,
    });
    if !asked.stage.is_empty() {
        looking.stage =
            Stage::from_str(&asked.stage).map_err(|e| Error::refused("error-stage", e))?;
    }
    if !asked.track.is_empty() {
        looking.track =
            Track::from_str(&asked.track).map_err(|e| Error::refused("error-track", e))?;
    }
    portfolio.looking_at = Some(looking);
    let shows = example.is_some();
    view(
        &ctx,
        ladder,
        Sent::default(),
        portfolio,
        Vec::new(),
        shows,
        example,
    )
}

/// `POST /missing`.
pub(super) async fn create(ctx: Ctx, body: Bytes) -> Result<Response> {
    let sent = Sent::read(&body).ok_or_else(|| Error::bad_request("error-form"))?;
    for (field, key) in [("stage", "error-stage"), ("track", "error-track")] {
        let text = sent.one(field);
        let known = match field {
            "stage" => Stage::from_str(text).err(),
            _ => Track::from_str(text).err(),
        };
        if let Some(error) = known
            && !text.is_empty()
        {
            return Err(Error::refused(key, error));
        }
    }
    let page = ctx.page(Section::Missing, "missing-title");
    let ladder = &ctx.app.ladder;
    match form::portfolio(&sent, ladder, &page, today()) {
        Ok((portfolio, problems)) => answer(&ctx, ladder, sent, portfolio, problems),
        Err(reasons) => Err(Error::refused("missing-unreadable", reasons.join(" "))),
    }
}

/// The page with a result, or with what has to be mended first.
pub(super) fn answer(
    ctx: &Ctx,
    ladder: &Ladder<'static>,
    sent: Sent,
    portfolio: Portfolio,
    problems: Vec<Problem>,
) -> Result<Response> {
    view(ctx, ladder, sent, portfolio, problems, true, None)
}

fn view(
    ctx: &Ctx,
    ladder: &Ladder<'static>,
    sent: Sent,
    portfolio: Portfolio,
    problems: Vec<Problem>,
    with_result: bool,
    example: Option<String>,
) -> Result<Response> {
    let page = ctx.page(Section::Missing, "missing-title");
    let looking = portfolio.looking_at.unwrap_or(frameworks::LookingAt {
        stage: Stage::Volunteer,
        track: Track::Both,
    });
    let (stage, track) = (looking.stage, looking.track);
    let result = with_result.then(|| result(ctx, ladder, &portfolio, &page, &sent, (stage, track)));
    let status = if problems.is_empty() {
        axum::http::StatusCode::OK
    } else {
        axum::http::StatusCode::UNPROCESSABLE_ENTITY
    };
    let template = Missing {
        stage,
        track,
        json: portfolio.to_json(),
        sections: sections(ladder, &portfolio, &sent, &page, stage),
        credentials: credentials(ladder, &portfolio, &sent),
        experience: experience(&portfolio, &page),
        exceptions: exceptions(ladder, &portfolio),
        grandfathered: grandfathered(ladder, &page),
        agreed: CODES
            .iter()
            .map(|(kind, word, _)| (*word, portfolio.agreements.iter().any(|a| a.kind == *kind)))
            .collect(),
        cori: match portfolio.programs.cori_required {
            Some(true) => "yes",
            Some(false) => "no",
            None => "",
        },
        // What was typed is shown again only while something has to be mended.
        sent: if problems.is_empty() {
            Sent::default()
        } else {
            sent
        },
        problems,
        result,
        examples: ctx
            .app
            .cast
            .people
            .iter()
            .enumerate()
            .filter_map(|(n, p)| Some((n, p.name.clone()?)))
            .collect(),
        example,
        page,
    };
    let mut response = ctx.render(&template)?;
    *response.status_mut() = status;
    Ok(response)
}

/// The number of sessions a training was attended, or what was typed in its place and is no number.
fn sessions(found: Option<&frameworks::TrainingRecord>, typed: &str) -> String {
    if !typed.is_empty() && typed.parse::<u32>().is_err() {
        return typed.to_owned();
    }
    found
        .map_or(0, frameworks::TrainingRecord::attended)
        .to_string()
}

fn sections<'a>(
    ladder: &Ladder<'a>,
    portfolio: &Portfolio,
    sent: &Sent,
    page: &Page,
    looking: Stage,
) -> Vec<StageSection<'a>> {
    let rows = listed(ladder);
    let framework = ladder.framework();
    let record = |code: &str| {
        portfolio.items.iter().find(|r| {
            let own = r.item.rsplit('#').next().unwrap_or_default();
            ladder.first_appearance(own) == Some(code)
        })
    };
    Stage::ALL
        .iter()
        .map(|&stage| StageSection {
            stage,
            items: rows
                .iter()
                .filter(|i| i.from_stage() == stage)
                .map(|i| {
                    let found = record(i.code());
                    ItemRow {
                        have: found.is_some_and(|r| r.standing == Claim::Held),
                        working: found.is_some_and(|r| r.standing == Claim::UnderWay),
                        words: found
                            .and_then(|r| r.proficiency.clone())
                            .unwrap_or_default(),
                        item: i.clone(),
                    }
                })
                .collect(),
            trainings: framework
                .of_kind(Kind::Training)
                .filter_map(|item| {
                    item.training
                        .as_ref()
                        .filter(|t| t.stage == stage)
                        .map(|t| (item, t))
                })
                .map(|(item, training)| {
                    let found = portfolio.trainings.iter().find(|r| {
                        let code = r
                            .training
                            .as_deref()
                            .and_then(|c| c.rsplit('#').next())
                            .unwrap_or_default();
                        code == item.code || training.rows.iter().any(|row| row == code)
                    });
                    TrainingRow {
                        code: &item.code,
                        label: &item.label,
                        focus: training.focus.to_string(),
                        focus_label: page.term("focus", training.focus),
                        status: found.map_or("", |r| match r.status {
                            Progress::Planned => "planned",
                            Progress::UnderWay => "under-way",
                            Progress::Complete => "complete",
                        }),
                        sessions: sessions(found, sent.one(&format!("n-{}", item.code))),
                    }
                })
                .collect(),
            open: stage <= looking && stage.index() + 1 >= looking.index(),
        })
        .collect()
}

fn credentials<'a>(
    ladder: &Ladder<'a>,
    portfolio: &Portfolio,
    sent: &Sent,
) -> Vec<CredentialRow<'a>> {
    let framework = ladder.framework();
    framework
        .of_kind(Kind::Credential)
        .map(|item| {
            let found = portfolio.credentials.iter().find(|c| {
                c.credential.as_deref().and_then(|c| c.rsplit('#').next())
                    == Some(item.code.as_str())
            });
            let (mut status, mut date) = match found {
                Some(c) if c.issued.is_some() => ("certified", c.issued.map(|d| d.to_string())),
                Some(c) if c.commitment_due.is_some() => {
                    ("promised", c.commitment_due.map(|d| d.to_string()))
                }
                _ => ("", None),
            };
            let typed = sent.one(&format!("c-{}", item.code));
            if found.is_none() && !typed.is_empty() {
                status = if typed == "certified" {
                    "certified"
                } else {
                    "promised"
                };
                date = Some(sent.one(&format!("d-{}", item.code)).to_owned());
            }
            CredentialRow {
                code: &item.code,
                label: &item.label,
                status,
                date: date.unwrap_or_default(),
            }
        })
        .collect()
}

fn experience(portfolio: &Portfolio, page: &Page) -> Vec<ExperienceRow> {
    portfolio
        .experience
        .iter()
        .map(|e| {
            let kind = page.t(match e.kind {
                Engagement::Paid => "missing-paid",
                Engagement::Volunteer => "missing-volunteer",
            });
            let until =
                e.to.map_or_else(|| page.t("missing-until-now"), |to| to.to_string());
            let mut detail = format!("{kind}, {} – {until}", e.from);
            if e.peer_support {
                detail.push_str(", ");
                detail.push_str(&page.t("missing-peer-support"));
            }
            ExperienceRow {
                what: e.what.clone(),
                detail,
            }
        })
        .collect()
}

fn exceptions(ladder: &Ladder<'_>, portfolio: &Portfolio) -> Vec<ExceptionRow> {
    portfolio
        .exceptions
        .iter()
        .map(|e| ExceptionRow {
            label: ladder
                .row(e.item.rsplit('#').next().unwrap_or_default())
                .map_or_else(|| e.item.clone(), |r| r.item.label.clone()),
            item: e.item.clone(),
            detail: format!("{}, {}: {}", e.approved_by, e.on, e.reason),
        })
        .collect()
}

/// Rows with a grandfather clause, each once.
fn grandfathered(ladder: &Ladder<'_>, page: &Page) -> Vec<(String, String)> {
    ladder
        .chart()
        .into_iter()
        .filter(|i| i.row.grandfather && ladder.first_appearance(i.code()) == Some(i.code()))
        .map(|i| {
            let label = format!("{} ({})", i.item.label, page.term("stage", i.from_stage()));
            (i.code().to_owned(), label)
        })
        .collect()
}

impl Missing<'_> {
    /// Coverage in words: held, under way, open.
    fn coverage_words(&self, c: &Coverage) -> String {
        let mut words = vec![self.page.n("missing-count-held", c.held + c.excepted)];
        if c.under_way > 0 {
            words.push(self.page.n("missing-count-under-way", c.under_way));
        }
        words.push(self.page.n("missing-count-open", c.missing));
        words.join(", ")
    }

    /// One dot an item: class and place.
    fn dots(&self, c: &Coverage) -> Vec<(&'static str, usize)> {
        let classes = [
            ("held", c.held + c.excepted),
            ("under-way", c.under_way),
            ("open", c.missing),
        ];
        let dots = classes
            .into_iter()
            .flat_map(|(class, n)| std::iter::repeat_n(class, n));
        dots.enumerate()
            .map(|(i, class)| (class, 6 + 12 * i))
            .collect()
    }

    fn dots_width(&self, c: &Coverage) -> usize {
        12 * (c.held + c.excepted + c.under_way + c.missing).max(1)
    }
}
