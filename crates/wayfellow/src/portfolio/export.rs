//! The whole portfolio to read and to print; the file of the open page, to take along and to bring.

use askama::Template;
use axum::extract::Multipart;
use axum::response::Response;
use frameworks::Portfolio;

use super::kinds::Kind;
use super::view::KindView;
use super::{file, own, record, view};
use crate::db::Moment;
use crate::pathway::{first_file, today};
use crate::permission::Action;
use crate::web::who::SignedIn;
use crate::web::{Ctx, Error, Page, Result, Section, download, see_other};

#[derive(Template)]
#[template(path = "portfolio/export.html")]
struct Whole {
    page: Page,
    tab: &'static str,
    kinds: Vec<KindView>,
    today: String,
}

/// `GET /me/portfolio`.
pub(super) async fn show(ctx: Ctx, SignedIn(actor): SignedIn) -> Result<Response> {
    let person = own(&actor, Action::Read, "portfolio")?;
    let page = ctx.page(Section::Me, "me-portfolio");
    let records = record::today(&ctx.app.db, person).await?;
    // Reflections are not part of what is handed on.
    let wanted: Vec<Kind> = Kind::ALL
        .iter()
        .copied()
        .filter(|k| *k != Kind::Reflection)
        .collect();
    let template = Whole {
        tab: "portfolio",
        kinds: view::kinds(&ctx.app, &page, &records, &wanted),
        today: view::day(Moment::now()),
        page,
    };
    ctx.render(&template)
}

/// `GET /me/portfolio/file`.
pub(super) async fn file(ctx: Ctx, SignedIn(actor): SignedIn) -> Result<Response> {
    let person = own(&actor, Action::Read, "portfolio")?;
    let records = record::today(&ctx.app.db, person).await?;
    let portfolio = file::portfolio(&records);
    Ok(download(
        portfolio.to_json(),
        "application/json",
        "wayfellow-portfolio.json",
    ))
}

/// `POST /me/portfolio/file`: adds what a file has and the portfolio has not.
pub(super) async fn bring(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    upload: Multipart,
) -> Result<Response> {
    let person = own(&actor, Action::Add, "portfolio")?;
    let page = ctx.page(Section::Me, "me-portfolio");
    let bytes = first_file(upload).await?;
    if bytes.is_empty() {
        return Err(Error::refused(
            "missing-unreadable",
            page.t("missing-no-file"),
        ));
    }
    let ladder = &ctx.app.ladder;
    let brought = Portfolio::read(&bytes, ladder, today()).map_err(|errors| {
        let lines: Vec<String> = errors.iter().take(20).map(ToString::to_string).collect();
        Error::refused("missing-unreadable", lines.join("\n"))
    })?;
    let known = record::today(&ctx.app.db, person).await?;
    let drafts = file::lines(&brought, ladder, &known);
    for kind in Kind::ALL {
        let count = known.iter().filter(|r| r.kind == *kind).count()
            + drafts.iter().filter(|d| d.kind == *kind).count();
        if count > record::MOST_LINES {
            let many = page.nm("problem-many", count, record::MOST_LINES);
            return Err(Error::refused("problem-full", many));
        }
    }
    record::begin_all(&ctx.app.db, &actor, &drafts).await?;
    Ok(see_other("/me/portfolio"))
}
