//! What came out of a round, to take along: exactly what its page shows, and nothing more.

use axum::extract::Path;
use axum::response::Response;
use frameworks::Preparation;
use serde_json::json;

use super::grid::questions;
use super::results::{Results, Tally};
use super::round::{self, Round};
use super::sheet::{Heavier, Part};
use super::show::find;
use super::themes;
use super::words::{self, Said};
use crate::db::Db;
use crate::permission::Action;
use crate::web::sheet::Sheet;
use crate::web::who::SignedIn;
use crate::web::{Ctx, Error, Result, download};

/// Who, how many, and what: the whole first, then the seats that may be shown apart.
fn groups(results: &Results) -> Vec<(&'static str, &Tally)> {
    let all = results.all.iter().map(|t| ("all", t));
    let seats = results.seats.iter().map(|(s, t)| (s.as_str(), t));
    all.chain(seats).collect()
}

/// How many words are read at once.
const AT_ONCE: i64 = 2_000;

/// All words that may be read.
async fn all_words(db: &Db, round: &Round, results: &Results) -> Result<Vec<Said>> {
    let readable = words::counted(db, round, results).await?;
    let there: i64 = readable.iter().map(|(_, n)| n).sum();
    let mut all = Vec::new();
    let mut skip = 0;
    while skip < there {
        all.extend(words::some(db, round, &readable, skip, AT_ONCE).await?);
        skip += AT_ONCE;
    }
    Ok(all)
}

/// `GET /rounds/{id}/file/{format}`.
pub(super) async fn show(
    ctx: Ctx,
    SignedIn(actor): SignedIn,
    Path((id, format)): Path<(String, String)>,
) -> Result<Response> {
    let round = find(&ctx, &actor, Action::Read, &id).await?;
    let results = round::outcome(&ctx.app.db, &round).await?;
    let words = all_words(&ctx.app.db, &round, &results).await?;
    let themes = themes::of_round(&ctx.app.db, round.id).await?;
    let themes_of = |said: &Said| themes.get(&said.id).cloned().unwrap_or_default();
    let all = Preparation::shipped();
    let groups = groups(&results);
    match format.as_str() {
        "csv" => {
            let mut sheet = Sheet::new([
                "question", "seat", "answers", "true", "not true", "words", "name", "themes",
            ]);
            for (seat, tally) in &groups {
                let people = tally.people.to_string();
                for (asked, code, ..) in round.parts.iter().flat_map(|p| questions(*p)) {
                    let (yes, no) = tally.pair(asked);
                    let (yes, no) = (yes.to_string(), no.to_string());
                    sheet.line([code, seat, &people, &yes, &no, "", "", ""]);
                }
            }
            for said in &words {
                let name = said.name.as_deref().unwrap_or_default();
                sheet.line([
                    said.question.as_str(),
                    "",
                    "",
                    "",
                    "",
                    said.words.as_str(),
                    name,
                    &themes_of(said).join(", "),
                ]);
            }
            Ok(sheet.download("round.csv"))
        }
        "json" => {
            let seats: Vec<_> = groups
                .iter()
                .map(|(seat, tally)| {
                    let counts = |part: &Part| -> Vec<_> {
                        let questions = questions(*part).into_iter();
                        questions
                            .map(|(asked, code, ..)| {
                                let (yes, no) = tally.pair(asked);
                                json!({"code": code, "true": yes, "not_true": no})
                            })
                            .collect()
                    };
                    let points = round.parts.iter().filter(|p| p.why().is_some());
                    let points: Vec<_> = points.flat_map(counts).collect();
                    let whole = *seat == "all";
                    let hard: Vec<_> = all
                        .questions
                        .iter()
                        .zip(tally.hard)
                        .map(|(q, n)| json!({"code": q.code, "hard": n}))
                        .collect();
                    let heavier: Vec<_> = Heavier::ALL
                        .iter()
                        .zip(tally.heavier)
                        .map(|(h, n)| json!({"what": h.as_str(), "people": n}))
                        .collect();
                    json!({
                        "seat": seat,
                        "answers": tally.people,
                        "statements": counts(&Part::Timeline),
                        "points": points,
                        "questions": if whole { json!(hard) } else { json!(null) },
                        "heavier": if whole { json!(heavier) } else { json!(null) },
                    })
                })
                .collect();
            let words: Vec<_> = words
                .iter()
                .map(|w| json!({"question": w.question, "words": w.words, "name": w.name, "themes": themes_of(w)}))
                .collect();
            let together: Vec<_> = results.together.iter().map(|s| s.as_str()).collect();
            let whole = json!({
                "name": round.name,
                "closed": !round.open,
                // How many, only where what they said is shown: a count that others can watch tells who answered.
                "answers": results.all.map(|t| t.people),
                "results": seats,
                "not_apart": together,
                "words": words,
            });
            let text = serde_json::to_string_pretty(&whole).map_err(Error::internal)? + "\n";
            Ok(download(text, "application/json", "round.json"))
        }
        _ => Err(Error::not_found()),
    }
}
