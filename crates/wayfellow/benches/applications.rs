//! How fast a list of applications comes in, in a release build: `cargo bench -p wayfellow --bench applications`. The
//! database is a SQLite file in the temporary folder, unless `TEST_DATABASE_URL` names an empty one.
#![allow(clippy::print_stdout)]

use std::fmt::Write as _;
use std::time::Instant;

use wayfellow::actor::Actor;
use wayfellow::applications::import::{Wanted, bring, read};
use wayfellow::db::{self, Db, Entry, Place, new_id, params, statements};
use wayfellow::web::Lang;

/// Applications in a list.
const MANY: usize = 1_000;

statements! {
    ORGANIZATION = "INSERT INTO organizations (id, name, language, made_at) VALUES ($1, 'Riverbend', 'en', $2)";
    DESCRIPTION = "INSERT INTO descriptions (id, organization_id, title, peer_role, body, made_at, edited_at) VALUES ($1, $1, 'Host', FALSE, '{}', $2, $2)";
    OPENING = "INSERT INTO openings (id, organization_id, description_id, body, opens_on, closes_on, made_at) VALUES ($1, $1, $1, '{}', '2026-01-01', '2026-02-01', $2)";
}

fn list() -> String {
    let mut text = "name,reach,languages,received,What draws you here?\n".to_owned();
    for n in 0..MANY {
        let words = "I have led an evening kitchen for years and know how to listen. ".repeat(8);
        let _ = writeln!(
            text,
            "Person {n},person{n}@example.org,\"English, Spanish\",2026-01-15,\"{words}\""
        );
    }
    text
}

async fn run() -> anyhow::Result<()> {
    let folder = std::env::temp_dir().join(format!("wayfellow-bench-{}", new_id()));
    std::fs::create_dir_all(&folder)?;
    let place = match std::env::var("TEST_DATABASE_URL") {
        Ok(address) => address.parse().map_err(anyhow::Error::msg)?,
        Err(_) => Place::Sqlite(folder.join("bench.db")),
    };
    let db = Db::open(&place).await?;
    let actor = Actor::command("bench");
    let text = list();
    println!("| what | seconds | applications a second |");
    println!("|---|--:|--:|");
    for round in 1..=3 {
        let id = new_id();
        db.change(&actor, async |tx| {
            for statement in [&ORGANIZATION, &DESCRIPTION, &OPENING] {
                tx.execute(statement, params![id, tx.now()]).await?;
            }
            tx.record(Entry::new("create", "bench"));
            Ok::<_, db::Error>(())
        })
        .await?;
        let wanted = Wanted {
            asks: vec!["What draws you here?".to_owned()],
            today: jiff::civil::date(2026, 2, 1),
            language: Lang::En,
            of: (id, id),
            by: None,
        };
        let began = Instant::now();
        let all = read(text.as_bytes(), &wanted);
        let all = all.map_err(|why| anyhow::anyhow!("the list is refused: {why:?}"))?;
        let read_in = began.elapsed().as_secs_f64();
        let brought = bring(&db, &actor, (id, id), all).await?;
        let taken = began.elapsed().as_secs_f64();
        anyhow::ensure!(brought == Ok(MANY), "{brought:?}");
        let each = |seconds: f64| MANY as f64 / seconds;
        println!(
            "| read, round {round} | {read_in:.3} | {:.0} |",
            each(read_in)
        );
        println!(
            "| read and kept, round {round} | {taken:.3} | {:.0} |",
            each(taken)
        );
    }
    db.close().await;
    std::fs::remove_dir_all(&folder)?;
    Ok(())
}

fn main() -> anyhow::Result<()> {
    tokio::runtime::Runtime::new()?.block_on(run())
}
