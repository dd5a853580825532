//! The process is killed while it writes: what it had acknowledged is there, and the log is whole.

use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Command, Stdio};

use wayfellow::actor::Actor;
use wayfellow::db::{self, Db, Entry, Place, new_id, params, statements};

use crate::app::RUNTIME;
use crate::databases::Own;

/// Tells the test below that it is the process to be killed, and where to write.
const WRITE_TO: &str = "WAYFELLOW_TEST_WRITE_TO";

statements! {
    INSERT = "INSERT INTO organizations (id, name, language, made_at) VALUES ($1, $2, 'en', $3)";
    IDS = "SELECT id FROM organizations";
}

async fn write_without_end(db: Db) {
    loop {
        let id = new_id();
        let kept = db
            .change(&Actor::command("test"), async |tx| {
                tx.execute(&INSERT, params![id, "One of many", tx.now()])
                    .await?;
                tx.record(
                    Entry::new("create", "organization")
                        .of(id)
                        .changed("name", "", "One"),
                );
                Ok::<_, db::Error>(())
            })
            .await;
        kept.expect("kept");
        // Acknowledged: from here on it must not be lost.
        writeln!(std::io::stdout(), "kept {id}").expect("somebody listens");
    }
}

/// Started by the test below with the variable set; by itself it has nothing to do.
#[test]
fn a_process_that_writes_until_it_is_killed() {
    let Ok(address) = std::env::var(WRITE_TO) else {
        return;
    };
    let place: Place = address.parse().expect("an address");
    RUNTIME.block_on(async {
        let db = Db::open(&place).await.expect("a database");
        let writers: Vec<_> = (0..4)
            .map(|_| tokio::spawn(write_without_end(db.clone())))
            .collect();
        for writer in writers {
            writer.await.expect("writes on");
        }
    });
}

#[test]
fn what_was_acknowledged_survives_a_kill_under_load() {
    let own = Own::new();
    let mut acknowledged: Vec<uuid::Uuid> = Vec::new();
    for _ in 0..3 {
        let mut child = Command::new(std::env::current_exe().expect("this binary"))
            .args([
                "database::crash::a_process_that_writes_until_it_is_killed",
                "--exact",
                "--nocapture",
            ])
            .env(WRITE_TO, own.address())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("a process that writes");
        let mut lines = BufReader::new(child.stdout.take().expect("what it says")).lines();
        let mut heard = 0;
        for line in lines.by_ref() {
            let line = line.expect("a line");
            if let Some(id) = line.split("kept ").nth(1) {
                acknowledged.push(id.parse().expect("an id"));
                heard += 1;
            }
            if heard == 60 {
                break;
            }
        }
        // SIGKILL: no destructor, no flush, in the middle of whatever it was doing.
        child.kill().expect("killed");
        child.wait().expect("gone");
        for line in lines.map_while(Result::ok) {
            // A line may be cut in the middle; a whole id was acknowledged.
            let id = line.split("kept ").nth(1).filter(|id| id.len() == 36);
            acknowledged.extend(id.and_then(|id| id.parse::<uuid::Uuid>().ok()));
        }
        assert!(heard == 60, "it ended by itself after {heard}");
    }
    let db = own.open();
    RUNTIME.block_on(async {
        let rows = db.all(&IDS, params![]).await.expect("rows");
        let there: std::collections::HashSet<uuid::Uuid> =
            rows.iter().map(|r| r.get("id").expect("an id")).collect();
        let lost = acknowledged.iter().filter(|id| !there.contains(id)).count();
        assert_eq!(lost, 0, "of {}", acknowledged.len());
        let report = db
            .audit_verify(None, &mut |_, _| ())
            .await
            .expect("the log");
        assert_eq!(report.faults, []);
        // Neither a change without its entry nor an entry without its change.
        assert_eq!(report.entries, there.len() as u64);
    });
}
