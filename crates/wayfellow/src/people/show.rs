//! One list: what it would do, how far it has come, or what came of it.
//!
//! While it comes in the page asks to be loaded again every few seconds, by a header that works without scripts.

use askama::Template;
use axum::extract::Path;
use axum::http::{HeaderValue, header};
use axum::response::Response;
use uuid::Uuid;

use super::import::{self, Import, State};
use super::plan::{Counts, Outcome, Plan, Planned, Rights};
use super::start::here;
use crate::actor::Actor;
use crate::web::sheet::Sheet;
use crate::web::who::SignedIn;
use crate::web::{Ctx, Error, Page, Result, Section, see_other};

/// Lines shown on the page. The file has them all.
const SHOWN: usize = 100;
/// Seconds between two looks at how far a list has come.
const AGAIN: &str = "3";

#[derive(Template)]
#[template(path = "people/show.html")]
struct Shown {
    page: Page,
    import: Import,
    /// `tried`, `coming`, `cut-off`, `through` or `given-up`.
    state: &'static str,
    counts: Option<Counts>,
    refused: Vec<Told>,
    changed: Vec<Told>,
    /// Whether there are more of either than are shown.
    more: bool,
    /// Whether the file is still there.
    file: bool,
}

/// A line as it is shown.
struct Told {
    number: usize,
    id: String,
    name: String,
    words: Vec<String>,
}

async fn found(ctx: &Ctx, actor: &Actor, named: &str) -> Result<(Uuid, Import)> {
    let place = here(actor)?;
    let id: Uuid = named.parse().map_err(|_| Error::not_found())?;
    Ok((place, Import::find(&ctx.app.db, place, id).await?))
}

/// What is said of a line, one sentence for each thing.
fn words(page: &Page, line: &Planned) -> Vec<String> {
    let mut words: Vec<String> = match &line.outcome {
        Outcome::Refused(problems) => problems
            .iter()
            .map(|problem| {
                let wanted = page.t(problem.key);
                match (problem.column, problem.found.as_str()) {
                    (Some(column), "") => format!("{}: {wanted}", column.word()),
                    (Some(column), found) => {
                        let found = page.s("import-found", found);
                        format!("{}: {found} {wanted}", column.word())
                    }
                    (None, _) => wanted,
                }
            })
            .collect(),
        _ => line
            .brings
            .iter()
            .map(|column| column.word().to_owned())
            .collect(),
    };
    if line.theirs {
        words.push(page.t("import-theirs"));
    }
    words
}

fn told(page: &Page, line: &Planned) -> Told {
    Told {
        number: line.number,
        id: line.external_id.clone(),
        name: line.name.clone(),
        words: words(page, line),
    }
}

/// `GET /organization/imports/{import}`.
pub(super) async fn show(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path(named): Path<String>,
) -> Result<Response> {
    let (place, import) = found(&ctx, &actor, &named).await?;
    let state = import.state();
    let plan = match state {
        State::Coming => None,
        _ => {
            import
                .plan(&ctx.app, place, Rights::of(&actor, place))
                .await?
        }
    };
    let page = ctx.page(Section::Other, "import-list-title");
    let of = |plan: &Plan, wanted: fn(&Planned) -> bool| -> Vec<Told> {
        let lines = plan.lines.iter().filter(|l| wanted(l)).take(SHOWN);
        lines.map(|l| told(&page, l)).collect()
    };
    let refuses = |l: &Planned| matches!(l.outcome, Outcome::Refused(_));
    let changes = |l: &Planned| l.outcome == Outcome::Changed || l.theirs;
    let (refused, changed) = match &plan {
        Some(plan) => (of(plan, refuses), of(plan, changes)),
        None => (Vec::new(), Vec::new()),
    };
    let counts = plan.as_ref().map(Plan::counts);
    let template = Shown {
        state: match state {
            State::Tried => "tried",
            State::Coming => "coming",
            State::CutOff => "cut-off",
            State::Through => "through",
            State::GivenUp => "given-up",
        },
        more: counts.is_some_and(|c| c.refused > SHOWN || c.changed > SHOWN),
        file: plan.is_some(),
        import,
        counts,
        refused,
        changed,
        page,
    };
    let mut response = ctx.render(&template)?;
    if state == State::Coming {
        let headers = response.headers_mut();
        headers.insert(header::REFRESH, HeaderValue::from_static(AGAIN));
    }
    Ok(response)
}

/// `GET /organization/imports/{import}/lines`: every line with what becomes of it, for a spreadsheet.
pub(super) async fn lines(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path(named): Path<String>,
) -> Result<Response> {
    let (place, import) = found(&ctx, &actor, &named).await?;
    let rights = Rights::of(&actor, place);
    let plan = import.plan(&ctx.app, place, rights).await?;
    let plan = plan.ok_or_else(Error::gone)?;
    let page = ctx.page(Section::Other, "import-list-title");
    let mut sheet = Sheet::new(["line", "external_id", "name", "outcome", "details"]);
    for line in &plan.lines {
        sheet.line([
            &line.number.to_string(),
            &line.external_id,
            &line.name,
            line.outcome.word(),
            &words(&page, line).join(" | "),
        ]);
    }
    Ok(sheet.download("people-lines.csv"))
}

/// `POST /organization/imports/{import}/start`.
pub(super) async fn start(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path(named): Path<String>,
) -> Result<Response> {
    let (place, import) = found(&ctx, &actor, &named).await?;
    let back = format!("/organization/imports/{}", import.id);
    import::start(ctx.app.clone(), actor, place, import).await?;
    Ok(see_other(&back))
}

/// `POST /organization/imports/{import}/end`.
pub(super) async fn end(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path(named): Path<String>,
) -> Result<Response> {
    let (_, import) = found(&ctx, &actor, &named).await?;
    import::end(&ctx.app, &actor, &import).await?;
    Ok(see_other("/organization/import"))
}
