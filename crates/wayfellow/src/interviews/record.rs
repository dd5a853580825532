//! The record of a search, for whoever has to show why somebody was hired: who did what, and when.
//!
//! What members of the panel heard is in it once it was decided, not before. Deliberately not in it: what anybody needed to
//! be different, who sits on a panel for which experience, numbers, and any order of candidates.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use documents::paper::{Block, Paper};
use serde_json::{Value, json};
use uuid::Uuid;

use super::decision::Decision;
use super::kit::Kit;
use super::opening;
use super::panel::{Candidate, Panel};
use super::rating::{self, Handed};
use crate::actor::Actor;
use crate::db::Entry;
use crate::openings::opening::Opening;
use crate::organizations::day;
use crate::permission::{Action, Resource, may};
use crate::web::who::SignedIn;
use crate::web::{Ctx, Error, Page, Result, Section, download, give_paper};

/// What a search has come to.
struct Record {
    opening: Opening,
    kit: Kit,
    panel: Panel,
    /// By candidate, once it was decided.
    heard: Vec<(Uuid, Vec<Handed>)>,
    decisions: Vec<Decision>,
}

#[derive(Template)]
#[template(path = "interviews/record.html")]
struct Shown {
    page: Page,
    id: Uuid,
    title: String,
    paper: Paper,
}

impl Shown {
    /// The great headings, with the place of each among the blocks.
    fn contents(&self) -> Vec<(usize, &str)> {
        let blocks = self.paper.blocks.iter().enumerate();
        blocks
            .filter_map(|(n, block)| match block {
                Block::Heading(1, text) => Some((n, text.as_str())),
                _ => None,
            })
            .collect()
    }
}

impl Record {
    async fn of(ctx: &Ctx, actor: &Actor, text: &str) -> Result<Record> {
        let (place, opening) = opening(ctx, actor, text).await?;
        let record = Resource::new("hiring-record").of_organization(place);
        may(actor, Action::Read, &record)?;
        let db = &ctx.app.db;
        let panel = Panel::of(db, opening.id).await?;
        // Who stepped aside reads no more of it than anybody else.
        let me = panel.member(actor.person_id());
        if me.is_some_and(|m| m.stands_aside()) {
            return Err(Error::not_found());
        }
        let decisions = Decision::all(db, opening.id).await?;
        let mut heard = Vec::new();
        let mut looks = Vec::new();
        for c in &panel.candidates {
            looks.push(Entry::look("hiring-record", c.id).of(c.id));
            let aside = me.is_some_and(|m| m.is_aside_for(c.id));
            if !decisions.is_empty() && !aside {
                heard.push((c.id, rating::of(db, c.id).await?));
            }
        }
        // Written down before it is shown.
        db.looked(actor, looks).await?;
        Ok(Record {
            kit: Kit::of(db, opening.id).await?,
            opening,
            panel,
            heard,
            decisions,
        })
    }

    fn member(&self, id: Uuid) -> String {
        let found = self.panel.members.iter().find(|m| m.id == id);
        found.map_or_else(String::new, |m| m.name.clone())
    }

    fn called(&self, page: &Page, candidate: &Candidate) -> String {
        if candidate.called.is_empty() {
            page.t("candidate-erased")
        } else {
            candidate.called.clone()
        }
    }

    fn named(&self, page: &Page, id: Uuid) -> String {
        let found = self.panel.candidate(id);
        found.map_or_else(|| page.t("candidate-erased"), |c| self.called(page, c))
    }

    /// What was handed in about a candidate, by the names of the members.
    fn voices(&self, candidate: Uuid) -> Vec<(String, &Handed)> {
        let all = self.heard.iter().filter(|(c, _)| *c == candidate);
        let mut voices: Vec<(String, &Handed)> = all
            .flat_map(|(_, handed)| handed)
            .map(|h| (self.member(h.member), h))
            .collect();
        voices.sort_by_key(|v| (v.0.clone(), v.1.member, v.1.place));
        voices
    }

    fn paper(&self, ctx: &Ctx, page: &Page) -> Paper {
        let mut blocks = vec![Block::Facts(self.opening_facts(page))];
        self.kit_blocks(page, &mut blocks);
        self.panel_blocks(page, &mut blocks);
        for c in &self.panel.candidates {
            self.candidate_blocks(ctx, page, c, &mut blocks);
        }
        if self.panel.candidates.is_empty() {
            blocks.push(Block::Paragraph(page.t("record-no-candidates")));
        }
        self.decision_blocks(ctx, page, &mut blocks);
        Paper {
            language: page.lang.tag().to_owned(),
            title: format!("{}: {}", page.t("record-title"), self.opening.ad.title),
            subtitle: self.opening.organization_name.clone(),
            blocks,
        }
    }

    fn opening_facts(&self, page: &Page) -> Vec<(String, String)> {
        let o = &self.opening;
        let days = page.su("opening-days", &o.opens_on, &o.closes_on);
        vec![
            (page.t("record-opening"), days),
            (page.term("wanted", "required"), o.ad.required.join("\n")),
            (page.term("wanted", "preferred"), o.ad.preferred.join("\n")),
        ]
        .into_iter()
        .filter(|f| !f.1.is_empty())
        .collect()
    }

    fn kit_blocks(&self, page: &Page, blocks: &mut Vec<Block>) {
        blocks.push(Block::Heading(1, page.t("record-asked")));
        if self.kit.versions.is_empty() {
            blocks.push(Block::Paragraph(page.t("kit-versions-none")));
        }
        for v in self.kit.versions.iter().rev() {
            let number = usize::try_from(v.number).unwrap_or_default();
            let since = page.s("kit-version-from", day(v.made));
            let head = format!("{} {since} {}", page.n("kit-version", number), v.reason);
            blocks.push(Block::Paragraph(head.trim().to_owned()));
            let asked = v.snapshot.questions.iter().filter(|q| q.core);
            blocks.push(Block::Numbers(asked.map(|q| q.words.clone()).collect()));
        }
    }

    fn panel_blocks(&self, page: &Page, blocks: &mut Vec<Block>) {
        blocks.push(Block::Heading(1, page.t("panel-members")));
        let members = self.panel.members.iter().map(|m| {
            let said = match m.stance() {
                Some(d) => page.t(format!("panel-said-{}", d.stance)),
                None => page.t("panel-said-nothing"),
            };
            match &m.removed {
                Some(reason) => format!("{}: {said} {} {reason}", m.name, page.t("panel-left")),
                None => format!("{}: {said}", m.name),
            }
        });
        blocks.push(Block::Bullets(members.collect()));
        let missing = self.panel.missing();
        if !missing.is_empty() {
            blocks.push(Block::Paragraph(page.t("panel-missing")));
            let missing = missing.iter().map(|s| page.t(format!("seat-missing-{s}")));
            blocks.push(Block::Bullets(missing.collect()));
        }
    }

    fn candidate_blocks(&self, ctx: &Ctx, page: &Page, c: &Candidate, blocks: &mut Vec<Block>) {
        blocks.push(Block::Heading(1, self.called(page, c)));
        let held = match &c.held_on {
            Some(on) => page.s("interview-held", on),
            None => page.t("interview-open"),
        };
        let status = page.t(format!("candidate-status-{}", c.status.word()));
        blocks.push(Block::Paragraph(format!("{held} {status}")));
        for (name, handed) in self.voices(c.id) {
            let head = page.su("record-voice", name, day(handed.made));
            blocks.push(Block::Heading(2, head));
            if handed.place > 1 {
                let amended = page.t("candidate-amended");
                blocks.push(Block::Paragraph(format!("{amended}. {}", handed.reason)));
            }
            let Some(sheet) = &handed.sheet else {
                blocks.push(Block::Paragraph(page.t("candidate-notes-gone")));
                continue;
            };
            let all = ctx.app.lessons.hiring.proficiencies.iter();
            let facts = all.filter_map(|p| {
                let h = sheet.get(&p.code)?;
                let word = page.t(format!("heard-{}", h.word));
                let words = format!("{word}. {}", h.notes);
                Some((p.label.clone(), words.trim().to_owned()))
            });
            blocks.push(Block::Facts(facts.collect()));
        }
    }

    fn decision_blocks(&self, ctx: &Ctx, page: &Page, blocks: &mut Vec<Block>) {
        blocks.push(Block::Heading(1, page.t("decision-title")));
        if self.decisions.is_empty() {
            blocks.push(Block::Paragraph(page.t("record-open")));
        }
        for d in &self.decisions {
            blocks.push(Block::Heading(2, page.s("decision-on", day(d.made))));
            blocks.push(Block::Paragraph(match d.chosen() {
                Some(id) => page.s("decision-for", self.named(page, id)),
                None => page.t("decision-for-nobody"),
            }));
            let points = &ctx.app.lessons.hiring.pitfalls;
            let answered = d.pitfalls.iter().filter_map(|p| {
                let point = points.iter().find(|k| k.code == p.code)?;
                let said = page.t(if p.yes { "decision-yes" } else { "decision-no" });
                Some((point.label.clone(), format!("{said}. {}", p.words)))
            });
            blocks.push(Block::Facts(answered.collect()));
            let reasons = d.reasons.iter().map(|r| {
                let rests = r.qualifications.join("; ");
                let words = format!("{} ({rests})", r.words);
                (self.named(page, r.candidate), words.trim().to_owned())
            });
            blocks.push(Block::Facts(reasons.collect()));
            if let Some(h) = &d.hired {
                let mut said = vec![page.s("hire-begins-on", &h.begins_on)];
                said.extend(
                    h.certified_by
                        .iter()
                        .map(|by| page.s("hire-certified-on", by)),
                );
                said.extend(h.tasks.iter().cloned());
                blocks.push(Block::Bullets(said));
            }
        }
    }

    fn json(&self, page: &Page) -> Value {
        let versions = self.kit.versions.iter().rev().map(|v| {
            json!({
                "number": v.number, "since": day(v.made), "reason": v.reason, "kit": v.snapshot,
            })
        });
        let members = self.panel.members.iter().map(|m| {
            json!({
                "name": m.name, "ties": m.stance().map(|d| d.stance.as_str()), "left": m.removed,
            })
        });
        let candidates = self.panel.candidates.iter().map(|c| {
            let voices = self.voices(c.id).into_iter().map(|(name, h)| {
                json!({
                    "by": name, "on": day(h.made), "place": h.place, "reason": h.reason,
                    "heard": h.sheet,
                })
            });
            json!({
                "name": self.called(page, c), "status": c.status.word(),
                "interviewed_on": c.held_on, "heard": voices.collect::<Vec<_>>(),
            })
        });
        let decisions = self.decisions.iter().map(|d| {
            let reasons = d.reasons.iter().map(|r| {
                json!({
                    "candidate": self.named(page, r.candidate), "chosen": r.chosen,
                    "qualifications": r.qualifications, "words": r.words,
                })
            });
            json!({
                "number": d.number, "on": day(d.made), "asked_before": d.pitfalls,
                "reasons": reasons.collect::<Vec<_>>(),
                "hired": d.hired.as_ref().map(|h| json!({
                    "job_title": h.job_title, "begins_on": h.begins_on,
                    "certified_by": h.certified_by, "tasks": h.tasks,
                })),
            })
        });
        json!({
            "format": "wayfellow-search",
            "version": 1,
            "title": self.opening.ad.title,
            "organization": self.opening.organization_name,
            "opens_on": self.opening.opens_on,
            "closes_on": self.opening.closes_on,
            "required": self.opening.ad.required,
            "preferred": self.opening.ad.preferred,
            "kits": versions.collect::<Vec<_>>(),
            "panel": members.collect::<Vec<_>>(),
            "missing_seats": self.panel.missing(),
            "candidates": candidates.collect::<Vec<_>>(),
            "decisions": decisions.collect::<Vec<_>>(),
        })
    }
}

/// `GET /openings/{id}/record`.
pub(super) async fn show(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path(text): Path<String>,
) -> Result<Response> {
    let record = Record::of(&ctx, &actor, &text).await?;
    let page = ctx.page(Section::Other, "record-title");
    ctx.render(&Shown {
        id: record.opening.id,
        paper: record.paper(&ctx, &page),
        title: record.opening.ad.title,
        page,
    })
}

/// `GET /openings/{id}/record/{file}`: `record.pdf`, `.docx`, `.html` or `.json`.
pub(super) async fn file(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path((text, file)): Path<(String, String)>,
) -> Result<Response> {
    let record = Record::of(&ctx, &actor, &text).await?;
    let page = ctx.page(Section::Other, "record-title");
    let kind = file.strip_prefix("record.").ok_or_else(Error::not_found)?;
    if kind == "json" {
        let json = serde_json::to_string_pretty(&record.json(&page)).map_err(Error::internal)?;
        return Ok(download(json + "\n", "application/json", "record.json"));
    }
    give_paper(&record.paper(&ctx, &page), "record", kind)
}
