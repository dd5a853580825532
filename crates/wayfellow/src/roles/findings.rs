//! What the checker says about a description, field by field, while it is written and when it is saved.
//!
//! Not here: any judgment of its own; the rules are those of `rolecheck`.

use askama::Template;
use axum::Json;
use axum::extract::Form;
use axum::extract::rejection::FormRejection;
use axum::response::{IntoResponse, Response};
use documents::description::{Description, Part, Place};
use rolecheck::{Checker, Finding, FindingKind, Kind, Language, Options, Severity};
use serde::Serialize;

use super::form;
use crate::permission::{Action, Resource, may};
use crate::web::who::SignedIn;
use crate::web::{Ctx, Error, Page, Result, Section};

/// A finding with its place in the description.
pub(super) struct Found {
    pub finding: Finding,
    pub part: Part,
    /// The field it is about; none when it is about the part as a whole.
    pub place: Option<Place>,
    pub passage: String,
    /// What the passage would be with the safe replacement.
    pub key: String,
}

impl Found {
    /// The class of its mark.
    pub fn tone(&self) -> &'static str {
        match self.finding.severity {
            Severity::Error | Severity::Warning => "unfit",
            Severity::Caution => "depends",
            Severity::Info => "advice",
        }
    }
}

/// The findings of one part, as a page shows them below the part's fields.
#[derive(Template)]
#[template(path = "roles/findings.html")]
pub(super) struct Findings<'a> {
    page: &'a Page,
    found: Vec<&'a Found>,
    /// Whether the page can take over a replacement.
    editing: bool,
}

/// Everything that was found.
#[derive(Default)]
pub(super) struct Checked {
    pub found: Vec<Found>,
    /// There was no text yet.
    pub blank: bool,
    /// The text was not judged, since it is not in English.
    pub unjudged: bool,
}

impl Checked {
    /// Checks a description. What is about peer roles only is left out for other positions.
    pub fn of(body: &Description) -> Checked {
        let (text, places) = body.laid_out();
        if places.is_empty() {
            return Checked {
                blank: true,
                ..Checked::default()
            };
        }
        let report = Checker::shipped().check(&text, &Options::new(Kind::JobDescription));
        let mut found: Vec<Found> = report
            .findings
            .into_iter()
            .filter(|f| body.peer_role || !only_for_peer_roles(f))
            .filter(|f| !answered(body, f))
            .map(|finding| placed(finding, &text, &places))
            .filter(|f| !only_a_heading(f))
            .collect();
        found.sort_by_key(|f| (f.part, f.finding.span.start));
        Checked {
            found,
            blank: false,
            unjudged: report.language != Language::English,
        }
    }

    /// The findings of a part as HTML.
    pub fn html(&self, page: &Page, part: Part, editing: bool) -> Result<String> {
        Findings {
            page,
            found: self.found.iter().filter(|f| f.part == part).collect(),
            editing,
        }
        .render()
        .map_err(Error::internal)
    }

    /// How many say that something does not fit, that it depends, and that something could be better: keys and numbers.
    pub fn counted(&self) -> Vec<(&'static str, usize)> {
        ["unfit", "depends", "advice"]
            .into_iter()
            .zip([
                "check-count-unfit",
                "check-count-depends",
                "check-count-advice",
            ])
            .map(|(tone, key)| (key, self.found.iter().filter(|f| f.tone() == tone).count()))
            .filter(|(_, n)| *n > 0)
            .collect()
    }

    /// The description with the safe replacement of one finding.
    pub fn accept(&self, body: &mut Description, key: &str) {
        let Some(f) = self.found.iter().find(|f| f.key == key) else {
            return;
        };
        let (Some(fix), Some(place)) = (&f.finding.fix, &f.place) else {
            return;
        };
        let field = body.get(&place.field);
        let mut lines: Vec<String> = field.lines().map(str::to_owned).collect();
        let Some(line) = lines.get_mut(place.line) else {
            return;
        };
        let from = f.finding.span.start - place.range.start;
        let to = f.finding.span.end.min(place.range.end) - place.range.start;
        if line.get(from..to).is_some() {
            line.replace_range(from..to, &fix.replacement);
            let before = body.clone();
            body.set(&place.field, &lines.join("\n"));
            body.keep_marks(&before);
        }
    }
}

/// Rules that are about what is special to a peer role.
fn only_for_peer_roles(f: &Finding) -> bool {
    matches!(
        f.kind,
        FindingKind::RoleFit
            | FindingKind::VagueLivedExperience
            | FindingKind::NoLivedExperienceRequirement
            | FindingKind::JdNoLivedExperience
            | FindingKind::JobAsRehabilitation
    )
}

/// A heading names work and asks nobody to do it; only what is clear enough counts there.
fn only_a_heading(f: &Found) -> bool {
    f.finding.kind == FindingKind::RoleFit
        && matches!(f.tone(), "depends" | "advice")
        && f.place
            .as_ref()
            .is_some_and(|p| p.field.starts_with("label-"))
}

/// What the form itself has said: the parts are there or not, whatever words are in them.
fn answered(body: &Description, f: &Finding) -> bool {
    let c = &body.conditions;
    let number = body.responsibilities.len();
    match f.kind {
        FindingKind::JdMissingFunction => !body.function.is_empty(),
        FindingKind::JdMissingReporting | FindingKind::JdReportingNotByTitle => {
            !body.reporting.peer_line.is_empty() || !body.reporting.administrative_line.is_empty()
        }
        FindingKind::JdMissingResponsibilities => number > 0,
        FindingKind::JdResponsibilitiesCount => (4..=6).contains(&number),
        FindingKind::JdMissingQualifications => {
            !body.required.is_empty() || !body.preferred.is_empty()
        }
        FindingKind::JdNoRequiredPreferred | FindingKind::NoRequiredPreferredSplit => {
            !body.required.is_empty() && !body.preferred.is_empty()
        }
        FindingKind::JdMissingConditions => {
            !(c.hours.is_empty() && c.schedule.is_empty() && c.place.is_empty())
        }
        _ => false,
    }
}

/// The part that a finding about the whole belongs to.
fn part_of(kind: FindingKind) -> Option<Part> {
    use FindingKind as K;
    Some(match kind {
        K::JdMissingFunction | K::JdFunctionNotOneSentence => Part::Function,
        K::JdMissingReporting | K::JdReportingNotByTitle => Part::Reporting,
        K::JdMissingResponsibilities | K::JdResponsibilitiesCount | K::VagueDuties => {
            Part::Responsibilities
        }
        K::JdMissingQualifications
        | K::JdNoRequiredPreferred
        | K::NoRequiredPreferredSplit
        | K::JdNoLivedExperience
        | K::NoLivedExperienceRequirement => Part::Qualifications,
        K::JdMissingConditions => Part::Conditions,
        _ => return None,
    })
}

fn placed(finding: Finding, text: &str, places: &[Place]) -> Found {
    let span = finding.span.clone();
    let key = format!("{}-{}-{}", span.start, span.end, finding.code);
    let at = places.partition_point(|p| p.range.end <= span.start);
    let place = places
        .get(at)
        .filter(|p| p.range.start <= span.start)
        .cloned();
    if let Some(part) = part_of(finding.kind) {
        return Found {
            finding,
            part,
            place: None,
            passage: String::new(),
            key,
        };
    }
    let passage = place.as_ref().map_or("", |p| {
        text.get(span.start..span.end.min(p.range.end))
            .unwrap_or_default()
    });
    Found {
        part: place.as_ref().map_or(Part::Head, |p| p.part),
        passage: passage.to_owned(),
        finding,
        place,
        key,
    }
}

#[derive(Serialize)]
struct Answer {
    /// Name of a part and the HTML below it.
    parts: Vec<(&'static str, String)>,
    summary: String,
}

/// The sentence above the form.
pub(super) fn summary(page: &Page, checked: &Checked) -> String {
    if checked.blank {
        return page.t("description-blank");
    }
    if checked.unjudged {
        return page.t("check-unsure");
    }
    let parts: Vec<String> = checked
        .counted()
        .into_iter()
        .map(|(key, n)| page.n(key, n))
        .collect();
    if parts.is_empty() {
        page.t("description-clean")
    } else {
        parts.join(" · ")
    }
}

/// `POST /descriptions/findings`: for the page that checks while somebody types. Nothing is kept.
pub(super) async fn create(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    form: std::result::Result<Form<Vec<(String, String)>>, FormRejection>,
) -> Result<Response> {
    let place = actor.organization.ok_or_else(Error::not_found)?;
    may(
        &actor,
        Action::Change,
        &Resource::new("description-draft").of_organization(place),
    )?;
    let Form(fields) = form.map_err(Error::unreadable)?;
    let body = form::body(&fields);
    let page = ctx.page(Section::Other, "descriptions-title");
    let checked = Checked::of(&body);
    let mut parts = Vec::new();
    for part in Part::ALL {
        parts.push((part.name(), checked.html(&page, part, true)?));
    }
    let answer = Answer {
        parts,
        summary: summary(&page, &checked),
    };
    Ok(Json(answer).into_response())
}
