//! Invitations: a link that lets one person in once, within seven days, to do one thing.
//!
//! Panel members, advisers and outside supervisors are let in for that alone and do not become members. An invitation
//! goes out as a letter when there is an address and a mail server; otherwise the link is shown to whoever invites, to be
//! handed over. Not here: what the letter says (`letters`).

use askama::Template;
use axum::Form;
use axum::extract::Path;
use axum::extract::rejection::FormRejection;
use axum::http::HeaderMap;
use axum::response::Response;
use serde::Deserialize;
use uuid::Uuid;

pub(crate) use super::house::How;
use super::house::{self, Invited};
use super::organization::{self, Line};
use crate::accounts::account::{NewAccount, email_of, name_of};
use crate::accounts::link::{Link, Made, Purpose};
use crate::accounts::{password, session, throttle};
use crate::actor::{Actor, Hat};
use crate::db::{self, Entry, Moment, params, statements};
use crate::interviews::panel;
use crate::letters::outbox::{self, To};
use crate::letters::words::Letter;
use crate::people::newcomer;
use crate::permission::{Action, Resource, may};
use crate::sharing::absolute;
use crate::web::who::{SignedIn, Who};
use crate::web::{Ctx, Error, Lang, Page, Result, Section, refused_form, see_other};

statements! {
    KNOWN = "SELECT email, hat, record_id, person_id FROM links WHERE id = $1 AND organization_id = $2 AND purpose = 'invitation' AND used_at IS NULL AND hat IS NOT NULL";
    NAME = "SELECT name FROM people WHERE id = $1";
    WITHDRAW = "UPDATE links SET used_at = $3 WHERE id = $1 AND organization_id = $2 AND purpose = 'invitation' AND used_at IS NULL";
    BELONGS = "SELECT m.id FROM memberships m LEFT JOIN membership_ends e ON e.membership_id = m.id WHERE m.person_id = $1 AND m.organization_id = $2 AND e.membership_id IS NULL";
    WEARS = "SELECT h.id FROM hats h LEFT JOIN hat_ends e ON e.hat_id = h.id WHERE h.person_id = $1 AND h.organization_id = $2 AND h.hat = $3 AND h.relation_id IS NULL AND e.hat_id IS NULL AND (h.until IS NULL OR h.until > $4)";
}

/// Whether this hat lets somebody in for one thing, without belonging to the organization.
pub(crate) fn is_limited(hat: Hat) -> bool {
    matches!(
        hat,
        Hat::PanelMember | Hat::Adviser | Hat::OutsideSupervisor
    )
}

/// Whether whoever looks after hiring may invite to this hat. The others are given by those who may give hats.
pub(crate) fn is_given_by_hiring(hat: Hat) -> bool {
    matches!(hat, Hat::Worker | Hat::Volunteer | Hat::PanelMember)
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Sent {
    email: String,
    hat: String,
    /// Whom an outside supervisor will supervise.
    worker: String,
    /// The language of the letter.
    language: String,
}

/// `POST /organization/invitations`.
pub(super) async fn create(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    headers: HeaderMap,
    form: std::result::Result<Form<Sent>, FormRejection>,
) -> Result<Response> {
    let place = actor.organization.ok_or_else(Error::not_found)?;
    let resource = Resource::new("invitation").of_organization(place);
    may(&actor, Action::Add, &resource)?;
    let Form(sent) = form.map_err(Error::unreadable)?;
    let hat: Hat = sent
        .hat
        .parse()
        .map_err(|()| Error::bad_request("error-form"))?;
    // Who invites somebody to a hat must be able to give it.
    if !is_given_by_hiring(hat) {
        may(
            &actor,
            Action::Add,
            &Resource::new("hat").of_organization(place),
        )?;
    }
    let email = match sent.email.trim() {
        "" => None,
        typed => match email_of(typed) {
            Some(email) => Some(email),
            None => {
                let page = house::page(&ctx, &actor, None, Some("email-refused")).await?;
                return refused_form(ctx.render(&page));
            }
        },
    };
    if let (Some(_), Some(address)) = (&ctx.app.post, &email)
        && !ctx.app.throttle.lets_a_letter_go(address)
    {
        let page = house::page(&ctx, &actor, None, Some("invite-too-often")).await?;
        return refused_form(ctx.render(&page));
    }
    let record = if hat == Hat::OutsideSupervisor {
        let worker: Option<Uuid> = sent.worker.parse().ok();
        let worker = match worker {
            Some(worker) if belongs(&ctx, worker, place).await? => worker,
            _ => {
                let page = house::page(&ctx, &actor, None, Some("invite-worker-missing")).await?;
                return refused_form(ctx.render(&page));
            }
        };
        Some(worker)
    } else {
        None
    };
    let link = Link {
        organization: Some(place),
        email,
        hat: Some(hat.word().to_owned()),
        record,
        made_by: actor.person_id(),
        ..Link::default()
    };
    let how = send(&ctx, &actor, &headers, link, &sent.language).await?;
    let invited = Invited {
        hat: hat.word(),
        how,
    };
    ctx.render(&house::page(&ctx, &actor, Some(invited), None).await?)
}

/// Makes the link of an invitation; as a letter when there is an address and a mail server, to hand over otherwise.
/// Whoever asks has asked permission first.
pub(crate) async fn send(
    ctx: &Ctx,
    actor: &Actor,
    headers: &HeaderMap,
    link: Link,
    language: &str,
) -> Result<How> {
    let place = link.organization.ok_or_else(Error::not_found)?;
    let hat = link.hat.as_deref().and_then(|h| h.parse().ok());
    let hat: Hat = hat.ok_or_else(Error::not_found)?;
    let row = ctx.app.db.one(&house::ORGANIZATION, params![place]).await?;
    let (name, usual): (String, String) = (row.get("name")?, row.get("language")?);
    let language = Lang::from_tag(language)
        .or(Lang::from_tag(&usual))
        .unwrap_or(ctx.lang);
    let by = ctx.who.as_ref().map_or("", |w| w.name.as_str());
    let made = ctx
        .app
        .db
        .change(actor, async |tx| {
            let made = link.make(&tx, Purpose::Invitation).await?;
            if let (Some(post), Some(address)) = (&ctx.app.post, &link.email) {
                let to = To {
                    person: None,
                    address,
                    language,
                };
                let letter = Letter::Invitation {
                    organization: &name,
                    by,
                    hat,
                    path: &path_of(&made),
                    until: &house::day(made.until),
                };
                outbox::write(&tx, post, to, letter, Some(made.id), Some(made.until)).await?;
            }
            Ok::<_, db::Error>(made)
        })
        .await?;
    outbox::wake(ctx.app.post.as_ref());
    Ok(match link.email {
        Some(address) if ctx.app.post.is_some() => How::Letter(address),
        _ => How::Link(absolute(ctx, headers, &path_of(&made))),
    })
}

fn path_of(made: &Made) -> String {
    format!("/invitation/{}", made.token)
}

/// `POST /organization/invitations/{invitation}/link`: a new link for the same, to hand over; the one before and its
/// letter are of no use any more.
pub(super) async fn renew(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    headers: HeaderMap,
    Path(id): Path<String>,
) -> Result<Response> {
    let place = actor.organization.ok_or_else(Error::not_found)?;
    let here = |kind| Resource::new(kind).of_organization(place);
    may(&actor, Action::Add, &here("invitation"))?;
    let id: Uuid = id.parse().map_err(|_| Error::not_found())?;
    let row = ctx.app.db.one(&KNOWN, params![id, place]).await?;
    let word: String = row.get("hat")?;
    let hat: Hat = word.parse().map_err(|()| Error::not_found())?;
    if !is_given_by_hiring(hat) {
        may(&actor, Action::Add, &here("hat"))?;
    }
    let link = Link {
        organization: Some(place),
        email: row.get("email")?,
        hat: Some(word),
        record: row.get("record_id")?,
        person: row.get("person_id")?,
        made_by: actor.person_id(),
        ..Link::default()
    };
    let made = ctx
        .app
        .db
        .change(&actor, async |tx| {
            end(&tx, id, place).await?;
            let made = link.make(&tx, Purpose::Invitation).await?;
            if let Some(person) = link.person {
                newcomer::invited(&tx, person, made.until).await?;
            }
            Ok::<_, db::Error>(made)
        })
        .await?;
    let how = How::Link(absolute(&ctx, &headers, &path_of(&made)));
    let invited = Invited {
        hat: hat.word(),
        how,
    };
    ctx.render(&house::page(&ctx, &actor, Some(invited), None).await?)
}

async fn end(tx: &db::Tx, id: Uuid, place: Uuid) -> db::Result<()> {
    if tx.execute(&WITHDRAW, params![id, place, tx.now()]).await? == 0 {
        return Err(db::Error::Missing);
    }
    outbox::drop_about(tx, id).await?;
    newcomer::uninvited(tx, id).await?;
    tx.record(Entry::new("end", "invitation").of(id));
    Ok(())
}

async fn belongs(ctx: &Ctx, person: Uuid, place: Uuid) -> Result<bool> {
    let found = ctx
        .app
        .db
        .optional(&BELONGS, params![person, place])
        .await?;
    Ok(found.is_some())
}

/// `POST /organization/invitations/{invitation}/withdrawal`.
pub(super) async fn withdraw(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path(id): Path<String>,
) -> Result<Response> {
    let place = actor.organization.ok_or_else(Error::not_found)?;
    let resource = Resource::new("invitation").of_organization(place);
    may(&actor, Action::End, &resource)?;
    let id: Uuid = id.parse().map_err(|_| Error::not_found())?;
    ctx.app
        .db
        .change(&actor, async |tx| end(&tx, id, place).await)
        .await?;
    Ok(see_other("/organization"))
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Accepting {
    name: String,
    email: String,
    password: String,
}

#[derive(Template)]
#[template(path = "organizations/invitation.html")]
struct Invitation {
    page: Page,
    organization: String,
    hat: String,
    /// The name of who is signed in.
    signed_in: Option<String>,
    back: String,
    sent: Accepting,
    problems: Vec<(&'static str, &'static str)>,
}

async fn open(ctx: &Ctx, token: &str) -> Result<(Link, Uuid, Hat, String)> {
    let link = Link::open(&ctx.app.db, token, Purpose::Invitation)
        .await?
        .ok_or_else(Error::gone)?;
    let place = link.organization.ok_or_else(Error::gone)?;
    let hat = link.hat.as_deref().and_then(|h| h.parse().ok());
    let hat = hat.ok_or_else(Error::gone)?;
    let row = ctx.app.db.one(&house::ORGANIZATION, params![place]).await?;
    Ok((link, place, hat, row.get("name")?))
}

/// `GET /invitation/{token}`.
pub(super) async fn show(ctx: Ctx, Path(token): Path<String>) -> Result<Response> {
    let (link, _, hat, organization) = open(&ctx, &token).await?;
    let name = match link.person {
        Some(person) => ctx.app.db.one(&NAME, params![person]).await?.get("name")?,
        None => String::new(),
    };
    let sent = Accepting {
        name,
        email: link.email.unwrap_or_default(),
        ..Accepting::default()
    };
    ctx.render(&page(&ctx, &token, hat, organization, sent, Vec::new()))
}

fn page(
    ctx: &Ctx,
    token: &str,
    hat: Hat,
    organization: String,
    sent: Accepting,
    problems: Vec<(&'static str, &'static str)>,
) -> Invitation {
    let back = format!("/invitation/{token}");
    Invitation {
        page: ctx.page(Section::Other, "invitation-title"),
        organization,
        hat: hat.word().to_owned(),
        signed_in: ctx.who.as_ref().map(|w| w.name.clone()),
        back: form_urlencoded::Serializer::new(String::new())
            .append_pair("back", &back)
            .finish(),
        sent,
        problems,
    }
}

/// `POST /invitation/{token}`: with the account one is signed in with, or with a new one.
pub(super) async fn accept(
    ctx: Ctx,
    Who(actor): Who,
    Path(token): Path<String>,
    from: throttle::From,
    headers: HeaderMap,
    form: std::result::Result<Form<Accepting>, FormRejection>,
) -> Result<Response> {
    let (link, place, hat, organization) = open(&ctx, &token).await?;
    let Form(sent) = form.map_err(Error::unreadable)?;
    let browser = session::browser_of(&headers);
    if let (Some(person), Some(ids)) = (actor.person_id(), actor.session) {
        let made = ctx
            .app
            .db
            .change(&actor, async |tx| {
                enter(&tx, &link, place, person, hat).await?;
                session::end(&tx, ids.session).await?;
                session::begin(&tx, ids.account, person, Some(place), &browser).await
            })
            .await;
        return entered(&ctx, made);
    }
    ctx.app.throttle.count(&sent.email, &from)?;
    let name = name_of(&sent.name);
    let email = email_of(&sent.email);
    let mut problems = Vec::new();
    if name.is_none() {
        problems.push(("name", "name-refused"));
    }
    if email.is_none() {
        problems.push(("email", "email-refused"));
    }
    if let Err(key) = password::judge(&sent.password, &[&sent.name, &sent.email, &organization]) {
        problems.push(("password", key));
    }
    if let (Some(name), Some(email), true) = (name, email, problems.is_empty()) {
        let hash = password::hash(&sent.password).await?;
        let lang = ctx.lang;
        let made = ctx
            .app
            .db
            .change(&Actor::visitor(), async |tx| {
                let account = NewAccount {
                    person: link.person,
                    name: &name,
                    email: &email,
                    password: Some(&hash),
                    operator: false,
                    language: lang,
                };
                let (person, account) = account.make(&tx).await?;
                if link.person.is_some() {
                    newcomer::arrived(&tx, person, &name, &email, lang.tag()).await?;
                }
                enter(&tx, &link, place, person, hat).await?;
                session::begin(&tx, account, person, Some(place), &browser).await
            })
            .await;
        match made {
            Err(e) if e.is_constraint("accounts_email_key") => {
                // Only somebody with an invitation learns this, and only of the address they type.
                problems.push(("email", "invitation-known"));
            }
            made => return entered(&ctx, made),
        }
    }
    let sent = Accepting {
        password: String::new(),
        ..sent
    };
    refused_form(ctx.render(&page(&ctx, &token, hat, organization, sent, problems)))
}

fn entered(ctx: &Ctx, made: db::Result<String>) -> Result<Response> {
    match made {
        Err(db::Error::Missing) => Err(Error::gone()),
        other => session::with_cookie(see_other("/organizations"), &ctx.app.config, Some(&other?)),
    }
}

/// What an invitation gives, in the change that uses it up. What somebody has already is not given twice.
async fn enter(tx: &db::Tx, link: &Link, place: Uuid, person: Uuid, hat: Hat) -> db::Result<()> {
    link.used(tx).await?;
    let by = link.made_by;
    if let Some(newcomer) = link.person.filter(|n| *n != person) {
        newcomer::claimed(tx, newcomer, person, place).await?;
    }
    if !is_limited(hat)
        && tx
            .optional(&BELONGS, params![person, place])
            .await?
            .is_none()
    {
        organization::join(tx, place, person, by).await?;
    }
    let mut relation = None;
    if let (Hat::PanelMember, Some(invitation)) = (hat, link.record) {
        panel::arrived(tx, invitation, place, person).await?;
    } else if let Some(worker) = link.record {
        if worker == person {
            return Err(db::Error::Missing);
        }
        relation = Some(organization::relate(tx, place, person, worker, Line::Peer, by).await?);
    }
    let now: Moment = tx.now();
    let worn = tx
        .optional(&WEARS, params![person, place, hat.word(), now])
        .await?;
    if relation.is_some() || worn.is_none() {
        organization::give(tx, place, person, hat, relation, by).await?;
    }
    tx.record(
        Entry::new("accept", "invitation")
            .of(link.id)
            .about(person)
            .belongs_to(Some(place)),
    );
    Ok(())
}
