//! The form of the open page: from a portfolio to fields, and from fields back to a portfolio.
//!
//! The whole portfolio travels in one hidden field, so that what the page does not show is not lost. What cannot be
//! read is reported and shown again as it was typed.

use std::collections::{HashMap, HashSet};
use std::str::FromStr;

use frameworks::{
    Agreement, Claim, CodeKind, Column, CredentialRecord, Date, Engagement, Exception, Experience,
    ItemRecord, Kind, Ladder, LookingAt, Portfolio, Progress, ShownBy, Stage, Track,
    TrainingRecord,
};

use crate::web::Page;

/// Most fields that are read; the page itself has some three hundred.
const MOST_FIELDS: usize = 4000;

/// What was sent, as it was typed.
#[derive(Debug, Default, Clone)]
pub(crate) struct Sent {
    fields: HashMap<String, Vec<String>>,
}

/// Something that was typed and could not be used.
#[derive(Debug, Clone)]
pub(super) struct Problem {
    /// Id of the field.
    pub field: String,
    /// What was refused and what to do.
    pub text: String,
}

impl Sent {
    /// What a form holds that nobody has typed into yet.
    pub(crate) fn of(fields: impl IntoIterator<Item = (String, String)>) -> Sent {
        let fields = fields.into_iter().map(|(name, value)| (name, vec![value]));
        Sent {
            fields: fields.collect(),
        }
    }

    /// Reads an urlencoded body.
    pub(crate) fn read(body: &[u8]) -> Option<Sent> {
        let mut fields: HashMap<String, Vec<String>> = HashMap::new();
        for (n, (name, value)) in form_urlencoded::parse(body).enumerate() {
            if n == MOST_FIELDS {
                return None;
            }
            fields
                .entry(name.into_owned())
                .or_default()
                .push(value.into_owned());
        }
        Some(Sent { fields })
    }

    /// The first value of a field, trimmed; empty when it was not sent.
    pub(crate) fn one(&self, name: &str) -> &str {
        self.fields
            .get(name)
            .and_then(|v| v.first())
            .map_or("", |v| v.trim())
    }

    /// All values of a field, trimmed.
    pub(super) fn many(&self, name: &str) -> HashSet<&str> {
        self.fields
            .get(name)
            .into_iter()
            .flatten()
            .map(|v| v.trim())
            .collect()
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.fields.contains_key(name)
    }
}

/// The portfolio that was sent, with what was changed on the page applied.
///
/// # Errors
/// When the hidden portfolio itself cannot be read, with the reasons.
pub(super) fn portfolio(
    sent: &Sent,
    ladder: &Ladder<'_>,
    page: &Page,
    today: Date,
) -> Result<(Portfolio, Vec<Problem>), Vec<String>> {
    let mut portfolio = match sent.one("portfolio") {
        "" => Portfolio::new(),
        text => Portfolio::parse(text.as_bytes()).map_err(|e| vec![e.to_string()])?,
    };
    let mut problems = Vec::new();
    if let (Ok(stage), Ok(track)) = (
        Stage::from_str(sent.one("stage")),
        Track::from_str(sent.one("track")),
    ) {
        portfolio.looking_at = Some(LookingAt { stage, track });
    }
    if sent.has("form") {
        items(sent, ladder, &mut portfolio);
        trainings(sent, ladder, &mut portfolio, page, &mut problems);
        credentials(sent, ladder, &mut portfolio, page, &mut problems);
        agreements(sent, &mut portfolio, today);
        experience(sent, &mut portfolio, page, &mut problems);
        exceptions(sent, &mut portfolio, page, &mut problems);
        portfolio.programs.cori_required = match sent.one("cori") {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        };
    }
    let errors = portfolio.check(ladder, today);
    if problems.is_empty() && !errors.is_empty() {
        let lines = errors.iter().map(|e| match e.path.as_str() {
            "" => format!("{} {}", e.problem, e.mend),
            path => format!("{path}: {} {}", e.problem, e.mend),
        });
        problems.extend(lines.map(|text| Problem {
            field: "top".into(),
            text,
        }));
    }
    Ok((portfolio, problems))
}

/// The rows that the page lists with two boxes: competencies and prerequisites that a person's own word shows.
pub(super) fn listed<'a>(ladder: &Ladder<'a>) -> Vec<frameworks::EffectiveItem<'a>> {
    ladder
        .chart()
        .into_iter()
        .filter(|i| {
            matches!(i.column(), Column::Competencies | Column::Prerequisites)
                && ladder.first_appearance(i.code()) == Some(i.code())
                && ladder.shown_by(i.code()).contains(&ShownBy::OwnWord)
        })
        .collect()
}

fn items(sent: &Sent, ladder: &Ladder<'_>, portfolio: &mut Portfolio) {
    let have = sent.many("have");
    let working = sent.many("working");
    let mut words: HashMap<String, Option<String>> = HashMap::new();
    let shown: Vec<String> = listed(ladder).iter().map(|i| i.code().to_owned()).collect();
    portfolio.items.retain(|record| {
        let code = record.item.rsplit('#').next().unwrap_or_default();
        let first = ladder.first_appearance(code).unwrap_or(code);
        if shown.iter().any(|s| s == first) {
            words.insert(first.to_owned(), record.proficiency.clone());
            return false;
        }
        true
    });
    for code in shown {
        let standing = match (
            have.contains(code.as_str()),
            working.contains(code.as_str()),
        ) {
            (true, _) => Claim::Held,
            (false, true) => Claim::UnderWay,
            _ => continue,
        };
        let proficiency = words.remove(&code).flatten();
        portfolio.items.push(ItemRecord {
            item: code,
            standing,
            proficiency,
        });
    }
}

fn trainings(
    sent: &Sent,
    ladder: &Ladder<'_>,
    portfolio: &mut Portfolio,
    page: &Page,
    problems: &mut Vec<Problem>,
) {
    for item in ladder.framework().of_kind(Kind::Training) {
        let field = format!("t-{}", item.code);
        if !sent.has(&field) {
            continue;
        }
        let rows: &[String] = item.training.as_ref().map_or(&[], |t| &t.rows);
        let names_it = |record: &TrainingRecord| {
            let code = record
                .training
                .as_deref()
                .and_then(|c| c.rsplit('#').next())
                .unwrap_or_default();
            code == item.code || rows.iter().any(|r| r == code)
        };
        let at = portfolio.trainings.iter().position(names_it);
        let status = match sent.one(&field) {
            "planned" => Progress::Planned,
            "under-way" => Progress::UnderWay,
            "complete" => Progress::Complete,
            _ => {
                if let Some(at) = at {
                    portfolio.trainings.remove(at);
                }
                continue;
            }
        };
        let count_field = format!("n-{}", item.code);
        let sessions_attended = match sent.one(&count_field) {
            "" => None,
            text => match text.parse::<u32>() {
                Ok(n) if n <= 500 => Some(n),
                _ => {
                    problems.push(Problem {
                        field: count_field,
                        text: page.su("missing-problem-sessions", text, &item.label),
                    });
                    None
                }
            },
        };
        match at {
            Some(at) => {
                let record = &mut portfolio.trainings[at];
                record.status = status;
                record.sessions_attended = sessions_attended;
                if status != Progress::Complete {
                    record.completed = None;
                }
            }
            None => portfolio.trainings.push(TrainingRecord {
                training: Some(item.code.clone()),
                title: None,
                status,
                sessions: Vec::new(),
                sessions_attended,
                completed: None,
                provider: None,
            }),
        }
    }
}

fn credentials(
    sent: &Sent,
    ladder: &Ladder<'_>,
    portfolio: &mut Portfolio,
    page: &Page,
    problems: &mut Vec<Problem>,
) {
    for item in ladder.framework().of_kind(Kind::Credential) {
        let field = format!("c-{}", item.code);
        if !sent.has(&field) {
            continue;
        }
        let at = portfolio.credentials.iter().position(|c| {
            c.credential.as_deref().and_then(|c| c.rsplit('#').next()) == Some(item.code.as_str())
        });
        let wanted = sent.one(&field);
        if wanted.is_empty() {
            if let Some(at) = at {
                portfolio.credentials.remove(at);
            }
            continue;
        }
        let date_field = format!("d-{}", item.code);
        let Some(date) = date(sent, &date_field, page, problems) else {
            if sent.one(&date_field).is_empty() {
                problems.push(Problem {
                    field: date_field,
                    text: page.s("missing-problem-date-needed", &item.label),
                });
            }
            continue;
        };
        let blank = || CredentialRecord {
            credential: Some(item.code.clone()),
            title: None,
            issued: None,
            expires: None,
            issuer: None,
            state: None,
            scope: None,
            number: None,
            commitment_due: None,
        };
        let at = at.unwrap_or_else(|| {
            portfolio.credentials.push(blank());
            portfolio.credentials.len() - 1
        });
        let record = &mut portfolio.credentials[at];
        if wanted == "certified" {
            record.issued = Some(date);
        } else {
            record.issued = None;
            record.commitment_due = Some(date);
        }
    }
}

/// The three kinds of codes with the word in the form and what is recorded.
pub(super) const CODES: [(CodeKind, &str, &str); 3] = [
    (CodeKind::Cps, "cps", "ma-2014@1#CODE.PLEDGE"),
    (CodeKind::Rsc, "rsc", "Recovery support center code"),
    (CodeKind::Group, "group", "Code or policies of my group"),
];

fn agreements(sent: &Sent, portfolio: &mut Portfolio, today: Date) {
    let chosen = sent.many("agree");
    for (kind, word, code) in CODES {
        let has = portfolio.agreements.iter().any(|a| a.kind == kind);
        if chosen.contains(word) {
            if !has {
                portfolio.agreements.push(Agreement {
                    code: code.to_owned(),
                    kind,
                    on: today,
                    moment: None,
                });
            }
        } else {
            portfolio.agreements.retain(|a| a.kind != kind);
        }
    }
}

fn experience(sent: &Sent, portfolio: &mut Portfolio, page: &Page, problems: &mut Vec<Problem>) {
    let drop = sent.many("drop-experience");
    let mut n = 0;
    portfolio.experience.retain(|_| {
        n += 1;
        !drop.contains((n - 1).to_string().as_str())
    });
    let what = sent.one("e-what");
    if what.is_empty() && sent.one("e-from").is_empty() {
        return;
    }
    let from = date(sent, "e-from", page, problems);
    let to = date(sent, "e-to", page, problems);
    if what.is_empty() {
        problems.push(Problem {
            field: "e-what".into(),
            text: page.t("missing-problem-what"),
        });
    }
    if sent.one("e-from").is_empty() {
        problems.push(Problem {
            field: "e-from".into(),
            text: page.t("missing-problem-from"),
        });
    }
    let Some(from) = from.filter(|_| !what.is_empty()) else {
        return;
    };
    if to.is_none() && !sent.one("e-to").is_empty() {
        return;
    }
    portfolio.experience.push(Experience {
        what: what.to_owned(),
        kind: if sent.one("e-kind") == "paid" {
            Engagement::Paid
        } else {
            Engagement::Volunteer
        },
        peer_support: sent.has("e-peer"),
        from,
        to,
        hours: None,
    });
}

fn exceptions(sent: &Sent, portfolio: &mut Portfolio, page: &Page, problems: &mut Vec<Problem>) {
    let drop = sent.many("drop-exception");
    portfolio
        .exceptions
        .retain(|e| !drop.contains(e.item.as_str()));
    let item = sent.one("x-item");
    if item.is_empty() {
        return;
    }
    let on = date(sent, "x-on", page, problems);
    for (field, key) in [
        ("x-reason", "missing-problem-reason"),
        ("x-by", "missing-problem-approved"),
        ("x-on", "missing-problem-on"),
    ] {
        if sent.one(field).is_empty() {
            problems.push(Problem {
                field: field.into(),
                text: page.t(key),
            });
        }
    }
    if let Some(on) = on
        && !sent.one("x-reason").is_empty()
        && !sent.one("x-by").is_empty()
    {
        portfolio.exceptions.push(Exception {
            item: item.to_owned(),
            reason: sent.one("x-reason").to_owned(),
            approved_by: sent.one("x-by").to_owned(),
            on,
        });
    }
}

fn date(sent: &Sent, field: &str, page: &Page, problems: &mut Vec<Problem>) -> Option<Date> {
    let text = sent.one(field);
    if text.is_empty() {
        return None;
    }
    match text.parse() {
        Ok(date) => Some(date),
        Err(_) => {
            problems.push(Problem {
                field: field.to_owned(),
                text: page.s("missing-problem-date", text),
            });
            None
        }
    }
}
