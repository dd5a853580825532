//! A portfolio as a document to give away, in PDF, Word and HTML: one's own, or what somebody shares as a whole or by an
//! address.
//!
//! It holds what the page beside it shows, and nothing else. Not here: reflections, files with a line, and how documents
//! are written (`documents::paper`).

use axum::extract::Path;
use axum::response::Response;
use documents::paper::{Block, Paper};

use super::opened::{self, unlisted};
use super::seen::{self, Content, VoiceView};
use crate::pathway::today;
use crate::permission::Action;
use crate::portfolio::own;
use crate::portfolio::view::{KindView, LineView};
use crate::web::who::{SignedIn, Who};
use crate::web::{Ctx, Error, Page, Result, Section, give_paper};

/// The part that is everything in a portfolio.
const WHOLE: &str = "portfolio";
/// The name of the files, without their ending.
const NAME: &str = "portfolio";

fn line(line: &LineView, blocks: &mut Vec<Block>) {
    blocks.push(Block::Heading(2, line.title.clone()));
    let facts = line.facts.iter();
    let facts: Vec<_> = facts.map(|f| (f.label.clone(), f.value.clone())).collect();
    if !facts.is_empty() {
        blocks.push(Block::Facts(facts));
    }
}

fn kind(page: &Page, kind: &KindView, blocks: &mut Vec<Block>) {
    let heading = page.t(format!("kinds-{}", kind.kind.word()));
    blocks.push(Block::Heading(1, heading));
    for one in &kind.lines {
        line(one, blocks);
    }
}

fn voice(page: &Page, voice: &VoiceView, blocks: &mut Vec<Block>) {
    blocks.push(Block::Heading(2, voice.item.clone()));
    let by = format!("voice-by-{}", voice.sort);
    blocks.push(Block::Paragraph(page.su(by, &voice.by, &voice.on)));
    if !voice.words.is_empty() {
        blocks.push(Block::Paragraph(voice.words.clone()));
    }
}

/// What somebody keeps about themselves, as a document in the language of the page.
fn paper(page: &Page, name: &str, content: &Content, day: &str) -> Paper {
    let mut blocks = vec![Block::Paragraph(page.t("summary-lead"))];
    if !content.attested.is_empty() {
        blocks.push(Block::Heading(1, page.t("summary-attested")));
        for (track, words) in &content.attested {
            blocks.push(Block::Paragraph(page.s("seen-attested", track)));
            if !words.is_empty() {
                blocks.push(Block::Paragraph(words.clone()));
            }
        }
    }
    for one in &content.kinds {
        kind(page, one, &mut blocks);
    }
    if !content.voices.is_empty() {
        blocks.push(Block::Heading(1, page.t("voices-title")));
        for one in &content.voices {
            voice(page, one, &mut blocks);
        }
    }
    if content.is_empty() {
        blocks.push(Block::Paragraph(page.t("summary-empty")));
    }
    Paper {
        language: page.lang.tag().to_owned(),
        title: page.s("summary-title", name),
        subtitle: page.s("portfolio-as-of", day),
        blocks,
    }
}

fn give(ctx: &Ctx, name: &str, content: &Content, file: &str) -> Result<Response> {
    let page = ctx.page(Section::Me, "me-portfolio");
    let kind = ending(file)?;
    let paper = paper(&page, name, content, &today().to_string());
    give_paper(&paper, NAME, kind)
}

/// The ending of a file's name, when it is one of ours.
fn ending(file: &str) -> Result<&str> {
    match file.split_once('.') {
        Some((NAME, kind)) if ["pdf", "docx", "html"].contains(&kind) => Ok(kind),
        _ => Err(Error::not_found()),
    }
}

/// `GET /me/portfolio/summary/{file}`: one's own, as `portfolio.pdf`, `.docx` or `.html`.
pub(super) async fn own_file(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path(file): Path<String>,
) -> Result<Response> {
    let person = own(&actor, Action::Read, WHOLE)?;
    let page = ctx.page(Section::Me, "me-portfolio");
    let content = seen::content(&ctx, &page, person, &[WHOLE], Some(person)).await?;
    let name = ctx.who.as_ref().map_or("", |w| w.name.as_str());
    give(&ctx, name, &content, &file)
}

/// `GET /people/{id}/portfolio/{file}`: what somebody shares with the one who looks, when they share the whole.
pub(super) async fn shared_file(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path((id, file)): Path<(String, String)>,
) -> Result<Response> {
    ending(&file)?;
    let open = seen::open(&ctx, &actor, &id, Some(WHOLE)).await?;
    let page = ctx.page(Section::Me, "me-portfolio");
    let looking = actor.person_id();
    let content = seen::content(&ctx, &page, open.person, &open.parts, looking).await?;
    give(&ctx, &open.name, &content, &file)
}

/// `GET /shared/{token}/{file}`: what an address opens.
pub(super) async fn opened_file(
    ctx: Ctx,
    Who(actor): Who,
    Path((token, file)): Path<(String, String)>,
) -> Result<Response> {
    ending(&file)?;
    let (name, content) = opened::open(&ctx, &actor, &token).await?;
    Ok(unlisted(give(&ctx, &name, &content, &file)?))
}
