//! What needs somebody now: each hat sees its own, with a next step, and in the same few questions however many there are.

use axum::http::Method;
use wayfellow::actor::Actor;
use wayfellow::db::{self, Entry, new_id, params, statements};
use wayfellow::db::{Statement, statements as all_statements};

use crate::app::{RUNTIME, TestApp};
use crate::cast::{Cast, with_cast};
use crate::databases::{Own, on_a_server};

statements! {
    OPEN_POSITION = "INSERT INTO positions (id, organization_id, job_title, peer_role, paid, made_at) VALUES ($1, $2, $3, TRUE, TRUE, $4)";
    NEWCOMER = "INSERT INTO newcomers (person_id, organization_id, invite_at) VALUES ($1, $2, $3)";
    LINK = "INSERT INTO links (id, token_hash, purpose, organization_id, hat, made_at, expires_at) VALUES ($1, $2, 'invitation', $3, 'worker', $4, $5)";
}

fn needs(app: &TestApp, cast: &Cast, name: &str) -> Vec<String> {
    let page = app.signed_in_as(cast, name).get("/").with_status(200);
    page.texts(".needs li > p:first-child")
}

#[test]
fn a_visitor_sees_the_open_page_and_whoever_is_signed_in_sees_what_needs_them() {
    let (app, cast) = with_cast();
    let open = app.get("/").with_status(200);
    assert!(open.texts(".needs").is_empty());
    let own = app.signed_in_as(&cast, "sam").get("/").with_status(200);
    assert_eq!(own.texts("h1"), ["Hello, sam"]);
    assert_eq!(own.header("cache-control"), "no-store");
    let found = needs(&app, &cast, "sam");
    assert!(
        found[0].starts_with("Your portfolio is empty."),
        "{found:?}"
    );
    let steps = own.attributes(".needs a", "href");
    for step in steps {
        app.signed_in_as(&cast, "sam").get(&step).with_status(200);
    }
    let spanish = app.ask(Method::GET, "/").header(
        "cookie",
        &format!("lang=es; {}", cast.cookie("sam").expect("a session")),
    );
    assert!(spanish.send().text().contains("Tu portafolio está vacío."));
}

#[test]
fn whoever_looks_after_an_organization_sees_what_it_needs_and_nobody_else_does() {
    let (app, cast) = with_cast();
    let before = needs(&app, &cast, "lena");
    assert!(
        before.iter().any(|n| n.contains("Nobody supervises")),
        "{before:?}"
    );
    let olga = needs(&app, &cast, "olga");
    assert!(
        olga.iter()
            .any(|n| n.starts_with("No position is described yet.")),
        "{olga:?}"
    );
    let entered = RUNTIME.block_on(app.db().change(&Actor::command("test"), async |tx| {
        let now = tx.now();
        tx.execute(
            &OPEN_POSITION,
            params![new_id(), cast.riverbend, "Recovery coach", now],
        )
        .await?;
        tx.execute(&NEWCOMER, params![cast.id("col"), cast.riverbend, now])
            .await?;
        let token = [7_u8; 32];
        let end = now.plus_seconds(3_600);
        tx.execute(&LINK, params![new_id(), token, cast.riverbend, now, end])
            .await?;
        tx.record(Entry::new("create", "needs"));
        Ok::<_, db::Error>(())
    }));
    entered.expect("they are entered");
    let wanted = [
        "Nobody holds the position “Recovery coach”.",
        "One person waits for an invitation.",
        "One invitation runs out within two days",
    ];
    let lena = needs(&app, &cast, "lena");
    let hugo = needs(&app, &cast, "hugo");
    for text in wanted {
        assert!(
            lena.iter().any(|n| n.starts_with(text)),
            "{text} in {lena:?}"
        );
        assert!(
            hugo.iter().any(|n| n.starts_with(text)),
            "{text} in {hugo:?}"
        );
        for name in ["mara", "teo", "ada", "olga", "nadia", "ops"] {
            let found = needs(&app, &cast, name);
            assert!(
                !found.iter().any(|n| n.starts_with(text)),
                "{name}: {found:?}"
            );
        }
    }
    // Hiring leads do not say who supervises whom.
    assert!(!hugo.iter().any(|n| n.contains("supervises")), "{hugo:?}");
    let steps = app
        .signed_in_as(&cast, "lena")
        .get("/")
        .attributes(".needs a", "href");
    for step in steps {
        app.signed_in_as(&cast, "lena").get(&step).with_status(200);
    }
}

#[test]
fn whoever_is_asked_for_a_word_is_reminded_until_it_is_given_back_or_taken_back() {
    let (app, cast) = with_cast();
    let invited = RUNTIME.block_on(app.db().change(&Actor::command("test"), async |tx| {
        let share = cast
            .share(&tx, "invitation/voices", Some("col"), None)
            .await?;
        tx.record(Entry::new("create", "share"));
        Ok::<_, db::Error>(share)
    }));
    let share = invited.expect("it is shared");
    let col = needs(&app, &cast, "col");
    assert!(
        col.contains(&"mara asks you for a word on what they can do.".to_owned()),
        "{col:?}"
    );
    let sam = needs(&app, &cast, "sam");
    assert!(
        sam.contains(&"mara shares something with you.".to_owned()),
        "{sam:?}"
    );
    let taken = RUNTIME.block_on(app.db().change(&Actor::command("test"), async |tx| {
        cast.withdraw(&tx, share).await?;
        tx.record(Entry::new("end", "share"));
        Ok::<_, db::Error>(())
    }));
    taken.expect("it is taken back");
    let col = needs(&app, &cast, "col");
    assert!(!col.iter().any(|n| n.starts_with("mara asks")), "{col:?}");
    // What was taken back is not told of.
    let wes = needs(&app, &cast, "wes");
    assert!(!wes.iter().any(|n| n.contains("mara")), "{wes:?}");
}

#[test]
fn what_is_shared_with_a_hat_stands_on_the_front_page_of_those_who_wear_it() {
    let (app, cast) = with_cast();
    let told = "mara shares something with you.";
    let tells = |name: &str| needs(&app, &cast, name).iter().any(|n| n == told);
    // Mara shares her trainings with the supervisors.
    assert_eq!(["teo", "hugo", "ada"].map(tells), [true, false, false]);
    let shared = RUNTIME.block_on(app.db().change(&Actor::command("test"), async |tx| {
        let share = cast
            .share(&tx, "portfolio/trainings", None, Some("hiring-lead"))
            .await?;
        // With everybody: it asks nobody in particular.
        cast.share(&tx, "portfolio/experience", None, None).await?;
        tx.record(Entry::new("create", "share"));
        Ok::<_, db::Error>(share)
    }));
    let share = shared.expect("it is shared");
    assert_eq!(["hugo", "lena", "ada"].map(tells), [true, false, false]);
    assert!(!tells("olga"), "another organization");
    let taken = RUNTIME.block_on(app.db().change(&Actor::command("test"), async |tx| {
        cast.withdraw(&tx, share).await?;
        tx.record(Entry::new("end", "share"));
        Ok::<_, db::Error>(())
    }));
    taken.expect("it is taken back");
    assert!(!tells("hugo"), "it was taken back");
}

#[test]
fn somebody_who_belongs_nowhere_is_told_how_to_come_in() {
    let (app, cast) = with_cast();
    let page = app.signed_in_as(&cast, "ops").get("/").with_status(200);
    assert!(page.text().contains("You belong to no organization here."));
}

/// Tables that grow with the number of people.
const GROWING: [&str; 14] = [
    "people",
    "accounts",
    "memberships",
    "membership_ends",
    "relations",
    "relation_ends",
    "hats",
    "hat_ends",
    "positions",
    "placements",
    "sessions",
    "links",
    "portfolio_records",
    "newcomers",
];

/// How SQLite would go about a statement, one line a step.
async fn steps(connection: &mut sqlx::SqliteConnection, statement: &Statement) -> Vec<String> {
    use sqlx::Row as _;
    let sql = format!("EXPLAIN QUERY PLAN {}", statement.sql);
    let rows = sqlx::query(sqlx::AssertSqlSafe(sql))
        .fetch_all(connection)
        .await
        .expect("a plan");
    rows.iter().map(|r| r.get("detail")).collect()
}

#[test]
fn nothing_on_the_pages_of_the_signed_in_reads_through_everybody() {
    use sqlx::Connection as _;
    if on_a_server() {
        // Plans are those of SQLite; the indexes are the same.
        return;
    }
    let own = Own::new();
    drop(own.open());
    let asked_for = [
        "home/own.rs",
        "home/organization.rs",
        "web/who.rs",
        "permission/facts.rs",
        "portfolio/record.rs",
        "positions/position.rs",
        "sharing/voices.rs",
    ];
    let found = RUNTIME.block_on(async {
        let file = own.address().trim_start_matches("sqlite:").to_owned();
        let mut connection = sqlx::SqliteConnection::connect(&format!("sqlite://{file}"))
            .await
            .expect("the database opens");
        let mut found = Vec::new();
        let mut looked_at = 0;
        for statement in all_statements() {
            let here = asked_for.iter().any(|file| statement.file.ends_with(file));
            if !here || !statement.sql.starts_with("SELECT") {
                continue;
            }
            looked_at += 1;
            // Names that stand for a growing table in this statement, itself among them.
            let words: Vec<&str> = statement.sql.split_whitespace().collect();
            let stands: Vec<&str> = words
                .windows(2)
                .filter(|w| GROWING.contains(&w[0]))
                .flat_map(|w| [w[0], w[1].trim_end_matches(')')])
                .collect();
            for step in steps(&mut connection, statement).await {
                let through = step.strip_prefix("SCAN ");
                let name = through.and_then(|rest| rest.split(' ').next());
                if name.is_some_and(|n| stands.contains(&n)) {
                    found.push(format!("{} in {}: {step}", statement.name, statement.file));
                }
            }
        }
        assert!(looked_at > 15, "only {looked_at} statements");
        found
    });
    assert!(
        found.is_empty(),
        "Add an index for these:\n{}",
        found.join("\n")
    );
}
