//! The rows of a position and of those who hold it. An end is a day; a placement and its end are rows of their own.
//!
//! Not here: who may enter them; a page asks `permission` first.

use jiff::civil::Date;
use uuid::Uuid;

use crate::actor::Actor;
use crate::db::{self, Db, Entry, Row, Tx, new_id, params, statements};
use crate::permission::{Action, Resource, may};
use crate::portfolio::draft;
use crate::web::{Error, Page, Result};

statements! {
    BY_ID = "SELECT p.id, p.job_title, p.program, p.peer_role, p.focus, p.paid, p.weekly_minutes, p.since, p.last_day, p.role_code, p.version FROM positions p WHERE p.id = $1 AND p.organization_id = $2";
    INSERT = "INSERT INTO positions (id, organization_id, job_title, program, peer_role, focus, paid, weekly_minutes, since, last_day, role_code, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    UPDATE = "UPDATE positions SET job_title = $3, program = $4, peer_role = $5, focus = $6, paid = $7, weekly_minutes = $8, since = $9, last_day = $10, role_code = $11, version = version + 1 WHERE id = $1 AND version = $2";
    END = "UPDATE positions SET last_day = $3, ended_at = $4, version = version + 1 WHERE id = $1 AND version = $2";
    PLACE = "INSERT INTO placements (id, position_id, person_id, since, made_by) VALUES ($1, $2, $3, $4, $5)";
    END_PLACEMENT = "INSERT INTO placement_ends (placement_id, last_day, made_by) VALUES ($1, $2, $3)";
    WITHOUT_END = "SELECT l.id, l.person_id, l.since FROM placements l LEFT JOIN placement_ends x ON x.placement_id = l.id WHERE l.position_id = $1 AND x.placement_id IS NULL ORDER BY l.id";
    HOLDERS = "SELECT l.id, l.person_id, l.since, x.last_day, p.name FROM placements l JOIN people p ON p.id = l.person_id LEFT JOIN placement_ends x ON x.placement_id = l.id WHERE l.position_id = $1 ORDER BY l.since DESC, l.id DESC LIMIT 500";
    HELD = "SELECT q.id, q.job_title, q.program, q.organization_id, o.name AS organization, l.since, x.last_day FROM placements l JOIN positions q ON q.id = l.position_id JOIN organizations o ON o.id = q.organization_id LEFT JOIN placement_ends x ON x.placement_id = l.id WHERE l.person_id = $1 AND (x.last_day IS NULL OR x.last_day >= $2) ORDER BY l.since, l.id LIMIT 100";
}

/// A post in an organization.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Position {
    pub id: Uuid,
    pub job_title: String,
    pub program: Option<String>,
    pub peer_role: bool,
    /// `shared`, `mental-health` or `addiction`.
    pub focus: Option<String>,
    pub paid: bool,
    pub weekly_minutes: Option<i64>,
    pub since: Option<Date>,
    pub last_day: Option<Date>,
    /// The role of a framework that illustrates it, as `slug@version#code`.
    pub role: Option<String>,
    pub version: i64,
}

/// Somebody who holds a position, or held it.
pub(crate) struct Holder {
    pub placement: Uuid,
    pub person: Uuid,
    pub name: String,
    pub since: Date,
    pub last_day: Option<Date>,
}

impl Holder {
    /// Whether they hold it on this day.
    pub fn holds(&self, today: Date) -> bool {
        self.last_day.is_none_or(|d| d >= today)
    }
}

/// A position that a person holds.
pub(crate) struct Held {
    pub position: Uuid,
    pub organization: Uuid,
    pub organization_name: String,
    pub job_title: String,
    pub program: Option<String>,
    pub since: Date,
    pub last_day: Option<Date>,
}

/// Today, as days are kept.
pub(crate) fn today() -> Date {
    draft::civil(crate::pathway::today()).unwrap_or_default()
}

impl Position {
    pub(super) fn read(row: &Row) -> db::Result<Position> {
        Ok(Position {
            id: row.get("id")?,
            job_title: row.get("job_title")?,
            program: row.get("program")?,
            peer_role: row.get("peer_role")?,
            focus: row.get("focus")?,
            paid: row.get("paid")?,
            weekly_minutes: row.get("weekly_minutes")?,
            since: row.get("since")?,
            last_day: row.get("last_day")?,
            role: row.get("role_code")?,
            version: row.get("version")?,
        })
    }

    /// The position of this organization with this id.
    pub async fn find(db: &Db, place: Uuid, id: Uuid) -> db::Result<Position> {
        Position::read(&db.one(&BY_ID, params![id, place]).await?)
    }

    /// Whether it has come to its end.
    pub fn is_over(&self, today: Date) -> bool {
        self.last_day.is_some_and(|d| d < today)
    }

    /// What can be said of it in a few words.
    pub fn tags(&self, page: &Page) -> Vec<String> {
        let mut tags = vec![
            page.t(if self.peer_role {
                "position-peer"
            } else {
                "position-not-peer"
            }),
            page.t(if self.paid {
                "position-paid"
            } else {
                "position-volunteer"
            }),
        ];
        if let Some(focus) = &self.focus {
            tags.push(page.t(format!("position-focus-{focus}")));
        }
        if let Some(minutes) = self.weekly_minutes {
            tags.push(page.s("position-hours-week", hours(minutes)));
        }
        tags
    }

    /// Adds it to an organization.
    pub async fn insert(&self, tx: &Tx, place: Uuid) -> db::Result<Uuid> {
        let id = new_id();
        tx.execute(
            &INSERT,
            params![
                id,
                place,
                self.job_title.as_str(),
                self.program.as_deref(),
                self.peer_role,
                self.focus.as_deref(),
                self.paid,
                self.weekly_minutes,
                self.since,
                self.last_day,
                self.role.as_deref(),
                tx.now()
            ],
        )
        .await?;
        let entry = Entry::new("create", "position").of(id);
        tx.record(entry.belongs_to(Some(place)).changed(
            "job_title",
            None::<String>,
            self.job_title.as_str(),
        ));
        Ok(id)
    }

    /// Keeps what it says now, over `before`, which was read with `version`.
    ///
    /// # Errors
    /// [`db::Error::Conflict`] when somebody else changed it meanwhile.
    pub async fn update(&self, tx: &Tx, before: &Position, version: i64) -> db::Result<()> {
        tx.edit(
            &UPDATE,
            params![
                before.id,
                version,
                self.job_title.as_str(),
                self.program.as_deref(),
                self.peer_role,
                self.focus.as_deref(),
                self.paid,
                self.weekly_minutes,
                self.since,
                self.last_day,
                self.role.as_deref()
            ],
        )
        .await?;
        let day = |d: Option<Date>| d.map(|d| d.to_string());
        let mut entry = Entry::new("edit", "position").of(before.id);
        if self.job_title != before.job_title {
            entry = entry.changed(
                "job_title",
                before.job_title.as_str(),
                self.job_title.as_str(),
            );
        }
        if self.program != before.program {
            entry = entry.changed("program", before.program.clone(), self.program.clone());
        }
        if self.peer_role != before.peer_role {
            entry = entry.changed("peer_role", before.peer_role, self.peer_role);
        }
        if self.focus != before.focus {
            entry = entry.changed("focus", before.focus.clone(), self.focus.clone());
        }
        if self.paid != before.paid {
            entry = entry.changed("paid", before.paid, self.paid);
        }
        if self.weekly_minutes != before.weekly_minutes {
            entry = entry.changed("weekly_minutes", before.weekly_minutes, self.weekly_minutes);
        }
        if self.since != before.since {
            entry = entry.changed("since", day(before.since), day(self.since));
        }
        if self.last_day != before.last_day {
            entry = entry.changed("last_day", day(before.last_day), day(self.last_day));
        }
        if self.role != before.role {
            entry = entry.changed("role_code", before.role.clone(), self.role.clone());
        }
        tx.record(entry);
        Ok(())
    }

    /// Brings it to its end on a day, with every placement that has no end yet. A placement that would begin later
    /// ends on its first day.
    pub async fn end(&self, tx: &Tx, last_day: Date, by: Option<Uuid>) -> db::Result<()> {
        tx.edit(&END, params![self.id, self.version, last_day, tx.now()])
            .await?;
        let before = self.last_day.map(|d| d.to_string());
        let entry = Entry::new("end", "position").of(self.id);
        tx.record(entry.changed("last_day", before, last_day.to_string()));
        for row in tx.all(&WITHOUT_END, params![self.id]).await? {
            let since: Date = row.get("since")?;
            let (placement, person) = (row.get("id")?, row.get("person_id")?);
            end_placement(tx, placement, person, last_day.max(since), by).await?;
        }
        Ok(())
    }

    /// Who holds it and who held it, the latest first.
    pub async fn holders(db: &Db, position: Uuid) -> db::Result<Vec<Holder>> {
        let rows = db.all(&HOLDERS, params![position]).await?;
        rows.iter()
            .map(|row| {
                Ok(Holder {
                    placement: row.get("id")?,
                    person: row.get("person_id")?,
                    name: row.get("name")?,
                    since: row.get("since")?,
                    last_day: row.get("last_day")?,
                })
            })
            .collect()
    }
}

/// A person holds a position of an organization from a day on.
pub(crate) async fn place(
    tx: &Tx,
    place: Uuid,
    position: Uuid,
    person: Uuid,
    since: Date,
    by: Option<Uuid>,
) -> db::Result<Uuid> {
    let id = new_id();
    tx.execute(&PLACE, params![id, position, person, since, by])
        .await?;
    tx.record(
        Entry::new("create", "placement")
            .of(id)
            .about(person)
            .belongs_to(Some(place))
            .changed("since", None::<String>, since.to_string()),
    );
    Ok(id)
}

/// A person no longer holds a position after a day.
pub(super) async fn end_placement(
    tx: &Tx,
    placement: Uuid,
    person: Uuid,
    last_day: Date,
    by: Option<Uuid>,
) -> db::Result<()> {
    tx.execute(&END_PLACEMENT, params![placement, last_day, by])
        .await?;
    tx.record(
        Entry::new("end", "placement")
            .of(placement)
            .about(person)
            .changed("last_day", None::<String>, last_day.to_string()),
    );
    Ok(())
}

/// The positions that a person holds now or soon, in every organization.
pub(crate) async fn held_by(db: &Db, person: Uuid) -> db::Result<Vec<Held>> {
    let rows = db.all(&HELD, params![person, today()]).await?;
    rows.iter()
        .map(|row| {
            Ok(Held {
                position: row.get("id")?,
                organization: row.get("organization_id")?,
                organization_name: row.get("organization")?,
                job_title: row.get("job_title")?,
                program: row.get("program")?,
                since: row.get("since")?,
                last_day: row.get("last_day")?,
            })
        })
        .collect()
}

/// Minutes as hours, as people write them: `20`, `37.5`, `7:20`.
pub(crate) fn hours(minutes: i64) -> String {
    let (whole, rest) = (minutes / 60, minutes % 60);
    match rest {
        0 => whole.to_string(),
        15 => format!("{whole}.25"),
        30 => format!("{whole}.5"),
        45 => format!("{whole}.75"),
        rest => format!("{whole}:{rest:02}"),
    }
}

/// The organization that somebody is looking at, when they may do this with its positions.
pub(super) fn here(actor: &Actor, action: Action) -> Result<Uuid> {
    let place = actor.organization.ok_or_else(Error::not_found)?;
    may(
        actor,
        action,
        &Resource::new("position").of_organization(place),
    )?;
    Ok(place)
}

/// An id in an address.
pub(super) fn id(text: &str) -> Result<Uuid> {
    text.parse().map_err(|_| Error::not_found())
}
