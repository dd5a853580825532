//! The form for a position: a new one, and one that is there.
//!
//! What was typed is shown again when something has to be mended. When somebody else changed the position meanwhile,
//! both versions are shown.

use askama::Template;
use axum::Form;
use axum::extract::Path;
use axum::extract::rejection::FormRejection;
use axum::response::Response;

use super::draft::{FOCUS, Problem, Typed};
use super::position::{Position, here, id};
use crate::actor::Actor;
use crate::db;
use crate::ladder::LADDER;
use crate::permission::Action;
use crate::web::conflict::{self, Both, Choice};
use crate::web::who::SignedIn;
use crate::web::{App, Ctx, Error, Page, Result, Section, refused_form, see_other};

type Sent = std::result::Result<Form<Typed>, FormRejection>;

#[derive(Template)]
#[template(path = "positions/form.html")]
struct PositionForm {
    page: Page,
    /// Where the form is sent.
    action: String,
    back: String,
    /// Whether there is a position already.
    known: bool,
    typed: Typed,
    problems: Vec<Problem>,
    /// Group, and in each the name and label of a role.
    roles: Vec<(String, Vec<(String, String)>)>,
}

impl PositionForm {
    fn problem(&self, field: &str) -> Option<&'static str> {
        self.problems.iter().find(|p| p.0 == field).map(|p| p.1)
    }
}

/// The roles of the ladder, by the first focus they are listed under.
fn roles(app: &App, page: &Page) -> Vec<(String, Vec<(String, String)>)> {
    let mut groups: Vec<(String, Vec<(String, String)>)> = Vec::new();
    let Some(framework) = app.library.framework(LADDER) else {
        return groups;
    };
    for item in framework.of_kind(frameworks::Kind::Role) {
        let focus = item.role.as_ref().and_then(|r| r.focus.first());
        let group = focus.map_or_else(String::new, |f| page.term("focus", f));
        let one = (
            format!("{}#{}", framework.id(), item.code),
            item.label.clone(),
        );
        match groups.iter_mut().find(|(name, _)| *name == group) {
            Some((_, roles)) => roles.push(one),
            None => groups.push((group, vec![one])),
        }
    }
    groups
}

fn page(
    ctx: &Ctx,
    position: Option<&Position>,
    typed: Typed,
    problems: Vec<Problem>,
) -> PositionForm {
    let title = if position.is_some() {
        "position-edit"
    } else {
        "position-new"
    };
    let page = ctx.page(Section::Other, title);
    let address = match position {
        Some(position) => format!("/organization/positions/{}", position.id),
        None => "/organization/positions".to_owned(),
    };
    PositionForm {
        roles: roles(&ctx.app, &page),
        page,
        action: address.clone(),
        back: address,
        known: position.is_some(),
        typed,
        problems,
    }
}

/// `GET /organization/positions/new`.
pub(super) async fn new(ctx: Ctx, SignedIn(actor): SignedIn) -> Result<Response> {
    here(&actor, Action::Add)?;
    ctx.render(&page(&ctx, None, Typed::blank(), Vec::new()))
}

/// `POST /organization/positions`.
pub(super) async fn create(ctx: Ctx, SignedIn(actor): SignedIn, form: Sent) -> Result<Response> {
    let place = here(&actor, Action::Add)?;
    let Form(typed) = form.map_err(Error::unreadable)?;
    let position = match typed.read(&ctx.app) {
        Ok(position) => position,
        Err(problems) => return refused_form(ctx.render(&page(&ctx, None, typed, problems))),
    };
    let made = ctx
        .app
        .db
        .change(&actor, async |tx| position.insert(&tx, place).await)
        .await?;
    Ok(see_other(&format!("/organization/positions/{made}")))
}

async fn found(ctx: &Ctx, actor: &Actor, named: &str) -> Result<Position> {
    let place = here(actor, Action::Change)?;
    Ok(Position::find(&ctx.app.db, place, id(named)?).await?)
}

/// `GET /organization/positions/{position}/edit`.
pub(super) async fn edit(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path(named): Path<String>,
) -> Result<Response> {
    let position = found(&ctx, &actor, &named).await?;
    let typed = Typed::of(&position);
    ctx.render(&page(&ctx, Some(&position), typed, Vec::new()))
}

/// `POST /organization/positions/{position}`.
pub(super) async fn update(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path(named): Path<String>,
    form: Sent,
) -> Result<Response> {
    let before = found(&ctx, &actor, &named).await?;
    let Form(typed) = form.map_err(Error::unreadable)?;
    let Ok(version) = typed.version.parse::<i64>() else {
        return Err(Error::bad_request("error-form"));
    };
    let now = match typed.read(&ctx.app) {
        Ok(now) => now,
        Err(problems) => {
            return refused_form(ctx.render(&page(&ctx, Some(&before), typed, problems)));
        }
    };
    let address = format!("/organization/positions/{}", before.id);
    let same = Position {
        id: before.id,
        version: before.version,
        ..now.clone()
    };
    if same == before {
        return Ok(see_other(&address));
    }
    let kept = ctx
        .app
        .db
        .change(&actor, async |tx| now.update(&tx, &before, version).await)
        .await;
    match kept {
        Ok(()) => Ok(see_other(&address)),
        Err(db::Error::Conflict) => {
            let theirs = found(&ctx, &actor, &named).await?;
            let both = both(&Typed::of(&now), &Typed::of(&theirs));
            let choices = choices(&ctx);
            conflict::show_with(&ctx, &address, &address, theirs.version, both, choices)
        }
        Err(e) => Err(e.into()),
    }
}

/// What can be chosen in the fields that are not written.
fn choices(ctx: &Ctx) -> Vec<Choice> {
    let page = ctx.page(Section::Other, "position-edit");
    let said = |values: &[(&str, &str)]| {
        let said = values.iter();
        said.map(|(value, key)| ((*value).to_owned(), page.t(key)))
            .collect::<Vec<_>>()
    };
    let mut focus = said(&[("", "position-focus-none")]);
    focus.extend(FOCUS.map(|f| (f.to_owned(), page.t(format!("position-focus-{f}")))));
    let mut role = said(&[("", "position-role-none")]);
    role.extend(
        roles(&ctx.app, &page)
            .into_iter()
            .flat_map(|(_, named)| named),
    );
    vec![
        (
            "peer_role",
            said(&[("yes", "position-peer"), ("no", "position-not-peer")]),
        ),
        (
            "paid",
            said(&[("yes", "position-paid"), ("no", "position-volunteer")]),
        ),
        ("focus", focus),
        ("role", role),
    ]
}

/// Both versions of each field.
fn both(yours: &Typed, theirs: &Typed) -> Vec<Both> {
    let pairs = [
        (
            "job_title",
            "position-title",
            &yours.job_title,
            &theirs.job_title,
        ),
        (
            "program",
            "position-program",
            &yours.program,
            &theirs.program,
        ),
        (
            "peer_role",
            "position-peer-role",
            &yours.peer_role,
            &theirs.peer_role,
        ),
        ("focus", "position-focus", &yours.focus, &theirs.focus),
        ("paid", "position-paid-or-not", &yours.paid, &theirs.paid),
        ("hours", "position-hours", &yours.hours, &theirs.hours),
        ("since", "position-since", &yours.since, &theirs.since),
        (
            "last_day",
            "position-last-day",
            &yours.last_day,
            &theirs.last_day,
        ),
        ("role", "position-role", &yours.role, &theirs.role),
    ];
    pairs
        .into_iter()
        .map(|(name, label, yours, theirs)| Both {
            name,
            label,
            yours: yours.clone(),
            theirs: theirs.clone(),
        })
        .collect()
}
