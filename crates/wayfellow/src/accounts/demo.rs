//! The demo: a small named cast across two organizations, a bar to become any of them without a password, and a way to
//! come in as somebody new.
//!
//! The bar is there only in a database that `wayfellow demo` made, and that command fills only an empty one: nothing
//! that is set can bring it to a real installation. Portfolio files of the cast are in `pathway::demo`.

use std::sync::{Arc, PoisonError, RwLock};

use anyhow::{Context as _, bail};
use askama::Template;
use axum::Form;
use axum::extract::rejection::FormRejection;
use axum::http::HeaderMap;
use axum::response::Response;
use serde::Deserialize;
use uuid::Uuid;

use super::account::{NewAccount, name_of};
use super::session;
use super::sign_in::enter;
use crate::actor::{Actor, Hat};
use crate::db::{self, Db, Entry, new_id, params, statements};
use crate::organizations::organization::{self, Line};
use crate::positions::position::{self, Position};
use crate::web::who::Who;
use crate::web::{Ctx, Error, Lang, Page, Result, Section, is_own_path, refused_form, see_other};

statements! {
    ANYBODY = "SELECT id FROM people LIMIT 1";
    MARK = "INSERT INTO demo_people (id, person_id, place, about) VALUES ($1, $2, $3, $4)";
    CAST = "SELECT d.person_id, d.about, p.name FROM demo_people d JOIN people p ON p.id = d.person_id ORDER BY d.place";
    ACCOUNT = "SELECT a.id FROM accounts a JOIN demo_people d ON d.person_id = a.person_id WHERE d.person_id = $1 AND a.closed_at IS NULL";
    // Where somebody new begins: the organization of whoever would supervise them there.
    DOOR = "SELECT d.person_id, m.organization_id FROM demo_people d JOIN memberships m ON m.person_id = d.person_id LEFT JOIN membership_ends e ON e.membership_id = m.id WHERE d.about = 'demo-dana' AND e.membership_id IS NULL ORDER BY m.since, m.id LIMIT 1";
}

/// The key of the words about whoever came in as somebody new.
const NEW: &str = "demo-new";
/// How many can come in as somebody new. The bar names each of them.
const MOST_NEW: usize = 24;

/// Somebody made up, whom a visitor of the demo may become.
#[derive(Debug, Clone)]
pub(crate) struct Someone {
    pub person: Uuid,
    pub name: String,
    /// The key of the words that say who they are.
    pub about: String,
}

/// Whom a visitor may become. Whoever comes in as somebody new is added while the program runs.
#[derive(Default)]
pub(crate) struct Bar(RwLock<Arc<[Someone]>>);

impl Bar {
    /// Who is in it now; nobody in any database that is not a demo's.
    pub fn people(&self) -> Arc<[Someone]> {
        Arc::clone(&self.0.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Reads who is in it from the database.
    ///
    /// # Errors
    /// When the database cannot answer.
    pub async fn read(&self, db: &Db) -> db::Result<()> {
        let people = cast(db).await?;
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = people.into();
        Ok(())
    }
}

struct Made {
    name: &'static str,
    about: &'static str,
    home: Home,
    hats: &'static [Hat],
}

#[derive(Clone, Copy, PartialEq)]
enum Home {
    Riverbend,
    Hilltop,
    /// Runs the installation and belongs to no organization.
    Machine,
}

const PEOPLE: [Made; 7] = [
    Made {
        name: "Mara",
        about: "demo-mara",
        home: Home::Riverbend,
        hats: &[Hat::Volunteer],
    },
    Made {
        name: "Inés",
        about: "demo-ines",
        home: Home::Riverbend,
        hats: &[Hat::Volunteer],
    },
    Made {
        name: "Dana",
        about: "demo-dana",
        home: Home::Riverbend,
        hats: &[Hat::Worker, Hat::Supervisor],
    },
    Made {
        name: "Lena",
        about: "demo-lena",
        home: Home::Riverbend,
        hats: &[Hat::Leader, Hat::HiringLead],
    },
    Made {
        name: "Tobias",
        about: "demo-tobias",
        home: Home::Hilltop,
        hats: &[Hat::Worker],
    },
    Made {
        name: "Olga",
        about: "demo-olga",
        home: Home::Hilltop,
        hats: &[Hat::Leader, Hat::Supervisor],
    },
    Made {
        name: "Ruth",
        about: "demo-ops",
        home: Home::Machine,
        hats: &[],
    },
];

/// Fills an empty database with the cast.
///
/// # Errors
/// When somebody is in it already, or it cannot be written.
pub(crate) async fn fill(db: &Db) -> anyhow::Result<()> {
    if db.optional(&ANYBODY, params![]).await?.is_some() {
        bail!(
            "The database {} is in use; a demo is made in an empty one only",
            db.place()
        );
    }
    let first_day = jiff::civil::date(2026, 1, 5);
    db.change(&Actor::command("demo"), async |tx| {
        let riverbend = organization::create(&tx, "Riverbend Recovery Community", Lang::En).await?;
        let hilltop = organization::create(&tx, "Hilltop Support Center", Lang::En).await?;
        let mut ids = Vec::new();
        for (place, made) in (1_i64..).zip(&PEOPLE) {
            let email = format!("{}@demo.invalid", &made.about[5..]);
            let account = NewAccount {
                person: None,
                name: made.name,
                email: &email,
                password: None,
                operator: made.home == Home::Machine,
                language: Lang::En,
            };
            let (person, _) = account.make(&tx).await?;
            let home = match made.home {
                Home::Riverbend => Some(riverbend),
                Home::Hilltop => Some(hilltop),
                Home::Machine => None,
            };
            if let Some(home) = home {
                organization::join(&tx, home, person, None).await?;
                for hat in made.hats {
                    organization::give(&tx, home, person, *hat, None, None).await?;
                }
            }
            tx.execute(&MARK, params![new_id(), person, place, made.about])
                .await?;
            ids.push(person);
        }
        tx.record(Entry::new("create", "demo").belongs_to(None));
        let [mara, ines, dana, lena, tobias, olga, _] = ids[..] else {
            return Err(db::Error::Failed("the cast has seven people".to_owned()));
        };
        for (place, supervisor, worker, line) in [
            (riverbend, dana, mara, Line::Peer),
            (riverbend, lena, dana, Line::Administrative),
            (riverbend, dana, ines, Line::Peer),
            (hilltop, olga, tobias, Line::Administrative),
        ] {
            organization::relate(&tx, place, supervisor, worker, line, None).await?;
        }
        // One position that Dana holds, and one that nobody holds yet.
        for (job_title, holder) in [("Peer specialist", Some(dana)), ("Recovery coach", None)] {
            let position = Position {
                job_title: job_title.to_owned(),
                program: Some("Evening team".to_owned()),
                peer_role: true,
                paid: true,
                weekly_minutes: Some(20 * 60),
                since: Some(first_day),
                ..Position::default()
            };
            let id = position.insert(&tx, riverbend).await?;
            if let Some(holder) = holder {
                position::place(&tx, riverbend, id, holder, first_day, None).await?;
            }
        }
        // Dana also supervises Tobias, from outside of where he works.
        let outside = organization::relate(&tx, hilltop, dana, tobias, Line::Peer, None).await?;
        organization::give(
            &tx,
            hilltop,
            dana,
            Hat::OutsideSupervisor,
            Some(outside),
            None,
        )
        .await?;
        Ok::<_, db::Error>(())
    })
    .await
    .context("The demo could not be written")
}

/// The cast of a demo; nobody in any other database.
///
/// # Errors
/// When the database cannot answer.
pub(crate) async fn cast(db: &Db) -> db::Result<Vec<Someone>> {
    db.all(&CAST, params![])
        .await?
        .iter()
        .map(|row| {
            Ok(Someone {
                person: row.get("person_id")?,
                name: row.get("name")?,
                about: row.get("about")?,
            })
        })
        .collect()
}

#[derive(Template)]
#[template(path = "accounts/demo.html")]
struct Demo {
    page: Page,
    /// The name that was typed for somebody new.
    name: String,
    /// The key of what is wrong with it.
    problem: Option<&'static str>,
    /// The key of what else was refused.
    refused: Option<&'static str>,
}

impl Demo {
    fn blank(ctx: &Ctx) -> Demo {
        Demo {
            page: ctx.page(Section::Other, "demo-title"),
            name: String::new(),
            problem: None,
            refused: None,
        }
    }
}

/// Whoever asks is told that there is no such page, where this is no demo.
fn only_in_a_demo(ctx: &Ctx) -> Result<()> {
    if ctx.app.demo.people().is_empty() {
        return Err(Error::not_found());
    }
    Ok(())
}

/// `GET /demo`.
pub(super) async fn show(ctx: Ctx) -> Result<Response> {
    only_in_a_demo(&ctx)?;
    ctx.render(&Demo::blank(&ctx))
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Sent {
    person: String,
    back: String,
}

/// `POST /demo`: become somebody of the cast.
pub(super) async fn create(
    ctx: Ctx,
    Who(before): Who,
    headers: HeaderMap,
    form: std::result::Result<Form<Sent>, FormRejection>,
) -> Result<Response> {
    only_in_a_demo(&ctx)?;
    let Form(sent) = form.map_err(Error::unreadable)?;
    let person: Uuid = sent
        .person
        .parse()
        .map_err(|_| Error::bad_request("error-form"))?;
    let Some(row) = ctx.app.db.optional(&ACCOUNT, params![person]).await? else {
        // Somebody who left for good is still in the bar of pages that were opened before.
        ctx.app.demo.read(&ctx.app.db).await?;
        return refused_form(ctx.render(&Demo {
            refused: Some("demo-gone"),
            ..Demo::blank(&ctx)
        }));
    };
    let token = enter(&ctx, &before, row.get("id")?, person, &headers).await?;
    // What was open about oneself is another page for somebody else; the front page says what needs them.
    let own = sent.back == "/me" || sent.back.starts_with("/me/") || sent.back == "/demo";
    let back = if is_own_path(&sent.back) && !own {
        &sent.back
    } else {
        "/"
    };
    session::with_cookie(see_other(back), &ctx.app.config, Some(&token))
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct SomebodyNew {
    name: String,
}

/// `POST /demo/people`: come in as somebody new, who volunteers where Dana supervises.
pub(super) async fn begin(
    ctx: Ctx,
    Who(before): Who,
    headers: HeaderMap,
    form: std::result::Result<Form<SomebodyNew>, FormRejection>,
) -> Result<Response> {
    only_in_a_demo(&ctx)?;
    let Form(sent) = form.map_err(Error::unreadable)?;
    let problem = |problem, refused| {
        refused_form(ctx.render(&Demo {
            name: sent.name.clone(),
            problem,
            refused,
            ..Demo::blank(&ctx)
        }))
    };
    let Some(name) = name_of(&sent.name) else {
        return problem(Some("name-refused"), None);
    };
    let people = ctx.app.demo.people();
    if people.iter().filter(|p| p.about == NEW).count() >= MOST_NEW {
        return problem(None, Some("demo-full"));
    }
    let place = i64::try_from(people.len()).unwrap_or(i64::MAX - 1) + 1;
    let db = &ctx.app.db;
    let door = db.optional(&DOOR, params![]).await?;
    let email = format!("{}@demo.invalid", new_id());
    let (person, account) = db
        .change(&Actor::command("demo"), async |tx| {
            let made = NewAccount {
                person: None,
                name: &name,
                email: &email,
                password: None,
                operator: false,
                language: ctx.lang,
            };
            let (person, account) = made.make(&tx).await?;
            if let Some(door) = &door {
                let (place, dana) = (door.get("organization_id")?, door.get("person_id")?);
                organization::join(&tx, place, person, None).await?;
                organization::give(&tx, place, person, Hat::Volunteer, None, None).await?;
                organization::relate(&tx, place, dana, person, Line::Peer, None).await?;
            }
            tx.execute(&MARK, params![new_id(), person, place, NEW])
                .await?;
            Ok::<_, db::Error>((person, account))
        })
        .await?;
    ctx.app.demo.read(db).await?;
    let token = enter(&ctx, &before, account, person, &headers).await?;
    session::with_cookie(see_other("/"), &ctx.app.config, Some(&token))
}
