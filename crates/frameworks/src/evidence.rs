//! What shows that a person holds a row of the chart, worked out once for each ladder.
//!
//! A row can be shown by the person's own word, a completed training, a credential, an agreement to a code, or
//! experience; and by anything that shows an equivalent item or a later step of one of its chains. Each of these is one
//! *sign*, and a portfolio is read as the set of signs it gives. Everything that answers questions about portfolios, one
//! or a million, reads this table, so that they cannot disagree.
//!
//! Not here: how strongly a row is asked for, and what follows from a gap.

use rustc_hash::FxHashMap;
use serde::Serialize;

use crate::date::Date;
use crate::file::Kind;
use crate::framework::{Framework, Item};
use crate::ladder::Row;
use crate::portfolio::{Claim, CodeKind, Engagement, Portfolio, Progress};
use crate::rules::{Builder, Rule};

/// What can show that a person holds an item, for those who ask.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ShownBy {
    /// The person says so under `items`.
    OwnWord,
    /// A completed training of the catalogue, by code.
    Training(String),
    /// A valid credential, by code.
    Credential(String),
    /// An agreement to a code of this kind.
    Agreement(CodeKind),
    /// Experience of this kind.
    Experience(Need),
}

/// Prerequisites that are worked out from experience and training records (tags `computed-…` in the data).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Need {
    /// Any peer support experience, paid or as a volunteer.
    PeerSupport,
    /// Paid work in peer support.
    PaidPeerSupport,
    /// At least one completed training of more than one session.
    MultiSessionTraining,
}

impl Need {
    /// The tags in the data, each with what it asks for.
    pub(crate) const TAGS: [(&'static str, Need); 4] = [
        ("computed-peer-experience-preferred", Need::PeerSupport),
        ("computed-peer-experience-expected", Need::PeerSupport),
        ("computed-peer-experience-paid", Need::PaidPeerSupport),
        ("computed-multi-session", Need::MultiSessionTraining),
    ];
}

/// The tags in the data that say which agreement shows a row.
pub(crate) const AGREEMENT_TAGS: [(&str, CodeKind); 3] = [
    ("agreement-cps-code", CodeKind::Cps),
    ("agreement-rsc-code", CodeKind::Rsc),
    ("agreement-group-code", CodeKind::Group),
];

/// Something a portfolio can give, that rows ask about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Sign {
    /// The row itself: claimed, or its training completed. By position of its first appearance.
    Row(usize),
    /// A credential, by position in the framework.
    Credential(usize),
    Agreement(CodeKind),
    Need(Need),
    /// An exception for the row. By position of its first appearance.
    Exception(usize),
    /// The program asks for what is program-specific.
    ProgramAsks,
    /// The program does not ask for it.
    ProgramDoesNotAsk,
}

/// The table of a ladder.
#[derive(Debug, Clone, Default)]
pub(crate) struct Evidence<'a> {
    signs: Vec<Sign>,
    /// Number of the first signs that rows can ask about; the rest are claims on mastery and roles.
    asked: usize,
    by_sign: FxHashMap<Sign, usize>,
    /// By position of the row; repeats have the rule of their first appearance.
    rules: Vec<Rule>,
    /// Signs given by a training, whether its code or its row's code is written.
    trainings: FxHashMap<&'a str, (&'a Item, Vec<usize>)>,
    /// Signs given by a claim.
    claims: FxHashMap<&'a str, usize>,
    credentials: FxHashMap<&'a str, usize>,
    exceptions: FxHashMap<&'a str, usize>,
}

/// How far a sign is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Given {
    Held,
    Begun,
}

impl<'a> Evidence<'a> {
    pub(crate) fn new(framework: &'a Framework, rows: &[Row<'a>]) -> Evidence<'a> {
        let mut e = Evidence {
            rules: vec![Rule::default(); rows.len()],
            ..Evidence::default()
        };
        let by_code = rows
            .iter()
            .enumerate()
            .map(|(n, r)| (r.item.code.as_str(), n))
            .collect();
        let builder = Builder {
            framework,
            rows,
            by_code,
        };
        // Rows that can be asked for come first, so that a question about many people needs only the first signs.
        for asked_for in [true, false] {
            for (n, row) in rows
                .iter()
                .enumerate()
                .filter(|(_, r)| r.row.column.carries() == asked_for)
            {
                let rule = builder.rule(&mut e, row.first);
                if let Some(exception) = rule.exception {
                    e.exceptions.insert(&row.item.code, exception);
                }
                if rule.claimable {
                    let sign = e.sign(Sign::Row(row.first));
                    e.claims.insert(&row.item.code, sign);
                }
                if row.row.program_specific {
                    e.sign(Sign::ProgramAsks);
                    e.sign(Sign::ProgramDoesNotAsk);
                }
                e.rules[n] = rule;
            }
            if asked_for {
                e.asked = e.signs.len();
            }
        }
        for item in framework.of_kind(Kind::Training) {
            let Some(training) = &item.training else {
                continue;
            };
            let mut signs = Vec::new();
            for n in training
                .rows
                .iter()
                .filter_map(|code| builder.by_code.get(code.as_str()))
            {
                let sign = e.sign(Sign::Row(rows[*n].first));
                signs.push(sign);
            }
            for code in &training.rows {
                e.trainings.insert(code, (item, signs.clone()));
            }
            e.trainings.insert(&item.code, (item, signs));
        }
        for item in framework.of_kind(Kind::Credential) {
            let sign = framework
                .position(&item.code)
                .and_then(|n| e.number(Sign::Credential(n)));
            if let Some(sign) = sign {
                e.credentials.insert(&item.code, sign);
            }
        }
        e
    }

    pub(crate) fn sign(&mut self, sign: Sign) -> usize {
        *self.by_sign.entry(sign).or_insert_with(|| {
            self.signs.push(sign);
            self.signs.len() - 1
        })
    }

    /// Number of different signs.
    pub(crate) fn len(&self) -> usize {
        self.signs.len()
    }

    /// Number of the first signs that rows of competencies, prerequisites and trainings ask about.
    pub(crate) fn asked(&self) -> usize {
        self.asked
    }

    pub(crate) fn rule(&self, row: usize) -> &Rule {
        &self.rules[row]
    }

    pub(crate) fn number(&self, sign: Sign) -> Option<usize> {
        self.by_sign.get(&sign).copied()
    }

    pub(crate) fn what(&self, number: usize) -> Sign {
        self.signs[number]
    }

    pub(crate) fn training(&self, code: &str) -> Option<&'a Item> {
        self.trainings.get(code).map(|t| t.0)
    }

    pub(crate) fn takes_claim(&self, code: &str) -> bool {
        self.claims.contains_key(code)
    }

    pub(crate) fn takes_exception(&self, code: &str) -> bool {
        self.exceptions.contains_key(code)
    }

    /// Reads a portfolio: calls `give` for each sign it gives. Allocates nothing.
    ///
    /// Codes that are unknown give no sign; whether there are any is for the check of the portfolio to say.
    pub(crate) fn read(
        &self,
        framework: &Framework,
        portfolio: &Portfolio,
        today: Date,
        mut give: impl FnMut(usize, Given),
    ) {
        let peer = || portfolio.experience.iter().filter(|e| e.peer_support);
        let needs = [
            (Need::PeerSupport, peer().next().is_some()),
            (
                Need::PaidPeerSupport,
                peer().any(|e| e.kind == Engagement::Paid),
            ),
        ];
        for (need, _) in needs.into_iter().filter(|(_, met)| *met) {
            if let Some(sign) = self.number(Sign::Need(need)) {
                give(sign, Given::Held);
            }
        }
        for record in &portfolio.trainings {
            let known = record
                .training
                .as_deref()
                .and_then(|code| self.trainings.get(local(framework, code)));
            let given = match record.status {
                Progress::Planned => continue,
                Progress::UnderWay => Given::Begun,
                Progress::Complete => Given::Held,
            };
            let of_several = known.and_then(|(item, _)| item.training.as_ref());
            let several = of_several.is_some_and(|t| {
                t.multi_session == Some(true) || t.sessions.is_some_and(|n| n >= 2)
            });
            let counts = record.attended() >= 2 || several;
            if let Some(sign) = self
                .number(Sign::Need(Need::MultiSessionTraining))
                .filter(|_| counts)
            {
                give(sign, given);
            }
            for &sign in known.iter().flat_map(|(_, signs)| signs) {
                give(sign, given);
            }
        }
        for record in &portfolio.credentials {
            let Some(&sign) = record
                .credential
                .as_deref()
                .and_then(|code| self.credentials.get(local(framework, code)))
            else {
                continue;
            };
            match credential_standing(record.issued, record.expires, record.commitment_due, today) {
                Some(given) => give(sign, given),
                None => continue,
            }
        }
        for agreement in &portfolio.agreements {
            if let Some(&sign) = self.by_sign.get(&Sign::Agreement(agreement.kind)) {
                give(sign, Given::Held);
            }
        }
        for record in &portfolio.items {
            if let Some(&sign) = self.claims.get(local(framework, &record.item)) {
                give(
                    sign,
                    if record.standing == Claim::Held {
                        Given::Held
                    } else {
                        Given::Begun
                    },
                );
            }
        }
        for exception in &portfolio.exceptions {
            if let Some(&sign) = self.exceptions.get(local(framework, &exception.item)) {
                give(sign, Given::Held);
            }
        }
        let program = match portfolio.programs.cori_required {
            Some(true) => Some(Sign::ProgramAsks),
            Some(false) => Some(Sign::ProgramDoesNotAsk),
            None => None,
        };
        if let Some(&sign) = program.and_then(|p| self.by_sign.get(&p)) {
            give(sign, Given::Held);
        }
    }
}

/// Held while valid; begun while promised; nothing once expired or overdue.
pub(crate) fn credential_standing(
    issued: Option<Date>,
    expires: Option<Date>,
    commitment_due: Option<Date>,
    today: Date,
) -> Option<Given> {
    let valid = issued.is_some() && expires.is_none_or(|e| !today.is_after(e));
    let promised = commitment_due.is_some_and(|due| !today.is_after(due));
    match (valid, promised) {
        (true, _) => Some(Given::Held),
        (false, true) => Some(Given::Begun),
        (false, false) => None,
    }
}

/// The bare code of a reference into this framework: `ma-2014@1#TRN.05`, `ma-2014#TRN.05` or `TRN.05`.
pub(crate) fn local<'c>(framework: &Framework, reference: &'c str) -> &'c str {
    let Some((name, code)) = reference.split_once('#') else {
        return reference;
    };
    let here = match name.split_once('@') {
        Some((slug, version)) => slug == framework.slug && version == framework.version,
        None => name == framework.slug,
    };
    if here { code } else { reference }
}
