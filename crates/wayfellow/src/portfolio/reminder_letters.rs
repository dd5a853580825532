//! Reminders by letter, for those who asked for them: once for each, and without a word of what it is about.
//!
//! Nobody gets one unless they chose to. Not here: what asks for attention (`reminders`) and sending (`letters`).

use axum::Form;
use axum::extract::rejection::FormRejection;
use axum::response::Response;
use frameworks::{Date, Library};
use serde::Deserialize;
use uuid::Uuid;

use super::{own, record, reminders};
use crate::actor::Actor;
use crate::db::{self, Db, Entry, new_id, params, statements};
use crate::letters::Post;
use crate::letters::outbox::{self, To};
use crate::letters::words::Letter;
use crate::permission::Action;
use crate::web::who::SignedIn;
use crate::web::{Ctx, Error, Lang, Result, see_other};

/// How many people are looked up at once.
const AT_ONCE: i64 = 200;

statements! {
    WISHES = "SELECT since FROM reminder_wishes WHERE person_id = $1";
    WISH = "INSERT INTO reminder_wishes (person_id, since) VALUES ($1, $2) ON CONFLICT (person_id) DO NOTHING";
    UNWISH = "DELETE FROM reminder_wishes WHERE person_id = $1";
    WHO = "SELECT w.person_id, a.email, p.language FROM reminder_wishes w JOIN accounts a ON a.person_id = w.person_id JOIN people p ON p.id = w.person_id WHERE a.closed_at IS NULL AND w.person_id > $1 ORDER BY w.person_id LIMIT $2";
    TOLD = "SELECT entry_id, what FROM reminders_told WHERE person_id = $1";
    TELL = "INSERT INTO reminders_told (id, person_id, entry_id, what, told_at) VALUES ($1, $2, $3, $4, $5)";
}

/// Whether a person is reminded by letter.
pub(super) async fn wished(db: &Db, person: Uuid) -> db::Result<bool> {
    Ok(db.optional(&WISHES, params![person]).await?.is_some())
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Sent {
    letters: String,
}

/// `POST /me/reminders`.
pub(super) async fn update(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    form: std::result::Result<Form<Sent>, FormRejection>,
) -> Result<Response> {
    let person = own(&actor, Action::Change, "reminders")?;
    let Form(sent) = form.map_err(Error::unreadable)?;
    let wished = match sent.letters.as_str() {
        // A promise of letters is made only where there are some.
        "yes" if ctx.app.post.is_some() => true,
        "no" => false,
        _ => return Err(Error::bad_request("error-form")),
    };
    ctx.app
        .db
        .change(&actor, async |tx| {
            if wished {
                tx.execute(&WISH, params![person, tx.now()]).await?;
            } else {
                tx.execute(&UNWISH, params![person]).await?;
            }
            let entry = Entry::new("edit", "reminders").about(person);
            tx.record(entry.belongs_to(None).changed("letters", !wished, wished));
            Ok::<_, db::Error>(())
        })
        .await?;
    Ok(see_other("/me/calendar#by-letter"))
}

/// Writes a letter to everybody who wants to be reminded and has something new that asks for attention on this day; how
/// many letters. However many things there are, it is one letter.
///
/// # Errors
/// When the database cannot be used.
pub async fn remind(db: &Db, post: &Post, library: &Library, today: Date) -> db::Result<usize> {
    let mut written = 0;
    let mut last = Uuid::nil();
    loop {
        let rows = db.all(&WHO, params![last, AT_ONCE]).await?;
        if rows.is_empty() {
            break;
        }
        for row in &rows {
            last = row.get("person_id")?;
            let (address, language): (String, String) = (row.get("email")?, row.get("language")?);
            let to = To {
                person: Some(last),
                address: &address,
                language: Lang::from_tag(&language).unwrap_or(Lang::En),
            };
            if one(db, post, library, today, last, to).await? {
                written += 1;
            }
        }
    }
    if written > 0 {
        outbox::wake(Some(post));
    }
    Ok(written)
}

async fn one(
    db: &Db,
    post: &Post,
    library: &Library,
    today: Date,
    person: Uuid,
    to: To<'_>,
) -> db::Result<bool> {
    let records = record::today(db, person).await?;
    let mut new = reminders::due(library, &records, today);
    for row in db.all(&TOLD, params![person]).await? {
        let told: (Uuid, String) = (row.get("entry_id")?, row.get("what")?);
        new.retain(|n| *n != told);
    }
    if new.is_empty() {
        return Ok(false);
    }
    let written = db
        .change(&Actor::system("reminders"), async |tx| {
            for (entry, what) in &new {
                let values = params![new_id(), person, *entry, what, tx.now()];
                tx.execute(&TELL, values).await?;
            }
            outbox::write(&tx, post, to, Letter::Reminder, None, None).await?;
            Ok::<_, db::Error>(())
        })
        .await;
    match written {
        // Another program on the same database was first.
        Err(e) if e.is_constraint("reminders_told_once") => Ok(false),
        other => other.map(|()| true),
    }
}
