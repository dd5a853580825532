//! Who supervises each position in a peer role, on both lines, and which other way was taken where nobody with peer
//! experience is at hand.
//!
//! Whether somebody has peer experience is known here only from positions in peer roles that they hold or held in the
//! organization. Nothing is concluded from that about anyone's life.

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;
use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Path};
use axum::response::Response;
use frameworks::{Preparation, PrepareKind, PreparePoint};
use serde::Deserialize;
use uuid::Uuid;

use super::place;
use crate::actor::Actor;
use crate::db::{self, Db, Entry, Moment, new_id, params, statements};
use crate::permission::Action;
use crate::plans::workdays::today;
use crate::web::who::SignedIn;
use crate::web::{Ctx, Error, Page, Result, Section, refused_form, see_other};

statements! {
    POSTS = "SELECT id, job_title, program FROM positions WHERE organization_id = $1 AND peer_role = TRUE AND (last_day IS NULL OR last_day >= $2) ORDER BY job_title, id LIMIT 500";
    HOLDERS = "SELECT l.position_id, l.person_id, p.name FROM placements l JOIN positions q ON q.id = l.position_id JOIN people p ON p.id = l.person_id LEFT JOIN placement_ends x ON x.placement_id = l.id WHERE q.organization_id = $1 AND q.peer_role = TRUE AND (x.last_day IS NULL OR x.last_day >= $2) ORDER BY p.name, l.id LIMIT 5000";
    LINES = "SELECT r.worker_id, r.supervisor_id, r.line, s.name FROM relations r JOIN people s ON s.id = r.supervisor_id LEFT JOIN relation_ends e ON e.relation_id = r.id WHERE r.organization_id = $1 AND e.relation_id IS NULL ORDER BY r.since, r.id LIMIT 20000";
    EXPERIENCED = "SELECT DISTINCT l.person_id FROM placements l JOIN positions q ON q.id = l.position_id WHERE q.organization_id = $1 AND q.peer_role = TRUE LIMIT 20000";
    NOTES = "SELECT n.position_id, n.way, n.words, n.made_at, p.name FROM supervision_notes n JOIN positions q ON q.id = n.position_id LEFT JOIN people p ON p.id = n.made_by WHERE q.organization_id = $1 ORDER BY n.made_at, n.id LIMIT 5000";
    WRITE = "INSERT INTO supervision_notes (id, position_id, way, words, made_at, made_by) VALUES ($1, $2, $3, $4, $5, $6)";
}

/// Most characters of a note.
const LONGEST: usize = 2_000;

/// A supervisor on one line.
#[derive(Clone)]
struct Line {
    peer: bool,
    name: String,
    /// Whether they hold or held a peer role here.
    experienced: bool,
}

/// Somebody in a position, with those who supervise them.
struct Holder {
    name: String,
    lines: Vec<Line>,
}

impl Holder {
    /// Whether somebody who holds or held a peer role supervises them on the peer line.
    fn settled(&self) -> bool {
        self.lines.iter().any(|l| l.peer && l.experienced)
    }
}

struct Note {
    way: String,
    words: String,
    by: String,
    on: String,
}

struct Post {
    id: Uuid,
    title: String,
    program: Option<String>,
    holders: Vec<Holder>,
    note: Option<Note>,
}

impl Post {
    /// `settled`, `other-way`, `open` or, where nobody holds it yet, `vacant`.
    fn state(&self) -> &'static str {
        if !self.holders.is_empty() && self.holders.iter().all(Holder::settled) {
            "settled"
        } else if self.note.is_some() {
            "other-way"
        } else if self.holders.is_empty() {
            "vacant"
        } else {
            "open"
        }
    }
}

#[derive(Template)]
#[template(path = "policies/supervision.html")]
struct Supervision {
    page: Page,
    posts: Vec<Post>,
    ways: Vec<&'static PreparePoint>,
    /// The position whose note was refused, and what was typed.
    refused: Option<(Uuid, Typed)>,
}

impl Supervision {
    fn way(&self, code: &str) -> &'static str {
        let found = self.ways.iter().find(|w| w.code == code);
        found.map_or("", |w| w.label.as_str())
    }

    fn is_refused(&self, post: &Post) -> bool {
        self.refused.as_ref().is_some_and(|(id, _)| *id == post.id)
    }

    fn typed<'a>(&'a self, post: &'a Post) -> (&'a str, &'a str) {
        match &self.refused {
            Some((id, typed)) if *id == post.id => (&typed.way, &typed.words),
            _ => post
                .note
                .as_ref()
                .map_or(("", ""), |n| (n.way.as_str(), n.words.as_str())),
        }
    }

    fn is_chosen(&self, post: &Post, code: &str) -> bool {
        self.typed(post).0 == code
    }
}

async fn posts(db: &Db, place: Uuid) -> db::Result<Vec<Post>> {
    let today = today();
    let mut experienced = BTreeSet::new();
    for row in db.all(&EXPERIENCED, params![place]).await? {
        experienced.insert(row.get::<Uuid>("person_id")?);
    }
    let mut lines: BTreeMap<Uuid, Vec<Line>> = BTreeMap::new();
    for row in db.all(&LINES, params![place]).await? {
        let supervisor: Uuid = row.get("supervisor_id")?;
        lines.entry(row.get("worker_id")?).or_default().push(Line {
            peer: row.get::<String>("line")? == "peer",
            name: row.get("name")?,
            experienced: experienced.contains(&supervisor),
        });
    }
    let mut holders: BTreeMap<Uuid, Vec<Holder>> = BTreeMap::new();
    for row in db.all(&HOLDERS, params![place, today]).await? {
        let person: Uuid = row.get("person_id")?;
        holders
            .entry(row.get("position_id")?)
            .or_default()
            .push(Holder {
                name: row.get("name")?,
                lines: lines.get(&person).cloned().unwrap_or_default(),
            });
    }
    let mut notes: BTreeMap<Uuid, Note> = BTreeMap::new();
    for row in db.all(&NOTES, params![place]).await? {
        let at: Moment = row.get("made_at")?;
        let note = Note {
            way: row.get("way")?,
            words: row.get("words")?,
            by: row.get::<Option<String>>("name")?.unwrap_or_default(),
            on: at.timestamp().strftime("%Y-%m-%d").to_string(),
        };
        notes.insert(row.get("position_id")?, note);
    }
    let rows = db.all(&POSTS, params![place, today]).await?;
    rows.iter()
        .map(|row| {
            let id = row.get("id")?;
            Ok(Post {
                id,
                title: row.get("job_title")?,
                program: row.get("program")?,
                holders: holders.remove(&id).unwrap_or_default(),
                note: notes.remove(&id),
            })
        })
        .collect()
}

async fn page(ctx: &Ctx, actor: &Actor, refused: Option<(Uuid, Typed)>) -> Result<Response> {
    // Who supervises whom is for those who settle it.
    let place = place(actor, Action::Change)?;
    let ways = Preparation::shipped().points(PrepareKind::Supervision);
    ctx.render(&Supervision {
        page: ctx.page(Section::Other, "supervised-title"),
        posts: posts(&ctx.app.db, place).await?,
        ways: ways.collect(),
        refused,
    })
}

/// `GET /policies/supervision`.
pub(super) async fn show(ctx: Ctx, SignedIn(actor): SignedIn) -> Result<Response> {
    page(&ctx, &actor, None).await
}

/// The way that was taken.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    way: String,
    words: String,
}

/// `POST /policies/supervision/{position}`: a note on the way that was taken.
pub(super) async fn create(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path(position): Path<String>,
    form: std::result::Result<Form<Typed>, FormRejection>,
) -> Result<Response> {
    let place = place(&actor, Action::Change)?;
    let id: Uuid = position.parse().map_err(|_| Error::not_found())?;
    let db = &ctx.app.db;
    if !posts(db, place).await?.iter().any(|p| p.id == id) {
        return Err(Error::not_found());
    }
    let Form(mut typed) = form.map_err(Error::unreadable)?;
    typed.words = typed.words.trim().replace('\0', "");
    let known = Preparation::shipped()
        .points(PrepareKind::Supervision)
        .any(|w| w.code == typed.way);
    let fits = !typed.words.is_empty() && typed.words.chars().count() <= LONGEST;
    if !known || !fits {
        return refused_form(page(&ctx, &actor, Some((id, typed))).await);
    }
    db.change(&actor, async |tx| {
        let values = params![
            new_id(),
            id,
            &typed.way,
            &typed.words,
            tx.now(),
            actor.person_id()
        ];
        tx.execute(&WRITE, values).await?;
        tx.record(Entry::new("create", "supervision-note").of(id));
        Ok::<_, db::Error>(())
    })
    .await?;
    Ok(see_other(&format!("/policies/supervision#p-{id}")))
}
