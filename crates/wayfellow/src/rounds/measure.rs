//! Measures from elsewhere, such as one of how well a place supports recovery: where it stands and what came out.
//!
//! Nothing is fetched, and nothing of it is reckoned with.

use axum::extract::Form;
use axum::extract::rejection::FormRejection;
use axum::response::Response;
use jiff::civil::Date;
use serde::Deserialize;
use uuid::Uuid;

use super::{begin, place};
use crate::db::{self, Db, Entry, new_id, params, statements};
use crate::permission::Action;
use crate::plans::workdays::today;
use crate::web::who::SignedIn;
use crate::web::{Ctx, Error, Result, refused_form, see_other};

statements! {
    ALL = "SELECT name, address, taken_on, words FROM external_measures WHERE organization_id = $1 ORDER BY taken_on DESC, id DESC LIMIT 200";
    ADD = "INSERT INTO external_measures (id, organization_id, name, address, taken_on, words, made_at, made_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
}

const LONGEST_NAME: usize = 200;
const LONGEST_ADDRESS: usize = 2_000;
const LONGEST: usize = 5_000;

/// A measure that was taken.
pub(super) struct Measure {
    pub name: String,
    pub address: String,
    pub taken_on: Date,
    pub words: String,
}

/// What a form holds.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    pub name: String,
    pub address: String,
    pub taken: String,
    pub words: String,
}

impl Typed {
    /// The measure, or the fields that cannot be taken, each with why.
    fn read(&self) -> std::result::Result<Measure, Vec<(&'static str, &'static str)>> {
        let mut problems = Vec::new();
        let line =
            |t: &str, most: usize| t.chars().count() <= most && !t.chars().any(char::is_control);
        let (name, address) = (self.name.trim(), self.address.trim());
        if name.is_empty() || !line(name, LONGEST_NAME) {
            problems.push(("name", "forums-name-refused"));
        }
        let web = address.starts_with("https://") || address.starts_with("http://");
        let odd = address.contains(char::is_whitespace) || !line(address, LONGEST_ADDRESS);
        if !address.is_empty() && (!web || odd) {
            problems.push(("address", "measures-address-refused"));
        }
        let taken_on: Option<Date> = self.taken.trim().parse().ok();
        let taken_on = taken_on.filter(|d| *d <= today() && d.year() >= 1990);
        if taken_on.is_none() {
            problems.push(("taken", "measures-taken-refused"));
        }
        let words = self.words.trim().replace('\0', "");
        if words.chars().count() > LONGEST || (words.is_empty() && address.is_empty()) {
            problems.push(("words", "measures-words-refused"));
        }
        match taken_on {
            Some(taken_on) if problems.is_empty() => Ok(Measure {
                name: name.to_owned(),
                address: address.to_owned(),
                taken_on,
                words,
            }),
            _ => Err(problems),
        }
    }
}

/// The measures of an organization, the latest first.
pub(super) async fn all(db: &Db, organization: Uuid) -> db::Result<Vec<Measure>> {
    let rows = db.all(&ALL, params![organization]).await?;
    rows.iter()
        .map(|row| {
            Ok(Measure {
                name: row.get("name")?,
                address: row.get("address")?,
                taken_on: row.get("taken_on")?,
                words: row.get("words")?,
            })
        })
        .collect()
}

/// The measures of an organization as data.
pub(crate) async fn taken_along(db: &Db, organization: Uuid) -> db::Result<Vec<serde_json::Value>> {
    let measures = all(db, organization).await?;
    let one = |m: &Measure| {
        serde_json::json!({
            "name": m.name,
            "address": m.address,
            "taken_on": m.taken_on.to_string(),
            "words": m.words,
        })
    };
    Ok(measures.iter().map(one).collect())
}

/// `POST /rounds/measures`.
pub(super) async fn create(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    form: std::result::Result<Form<Typed>, FormRejection>,
) -> Result<Response> {
    let place = place(&actor, Action::Add)?;
    let Form(typed) = form.map_err(Error::unreadable)?;
    let measure = match typed.read() {
        Ok(measure) => measure,
        Err(problems) => {
            let refused = Some((typed, problems));
            return refused_form(begin::page(&ctx, &actor, None, refused).await);
        }
    };
    let db = &ctx.app.db;
    db.change(&actor, async |tx| {
        let id = new_id();
        let values = params![
            id,
            place,
            &measure.name,
            &measure.address,
            measure.taken_on,
            &measure.words,
            tx.now(),
            actor.person_id()
        ];
        tx.execute(&ADD, values).await?;
        tx.record(Entry::new("create", "external-measure").of(id));
        Ok::<_, db::Error>(())
    })
    .await?;
    Ok(see_other("/rounds#measures"))
}
