//! The demo: a small named cast across two organizations, and a bar to become any of them without a password.
//!
//! The bar is there only in a database that `wayfellow demo` made, and that command fills only an empty one: nothing
//! that is set can bring it to a real installation. Portfolio files of the cast are in `pathway::demo`.

use anyhow::{Context as _, bail};
use askama::Template;
use axum::Form;
use axum::extract::rejection::FormRejection;
use axum::http::HeaderMap;
use axum::response::Response;
use serde::Deserialize;
use uuid::Uuid;

use super::account::NewAccount;
use super::session;
use super::sign_in::enter;
use crate::actor::{Actor, Hat};
use crate::db::{self, Db, Entry, new_id, params, statements};
use crate::organizations::organization::{self, Line};
use crate::positions::position::{self, Position};
use crate::web::who::Who;
use crate::web::{Ctx, Error, Lang, Page, Result, Section, is_own_path, see_other};

statements! {
    ANYBODY = "SELECT id FROM people LIMIT 1";
    MARK = "INSERT INTO demo_people (id, person_id, place, about) VALUES ($1, $2, $3, $4)";
    CAST = "SELECT d.person_id, d.about, p.name FROM demo_people d JOIN people p ON p.id = d.person_id ORDER BY d.place";
    ACCOUNT = "SELECT a.id FROM accounts a JOIN demo_people d ON d.person_id = a.person_id WHERE d.person_id = $1 AND a.closed_at IS NULL";
}

/// Somebody made up, whom a visitor of the demo may become.
#[derive(Debug, Clone)]
pub(crate) struct Someone {
    pub person: Uuid,
    pub name: String,
    /// The key of the words that say who they are.
    pub about: String,
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
}

/// `GET /demo`.
pub(super) async fn show(ctx: Ctx) -> Result<Response> {
    if ctx.app.demo.is_empty() {
        return Err(Error::not_found());
    }
    ctx.render(&Demo {
        page: ctx.page(Section::Other, "demo-title"),
    })
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
    if ctx.app.demo.is_empty() {
        return Err(Error::not_found());
    }
    let Form(sent) = form.map_err(Error::unreadable)?;
    let person: Uuid = sent
        .person
        .parse()
        .map_err(|_| Error::bad_request("error-form"))?;
    let row = ctx.app.db.optional(&ACCOUNT, params![person]).await?;
    let row = row.ok_or_else(|| Error::bad_request("error-form"))?;
    let token = enter(&ctx, &before, row.get("id")?, person, &headers).await?;
    let back = if is_own_path(&sent.back) {
        &sent.back
    } else {
        "/"
    };
    session::with_cookie(see_other(back), &ctx.app.config, Some(&token))
}
