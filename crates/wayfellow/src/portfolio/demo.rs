//! The portfolios of the demo's cast, in the demo's database.
//!
//! Not here: the cast itself (`accounts::demo`) and its portfolio files (`pathway::demo`).

use anyhow::Context as _;
use frameworks::{Ladder, Portfolio};
use serde_json::Value;

use super::{file, record};
use crate::accounts::demo::cast;
use crate::actor::Actor;
use crate::db::Db;
use crate::pathway::{demo, today};
use crate::sharing::share::{self, With};

/// Gives each of the cast the portfolio that has their name, and lets Dana see what Mara has learned.
///
/// # Errors
/// When a portfolio of the demo cannot be read, or the database cannot be written.
pub(crate) async fn fill(db: &Db) -> anyhow::Result<()> {
    let shipped: Value = serde_json::from_str(&demo::shipped()?)?;
    let ladder = Ladder::shipped();
    let cast = cast(db).await?;
    for file in shipped["people"].as_array().into_iter().flatten() {
        let read = Portfolio::read(file.to_string().as_bytes(), ladder, today());
        let portfolio = read.map_err(|errors| {
            let lines: Vec<String> = errors.iter().map(ToString::to_string).collect();
            anyhow::anyhow!("a portfolio of the demo: {}", lines.join(" "))
        })?;
        let name = portfolio.name.as_deref().unwrap_or_default();
        let Some(person) = cast.iter().find(|p| name.starts_with(&p.name)) else {
            continue;
        };
        let lines = file::lines(&portfolio, ladder, &[]);
        record::begin_all(db, &Actor::person(person.person), &lines)
            .await
            .context("The portfolios of the demo could not be written")?;
    }
    let named = |name: &str| cast.iter().find(|p| p.name == name).map(|p| p.person);
    if let (Some(mara), Some(dana)) = (named("Mara"), named("Dana")) {
        let part = "portfolio/trainings";
        share::begin(db, &Actor::person(mara), part, With::Person(dana), None).await?;
    }
    Ok(())
}
