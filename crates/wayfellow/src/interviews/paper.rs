//! The kit as a file: for the panel with what to listen for, for those who are invited without.
//!
//! Not here: how files are written (`documents::paper`).

use axum::extract::Path;
use axum::response::Response;
use documents::paper::{Block, Paper};

use super::kit::{Asked, Kit, Snapshot};
use super::{Here, reads};
use crate::web::who::SignedIn;
use crate::web::{Ctx, Error, Page, Result, Section, give_paper};

/// For whom a paper is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum For {
    Panel,
    Candidate,
}

fn paper(
    page: &Page,
    ctx: &Ctx,
    here: &Here,
    kit: &Snapshot,
    whom: For,
    subtitle: String,
) -> Paper {
    let mut blocks = Vec::new();
    let said = |key: &str| Block::Paragraph(page.t(key));
    let frame = &kit.frame;
    if !frame.first_words.is_empty() {
        blocks.push(Block::Heading(1, page.t("kit-first-words")));
        blocks.push(Block::Paragraph(frame.first_words.clone()));
    }
    blocks.push(Block::Heading(1, page.t("kit-how")));
    let mut how = vec![page.t("kit-same-for-all")];
    let options = [
        ("kit-in-advance-yes", frame.in_advance),
        ("kit-support-person-yes", frame.support_person),
        ("kit-written-yes", frame.written),
    ];
    how.extend(options.iter().filter(|o| o.1).map(|o| page.t(o.0)));
    how.push(page.t("kit-accommodation"));
    blocks.push(Block::Bullets(how));
    let shows = whom == For::Panel || frame.in_advance;
    if !shows {
        blocks.push(said("kit-not-in-advance"));
    }
    let groups = [("kit-core", true), ("kit-if-time", false)];
    for (heading, core) in groups.into_iter().filter(|_| shows) {
        let asked: Vec<&Asked> = kit.questions.iter().filter(|q| q.core == core).collect();
        if asked.is_empty() {
            continue;
        }
        blocks.push(Block::Heading(1, page.t(heading)));
        if whom == For::Candidate {
            let words = asked.iter().map(|q| q.words.clone());
            blocks.push(Block::Numbers(words.collect()));
            continue;
        }
        for (n, q) in (1..).zip(asked) {
            blocks.push(Block::Heading(2, page.n("kit-question-n", n)));
            blocks.push(Block::Paragraph(q.words.clone()));
            let lists = [
                ("hiring-contains", &q.contains),
                ("hiring-worry", &q.worry),
                ("hiring-excellent", &q.excellent),
                ("kit-f-reason", &q.reason),
            ];
            let facts = lists.into_iter().filter(|l| !l.1.is_empty());
            let facts: Vec<_> = facts.map(|(key, t)| (page.t(key), t.clone())).collect();
            if !facts.is_empty() {
                blocks.push(Block::Facts(facts));
            }
        }
    }
    if whom == For::Panel {
        blocks.push(Block::Heading(1, page.t("kit-listen-for")));
        blocks.push(said("hiring-proficiencies-lead"));
        let all = ctx.app.lessons.hiring.proficiencies.iter();
        blocks.push(Block::Numbers(all.map(|p| p.label.clone()).collect()));
        blocks.push(said("kit-never-ask"));
    }
    Paper {
        language: page.lang.tag().to_owned(),
        title: format!("{}: {}", page.t("kit-title"), here.title),
        subtitle,
        blocks,
    }
}

/// `GET /openings/{id}/kit/files/{file}`: `panel.pdf`, `candidate.docx`, …
pub(super) async fn show(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path((text, file)): Path<(String, String)>,
) -> Result<Response> {
    let here = reads(&ctx, &actor, &text).await?;
    let (name, kind) = file.split_once('.').ok_or_else(Error::not_found)?;
    let whom = match name {
        "panel" => For::Panel,
        "candidate" => For::Candidate,
        _ => return Err(Error::not_found()),
    };
    let kit = Kit::of(&ctx.app.db, here.id).await?;
    let page = ctx.page(Section::Other, "kit-title");
    let version = match kit.versions.first() {
        Some(v) => page.n("kit-version", usize::try_from(v.number).unwrap_or_default()),
        None => page.t("kit-not-used-yet"),
    };
    let whose = match whom {
        For::Panel => page.t("kit-for-panel"),
        For::Candidate => page.t("kit-for-candidates"),
    };
    let paper = paper(
        &page,
        &ctx,
        &here,
        &kit.used(),
        whom,
        format!("{whose} {version}"),
    );
    give_paper(&paper, name, kind)
}
