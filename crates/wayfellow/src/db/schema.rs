//! What the tables are, read from the migrations themselves: names, kinds, and how far each column may go.
//!
//! Export, erasure, backup and the tests ask here, so that a new column cannot be forgotten anywhere. Not here: what a
//! database really holds; `inventory` tests compare the two.

use std::sync::LazyLock;

/// Every migration in order: name and text. A line here for each file in `migrations/`.
pub(super) const MIGRATIONS: &[(&str, &str)] = &[
    (
        "0001_floor",
        include_str!("../../../../migrations/0001_floor.sql"),
    ),
    (
        "0002_accounts",
        include_str!("../../../../migrations/0002_accounts.sql"),
    ),
    (
        "0003_portfolio",
        include_str!("../../../../migrations/0003_portfolio.sql"),
    ),
    (
        "0004_people",
        include_str!("../../../../migrations/0004_people.sql"),
    ),
    (
        "0005_letters",
        include_str!("../../../../migrations/0005_letters.sql"),
    ),
    (
        "0006_readiness",
        include_str!("../../../../migrations/0006_readiness.sql"),
    ),
    (
        "0007_hiring",
        include_str!("../../../../migrations/0007_hiring.sql"),
    ),
    (
        "0008_newcomers",
        include_str!("../../../../migrations/0008_newcomers.sql"),
    ),
    (
        "0009_indexes",
        include_str!("../../../../migrations/0009_indexes.sql"),
    ),
    (
        "0010_openings",
        include_str!("../../../../migrations/0010_openings.sql"),
    ),
    (
        "0011_plans",
        include_str!("../../../../migrations/0011_plans.sql"),
    ),
    (
        "0012_groundwork",
        include_str!("../../../../migrations/0012_groundwork.sql"),
    ),
    (
        "0013_applications",
        include_str!("../../../../migrations/0013_applications.sql"),
    ),
    (
        "0014_interviews",
        include_str!("../../../../migrations/0014_interviews.sql"),
    ),
    (
        "0015_forums",
        include_str!("../../../../migrations/0015_forums.sql"),
    ),
    (
        "0016_policies",
        include_str!("../../../../migrations/0016_policies.sql"),
    ),
    (
        "0017_climate",
        include_str!("../../../../migrations/0017_climate.sql"),
    ),
    (
        "0018_panels",
        include_str!("../../../../migrations/0018_panels.sql"),
    ),
    (
        "0019_champions",
        include_str!("../../../../migrations/0019_champions.sql"),
    ),
    (
        "0020_suggestions",
        include_str!("../../../../migrations/0020_suggestions.sql"),
    ),
    (
        "0021_self_descriptions",
        include_str!("../../../../migrations/0021_self_descriptions.sql"),
    ),
    (
        "0022_front_page",
        include_str!("../../../../migrations/0022_front_page.sql"),
    ),
];

/// How far what a column holds may go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Label {
    /// May be shown to anyone.
    Public,
    /// Keeps the program going; says nothing about a person's life.
    Internal,
    /// About a person: never shown to an operator, gone when they are erased.
    Personal,
    /// Opens something: never shown or exported to anyone.
    Secret,
}

/// What erasing a person does to a row about them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Erasing {
    /// The row goes.
    Removes,
    /// Its personal columns are emptied.
    Empties,
    /// It stays, for this reason.
    Keeps(String),
}

/// A table.
#[derive(Debug, Clone)]
pub struct Table {
    /// Its name.
    pub name: String,
    /// What a row is, in a sentence.
    pub about: String,
    /// In the order in which they were made.
    pub columns: Vec<Column>,
    /// The names of the columns of the primary key.
    pub key: Vec<String>,
    /// The columns that lead to the person it is about, and what erasing that person does; none for a table that is not
    /// about people.
    pub person: Option<(Vec<String>, Erasing)>,
}

/// A column.
#[derive(Debug, Clone)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// Its kind.
    pub kind: ColumnKind,
    /// Whether it may be empty.
    pub may_be_empty: bool,
    /// How far it may go; none when the migration forgot to say so.
    pub label: Option<Label>,
    /// What it holds.
    pub about: String,
    /// The table it refers to.
    pub refers_to: Option<String>,
}

impl Column {
    /// Whether a person reads it among all that is recorded about them: what is personal, and when things were.
    pub fn is_told(&self) -> bool {
        let when = self.name.ends_with("_at") || self.name == "since";
        self.label == Some(Label::Personal) || when
    }
}

/// The kinds of columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum ColumnKind {
    Uuid,
    Text,
    Integer,
    Bool,
    Bytes,
}

struct Schema {
    tables: Vec<Table>,
    uniques: Vec<(String, Vec<String>, String)>,
    problems: Vec<String>,
}

static SCHEMA: LazyLock<Schema> = LazyLock::new(|| {
    let mut schema = Schema {
        tables: Vec::new(),
        uniques: Vec::new(),
        problems: Vec::new(),
    };
    for (name, text) in MIGRATIONS {
        schema.read(name, text);
    }
    schema
});

/// Every table, in an order in which none refers to a later one.
pub fn tables() -> &'static [Table] {
    &SCHEMA.tables
}

/// What a test should complain about: a column without a label, a line that was not understood.
pub fn problems() -> &'static [String] {
    &SCHEMA.problems
}

/// The name of the rule that these columns of a table are unique together.
pub(super) fn unique_name(table: &str, columns: &[&str]) -> String {
    let known = SCHEMA
        .uniques
        .iter()
        .find(|(t, c, _)| t == table && c.iter().map(String::as_str).eq(columns.iter().copied()));
    known.map_or_else(|| format!("{table}_pkey"), |(_, _, name)| name.clone())
}

/// The statements of a migration, one by one, without their comments.
pub(super) fn split(text: &str) -> Vec<String> {
    let code: Vec<&str> = text
        .lines()
        .map(|line| line.split("--").next().unwrap_or_default().trim_end())
        .filter(|line| !line.is_empty())
        .collect();
    code.join("\n")
        .split(';')
        .map(|s| s.trim().to_owned())
        .filter(|s| !s.is_empty())
        .collect()
}

impl Schema {
    fn read(&mut self, migration: &str, text: &str) {
        let mut about = String::new();
        let mut inside = false;
        for (n, line) in text.lines().enumerate() {
            let place = format!("migrations/{migration}.sql:{}", n + 1);
            let (code, comment) = line.split_once("--").unwrap_or((line, ""));
            let (code, comment) = (code.trim(), comment.trim());
            let words: Vec<&str> = code.split_whitespace().collect();
            match words.as_slice() {
                [] if comment.is_empty() => about.clear(),
                [] if !inside => {
                    if !about.is_empty() {
                        about.push(' ');
                    }
                    about.push_str(comment);
                }
                [] => {}
                ["CREATE", "TABLE", name, "("] => {
                    if about.is_empty() {
                        self.problems
                            .push(format!("{place}: say above {name} what a row is"));
                    }
                    let (sentence, person) = match about.split_once("About ") {
                        Some((sentence, rest)) => (sentence.trim().to_owned(), rest),
                        None => (about.clone(), ""),
                    };
                    let person = erasing(person);
                    if about.contains("About ") && person.is_none() {
                        self.problems.push(format!(
                            "{place}: write it as `About person_id; erasing removes it.` (or: empties it; keeps it, since …)"
                        ));
                    }
                    about.clear();
                    self.tables.push(Table {
                        name: (*name).to_owned(),
                        about: sentence,
                        columns: Vec::new(),
                        key: Vec::new(),
                        person,
                    });
                    inside = true;
                }
                [")" | ");", ..] => inside = false,
                ["CREATE", "UNIQUE", "INDEX", name, "ON", table, ..] => {
                    self.uniques
                        .push(((*table).to_owned(), listed(code), (*name).to_owned()));
                }
                ["CREATE", "INDEX", ..] => {}
                ["ALTER", "TABLE", table, "ADD", "COLUMN", rest @ ..] => {
                    self.column(&place, Some(table), rest, comment);
                }
                ["CONSTRAINT", name, "UNIQUE", ..] if inside => {
                    let table = self.tables.last().map(|t| t.name.clone());
                    self.uniques.push((
                        table.unwrap_or_default(),
                        listed(code),
                        (*name).to_owned(),
                    ));
                }
                ["CONSTRAINT", _, "PRIMARY", "KEY", ..] if inside => {
                    if let Some(table) = self.tables.last_mut() {
                        table.key = listed(code);
                    }
                }
                ["CONSTRAINT", ..] if inside => {}
                rest if inside => self.column(&place, None, rest, comment),
                _ => self.problems.push(format!(
                    "{place}: only tables, columns and indexes are understood"
                )),
            }
        }
    }

    fn column(&mut self, place: &str, table: Option<&str>, words: &[&str], comment: &str) {
        let table = match table {
            Some(name) => self.tables.iter_mut().find(|t| t.name == name),
            None => self.tables.last_mut(),
        };
        let (Some(table), [name, kind, rest @ ..]) = (table, words) else {
            self.problems.push(format!("{place}: not a column"));
            return;
        };
        let kind = match kind.trim_end_matches([',', ';']) {
            "UUID" => ColumnKind::Uuid,
            "TEXT" => ColumnKind::Text,
            "BIGINT" => ColumnKind::Integer,
            "BOOLEAN" => ColumnKind::Bool,
            "BYTEA" => ColumnKind::Bytes,
            other => {
                self.problems.push(format!(
                    "{place}: {other} is not one of UUID, TEXT, BIGINT, BOOLEAN, BYTEA"
                ));
                return;
            }
        };
        let (label, about) = comment.split_once(": ").unwrap_or((comment, ""));
        let label = match label {
            "public" => Some(Label::Public),
            "internal" => Some(Label::Internal),
            "personal" => Some(Label::Personal),
            "secret" => Some(Label::Secret),
            _ => None,
        };
        if label.is_none() || about.is_empty() {
            self.problems.push(format!(
                "{place}: say what {}.{name} holds, as in `-- personal: the name they want to be called by`",
                table.name
            ));
        }
        let said = |words: &[&str]| rest.windows(words.len()).any(|w| w == words);
        if rest.windows(2).any(|w| w[0] == "PRIMARY") {
            table.key = vec![(*name).to_owned()];
        }
        table.columns.push(Column {
            name: (*name).to_owned(),
            kind,
            may_be_empty: !said(&["NOT", "NULL"]) && !said(&["NOT", "NULL,"]),
            label,
            about: about.to_owned(),
            refers_to: rest
                .iter()
                .position(|w| *w == "REFERENCES")
                .and_then(|at| rest.get(at + 1))
                .map(|t| (*t).to_owned()),
        });
    }
}

/// Reads `person_id; erasing removes it.`
fn erasing(text: &str) -> Option<(Vec<String>, Erasing)> {
    let (columns, rest) = text.trim().trim_end_matches('.').split_once("; erasing ")?;
    let columns = columns.split(',').map(|c| c.trim().to_owned()).collect();
    let erasing = match rest.split_once(" it").map(|(what, why)| (what, why.trim())) {
        Some(("removes", "")) => Erasing::Removes,
        Some(("empties", "")) => Erasing::Empties,
        Some(("keeps", why)) => Erasing::Keeps(why.strip_prefix(", since ")?.to_owned()),
        _ => return None,
    };
    Some((columns, erasing))
}

/// The names in the last parentheses of a line.
fn listed(code: &str) -> Vec<String> {
    let inside = code.rsplit_once('(').map_or("", |(_, rest)| rest);
    let inside = inside.split(')').next().unwrap_or_default();
    inside.split(',').map(|c| c.trim().to_owned()).collect()
}
