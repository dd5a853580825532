//! Whole job descriptions and ads: which parts are there, and whether they do their work.
//!
//! Looks at the document as a whole; single sentences are judged elsewhere.

use crate::finding::{FindingKind, Kind};
use crate::judge::Raw;
use crate::rule::rules;
use crate::tables::{ClassSet, RULE_CLASSES, class};
use crate::terms::{Term, flag};
use crate::tokens::{Token, mark};
use crate::wording::rule_of;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Zone {
    Top,
    Duties,
    Qualifications,
}

/// What the passages of a document are weighed for, in the order of the model.
pub(crate) mod head {
    /// Work that does not fit.
    pub(crate) const ROLE_FIT: usize = 0;
    /// Words that put off people with disabilities.
    pub(crate) const DISCOURAGING: usize = 1;
    /// A demand for medical facts.
    pub(crate) const MEDICAL: usize = 2;
    /// The job as a cure.
    pub(crate) const REHAB: usize = 3;
    /// Lived experience is asked for.
    pub(crate) const NAMED: usize = 4;
    /// It is said what kind of experience.
    pub(crate) const EXPLAINED: usize = 5;
    /// Something is preferred, not required.
    pub(crate) const PREFERRED: usize = 6;
    /// A duty that one could picture.
    pub(crate) const CONCRETE: usize = 7;
    /// How many there are.
    pub(crate) const COUNT: usize = 8;
    /// The names of all, as the model has them.
    #[cfg(test)]
    pub(crate) const NAMES: [&str; COUNT] = [
        "role-fit",
        "disability-discouraging",
        "medical-inquiry",
        "job-as-rehabilitation",
        "experience-named",
        "experience-explained",
        "preferred",
        "concrete",
    ];
}

/// From where on the weights are heard about duties when several words are vague.
const PICTURED: f32 = 0.5;
/// Below this, the weights found no duty in any passage.
const NOTHING: f32 = -0.4;

/// What has been seen of a document so far.
pub(crate) struct Document {
    kind: Kind,
    zone: Zone,
    seen: ClassSet,
    /// The most that any passage had for each head.
    most: [f32; head::COUNT],
    named: Option<(usize, usize)>,
    concrete: u32,
    vague: u32,
    vague_at: Option<(usize, usize)>,
    catch_all: Vec<(usize, usize)>,
    degree: Option<(usize, usize)>,
    cert: Option<(usize, usize)>,
    way_in: bool,
    report: Option<(usize, usize, bool)>,
    function: Option<(usize, usize, u32)>,
    in_function: bool,
    bullets: u32,
    groups: u32,
    qualification_at: Option<(usize, usize)>,
    first_line: Option<(usize, usize)>,
    words: u32,
}

impl Document {
    pub(crate) fn new(kind: Kind) -> Self {
        Self {
            kind,
            zone: Zone::Top,
            seen: ClassSet::EMPTY,
            most: [f32::MIN; head::COUNT],
            named: None,
            concrete: 0,
            vague: 0,
            vague_at: None,
            catch_all: Vec::new(),
            degree: None,
            cert: None,
            way_in: false,
            report: None,
            function: None,
            in_function: false,
            bullets: 0,
            groups: 0,
            qualification_at: None,
            first_line: None,
            words: 0,
        }
    }

    /// Takes in what the weights made of one passage.
    pub(crate) fn weighed(&mut self, leans: &[f32; head::COUNT]) {
        // what a health form asks for, and whom an ad turns away, explains no lived experience
        let against = leans[head::MEDICAL] >= 0.0 || leans[head::DISCOURAGING] >= 0.0;
        for (at, (most, lean)) in self.most.iter_mut().zip(leans).enumerate() {
            if !(against && matches!(at, head::NAMED | head::EXPLAINED)) {
                *most = most.max(*lean);
            }
        }
    }

    /// Takes in one paragraph.
    pub(crate) fn read(
        &mut self,
        text: &str,
        tokens: &[Token],
        terms: &[Term],
        out: &mut Vec<Raw>,
    ) {
        let place = |t: &Term| {
            (
                tokens[t.first as usize].start,
                tokens[t.end as usize - 1].end,
            )
        };
        if self.first_line.is_none()
            && let (Some(a), Some(b)) = (terms.first(), terms.last())
        {
            self.first_line = Some((place(a).0, place(b).1));
        }
        let heading = terms.iter().filter(|t| t.sign == 0).count() <= 8;
        let bullet = tokens.first().is_some_and(|t| {
            let before = text[..t.start]
                .rsplit('\n')
                .next()
                .unwrap_or_default()
                .trim();
            let inside = &text[t.start..t.end];
            matches!(before, "-" | "*" | "+" | "o" | "•")
                || inside == "*"
                || inside == "•"
                || inside == "o"
                || inside.chars().all(|c| c.is_ascii_digit())
        });
        let colon_at = terms.iter().position(|t| t.sign == b':');
        let mut sentence_start = 0;
        for (i, t) in terms.iter().enumerate() {
            let ends = i + 1 == terms.len() || terms[i + 1].is(mark::FIRST);
            self.mark_zone(terms, i, heading, colon_at);
            if t.set != 0 {
                self.term(terms, i, place(t), heading, out);
            }
            if t.sign == 0 {
                self.words += 1;
            }
            if ends {
                self.sentence(&terms[sentence_start..=i]);
                sentence_start = i + 1;
            }
        }
        if self.zone == Zone::Duties {
            if bullet {
                self.bullets += 1;
            } else if heading
                && terms.iter().all(|t| !t.has(class::JD_DUTY_MARK))
                && !terms.is_empty()
            {
                let ends_plain = terms.last().is_some_and(|t| t.sign == 0 || t.sign == b':');
                self.groups += u32::from(ends_plain);
            }
        }
    }

    /// Headings and leads move us from part to part.
    fn mark_zone(&mut self, terms: &[Term], i: usize, heading: bool, colon: Option<usize>) {
        let t = &terms[i];
        let lead = i == 0
            || t.is(mark::FIRST)
            || t.is(mark::LINE)
            || colon.is_some_and(|c| i < c && c - i <= 4);
        if t.set == 0 || !lead {
            return;
        }
        if t.has(class::REQ_MARK) || t.has(class::PREF_MARK) {
            let strong = heading || colon.is_some_and(|c| c > i && c - i <= 4) || t.is(mark::FIRST);
            if strong {
                self.zone = Zone::Qualifications;
            }
        } else if t.has(class::JD_DUTY_MARK) {
            self.zone = Zone::Duties;
        }
    }

    fn term(
        &mut self,
        terms: &[Term],
        i: usize,
        at: (usize, usize),
        heading: bool,
        out: &mut Vec<Raw>,
    ) {
        let t = &terms[i];
        self.seen.extend(t.classes());
        if t.has(class::LE_NAME) && self.named.is_none() {
            self.named = Some(at);
        }
        if t.any(flag::RULE) && !t.is(mark::QUOTED) {
            for (class, rule) in RULE_CLASSES {
                let kind = rules()[usize::from(*rule)].kind;
                let here = matches!(
                    kind,
                    FindingKind::DisabilityDiscouraging
                        | FindingKind::MedicalInquiry
                        | FindingKind::JobAsRehabilitation
                );
                if here && t.has(*class) && !self.excused(terms, i, kind) {
                    out.push(Raw::new(*rule, at.0..at.1));
                }
            }
        }
        if self.zone != Zone::Qualifications {
            self.concrete += u32::from(t.has(class::DUTY_CONCRETE) || t.has(class::ACT_CONCRETE));
            if t.has(class::DUTY_VAGUE) {
                self.vague += 1;
                self.vague_at.get_or_insert(at);
            }
        } else {
            self.qualification_at.get_or_insert(at);
            // only where it is wanted: a look at the whole paragraph for every word would be dear
            let prefer = || terms.iter().any(|t| t.has(class::PREF_MARK));
            if t.has(class::DEGREE) && self.degree.is_none() && !prefer() {
                self.degree = Some(at);
            }
            if t.has(class::CERT) && self.cert.is_none() && !prefer() {
                self.cert = Some(at);
            }
        }
        if t.has(class::WAY_IN) && !self.way_in {
            self.way_in = terms.iter().any(|t| t.has(class::CERT));
        }
        if t.has(class::CATCH_ALL) {
            self.catch_all.push(at);
        }
        if t.has(class::JD_REPORT_MARK) && self.report.is_none_or(|r| !r.2) {
            let titled = terms[i + 1..]
                .iter()
                .take(16)
                .any(|n| n.set != 0 && n.has(class::BY_TITLE));
            self.report = Some((at.0, at.1, titled));
        }
        if t.has(class::JD_FUNCTION_MARK)
            && self.function.is_none()
            && (i == 0 || t.is(mark::LINE))
            && (heading || terms.get(i + 1).is_some_and(|n| n.sign == b':'))
        {
            self.function = Some((at.0, at.1, 0));
            self.in_function = true;
        } else if self.in_function
            && (t.has(class::JD_DUTY_MARK) && heading || t.has(class::JD_REPORT_MARK))
        {
            self.in_function = false;
        }
    }

    /// "After an offer", "we never ask for": no demand.
    fn excused(&self, terms: &[Term], i: usize, kind: FindingKind) -> bool {
        let mut from = i;
        while from > 0 && !terms[from].is(mark::FIRST) {
            from -= 1;
        }
        let to = terms[i + 1..]
            .iter()
            .position(|t| t.is(mark::FIRST))
            .map_or(terms.len(), |n| n + i + 1);
        let sentence = &terms[from..to];
        if kind == FindingKind::MedicalInquiry
            && sentence
                .iter()
                .any(|t| t.set != 0 && t.has(class::AFTER_OFFER))
        {
            return true;
        }
        let denied = terms[from..i].iter().any(|t| {
            t.set != 0
                && (t.has(class::NEG) && !t.has(class::NOT_NEG)
                    || t.has(class::NEGPREP)
                    || t.has(class::NOBODY))
        });
        kind != FindingKind::DisabilityDiscouraging && denied
            || kind == FindingKind::DisabilityDiscouraging
                && terms[from..i]
                    .iter()
                    .any(|t| t.set != 0 && t.has(class::NOT_NEEDED))
    }

    fn sentence(&mut self, terms: &[Term]) {
        if self.in_function
            && let Some(f) = &mut self.function
            && terms.iter().filter(|t| t.sign == 0).count() > 2
            && !terms
                .iter()
                .any(|t| t.has(class::JD_DUTY_MARK) && t.is(mark::LINE))
        {
            f.2 += 1;
        }
    }

    /// What is to be said about the whole.
    pub(crate) fn finish(self, text: &str, out: &mut Vec<Raw>) {
        if self.words == 0 {
            return;
        }
        let (a, b) = self.first_line.unwrap_or((0, 0));
        let title = a..b.max(a).min(text.len());
        let weighed = |at: usize| self.most[at] >= 0.0;
        let split = self.seen.has(class::PREF_MARK) || weighed(head::PREFERRED);
        let mut say = |code: &str, at: Option<(usize, usize)>| {
            let span = at.map_or(title.clone(), |(a, b)| a..b);
            out.push(Raw::new(rule_of(code), span));
        };
        let description = self.kind == Kind::JobDescription;
        if weighed(head::NAMED) {
            if !weighed(head::EXPLAINED) {
                say("AD-LIVED-VAGUE", self.named);
            }
        } else {
            say("AD-LIVED-NONE", None);
        }
        if !split {
            say("AD-SPLIT", self.qualification_at);
        }
        let seen = self.concrete > 0
            && (self.vague < 2 || self.concrete > 2)
            && self.vague < 2 * self.concrete;
        // vague words ask for more that speaks against them; one thing named in passing is none
        let least = if self.vague >= 2 { PICTURED } else { 0.0 };
        let pictured = self.most[head::CONCRETE];
        if !seen && pictured < least || self.concrete <= 2 && pictured < NOTHING {
            say("AD-DUTIES", self.vague_at);
        }
        if !description {
            return;
        }
        for at in &self.catch_all {
            say("JD-CATCHALL", Some(*at));
        }
        if self.degree.is_some() {
            say("JD-DEGREE", self.degree);
        }
        if self.cert.is_some() && !self.way_in {
            say("JD-CERT", self.cert);
        }
        match self.function {
            None => say("JD-FUNCTION", None),
            Some((a, b, n)) if n > 1 => say("JD-FUNCTION-ONE", Some((a, b))),
            Some(_) => {}
        }
        match self.report {
            None => say("JD-REPORT", None),
            Some((a, b, false)) => say("JD-REPORT-TITLE", Some((a, b))),
            Some(_) => {}
        }
        if !self.seen.has(class::JD_DUTY_MARK) {
            say("JD-DUTIES", None);
        } else {
            let count = if self.groups > 0 && self.bullets > 0 {
                self.groups
            } else {
                self.bullets
            };
            if count > 0 && !(4..=6).contains(&count) {
                say("JD-COUNT", None);
            }
        }
        if !self.seen.has(class::JD_QUAL_MARK) {
            say("JD-QUALIFY", None);
        }
        if !self.seen.has(class::JD_COND_MARK) {
            say("JD-CONDITIONS", None);
        }
    }
}
