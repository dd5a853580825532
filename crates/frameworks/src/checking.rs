//! Checks what a portfolio says against a ladder and a day: codes, dates, duplicates, lengths.
//!
//! All problems are reported together. Not here: reading the file (`reading`).

use std::collections::HashMap;

use crate::date::Date;
use crate::evidence::local;
use crate::file::Kind;
use crate::ladder::Ladder;
use crate::place::{Step, offset_of};
use crate::portfolio::{LONGEST_TEXT, MOST_ENTRIES, Portfolio, Progress};
use crate::reading::{PortfolioError, error};

/// Collects problems with their place in the text.
struct Check<'t, 'l, 'a> {
    text: &'t str,
    ladder: &'l Ladder<'a>,
    today: Date,
    errors: Vec<PortfolioError>,
}

impl Check<'_, '_, '_> {
    fn refuse(
        &mut self,
        list: &str,
        index: usize,
        key: &str,
        problem: impl Into<String>,
        mend: impl Into<String>,
    ) {
        let mut steps = vec![Step::Key(list.into()), Step::Index(index)];
        let mut path = format!("{list}[{index}]");
        if !key.is_empty() {
            steps.push(Step::Key(key.into()));
            path = format!("{path}.{key}");
        }
        let at = offset_of(self.text, &steps);
        self.errors.push(error(self.text, at, path, problem, mend));
    }

    fn past(&mut self, list: &str, index: usize, key: &str, date: Option<Date>, mend: &str) {
        if let Some(date) = date
            && date.is_after(self.today)
        {
            self.refuse(
                list,
                index,
                key,
                format!("{date} is in the future; today is {}.", self.today),
                mend,
            );
        }
    }

    fn in_order(
        &mut self,
        list: &str,
        index: usize,
        key: &str,
        first: Option<Date>,
        then: Option<Date>,
    ) {
        if let (Some(first), Some(then)) = (first, then)
            && first.is_after(then)
        {
            self.refuse(
                list,
                index,
                key,
                format!("{then} is before {first}."),
                "Correct one of the two dates.",
            );
        }
    }

    fn words(&mut self, list: &str, index: usize, key: &str, text: Option<&str>, needed: bool) {
        let length = text.map_or(0, |t| t.chars().count());
        if length > LONGEST_TEXT {
            let problem =
                format!("This text has {length} characters; at most {LONGEST_TEXT} are kept.");
            self.refuse(list, index, key, problem, "Shorten it.");
        }
        if needed && text.is_none_or(|t| t.trim().is_empty()) {
            self.refuse(
                list,
                index,
                key,
                "This is empty.",
                "Say it in a few words, or leave the entry out.",
            );
        }
    }

    /// A code of the catalogue or a title, and exactly one of them.
    fn code_or_title(
        &mut self,
        list: &str,
        index: usize,
        key: &str,
        code: Option<&str>,
        title: Option<&str>,
    ) -> bool {
        match (code, title) {
            (Some(_), None) => return true,
            (None, Some(title)) => self.words(list, index, "title", Some(title), true),
            (None, None) => self.refuse(
                list,
                index,
                "",
                format!("Neither `{key}` nor `title` is given."),
                format!("Give `{key}` a code of the framework, or `title` a name of its own."),
            ),
            (Some(_), Some(_)) => self.refuse(
                list,
                index,
                "title",
                format!("Both `{key}` and `title` are given."),
                format!("Keep `{key}` if it is in the framework, and `title` if it is not."),
            ),
        }
        false
    }

    fn unknown(&mut self, list: &str, index: usize, key: &str, code: &str, what: &str, kind: Kind) {
        let near = nearest(self.ladder, code, kind);
        let id = self.ladder.framework().id();
        let found: String = code.chars().take(60).collect();
        let mend = match near {
            Some(near) => format!(
                "Did you mean {near}? `wayfellow frameworks show {}` lists all.",
                self.ladder.framework().slug
            ),
            None => format!(
                "`wayfellow frameworks show {}` lists all.",
                self.ladder.framework().slug
            ),
        };
        self.refuse(
            list,
            index,
            key,
            format!("There is no {what} {found:?} in {id}."),
            mend,
        );
    }

    fn once(
        &mut self,
        seen: &mut HashMap<String, usize>,
        list: &str,
        index: usize,
        key: &str,
        id: String,
        mend: &str,
    ) {
        if let Some(&before) = seen.get(&id) {
            let problem = format!("This is there twice; the other is {list}[{before}].");
            self.refuse(list, index, key, problem, mend);
        } else {
            seen.insert(id, index);
        }
    }
}

pub(crate) fn check(
    portfolio: &Portfolio,
    text: &str,
    ladder: &Ladder<'_>,
    today: Date,
) -> Vec<PortfolioError> {
    let mut c = Check {
        text,
        ladder,
        today,
        errors: Vec::new(),
    };
    let lists = [
        ("experience", portfolio.experience.len()),
        ("trainings", portfolio.trainings.len()),
        ("credentials", portfolio.credentials.len()),
        ("agreements", portfolio.agreements.len()),
        ("items", portfolio.items.len()),
        ("exceptions", portfolio.exceptions.len()),
    ];
    for (list, len) in lists {
        if len > MOST_ENTRIES {
            let problem = format!("This list has {len} entries; at most {MOST_ENTRIES} are read.");
            c.refuse(
                list,
                MOST_ENTRIES,
                "",
                problem,
                "Leave out what matters least.",
            );
            return c.errors;
        }
    }
    if portfolio
        .name
        .as_deref()
        .is_some_and(|n| n.chars().count() > LONGEST_TEXT)
    {
        let at = offset_of(text, &[Step::Key("name".into())]);
        c.errors.push(error(
            text,
            at,
            "name".into(),
            "This name is too long.",
            "Shorten it, or leave it out.",
        ));
    }
    check_experience(&mut c, portfolio);
    check_trainings(&mut c, portfolio);
    check_credentials(&mut c, portfolio);
    check_items(&mut c, portfolio);
    c.errors
}

fn check_experience(c: &mut Check<'_, '_, '_>, portfolio: &Portfolio) {
    let list = "experience";
    for (n, e) in portfolio.experience.iter().enumerate() {
        c.words(list, n, "what", Some(&e.what), true);
        c.past(list, n, "from", Some(e.from), "Enter it once it has begun.");
        c.past(list, n, "to", e.to, "Leave `to` out while it goes on.");
        c.in_order(list, n, "to", Some(e.from), e.to);
    }
    let list = "agreements";
    let mut seen = HashMap::new();
    for (n, a) in portfolio.agreements.iter().enumerate() {
        c.words(list, n, "code", Some(&a.code), true);
        c.words(list, n, "moment", a.moment.as_deref(), false);
        c.past(list, n, "on", Some(a.on), "Enter it once it is made.");
        let here = local(c.ladder.framework(), &a.code);
        if here.len() != a.code.len() && here != "CODE" && c.ladder.framework().item(here).is_none()
        {
            c.unknown(list, n, "code", here, "code of ethics", Kind::Pledge);
        }
        let id = format!(
            "{} {:?} {} {}",
            a.code,
            a.kind,
            a.on,
            a.moment.as_deref().unwrap_or_default()
        );
        c.once(&mut seen, list, n, "code", id, "Keep one of the two.");
    }
}

fn check_trainings(c: &mut Check<'_, '_, '_>, portfolio: &Portfolio) {
    let list = "trainings";
    let mut seen = HashMap::new();
    for (n, t) in portfolio.trainings.iter().enumerate() {
        if c.code_or_title(
            list,
            n,
            "training",
            t.training.as_deref(),
            t.title.as_deref(),
        ) {
            let code = t.training.as_deref().unwrap_or_default();
            match c
                .ladder
                .evidence()
                .training(local(c.ladder.framework(), code))
            {
                Some(item) => {
                    let mend = "Keep one record for each training, with all its sessions.";
                    c.once(&mut seen, list, n, "training", item.code.clone(), mend);
                }
                None => c.unknown(list, n, "training", code, "training", Kind::Training),
            }
        }
        c.words(list, n, "provider", t.provider.as_deref(), false);
        if t.sessions.len() > MOST_ENTRIES {
            c.refuse(
                list,
                n,
                "sessions",
                "There are too many sessions.",
                "Give their number in `sessions_attended`.",
            );
            continue;
        }
        for day in &t.sessions {
            c.past(
                list,
                n,
                "sessions",
                Some(*day),
                "Enter a session once it has been.",
            );
        }
        if !t.sessions.is_empty()
            && t.sessions_attended
                .is_some_and(|number| number as usize != t.sessions.len())
        {
            let problem = format!(
                "`sessions_attended` and the {} days in `sessions` do not agree.",
                t.sessions.len()
            );
            c.refuse(
                list,
                n,
                "sessions_attended",
                problem,
                "Leave one of them out.",
            );
        }
        c.past(
            list,
            n,
            "completed",
            t.completed,
            "Set `status` to under-way until it is complete.",
        );
        if t.completed.is_some() && t.status != Progress::Complete {
            let mend = "Set `status` to complete, or leave `completed` out.";
            c.refuse(
                list,
                n,
                "completed",
                "It has a day of completion but is not complete.",
                mend,
            );
        }
    }
}

fn check_credentials(c: &mut Check<'_, '_, '_>, portfolio: &Portfolio) {
    let list = "credentials";
    let mut seen = HashMap::new();
    for (n, r) in portfolio.credentials.iter().enumerate() {
        let mut id = r.title.clone().unwrap_or_default();
        if c.code_or_title(
            list,
            n,
            "credential",
            r.credential.as_deref(),
            r.title.as_deref(),
        ) {
            let code = local(
                c.ladder.framework(),
                r.credential.as_deref().unwrap_or_default(),
            );
            if c.ladder
                .framework()
                .item(code)
                .is_none_or(|item| item.kind != Kind::Credential)
            {
                c.unknown(list, n, "credential", code, "credential", Kind::Credential);
            }
            id = code.to_owned();
        }
        for text in [&r.issuer, &r.state, &r.scope, &r.number] {
            c.words(list, n, "", text.as_deref(), false);
        }
        if r.issued.is_none() && r.commitment_due.is_none() {
            let mend = "Give `issued`, or `commitment_due` if it is only promised.";
            c.refuse(list, n, "", "It is neither issued nor promised.", mend);
        }
        c.past(
            list,
            n,
            "issued",
            r.issued,
            "Give `commitment_due` instead until it is issued.",
        );
        c.in_order(list, n, "expires", r.issued, r.expires);
        let state = r.state.as_deref().unwrap_or_default();
        let issued = r.issued.map(|d| d.to_string()).unwrap_or_default();
        let id = format!(
            "{id} {state} {} {issued}",
            r.scope.as_deref().unwrap_or_default()
        );
        c.once(
            &mut seen,
            list,
            n,
            "credential",
            id,
            "Keep one record for each credential.",
        );
    }
}

fn check_items(c: &mut Check<'_, '_, '_>, portfolio: &Portfolio) {
    let list = "items";
    let mut seen = HashMap::new();
    for (n, r) in portfolio.items.iter().enumerate() {
        c.words(list, n, "proficiency", r.proficiency.as_deref(), false);
        let code = local(c.ladder.framework(), &r.item);
        let Some(row) = c.ladder.row(code) else {
            c.unknown(list, n, "item", code, "row", Kind::LadderRow);
            continue;
        };
        let first = c.ladder.first_appearance(code).unwrap_or(code).to_owned();
        c.once(
            &mut seen,
            list,
            n,
            "item",
            first,
            "Keep one entry for each item; a row that repeats another counts as it.",
        );
        if !c.ladder.evidence().takes_claim(code) {
            let mend = c.ladder.how_to_show(code);
            let problem = format!(
                "{} ({}) cannot be held by saying so.",
                row.item.code, row.item.label
            );
            c.refuse(list, n, "item", problem, mend);
        }
    }
    let list = "exceptions";
    let mut seen = HashMap::new();
    for (n, e) in portfolio.exceptions.iter().enumerate() {
        c.words(list, n, "reason", Some(&e.reason), true);
        c.words(list, n, "approved_by", Some(&e.approved_by), true);
        c.past(list, n, "on", Some(e.on), "Enter it once it is approved.");
        let code = local(c.ladder.framework(), &e.item);
        let Some(row) = c.ladder.row(code) else {
            c.unknown(list, n, "item", code, "row", Kind::LadderRow);
            continue;
        };
        let first = c.ladder.first_appearance(code).unwrap_or(code).to_owned();
        c.once(
            &mut seen,
            list,
            n,
            "item",
            first,
            "Keep one exception for each item; a row that repeats another counts as it.",
        );
        if !c.ladder.evidence().takes_exception(code) {
            let problem = format!(
                "{} ({}) has no grandfather clause.",
                row.item.code, row.item.label
            );
            c.refuse(
                list,
                n,
                "item",
                problem,
                "Only items with a grandfather clause take an exception.",
            );
        }
    }
}

/// A code of the kind that differs by letter case, by leading zeros or by one character.
fn nearest<'l>(ladder: &'l Ladder<'_>, code: &str, kind: Kind) -> Option<&'l str> {
    if code.len() > 80 {
        return None;
    }
    let codes = || ladder.framework().of_kind(kind).map(|i| i.code.as_str());
    codes()
        .find(|c| c.eq_ignore_ascii_case(code.trim()))
        .or_else(|| codes().find(|c| one_apart(c.as_bytes(), code.as_bytes())))
}

fn one_apart(a: &[u8], b: &[u8]) -> bool {
    let same = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[same..], &b[same..]);
    match (a.len(), b.len()) {
        (x, y) if x == y => x > 0 && a[1..] == b[1..],
        (x, y) if x == y + 1 => a[1..] == *b,
        (x, y) if x + 1 == y => *a == b[1..],
        _ => false,
    }
}
