//! One item: what it says, what it builds on, where else it appears, how it is linked, and where the document says it.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use frameworks::{Framework, Item, Kind, Library, LinkRelation, Stage, Tension};

use super::listing::address;
use crate::web::{Ctx, Error, Page, Result, Section};

#[derive(Template)]
#[template(path = "library/item.html")]
struct ItemPage<'a> {
    page: Page,
    framework: &'a Framework,
    item: &'a Item,
    above: Vec<&'a Item>,
    below: Vec<(String, Vec<&'a Item>)>,
    chains: Vec<ChainView<'a>>,
    elsewhere: Vec<Place<'a>>,
    satisfied_by: Vec<Place<'a>>,
    links: Vec<LinkGroup<'a>>,
    tensions: Vec<&'a Tension>,
    previous: Option<&'a Item>,
    next: Option<&'a Item>,
    facts: Vec<(String, String)>,
    /// For a stage: its page on the ladder.
    stage_address: String,
}

struct Place<'a> {
    href: String,
    label: &'a str,
    detail: String,
}

struct ChainView<'a> {
    label: &'a str,
    text: &'a str,
    steps: Vec<Vec<Step<'a>>>,
}

struct Step<'a> {
    href: String,
    label: &'a str,
    stage: String,
    here: bool,
}

struct LinkGroup<'a> {
    title: &'a str,
    links: Vec<LinkView<'a>>,
}

#[derive(PartialEq)]
struct LinkView<'a> {
    href: String,
    label: &'a str,
    code: &'a str,
    relation: String,
    why: &'a str,
}

/// `GET /items/{slug}/{code}`.
pub(super) async fn show(ctx: Ctx, Path((slug, code)): Path<(String, String)>) -> Result<Response> {
    let library = ctx.app.library;
    let framework = library.framework(&slug).ok_or_else(Error::not_found)?;
    let item = framework.item(&code).ok_or_else(Error::not_found)?;
    let section = if item.ladder.is_some() || item.kind == Kind::Stage {
        Section::Ladder
    } else {
        Section::Library
    };
    let page = ctx.page(section, format!("{} ({})", item.label, item.code));
    let reference = format!("{}#{}", framework.slug, item.code);
    let siblings: Vec<&Item> = framework
        .items
        .iter()
        .filter(|i| i.parent == item.parent && i.kind == item.kind && same_cell(i, item))
        .collect();
    let here = siblings
        .iter()
        .position(|i| i.code == item.code)
        .unwrap_or(0);
    ctx.render(&ItemPage {
        above: above(framework, item),
        below: below(framework, item, &page),
        chains: chains(framework, item, &page),
        elsewhere: elsewhere(framework, item, &page),
        satisfied_by: item
            .ladder
            .iter()
            .flat_map(|row| &row.satisfied_by)
            .filter_map(|code| framework.item(code))
            .map(|i| place(framework, i, &page))
            .collect(),
        links: links(library, &reference, &page),
        tensions: library
            .tensions()
            .iter()
            .filter(|t| t.about.contains(&reference))
            .collect(),
        previous: here.checked_sub(1).map(|i| siblings[i]),
        next: siblings.get(here + 1).copied(),
        facts: facts(item, &page),
        stage_address: Stage::ALL
            .iter()
            .find(|s| s.code() == item.code)
            .map_or(String::new(), |s| format!("/ladder/{s}")),
        page,
        framework,
        item,
    })
}

/// Rows of the chart have their neighbours in the same cell.
fn same_cell(a: &Item, b: &Item) -> bool {
    match (&a.ladder, &b.ladder) {
        (Some(a), Some(b)) => (a.stage, a.column) == (b.stage, b.column),
        _ => true,
    }
}

fn above<'a>(framework: &'a Framework, item: &'a Item) -> Vec<&'a Item> {
    let mut found = Vec::new();
    let mut at = item;
    while let Some(parent) = at.parent.as_deref().and_then(|p| framework.item(p)) {
        found.insert(0, parent);
        at = parent;
    }
    found
}

fn below<'a>(
    framework: &'a Framework,
    item: &'a Item,
    page: &Page,
) -> Vec<(String, Vec<&'a Item>)> {
    let mut groups: Vec<(String, Vec<&Item>)> = Vec::new();
    for child in framework.children(&item.code) {
        let name = if child.has_tag("motto") {
            page.t("item-motto")
        } else {
            page.term("kind", format!("{}-many", child.kind.as_str()))
        };
        match groups.iter_mut().find(|g| g.0 == name) {
            Some(group) => group.1.push(child),
            None => groups.push((name, vec![child])),
        }
    }
    groups
}

/// The first row that says the same, or the row itself.
fn first<'a>(framework: &'a Framework, item: &'a Item) -> &'a str {
    item.ladder
        .as_ref()
        .and_then(|row| row.repeats.as_deref())
        .filter(|c| framework.item(c).is_some())
        .unwrap_or(&item.code)
}

fn chains<'a>(framework: &'a Framework, item: &'a Item, page: &Page) -> Vec<ChainView<'a>> {
    let code = first(framework, item);
    let same = |c: &str| {
        c == item.code
            || framework
                .item(c)
                .is_some_and(|i| first(framework, i) == code)
    };
    framework
        .chains
        .iter()
        .filter(|chain| chain.steps.iter().flatten().any(|c| same(c)))
        .map(|chain| ChainView {
            label: &chain.label,
            text: &chain.text,
            steps: chain
                .steps
                .iter()
                .map(|codes| {
                    codes
                        .iter()
                        .filter_map(|c| framework.item(c))
                        .map(|i| Step {
                            href: address(&framework.name(), &i.code),
                            label: &i.label,
                            stage: i
                                .ladder
                                .as_ref()
                                .map_or(String::new(), |row| page.term("stage", row.stage)),
                            here: same(&i.code),
                        })
                        .collect()
                })
                .collect(),
        })
        .collect()
}

fn place<'a>(framework: &'a Framework, item: &'a Item, page: &Page) -> Place<'a> {
    let detail = match &item.ladder {
        Some(row) => format!(
            "{} · {}",
            page.term("stage", row.stage),
            page.term("column", row.column)
        ),
        None => page.term("kind", item.kind.as_str()),
    };
    Place {
        href: address(&framework.name(), &item.code),
        label: &item.label,
        detail,
    }
}

/// Other rows that say the same, and the role, training or glossary entry behind a row, both ways.
fn elsewhere<'a>(framework: &'a Framework, item: &'a Item, page: &Page) -> Vec<Place<'a>> {
    let group = first(framework, item);
    let mut found: Vec<&Item> = Vec::new();
    for other in &framework.items {
        if other.code == item.code {
            continue;
        }
        let repeats =
            item.ladder.is_some() && other.ladder.is_some() && first(framework, other) == group;
        let names = |rows: &[String], code: &str| rows.iter().any(|r| r == code);
        let behind = other
            .role
            .as_ref()
            .is_some_and(|r| names(&r.rows, &item.code))
            || other.training.as_ref().is_some_and(|t| {
                names(&t.rows, &item.code) || t.glossary.as_deref() == Some(&item.code)
            });
        let before = item
            .role
            .as_ref()
            .is_some_and(|r| names(&r.rows, &other.code))
            || item.training.as_ref().is_some_and(|t| {
                names(&t.rows, &other.code)
                    || t.glossary.as_deref() == Some(&other.code)
                    || names(&t.leads_to, &other.code)
            });
        let meets = other
            .ladder
            .as_ref()
            .is_some_and(|row| names(&row.satisfied_by, &item.code));
        let leads_here = other
            .training
            .as_ref()
            .is_some_and(|t| names(&t.leads_to, &item.code));
        if repeats || behind || before || meets || leads_here {
            found.push(other);
        }
    }
    found
        .into_iter()
        .map(|i| place(framework, i, page))
        .collect()
}

fn links<'a>(library: &'a Library, reference: &str, page: &Page) -> Vec<LinkGroup<'a>> {
    let mut groups: Vec<LinkGroup<'a>> = Vec::new();
    for link in library.links(reference) {
        let outward = link.from == reference;
        let Some(other) = library.find(if outward { &link.to } else { &link.from }) else {
            continue;
        };
        let view = LinkView {
            href: address(&other.framework.name(), &other.item.code),
            label: &other.item.label,
            code: &other.item.code,
            relation: page.term("relation", relation(link.relation, outward)),
            why: &link.why,
        };
        match groups.iter_mut().find(|g| g.title == other.framework.title) {
            // Two versions of a document can hold the same link.
            Some(group) if group.links.contains(&view) => {}
            Some(group) => group.links.push(view),
            None => groups.push(LinkGroup {
                title: &other.framework.title,
                links: vec![view],
            }),
        }
    }
    groups
}

/// The word for a relation, seen from this end.
fn relation(relation: LinkRelation, outward: bool) -> &'static str {
    match (relation, outward) {
        (LinkRelation::Same, _) => "same",
        (LinkRelation::Close, _) => "close",
        (LinkRelation::Related, _) => "related",
        (LinkRelation::Broader, true) | (LinkRelation::Narrower, false) => "narrower",
        (LinkRelation::Narrower, true) | (LinkRelation::Broader, false) => "broader",
        (LinkRelation::Builds, true) => "builds",
        (LinkRelation::Builds, false) => "built-by",
    }
}

fn facts(item: &Item, page: &Page) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let yes_no = |yes| page.t(if yes { "yes" } else { "no" });
    let mut add = |key: &str, value: String| {
        if !value.is_empty() {
            found.push((page.t(key), value));
        }
    };
    if let Some(row) = &item.ladder {
        add("fact-stage", page.term("stage", row.stage));
        add("fact-column", page.term("column", row.column));
        if row.column.carries() {
            add(
                "fact-carries",
                page.t(if row.carries_forward {
                    "fact-carries-yes"
                } else {
                    "fact-carries-no"
                }),
            );
        }
        if let Some(strength) = row.strength {
            add("fact-strength", page.term("strength", strength));
        }
        if row.grandfather {
            add("fact-grandfather", page.t("fact-grandfather-text"));
        }
        if row.program_specific {
            add("fact-program", page.t("fact-program-text"));
        }
        if row.pointer {
            add("fact-pointer", page.t("fact-pointer-text"));
        }
    }
    if let Some(role) = &item.role {
        let stages: Vec<String> = role.stages.iter().map(|s| page.term("stage", s)).collect();
        add("fact-stages", stages.join(", "));
        add(
            "fact-inherently-peer",
            inherently(role.inherently_peer, page),
        );
    }
    if let Some(training) = &item.training {
        add("fact-first-listed", page.term("stage", training.stage));
        add("fact-developer", training.developer.clone());
        add("fact-provider", training.provider.clone());
        if training.format != frameworks::Format::Unstated {
            add(
                "fact-format",
                page.term("format", format_word(training.format)),
            );
        }
        add(
            "fact-sessions",
            training.sessions.map_or(String::new(), |n| n.to_string()),
        );
        if let Some(multi) = training.multi_session {
            add("fact-multi-session", yes_no(multi));
        }
        if !training.url.is_empty() {
            add(
                "fact-url",
                format!("{} ({})", training.url, page.t("url-unchecked")),
            );
        }
    }
    if let Some(term) = &item.term {
        add("fact-expansion", term.expansion.clone());
        if let Some(inherent) = term.inherently_peer {
            add("fact-inherently-peer", inherently(inherent, page));
        }
        for url in &term.url {
            add("fact-url", format!("{url} ({})", page.t("url-unchecked")));
        }
    }
    if let Some(center) = &item.center {
        add("fact-area", center.area.clone());
        add(
            "fact-url",
            format!("{} ({})", center.url, page.t("url-unchecked")),
        );
    }
    if let Some(fact) = &item.fact {
        add("fact-value", fact.value.clone());
        add("fact-about", fact.about.clone());
    }
    found
}

fn inherently(word: frameworks::InherentlyPeer, page: &Page) -> String {
    use frameworks::InherentlyPeer::{No, Unstated, Yes};
    page.t(match word {
        Yes => "inherently-peer-yes",
        No => "inherently-peer-no",
        Unstated => "inherently-peer-unstated",
    })
}

/// The word for a format in the locales.
pub(crate) fn format_word(format: frameworks::Format) -> &'static str {
    use frameworks::Format::{Group, InPerson, Online, OnlineApplication, Unstated};
    match format {
        Online => "online",
        InPerson => "in-person",
        Group => "group",
        OnlineApplication => "online-application",
        Unstated => "unstated",
    }
}
