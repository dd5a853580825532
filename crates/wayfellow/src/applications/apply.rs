//! The form on which people apply, without an account: a name, a way to reach them, answers to what the ad asks, and
//! what they need to be different.
//!
//! Whatever goes wrong, what was typed is shown again. Whether somebody applied before is not told to whoever types
//! their address: that would tell others that they applied. It is told in a letter to that address, and the page of the
//! earlier application offers to send another one in its place. Never asked: disability, history of treatment, age.

use askama::Template;
use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Path};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use uuid::Uuid;

use super::accommodation;
use super::application::{self, Application, New, Status, Written};
use super::rule::{self, Rule};
use super::ticket::Again;
use crate::accounts::account::{email_of, name_of};
use crate::accounts::session;
use crate::accounts::throttle::From;
use crate::actor::Actor;
use crate::db::{self, Db, Moment, params, statements};
use crate::letters::outbox::{self, To};
use crate::letters::words::Letter;
use crate::openings::opening::Opening;
use crate::permission::Action;
use crate::portfolio::draft::plain;
use crate::web::who::{Who, token_hash};
use crate::web::{Ctx, Error, Page, Result, Section, no_store, refused_form, see_other};

/// The longest line and the longest answer, in characters.
const LONGEST_LINE: usize = 300;
const LONGEST: usize = 5_000;
/// Most applications for one opening.
pub(super) const MOST: i64 = 5_000;

statements! {
    SAME = "SELECT a.id FROM applications a WHERE a.opening_id = $1 AND a.email = $2 AND a.erased_at IS NULL LIMIT 1";
    COUNT = "SELECT COUNT(*) AS n FROM applications WHERE opening_id = $1";
}

/// What was typed.
#[derive(Debug, Clone, Default)]
pub(super) struct Typed {
    pub name: String,
    pub reach: String,
    pub languages: String,
    pub accommodation: String,
    /// In the order of what the ad asks.
    pub answers: Vec<String>,
    /// In the order of what is required.
    pub meets: Vec<bool>,
    /// The secret of an earlier application that this one takes the place of.
    pub earlier: String,
    ticket: String,
}

#[derive(Template)]
#[template(path = "applications/apply.html")]
struct Apply {
    page: Page,
    o: Opening,
    asks: Vec<String>,
    typed: Typed,
    ticket: String,
    rule: Rule,
    problems: Vec<(&'static str, &'static str)>,
    /// The key of a notice that is no fault of whoever typed.
    notice: Option<&'static str>,
}

impl Apply {
    fn months(&self) -> usize {
        usize::try_from(self.rule.months).unwrap_or_default()
    }

    fn met(&self, n: &usize) -> bool {
        self.typed.meets.get(*n).copied().unwrap_or_default()
    }

    fn answer(&self, n: &usize) -> &str {
        self.typed.answers.get(*n).map_or("", String::as_str)
    }
}

#[derive(Template)]
#[template(path = "applications/over.html")]
struct Over {
    page: Page,
    o: Opening,
    /// The end of a key: closed, already, full.
    what: &'static str,
    /// What they typed, with what it answers.
    typed: Vec<(String, String)>,
}

/// What applicants are asked to write about.
pub(super) fn asks(page: &Page, o: &Opening) -> Vec<String> {
    if o.ad.asks.is_empty() {
        vec![page.t("apply-ask")]
    } else {
        o.ad.asks.clone()
    }
}

impl Typed {
    fn read(fields: &[(String, String)], o: &Opening, asks: usize) -> Typed {
        let get = |name: &str| {
            let found = fields.iter().find(|(n, _)| n == name);
            plain(found.map_or("", |(_, v)| v))
        };
        let line = |name: &str| get(name).replace(['\n', '\t'], " ");
        Typed {
            name: line("name"),
            reach: line("reach"),
            languages: line("languages"),
            accommodation: get("accommodation"),
            answers: (0..asks).map(|n| get(&format!("answer-{n}"))).collect(),
            meets: (0..o.ad.required.len())
                .map(|n| get(&format!("meets-{n}")) == "yes")
                .collect(),
            earlier: line("earlier"),
            ticket: line("ticket"),
        }
    }

    /// As an earlier application has it, for one that takes its place.
    pub fn of(earlier: &Application, secret: &str, asks: &[String], o: &Opening) -> Typed {
        let answer = |ask: &String| {
            let said = earlier.written.iter().find(|w| w.question == *ask);
            said.map_or_else(String::new, |w| w.words.clone())
        };
        Typed {
            name: earlier.name.clone(),
            reach: earlier.reach.clone(),
            languages: earlier.languages.clone(),
            answers: asks.iter().map(answer).collect(),
            meets: o
                .ad
                .required
                .iter()
                .map(|r| earlier.meets.contains(r))
                .collect(),
            earlier: secret.to_owned(),
            ..Typed::default()
        }
    }

    fn problems(&self) -> Vec<(&'static str, &'static str)> {
        let long = |text: &str, most: usize| text.chars().count() > most;
        let mut problems = Vec::new();
        if name_of(&self.name).is_none() {
            problems.push(("name", "apply-no-name"));
        }
        if self.reach.is_empty() {
            problems.push(("reach", "apply-no-reach"));
        }
        if long(&self.reach, LONGEST_LINE) {
            problems.push(("reach", "apply-long-line"));
        }
        if long(&self.languages, LONGEST_LINE) {
            problems.push(("languages", "apply-long-line"));
        }
        if self.answers.iter().any(|a| long(a, LONGEST)) {
            problems.push(("answer-0", "apply-long"));
        }
        if long(&self.accommodation, accommodation::LONGEST) {
            problems.push(("accommodation", "apply-long-accommodation"));
        }
        problems
    }

    /// To be copied elsewhere, when it cannot be sent any more.
    fn told(&self, page: &Page, asks: Vec<String>, o: &Opening) -> Vec<(String, String)> {
        let meets: Vec<&str> =
            o.ad.required
                .iter()
                .zip(&self.meets)
                .filter(|(_, yes)| **yes)
                .map(|(words, _)| words.as_str())
                .collect();
        let mut told = vec![
            (page.t("apply-name"), self.name.clone()),
            (page.t("apply-reach"), self.reach.clone()),
            (page.t("apply-meets"), meets.join("\n")),
        ];
        told.extend(asks.into_iter().zip(self.answers.iter().cloned()));
        told.push((page.t("apply-languages"), self.languages.clone()));
        told.push((page.t("apply-accommodation"), self.accommodation.clone()));
        told.retain(|(_, words)| !words.is_empty());
        told
    }
}

/// The e-mail address in a way to reach somebody.
pub(super) fn email_in(reach: &str) -> Option<String> {
    reach
        .split(|c: char| c.is_whitespace() || ",;()<>[]".contains(c))
        .filter_map(|word| email_of(word.trim_end_matches('.')))
        .find(|email| email.rsplit('@').next().is_some_and(|h| h.contains('.')))
}

async fn opening(db: &Db, text: &str) -> Result<Opening> {
    let id = text.parse().map_err(|_| Error::not_found())?;
    let o = Opening::one(db, id).await?;
    // What is not published yet is not there.
    if o.is_coming() {
        return Err(Error::not_found());
    }
    Ok(o)
}

/// The form. `again` says that it is shown once more.
pub(super) async fn form(
    ctx: &Ctx,
    o: Opening,
    typed: Typed,
    again: bool,
    problems: Vec<(&'static str, &'static str)>,
    notice: Option<&'static str>,
) -> Result<Response> {
    let page = ctx.page(Section::Other, "apply-title");
    let ticket = ctx.app.tickets.give(o.id, Moment::now(), again)?;
    let rule = rule::of(&ctx.app.db, o.organization).await?;
    let shown = ctx.render(&Apply {
        asks: asks(&page, &o),
        page,
        typed,
        ticket,
        rule,
        problems,
        notice,
        o,
    })?;
    Ok(no_store(shown))
}

fn over(
    ctx: &Ctx,
    o: Opening,
    what: &'static str,
    status: StatusCode,
    typed: Vec<(String, String)>,
) -> Result<Response> {
    let page = ctx.page(Section::Other, "apply-title");
    let shown = ctx.render(&Over {
        page,
        o,
        what,
        typed,
    })?;
    Ok(no_store((status, shown).into_response()))
}

/// `GET /openings/{id}/application`.
pub(super) async fn new(ctx: Ctx, Path(text): Path<String>) -> Result<Response> {
    let o = opening(&ctx.app.db, &text).await?;
    if !o.is_open() {
        return over(&ctx, o, "closed", StatusCode::GONE, Vec::new());
    }
    let typed = Typed {
        meets: vec![false; o.ad.required.len()],
        answers: vec![String::new(); o.ad.asks.len().max(1)],
        ..Typed::default()
    };
    form(&ctx, o, typed, false, Vec::new(), None).await
}

/// `POST /openings/{id}/application`.
pub(super) async fn create(
    ctx: Ctx,
    Who(actor): Who,
    from: From,
    Path(text): Path<String>,
    sent: std::result::Result<Form<Vec<(String, String)>>, FormRejection>,
) -> Result<Response> {
    let db = &ctx.app.db;
    let o = opening(db, &text).await?;
    let Form(fields) = sent.map_err(Error::unreadable)?;
    let page = ctx.page(Section::Other, "apply-title");
    let asked = asks(&page, &o);
    let typed = Typed::read(&fields, &o, asked.len());
    if !o.is_open() {
        let told = typed.told(&page, asked, &o);
        return over(&ctx, o, "closed", StatusCode::GONE, told);
    }
    let problems = typed.problems();
    let taken = ctx.app.tickets.take(o.id, &typed.ticket, Moment::now());
    let id = match (problems.is_empty(), taken) {
        (true, Ok(id)) => id,
        (true, Err(why)) => {
            let notice = match why {
                Again::Quick => "apply-again-quick",
                Again::Old => "apply-again-old",
            };
            return refused_form(form(&ctx, o, typed, true, Vec::new(), Some(notice)).await);
        }
        (false, _) => return refused_form(form(&ctx, o, typed, true, problems, None).await),
    };
    if ctx.app.throttle.count_application(&from).is_err() {
        let mut shown = form(&ctx, o, typed, true, Vec::new(), Some("apply-too-many")).await?;
        *shown.status_mut() = StatusCode::TOO_MANY_REQUESTS;
        return Ok(shown);
    }
    let count: i64 = db.one(&COUNT, params![o.id]).await?.get("n")?;
    if count >= MOST {
        let told = typed.told(&page, asked, &o);
        return over(&ctx, o, "full", StatusCode::CONFLICT, told);
    }
    let earlier = match typed.earlier.as_str() {
        "" => None,
        secret => application::by_secret(db, secret)
            .await?
            .filter(|a| a.opening == o.id && !a.status.is_over()),
    };
    if earlier.is_some() {
        super::own::may_use(&actor, Action::Change)?;
    }
    match keep(&ctx, &o, &typed, asked, id, earlier.as_ref()).await {
        Ok(token) => Ok(see_other(&format!("/application/{token}?new=yes"))),
        // The button was pressed twice, or somebody went back and sent it once more.
        Err(e) if e.is_constraint("applications_pkey") => {
            over(&ctx, o, "already", StatusCode::OK, Vec::new())
        }
        Err(e) => Err(e.into()),
    }
}

/// Keeps an application; the secret of its address.
async fn keep(
    ctx: &Ctx,
    o: &Opening,
    typed: &Typed,
    asked: Vec<String>,
    id: Uuid,
    earlier: Option<&Application>,
) -> db::Result<String> {
    let (db, token) = (&ctx.app.db, session::token()?);
    let email = email_in(&typed.reach);
    let meets = o.ad.required.iter().zip(&typed.meets);
    let written = asked.into_iter().zip(&typed.answers);
    let new = New {
        id,
        organization: o.organization,
        opening: o.id,
        token_hash: Some(token_hash(&token)),
        name: name_of(&typed.name).unwrap_or_default(),
        reach: typed.reach.clone(),
        email: email.clone(),
        languages: typed.languages.clone(),
        written: written
            .filter(|(_, words)| !words.is_empty())
            .map(|(question, words)| Written {
                question,
                words: words.clone(),
            })
            .collect(),
        meets: meets
            .filter(|(_, yes)| **yes)
            .map(|(words, _)| words.clone())
            .collect(),
        language: ctx.lang,
        received_on: o.today(),
        earlier: earlier.map(|a| a.id),
        by: None,
    };
    let path = format!("/application/{token}");
    // Nobody's mailbox is filled by others who type their address.
    let lets = |email: &String| ctx.app.throttle.lets_a_letter_go(email);
    let post = ctx.app.post.as_ref();
    let post = post.filter(|_| email.as_ref().is_some_and(lets));
    // Being signed in makes no difference, and is not written down.
    db.change(&Actor::visitor(), async |tx| {
        let mut again = false;
        if let (Some(email), None) = (&email, earlier) {
            again = tx.optional(&SAME, params![o.id, email]).await?.is_some();
        }
        new.insert(&tx).await?;
        if !typed.accommodation.is_empty() {
            accommodation::ask(&tx, id, &typed.accommodation).await?;
        }
        if let Some(earlier) = earlier {
            earlier.step(&tx, Status::Replaced, None).await?;
        }
        if let (Some(post), Some(address)) = (post, &email) {
            let to = To {
                person: None,
                address,
                language: ctx.lang,
            };
            let (organization, title, path) = (&o.organization_name, &o.ad.title, &path);
            let letter = Letter::Application {
                organization,
                title,
                path,
                again,
            };
            outbox::write(&tx, post, to, letter, Some(id), None).await?;
        }
        Ok::<_, db::Error>(())
    })
    .await?;
    outbox::wake(post);
    Ok(token)
}

/// `GET /application/{token}/another`: the form with what was sent before, for one that takes its place.
pub(super) async fn another(
    ctx: Ctx,
    Who(actor): Who,
    Path(token): Path<String>,
) -> Result<Response> {
    let found = super::own::open(&ctx, &actor, &token, Action::Change).await?;
    let o = Opening::one(&ctx.app.db, found.opening).await?;
    if !o.is_open() || found.status != Status::Received {
        return Ok(see_other(&format!("/application/{token}")));
    }
    let page = ctx.page(Section::Other, "apply-title");
    let typed = Typed::of(&found, &token, &asks(&page, &o), &o);
    form(&ctx, o, typed, true, Vec::new(), None).await
}
