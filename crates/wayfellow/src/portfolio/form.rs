//! The form for a line of any kind: to add one, and to correct one.
//!
//! What was typed is shown again when something has to be mended, or when the line was corrected elsewhere meanwhile.

use std::collections::HashMap;

use askama::Template;
use axum::body::Bytes;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::Response;
use uuid::Uuid;

use super::draft::{self, Problem};
use super::entry::named;
use super::items::{self, Groups};
use super::kinds::{Control, Kind};
use super::own;
use super::record::{self, MOST_LINES, Record};
use super::view::{self, LineView};
use crate::db;
use crate::pathway::Sent;
use crate::permission::Action;
use crate::web::who::SignedIn;
use crate::web::{Ctx, Error, Page, Result, Section, see_other};

#[derive(Template)]
#[template(path = "portfolio/form.html")]
struct Form {
    page: Page,
    tab: &'static str,
    kind: Kind,
    /// Where the form is sent, and where one gets to without sending it.
    action: String,
    /// The place of the record that is corrected; 0 for a new line.
    place: i64,
    fields: Vec<FieldView>,
    problems: Vec<Problem>,
    /// Another line about the same item.
    other: Option<Uuid>,
    /// What the line says by now, when it was corrected elsewhere.
    meanwhile: Option<LineView>,
}

struct FieldView {
    name: &'static str,
    label: String,
    hint: String,
    control: &'static str,
    value: String,
    error: String,
    needed: bool,
    longest: usize,
    groups: Groups,
}

/// What a form shows beside its fields.
struct Shown {
    kind: Kind,
    /// The line that is corrected, and the place that was seen.
    line: Option<(Uuid, i64)>,
    problems: Vec<Problem>,
    other: Option<Uuid>,
    meanwhile: Option<Record>,
}

/// `GET /me/portfolio/{kind}/new`. The address may fill fields in.
pub(super) async fn new(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path(kind): Path<String>,
    Query(given): Query<HashMap<String, String>>,
) -> Result<Response> {
    let kind = Kind::from_word(&kind).ok_or_else(Error::not_found)?;
    own(&actor, Action::Add, kind.part())?;
    show(&ctx, &Sent::of(given), Shown::blank(kind), StatusCode::OK)
}

/// `POST /me/portfolio/{kind}`.
pub(super) async fn create(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path(kind): Path<String>,
    body: Bytes,
) -> Result<Response> {
    let kind = Kind::from_word(&kind).ok_or_else(Error::not_found)?;
    let person = own(&actor, Action::Add, kind.part())?;
    let sent = Sent::read(&body).ok_or_else(|| Error::bad_request("error-form"))?;
    let page = ctx.page(Section::Me, "me-title");
    let draft = match draft::read(&ctx.app, &page, kind, &sent) {
        Ok(draft) => draft,
        Err(problems) => {
            return refuse(
                &ctx,
                &sent,
                Shown {
                    problems,
                    ..Shown::blank(kind)
                },
            );
        }
    };
    let records = record::today(&ctx.app.db, person).await?;
    if let Some(other) = draft::same_item(&records, &draft, None) {
        let other = Some(other.entry);
        return refuse(
            &ctx,
            &sent,
            Shown {
                other,
                ..Shown::blank(kind)
            },
        );
    }
    let many = records.iter().filter(|r| r.kind == kind).count();
    if many >= MOST_LINES {
        return Err(Error::refused(
            "problem-full",
            page.nm("problem-many", many + 1, MOST_LINES),
        ));
    }
    let id = record::begin(&ctx.app.db, &actor, &draft).await?;
    Ok(see_other(&format!("/me/portfolio/{}/{id}", kind.word())))
}

/// `GET /me/portfolio/{kind}/{id}/correction`.
pub(super) async fn edit(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path((kind, id)): Path<(String, String)>,
) -> Result<Response> {
    let kind = Kind::from_word(&kind).ok_or_else(Error::not_found)?;
    let person = own(&actor, Action::Change, kind.part())?;
    let (_, last) = named(&ctx, person, kind, &id).await?;
    let typed = last.kind.fields().iter().map(|f| {
        let value = match f.control {
            Control::Hours => last
                .get(f.name)
                .parse()
                .map_or_else(|_| String::new(), draft::hours),
            _ => last.get(f.name).to_owned(),
        };
        (f.name.to_owned(), value)
    });
    let shown = Shown {
        line: Some((last.entry, last.place)),
        ..Shown::blank(kind)
    };
    show(&ctx, &Sent::of(typed), shown, StatusCode::OK)
}

/// `POST /me/portfolio/{kind}/{id}`.
pub(super) async fn update(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path((kind, id)): Path<(String, String)>,
    body: Bytes,
) -> Result<Response> {
    let kind = Kind::from_word(&kind).ok_or_else(Error::not_found)?;
    let person = own(&actor, Action::Change, kind.part())?;
    let (_, last) = named(&ctx, person, kind, &id).await?;
    let sent = Sent::read(&body).ok_or_else(|| Error::bad_request("error-form"))?;
    let page = ctx.page(Section::Me, "me-title");
    let seen: i64 = sent.one("place").parse().unwrap_or(0);
    let blank = || Shown {
        line: Some((last.entry, seen)),
        ..Shown::blank(kind)
    };
    let draft = match draft::read(&ctx.app, &page, kind, &sent) {
        Ok(draft) => draft,
        Err(problems) => {
            return refuse(
                &ctx,
                &sent,
                Shown {
                    problems,
                    ..blank()
                },
            );
        }
    };
    let records = record::today(&ctx.app.db, person).await?;
    if let Some(other) = draft::same_item(&records, &draft, Some(last.entry)) {
        let other = Some(other.entry);
        return refuse(&ctx, &sent, Shown { other, ..blank() });
    }
    let back = format!("/me/portfolio/{}/{}", kind.word(), last.entry);
    if seen == last.place && draft.fields == last.fields && !last.withdrawn {
        return Ok(see_other(&back));
    }
    let written = if seen == last.place {
        record::correct(&ctx.app.db, &actor, last.entry, seen, &draft).await
    } else {
        Err(db::Error::Conflict)
    };
    match written {
        Ok(()) => Ok(see_other(&back)),
        Err(db::Error::Conflict) => {
            let (_, now) = named(&ctx, person, kind, &id).await?;
            let shown = Shown {
                // Sent again, it corrects what is shown beside it.
                line: Some((now.entry, now.place)),
                meanwhile: Some(now),
                ..Shown::blank(kind)
            };
            show(&ctx, &sent, shown, StatusCode::CONFLICT)
        }
        Err(e) => Err(e.into()),
    }
}

impl Shown {
    fn blank(kind: Kind) -> Shown {
        Shown {
            kind,
            line: None,
            problems: Vec::new(),
            other: None,
            meanwhile: None,
        }
    }
}

fn refuse(ctx: &Ctx, sent: &Sent, shown: Shown) -> Result<Response> {
    show(ctx, sent, shown, StatusCode::UNPROCESSABLE_ENTITY)
}

fn show(ctx: &Ctx, sent: &Sent, shown: Shown, status: StatusCode) -> Result<Response> {
    let kind = shown.kind;
    let word = kind.word();
    let title = match shown.line {
        Some(_) => format!("correct-{word}"),
        None => format!("add-{word}"),
    };
    let page = ctx.page(Section::Me, title);
    let fields = kind.fields().iter().map(|field| {
        let control = match field.control {
            Control::Text | Control::Dates => "text",
            Control::Line | Control::Date | Control::Hours | Control::Number => "line",
            Control::Yes => "yes",
            Control::Choice(_) | Control::Stage | Control::Track | Control::Item(_) => "select",
        };
        FieldView {
            name: field.name,
            label: draft::label(&page, field),
            hint: page.or(format!("hint-{}", field.name), "").into_owned(),
            control,
            value: draft::plain(sent.one(field.name)),
            error: shown
                .problems
                .iter()
                .find(|p| p.field == field.name)
                .map_or_else(String::new, |p| p.text.clone()),
            needed: field.needed,
            longest: field.longest(),
            groups: choices(ctx, &page, field.control),
        }
    });
    let template = Form {
        tab: "portfolio",
        kind,
        action: match shown.line {
            Some((id, _)) => format!("/me/portfolio/{word}/{id}"),
            None => format!("/me/portfolio/{word}"),
        },
        place: shown.line.map_or(0, |(_, place)| place),
        fields: fields.collect(),
        meanwhile: shown.meanwhile.map(|r| view::line(&ctx.app, &page, &r)),
        problems: shown.problems,
        other: shown.other,
        page,
    };
    let mut response = ctx.render(&template)?;
    *response.status_mut() = status;
    Ok(response)
}

fn choices(ctx: &Ctx, page: &Page, control: Control) -> Groups {
    let plain = |named: Vec<(String, String)>| vec![(String::new(), named)];
    match control {
        Control::Choice(words) => plain(
            words
                .iter()
                .map(|w| ((*w).to_owned(), page.t(format!("choice-{w}"))))
                .collect(),
        ),
        Control::Stage => plain(
            frameworks::Stage::ALL
                .iter()
                .map(|s| (s.to_string(), page.term("stage", s)))
                .collect(),
        ),
        Control::Track => plain(
            frameworks::Track::ALL
                .iter()
                .map(|t| (t.to_string(), page.term("track", t)))
                .collect(),
        ),
        Control::Item(of) => items::offered(&ctx.app, page, of),
        _ => Vec::new(),
    }
}
