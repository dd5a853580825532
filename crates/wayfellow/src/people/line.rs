//! What one line of a list says about a person, or what cannot be understood in it: the column, what was found, and the
//! key of the words that say what is wanted.
//!
//! Not here: what is known about anybody already (`plan`).

use std::collections::HashMap;

use jiff::civil::Date;

use super::table::Table;
use crate::accounts::account::{email_of, name_of};
use crate::actor::Hat;
use crate::positions::position;
use crate::web::{Lang, Strings};

/// The longest external id, in characters.
const LONGEST_ID: usize = 64;

macro_rules! columns {
    ($($name:ident = $word:literal $(, $other:literal)*;)*) => {
        /// A column of a list.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub(crate) enum Column {
            $($name,)*
        }

        impl Column {
            /// In the order of the template.
            pub const ALL: &'static [Column] = &[$(Column::$name,)*];

            /// Its heading.
            pub fn word(self) -> &'static str {
                match self {
                    $(Column::$name => $word,)*
                }
            }

            fn of_heading(heading: &str) -> Option<Column> {
                match heading {
                    $($word $(| $other)* => Some(Column::$name),)*
                    _ => None,
                }
            }
        }
    };
}

columns! {
    ExternalId = "external_id", "id", "external", "employee_id", "id_externo";
    Name = "name", "nombre", "full_name";
    Email = "email", "e_mail", "mail", "correo", "correo_electronico", "correo_electrónico";
    Language = "language", "idioma", "lengua";
    Hats = "hats", "hat", "funciones", "función", "funcion";
    JobTitle = "job_title", "title", "puesto";
    Program = "program", "programme", "programa";
    PeerRole = "peer_role", "rol_de_apoyo_entre_pares";
    Focus = "focus", "enfoque";
    Paid = "paid", "paid_or_volunteer", "pagado";
    Since = "since", "desde", "start", "start_date";
    PeerSupervisor = "peer_supervisor", "supervisor_peer", "supervisión_entre_pares";
    AdministrativeSupervisor = "administrative_supervisor", "supervisor_administrative", "supervisión_administrativa";
}

/// Something in a line that keeps it from coming in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Problem {
    /// The column, when it is about one.
    pub column: Option<Column>,
    /// The key of the words that say what is wanted.
    pub key: &'static str,
    /// What was found.
    pub found: String,
}

impl Column {
    /// Its word as part of a key of the locales.
    pub fn key(self) -> String {
        self.word().replace('_', "-")
    }
}

impl Problem {
    pub fn of(column: Column, key: &'static str, found: &str) -> Problem {
        Problem {
            column: Some(column),
            key,
            found: found.chars().take(60).collect(),
        }
    }
}

/// The position that a line speaks of.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Job {
    pub job_title: String,
    pub program: Option<String>,
    pub peer_role: bool,
    pub focus: Option<String>,
    pub paid: bool,
}

/// What a line says.
#[derive(Debug, Clone)]
pub(crate) struct Line {
    pub number: usize,
    pub external_id: String,
    pub name: String,
    pub email: Option<String>,
    pub language: Option<Lang>,
    pub hats: Vec<Hat>,
    pub job: Option<Job>,
    pub since: Option<Date>,
    /// The external ids of who supervises them, on the peer and on the administrative line.
    pub supervisors: [Option<String>; 2],
}

/// A line as it was read: what it says, or why not.
pub(crate) type Read = Result<Line, (usize, Vec<Problem>)>;

/// Reads every line.
///
/// # Errors
/// The words of headings that are missing, and those that are not known, when the lines cannot be read at all.
pub(crate) fn read(table: &Table) -> Result<Vec<Read>, Headings> {
    let mut places: HashMap<Column, usize> = HashMap::new();
    let mut headings = Headings::default();
    for (place, heading) in table.headings.iter().enumerate() {
        let plain: String = heading
            .to_lowercase()
            .chars()
            .map(|c| if matches!(c, ' ' | '-') { '_' } else { c })
            .collect();
        if plain.is_empty() {
            continue;
        }
        match Column::of_heading(&plain) {
            Some(column) if places.insert(column, place).is_none() => {}
            Some(_) => headings.twice.push(heading.chars().take(60).collect()),
            None => headings.unknown.push(heading.chars().take(60).collect()),
        }
    }
    for needed in [Column::ExternalId, Column::Name] {
        if !places.contains_key(&needed) {
            headings.missing.push(needed.word());
        }
    }
    if !headings.missing.is_empty() || !headings.unknown.is_empty() || !headings.twice.is_empty() {
        return Err(headings);
    }
    let hats = hats_by_word();
    Ok(table
        .lines
        .iter()
        .map(|(number, cells)| one(*number, cells, &places, &hats))
        .collect())
}

/// What is wrong with the first line of a file.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Headings {
    pub missing: Vec<&'static str>,
    pub unknown: Vec<String>,
    pub twice: Vec<String>,
}

/// Every way to write a hat: its word, and what it is called in either language.
fn hats_by_word() -> HashMap<String, Hat> {
    let mut words = HashMap::new();
    for hat in Hat::ALL {
        words.insert(hat.word().to_owned(), *hat);
        for lang in Lang::ALL {
            let key = format!("term-hat-{}", hat.word());
            let called = Strings::of(lang).get(&key, &[]).to_lowercase();
            words.insert(called.replace(' ', "-"), *hat);
        }
    }
    words
}

fn one(
    number: usize,
    cells: &[String],
    places: &HashMap<Column, usize>,
    hats: &HashMap<String, Hat>,
) -> Read {
    let mut problems = Vec::new();
    let typed = |column: Column| -> &str {
        let cell = places.get(&column).and_then(|at| cells.get(*at));
        cell.map_or("", String::as_str)
    };
    let mut refuse = |column: Column, key: &'static str| {
        problems.push(Problem::of(column, key, typed(column)));
    };
    let short = |text: &str| name_of(text).filter(|t| t.chars().count() <= LONGEST_ID);
    let external_id = short(typed(Column::ExternalId)).unwrap_or_else(|| {
        refuse(Column::ExternalId, "import-wants-id");
        String::new()
    });
    let name = name_of(typed(Column::Name)).unwrap_or_else(|| {
        refuse(Column::Name, "import-wants-name");
        String::new()
    });
    let email = match typed(Column::Email) {
        "" => None,
        text => email_of(text).or_else(|| {
            refuse(Column::Email, "import-wants-email");
            None
        }),
    };
    let language = match typed(Column::Language).to_lowercase().as_str() {
        "" => None,
        "english" | "inglés" | "ingles" => Some(Lang::En),
        "spanish" | "español" | "espanol" => Some(Lang::Es),
        tag => Lang::from_tag(tag).or_else(|| {
            refuse(Column::Language, "import-wants-language");
            None
        }),
    };
    let mut worn: Vec<Hat> = Vec::new();
    for word in typed(Column::Hats).split([',', ';', '|', '/']) {
        let word = word.trim().to_lowercase().replace([' ', '_'], "-");
        if word.is_empty() {
            continue;
        }
        match hats.get(&word) {
            Some(hat) if worn.contains(hat) => {}
            Some(hat) => worn.push(*hat),
            None => refuse(Column::Hats, "import-wants-hat"),
        }
    }
    let since = match typed(Column::Since) {
        "" => None,
        text => match day(text) {
            Ok(day) => Some(day),
            Err(key) => {
                refuse(Column::Since, key);
                None
            }
        },
    };
    let job = job(&typed, &mut refuse);
    let supervisors = [Column::PeerSupervisor, Column::AdministrativeSupervisor].map(|column| {
        match typed(column) {
            "" => None,
            text => match short(text) {
                Some(id) if id == external_id => {
                    refuse(column, "import-supervises-themself");
                    None
                }
                Some(id) => Some(id),
                None => {
                    refuse(column, "import-wants-id");
                    None
                }
            },
        }
    });
    if worn.is_empty() {
        // Somebody who comes in does something here.
        let volunteers = job.as_ref().is_some_and(|j| !j.paid);
        worn.push(if volunteers {
            Hat::Volunteer
        } else {
            Hat::Worker
        });
    }
    if !problems.is_empty() {
        return Err((number, problems));
    }
    Ok(Line {
        number,
        external_id,
        name,
        email,
        language,
        hats: worn,
        job,
        since,
        supervisors,
    })
}

fn job<'a>(
    typed: &impl Fn(Column) -> &'a str,
    refuse: &mut impl FnMut(Column, &'static str),
) -> Option<Job> {
    let title = typed(Column::JobTitle);
    if title.is_empty() {
        for column in [
            Column::Program,
            Column::PeerRole,
            Column::Focus,
            Column::Paid,
        ] {
            if !typed(column).is_empty() {
                refuse(Column::JobTitle, "import-wants-title");
                break;
            }
        }
        return None;
    }
    let job_title = name_of(title);
    if job_title.is_none() {
        refuse(Column::JobTitle, "position-title-refused");
    }
    let program = match typed(Column::Program) {
        "" => None,
        text => name_of(text).or_else(|| {
            refuse(Column::Program, "position-program-refused");
            None
        }),
    };
    let peer_role = yes_or_no(typed(Column::PeerRole));
    if peer_role.is_none() {
        refuse(Column::PeerRole, "import-wants-yes-or-no");
    }
    let focus = match typed(Column::Focus)
        .to_lowercase()
        .replace([' ', '_'], "-")
        .as_str()
    {
        "" => None,
        "both" | "shared" | "ambos" | "ambas" => Some("shared"),
        "mental-health" | "salud-mental" => Some("mental-health"),
        "addiction" | "adicción" | "adiccion" => Some("addiction"),
        _ => {
            refuse(Column::Focus, "import-wants-focus");
            None
        }
    };
    let paid = match typed(Column::Paid).to_lowercase().as_str() {
        "paid" | "pagado" | "pagada" => Some(true),
        "volunteer" | "unpaid" | "voluntario" | "voluntaria" => Some(false),
        text => yes_or_no(text),
    };
    if paid.is_none() {
        refuse(Column::Paid, "import-wants-paid");
    }
    Some(Job {
        job_title: job_title?,
        program,
        peer_role: peer_role?,
        focus: focus.map(str::to_owned),
        paid: paid?,
    })
}

fn yes_or_no(text: &str) -> Option<bool> {
    match text.to_lowercase().as_str() {
        "yes" | "y" | "true" | "1" | "x" | "sí" | "si" => Some(true),
        "no" | "n" | "false" | "0" => Some(false),
        _ => None,
    }
}

/// A day in one of the ways that leave no doubt: year first with any sign, day first with points, and with slashes when
/// only one reading is a day.
///
/// # Errors
/// The key of the words that say what is wanted.
fn day(text: &str) -> Result<Date, &'static str> {
    let text = text.split(['T', ' ']).next().unwrap_or_default();
    let parts: Vec<&str> = text.split(['-', '/', '.']).collect();
    let [a, b, c] = parts.as_slice() else {
        return Err("import-wants-day");
    };
    let number = |text: &str| -> Option<i16> {
        let plain = (1..=4).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
        plain.then(|| text.parse().ok()).flatten()
    };
    let made = |year: &str, month: &str, day: &str| -> Option<Date> {
        let (year, month, day) = (number(year)?, number(month)?, number(day)?);
        let date = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
        (1900..=2200).contains(&date.year()).then_some(date)
    };
    let found = if a.len() == 4 {
        made(a, b, c)
    } else if c.len() == 4 && text.contains('.') {
        made(c, b, a)
    } else if c.len() == 4 {
        match (made(c, a, b), made(c, b, a)) {
            // The same day, or the other reading is none.
            (Some(one), Some(other)) if one == other => Some(one),
            (Some(_), Some(_)) => return Err("import-day-doubtful"),
            (one, other) => one.or(other),
        }
    } else {
        None
    };
    found.ok_or("import-wants-day")
}

/// Today, for lines that name no day.
pub(super) fn today() -> Date {
    position::today()
}
