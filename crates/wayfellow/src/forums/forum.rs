//! A forum, its box and its concerns, as they are kept.
//!
//! What comes into a box is written so that nothing leads from it to a person or a moment: its id is random, and it
//! changes places with an earlier concern. Nothing of it can be read before the last day of the box is over, not even
//! how many there are.

use std::collections::BTreeMap;

use jiff::civil::Date;
use uuid::Uuid;

use crate::accounts::session::token;
use crate::actor::Actor;
use crate::db::{self, Db, Entry, Moment, Row, new_id, params, statements};
use crate::plans::workdays::today;
use crate::rounds::{random_id, random_place};
use crate::web::who::token_hash;

statements! {
    OF_ORGANIZATION = "SELECT f.id, f.name, f.closed, f.held_on, f.venue, f.people, f.closes_on, f.organization_id, o.name AS place FROM forums f JOIN organizations o ON o.id = f.organization_id WHERE f.organization_id = $1 ORDER BY f.held_on DESC, f.id DESC LIMIT 200";
    BY_ADDRESS = "SELECT f.id, f.name, f.closed, f.held_on, f.venue, f.people, f.closes_on, f.organization_id, o.name AS place FROM forums f JOIN organizations o ON o.id = f.organization_id WHERE f.token_hash = $1";
    OPEN = "INSERT INTO forums (id, organization_id, name, closed, held_on, venue, people, closes_on, made_at, made_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    RENEW = "UPDATE forums SET token_hash = $2 WHERE id = $1";
    COUNT = "SELECT COUNT(*) AS n FROM forum_concerns WHERE forum_id = $1 AND said = $2";
    AT = "SELECT id, words FROM forum_concerns WHERE forum_id = $1 AND said = FALSE ORDER BY id LIMIT 1 OFFSET $2";
    ADD = "INSERT INTO forum_concerns (id, forum_id, said, words) VALUES ($1, $2, $3, $4)";
    REPLACE = "UPDATE forum_concerns SET id = $2, words = $3 WHERE id = $1";
    SAID = "SELECT id, said, words FROM forum_concerns WHERE forum_id = $1 AND said = TRUE ORDER BY id";
    ALL = "SELECT id, said, words FROM forum_concerns WHERE forum_id = $1 ORDER BY said, id";
    ANSWERS = "SELECT a.concern_id, a.listed, a.words, a.made_at, p.name FROM forum_answers a JOIN forum_concerns c ON c.id = a.concern_id LEFT JOIN people p ON p.id = a.made_by WHERE c.forum_id = $1 ORDER BY a.id";
    ANSWER = "INSERT INTO forum_answers (id, concern_id, listed, words, made_at, made_by) VALUES ($1, $2, $3, $4, $5, $6)";
}

/// With fewer people than this nobody can stay unknown, so there is no box.
pub(super) const SMALL: i64 = 5;

/// Most concerns that a box takes, so that nobody can fill a disk through it.
pub(super) const MOST: i64 = 500;

/// A forum.
#[derive(Debug, Clone)]
pub(super) struct Forum {
    pub id: Uuid,
    pub organization: Uuid,
    pub place: String,
    pub name: String,
    /// Whether it is for staff alone.
    pub closed: bool,
    pub held_on: Date,
    pub venue: String,
    pub people: i64,
    pub closes_on: Date,
}

impl Forum {
    fn read(row: &Row) -> db::Result<Forum> {
        Ok(Forum {
            id: row.get("id")?,
            organization: row.get("organization_id")?,
            place: row.get("place")?,
            name: row.get("name")?,
            closed: row.get("closed")?,
            held_on: row.get("held_on")?,
            venue: row.get("venue")?,
            people: row.get("people")?,
            closes_on: row.get("closes_on")?,
        })
    }

    /// Whether too few people are invited for a box.
    pub fn small(&self) -> bool {
        self.people < SMALL
    }

    /// Whether the box takes concerns today.
    pub fn takes(&self) -> bool {
        !self.small() && self.closes_on >= today()
    }

    /// `open` or `closed`.
    pub fn kind(&self) -> &'static str {
        if self.closed { "closed" } else { "open" }
    }

    /// How many are invited.
    pub fn invited(&self) -> usize {
        usize::try_from(self.people).unwrap_or(usize::MAX)
    }
}

/// A forum in the making.
pub(super) struct NewForum {
    pub name: String,
    pub closed: bool,
    pub held_on: Date,
    pub venue: String,
    pub people: i64,
    pub closes_on: Date,
}

/// Enters a forum.
pub(super) async fn open(
    db: &Db,
    actor: &Actor,
    organization: Uuid,
    new: &NewForum,
) -> db::Result<Uuid> {
    let id = new_id();
    db.change(actor, async |tx| {
        let values = params![
            id,
            organization,
            &new.name,
            new.closed,
            new.held_on,
            &new.venue,
            new.people,
            new.closes_on,
            tx.now(),
            actor.person_id()
        ];
        tx.execute(&OPEN, values).await?;
        tx.record(Entry::new("create", "forum").of(id));
        Ok::<_, db::Error>(id)
    })
    .await
}

/// All forums of an organization, the latest first.
pub(super) async fn of_organization(db: &Db, organization: Uuid) -> db::Result<Vec<Forum>> {
    let rows = db.all(&OF_ORGANIZATION, params![organization]).await?;
    rows.iter().map(Forum::read).collect()
}

/// The forum to whose box this token leads.
pub(super) async fn by_address(db: &Db, token: &str) -> db::Result<Option<Forum>> {
    let row = db.optional(&BY_ADDRESS, params![token_hash(token)]).await?;
    row.as_ref().map(Forum::read).transpose()
}

/// A new address of the box; the one before leads nowhere from now on.
pub(super) async fn renew(db: &Db, actor: &Actor, forum: Uuid) -> db::Result<String> {
    db.change(actor, async |tx| {
        let token = token()?;
        tx.execute(&RENEW, params![forum, token_hash(&token)])
            .await?;
        tx.record(Entry::new("create", "forum-address").of(forum));
        Ok::<_, db::Error>(token)
    })
    .await
}

/// Puts a concern into the box, at a place that chance chooses.
///
/// # Errors
/// [`db::Error::Missing`] when the box is full.
pub(super) async fn put(db: &Db, forum: &Forum, words: &str) -> db::Result<()> {
    // Never the person, even when they are signed in.
    db.change(&Actor::visitor(), async |tx| {
        let n: i64 = tx.one(&COUNT, params![forum.id, false]).await?.get("n")?;
        if n >= MOST {
            return Err(db::Error::Missing);
        }
        let (id, place) = (random_id()?, random_place(n)?);
        if place == n {
            tx.execute(&ADD, params![id, forum.id, false, words])
                .await?;
        } else {
            let other = tx.one(&AT, params![forum.id, place]).await?;
            let (moved, theirs): (Uuid, String) = (other.get("id")?, other.get("words")?);
            tx.execute(&REPLACE, params![moved, id, words]).await?;
            tx.execute(&ADD, params![moved, forum.id, false, theirs])
                .await?;
        }
        let entry = Entry::new("answer", "forum").of(forum.id);
        tx.record(entry.belongs_to(Some(forum.organization)));
        Ok(())
    })
    .await
}

/// Writes down what was said in the room.
///
/// # Errors
/// [`db::Error::Missing`] when there are too many already.
pub(super) async fn write(db: &Db, actor: &Actor, forum: Uuid, words: &str) -> db::Result<()> {
    db.change(actor, async |tx| {
        let n: i64 = tx.one(&COUNT, params![forum, true]).await?.get("n")?;
        if n >= MOST {
            return Err(db::Error::Missing);
        }
        let id = random_id()?;
        tx.execute(&ADD, params![id, forum, true, words]).await?;
        tx.record(Entry::new("create", "forum-concern").of(id));
        Ok(())
    })
    .await
}

/// What an organization said to a concern.
pub(super) struct Answer {
    pub listed: String,
    pub words: String,
    pub by: String,
    pub on: String,
}

/// A concern with the last answer to it.
pub(super) struct Concern {
    pub id: Uuid,
    pub said: bool,
    pub words: String,
    pub answer: Option<Answer>,
}

/// The concerns of a forum that can be read today: those of the box only once its last day is over.
pub(super) async fn concerns(db: &Db, forum: &Forum) -> db::Result<Vec<Concern>> {
    let rows = if forum.takes() {
        db.all(&SAID, params![forum.id]).await?
    } else {
        db.all(&ALL, params![forum.id]).await?
    };
    let mut answers: BTreeMap<Uuid, Answer> = BTreeMap::new();
    for row in db.all(&ANSWERS, params![forum.id]).await? {
        let at: Moment = row.get("made_at")?;
        let answer = Answer {
            listed: row.get("listed")?,
            words: row.get("words")?,
            by: row.get::<Option<String>>("name")?.unwrap_or_default(),
            on: at.timestamp().strftime("%Y-%m-%d").to_string(),
        };
        answers.insert(row.get("concern_id")?, answer);
    }
    rows.iter()
        .map(|row| {
            let id = row.get("id")?;
            Ok(Concern {
                id,
                said: row.get("said")?,
                words: row.get("words")?,
                answer: answers.remove(&id),
            })
        })
        .collect()
}

/// Says something to a concern.
pub(super) async fn answer(
    db: &Db,
    actor: &Actor,
    concern: Uuid,
    listed: &str,
    words: &str,
) -> db::Result<()> {
    db.change(actor, async |tx| {
        let values = params![
            new_id(),
            concern,
            listed,
            words,
            tx.now(),
            actor.person_id()
        ];
        tx.execute(&ANSWER, values).await?;
        tx.record(Entry::new("create", "forum-answer").of(concern));
        Ok::<_, db::Error>(())
    })
    .await
}
