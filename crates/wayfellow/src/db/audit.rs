//! The audit log: who did what to which record, and who looked. Entries are only ever added, and each carries the hash
//! of the one before, so that none can be changed, taken out, put in or moved without it showing.
//!
//! What a field held before and after is kept beside the chain, under a salted digest. When a person is erased, that
//! row goes and the chain still verifies. Not here: checking a chain (`verify`), and any page.

use serde_json::{Map, Value as Json, json};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::door::Open;
use super::{Error, Moment, Result, Row, Tx, Value, new_id, params, statements};
use crate::actor::{Actor, Doer};

/// The chain of what belongs to no organization.
pub const INSTALLATION: Uuid = Uuid::nil();

statements! {
    TAKE_TURN = "UPDATE audit_heads SET sequence = sequence WHERE chain = $1 RETURNING sequence, hash";
    BEGIN_CHAIN = "INSERT INTO audit_heads (chain, sequence, hash) VALUES ($1, 0, $2) ON CONFLICT (chain) DO NOTHING";
    MOVE_HEAD = "UPDATE audit_heads SET sequence = $2, hash = $3 WHERE chain = $1";
    INSERT_ENTRY = "INSERT INTO audit_entries (id, chain, sequence, at, actor_kind, actor_id, actor_name, request_id, action, record_kind, record_id, person_id, fields, details_digest, previous, hash) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)";
    INSERT_DETAILS = "INSERT INTO audit_details (entry_id, person_id, salt, body) VALUES ($1, $2, $3, $4)";
    ERASE_DETAILS = "DELETE FROM audit_details WHERE person_id = $1";
    pub(super) ERASED = "UPDATE people SET erased_at = $2, version = version + 1 WHERE id = $1 AND erased_at IS NULL";
    ENTRIES_ABOUT = "SELECT e.id, e.chain, e.at, e.actor_kind, e.actor_id, e.actor_name, e.action, e.record_kind, e.record_id, e.fields, d.body FROM audit_entries e LEFT JOIN audit_details d ON d.entry_id = e.id WHERE e.person_id = $1 AND e.at < $2 ORDER BY e.at DESC, e.id DESC LIMIT $3";
}

/// One line of the log in the making.
#[derive(Debug, Clone)]
pub struct Entry {
    action: &'static str,
    record_kind: &'static str,
    record: Option<Uuid>,
    person: Option<Uuid>,
    chain: Option<Uuid>,
    fields: Vec<&'static str>,
    details: Map<String, Json>,
    /// Who did it, when that is somebody else than whoever makes the change.
    by: Option<Actor>,
}

impl Entry {
    /// What was done (`create`, `edit`, `end`, `look`, `share`…) to what kind of record (`position`, `hat`…).
    pub fn new(action: &'static str, record_kind: &'static str) -> Entry {
        Entry {
            action,
            record_kind,
            record: None,
            person: None,
            chain: None,
            fields: Vec::new(),
            details: Map::new(),
            by: None,
        }
    }

    /// The same, done by this actor and in the chain of what they are looking at.
    pub(super) fn by(mut self, actor: &Actor) -> Entry {
        self.chain = self
            .chain
            .or(Some(actor.organization.unwrap_or(INSTALLATION)));
        self.by = Some(actor.clone());
        self
    }

    /// Somebody looked at this kind of record about a person.
    pub fn look(record_kind: &'static str, person: Uuid) -> Entry {
        Entry::new("look", record_kind).about(person)
    }

    /// Which record.
    #[must_use]
    pub fn of(mut self, record: Uuid) -> Entry {
        self.record = Some(record);
        self
    }

    /// The person it concerns. They will see this entry.
    #[must_use]
    pub fn about(mut self, person: Uuid) -> Entry {
        self.person = Some(person);
        self
    }

    /// The organization it belongs to, when it is not the one the actor is looking at; none for the installation.
    #[must_use]
    pub fn belongs_to(mut self, organization: Option<Uuid>) -> Entry {
        self.chain = Some(organization.unwrap_or(INSTALLATION));
        self
    }

    /// A field that changed, by its name alone.
    #[must_use]
    pub fn field(mut self, name: &'static str) -> Entry {
        self.fields.push(name);
        self
    }

    /// A field that changed, with what it held before and holds now. Kept beside the chain, where it can be erased.
    #[must_use]
    pub fn changed(
        self,
        name: &'static str,
        before: impl Into<Json>,
        after: impl Into<Json>,
    ) -> Entry {
        let mut entry = self.field(name);
        let both = json!({ "before": before.into(), "after": after.into() });
        entry.details.insert(name.to_owned(), both);
        entry
    }

    /// The person it concerns.
    pub fn person(&self) -> Option<Uuid> {
        self.person
    }
}

/// An entry as it stands in the chain, without its hash.
pub(super) struct Link {
    pub id: Uuid,
    pub chain: Uuid,
    pub sequence: i64,
    pub at: i64,
    pub actor_kind: String,
    pub actor_id: Option<Uuid>,
    pub actor_name: Option<String>,
    pub request: Option<Uuid>,
    pub action: String,
    pub record_kind: String,
    pub record: Option<Uuid>,
    pub person: Option<Uuid>,
    pub fields: String,
    pub details_digest: Option<Vec<u8>>,
}

impl Link {
    pub(super) fn read(row: &Row) -> Result<Link> {
        Ok(Link {
            id: row.get("id")?,
            chain: row.get("chain")?,
            sequence: row.get("sequence")?,
            at: row.get("at")?,
            actor_kind: row.get("actor_kind")?,
            actor_id: row.get("actor_id")?,
            actor_name: row.get("actor_name")?,
            request: row.get("request_id")?,
            action: row.get("action")?,
            record_kind: row.get("record_kind")?,
            record: row.get("record_id")?,
            person: row.get("person_id")?,
            fields: row.get("fields")?,
            details_digest: row.get("details_digest")?,
        })
    }

    /// The hash that this entry has after `previous`: SHA-256 over both, every part with its length before it.
    pub(super) fn hash(&self, previous: &[u8]) -> [u8; 32] {
        self.hash_at(self.sequence, previous)
    }

    /// The hash it would have at another place.
    pub(super) fn hash_at(&self, sequence: i64, previous: &[u8]) -> [u8; 32] {
        let mut hash = Sha256::new();
        let mut part = |bytes: Option<&[u8]>| match bytes {
            // No length is as large as this, so that nothing and an empty part differ.
            None => hash.update(u64::MAX.to_be_bytes()),
            Some(bytes) => {
                hash.update((bytes.len() as u64).to_be_bytes());
                hash.update(bytes);
            }
        };
        part(Some(b"wayfellow audit 1"));
        part(Some(previous));
        part(Some(self.id.as_bytes()));
        part(Some(self.chain.as_bytes()));
        part(Some(&sequence.to_be_bytes()));
        part(Some(&self.at.to_be_bytes()));
        part(Some(self.actor_kind.as_bytes()));
        part(self.actor_id.as_ref().map(|id| &id.as_bytes()[..]));
        part(self.actor_name.as_ref().map(String::as_bytes));
        part(self.request.as_ref().map(|id| &id.as_bytes()[..]));
        part(Some(self.action.as_bytes()));
        part(Some(self.record_kind.as_bytes()));
        part(self.record.as_ref().map(|id| &id.as_bytes()[..]));
        part(self.person.as_ref().map(|id| &id.as_bytes()[..]));
        part(Some(self.fields.as_bytes()));
        part(self.details_digest.as_deref());
        hash.finalize().into()
    }
}

/// What stands before the first entry of a chain.
pub(super) fn beginning(chain: Uuid) -> [u8; 32] {
    Sha256::new()
        .chain_update(b"wayfellow audit chain 1")
        .chain_update(chain.as_bytes())
        .finalize()
        .into()
}

pub(super) fn details_digest(salt: &[u8], body: &str) -> [u8; 32] {
    Sha256::new()
        .chain_update(salt)
        .chain_update(body.as_bytes())
        .finalize()
        .into()
}

/// Adds entries to the ends of their chains. Chains are taken in order of their ids, so that two changes that touch the
/// same ones never wait for each other.
pub(super) async fn append(tx: &mut Open, actor: &Actor, entries: Vec<Entry>) -> Result<()> {
    let own = actor.organization.unwrap_or(INSTALLATION);
    let mut entries: Vec<(Uuid, Entry)> = entries
        .into_iter()
        .map(|e| (e.chain.unwrap_or(own), e))
        .collect();
    // Stable: within a chain the order stays.
    entries.sort_by_key(|(chain, _)| *chain);
    let mut waiting = entries.into_iter().peekable();
    while let Some((chain, _)) = waiting.peek() {
        let chain = *chain;
        let (mut sequence, mut hash) = take_turn(tx, chain).await?;
        let mut rows = Rows::default();
        while let Some((_, entry)) = waiting.next_if(|(c, _)| *c == chain) {
            sequence += 1;
            hash = rows.add(tx.now, actor, chain, sequence, hash, entry)?;
        }
        tx.run_many(&INSERT_ENTRY, rows.entries).await?;
        tx.run_many(&INSERT_DETAILS, rows.details).await?;
        tx.execute(&MOVE_HEAD, params![chain, sequence, &hash[..]])
            .await?;
    }
    Ok(())
}

/// Waits until no other change is at the end of this chain; where it ends.
async fn take_turn(tx: &mut Open, chain: Uuid) -> Result<(i64, [u8; 32])> {
    let head = match tx.optional(&TAKE_TURN, params![chain]).await? {
        Some(head) => head,
        None => {
            tx.execute(&BEGIN_CHAIN, params![chain, &beginning(chain)[..]])
                .await?;
            tx.optional(&TAKE_TURN, params![chain])
                .await?
                .ok_or(Error::Missing)?
        }
    };
    Ok((head.get("sequence")?, head.get("hash")?))
}

/// Entries on their way into a chain, many to a statement.
#[derive(Default)]
struct Rows {
    entries: Vec<Vec<Value>>,
    details: Vec<Vec<Value>>,
}

impl Rows {
    /// Adds an entry; its hash.
    fn add(
        &mut self,
        now: Moment,
        actor: &Actor,
        chain: Uuid,
        sequence: i64,
        previous: [u8; 32],
        entry: Entry,
    ) -> Result<[u8; 32]> {
        let actor = entry.by.as_ref().unwrap_or(actor);
        let (actor_kind, actor_id, actor_name) = match actor.doer {
            Doer::Person(id) => ("person", Some(id), None),
            Doer::Visitor => ("visitor", None, None),
            Doer::Command(name) => ("command", None, Some(name)),
            Doer::System(name) => ("system", None, Some(name)),
        };
        let details = if entry.details.is_empty() {
            None
        } else {
            let mut salt = [0_u8; 32];
            getrandom::fill(&mut salt).map_err(|e| Error::Unavailable(e.to_string()))?;
            Some((salt, Json::Object(entry.details).to_string()))
        };
        let link = Link {
            id: new_id(),
            chain,
            sequence,
            at: now.0,
            actor_kind: actor_kind.to_owned(),
            actor_id,
            actor_name: actor_name.map(str::to_owned),
            request: actor.request,
            action: entry.action.to_owned(),
            record_kind: entry.record_kind.to_owned(),
            record: entry.record,
            person: entry.person,
            fields: entry.fields.join(" "),
            details_digest: details
                .as_ref()
                .map(|(salt, body)| details_digest(salt, body).to_vec()),
        };
        let hash = link.hash(&previous);
        let values = params![
            link.id,
            chain,
            sequence,
            link.at,
            actor_kind,
            link.actor_id,
            actor_name,
            link.request,
            entry.action,
            entry.record_kind,
            link.record,
            link.person,
            link.fields,
            link.details_digest,
            &previous[..],
            &hash[..],
        ];
        self.entries.push(values);
        if let Some((salt, body)) = details {
            self.details
                .push(params![link.id, link.person, &salt[..], body]);
        }
        Ok(hash)
    }
}

impl Tx {
    /// Takes away what fields of a person's records held, and writes down that this was done. The entries themselves
    /// stay: who did what and when, with ids alone. Part of erasing a person.
    ///
    /// # Errors
    /// When the database cannot do it.
    pub async fn erase_details_about(&self, person: Uuid) -> Result<()> {
        self.execute(&ERASE_DETAILS, params![person]).await?;
        self.record(Entry::new("erase", "audit-details").about(person));
        Ok(())
    }
}

/// One line of the log as it is shown: who did what, when.
#[derive(Debug, Clone)]
#[allow(missing_docs)]
pub struct Logged {
    pub id: Uuid,
    /// None for the installation.
    pub organization: Option<Uuid>,
    pub at: Moment,
    /// `person`, `visitor`, `command` or `system`.
    pub actor_kind: String,
    pub actor: Option<Uuid>,
    pub actor_name: Option<String>,
    pub action: String,
    pub record_kind: String,
    pub record: Option<Uuid>,
    pub fields: Vec<String>,
    /// Before and after, by field; none when there was nothing or when it was erased.
    pub details: Option<Json>,
}

impl super::Db {
    /// What was done to records about a person and who looked, newest first, before `before` and at most `most` lines.
    ///
    /// # Errors
    /// When the database cannot answer.
    pub async fn logged_about(
        &self,
        person: Uuid,
        before: Moment,
        most: u32,
    ) -> Result<Vec<Logged>> {
        let rows = self
            .all(&ENTRIES_ABOUT, params![person, before, most])
            .await?;
        rows.iter()
            .map(|row| {
                let chain: Uuid = row.get("chain")?;
                let fields: String = row.get("fields")?;
                let body: Option<String> = row.get("body")?;
                Ok(Logged {
                    id: row.get("id")?,
                    organization: (chain != INSTALLATION).then_some(chain),
                    at: row.get("at")?,
                    actor_kind: row.get("actor_kind")?,
                    actor: row.get("actor_id")?,
                    actor_name: row.get("actor_name")?,
                    action: row.get("action")?,
                    record_kind: row.get("record_kind")?,
                    record: row.get("record_id")?,
                    fields: fields.split_whitespace().map(str::to_owned).collect(),
                    details: body.and_then(|b| serde_json::from_str(&b).ok()),
                })
            })
            .collect()
    }
}
