//! Sorts the lines of a document into the five parts of a job description.
//!
//! [`sort`] goes by headings and by words in front of a colon, in English, Spanish and Portuguese. Whatever fits into no part is kept
//! as the rest, so that every line comes out somewhere. It does not reword, judge or leave out.

mod headings;

use crate::Role;
use crate::description::{
    Description, Duty, LONGEST_FIELD, LONGEST_REST, MOST_LINES, MOST_RESPONSIBILITIES, Part,
    Responsibility, tidy, unmarked,
};
use crate::docx::DocxText;
use crate::text::Prose;
use headings::{
    Goes, is_all_heading, is_kind_of_qualification, is_preferred, known, names_peer_role,
};

/// A line of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its words.
    pub text: String,
    /// What it is.
    pub role: Role,
    /// All of it is bold.
    pub bold: bool,
}

/// A document sorted into parts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sorted {
    /// The description, with the rest in it.
    pub description: Description,
    /// How many lines went into each part, in order; parts with none are left out.
    pub went: Vec<(Part, usize)>,
    /// Lines that came after the rest was full, and are not in it.
    pub lost: usize,
}

/// The lines of a Word file.
pub fn of_docx(file: &DocxText) -> Vec<Line> {
    let lines = file.paragraphs.iter().flat_map(|p| {
        let text = file.text.get(p.plain.clone()).unwrap_or_default();
        text.lines().map(|line| Line {
            text: line.to_owned(),
            role: p.role,
            bold: p.bold,
        })
    });
    lines.filter(|l| !l.text.trim().is_empty()).collect()
}

/// The lines of a text.
pub fn of_prose(prose: &Prose) -> Vec<Line> {
    let lines = prose.segments.iter().flat_map(|s| {
        let text = prose.text.get(s.plain.clone()).unwrap_or_default();
        text.lines().map(|line| Line {
            text: line.to_owned(),
            role: s.role,
            bold: false,
        })
    });
    lines.filter(|l| !l.text.trim().is_empty()).collect()
}

/// The longest line that can be a heading, in characters.
const LONGEST_HEADING: usize = 80;

fn is_shouted(text: &str) -> bool {
    text.chars().any(char::is_alphabetic) && !text.chars().any(char::is_lowercase)
}

/// A cell beside one with a heading says what belongs to it, even if it begins like a heading: "Program manager".
fn is_beside_heading(line: &Line, text: &str) -> bool {
    line.role == Role::TableCell
        && !line.bold
        && !text.ends_with(':')
        && !is_shouted(text)
        && !is_all_heading(text)
}

fn looks_like_heading(line: &Line, text: &str) -> bool {
    if text.chars().count() > LONGEST_HEADING {
        return false;
    }
    match line.role {
        Role::Heading(_) => true,
        Role::ListItem => text.ends_with(':'),
        Role::TableCell => known(text).is_some() || line.bold || is_shouted(text),
        _ => line.bold || is_shouted(text) || text.ends_with(':'),
    }
}

/// A duty; a file that was written here says behind it that it is essential.
fn duty(text: &str) -> Duty {
    for mark in [" (Essential)", " (Esencial)"] {
        if let Some(words) = text.strip_suffix(mark) {
            return Duty {
                essential: true,
                ..Duty::new(words.to_owned())
            };
        }
    }
    Duty::new(text.to_owned())
}

/// Sorts lines into the parts of a description.
pub fn sort(lines: &[Line]) -> Sorted {
    let mut sorter = Sorter::default();
    for (i, line) in lines.iter().enumerate() {
        sorter.line(line, lines.get(i + 1));
    }
    sorter.finish()
}

#[derive(Default)]
struct Sorter {
    out: Sorted,
    /// Where lines go now.
    into: Option<Goes>,
    /// How many lines went into each part.
    counts: [usize; Part::ALL.len()],
    rest: Vec<String>,
    rest_length: usize,
    duties_length: usize,
    began: bool,
    /// The line before was a heading in a table.
    beside: bool,
}

impl Sorter {
    fn line(&mut self, line: &Line, next: Option<&Line>) {
        let beside = std::mem::take(&mut self.beside);
        let text = tidy(&line.text);
        let bare = unmarked(&text).to_owned();
        if bare.is_empty() {
            return;
        }
        if let Some((key, value)) = bare.split_once(':')
            && !value.trim().is_empty()
            && key.chars().count() <= 60
            && !matches!(self.into, Some(Goes::Duties) if line.role == Role::ListItem)
            && let Some(into) = known(key)
        {
            self.into = Some(into);
            self.began = true;
            let value = value.trim().to_owned();
            self.put(into, &value);
            return;
        }
        // A short line with a list below it is a heading, however it looks.
        let leads = line.role != Role::ListItem
            && next.is_some_and(|n| n.role == Role::ListItem)
            && bare.chars().count() <= LONGEST_HEADING
            && !bare.ends_with(['.', '!', '?'])
            && (self.into == Some(Goes::Duties) || known(&bare).is_some());
        let value = beside && is_beside_heading(line, &bare);
        if !value && (leads || looks_like_heading(line, &bare)) {
            let heading = bare.trim_end_matches(':').trim();
            let among = matches!(self.into, Some(Goes::Required | Goes::Preferred))
                && is_kind_of_qualification(heading);
            if among {
                self.into = Some(Goes::Required);
                return;
            }
            if let Some(into) = known(heading) {
                self.into = Some(into);
                self.began = true;
                self.beside = line.role == Role::TableCell;
                return;
            }
            if self.into == Some(Goes::Duties) {
                self.group(heading);
                return;
            }
            if !self.began && self.out.description.title.is_empty() {
                self.began = true;
                self.put(Goes::Title, heading);
                return;
            }
            // A heading that means nothing here begins something that belongs nowhere.
            self.into = Some(Goes::Rest);
            self.put(Goes::Rest, &bare);
            return;
        }
        match self.into {
            Some(into) => self.put(into, &bare),
            None if !self.began && bare.chars().count() <= LONGEST_HEADING => {
                self.began = true;
                self.put(Goes::Title, &bare);
            }
            None => self.put(Goes::Rest, &bare),
        }
    }

    fn group(&mut self, heading: &str) {
        let d = &mut self.out.description;
        if d.responsibilities.len() < MOST_RESPONSIBILITIES {
            d.responsibilities.push(Responsibility {
                label: heading.to_owned(),
                duties: Vec::new(),
            });
            self.count(Part::Responsibilities);
        } else {
            self.put(Goes::Rest, heading);
        }
    }

    fn count(&mut self, part: Part) {
        if let Some(at) = Part::ALL.iter().position(|p| *p == part) {
            self.counts[at] += 1;
        }
    }

    fn put(&mut self, into: Goes, text: &str) {
        let part = self.place(into, text);
        if part == Part::Rest {
            let length = text.chars().count() + 1;
            if self.rest_length + length > LONGEST_REST {
                self.out.lost += 1;
                return;
            }
            self.rest_length += length;
            self.rest.push(text.to_owned());
        }
        self.count(part);
    }

    /// Puts a line where it belongs if there is room; says where it went.
    fn place(&mut self, into: Goes, text: &str) -> Part {
        let d = &mut self.out.description;
        let short = text.chars().count() <= 200;
        let once = |field: &mut String, part: Part| {
            if field.is_empty() && short {
                text.clone_into(field);
                part
            } else {
                Part::Rest
            }
        };
        let more = |field: &mut String, between: char, part: Part| {
            if field.chars().count() + text.chars().count() >= LONGEST_FIELD {
                return Part::Rest;
            }
            if !field.is_empty() {
                field.push(between);
            }
            field.push_str(text);
            part
        };
        let item = |list: &mut Vec<String>, part: Part| {
            if list.len() >= MOST_LINES || text.chars().count() > LONGEST_FIELD / 10 {
                return Part::Rest;
            }
            list.push(text.to_owned());
            part
        };
        match into {
            Goes::Title => once(&mut d.title, Part::Head),
            Goes::Programme => once(&mut d.programme, Part::Head),
            Goes::Function => more(&mut d.function, ' ', Part::Function),
            Goes::PeerLine if d.reporting.peer_line.is_empty() => {
                once(&mut d.reporting.peer_line, Part::Reporting)
            }
            Goes::ReportsTo if d.reporting.administrative_line.is_empty() && short => {
                once(&mut d.reporting.administrative_line, Part::Reporting)
            }
            Goes::Supervises => item(&mut d.reporting.supervises, Part::Reporting),
            Goes::PeerLine | Goes::ReportsTo | Goes::Reporting => {
                more(&mut d.reporting.more, '\n', Part::Reporting)
            }
            Goes::Duties => {
                if d.responsibilities.is_empty() {
                    d.responsibilities.push(Responsibility::default());
                }
                let length = text.chars().count() + 3;
                let fits = self.duties_length + length < LONGEST_FIELD * 3;
                match d.responsibilities.last_mut() {
                    Some(last) if fits && last.duties.len() < MOST_LINES => {
                        self.duties_length += length;
                        last.duties.push(duty(text));
                        Part::Responsibilities
                    }
                    _ => Part::Rest,
                }
            }
            Goes::Required if is_preferred(text) => item(&mut d.preferred, Part::Qualifications),
            Goes::Required => item(&mut d.required, Part::Qualifications),
            Goes::Preferred => item(&mut d.preferred, Part::Qualifications),
            Goes::Hours => more(&mut d.conditions.hours, '\n', Part::Conditions),
            Goes::Schedule => more(&mut d.conditions.schedule, '\n', Part::Conditions),
            Goes::Place => more(&mut d.conditions.place, '\n', Part::Conditions),
            Goes::Physical => more(&mut d.conditions.physical, '\n', Part::Conditions),
            Goes::License => more(&mut d.conditions.license, '\n', Part::Conditions),
            Goes::Checks => more(&mut d.conditions.checks, '\n', Part::Conditions),
            Goes::Conditions => more(&mut d.conditions.more, '\n', Part::Conditions),
            Goes::Rest => Part::Rest,
        }
    }

    fn finish(mut self) -> Sorted {
        let d = &mut self.out.description;
        d.rest = self.rest.join("\n");
        d.peer_role = names_peer_role(&format!("{} {}", d.title, d.function));
        self.out.went = Part::ALL
            .into_iter()
            .zip(self.counts)
            .filter(|(_, n)| *n > 0)
            .collect();
        self.out
    }
}
