//! The letters that wait: written inside of a change, tried a few times with longer and longer pauses, erased once they
//! are sent or given up.
//!
//! A letter is taken on in a change of its own before it is tried, so that no two send it. Should the program end
//! between sending and writing that down, the letter goes out a second time; that is better than never. Not here: what
//! a letter says (`words`).

use uuid::Uuid;

use super::post::Post;
use super::words::Letter;
use crate::actor::Actor;
use crate::db::{self, Db, Entry, Moment, Row, Tx, new_id, params, statements};
use crate::web::Lang;

/// Pauses after each failed try, in seconds. After the last one fails the letter is given up.
const PAUSES: [i64; 8] = [60, 300, 900, 3_600, 10_800, 21_600, 43_200, 86_400];
/// How many letters are looked up at once.
const AT_ONCE: i64 = 20;
/// How long it is kept that there was a letter, in seconds: thirty days.
const REMEMBERED: i64 = 30 * 24 * 3_600;

statements! {
    WRITE = "INSERT INTO letters (id, kind, person_id, record_id, address, subject, body, made_at, until, tries, next_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0, $8)";
    DUE = "SELECT id, person_id, address, subject, body, until, tries FROM letters WHERE next_at <= $1 ORDER BY next_at, id LIMIT $2";
    TAKE = "UPDATE letters SET tries = tries + 1, next_at = $3 WHERE id = $1 AND tries = $2 AND next_at IS NOT NULL";
    SENT = "UPDATE letters SET address = '', subject = '', body = '', next_at = NULL, sent_at = $2, fault = NULL WHERE id = $1 AND next_at IS NOT NULL";
    FAILED = "UPDATE letters SET fault = $2 WHERE id = $1 AND next_at IS NOT NULL";
    GIVE_UP = "UPDATE letters SET address = '', subject = '', body = '', next_at = NULL, given_up_at = $2, fault = $3 WHERE id = $1 AND next_at IS NOT NULL";
    DROP_ABOUT = "UPDATE letters SET address = '', subject = '', body = '', next_at = NULL, given_up_at = $2, fault = 'withdrawn' WHERE record_id = $1 AND next_at IS NOT NULL";
    OLD = "SELECT id FROM letters WHERE next_at IS NULL AND made_at < $1 LIMIT 1";
    FORGET = "DELETE FROM letters WHERE next_at IS NULL AND made_at < $1";
}

/// Whom a letter goes to.
#[derive(Debug, Clone, Copy)]
pub(crate) struct To<'a> {
    pub person: Option<Uuid>,
    pub address: &'a str,
    pub language: Lang,
}

/// What came of a round.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Delivered {
    pub sent: usize,
    pub failed: usize,
    pub given_up: usize,
}

/// Writes a letter. It goes out once the change is kept, and never when it is not. `record` is what it is about,
/// `until` when it is of no use any more.
pub(crate) async fn write(
    tx: &Tx,
    post: &Post,
    to: To<'_>,
    letter: Letter<'_>,
    record: Option<Uuid>,
    until: Option<Moment>,
) -> db::Result<Uuid> {
    let id = new_id();
    let (subject, body) = letter.written(post, to.language);
    tx.execute(
        &WRITE,
        params![
            id,
            letter.kind(),
            to.person,
            record,
            to.address,
            subject,
            body,
            tx.now(),
            until
        ],
    )
    .await?;
    tx.record(about("write", id, to.person));
    Ok(id)
}

/// Whoever sends letters looks at once. Called after the change with the letter.
pub(crate) fn wake(post: Option<&Post>) {
    if let Some(post) = post {
        post.wake.notify_one();
    }
}

/// What is about a record that ended, such as a withdrawn invitation, does not go out any more.
pub(crate) async fn drop_about(tx: &Tx, record: Uuid) -> db::Result<()> {
    tx.execute(&DROP_ABOUT, params![record, tx.now()]).await?;
    Ok(())
}

fn about(action: &'static str, letter: Uuid, person: Option<Uuid>) -> Entry {
    let entry = Entry::new(action, "letter").of(letter).belongs_to(None);
    match person {
        Some(person) => entry.about(person),
        None => entry,
    }
}

struct Waiting {
    id: Uuid,
    person: Option<Uuid>,
    address: String,
    subject: String,
    body: String,
    until: Option<Moment>,
    tries: i64,
}

impl Waiting {
    fn read(row: &Row) -> db::Result<Waiting> {
        Ok(Waiting {
            id: row.get("id")?,
            person: row.get("person_id")?,
            address: row.get("address")?,
            subject: row.get("subject")?,
            body: row.get("body")?,
            until: row.get("until")?,
            tries: row.get("tries")?,
        })
    }

    /// The pause after the try that comes now; none after the last.
    fn pause(&self) -> Option<i64> {
        let tries = usize::try_from(self.tries).unwrap_or(usize::MAX);
        PAUSES.get(tries).copied()
    }
}

/// Tries every letter that is due at `now`, and forgets old ones.
///
/// # Errors
/// When the database cannot be used. What a mail server says is no error; the letter is tried again.
pub async fn deliver(db: &Db, post: &Post, now: Moment) -> db::Result<Delivered> {
    let actor = Actor::system("letters");
    let mut done = Delivered::default();
    loop {
        let due = db.all(&DUE, params![now, AT_ONCE]).await?;
        if due.is_empty() {
            break;
        }
        for row in &due {
            let letter = Waiting::read(row)?;
            match one(db, post, &actor, &letter, now).await {
                Ok(Came::Sent) => done.sent += 1,
                Ok(Came::Failed) => done.failed += 1,
                Ok(Came::GivenUp) => done.given_up += 1,
                // Somebody else has it, or it was withdrawn just now.
                Err(db::Error::Conflict) => {}
                Err(e) => return Err(e),
            }
        }
    }
    let old = now.plus_seconds(-REMEMBERED);
    if db.optional(&OLD, params![old]).await?.is_some() {
        db.change(&actor, async |tx| {
            tx.execute(&FORGET, params![old]).await?;
            tx.record(Entry::new("erase", "letters").belongs_to(None));
            Ok::<_, db::Error>(())
        })
        .await?;
    }
    Ok(done)
}

enum Came {
    Sent,
    Failed,
    GivenUp,
}

async fn one(
    db: &Db,
    post: &Post,
    actor: &Actor,
    letter: &Waiting,
    now: Moment,
) -> db::Result<Came> {
    let Waiting { id, person, .. } = *letter;
    let pause = letter.pause();
    if pause.is_none() || letter.until.is_some_and(|until| until <= now) {
        give_up(db, actor, letter, "too-late").await?;
        return Ok(Came::GivenUp);
    }
    let next = now.plus_seconds(pause.unwrap_or_default());
    db.change(actor, async |tx| {
        tx.edit(&TAKE, params![id, letter.tries, next]).await?;
        tx.record(about("try", id, person));
        Ok::<_, db::Error>(())
    })
    .await?;
    let sent = post
        .send(id, &letter.address, &letter.subject, &letter.body)
        .await;
    let Err(refused) = sent else {
        db.change(actor, async |tx| {
            tx.execute(&SENT, params![id, tx.now()]).await?;
            tx.record(about("send", id, person));
            Ok::<_, db::Error>(())
        })
        .await?;
        return Ok(Came::Sent);
    };
    let last = letter.tries + 1 >= i64::try_from(PAUSES.len()).unwrap_or(i64::MAX);
    // What the server said may hold the address, so it is not logged.
    tracing::warn!(letter = %id, fault = refused.fault, "a letter was not taken");
    if refused.for_good || last {
        give_up(db, actor, letter, &refused.fault).await?;
        return Ok(Came::GivenUp);
    }
    db.change(actor, async |tx| {
        tx.execute(&FAILED, params![id, &refused.fault]).await?;
        tx.record(about("fail", id, person));
        Ok::<_, db::Error>(())
    })
    .await?;
    Ok(Came::Failed)
}

async fn give_up(db: &Db, actor: &Actor, letter: &Waiting, fault: &str) -> db::Result<()> {
    db.change(actor, async |tx| {
        tx.execute(&GIVE_UP, params![letter.id, tx.now(), fault])
            .await?;
        tx.record(about("give-up", letter.id, letter.person));
        Ok::<_, db::Error>(())
    })
    .await
}
