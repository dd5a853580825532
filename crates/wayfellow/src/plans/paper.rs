//! The report for the board as a file: a tagged PDF that screen readers can read, a Word file to go on editing, a page of
//! its own.
//!
//! It says what its page says, with the tasks in words where the page has bars. Not here: how files are written
//! (`documents::paper`).

use axum::extract::Path;
use axum::response::Response;
use documents::paper::{Block, Paper, Table};

use super::board::{self, Report};
use super::timing::Timed;
use crate::web::who::SignedIn;
use crate::web::{Ctx, Error, Page, Result, give_paper};

/// `GET /plan/report/{file}`: `board-report.pdf`, `.docx` or `.html`.
pub(super) async fn show(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path(file): Path<String>,
) -> Result<Response> {
    let report = board::read(&ctx, &actor).await?;
    let paper = paper(&report, ctx.lang.tag());
    match file.split_once('.') {
        Some(("board-report", kind)) => give_paper(&paper, "board-report", kind),
        _ => Err(Error::not_found()),
    }
}

fn paper(report: &Report, language: &str) -> Paper {
    let page = &report.page;
    let mut blocks = Vec::new();
    stand(report, &mut blocks);
    plan(report, &mut blocks);
    heading(page, "report-risks", &mut blocks);
    let risks = risks(report);
    blocks.push(if risks.is_empty() {
        Block::Paragraph(page.t("report-risks-none"))
    } else {
        Block::Bullets(risks)
    });
    let hints = report.whole.recommended.iter();
    let hints: Vec<String> = hints.map(|h| page.t(format!("recommended-{h}"))).collect();
    if !hints.is_empty() {
        heading(page, "recommended-title", &mut blocks);
        blocks.push(Block::Bullets(hints));
    }
    heading(page, "report-asks", &mut blocks);
    blocks.push(if report.asks.is_empty() {
        Block::Paragraph(page.t("report-asks-none"))
    } else {
        let asks = report.asks.iter().map(|t| {
            let by = page.s("plan-by", t.end.to_string());
            format!("{} ({by}). {}", t.task.label, t.task.text)
        });
        Block::Bullets(asks.collect())
    });
    Paper {
        language: language.to_owned(),
        title: page.s("report-heading", &report.name),
        subtitle: page.s("report-as-of", &report.today),
        blocks,
    }
}

fn heading(page: &Page, key: &str, blocks: &mut Vec<Block>) {
    blocks.push(Block::Heading(1, page.t(key)));
}

/// Where the organization stands: each statement with the answer behind the plan, the rounds, and the seats.
fn stand(report: &Report, blocks: &mut Vec<Block>) {
    let page = &report.page;
    heading(page, "report-stand", blocks);
    if let Some((n, band)) = report.whole.band {
        let band = page.t(format!("band-{}", band.as_str()));
        blocks.push(Block::Paragraph(format!(
            "{}. {band}",
            page.n("timeline-true", n)
        )));
    }
    if report.rounds.is_empty() {
        blocks.push(Block::Paragraph(page.t("report-no-round")));
    }
    let mut head = vec![page.t("rounds-statement"), page.t("report-plan-answer")];
    let rounds = report.rounds.iter();
    head.extend(rounds.map(|(round, results)| format!("{round} ({})", results.people)));
    head.push(page.t("rounds-view"));
    let rows = report.statements.iter().enumerate().map(|(n, statement)| {
        let mut row = vec![
            format!("{}. {}", n + 1, statement.label),
            page.t(report.answer(&n)),
        ];
        for (_, results) in &report.rounds {
            let (yes, no) = report.cell(results, &n);
            row.push(page.nm("rounds-cell", yes, no));
        }
        let view = report.view(&n);
        row.push(view.map_or_else(String::new, |v| page.t(format!("view-{v}"))));
        row
    });
    blocks.push(Block::Table(Table {
        caption: page.t("rounds-statements"),
        head,
        rows: rows.collect(),
        names: true,
    }));
    seats(report, blocks);
    if !report.heard.is_empty() {
        blocks.push(Block::Heading(2, page.t("groundwork-title")));
        let heard = report.heard.iter();
        let heard = heard.map(|h| (page.term("part", h.part), report.told(h)));
        blocks.push(Block::Facts(heard.collect()));
    }
}

/// What the seats that may be shown apart said to the statements.
fn seats(report: &Report, blocks: &mut Vec<Block>) {
    if report.seats().is_empty() {
        return;
    }
    let page = &report.page;
    let mut head = vec![page.t("rounds-statement")];
    let seats = report.seats().iter();
    head.extend(
        seats.map(|(seat, tally)| format!("{} ({})", page.term("chair", seat), tally.people)),
    );
    let rows = (0..report.statements.len()).map(|n| {
        let mut row = vec![(n + 1).to_string()];
        for (_, tally) in report.seats() {
            let (yes, no) = tally.statements.get(n).copied().unwrap_or_default();
            row.push(page.nm("rounds-cell", yes, no));
        }
        row
    });
    blocks.push(Block::Table(Table {
        caption: page.t("report-seats"),
        head,
        rows: rows.collect(),
        names: true,
    }));
}

/// The plan: how far each phase is, and its tasks.
fn plan(report: &Report, blocks: &mut Vec<Block>) {
    let (page, whole) = (&report.page, &report.whole);
    heading(page, "plan-title", blocks);
    blocks.push(Block::Paragraph(page.su(
        "plan-from-to",
        whole.start.to_string(),
        whole.dated.end.to_string(),
    )));
    for (phase, all, done, last) in &report.phases {
        blocks.push(Block::Heading(2, page.term("phase", phase)));
        let count = page.nm("report-done-of", *done, *all);
        let mut facts = vec![(page.t("report-done"), count)];
        if !last.is_empty() {
            facts.push((page.t("report-until"), last.clone()));
        }
        blocks.push(Block::Facts(facts));
        let of_phase = whole.dated.tasks.iter().filter(|t| t.task.phase == *phase);
        let tasks: Vec<String> = of_phase.map(|t| task(page, t)).collect();
        if !tasks.is_empty() {
            blocks.push(Block::Bullets(tasks));
        }
    }
}

/// A task in a line: its days, who looks after it, and how it stands.
fn task(page: &Page, t: &Timed) -> String {
    let who = match &t.task.owner {
        Some(owner) => owner.clone(),
        None => page.term("chair", t.task.seat),
    };
    let state = match t.task.done_on {
        Some(on) => page.s("plan-done", on.to_string()),
        None if !t.blocked_by.is_empty() => page.t("plan-is-blocked"),
        None if t.late => page.t("plan-is-late"),
        None => page.t("plan-is-open"),
    };
    format!("{} ({} – {}; {who}; {state})", t.task.label, t.start, t.end)
}

/// What speaks against the plan, one sentence each.
fn risks(report: &Report) -> Vec<String> {
    let (page, whole) = (&report.page, &report.whole);
    let warnings = whole
        .warnings
        .iter()
        .map(|w| page.s(format!("warning-{}", w.what), &w.about));
    let late = whole.late.iter().map(|t| {
        let due = page.s("plan-was-due", t.end.to_string());
        format!("{}: {due}", t.task.label)
    });
    let blocked = whole.blocked.iter().map(|t| {
        let waits = page.s("plan-blocked", t.blocked_by.join("; "));
        format!("{}: {waits}", t.task.label)
    });
    let mut all: Vec<String> = warnings.chain(late).chain(blocked).collect();
    if report.unowned > 0 {
        all.push(page.n("report-unowned", report.unowned));
    }
    all
}
