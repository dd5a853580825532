//! The name of an organization, in a few words what it does, and the time zone its days are in: leaders may change them.

use askama::Template;
use axum::Form;
use axum::extract::rejection::FormRejection;
use axum::response::Response;
use serde::Deserialize;
use uuid::Uuid;

use crate::accounts::account::name_of;
use crate::actor::Actor;
use crate::db::{self, Entry, params, statements};
use crate::openings::days::zone_of;
use crate::permission::{Action, Resource, may};
use crate::portfolio::draft::plain;
use crate::web::conflict::{self, Both};
use crate::web::who::SignedIn;
use crate::web::{Ctx, Error, Page, Result, Section, refused_form, see_other};

/// The longest description, in characters.
const LONGEST_ABOUT: usize = 600;

statements! {
    ITSELF = "SELECT o.name, o.about, o.time_zone, o.version FROM organizations o WHERE o.id = $1";
    EDIT = "UPDATE organizations SET name = $3, about = $4, time_zone = $5, version = version + 1 WHERE id = $1 AND version = $2";
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    name: String,
    about: String,
    time_zone: String,
    version: String,
}

#[derive(Template)]
#[template(path = "organizations/edit.html")]
struct Edit {
    page: Page,
    typed: Typed,
    problems: Vec<(&'static str, &'static str)>,
}

impl Edit {
    /// Those of the United States; any other can be typed.
    fn zones(&self) -> [&'static str; 8] {
        [
            "America/New_York",
            "America/Chicago",
            "America/Denver",
            "America/Phoenix",
            "America/Los_Angeles",
            "America/Anchorage",
            "Pacific/Honolulu",
            "America/Puerto_Rico",
        ]
    }
}

fn here(actor: &Actor) -> Result<Uuid> {
    let place = actor.organization.ok_or_else(Error::not_found)?;
    let resource = Resource::new("organization").of_organization(place);
    may(actor, Action::Change, &resource)?;
    Ok(place)
}

async fn itself(ctx: &Ctx, place: Uuid) -> Result<Typed> {
    let row = ctx.app.db.one(&ITSELF, params![place]).await?;
    let version: i64 = row.get("version")?;
    Ok(Typed {
        name: row.get("name")?,
        about: row.get::<Option<String>>("about")?.unwrap_or_default(),
        time_zone: row.get::<Option<String>>("time_zone")?.unwrap_or_default(),
        version: version.to_string(),
    })
}

fn page(ctx: &Ctx, typed: Typed, problems: Vec<(&'static str, &'static str)>) -> Edit {
    Edit {
        page: ctx.page(Section::Other, "house-edit"),
        typed,
        problems,
    }
}

/// `GET /organization/edit`.
pub(super) async fn show(ctx: Ctx, SignedIn(actor): SignedIn) -> Result<Response> {
    let place = here(&actor)?;
    let typed = itself(&ctx, place).await?;
    ctx.render(&page(&ctx, typed, Vec::new()))
}

/// `POST /organization`.
pub(super) async fn update(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    form: std::result::Result<Form<Typed>, FormRejection>,
) -> Result<Response> {
    let place = here(&actor)?;
    let Form(typed) = form.map_err(Error::unreadable)?;
    let Ok(version) = typed.version.parse::<i64>() else {
        return Err(Error::bad_request("error-form"));
    };
    let mut problems = Vec::new();
    let name = name_of(&typed.name);
    if name.is_none() {
        problems.push(("name", "house-name-refused"));
    }
    let about = plain(&typed.about);
    if about.chars().count() > LONGEST_ABOUT {
        problems.push(("about", "house-about-refused"));
    }
    // Kept under the name that it has in the list of time zones.
    let zone = match typed.time_zone.trim() {
        "" => Some(String::new()),
        name => zone_of(name).and_then(|z| z.iana_name().map(str::to_owned)),
    };
    if zone.is_none() {
        problems.push(("time_zone", "house-zone-refused"));
    }
    let (Some(name), Some(zone), true) = (name, zone, problems.is_empty()) else {
        return refused_form(ctx.render(&page(&ctx, typed, problems)));
    };
    let before = itself(&ctx, place).await?;
    if before.name == name && before.about == about && before.time_zone == zone {
        return Ok(see_other("/organization"));
    }
    let kept = ctx
        .app
        .db
        .change(&actor, async |tx| {
            let words = (!about.is_empty()).then_some(about.as_str());
            let zone_said = (!zone.is_empty()).then_some(zone.as_str());
            let values = params![place, version, name.as_str(), words, zone_said];
            tx.edit(&EDIT, values).await?;
            let mut entry = Entry::new("edit", "organization").of(place);
            if before.name != name {
                entry = entry.changed("name", before.name.as_str(), name.as_str());
            }
            if before.about != about {
                entry = entry.changed("about", before.about.as_str(), about.as_str());
            }
            if before.time_zone != zone {
                let (before, after) = (before.time_zone.as_str(), zone.as_str());
                entry = entry.changed("time_zone", before, after);
            }
            tx.record(entry);
            Ok(())
        })
        .await;
    match kept {
        Ok(()) => Ok(see_other("/organization")),
        Err(db::Error::Conflict) => {
            let theirs = itself(&ctx, place).await?;
            let version = theirs.version.parse().unwrap_or_default();
            let both = vec![
                Both {
                    name: "name",
                    label: "house-name",
                    yours: typed.name,
                    theirs: theirs.name,
                },
                Both {
                    name: "about",
                    label: "house-about",
                    yours: typed.about,
                    theirs: theirs.about,
                },
                Both {
                    name: "time_zone",
                    label: "house-zone",
                    yours: typed.time_zone,
                    theirs: theirs.time_zone,
                },
            ];
            conflict::show(&ctx, "/organization", "/organization", version, both)
        }
        Err(e) => Err(e.into()),
    }
}
