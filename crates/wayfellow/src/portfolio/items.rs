//! The items that a field of a form offers, and what they are called.
//!
//! Not here: what follows from holding one (`frameworks`).

use frameworks::{Column, Kind, ShownBy, Stage};

use super::kinds::Items;
use crate::web::{App, Page};

/// What a choice offers: groups, each with values (`slug@version#code`) and labels.
pub(crate) type Groups = Vec<(String, Vec<(String, String)>)>;

/// What a field offers.
pub(crate) fn offered(app: &App, page: &Page, items: Items) -> Groups {
    let ladder = &app.ladder;
    let framework = ladder.framework();
    let id = framework.id();
    let of_kind = |kind: Kind| -> Vec<(String, String)> {
        framework
            .of_kind(kind)
            .map(|i| (format!("{id}#{}", i.code), i.label.clone()))
            .collect()
    };
    let rows = |wanted: &dyn Fn(&frameworks::EffectiveItem<'_>) -> bool| -> Groups {
        let chart = ladder.chart();
        Stage::ALL
            .iter()
            .map(|&stage| {
                let of_stage = chart.iter().filter(|i| {
                    i.from_stage() == stage
                        && ladder.first_appearance(i.code()) == Some(i.code())
                        && wanted(i)
                });
                let named = of_stage
                    .map(|i| (format!("{id}#{}", i.code()), i.item.label.clone()))
                    .collect();
                (page.term("stage", stage), named)
            })
            .filter(|(_, named): &(String, Vec<_>)| !named.is_empty())
            .collect()
    };
    let claimable = |i: &frameworks::EffectiveItem<'_>| {
        matches!(i.column(), Column::Competencies | Column::Prerequisites)
            && ladder.shown_by(i.code()).contains(&ShownBy::OwnWord)
    };
    match items {
        Items::Trainings => Stage::ALL
            .iter()
            .map(|&stage| {
                let of_stage = framework
                    .of_kind(Kind::Training)
                    .filter(|i| i.training.as_ref().is_some_and(|t| t.stage == stage));
                let named = of_stage
                    .map(|i| (format!("{id}#{}", i.code), i.label.clone()))
                    .collect();
                (page.term("stage", stage), named)
            })
            .filter(|(_, named): &(String, Vec<_>)| !named.is_empty())
            .collect(),
        Items::Credentials => vec![(framework.title.clone(), of_kind(Kind::Credential))],
        Items::Codes => app
            .library
            .frameworks()
            .iter()
            .map(|f| {
                let codes = f.of_kind(Kind::Pledge).map(|i| {
                    let value = format!("{}#{}", f.id(), i.code);
                    (value, format!("{} ({})", i.label, f.id()))
                });
                (f.title.clone(), codes.collect())
            })
            .filter(|(_, named): &(String, Vec<_>)| !named.is_empty())
            .collect(),
        Items::Mastery => rows(&|i| i.column() == Column::Mastery),
        Items::Claimable => rows(&claimable),
        Items::Grandfathered => rows(&|i| i.row.grandfather),
        Items::Plannable => rows(&|i| claimable(i) || i.column() == Column::Trainings),
        Items::Values => app
            .library
            .frameworks()
            .iter()
            .map(|f| {
                let named = f.items.iter().filter(|i| {
                    matches!(
                        i.kind,
                        Kind::Value
                            | Kind::EthicalStatement
                            | Kind::PracticeGuideline
                            | Kind::Principle
                            | Kind::CodePrinciple
                            | Kind::CodeItem
                    )
                });
                let named = named
                    .map(|i| (format!("{}#{}", f.id(), i.code), shortened(&i.label)))
                    .collect();
                (f.title.clone(), named)
            })
            .filter(|(_, named): &(String, Vec<_>)| !named.is_empty())
            .collect(),
    }
}

/// What an item is called; its code, when it is not among the documents any more.
pub(crate) fn called(app: &App, reference: &str) -> String {
    match app.library.find(reference) {
        Some(at) => at.item.label.clone(),
        None => reference.to_owned(),
    }
}

/// The page of an item.
pub(crate) fn page_of(app: &App, reference: &str) -> Option<String> {
    let at = app.library.find(reference)?;
    Some(crate::library::listing::address(
        &at.framework.name(),
        &at.item.code,
    ))
}

/// A choice is one line.
fn shortened(label: &str) -> String {
    const LONGEST: usize = 110;
    if label.chars().count() <= LONGEST {
        return label.to_owned();
    }
    let cut: String = label.chars().take(LONGEST - 1).collect();
    cut + "…"
}
