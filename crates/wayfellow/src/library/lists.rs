//! The lists of the library: competencies, values, the code of ethics, the glossary, centres.

use axum::extract::Query;
use axum::response::Response;
use frameworks::{Framework, Item, Kind};
use serde::Deserialize;

use super::listing::{Group, Listing, Row, address, filter, rows, words};
use crate::web::{Ctx, Error, Page, Result, Section};

/// What is asked of a list.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    pub q: String,
    pub group: String,
    pub stage: String,
    pub focus: String,
    pub framework: String,
    pub format: String,
}

fn framework<'a>(ctx: &'a Ctx, name: &str) -> Result<&'a Framework> {
    ctx.app.library.framework(name).ok_or_else(Error::not_found)
}

/// A group for every parent, with the parent's own text.
fn by_parent<'a>(
    framework: &'a Framework,
    parents: Vec<&'a Item>,
    kinds: &[Kind],
    only: &str,
    query: &[String],
    page: &Page,
) -> Vec<Group> {
    parents
        .into_iter()
        .filter(|parent| only.is_empty() || parent.code == only)
        .map(|parent| {
            let below = framework
                .children(&parent.code)
                .filter(|i| kinds.contains(&i.kind));
            Group {
                id: format!("g-{}", parent.code),
                heading: format!("{} {}", parent.code, parent.title()),
                text: parent.text.clone(),
                href: address(&framework.name(), &parent.code),
                rows: rows(framework, below, query, |item, row| {
                    if kinds.len() > 1 {
                        row.meta.push(page.term("kind", item.kind.as_str()));
                    }
                    true
                }),
            }
        })
        .collect()
}

/// `GET /competencies`: the 62 by category, or another document's.
pub(super) async fn competencies(ctx: Ctx, Query(asked): Query<Asked>) -> Result<Response> {
    let page = ctx.page(Section::Library, "competencies-title");
    let query = words(&asked.q);
    let handbook = asked.framework == "handbook-2014";
    let framework = framework(
        &ctx,
        if handbook {
            "handbook-2014"
        } else {
            "samhsa-2015"
        },
    )?;
    let (parent_kind, kinds): (Kind, &[Kind]) = if handbook {
        (Kind::Area, &[Kind::Knowledge, Kind::Skill])
    } else {
        (Kind::Category, &[Kind::Competency])
    };
    let parents: Vec<&Item> = framework.of_kind(parent_kind).collect();
    let options: Vec<(&str, String)> = parents
        .iter()
        .map(|p| (p.code.as_str(), format!("{} {}", p.code, p.label)))
        .collect();
    let group = if options.iter().any(|o| o.0 == asked.group) {
        asked.group.as_str()
    } else {
        ""
    };
    let sources = ["samhsa-2015", "handbook-2014"]
        .into_iter()
        .filter_map(|s| Some((s, ctx.app.library.framework(s)?.title.clone())));
    let filters = vec![
        filter_plain(
            &page,
            "framework",
            "filter-document",
            sources,
            &framework.slug,
        ),
        filter(
            &page,
            "group",
            "filter-category",
            options.into_iter(),
            group,
        ),
    ];
    let groups = by_parent(framework, parents, kinds, group, &query, &page);
    let mut listing = Listing::new(
        page,
        "competencies",
        framework,
        Kind::Competency,
        asked.q,
        groups,
    );
    if handbook {
        listing.total =
            framework.of_kind(Kind::Knowledge).count() + framework.of_kind(Kind::Skill).count();
    }
    listing.filters = filters;
    ctx.render(&listing)
}

/// A filter in which one option is always chosen.
fn filter_plain<'a>(
    page: &Page,
    name: &'static str,
    label_key: &str,
    options: impl Iterator<Item = (&'a str, String)>,
    chosen: &str,
) -> super::listing::Filter {
    let mut made = filter(page, name, label_key, options, chosen);
    made.options.remove(0);
    made
}

/// `GET /values`: the 12 national values with their ethical statements and practice guidelines.
pub(super) async fn values(ctx: Ctx, Query(asked): Query<Asked>) -> Result<Response> {
    let page = ctx.page(Section::Library, "values-title");
    let query = words(&asked.q);
    let framework = framework(&ctx, "national-guidelines")?;
    let kinds: Vec<Kind> = match asked.group.as_str() {
        "ethical-statement" => vec![Kind::EthicalStatement],
        "practice-guideline" => vec![Kind::PracticeGuideline],
        _ => vec![Kind::EthicalStatement, Kind::PracticeGuideline],
    };
    let options = [Kind::EthicalStatement, Kind::PracticeGuideline]
        .into_iter()
        .map(|k| (k.as_str(), page.term("kind", k.as_str())));
    let filters = vec![filter(&page, "group", "filter-kind", options, &asked.group)];
    let mut groups = by_parent(
        framework,
        framework.of_kind(Kind::Value).collect(),
        &kinds,
        "",
        &query,
        &page,
    );
    for group in &mut groups {
        let code = group.id.trim_start_matches("g-");
        let motto = framework.children(code).find(|i| i.kind == Kind::Fact);
        if let Some(motto) = motto {
            group.heading = format!("{}: {}", group.heading, motto.title());
        }
    }
    let mut listing = Listing::new(
        page,
        "values",
        framework,
        Kind::EthicalStatement,
        asked.q,
        groups,
    );
    listing.total = framework.of_kind(Kind::EthicalStatement).count()
        + framework.of_kind(Kind::PracticeGuideline).count();
    listing.filters = filters;
    ctx.render(&listing)
}

/// `GET /ethics`: the code of ethics.
pub(super) async fn ethics(ctx: Ctx, Query(asked): Query<Asked>) -> Result<Response> {
    let page = ctx.page(Section::Library, "ethics-title");
    let query = words(&asked.q);
    let framework = framework(&ctx, "ma-2014")?;
    let parts = [Kind::CodePrinciple, Kind::CodeItem, Kind::Pledge];
    let mut groups: Vec<Group> = parts
        .into_iter()
        .map(|kind| Group {
            id: format!("g-{}", kind.as_str()),
            heading: page.term("kind", format!("{}-many", kind.as_str())),
            text: String::new(),
            href: String::new(),
            rows: rows(framework, framework.of_kind(kind), &query, |_, _| true),
        })
        .collect();
    let facts = framework
        .of_kind(Kind::Fact)
        .filter(|i| i.code.starts_with("CODE."));
    groups.push(Group {
        id: "g-facts".into(),
        heading: page.t("ethics-facts"),
        text: String::new(),
        href: String::new(),
        rows: rows(framework, facts, &query, with_fact),
    });
    let total = groups.iter().map(|g| g.rows.len()).sum();
    let mut listing = Listing::new(page, "ethics", framework, Kind::CodeItem, asked.q, groups);
    if query.is_empty() {
        listing.total = total;
    } else {
        let all = parts
            .into_iter()
            .map(|k| framework.of_kind(k).count())
            .sum::<usize>();
        listing.total = all
            + framework
                .of_kind(Kind::Fact)
                .filter(|i| i.code.starts_with("CODE."))
                .count();
    }
    listing.notes.clear();
    ctx.render(&listing)
}

fn with_fact(item: &Item, row: &mut Row) -> bool {
    if let Some(fact) = &item.fact {
        row.meta.push(fact.value.clone());
    }
    true
}

/// `GET /glossary`: every entry of every document's glossary.
pub(super) async fn glossary(ctx: Ctx, Query(asked): Query<Asked>) -> Result<Response> {
    let page = ctx.page(Section::Library, "glossary-title");
    let query = words(&asked.q);
    let mut groups: Vec<Group> = Vec::new();
    let mut names: Vec<String> = Vec::new();
    let mut total = 0;
    for framework in ctx.app.library.frameworks() {
        for item in framework.of_kind(Kind::Term) {
            let Some(term) = &item.term else { continue };
            total += 1;
            if !names.contains(&term.group) {
                names.push(term.group.clone());
            }
            if !asked.group.is_empty() && asked.group != term.group {
                continue;
            }
            let found = rows(framework, std::iter::once(item), &query, |item, row| {
                if let Some(term) = &item.term {
                    if !term.expansion.is_empty() {
                        row.meta.push(term.expansion.clone());
                    }
                    row.url = term.url.first().cloned().unwrap_or_default();
                }
                true
            });
            match groups
                .iter_mut()
                .find(|g| g.id == format!("g-{}", term.group))
            {
                Some(group) => group.rows.extend(found),
                None => groups.push(Group {
                    id: format!("g-{}", term.group),
                    heading: page.term("glossary", &term.group),
                    text: String::new(),
                    href: String::new(),
                    rows: found,
                }),
            }
        }
    }
    let options = names.iter().map(|n| (n.as_str(), page.term("glossary", n)));
    let filters = vec![filter(&page, "group", "filter-kind", options, &asked.group)];
    let framework = framework(&ctx, "ma-2014")?;
    let mut listing = Listing::new(page, "glossary", framework, Kind::Term, asked.q, groups);
    listing.total = total;
    listing.filters = filters;
    listing.notes.clear();
    ctx.render(&listing)
}

/// `GET /centers`: recovery learning communities and recovery support centres.
pub(super) async fn centers(ctx: Ctx, Query(asked): Query<Asked>) -> Result<Response> {
    use frameworks::CenterKind::{RecoveryLearningCommunity, RecoverySupportCenter};
    let page = ctx.page(Section::Library, "centers-title");
    let query = words(&asked.q);
    let framework = framework(&ctx, "ma-2014")?;
    let groups = [
        (RecoveryLearningCommunity, "rlc"),
        (RecoverySupportCenter, "rsc"),
    ]
    .into_iter()
    .map(|(kind, key)| Group {
        id: format!("g-{key}"),
        heading: page.term("center", key),
        text: String::new(),
        href: String::new(),
        rows: rows(
            framework,
            framework.of_kind(Kind::Center),
            &query,
            |item, row| {
                let Some(center) = item.center.as_ref().filter(|c| c.kind == kind) else {
                    return false;
                };
                row.meta.push(center.area.clone());
                row.url.clone_from(&center.url);
                true
            },
        ),
    })
    .collect();
    let mut listing = Listing::new(page, "centers", framework, Kind::Center, asked.q, groups);
    listing.notes.clear();
    ctx.render(&listing)
}
