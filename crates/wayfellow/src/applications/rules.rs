//! The page on which an organization says how long applications are kept, who looks after accommodations, and by what
//! applicants may describe themselves.

use askama::Template;
use axum::Form;
use axum::extract::rejection::FormRejection;
use axum::http::StatusCode;
use axum::response::Response;
use uuid::Uuid;

use super::group::{QUESTIONS, Question};
use super::rule::{self, Rule};
use crate::actor::Actor;
use crate::db::{self, Db, Moment, params, statements};
use crate::permission::{Action, Resource, may};
use crate::web::who::SignedIn;
use crate::web::{Ctx, Error, Page, Result, Section, refused_form, see_other};

statements! {
    MEMBERS = "SELECT p.id, p.name FROM memberships m JOIN people p ON p.id = m.person_id LEFT JOIN membership_ends e ON e.membership_id = m.id WHERE m.organization_id = $1 AND m.since <= $2 AND e.membership_id IS NULL AND p.erased_at IS NULL ORDER BY p.name, p.id LIMIT 1000";
}

#[derive(Template)]
#[template(path = "applications/rules.html")]
struct Rules {
    page: Page,
    rule: Rule,
    members: Vec<(Uuid, String)>,
    months: String,
    keeper: Option<Uuid>,
    questions: [Question; 2],
    asks: Vec<Question>,
    /// Whether whoever looks is the one named for accommodations.
    keeps: bool,
    problem: Option<&'static str>,
}

impl Rules {
    fn holds(&self) -> usize {
        usize::try_from(self.rule.months).unwrap_or_default()
    }

    fn is_keeper(&self, id: &Uuid) -> bool {
        self.keeper == Some(*id)
    }

    fn is_asked(&self, question: &Question) -> bool {
        self.asks.contains(question)
    }
}

fn here(actor: &Actor, action: Action) -> Result<Uuid> {
    let place = actor.organization.ok_or_else(Error::not_found)?;
    let resource = Resource::new("hiring-rule").of_organization(place);
    may(actor, action, &resource)?;
    Ok(place)
}

async fn members(db: &Db, place: Uuid) -> db::Result<Vec<(Uuid, String)>> {
    let rows = db.all(&MEMBERS, params![place, Moment::now()]).await?;
    rows.iter()
        .map(|row| Ok((row.get("id")?, row.get("name")?)))
        .collect()
}

type Typed = (String, Option<Uuid>, Vec<Question>);

async fn page(
    ctx: &Ctx,
    actor: &Actor,
    place: Uuid,
    typed: Option<Typed>,
    problem: Option<&'static str>,
) -> Result<Response> {
    let db = &ctx.app.db;
    let rule = rule::of(db, place).await?;
    let (months, keeper, asks) = typed.unwrap_or_else(|| {
        let keeper = rule.keeper.as_ref().map(|k| k.0);
        (rule.months.to_string(), keeper, rule.asks.clone())
    });
    ctx.render(&Rules {
        page: ctx.page(Section::Other, "hiring-rules-title"),
        members: members(db, place).await?,
        rule,
        months,
        keeper,
        questions: QUESTIONS,
        asks,
        keeps: super::accommodation::keeps(db, actor).await,
        problem,
    })
}

/// `GET /organization/hiring`.
pub(super) async fn show(ctx: Ctx, SignedIn(actor): SignedIn) -> Result<Response> {
    let place = here(&actor, Action::Read)?;
    page(&ctx, &actor, place, None, None).await
}

/// `POST /organization/hiring`.
pub(super) async fn update(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    form: std::result::Result<Form<Vec<(String, String)>>, FormRejection>,
) -> Result<Response> {
    let place = here(&actor, Action::Add)?;
    let Form(fields) = form.map_err(Error::unreadable)?;
    let get = |name: &str| {
        let field = fields.iter().find(|(n, _)| n == name);
        field.map_or("", |(_, v)| v.as_str())
    };
    let db = &ctx.app.db;
    let seen: i64 = get("seen")
        .parse()
        .ok()
        .filter(|seen| (0..i64::from(u32::MAX)).contains(seen))
        .ok_or_else(|| Error::bad_request("error-form"))?;
    let keeper: Option<Uuid> = get("keeper").parse().ok();
    let months = get("months").trim().parse::<i64>().ok();
    let months = months.filter(|m| (rule::FEWEST..=rule::MOST).contains(m));
    let mut asks = QUESTIONS.to_vec();
    asks.retain(|q| get(&format!("asks-{}", q.word)) == "yes");
    let typed = Some((
        get("months").chars().take(10).collect(),
        keeper,
        asks.clone(),
    ));
    let Some(months) = months else {
        let problem = Some("hiring-rules-months-refused");
        return refused_form(page(&ctx, &actor, place, typed, problem).await);
    };
    let known = members(db, place).await?;
    if keeper.is_none() != get("keeper").is_empty()
        || keeper.is_some_and(|k| !known.iter().any(|(id, _)| *id == k))
    {
        let problem = Some("hiring-rules-keeper-refused");
        return refused_form(page(&ctx, &actor, place, typed, problem).await);
    }
    let said = db.change(&actor, async |tx| {
        rule::say(&tx, place, seen, months, keeper, &asks, actor.person_id()).await
    });
    match said.await {
        Ok(()) => Ok(see_other("/organization/hiring")),
        Err(db::Error::Conflict) => {
            let problem = Some("hiring-rules-conflict");
            let mut shown = page(&ctx, &actor, place, typed, problem).await?;
            *shown.status_mut() = StatusCode::CONFLICT;
            Ok(shown)
        }
        Err(e) => Err(e.into()),
    }
}
