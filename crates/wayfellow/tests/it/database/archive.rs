//! Backup, restore and move: nothing is lost, nothing is mixed, on both databases and between them.

use wayfellow::actor::Actor;
use wayfellow::db::{self, Db, Entry, new_id, params, statements};

use crate::app::RUNTIME;
use crate::databases::{Own, on_a_server};
use crate::program::{Folder, Ran, finish, wayfellow};

statements! {
    PERSON = "INSERT INTO people (id, name, email, language, made_at) VALUES ($1, $2, $3, $4, $5)";
    SESSION = "INSERT INTO sessions (id, token_hash, account_id, made_at, seen_at, expires_at) VALUES ($1, $2, $3, $4, $4, $4)";
    ACCOUNT = "INSERT INTO accounts (id, person_id, email, password, operator, made_at) VALUES ($1, $2, $3, $4, $5, $6)";
    NAMES = "SELECT name FROM people ORDER BY id";
}

/// More rows than are read or written at once, with everything that a value can be.
fn filled() -> (Own, Db) {
    let own = Own::new();
    let db = own.open();
    let names = [
        "Mara Ξένια",
        "",
        "  two\nlines\t\"quoted\" \\ ",
        "🌲 𝔘𝔫𝔦",
        "O'Hara; DROP TABLE people",
    ];
    let filled = RUNTIME.block_on(db.change(&Actor::command("test"), async |tx| {
        for n in 0..2_345_i64 {
            let id = new_id();
            let email = (n % 3 == 0).then(|| format!("{n}@example.org"));
            let name = names[usize::try_from(n).unwrap_or(0) % names.len()];
            tx.execute(&PERSON, params![id, name, email, "es", i64::MAX - n])
                .await?;
            if n < 5 {
                let account = new_id();
                let values = params![
                    account,
                    id,
                    format!("{n}"),
                    None::<&str>,
                    n == 0,
                    i64::MIN + n
                ];
                tx.execute(&ACCOUNT, values).await?;
                let hash = (0..32)
                    .map(|i| u8::try_from(i * 7 + n).unwrap_or(255))
                    .collect::<Vec<u8>>();
                tx.execute(&SESSION, params![new_id(), hash, account, n])
                    .await?;
            }
        }
        tx.record(Entry::new("import", "person").changed("name", "before", "after"));
        Ok::<_, db::Error>(())
    }));
    filled.expect("filled");
    (own, db)
}

fn names(db: &Db) -> Vec<String> {
    let rows = RUNTIME.block_on(db.all(&NAMES, params![])).expect("rows");
    rows.iter()
        .map(|r| r.get("name").expect("a name"))
        .collect()
}

fn command(args: &[&str], database: &str) -> Ran {
    finish(
        wayfellow().args(args).env("WAYFELLOW_DATABASE", database),
        b"",
    )
}

fn assert_whole(db: &Db) {
    let report = RUNTIME
        .block_on(db.audit_verify(None, &mut |_, _| ()))
        .expect("the log");
    assert_eq!(report.faults, []);
}

#[test]
fn a_backup_is_restored_with_everything_in_it_while_both_are_open() {
    let (own, db) = filled();
    let folder = Folder::new();
    let file = folder.path().join("all.wayfellow");
    let file = file.to_str().expect("a name in UTF-8");
    let written = command(&["backup", file], own.address());
    assert_eq!(written.code, Some(0), "{}", written.err);
    assert!(written.out.contains("2345  people"), "{}", written.out);

    let other = Own::empty();
    let restored = command(&["restore", file], other.address());
    assert_eq!(restored.code, Some(0), "{}", restored.err);
    let copy = other.open();
    assert_eq!(names(&copy), names(&db));
    assert_whole(&copy);
    // Every table with its count and digest, the same as in the backup.
    let lines = |text: &str| -> Vec<String> {
        let lines = text.lines().filter(|l| l.starts_with(' '));
        lines.map(str::to_owned).collect()
    };
    assert_eq!(lines(&written.out), lines(&restored.out));

    let again = command(&["restore", file], other.address());
    assert_eq!(again.code, Some(2));
    assert!(again.err.contains("is not empty"), "{}", again.err);
    let over = command(&["backup", file], own.address());
    assert_eq!(over.code, Some(2));
    assert!(over.err.contains("is there already"), "{}", over.err);
}

#[test]
fn a_damaged_backup_fills_nothing() {
    use std::io::{Read as _, Write as _};
    let (own, _db) = filled();
    let folder = Folder::new();
    let path = folder.path().join("all.wayfellow");
    let file = path.to_str().expect("a name in UTF-8");
    let written = command(&["backup", file], own.address());
    assert_eq!(written.code, Some(0), "{}", written.err);
    let whole = std::fs::read(&path).expect("the backup");
    let mut text = String::new();
    flate2::read::GzDecoder::new(&whole[..])
        .read_to_string(&mut text)
        .expect("JSON lines");
    let zip = |text: &str| {
        let mut out = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        out.write_all(text.as_bytes()).expect("zipped");
        out.finish().expect("zipped")
    };
    let other = Own::empty();
    let without_end: String = text
        .lines()
        .rev()
        .skip(1)
        .collect::<Vec<_>>()
        .into_iter()
        .rev()
        .map(|l| format!("{l}\n"))
        .collect();
    for (bytes, words) in [
        (whole[..whole.len() / 2].to_vec(), "could not be read"),
        (b"not a backup".to_vec(), "could not be read"),
        (zip(""), "ends before it is complete"),
        (zip("{}\n"), "not a backup"),
        (
            zip(&text.replacen("0@example.org", "9@example.org", 1)),
            "not what was written",
        ),
        (
            zip(&text.replacen("\"wayfellow-archive\":1", "\"wayfellow-archive\":2", 1)),
            "another version",
        ),
        (zip(&without_end), "ends before it is complete"),
        (zip(&text.replacen("\"es\",", "17,", 1)), "damaged"),
    ] {
        let damaged = folder.file("damaged.wayfellow", bytes);
        let ran = command(&["restore", &damaged], other.address());
        assert_eq!(ran.code, Some(2), "{words}: {}", ran.out);
        assert!(ran.err.contains(words), "{words}: {}", ran.err);
    }
    assert!(names(&other.open()).is_empty());
}

#[test]
fn a_database_moves_into_another_one_and_both_say_the_same() {
    let (own, db) = filled();
    let other = Own::empty();
    let dry = finish(
        wayfellow().args([
            "move",
            "--dry-run",
            "--from",
            own.address(),
            "--to",
            other.address(),
        ]),
        b"",
    );
    assert_eq!(dry.code, Some(0), "{}", dry.err);
    assert!(dry.out.contains("2345  people"), "{}", dry.out);
    assert!(dry.out.contains("Nothing was written"), "{}", dry.out);

    let moved =
        |from: &str, to: &str| finish(wayfellow().args(["move", "--from", from, "--to", to]), b"");
    let ran = moved(own.address(), other.address());
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let copy = other.open();
    assert_eq!(names(&copy), names(&db));
    assert_whole(&copy);

    let again = moved(own.address(), other.address());
    assert_eq!(again.code, Some(2));
    assert!(again.err.contains("is not empty"), "{}", again.err);
    let nowhere = moved("sqlite:no-such-folder/no-such-file.db", other.address());
    assert_eq!(nowhere.code, Some(2));
    assert!(nowhere.err.contains("no-such-file.db"), "{}", nowhere.err);
}

#[test]
fn a_file_moves_to_a_server_and_back() {
    if !on_a_server() {
        // There is no server this time; `script/test` runs this again with one.
        return;
    }
    let (own, db) = filled();
    let folder = Folder::new();
    let file = format!("sqlite:{}", folder.path().join("moved.db").display());
    let back = Own::empty();
    for (from, to) in [
        (own.address(), file.as_str()),
        (file.as_str(), back.address()),
    ] {
        let ran = finish(wayfellow().args(["move", "--from", from, "--to", to]), b"");
        assert_eq!(ran.code, Some(0), "{}", ran.err);
    }
    let copy = back.open();
    assert_eq!(names(&copy), names(&db));
    assert_whole(&copy);
}
