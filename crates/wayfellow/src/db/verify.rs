//! Checking the chains of the audit log, and checkpoints to check them against later.
//!
//! A chain alone shows every change that was made without knowing how it is linked. Somebody who owns the database and
//! knows this program could link a false chain anew; a checkpoint that is kept elsewhere shows that as well.
//! Not here: repairing anything.

use std::collections::{HashMap, HashSet, VecDeque};
use std::fmt;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::audit::{INSTALLATION, Link, beginning, details_digest};
use super::{Db, Moment, Result, params, statements};

statements! {
    HEADS = "SELECT chain, sequence, hash FROM audit_heads ORDER BY chain";
    CHAINS = "SELECT DISTINCT chain FROM audit_entries";
    PAGE_OF_CHAIN = "SELECT e.id, e.chain, e.sequence, e.at, e.actor_kind, e.actor_id, e.actor_name, e.request_id, e.action, e.record_kind, e.record_id, e.person_id, e.fields, e.details_digest, e.previous, e.hash, d.salt, d.body FROM audit_entries e LEFT JOIN audit_details d ON d.entry_id = e.id WHERE e.chain = $1 AND e.sequence > $2 ORDER BY e.sequence LIMIT $3";
    HEAD = "SELECT sequence FROM audit_heads WHERE chain = $1";
    ENTRY_BY_HASH = "SELECT id FROM audit_entries WHERE chain = $1 AND hash = $2 LIMIT 1";
    COUNT_ENTRIES = "SELECT COUNT(*) AS n FROM audit_entries";
}

/// Entries read at once.
const PAGE: i64 = 5_000;
/// Entries before this one that are kept in mind, to name what was put in.
const REMEMBERED: usize = 256;
/// How far from its place a moved entry is looked for.
const MOVED_AT_MOST: i64 = 1_000;

/// The ends of all chains at a moment, to be kept somewhere else.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Checkpoint {
    /// The form of the file.
    pub wayfellow_checkpoint: u32,
    /// When it was made.
    pub made: String,
    /// The ends.
    pub chains: Vec<End>,
}

/// The end of one chain.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct End {
    /// The organization, or zeros for the installation.
    pub chain: Uuid,
    /// Number of the last entry.
    pub sequence: i64,
    /// Its hash, in hexadecimal.
    pub hash: String,
}

/// What checking found.
#[derive(Debug, Clone, Default)]
pub struct Report {
    /// Chains that were read.
    pub chains: usize,
    /// Entries that were read.
    pub entries: u64,
    /// Entries whose details were erased with a person.
    pub erased: u64,
    /// What is wrong; nothing, when all is well.
    pub faults: Vec<Fault>,
}

/// One thing that is wrong with a chain.
#[derive(Debug, Clone, PartialEq)]
pub struct Fault {
    /// The organization, or zeros for the installation.
    pub chain: Uuid,
    /// What.
    pub what: Wrong,
}

/// What can be wrong with a chain.
#[derive(Debug, Clone, PartialEq)]
pub enum Wrong {
    /// The entry is not what it was when it was written.
    Altered(i64, Uuid),
    /// Entries from one number to another are gone.
    Removed(i64, i64),
    /// The entry was put in; none after it knows of it.
    Inserted(i64, Uuid),
    /// The entry stands at the first number and belongs at the second.
    Moved(i64, i64, Uuid),
    /// What the entry's fields held was changed.
    DetailsAltered(i64, Uuid),
    /// What the entry's fields held is gone, though nobody was erased.
    DetailsRemoved(i64, Uuid),
    /// At this number the chain is not the one of the checkpoint.
    NotTheCheckpoint(i64),
    /// No end is written down for a chain of this many entries.
    WithoutEnd(i64),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.chain == INSTALLATION {
            write!(f, "installation: ")?;
        } else {
            write!(f, "organization {}: ", self.chain)?;
        }
        match &self.what {
            Wrong::Altered(n, id) => write!(f, "entry {n} was altered ({id})"),
            Wrong::Removed(from, to) if from == to => write!(f, "entry {from} was removed"),
            Wrong::Removed(from, to) => write!(f, "entries {from} to {to} were removed"),
            Wrong::Inserted(n, id) => write!(f, "entry {n} was inserted ({id})"),
            Wrong::Moved(n, to, id) => {
                write!(f, "entry {n} was reordered; it belongs at {to} ({id})")
            }
            Wrong::DetailsAltered(n, id) => {
                write!(f, "the details of entry {n} were altered ({id})")
            }
            Wrong::DetailsRemoved(n, id) => {
                write!(
                    f,
                    "the details of entry {n} were removed without an erasure ({id})"
                )
            }
            Wrong::NotTheCheckpoint(n) => {
                write!(
                    f,
                    "entry {n} is not the one of the checkpoint; the chain was written anew"
                )
            }
            Wrong::WithoutEnd(n) => {
                write!(
                    f,
                    "the end of the chain, entry {n}, was no longer written down"
                )
            }
        }
    }
}

impl Db {
    /// The ends of all chains now.
    ///
    /// # Errors
    /// When the database cannot answer.
    pub async fn audit_checkpoint(&self) -> Result<Checkpoint> {
        let rows = self.all(&HEADS, Vec::new()).await?;
        let chains: Result<Vec<End>> = rows
            .iter()
            .map(|row| {
                Ok(End {
                    chain: row.get("chain")?,
                    sequence: row.get("sequence")?,
                    hash: hex(&row.get::<Vec<u8>>("hash")?),
                })
            })
            .collect();
        Ok(Checkpoint {
            wayfellow_checkpoint: 1,
            made: Moment::now().to_string(),
            chains: chains?,
        })
    }

    /// Reads every chain to its end and tells what is wrong. `progress` hears how many entries were read, of how many.
    ///
    /// # Errors
    /// When the database cannot answer.
    pub async fn audit_verify(
        &self,
        checkpoint: Option<&Checkpoint>,
        progress: &mut (dyn FnMut(u64, u64) + Send),
    ) -> Result<Report> {
        let mut report = Report::default();
        // Entries that come while this runs stand after these ends and are left for the next time.
        let heads = self.all(&HEADS, Vec::new()).await?;
        let total: i64 = self.one(&COUNT_ENTRIES, Vec::new()).await?.get("n")?;
        let mut ends: HashMap<Uuid, Option<(i64, Vec<u8>)>> = HashMap::new();
        for row in self.all(&CHAINS, Vec::new()).await? {
            ends.insert(row.get("chain")?, None);
        }
        for row in heads {
            let end = (row.get("sequence")?, row.get("hash")?);
            ends.insert(row.get("chain")?, Some(end));
        }
        let kept = checkpoint.map_or(&[][..], |c| &c.chains[..]);
        for end in kept {
            ends.entry(end.chain).or_insert(None);
        }
        let mut chains: Vec<Uuid> = ends.keys().copied().collect();
        chains.sort();
        let mut erased = HashSet::new();
        let mut without_details = Vec::new();
        for chain in chains {
            let mut reading = Reading {
                chain,
                report: &mut report,
                erased: &mut erased,
                without_details: &mut without_details,
                kept: kept.iter().find(|e| e.chain == chain),
                last: 0,
                before: VecDeque::new(),
                shift: 0,
                doubtful: false,
            };
            reading
                .chain(self, ends.get(&chain).cloned().flatten(), &mut |n| {
                    progress(n, total.unsigned_abs());
                })
                .await?;
        }
        for (chain, sequence, id, person) in without_details {
            if person.is_some_and(|p| erased.contains(&p)) {
                report.erased += 1;
            } else {
                report.faults.push(Fault {
                    chain,
                    what: Wrong::DetailsRemoved(sequence, id),
                });
            }
        }
        Ok(report)
    }
}

/// What is remembered of an entry that was read.
struct Before {
    sequence: i64,
    id: Uuid,
    previous: Vec<u8>,
    hash: Vec<u8>,
}

struct Reading<'a> {
    chain: Uuid,
    report: &'a mut Report,
    erased: &'a mut HashSet<Uuid>,
    without_details: &'a mut Vec<(Uuid, i64, Uuid, Option<Uuid>)>,
    kept: Option<&'a End>,
    /// Number of the entry before.
    last: i64,
    /// The entries before, the nearest last, at most [`REMEMBERED`].
    before: VecDeque<Before>,
    /// How much later entries stand than they belong, since some were put in (or earlier, since some were taken out and
    /// the rest numbered anew).
    shift: i64,
    /// Whether the entry before was found to be wrong, so that this one need not follow it.
    doubtful: bool,
}

impl Reading<'_> {
    async fn chain(
        &mut self,
        db: &Db,
        end: Option<(i64, Vec<u8>)>,
        progress: &mut (dyn FnMut(u64) + Send),
    ) -> Result<()> {
        self.report.chains += 1;
        self.before.push_back(Before {
            sequence: 0,
            id: Uuid::nil(),
            previous: Vec::new(),
            hash: beginning(self.chain).to_vec(),
        });
        let mut from = 0;
        let mut tail = Vec::new();
        loop {
            let rows = db
                .all(&PAGE_OF_CHAIN, params![self.chain, from, PAGE])
                .await?;
            let Some(last) = rows.last() else {
                break;
            };
            from = last.get("sequence")?;
            for row in &rows {
                let link = Link::read(row)?;
                if end
                    .as_ref()
                    .is_some_and(|e| link.sequence > e.0 + self.shift.max(0))
                {
                    // Behind the end that was written down when reading began.
                    tail.push((link.sequence, link.id));
                    continue;
                }
                let details = match row.get::<Option<Vec<u8>>>("salt")? {
                    Some(salt) => Some((salt, row.get("body")?)),
                    None => None,
                };
                self.entry(db, &link, row.get("previous")?, row.get("hash")?)
                    .await?;
                self.details(&link, details);
            }
            progress(self.report.entries);
        }
        self.end(db, end, tail).await
    }

    fn fault(&mut self, what: Wrong) {
        self.report.faults.push(Fault {
            chain: self.chain,
            what,
        });
    }

    async fn entry(
        &mut self,
        db: &Db,
        link: &Link,
        previous: Vec<u8>,
        hash: Vec<u8>,
    ) -> Result<()> {
        let n = link.sequence;
        self.report.entries += 1;
        let gap = n > self.last + 1;
        if gap {
            self.fault(Wrong::Removed(self.last + 1, n - 1));
        }
        let expected = n - self.shift;
        let follows = self.before.back().is_some_and(|b| b.hash == previous);
        // One that stands before this one knows of it: then this one was moved behind it, and nothing was put in.
        let known = self.before.iter().any(|b| b.previous == hash);
        let mut wrong = false;
        match belongs_at(link, expected, &previous, &hash) {
            None => {
                wrong = true;
                self.fault(Wrong::Altered(n, link.id));
            }
            Some(place) if place == expected => {
                if !follows && !gap && !self.doubtful && !self.put_in_before(&previous) {
                    // Nothing was put in between, so the one before is no longer what it was.
                    let before = self.before.back().map(|b| (b.sequence, b.id));
                    if let Some((n, id)) = before.filter(|b| b.0 > 0) {
                        self.fault(Wrong::Altered(n, id));
                    }
                }
            }
            Some(place) if n - place > self.shift && !known && self.put_in_before(&previous) => {
                self.shift = n - place;
            }
            Some(place) if n - place < self.shift && !self.stands(db, &previous).await? => {
                self.fault(Wrong::Removed(expected, place - 1));
                self.shift = n - place;
            }
            Some(place) => {
                wrong = true;
                self.fault(Wrong::Moved(n, place, link.id));
            }
        }
        if self
            .kept
            .is_some_and(|k| k.sequence == n && k.hash != hex(&hash))
        {
            self.fault(Wrong::NotTheCheckpoint(n));
        }
        self.last = n;
        self.doubtful = wrong;
        self.before.push_back(Before {
            sequence: n,
            id: link.id,
            previous,
            hash,
        });
        if self.before.len() > REMEMBERED {
            self.before.pop_front();
        }
        Ok(())
    }

    /// An entry follows another one than the one that stands before it: those in between were put in. Whether it was so.
    fn put_in_before(&mut self, previous: &[u8]) -> bool {
        let Some(known) = self.before.iter().position(|b| b.hash == previous) else {
            return false;
        };
        let put_in: Vec<(i64, Uuid)> = self
            .before
            .range(known + 1..)
            .map(|b| (b.sequence, b.id))
            .collect();
        for (n, id) in put_in {
            // What is not whole in itself was taken for altered at first.
            let chain = self.chain;
            self.report
                .faults
                .retain(|f| f.chain != chain || f.what != Wrong::Altered(n, id));
            self.fault(Wrong::Inserted(n, id));
        }
        true
    }

    /// Whether an entry with this hash stands anywhere in the chain.
    async fn stands(&self, db: &Db, hash: &[u8]) -> Result<bool> {
        Ok(hash == beginning(self.chain)
            || db
                .optional(&ENTRY_BY_HASH, params![self.chain, hash])
                .await?
                .is_some())
    }

    fn details(&mut self, link: &Link, details: Option<(Vec<u8>, String)>) {
        let n = link.sequence;
        match (&link.details_digest, details) {
            (Some(digest), Some((salt, body))) => {
                if details_digest(&salt, &body)[..] != digest[..] {
                    self.fault(Wrong::DetailsAltered(n, link.id));
                }
            }
            (Some(_), None) => self
                .without_details
                .push((self.chain, n, link.id, link.person)),
            (None, Some(_)) => self.fault(Wrong::DetailsAltered(n, link.id)),
            (None, None) => {}
        }
        if link.action == "erase" && link.record_kind == "audit-details" {
            self.erased.extend(link.person);
        }
    }

    async fn end(
        &mut self,
        db: &Db,
        end: Option<(i64, Vec<u8>)>,
        tail: Vec<(i64, Uuid)>,
    ) -> Result<()> {
        let read = self.last;
        match &end {
            Some((sequence, _)) if read < sequence + self.shift => {
                self.fault(Wrong::Removed(read + 1, *sequence));
            }
            Some((sequence, hash)) if *sequence + self.shift == read => {
                let last = self.before.back().map(|b| (b.id, b.hash != *hash));
                if let Some((id, true)) = last
                    && !self.doubtful
                {
                    self.fault(Wrong::Altered(read, id));
                }
            }
            None if read > 0 => self.fault(Wrong::WithoutEnd(read)),
            _ => {}
        }
        if !tail.is_empty() {
            // What came while this was read is whole if the end that is written down by now reaches as far.
            let now = db.optional(&HEAD, params![self.chain]).await?;
            let now: i64 = now.map_or(Ok(0), |row| row.get("sequence"))?;
            for (n, id) in tail {
                if n > now {
                    self.fault(Wrong::Inserted(n, id));
                }
            }
        }
        if let Some(kept) = self.kept {
            let reached = end.map_or(read, |e| e.0).max(read);
            if reached < kept.sequence {
                self.fault(Wrong::Removed(reached + 1, kept.sequence));
            }
        }
        Ok(())
    }
}

/// The number with which an entry is whole: the expected one, or one near it, or none.
fn belongs_at(link: &Link, expected: i64, previous: &[u8], hash: &[u8]) -> Option<i64> {
    if link.hash_at(expected, previous)[..] == *hash {
        return Some(expected);
    }
    (expected - MOVED_AT_MOST..=expected + MOVED_AT_MOST)
        .filter(|n| *n > 0)
        .find(|n| link.hash_at(*n, previous)[..] == *hash)
}

/// Bytes as hexadecimal digits.
pub(super) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
