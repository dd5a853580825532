//! What a list would do, line by line, given what is known: new, changed, the same, or refused with what to mend. The
//! trial shows it, and bringing the list in does exactly this.
//!
//! A list only adds and names: it ends nothing, takes no hat away, and changes no name or address that has become
//! somebody's own by making an account. Not here: writing (`apply`).

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;
use uuid::Uuid;

use super::known::Known;
use super::line::{Column, Job, Line, Problem, Read, today};
use crate::actor::{Actor, Hat};
use crate::db::new_id;
use crate::organizations::invitation::{is_given_by_hiring, is_limited};
use crate::organizations::organization;
use crate::permission::{Action, Resource, may};

/// What whoever brings a list may do.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Rights {
    /// Give any hat.
    pub hats: bool,
    /// Say who supervises whom.
    pub relations: bool,
}

impl Rights {
    /// Those of a person in an organization.
    pub fn of(actor: &Actor, place: Uuid) -> Rights {
        let add = |kind| {
            let resource = Resource::new(kind).of_organization(place);
            may(actor, Action::Add, &resource).is_ok()
        };
        Rights {
            hats: add("hat"),
            relations: add("relation"),
        }
    }

    /// Those of somebody at the command line, who has the database anyway.
    pub const ALL: Rights = Rights {
        hats: true,
        relations: true,
    };
}

/// What becomes of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Outcome {
    New,
    Changed,
    Same,
    Refused(Vec<Problem>),
}

impl Outcome {
    /// Its word, for keys and files.
    pub fn word(&self) -> &'static str {
        match self {
            Outcome::New => "new",
            Outcome::Changed => "changed",
            Outcome::Same => "same",
            Outcome::Refused(_) => "refused",
        }
    }
}

/// A line with what is to be done about it.
#[derive(Debug, Clone)]
pub(crate) struct Planned {
    pub number: usize,
    pub external_id: String,
    pub name: String,
    pub outcome: Outcome,
    /// The columns that bring something new.
    pub brings: Vec<Column>,
    /// Whether it names somebody who has an account in another way than they do themselves.
    pub theirs: bool,
    pub(super) todo: Todo,
}

/// What is to be written for a line.
#[derive(Debug, Clone, Default)]
pub(super) struct Todo {
    pub person: Uuid,
    pub membership: Uuid,
    /// A new person with name, address and language; or those that a known one is to have.
    pub called: Option<(String, Option<String>, Option<&'static str>)>,
    /// What they were called before.
    pub before: Option<(String, Option<String>, String)>,
    /// The external id that a known member gets.
    pub external_id: Option<String>,
    pub hats: Vec<Hat>,
    /// A position with the day from which they hold it.
    pub place: Option<(Uuid, Date)>,
    /// Who supervises them, on which line.
    pub relations: Vec<(Uuid, organization::Line)>,
}

/// Everything a list would do.
#[derive(Debug, Default)]
pub(crate) struct Plan {
    pub lines: Vec<Planned>,
    /// Positions to be made.
    pub(super) positions: Vec<(Uuid, Job)>,
}

/// How many lines become what.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    pub added: usize,
    pub changed: usize,
    pub unchanged: usize,
    pub refused: usize,
}

impl Plan {
    /// How many lines become what.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for line in &self.lines {
            match line.outcome {
                Outcome::New => counts.added += 1,
                Outcome::Changed => counts.changed += 1,
                Outcome::Same => counts.unchanged += 1,
                Outcome::Refused(_) => counts.refused += 1,
            }
        }
        counts
    }

    /// Works out what every line would do.
    pub(super) fn of(read: Vec<Read>, known: &Known, rights: Rights) -> Plan {
        let mut lines = checked(read, known, rights);
        without_unknown_supervisors(&mut lines, known);
        let mut plan = Plan::default();
        // Everyone's id first, since a line may name a supervisor who comes later.
        let mut people: HashMap<String, Uuid> = HashMap::new();
        for line in lines.iter().filter_map(|l| l.as_ref().ok()) {
            let known_as = member_of(line, known).map(|m| known.members[m].person);
            people.insert(line.external_id.clone(), known_as.unwrap_or_else(new_id));
        }
        for (id, place) in &known.by_id {
            people
                .entry(id.clone())
                .or_insert(known.members[*place].person);
        }
        let mut positions: HashMap<Job, Uuid> = HashMap::new();
        for line in lines {
            plan.lines.push(match line {
                Ok(line) => {
                    let place = line.job.as_ref().map(|job| {
                        let known = known.positions.get(job).copied();
                        known.unwrap_or_else(|| {
                            *positions.entry(job.clone()).or_insert_with(|| {
                                let id = new_id();
                                plan.positions.push((id, job.clone()));
                                id
                            })
                        })
                    });
                    one(line, place, &people, known)
                }
                Err((number, external_id, name, problems)) => Planned {
                    number,
                    external_id,
                    name,
                    outcome: Outcome::Refused(problems),
                    brings: Vec::new(),
                    theirs: false,
                    todo: Todo::default(),
                },
            });
        }
        plan
    }
}

/// A line that can come in, or its number, what it calls the person, and why not.
type Checked = Result<Line, (usize, String, String, Vec<Problem>)>;

fn refused(line: Line, problems: Vec<Problem>) -> Checked {
    Err((line.number, line.external_id, line.name, problems))
}

/// The member whom a line is about: by their external id, or, when they have none yet, by their address.
fn member_of(line: &Line, known: &Known) -> Option<usize> {
    let by_id = known.by_id.get(&line.external_id).copied();
    by_id.or_else(|| {
        let by_email = known.by_email.get(line.email.as_ref()?).copied()?;
        let free = known.members[by_email].external_id.is_none();
        free.then_some(by_email)
    })
}

fn checked(read: Vec<Read>, known: &Known, rights: Rights) -> Vec<Checked> {
    let mut ids: HashSet<String> = HashSet::new();
    let mut emails: HashSet<String> = HashSet::new();
    read.into_iter()
        .map(|read| {
            let line = match read {
                Ok(line) => line,
                Err((number, problems)) => {
                    return Err((number, String::new(), String::new(), problems));
                }
            };
            let mut problems = Vec::new();
            let mut refuse = |column, key, found: &str| {
                problems.push(Problem::of(column, key, found));
            };
            if !ids.insert(line.external_id.clone()) {
                refuse(Column::ExternalId, "import-id-twice", &line.external_id);
            }
            let member = member_of(&line, known);
            if let Some(email) = &line.email {
                let other = known.by_email.get(email).copied();
                if !emails.insert(email.clone()) {
                    refuse(Column::Email, "import-email-twice", email);
                } else if other.is_some_and(|o| Some(o) != member) {
                    refuse(Column::Email, "import-email-taken", email);
                }
            }
            if member.is_some_and(|m| known.members[m].left) {
                refuse(Column::ExternalId, "import-left", &line.external_id);
            }
            for hat in &line.hats {
                if is_limited(*hat) {
                    refuse(Column::Hats, "import-hat-limited", hat.word());
                } else if !rights.hats && !is_given_by_hiring(*hat) {
                    let worn = member
                        .is_some_and(|m| known.hats.contains(&(known.members[m].person, *hat)));
                    if !worn {
                        refuse(Column::Hats, "import-hat-not-yours", hat.word());
                    }
                }
            }
            if !rights.relations
                && let Some(id) = line.supervisors.iter().flatten().next()
            {
                refuse(Column::PeerSupervisor, "import-relation-not-yours", id);
            }
            if problems.is_empty() {
                Ok(line)
            } else {
                refused(line, problems)
            }
        })
        .collect()
}

/// Refuses lines that name somebody as a supervisor who is neither known nor comes in with the list; again and again,
/// since a line that is refused may have been such a somebody.
fn without_unknown_supervisors(lines: &mut [Checked], known: &Known) {
    loop {
        let coming: HashSet<&str> = lines
            .iter()
            .filter_map(|l| l.as_ref().ok())
            .map(|l| l.external_id.as_str())
            .collect();
        let here = |id: &str| {
            let member = known.by_id.get(id).map(|m| &known.members[*m]);
            coming.contains(id) || member.is_some_and(|m| !m.left)
        };
        let lost: Vec<(usize, Vec<Problem>)> = lines
            .iter()
            .enumerate()
            .filter_map(|(n, line)| {
                let line = line.as_ref().ok()?;
                let columns = [Column::PeerSupervisor, Column::AdministrativeSupervisor];
                let problems: Vec<Problem> = columns
                    .into_iter()
                    .zip(&line.supervisors)
                    .filter_map(|(column, id)| {
                        let id = id.as_deref().filter(|id| !here(id))?;
                        Some(Problem::of(column, "import-supervisor-unknown", id))
                    })
                    .collect();
                (!problems.is_empty()).then_some((n, problems))
            })
            .collect();
        if lost.is_empty() {
            return;
        }
        for (n, problems) in lost {
            if let Ok(line) = &lines[n] {
                lines[n] = refused(line.clone(), problems);
            }
        }
    }
}

fn one(line: Line, place: Option<Uuid>, people: &HashMap<String, Uuid>, known: &Known) -> Planned {
    let member = member_of(&line, known).map(|m| &known.members[m]);
    let person = people
        .get(&line.external_id)
        .copied()
        .unwrap_or_else(new_id);
    let mut brings = Vec::new();
    let mut theirs = false;
    let mut todo = Todo {
        person,
        membership: member.map_or_else(new_id, |m| m.membership),
        ..Todo::default()
    };
    let language = line.language.map(|l| l.tag());
    match member {
        None => todo.called = Some((line.name.clone(), line.email.clone(), language)),
        Some(member) => {
            if member.external_id.is_none() {
                brings.push(Column::ExternalId);
                todo.external_id = Some(line.external_id.clone());
            }
            let mut differs = Vec::new();
            if member.name != line.name {
                differs.push(Column::Name);
            }
            if line.email.is_some() && member.email != line.email {
                differs.push(Column::Email);
            }
            if language.is_some_and(|l| l != member.language) {
                differs.push(Column::Language);
            }
            if member.account {
                theirs = !differs.is_empty();
            } else if !differs.is_empty() {
                brings.extend(differs);
                let email = line.email.clone().or_else(|| member.email.clone());
                todo.called = Some((line.name.clone(), email, language));
                let before = (
                    member.name.clone(),
                    member.email.clone(),
                    member.language.clone(),
                );
                todo.before = Some(before);
            }
        }
    }
    todo.hats = line
        .hats
        .iter()
        .copied()
        .filter(|h| !known.hats.contains(&(person, *h)))
        .collect();
    if !todo.hats.is_empty() {
        brings.push(Column::Hats);
    }
    if let Some(place) = place.filter(|p| !known.placements.contains(&(*p, person))) {
        brings.push(Column::JobTitle);
        todo.place = Some((place, line.since.unwrap_or_else(today)));
    }
    let sides = [
        (Column::PeerSupervisor, organization::Line::Peer, false),
        (
            Column::AdministrativeSupervisor,
            organization::Line::Administrative,
            true,
        ),
    ];
    for ((column, side, administrative), id) in sides.into_iter().zip(&line.supervisors) {
        let supervisor = id.as_ref().and_then(|id| people.get(id)).copied();
        if let Some(supervisor) = supervisor.filter(|s| *s != person)
            && !known
                .relations
                .contains(&(supervisor, person, administrative))
        {
            brings.push(column);
            todo.relations.push((supervisor, side));
        }
    }
    let outcome = match member {
        None => Outcome::New,
        Some(_) if brings.is_empty() => Outcome::Same,
        Some(_) => Outcome::Changed,
    };
    if outcome == Outcome::New {
        brings.clear();
    }
    Planned {
        number: line.number,
        external_id: line.external_id,
        name: line.name,
        outcome,
        brings,
        theirs,
        todo,
    }
}
