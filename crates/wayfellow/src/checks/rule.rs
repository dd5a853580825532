//! One rule: what it says, why, what to say instead, its examples with their marks, and its sources.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use rolecheck::{Checker, Example, Options, Rule, rule, rules};

use super::document::source_words;
use super::marks::{Stretch, stretches, tone};
use crate::web::{Ctx, Error, Page, Result, Section};

#[derive(Template)]
#[template(path = "checks/rule.html")]
struct RulePage {
    page: Page,
    rule: &'static Rule,
    tone: &'static str,
    flagged: Vec<Shown>,
    allowed: Vec<Shown>,
    sources: Vec<String>,
    previous: Option<&'static Rule>,
    next: Option<&'static Rule>,
}

struct Shown {
    of: &'static str,
    stretches: Vec<Stretch<'static>>,
}

/// The example with the marks that this rule makes in it.
fn example(rule: &Rule, e: &'static Example) -> Shown {
    let mut findings = Checker::shipped()
        .check(e.text, &Options::new(e.of))
        .findings;
    findings.retain(|f| f.code == rule.code);
    Shown {
        of: e.of.name(),
        stretches: stretches(e.text, &findings),
    }
}

/// `GET /rules/{code}`.
pub(super) async fn show(ctx: Ctx, Path(code): Path<String>) -> Result<Response> {
    let rule = rule(&code).ok_or_else(Error::not_found)?;
    let all = rules();
    let at = all.iter().position(|r| r.code == rule.code).unwrap_or(0);
    ctx.render(&RulePage {
        page: ctx.page(Section::Checks, format!("{} ({})", rule.name, rule.code)),
        tone: tone(rule.severity),
        flagged: rule.flagged.iter().map(|e| example(rule, e)).collect(),
        allowed: rule.allowed.iter().map(|e| example(rule, e)).collect(),
        sources: rule.sources.iter().map(source_words).collect(),
        previous: at.checked_sub(1).map(|i| &all[i]),
        next: all.get(at + 1),
        rule,
    })
}
