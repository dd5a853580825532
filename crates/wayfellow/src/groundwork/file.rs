//! The points of the groundwork to take along, with every note on them.

use axum::extract::Path;
use axum::response::Response;

use super::note;
use super::place;
use crate::permission::Action;
use crate::web::sheet::Sheet;
use crate::web::who::SignedIn;
use crate::web::{Ctx, Error, Result, download};

/// `GET /groundwork/file/{format}`.
pub(super) async fn show(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path(format): Path<String>,
) -> Result<Response> {
    let place = place(&actor, Action::Read)?;
    let notes = note::all(&ctx.app.db, place).await?;
    let lines = notes
        .iter()
        .flat_map(|(code, all)| all.iter().map(move |n| (code, n)));
    match format.as_str() {
        "csv" => {
            let mut sheet = Sheet::new(["point", "state", "words", "owner", "on", "by"]);
            for (code, n) in lines {
                let owner = n.owner.as_deref().unwrap_or_default();
                sheet.line([code, n.state.as_str(), &n.words, owner, &n.on, &n.by]);
            }
            Ok(sheet.download("groundwork.csv"))
        }
        "everything" => super::everything::show(&ctx, &actor, place, notes).await,
        "json" => {
            let all: Vec<_> = lines
                .map(|(code, n)| {
                    serde_json::json!({
                        "point": code,
                        "state": n.state.as_str(),
                        "words": n.words,
                        "owner": n.owner,
                        "on": n.on,
                        "by": n.by,
                    })
                })
                .collect();
            let text = serde_json::to_string_pretty(&all).map_err(Error::internal)? + "\n";
            Ok(download(text, "application/json", "groundwork.json"))
        }
        _ => Err(Error::not_found()),
    }
}
