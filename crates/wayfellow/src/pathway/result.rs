//! A pathway in plain words: what is there, what came along, what is nearly there, what is still open.

use frameworks::{Begun, Cover, Ladder, PathItem, Pathway, Stage, Standing};

use crate::ladder::LADDER;
use crate::library::listing::address;
use crate::web::Page;

/// One line of the result.
pub(super) struct Line {
    pub href: String,
    pub label: String,
    pub column: String,
    pub focus: String,
    pub focus_label: String,
    pub stage: String,
    pub sentence: String,
    /// The person's own words.
    pub words: String,
    /// Whether it stands in the way.
    pub blocks: bool,
    /// Trainings that build it: address and name.
    pub grows_with: Vec<(String, String)>,
}

/// The four groups.
#[derive(Default)]
pub(super) struct Groups {
    pub have: Vec<Line>,
    pub carried: Vec<Line>,
    pub nearly: Vec<Line>,
    pub missing: Vec<Line>,
    /// Trainings that are offered and asked for by nothing.
    pub offered: Vec<Line>,
    pub not_asked: Vec<Line>,
}

/// Puts every item of a pathway into one group.
pub(super) fn groups(
    pathway: &Pathway<'_>,
    ladder: &Ladder<'_>,
    library: &frameworks::Library,
    page: &Page,
    stage: Stage,
) -> Groups {
    let mut groups = Groups::default();
    for item in &pathway.items {
        let line = line(item, pathway, ladder, library, page);
        let near = pathway.nearest.iter().any(|n| n.code == item.item.code());
        let training = item.item.column() == frameworks::Column::Trainings;
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

fn line(
    item: &PathItem<'_>,
    pathway: &Pathway<'_>,
    ladder: &Ladder<'_>,
    library: &frameworks::Library,
    page: &Page,
) -> Line {
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
    if let Some(near) = pathway.nearest.iter().find(|n| n.code == item.item.code())
        && item.standing == Standing::Missing
        && let Some(after) = &near.after
    {
        if !sentence.is_empty() {
            sentence.push(' ');
        }
        sentence.push_str(&page.s("why-next-step", name(after)));
    }
    let grows_with = match item.standing {
        Standing::Missing => trainings_for(item.item.code(), ladder, library),
        _ => Vec::new(),
    };
    Line {
        href: address(LADDER, item.item.code()),
        label: item.item.item.label.clone(),
        column: page.term("column", item.item.column()),
        focus: item.item.focus().to_string(),
        focus_label: page.term("focus", item.item.focus()),
        stage: page.term("stage", item.item.from_stage()),
        sentence,
        words: item.proficiency.clone().unwrap_or_default(),
        blocks: item.blocks,
        grows_with,
    }
}

/// Up to three trainings that build a row, by our crosswalk.
fn trainings_for(
    code: &str,
    ladder: &Ladder<'_>,
    library: &frameworks::Library,
) -> Vec<(String, String)> {
    let reference = format!("{}#{code}", ladder.framework().slug);
    library
        .links(&reference)
        .filter(|link| link.relation == frameworks::LinkRelation::Builds && link.to == reference)
        .filter_map(|link| library.find(&link.from))
        .take(3)
        .map(|at| {
            (
                address(&at.framework.name(), &at.item.code),
                at.item.label.clone(),
            )
        })
        .collect()
}
