//! What changed between two versions of a description, part by part and line by line.

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use documents::description::{Description, FIELDS};
use serde::Deserialize;
use uuid::Uuid;

use super::description::{self, Version, today};
use super::edit::LABELS;
use super::{id, looks, reads};
use crate::web::who::SignedIn;
use crate::web::{Ctx, Error, Page, Result, Section};

/// What became of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Became {
    Same,
    Gone,
    New,
}

impl Became {
    fn word(self) -> &'static str {
        match self {
            Became::Same => "same",
            Became::Gone => "gone",
            Became::New => "new",
        }
    }
}

#[derive(Template)]
#[template(path = "roles/difference.html")]
struct Difference {
    page: Page,
    id: Uuid,
    title: String,
    numbers: Vec<usize>,
    from: usize,
    to: usize,
    /// The fields that changed: key of the label, and their lines.
    fields: Vec<(&'static str, Vec<(Became, String)>)>,
}

#[derive(Deserialize)]
pub(super) struct Asked {
    from: Option<i64>,
    to: Option<i64>,
}

/// `GET /descriptions/{id}/difference`.
pub(super) async fn show(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path(text): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let looking = looks(&actor).is_ok();
    let place = if looking {
        looks(&actor)?
    } else {
        reads(&actor)?
    };
    let db = &ctx.app.db;
    let draft = description::draft(db, id(&text)?, place).await?;
    let today = today().to_string();
    let mut versions = description::versions(db, draft.id).await?;
    versions.retain(|v| {
        looking
            || v.effective_on
                .as_deref()
                .is_some_and(|d| d <= today.as_str())
    });
    let last = versions.first().ok_or_else(Error::not_found)?;
    let find = |number: i64| {
        let found = versions.iter().find(|v| v.number == number);
        found.ok_or_else(Error::not_found)
    };
    let to = asked.to.map_or(Ok(last), find)?;
    let from = match asked.from {
        Some(number) => find(number)?,
        None => versions.iter().find(|v| v.number < to.number).unwrap_or(to),
    };
    ctx.render(&Difference {
        page: ctx.page(Section::Other, "difference-title"),
        id: draft.id,
        title: to.title.clone(),
        numbers: versions.iter().map(Version::place).collect(),
        from: from.place(),
        to: to.place(),
        fields: differences(&from.body, &to.body),
    })
}

fn shown(body: &Description, name: &str) -> String {
    if name != "responsibilities" {
        return body.get(name);
    }
    // A duty that became essential has changed too.
    let mut marked = body.clone();
    for duty in marked
        .responsibilities
        .iter_mut()
        .flat_map(|r| &mut r.duties)
    {
        if duty.essential {
            duty.text.push_str(" ✱");
        }
    }
    marked.responsibilities_text()
}

fn differences(from: &Description, to: &Description) -> Vec<(&'static str, Vec<(Became, String)>)> {
    let mut fields = Vec::new();
    for ((name, _, _), label) in FIELDS.iter().zip(LABELS) {
        let (old, new) = (shown(from, name), shown(to, name));
        if old != new {
            fields.push((label, lines(&old, &new)));
        }
    }
    fields
}

/// Both texts as one: lines that stayed, went and came.
fn lines(old: &str, new: &str) -> Vec<(Became, String)> {
    let old: Vec<&str> = old.lines().collect();
    let new: Vec<&str> = new.lines().collect();
    /// More lines than this on a side are shown as gone and new as a whole: the table below grows with both.
    const MOST: usize = 1_500;
    if old.len() > MOST || new.len() > MOST {
        let gone = old.iter().map(|l| (Became::Gone, (*l).to_owned()));
        let came = new.iter().map(|l| (Became::New, (*l).to_owned()));
        return gone.chain(came).collect();
    }
    // The longest run of lines that both have, from the end.
    let mut longest = vec![vec![0u16; new.len() + 1]; old.len() + 1];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            longest[i][j] = if old[i] == new[j] {
                longest[i + 1][j + 1] + 1
            } else {
                longest[i + 1][j].max(longest[i][j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut out = Vec::new();
    while i < old.len() || j < new.len() {
        if i < old.len() && j < new.len() && old[i] == new[j] {
            out.push((Became::Same, old[i].to_owned()));
            i += 1;
            j += 1;
        } else if j == new.len() || i < old.len() && longest[i + 1][j] >= longest[i][j + 1] {
            out.push((Became::Gone, old[i].to_owned()));
            i += 1;
        } else {
            out.push((Became::New, new[j].to_owned()));
            j += 1;
        }
    }
    out
}
