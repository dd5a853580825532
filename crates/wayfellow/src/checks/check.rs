//! "Check a text": paste or upload, marks in the text, a card per finding.
//!
//! Works as a plain form. `assets/js/check.js` marks while a person types and asks `POST /check/findings` for that.

use askama::Template;
use axum::extract::Multipart;
use axum::extract::multipart::MultipartRejection;
use axum::response::Response;
use rolecheck::{Checker, Finding, Kind, Options};

use super::document::{Document, Reading};
use super::marks::{Stretch, stretches};
use super::sent::{Sent, SentFile};
use super::shown::{Card, Cards, Summary, key};
use crate::web::{Ctx, Error, Page, Result, Section, refused_form};

/// A file larger than this is not put into the page, in bytes: the form that sends it again would be refused.
const LARGEST_PACKED: usize = 1_400_000;

#[derive(Template)]
#[template(path = "checks/check.html")]
struct CheckPage<'a> {
    page: Page,
    text: &'a str,
    kind: Kind,
    /// Whether something was checked.
    done: bool,
    /// Why the file that was sent cannot be read.
    refused: Option<&'a str>,
    stretches: Vec<Stretch<'a>>,
    cards: String,
    summary: Summary,
    words: String,
    /// A Word file to send again for its copy with comments: name and packed bytes.
    again: Option<(String, String)>,
    /// A Word file too large for that.
    again_too_large: bool,
    examples: [(&'static str, &'static str); 2],
    /// Words that the script needs, as JSON.
    script_words: String,
}

/// `GET /check`.
pub(super) async fn new(ctx: Ctx) -> Result<Response> {
    show(&ctx, "", Kind::Task, None, None)
}

/// `POST /check`.
pub(super) async fn create(
    ctx: Ctx,
    form: std::result::Result<Multipart, MultipartRejection>,
) -> Result<Response> {
    let sent = Sent::read(form.map_err(|_| Error::bad_request("error-form"))?).await?;
    let document = match sent.document(ctx.lang) {
        Ok(document) => document,
        // What was typed beside the file stays in the form.
        Err(why) => return refused_form(show(&ctx, &sent.text, sent.kind, None, Some(&why))),
    };
    let mut text = if sent.fresh {
        document.as_plain()
    } else {
        sent.text.clone()
    };
    if !sent.accept.is_empty() {
        let options = Options::new(sent.kind);
        let findings = Document::typed(text.clone())
            .check(Checker::shipped(), &options)
            .findings;
        let chosen: Vec<Finding> = findings
            .into_iter()
            .filter(|f| sent.accept == "all" || sent.accept == key(f))
            .collect();
        text = rolecheck::apply_fixes(&text, &chosen);
    }
    show(
        &ctx,
        &text,
        sent.kind,
        sent.file.as_ref().filter(|f| is_word(f)),
        None,
    )
}

fn is_word(file: &SentFile) -> bool {
    Reading::of(&file.name, &file.bytes) == Reading::Docx
}

fn show(
    ctx: &Ctx,
    text: &str,
    kind: Kind,
    word: Option<&SentFile>,
    refused: Option<&str>,
) -> Result<Response> {
    let page = ctx.page(Section::Checks, "check-title");
    let checked = Document::typed(text.to_owned()).check(Checker::shipped(), &Options::new(kind));
    let summary = Summary::of(text, &checked.findings, &checked.language, checked.notes);
    let words = summary.words(&page);
    let cards = Cards {
        page: &page,
        cards: Card::all(text, &checked.findings),
    }
    .render()
    .map_err(Error::internal)?;
    let small = word.filter(|f| f.bytes.len() <= LARGEST_PACKED);
    ctx.render(&CheckPage {
        text,
        kind,
        done: !text.trim().is_empty(),
        refused,
        stretches: stretches(text, &checked.findings),
        cards,
        words,
        summary,
        again: small.map(|f| (f.name.clone(), f.packed())),
        again_too_large: word.is_some() && small.is_none(),
        examples: EXAMPLES,
        script_words: script_words(&page),
        page,
    })
}

/// Texts to try: kind and text.
const EXAMPLES: [(&str, &str); 2] = [
    (
        "task",
        "The Peer Aide will make sure clients take their medications and report back to the team. May drive people to appointments as needed. Goes to court with people when they ask.",
    ),
    (
        "interview",
        "Why did you apply for this job?\nHave you ever been hospitalized?\nHow do you ask for help when you need it?",
    ),
];

fn script_words(page: &Page) -> String {
    serde_json::json!({
        "text": page.t("check-text"),
        "long": page.t("check-too-long"),
        "failed": page.t("check-failed"),
        "copied": page.t("check-copied"),
    })
    .to_string()
}
