//! A job description in its five parts, as plain data: function, reporting, responsibilities, qualifications, conditions.
//!
//! [`Description`] is what forms fill, files are read into and documents are written from. It
//! judges nothing and knows no organization, no version and no person.

use std::collections::HashMap;
use std::ops::Range;

use serde::{Deserialize, Serialize};

/// The most responsibilities that are kept. Four to six are enough; more is for texts that are being sorted out.
pub const MOST_RESPONSIBILITIES: usize = 16;
/// The most lines in a list.
pub const MOST_LINES: usize = 60;
/// The longest single field, in characters.
pub const LONGEST_FIELD: usize = 6_000;
/// The longest rest that fits into no part, in characters.
pub const LONGEST_REST: usize = 600_000;

/// A job description.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Description {
    /// The job title.
    pub title: String,
    /// The program or department.
    pub programme: String,
    /// Whether it is a peer role.
    pub peer_role: bool,
    /// What the position is for, in one sentence.
    pub function: String,
    /// Who supervises it, and whom it supervises.
    pub reporting: Reporting,
    /// Core responsibilities with their duties.
    pub responsibilities: Vec<Responsibility>,
    /// Required qualifications, the most important first.
    pub required: Vec<String>,
    /// Preferred qualifications, the most important first.
    pub preferred: Vec<String>,
    /// Under which conditions the work is done.
    pub conditions: Conditions,
    /// What fits into no part, kept until somebody has sorted it.
    pub rest: String,
}

/// Reporting relationships, by job title.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Reporting {
    /// Job title of the supervisor on the peer line, who has worked in a peer role.
    pub peer_line: String,
    /// Job title of the supervisor on the administrative line.
    pub administrative_line: String,
    /// Job titles of the positions it supervises.
    pub supervises: Vec<String>,
    /// Which kinds of supervision, how often, and anything else.
    pub more: String,
}

/// A core responsibility.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Responsibility {
    /// Its heading.
    pub label: String,
    /// What one does.
    pub duties: Vec<Duty>,
}

/// One duty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Duty {
    /// What one does.
    pub text: String,
    /// The job could not be without it.
    pub essential: bool,
    /// The stage of the ladder it belongs to, if that was said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stage: Option<String>,
    /// Competencies and values it rests on, as `slug@version#code`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rests_on: Vec<String>,
}

/// Employment conditions.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[allow(missing_docs)]
pub struct Conditions {
    pub hours: String,
    pub schedule: String,
    pub place: String,
    pub physical: String,
    pub license: String,
    pub checks: String,
    pub more: String,
}

/// The parts, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum Part {
    Head,
    Function,
    Reporting,
    Responsibilities,
    Qualifications,
    Conditions,
    Rest,
}

impl Part {
    /// Every part, in order; the five of a description are in the middle.
    pub const ALL: [Part; 7] = [
        Part::Head,
        Part::Function,
        Part::Reporting,
        Part::Responsibilities,
        Part::Qualifications,
        Part::Conditions,
        Part::Rest,
    ];

    /// Its name in files and addresses.
    pub const fn name(self) -> &'static str {
        match self {
            Part::Head => "head",
            Part::Function => "function",
            Part::Reporting => "reporting",
            Part::Responsibilities => "responsibilities",
            Part::Qualifications => "qualifications",
            Part::Conditions => "conditions",
            Part::Rest => "rest",
        }
    }
}

/// The fields that have one text each: name, part, whether it is a list with a line for each item.
pub const FIELDS: [(&str, Part, bool); 18] = [
    ("title", Part::Head, false),
    ("programme", Part::Head, false),
    ("function", Part::Function, false),
    ("peer_line", Part::Reporting, false),
    ("administrative_line", Part::Reporting, false),
    ("supervises", Part::Reporting, true),
    ("reporting_more", Part::Reporting, false),
    ("responsibilities", Part::Responsibilities, true),
    ("required", Part::Qualifications, true),
    ("preferred", Part::Qualifications, true),
    ("hours", Part::Conditions, false),
    ("schedule", Part::Conditions, false),
    ("place", Part::Conditions, false),
    ("physical", Part::Conditions, false),
    ("license", Part::Conditions, false),
    ("checks", Part::Conditions, false),
    ("conditions_more", Part::Conditions, false),
    ("rest", Part::Rest, false),
];

/// Where a stretch of the laid-out text comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Its bytes in the laid-out text.
    pub range: Range<usize>,
    /// The part.
    pub part: Part,
    /// The field: a name of [`FIELDS`], or `label-2` and `duties-2` for the second responsibility.
    pub field: String,
    /// The line of the field, from 0.
    pub line: usize,
}

impl Description {
    fn single(&mut self, name: &str) -> Option<&mut String> {
        Some(match name {
            "title" => &mut self.title,
            "programme" => &mut self.programme,
            "function" => &mut self.function,
            "peer_line" => &mut self.reporting.peer_line,
            "administrative_line" => &mut self.reporting.administrative_line,
            "reporting_more" => &mut self.reporting.more,
            "hours" => &mut self.conditions.hours,
            "schedule" => &mut self.conditions.schedule,
            "place" => &mut self.conditions.place,
            "physical" => &mut self.conditions.physical,
            "license" => &mut self.conditions.license,
            "checks" => &mut self.conditions.checks,
            "conditions_more" => &mut self.conditions.more,
            "rest" => &mut self.rest,
            _ => return None,
        })
    }

    fn list(&mut self, name: &str) -> Option<&mut Vec<String>> {
        Some(match name {
            "supervises" => &mut self.reporting.supervises,
            "required" => &mut self.required,
            "preferred" => &mut self.preferred,
            _ => return None,
        })
    }

    /// The text of a field; lists have a line for each item. Empty for a name that is not one.
    pub fn get(&self, name: &str) -> String {
        if name == "responsibilities" {
            return self.responsibilities_text();
        }
        let mut own = self.clone();
        if let Some(text) = own.single(name) {
            return std::mem::take(text);
        }
        if let Some(list) = own.list(name) {
            return list.join("\n");
        }
        let Some((kind, at)) = numbered(name) else {
            return String::new();
        };
        let Some(r) = self.responsibilities.get(at) else {
            return String::new();
        };
        if kind == "label" {
            return r.label.clone();
        }
        let duties: Vec<&str> = r.duties.iter().map(|d| d.text.as_str()).collect();
        duties.join("\n")
    }

    /// Puts a text into a field, as a person typed it. Does nothing for a name that is not one.
    pub fn set(&mut self, name: &str, text: &str) {
        if name == "responsibilities" {
            self.responsibilities = responsibilities(text);
            return;
        }
        if let Some(own) = self.single(name) {
            let tidied = tidy(text);
            *own = if name == "rest" {
                tidied
            } else {
                lines_joined(&tidied)
            };
            return;
        }
        if let Some(own) = self.list(name) {
            *own = items(text);
            return;
        }
        let Some((kind, at)) = numbered(name) else {
            return;
        };
        if self.responsibilities.len() <= at {
            self.responsibilities.resize_with(at + 1, Default::default);
        }
        let r = &mut self.responsibilities[at];
        if kind == "label" {
            r.label = lines_joined(&tidy(text)).replace('\n', " ");
        } else {
            r.duties = items(text).into_iter().map(Duty::new).collect();
        }
    }

    /// Takes out responsibilities with nothing in them.
    pub fn without_gaps(mut self) -> Description {
        self.responsibilities
            .retain(|r| !r.label.is_empty() || !r.duties.is_empty());
        self
    }

    /// All responsibilities as one text: a heading, and its duties below it with hyphens.
    pub fn responsibilities_text(&self) -> String {
        let mut out = String::new();
        for r in &self.responsibilities {
            if !out.is_empty() {
                out.push('\n');
            }
            out.push_str(&r.label);
            out.push('\n');
            for d in &r.duties {
                out.push_str("- ");
                out.push_str(&d.text);
                out.push('\n');
            }
        }
        out
    }

    /// Takes over what an earlier state said about its duties: by the same words, else by the same place.
    pub fn keep_marks(&mut self, before: &Description) {
        let mut by_words: HashMap<&str, &Duty> = HashMap::new();
        for duty in before.responsibilities.iter().flat_map(|r| &r.duties) {
            by_words.entry(&duty.text).or_insert(duty);
        }
        let now: Vec<String> = self
            .responsibilities
            .iter()
            .flat_map(|r| r.duties.iter().map(|d| d.text.clone()))
            .collect();
        for (i, r) in self.responsibilities.iter_mut().enumerate() {
            let old = before.responsibilities.get(i);
            let as_many = old.is_some_and(|o| o.duties.len() == r.duties.len());
            for (j, duty) in r.duties.iter_mut().enumerate() {
                let reworded = || {
                    let old = &old.filter(|_| as_many)?.duties.get(j)?;
                    (!now.contains(&old.text)).then_some(*old)
                };
                let found = by_words.get(duty.text.as_str()).copied();
                if let Some(old) = found.or_else(reworded) {
                    duty.essential = old.essential;
                    duty.stage.clone_from(&old.stage);
                    duty.rests_on.clone_from(&old.rests_on);
                }
            }
        }
    }

    /// What is too much of something: the field. Nothing, when all is in bounds.
    pub fn out_of_bounds(&self) -> Option<&'static str> {
        for (name, _, _) in FIELDS {
            let text = self.get(name);
            let longest = match name {
                "rest" => LONGEST_REST,
                "responsibilities" => LONGEST_FIELD * 4,
                "title" | "programme" => 200,
                _ => LONGEST_FIELD,
            };
            if text.chars().count() > longest {
                return Some(name);
            }
        }
        let too_many = |list: &Vec<String>| list.len() > MOST_LINES;
        if self.responsibilities.len() > MOST_RESPONSIBILITIES
            || self
                .responsibilities
                .iter()
                .any(|r| r.duties.len() > MOST_LINES)
        {
            return Some("responsibilities");
        }
        if too_many(&self.reporting.supervises) {
            return Some("supervises");
        }
        if too_many(&self.required) {
            return Some("required");
        }
        too_many(&self.preferred).then_some("preferred")
    }

    /// The whole as one text with headings, for a reader that wants a text, and where each line comes from.
    pub fn laid_out(&self) -> (String, Vec<Place>) {
        let mut out = Layout::default();
        out.lead("Job title: ", Part::Head, "title", &self.title);
        out.lead("Program: ", Part::Head, "programme", &self.programme);
        out.lead("Function: ", Part::Function, "function", &self.function);
        let r = &self.reporting;
        out.lead("Reports to: ", Part::Reporting, "peer_line", &r.peer_line);
        out.lead(
            "Reports to: ",
            Part::Reporting,
            "administrative_line",
            &r.administrative_line,
        );
        for (i, title) in r.supervises.iter().enumerate() {
            out.line("Supervises: ", Part::Reporting, "supervises", i, title);
        }
        out.lead("", Part::Reporting, "reporting_more", &r.more);
        if !self.responsibilities.is_empty() {
            out.text.push_str("\nResponsibilities:\n");
        }
        for (i, r) in self.responsibilities.iter().enumerate() {
            let label = format!("label-{}", i + 1);
            out.line("\n", Part::Responsibilities, &label, 0, &r.label);
            let duties = format!("duties-{}", i + 1);
            for (j, d) in r.duties.iter().enumerate() {
                out.line("- ", Part::Responsibilities, &duties, j, &d.text);
            }
        }
        for (heading, name, list) in [
            ("Required qualifications:", "required", &self.required),
            ("Preferred qualifications:", "preferred", &self.preferred),
        ] {
            if !list.is_empty() {
                out.text.push('\n');
                out.text.push_str(heading);
                out.text.push('\n');
            }
            for (i, item) in list.iter().enumerate() {
                out.line("- ", Part::Qualifications, name, i, item);
            }
        }
        let c = &self.conditions;
        let conditions = [
            ("hours", &c.hours),
            ("schedule", &c.schedule),
            ("place", &c.place),
            ("physical", &c.physical),
            ("license", &c.license),
            ("checks", &c.checks),
            ("conditions_more", &c.more),
        ];
        if conditions.iter().any(|(_, text)| !text.is_empty()) {
            out.text.push_str("\nEmployment conditions:\n");
        }
        for (name, text) in conditions {
            out.lead("", Part::Conditions, name, text);
        }
        (out.text, out.places)
    }
}

impl Duty {
    /// A duty of which nothing else is said yet.
    pub fn new(text: String) -> Duty {
        Duty {
            text,
            ..Duty::default()
        }
    }
}

#[derive(Default)]
struct Layout {
    text: String,
    places: Vec<Place>,
}

impl Layout {
    fn line(&mut self, before: &str, part: Part, field: &str, line: usize, text: &str) {
        if text.is_empty() {
            return;
        }
        self.text.push_str(before);
        let start = self.text.len();
        self.text.push_str(text);
        self.places.push(Place {
            range: start..self.text.len(),
            part,
            field: field.to_owned(),
            line,
        });
        self.text.push('\n');
    }

    fn lead(&mut self, before: &str, part: Part, field: &str, text: &str) {
        for (i, line) in text.lines().enumerate() {
            self.line(if i == 0 { before } else { "" }, part, field, i, line);
        }
    }
}

/// `label-2` is the label of the second responsibility.
fn numbered(name: &str) -> Option<(&str, usize)> {
    let (kind, number) = name.split_once('-')?;
    let number: usize = number.parse().ok()?;
    (matches!(kind, "label" | "duties") && (1..=MOST_RESPONSIBILITIES).contains(&number))
        .then(|| (kind, number - 1))
}

/// Line ends as one character, and no characters that no reader sees and some databases refuse.
pub fn tidy(text: &str) -> String {
    text.replace("\r\n", "\n")
        .chars()
        .map(|c| {
            if c == '\r' || c == '\u{2028}' {
                '\n'
            } else {
                c
            }
        })
        .filter(|c| *c == '\n' || *c == '\t' || !c.is_control())
        .collect::<String>()
        .trim()
        .to_owned()
}

fn lines_joined(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    lines.join("\n").trim().to_owned()
}

/// The items of a list, without the signs that people put in front of them.
pub fn items(text: &str) -> Vec<String> {
    tidy(text)
        .lines()
        .map(|line| unmarked(line).to_owned())
        .filter(|line| !line.is_empty())
        .collect()
}

/// A line without the bullet or number in front of it.
pub fn unmarked(line: &str) -> &str {
    let line = line.trim();
    let bare =
        line.trim_start_matches(['-', '*', '•', '·', '–', '—', '▪', '◦', '○', '●', '➢', '✓']);
    if bare.len() < line.len() {
        return bare.trim();
    }
    if let Some(rest) = line.strip_prefix("o ") {
        return rest.trim();
    }
    let digits = line.trim_start_matches(|c: char| c.is_ascii_digit());
    if (1..=2).contains(&(line.len() - digits.len()))
        && let Some(rest) = digits.strip_prefix(['.', ')'])
        && rest.starts_with(' ')
    {
        return rest.trim();
    }
    line
}

/// Headings with duties below them, as [`Description::responsibilities_text`] writes them.
fn responsibilities(text: &str) -> Vec<Responsibility> {
    let mut out: Vec<Responsibility> = Vec::new();
    for line in tidy(text).lines() {
        let line = line.trim();
        let bare = unmarked(line);
        if bare.is_empty() {
            continue;
        }
        if bare.len() == line.len() {
            out.push(Responsibility {
                label: line.to_owned(),
                duties: Vec::new(),
            });
        } else {
            if out.is_empty() {
                out.push(Responsibility::default());
            }
            if let Some(last) = out.last_mut() {
                last.duties.push(Duty::new(bare.to_owned()));
            }
        }
    }
    out
}
