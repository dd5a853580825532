//! The role chart: 15 activities, both sides, and why.

use askama::Template;
use axum::response::Response;
use rolecheck::{Reason, Rule, rules};

use super::chart::{Chart, Row, shipped};
use crate::web::{Ctx, Page, Result, Section};

#[derive(Template)]
#[template(path = "checks/role_chart.html")]
struct RoleChart {
    page: Page,
    chart: &'static Chart,
    rows: Vec<Shown>,
}

struct Shown {
    row: &'static Row,
    rules: Vec<&'static Rule>,
}

/// `GET /role-chart`.
pub(super) async fn show(ctx: Ctx) -> Result<Response> {
    let chart = shipped();
    let rows = chart
        .rows
        .iter()
        .map(|row| Shown {
            row,
            rules: rules()
                .iter()
                .filter(|r| r.activity == Some(row.name))
                .collect(),
        })
        .collect();
    ctx.render(&RoleChart {
        page: ctx.page(Section::Checks, "role-chart-title"),
        chart,
        rows,
    })
}
