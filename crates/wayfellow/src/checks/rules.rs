//! Every rule of the checker, by theme.

use askama::Template;
use axum::response::Response;
use rolecheck::{Rule, rules};

use super::marks::tone;
use crate::web::{Ctx, Page, Result, Section};

#[derive(Template)]
#[template(path = "checks/rules.html")]
struct Rules {
    page: Page,
    total: usize,
    themes: Vec<Theme>,
}

struct Theme {
    name: &'static str,
    rules: Vec<(&'static Rule, &'static str)>,
}

/// `GET /rules`.
pub(super) async fn show(ctx: Ctx) -> Result<Response> {
    let mut themes: Vec<Theme> = Vec::new();
    for rule in rules() {
        let row = (rule, tone(rule.severity));
        match themes.iter_mut().find(|t| t.name == rule.theme) {
            Some(theme) => theme.rules.push(row),
            None => themes.push(Theme {
                name: rule.theme,
                rules: vec![row],
            }),
        }
    }
    ctx.render(&Rules {
        page: ctx.page(Section::Checks, "rules-title"),
        total: rules().len(),
        themes,
    })
}
