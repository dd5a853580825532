//! Reads a portfolio. Every refusal says where, what was found, and what to do.
//!
//! Not here: whether codes and dates hold (`checking`), what follows from a portfolio (`pathway`), and opening files.

use std::fmt;

use serde::Serialize;
use serde_path_to_error::Segment;

use crate::checking::check;
use crate::date::Date;
use crate::ladder::Ladder;
use crate::place::{Step, line_and_column, offset_of};
use crate::portfolio::{LARGEST_PORTFOLIO, PORTFOLIO_VERSION, Portfolio};

/// Why a portfolio, or an entry of it, was refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PortfolioError {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// The entry, such as `trainings[2].completed`; empty for the whole file.
    pub path: String,
    /// What was refused, and what was found.
    pub problem: String,
    /// What to do.
    pub mend: String,
}

impl fmt::Display for PortfolioError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}: ", self.line, self.column)?;
        if !self.path.is_empty() {
            write!(f, "{}: ", self.path)?;
        }
        write!(f, "{} {}", self.problem, self.mend)
    }
}

impl std::error::Error for PortfolioError {}

impl Portfolio {
    /// Reads a portfolio and checks it against a ladder on a given day. All problems are reported together.
    pub fn read(
        bytes: &[u8],
        ladder: &Ladder<'_>,
        today: Date,
    ) -> Result<Portfolio, Vec<PortfolioError>> {
        let (portfolio, text) = parse(bytes).map_err(|e| vec![e])?;
        let errors = check(&portfolio, text, ladder, today);
        if errors.is_empty() {
            Ok(portfolio)
        } else {
            Err(errors)
        }
    }

    /// Reads the shape of a portfolio without checking codes and dates.
    pub fn parse(bytes: &[u8]) -> Result<Portfolio, PortfolioError> {
        parse(bytes).map(|(portfolio, _)| portfolio)
    }

    /// Checks codes, dates and duplicates. Lines and columns are 1 where there is no text to point into.
    pub fn check(&self, ladder: &Ladder<'_>, today: Date) -> Vec<PortfolioError> {
        check(self, "", ladder, today)
    }
}

pub(crate) fn error(
    text: &str,
    at: usize,
    path: String,
    problem: impl Into<String>,
    mend: impl Into<String>,
) -> PortfolioError {
    let (line, column) = line_and_column(text, at);
    PortfolioError {
        line,
        column,
        path,
        problem: problem.into(),
        mend: mend.into(),
    }
}

fn parse(bytes: &[u8]) -> Result<(Portfolio, &str), PortfolioError> {
    let whole = |problem: String, mend: &str| Err(error("", 0, String::new(), problem, mend));
    if bytes.len() > LARGEST_PORTFOLIO {
        return whole(
            format!(
                "This portfolio has {} bytes; at most {LARGEST_PORTFOLIO} are read.",
                bytes.len()
            ),
            "Shorten the texts in it, or check that it is the right file.",
        );
    }
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return whole(
            "This file is written in UTF-16.".into(),
            "Save it as UTF-8.",
        );
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(e) => {
            let good = std::str::from_utf8(&bytes[..e.valid_up_to()]).unwrap_or_default();
            return Err(error(
                good,
                good.len(),
                String::new(),
                "From here the file is not UTF-8.",
                "Save it as UTF-8.",
            ));
        }
    };
    if text.trim().is_empty() {
        return whole(
            "There is nothing in this file.".into(),
            "The smallest portfolio is {\"wayfellow_portfolio\": 1}.",
        );
    }
    let mut json = serde_json::Deserializer::from_str(text);
    let read: Result<Portfolio, _> = serde_path_to_error::deserialize(&mut json);
    let portfolio = match read {
        Ok(portfolio) => portfolio,
        Err(e) => {
            let path = shown(e.path().iter());
            let inner = e.inner();
            let problem = format!(
                "This does not read as a portfolio: {}.",
                without_place(&inner.to_string())
            );
            let mend = match inner.classify() {
                serde_json::error::Category::Data => {
                    "Compare it with data/schema/portfolio.schema.json, or leave the entry out."
                        .to_owned()
                }
                _ => "Check the commas, quotes and brackets around this place.".to_owned(),
            };
            return Err(PortfolioError {
                line: inner.line().max(1),
                column: inner.column().max(1),
                path,
                problem,
                mend,
            });
        }
    };
    if let Err(e) = json.end() {
        return Err(PortfolioError {
            line: e.line().max(1),
            column: e.column().max(1),
            path: String::new(),
            problem: "Something follows after the end of the portfolio.".into(),
            mend: "Keep one portfolio in a file.".into(),
        });
    }
    if portfolio.version != PORTFOLIO_VERSION {
        let at = offset_of(text, &[Step::Key("wayfellow_portfolio".into())]);
        return Err(error(
            text,
            at,
            "wayfellow_portfolio".into(),
            format!(
                "This portfolio has version {}; this program reads version {PORTFOLIO_VERSION}.",
                portfolio.version
            ),
            "Use a newer program, or save the portfolio again.",
        ));
    }
    Ok((portfolio, text))
}

fn shown<'a>(segments: impl Iterator<Item = &'a Segment>) -> String {
    let mut path = String::new();
    for segment in segments {
        match segment {
            Segment::Seq { index } => path.push_str(&format!("[{index}]")),
            Segment::Map { key } => {
                if !path.is_empty() {
                    path.push('.');
                }
                path.extend(key.chars().take(60));
            }
            Segment::Enum { .. } | Segment::Unknown => {}
        }
    }
    path
}

/// The message without the line and column that the parser appends; they are reported apart. Shortened if endless.
fn without_place(message: &str) -> String {
    let message = message
        .rsplit_once(" at line ")
        .map_or(message, |(before, _)| before);
    if message.chars().count() > 300 {
        message.chars().take(300).chain("…".chars()).collect()
    } else {
        message.to_owned()
    }
}
