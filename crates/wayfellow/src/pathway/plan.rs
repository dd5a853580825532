//! The fewest trainings for what is open on a pathway, or for the gaps somebody chose.

use frameworks::{Column, Kind, Ladder, Pathway, Plan, Planner, Portfolio, Progress, Standing};

/// Codes of the competencies and prerequisites that are missing: what can be planned for.
pub(crate) fn gaps<'a>(pathway: &Pathway<'a>) -> Vec<&'a str> {
    pathway
        .items
        .iter()
        .filter(|i| i.standing == Standing::Missing && i.item.column() != Column::Trainings)
        .map(|i| i.item.code())
        .collect()
}

/// The plan. Trainings that are complete, and those of the other track only, are left out.
pub(crate) fn plan(
    planner: &Planner<'_>,
    ladder: &Ladder<'_>,
    portfolio: &Portfolio,
    pathway: &Pathway<'_>,
    gaps: &[&str],
) -> Plan {
    let done = |code: &str, rows: &[String]| {
        portfolio.trainings.iter().any(|record| {
            let named = record.training.as_deref().unwrap_or_default();
            let named = named.rsplit('#').next().unwrap_or_default();
            record.status == Progress::Complete
                && (named == code || rows.iter().any(|row| row == named))
        })
    };
    let leave_out: Vec<&str> = ladder
        .framework()
        .of_kind(Kind::Training)
        .filter(|item| {
            item.training
                .as_ref()
                .is_some_and(|t| !pathway.track.includes(t.focus) || done(&item.code, &t.rows))
        })
        .map(|item| item.code.as_str())
        .collect();
    planner.plan(ladder, gaps, &leave_out)
}
