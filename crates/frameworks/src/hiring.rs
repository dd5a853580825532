//! What the field has learned about describing, advertising and filling a peer role, and about pay, as data.
//!
//! Loaded and checked with the other lessons. Not here: an organization's own descriptions, and any applicant.

use crate::hiring_files::{
    AdSample, AdsFile, Bank, Channel, DescriptionFile, DescriptionPart, InterviewQuestion, KitFile,
    PayFile, PayPattern, Sample, Scenario, Statement, StatementsFile,
};
use crate::lesson_checks::{Entry, Reader};
use crate::lesson_files::Point;
use crate::load::Source;

/// The files, in the order in which they are read.
pub(crate) const FILES: [(&str, &str); 5] = [
    (
        "hiring-statements.toml",
        include_str!("../../../data/library/hiring-statements.toml"),
    ),
    (
        "hiring-description.toml",
        include_str!("../../../data/library/hiring-description.toml"),
    ),
    (
        "hiring-ads.toml",
        include_str!("../../../data/library/hiring-ads.toml"),
    ),
    (
        "hiring-interview.toml",
        include_str!("../../../data/library/hiring-interview.toml"),
    ),
    (
        "hiring-pay.toml",
        include_str!("../../../data/library/hiring-pay.toml"),
    ),
];

/// Everything there is to read and to choose from about hiring.
#[derive(Debug, Clone, Default)]
#[allow(missing_docs)]
pub struct Hiring {
    pub functions: Vec<Statement>,
    pub responsibilities: Vec<Statement>,
    pub qualifications: Vec<Statement>,
    pub unfit: Vec<Point>,
    pub parts: Vec<DescriptionPart>,
    pub advice: Vec<Point>,
    pub samples: Vec<Sample>,
    pub ad_parts: Vec<Point>,
    pub experience: Vec<Point>,
    pub basis: Vec<Point>,
    pub ads: Vec<AdSample>,
    pub channels: Vec<Channel>,
    pub questions: Vec<InterviewQuestion>,
    pub topics: Vec<Point>,
    pub scenarios: Vec<Scenario>,
    pub proficiencies: Vec<Point>,
    pub pitfalls: Vec<Point>,
    pub commitments: Vec<Point>,
    pub pay_patterns: Vec<PayPattern>,
    pub pay_thoughts: Vec<Point>,
    pub benefits: Vec<Point>,
}

impl Hiring {
    /// Takes in a file, when it is one of these.
    pub(crate) fn take(&mut self, reader: &mut Reader, name: &str, source: &Source<'_>) -> bool {
        match name {
            "hiring-statements.toml" => {
                if let Some(file) = reader.file::<StatementsFile>(source) {
                    self.functions = reader.entries(source, file.function);
                    self.responsibilities = reader.entries(source, file.responsibility);
                    self.qualifications = reader.entries(source, file.qualification);
                    self.unfit = reader.entries(source, file.unfit);
                }
            }
            "hiring-description.toml" => {
                if let Some(file) = reader.file::<DescriptionFile>(source) {
                    self.parts = reader.entries(source, file.part);
                    self.advice = reader.entries(source, file.advice);
                    self.samples = reader.entries(source, file.sample);
                }
            }
            "hiring-ads.toml" => {
                if let Some(file) = reader.file::<AdsFile>(source) {
                    self.ad_parts = reader.entries(source, file.part);
                    self.experience = reader.entries(source, file.experience);
                    self.basis = reader.entries(source, file.basis);
                    self.ads = reader.entries(source, file.ad);
                    self.channels = reader.entries(source, file.channel);
                }
            }
            "hiring-interview.toml" => {
                if let Some(file) = reader.file::<KitFile>(source) {
                    self.questions = reader.entries(source, file.question);
                    self.topics = reader.entries(source, file.topic);
                    self.scenarios = reader.entries(source, file.scenario);
                    self.proficiencies = reader.entries(source, file.proficiency);
                    self.pitfalls = reader.entries(source, file.pitfall);
                    self.commitments = reader.entries(source, file.commitment);
                }
            }
            "hiring-pay.toml" => {
                if let Some(file) = reader.file::<PayFile>(source) {
                    self.pay_patterns = reader.entries(source, file.pattern);
                    self.pay_thoughts = reader.entries(source, file.thought);
                    self.benefits = reader.entries(source, file.benefit);
                }
            }
            _ => return false,
        }
        true
    }

    /// The questions of one bank, in order.
    pub fn bank(&self, bank: Bank) -> impl Iterator<Item = &InterviewQuestion> {
        self.questions.iter().filter(move |q| q.bank == bank)
    }

    /// Any statement with this code.
    pub fn statement(&self, code: &str) -> Option<&Statement> {
        [
            &self.functions,
            &self.responsibilities,
            &self.qualifications,
        ]
        .into_iter()
        .flatten()
        .find(|s| s.code == code)
    }

    /// Checks what the files say about each other and about themselves.
    pub(crate) fn check(&self, reader: &mut Reader) {
        for sample in &self.samples {
            let printed: usize = sample.group.iter().map(|g| g.lines).sum();
            if printed != sample.lines {
                reader.problem(
                    sample.code(),
                    format!(
                        "Its headings have {printed} lines together, and {} are given for all.",
                        sample.lines
                    ),
                    "Count again.",
                );
            }
        }
        for question in &self.questions {
            if question.bank == Bank::Experience && question.lawful.is_none() {
                reader.problem(
                    question.code(),
                    "A question about lived experience has to say why it may be asked.".to_owned(),
                    "Add `lawful`.",
                );
            }
        }
    }
}
