//! A round, its links and its answers, as they are kept.
//!
//! An answer is written so that nothing leads from it to a link, a person or a moment: its id is random, and it changes
//! places with an earlier answer, so that not even the order in the file tells when it came. Not here: what may be shown
//! (`results`).

use frameworks::Chair;
use jiff::civil::Date;
use uuid::Uuid;

use super::climate::{self, Circle};
use super::results::{Results, results};
use super::sheet::{Marks, Part};
use crate::accounts::session::token;
use crate::actor::Actor;
use crate::db::{self, Db, Entry, Moment, Row, Tx, new_id, params, statements};
use crate::plans::workdays::today;
use crate::web::who::token_hash;

statements! {
    OPEN = "INSERT INTO readiness_rounds (id, organization_id, name, parts, seats, people, closes_on, made_at, made_by, own) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    OF_ORGANIZATION = "SELECT r.id, r.name, r.parts, r.seats, r.people, r.closes_on, r.made_at, r.own, r.organization_id, e.ended_at FROM readiness_rounds r LEFT JOIN readiness_round_ends e ON e.round_id = r.id WHERE r.organization_id = $1 ORDER BY r.made_at DESC, r.id DESC LIMIT 200";
    BY_ID = "SELECT r.id, r.name, r.parts, r.seats, r.people, r.closes_on, r.made_at, r.own, r.organization_id, e.ended_at FROM readiness_rounds r LEFT JOIN readiness_round_ends e ON e.round_id = r.id WHERE r.id = $1 AND r.organization_id = $2";
    BY_LINK = "SELECT r.id, r.name, r.parts, r.seats, r.people, r.closes_on, r.made_at, r.own, r.organization_id, e.ended_at, i.id AS link_id, i.seat, i.used, o.name AS place FROM readiness_invitations i JOIN readiness_rounds r ON r.id = i.round_id JOIN organizations o ON o.id = r.organization_id LEFT JOIN readiness_round_ends e ON e.round_id = r.id WHERE i.token_hash = $1";
    END = "INSERT INTO readiness_round_ends (round_id, ended_at, made_by) VALUES ($1, $2, $3) ON CONFLICT (round_id) DO NOTHING";
    FORGET_DRAFTS = "DELETE FROM readiness_drafts WHERE invitation_id IN (SELECT id FROM readiness_invitations WHERE round_id = $1)";
    INVITE = "INSERT INTO readiness_invitations (id, round_id, seat, token_hash, used) VALUES ($1, $2, $3, $4, FALSE)";
    CLAIMED = "SELECT id FROM readiness_claims WHERE round_id = $1 AND person_id = $2";
    CLAIM = "INSERT INTO readiness_claims (id, round_id, person_id) VALUES ($1, $2, $3)";
    COUNT_CLAIMS = "SELECT COUNT(*) AS n FROM readiness_claims WHERE round_id = $1";
    CLAIM_AT = "SELECT id, person_id FROM readiness_claims WHERE round_id = $1 ORDER BY id LIMIT 1 OFFSET $2";
    REPLACE_CLAIM = "UPDATE readiness_claims SET person_id = $2 WHERE id = $1";
    HANDED_OUT = "SELECT seat, COUNT(*) AS links FROM readiness_invitations WHERE round_id = $1 GROUP BY seat";
    USE = "UPDATE readiness_invitations SET used = TRUE WHERE id = $1 AND used = FALSE";
    STILL_OPEN = "SELECT r.id FROM readiness_rounds r LEFT JOIN readiness_round_ends e ON e.round_id = r.id WHERE r.id = $1 AND e.round_id IS NULL AND r.closes_on >= $2";
    ANSWERS = "SELECT seat, marks FROM readiness_answers WHERE round_id = $1";
    COUNT_ANSWERS = "SELECT COUNT(*) AS n FROM readiness_answers WHERE round_id = $1";
    ANSWER_AT = "SELECT id, seat, marks FROM readiness_answers WHERE round_id = $1 ORDER BY id LIMIT 1 OFFSET $2";
    pub(super) ANSWER = "INSERT INTO readiness_answers (id, round_id, seat, marks) VALUES ($1, $2, $3, $4)";
    REPLACE_ANSWER = "UPDATE readiness_answers SET id = $2, seat = $3, marks = $4 WHERE id = $1";
    COUNT_WORDS = "SELECT COUNT(*) AS n FROM readiness_words WHERE round_id = $1";
    WORDS_AT = "SELECT id, question, words, name, person_id FROM readiness_words WHERE round_id = $1 ORDER BY id LIMIT 1 OFFSET $2";
    pub(super) SAY = "INSERT INTO readiness_words (id, round_id, question, words, name, person_id) VALUES ($1, $2, $3, $4, $5, $6)";
    REPLACE_WORDS = "UPDATE readiness_words SET id = $2, question = $3, words = $4, name = $5, person_id = $6 WHERE id = $1";
    FORGET_DRAFT = "DELETE FROM readiness_drafts WHERE invitation_id = $1";
}

/// With fewer people than this nobody can stay unknown, and they are told so.
pub(super) const SMALL: i64 = 5;

/// A round.
#[derive(Debug, Clone)]
pub(crate) struct Round {
    pub id: Uuid,
    pub organization: Uuid,
    pub name: String,
    pub parts: Vec<Part>,
    pub seats: Vec<Chair>,
    pub people: i64,
    pub closes_on: Date,
    pub made_at: Moment,
    /// Whether people take their own link, and nobody hands out any.
    pub own: bool,
    /// Whether answers are still taken.
    pub open: bool,
}

impl Round {
    fn read(row: &Row) -> db::Result<Round> {
        let closes_on: Date = row.get("closes_on")?;
        let seats: String = row.get("seats")?;
        Ok(Round {
            id: row.get("id")?,
            organization: row.get("organization_id")?,
            name: row.get("name")?,
            parts: Part::list(&row.get::<String>("parts")?),
            seats: seats.split(',').filter_map(Chair::from_word).collect(),
            people: row.get("people")?,
            closes_on,
            made_at: row.get("made_at")?,
            own: row.get("own")?,
            open: row.get::<Option<Moment>>("ended_at")?.is_none() && closes_on >= today(),
        })
    }

    /// Whether the ten statements were asked, from which a plan can be made.
    pub fn asks_statements(&self) -> bool {
        self.parts.contains(&Part::Timeline)
    }

    /// Whether fewer than five people are asked.
    pub fn small(&self) -> bool {
        self.people < SMALL
    }
}

/// A round in the making.
pub(super) struct NewRound {
    pub name: String,
    pub parts: Vec<Part>,
    pub seats: Vec<Chair>,
    pub people: i64,
    pub closes_on: Date,
    pub own: bool,
    /// The questions of the climate survey, when it is a part.
    pub climate: Vec<(Circle, Vec<String>)>,
}

/// Opens a round.
pub(super) async fn begin(
    db: &Db,
    actor: &Actor,
    organization: Uuid,
    new: &NewRound,
) -> db::Result<Uuid> {
    let id = new_id();
    let parts: Vec<&str> = new.parts.iter().map(|p| p.as_str()).collect();
    let seats: Vec<&str> = new.seats.iter().map(|s| s.as_str()).collect();
    let (parts, seats) = (parts.join(","), seats.join(","));
    db.change(actor, async |tx| {
        let values = params![
            id,
            organization,
            &new.name,
            &parts,
            &seats,
            new.people,
            new.closes_on.to_string(),
            tx.now(),
            actor.person_id(),
            new.own
        ];
        tx.execute(&OPEN, values).await?;
        climate::ask(&tx, id, &new.climate).await?;
        tx.record(Entry::new("create", "readiness-round").of(id));
        Ok::<_, db::Error>(id)
    })
    .await
}

/// All rounds of an organization, the newest first.
pub(crate) async fn of_organization(db: &Db, organization: Uuid) -> db::Result<Vec<Round>> {
    let rows = db.all(&OF_ORGANIZATION, params![organization]).await?;
    rows.iter().map(Round::read).collect()
}

/// The round with this id, when it is one of the organization.
pub(super) async fn by_id(db: &Db, organization: Uuid, id: Uuid) -> db::Result<Option<Round>> {
    let row = db.optional(&BY_ID, params![id, organization]).await?;
    row.as_ref().map(Round::read).transpose()
}

/// Closes a round for good. What was begun and not sent goes.
pub(super) async fn end(db: &Db, actor: &Actor, round: Uuid) -> db::Result<()> {
    db.change(actor, async |tx| {
        tx.execute(&END, params![round, tx.now(), actor.person_id()])
            .await?;
        tx.execute(&FORGET_DRAFTS, params![round]).await?;
        tx.record(Entry::new("end", "readiness-round").of(round));
        Ok(())
    })
    .await
}

/// Makes links for a seat; their tokens, to be shown once.
pub(super) async fn invite(
    db: &Db,
    actor: &Actor,
    round: Uuid,
    seat: Chair,
    count: usize,
) -> db::Result<Vec<String>> {
    db.change(actor, async |tx| {
        let mut tokens = Vec::with_capacity(count);
        for _ in 0..count {
            let token = token()?;
            // Who made it is in the log. With it, or in the order in which they were made, what is kept about somebody
            // who made links would tell which were used.
            let values = params![random_id()?, round, seat.as_str(), token_hash(&token)];
            tx.execute(&INVITE, values).await?;
            tokens.push(token);
        }
        tx.record(Entry::new("create", "readiness-link").of(round));
        Ok::<_, db::Error>(tokens)
    })
    .await
}

/// Takes the one link that a person has in a round where everyone takes their own; its token, to be shown once. That they
/// took it is kept, and nothing that leads from there to the link.
///
/// # Errors
/// [`db::Error::Missing`] when they took it before.
pub(super) async fn claim(db: &Db, round: &Round, person: Uuid, seat: Chair) -> db::Result<String> {
    // Not the person: the log would tell when they began.
    db.change(&Actor::visitor(), async |tx| {
        let before = tx.optional(&CLAIMED, params![round.id, person]).await?;
        if before.is_some() {
            return Err(db::Error::Missing);
        }
        let token = token()?;
        // Not even the order of the rows tells which link was theirs.
        let n: i64 = tx.one(&COUNT_CLAIMS, params![round.id]).await?.get("n")?;
        let place = random_place(n)?;
        let mut last = person;
        if place < n {
            let other = tx.one(&CLAIM_AT, params![round.id, place]).await?;
            let row: Uuid = other.get("id")?;
            last = other.get("person_id")?;
            tx.execute(&REPLACE_CLAIM, params![row, person]).await?;
        }
        tx.execute(&CLAIM, params![random_id()?, round.id, last])
            .await?;
        let values = params![random_id()?, round.id, seat.as_str(), token_hash(&token)];
        tx.execute(&INVITE, values).await?;
        let entry = Entry::new("create", "readiness-link").of(round.id);
        tx.record(entry.belongs_to(Some(round.organization)));
        Ok(token)
    })
    .await
}

/// How many links were made, by seat. How many of them were used stays untold: with one link for a seat, that would say
/// whether somebody has answered.
pub(super) async fn handed_out(db: &Db, round: Uuid) -> db::Result<Vec<(String, i64)>> {
    let rows = db.all(&HANDED_OUT, params![round]).await?;
    rows.iter()
        .map(|row| Ok((row.get("seat")?, row.get("links")?)))
        .collect()
}

/// What came out of a round. Nothing before it is closed: what was shown before and after one more answer would tell it.
pub(crate) async fn outcome(db: &Db, round: &Round) -> db::Result<Results> {
    if round.open {
        return Ok(Results::default());
    }
    let mut sheets = Vec::new();
    for row in db.all(&ANSWERS, params![round.id]).await? {
        if let Some(seat) = Chair::from_word(&row.get::<String>("seat")?) {
            sheets.push((seat, Marks::read(&row.get::<String>("marks")?)));
        }
    }
    Ok(results(sheets, &round.seats, round.small()))
}

/// A link that somebody opened.
pub(super) struct Link {
    pub id: Uuid,
    pub seat: Chair,
    pub used: bool,
    pub round: Round,
    pub place: String,
    /// The questions of the climate survey for this seat: code and words.
    pub climate: Vec<(String, String)>,
}

/// The link with this token.
pub(super) async fn by_link(db: &Db, token: &str) -> db::Result<Option<Link>> {
    let Some(row) = db.optional(&BY_LINK, params![token_hash(token)]).await? else {
        return Ok(None);
    };
    let seat: String = row.get("seat")?;
    let seat = Chair::from_word(&seat).unwrap_or(Chair::Clinical);
    let round = Round::read(&row)?;
    let mut climate = Vec::new();
    if round.parts.contains(&Part::Climate) {
        let circles = climate::questions(db, round.id).await?;
        let mine = circles.into_iter().find(|(c, _)| *c == Circle::of(seat));
        climate = mine.map(|(_, questions)| questions).unwrap_or_default();
    }
    Ok(Some(Link {
        id: row.get("link_id")?,
        seat,
        used: row.get("used")?,
        place: row.get("place")?,
        round,
        climate,
    }))
}

/// An answer on its way.
pub(super) struct Answer {
    pub marks: Marks,
    /// Code of the question and words.
    pub words: Vec<(String, String)>,
    pub name: Option<String>,
    pub person: Option<Uuid>,
}

fn random() -> db::Result<[u8; 16]> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).map_err(|e| db::Error::Failed(e.to_string()))?;
    Ok(bytes)
}

/// An id that says nothing about when it was made.
pub(crate) fn random_id() -> db::Result<Uuid> {
    Ok(uuid::Builder::from_random_bytes(random()?).into_uuid())
}

/// A place from 0 to `n`, each as likely as the others.
pub(crate) fn random_place(n: i64) -> db::Result<i64> {
    let wide = u128::from_le_bytes(random()?) % u128::from(n.unsigned_abs() + 1);
    Ok(i64::try_from(wide).unwrap_or(0))
}

/// Takes an answer. The link is used up, and nothing ties the two together.
///
/// # Errors
/// [`db::Error::Missing`] when the link was used or the round is closed by now.
pub(super) async fn send(db: &Db, link: &Link, answer: &Answer) -> db::Result<()> {
    let round = link.round.id;
    // Never the person, even when they are signed in: the log would tell when they answered.
    db.change(&Actor::visitor(), async |tx| {
        let today = today().to_string();
        tx.one(&STILL_OPEN, params![round, today]).await?;
        if tx.execute(&USE, params![link.id]).await? == 0 {
            return Err(db::Error::Missing);
        }
        tx.execute(&FORGET_DRAFT, params![link.id]).await?;
        write_marks(&tx, round, link.seat, &answer.marks).await?;
        for (question, words) in &answer.words {
            write_words(&tx, round, question, words, answer).await?;
        }
        let entry = Entry::new("answer", "readiness-round").of(round);
        tx.record(entry.belongs_to(Some(link.round.organization)));
        Ok(())
    })
    .await
}

async fn write_marks(tx: &Tx, round: Uuid, seat: Chair, marks: &Marks) -> db::Result<()> {
    let (id, seat, marks) = (random_id()?, seat.as_str(), marks.text());
    let n: i64 = tx.one(&COUNT_ANSWERS, params![round]).await?.get("n")?;
    let place = random_place(n)?;
    if place == n {
        tx.execute(&ANSWER, params![id, round, seat, marks]).await?;
        return Ok(());
    }
    let other = tx.one(&ANSWER_AT, params![round, place]).await?;
    let moved: Uuid = other.get("id")?;
    tx.execute(&REPLACE_ANSWER, params![moved, id, seat, marks])
        .await?;
    let (seat, marks): (String, String) = (other.get("seat")?, other.get("marks")?);
    tx.execute(&ANSWER, params![moved, round, seat, marks])
        .await?;
    Ok(())
}

async fn write_words(
    tx: &Tx,
    round: Uuid,
    question: &str,
    words: &str,
    answer: &Answer,
) -> db::Result<()> {
    let (id, name) = (random_id()?, answer.name.as_deref());
    let person = answer.person;
    let n: i64 = tx.one(&COUNT_WORDS, params![round]).await?.get("n")?;
    let place = random_place(n)?;
    if place == n {
        tx.execute(&SAY, params![id, round, question, words, name, person])
            .await?;
        return Ok(());
    }
    let other = tx.one(&WORDS_AT, params![round, place]).await?;
    let moved: Uuid = other.get("id")?;
    tx.execute(
        &REPLACE_WORDS,
        params![moved, id, question, words, name, person],
    )
    .await?;
    let (question, words): (String, String) = (other.get("question")?, other.get("words")?);
    let (name, person): (Option<String>, Option<Uuid>) =
        (other.get("name")?, other.get("person_id")?);
    tx.execute(&SAY, params![moved, round, question, words, name, person])
        .await?;
    Ok(())
}

/// The last closed round of an organization that asked about a part, by its word: id and name.
pub(crate) async fn last_asked(
    db: &Db,
    organization: Uuid,
    part: &str,
) -> db::Result<Option<(Uuid, String)>> {
    let rounds = of_organization(db, organization).await?.into_iter();
    let mut asked = rounds.filter(|r| !r.open && r.parts.iter().any(|p| p.as_str() == part));
    Ok(asked.next().map(|r| (r.id, r.name)))
}
