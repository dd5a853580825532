//! A pathway in plain words: what is there, what came along, what is nearly there, what is still open.

use std::collections::HashMap;

use frameworks::{
    Begun, Column, Cover, Ladder, Nearest, PathItem, Pathway, Portfolio, Stage, Standing, Track,
    evaluate,
};

use super::form::Sent;
use super::missing::today;
use super::plan;
use super::row::Row;
use crate::ladder::LADDER;
use crate::ladder::trail::Trail;
use crate::library::listing::address;
use crate::web::{Ctx, Page};

/// The answer for a stage and a track.
pub(super) struct ResultView<'a> {
    pub wide: String,
    pub narrow: String,
    pub trail: Trail,
    pub groups: Groups<'a>,
    pub blocking: usize,
    pub pathway: Pathway<'a>,
    pub roles: Vec<RoleLine>,
    pub plan: PlanView<'a>,
}

/// The fewest trainings that help.
pub(super) struct PlanView<'a> {
    pub steps: Vec<PlanStep>,
    /// What no training helps with: address and name.
    pub without: Vec<(String, String)>,
    /// What can be planned for: code, name, whether it was chosen.
    pub choices: Vec<(&'a str, &'a str, bool)>,
    pub chosen: bool,
}

/// A role listed at the stage, and whether it is within reach.
pub(super) struct RoleLine {
    pub href: String,
    pub label: String,
    pub focus: String,
    pub focus_label: String,
    pub within_reach: bool,
    pub reason: String,
}

/// A training of the plan.
pub(super) struct PlanStep {
    pub href: String,
    pub label: String,
    pub builds: Vec<(String, String)>,
}

/// One line of the result.
pub(super) struct Line<'a> {
    /// Code of the row in the chart.
    pub code: &'a str,
    /// What is said of the row to everybody.
    pub row: &'a Row,
    pub sentence: String,
    /// The person's own words.
    pub words: String,
    /// Whether it stands in the way.
    pub blocks: bool,
    /// Whether nothing shows it yet, so that what builds it is of interest.
    pub missing: bool,
}

/// The four groups.
#[derive(Default)]
pub(super) struct Groups<'a> {
    pub have: Vec<Line<'a>>,
    pub carried: Vec<Line<'a>>,
    pub nearly: Vec<Line<'a>>,
    pub missing: Vec<Line<'a>>,
    /// Trainings that are offered and asked for by nothing.
    pub offered: Vec<Line<'a>>,
    pub not_asked: Vec<Line<'a>>,
}

/// Puts every item of a pathway into one group.
fn groups<'a>(
    pathway: &Pathway<'a>,
    ladder: &Ladder<'_>,
    rows: &'a HashMap<&'static str, Row>,
    page: &Page,
    stage: Stage,
) -> Groups<'a> {
    let mut groups = Groups::default();
    let nearest: HashMap<&str, &Nearest> = pathway
        .nearest
        .iter()
        .map(|n| (n.code.as_str(), n))
        .collect();
    for item in &pathway.items {
        let near = nearest.get(item.item.code()).copied();
        let Some(row) = rows.get(item.item.code()) else {
            continue;
        };
        let line = line(item, near, ladder, row, page);
        let near = near.is_some();
        let training = item.item.column() == Column::Trainings;
        let group = match &item.standing {
            Standing::Held | Standing::HeldThrough { .. } | Standing::Excepted { .. } => {
                if item.item.from_stage() == stage {
                    &mut groups.have
                } else {
                    &mut groups.carried
                }
            }
            Standing::UnderWay { .. } => &mut groups.nearly,
            Standing::Missing if training => &mut groups.offered,
            Standing::Missing if near && !item.blocks => &mut groups.nearly,
            Standing::Missing => &mut groups.missing,
            Standing::NotApplicable if item.item.row.pointer => continue,
            Standing::NotApplicable => &mut groups.not_asked,
        };
        group.push(line);
    }
    groups.missing.sort_by_key(|l| !l.blocks);
    groups
}

fn line<'a>(
    item: &PathItem<'a>,
    near: Option<&Nearest>,
    ladder: &Ladder<'_>,
    row: &'a Row,
    page: &Page,
) -> Line<'a> {
    let name = |code: &str| {
        let found = ladder.framework().item(code);
        found.map_or_else(|| code.to_owned(), |i| i.label.clone())
    };
    let mut sentence = match &item.standing {
        Standing::HeldThrough {
            by,
            how: Cover::Equivalent,
        } => page.s("why-held-equivalent", name(by)),
        Standing::HeldThrough {
            by,
            how: Cover::Stronger,
        } => page.s("why-held-stronger", name(by)),
        Standing::UnderWay {
            how: Begun::Promised,
            until: Some(until),
            ..
        } => page.s("why-promised", until.to_string()),
        Standing::Excepted {
            reason,
            approved_by,
            on,
        } => page.su("why-excepted", format!("{approved_by}, {on}"), reason),
        // Nothing to add to what the group says that it stands in.
        Standing::Held => String::new(),
        Standing::Missing if matches!(item.why.code, "missing-competency" | "training-offered") => {
            String::new()
        }
        _ => page.t(format!("why-{}", item.why.code)),
    };
    if let Some(near) = near
        && item.standing == Standing::Missing
        && let Some(after) = &near.after
    {
        if !sentence.is_empty() {
            sentence.push(' ');
        }
        sentence.push_str(&page.s("why-next-step", name(after)));
    }
    Line {
        code: item.item.code(),
        row,
        sentence,
        words: item.proficiency.clone().unwrap_or_default(),
        blocks: item.blocks,
        missing: item.standing == Standing::Missing,
    }
}

/// Works out the answer.
pub(super) fn result<'a>(
    ctx: &'a Ctx,
    ladder: &Ladder<'static>,
    portfolio: &Portfolio,
    page: &Page,
    sent: &Sent,
    (stage, track): (Stage, Track),
) -> ResultView<'a> {
    let today = today();
    let rows = ctx.app.rows.of(page, ladder, ctx.app.library);
    let pathway = evaluate(ladder, portfolio, stage, track, today);
    let is_held = |code: &str| pathway.held.contains(code);
    let trail = Trail::new(ladder, Some(&is_held));
    let groups = groups(&pathway, ladder, rows, page, stage);
    let roles = pathway
        .roles
        .iter()
        .filter(|r| r.stage == stage)
        .map(|r| {
            let name = |codes: &[&str]| {
                let labels: Vec<String> = codes
                    .iter()
                    .filter_map(|c| ladder.row(c))
                    .map(|i| i.item.label.clone())
                    .collect();
                labels.join("; ")
            };
            RoleLine {
                href: address(LADDER, &r.role.code),
                label: r.role.label.clone(),
                focus: r.focus.to_string(),
                focus_label: page.term("focus", r.focus),
                within_reach: r.within_reach,
                reason: match (r.blocked_by.is_empty(), r.would_help.is_empty()) {
                    (true, true) => page.t("missing-role-open"),
                    (true, false) => page.s("missing-role-helps", name(&r.would_help)),
                    (false, _) => page.s("missing-role-blocked", name(&r.blocked_by)),
                },
            }
        })
        .collect();
    let plan = planned(ctx, ladder, portfolio, &pathway, sent);
    ResultView {
        wide: trail.svg(page, true),
        narrow: trail.svg(page, false),
        trail,
        blocking: pathway.items.iter().filter(|i| i.blocks).count(),
        groups,
        roles,
        plan,
        pathway,
    }
}

/// The plan as the page shows it: for the chosen gaps, or for all when none was chosen.
fn planned<'a>(
    ctx: &Ctx,
    ladder: &Ladder<'a>,
    portfolio: &Portfolio,
    pathway: &Pathway<'a>,
    sent: &Sent,
) -> PlanView<'a> {
    let chosen = sent.many("gap");
    let open = plan::gaps(pathway);
    let gaps: Vec<&str> = open
        .iter()
        .copied()
        .filter(|gap| chosen.is_empty() || chosen.contains(gap))
        .collect();
    let plan = plan::plan(&ctx.app.planner, ladder, portfolio, pathway, &gaps);
    let named = |code: &String| {
        let label = ladder.row(code).map_or(code, |i| &i.item.label);
        (address(LADDER, code), label.clone())
    };
    PlanView {
        steps: plan
            .trainings
            .iter()
            .map(|t| PlanStep {
                href: address(LADDER, &t.training),
                label: t.label.clone(),
                builds: t.closes.iter().map(|c| named(&c.gap)).collect(),
            })
            .collect(),
        without: plan.without_training.iter().map(named).collect(),
        choices: open
            .iter()
            .filter_map(|&code| {
                let label = ladder.row(code)?.item.label.as_str();
                Some((code, label, chosen.contains(code)))
            })
            .collect(),
        chosen: !chosen.is_empty(),
    }
}
