//! The named cast of the tests: two organizations and the people around Mara, each in another relation to her.
//!
//! Not here: what any of them may do (`permission`).

#![allow(dead_code, reason = "asked for by some nouns only")]

use std::collections::BTreeMap;

use uuid::Uuid;
use wayfellow::actor::{Actor, Hat};
use wayfellow::db::{self, Db, Entry, new_id, params, statements};
use wayfellow::web::who::{actor_of, token_hash};

use crate::app::{RUNTIME, TestApp};

statements! {
    ORGANIZATION = "INSERT INTO organizations (id, name, language, made_at) VALUES ($1, $2, 'en', $3)";
    PERSON = "INSERT INTO people (id, name, language, made_at) VALUES ($1, $2, 'en', $3)";
    ACCOUNT = "INSERT INTO accounts (id, person_id, email, operator, made_at) VALUES ($1, $2, $3, $4, $5)";
    SESSION = "INSERT INTO sessions (id, token_hash, account_id, organization_id, made_at, seen_at, expires_at) VALUES ($1, $2, $3, $4, $5, $5, $6)";
    MEMBERSHIP = "INSERT INTO memberships (id, organization_id, person_id, since) VALUES ($1, $2, $3, $4)";
    HAT = "INSERT INTO hats (id, organization_id, person_id, hat, relation_id, since) VALUES ($1, $2, $3, $4, $5, $6)";
    RELATION = "INSERT INTO relations (id, organization_id, supervisor_id, worker_id, line, since) VALUES ($1, $2, $3, $4, $5, $6)";
    RELATION_END = "INSERT INTO relation_ends (relation_id, ended_at) VALUES ($1, $2)";
    PUT_DOWN = "INSERT INTO hat_ends (hat_id, ended_at) SELECT id, $2 FROM hats WHERE person_id = $1";
    LEAVE = "INSERT INTO membership_ends (membership_id, ended_at) SELECT id, $2 FROM memberships WHERE person_id = $1";
    CLOSE = "UPDATE accounts SET closed_at = $2 WHERE person_id = $1";
    SHARE = "INSERT INTO shares (id, person_id, part, with_person, with_organization, with_hat, since) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    LINE = "INSERT INTO portfolio_records (id, entry_id, place, person_id, kind, body, withdrawn, made_at, made_by) VALUES ($1, $2, 1, $3, 'goal', '{\"words\":\"Lead a group\"}', FALSE, $4, $3)";
    VOICES = "SELECT entry_id FROM portfolio_records WHERE person_id = $1 AND kind = 'voice' ORDER BY id";
    VOICE = "INSERT INTO portfolio_records (id, entry_id, place, person_id, kind, subject, body, withdrawn, made_at, made_by) VALUES ($1, $2, 1, $3, 'voice', 'ma-2014@1#VOL.COM.SH.01', '{\"sort\":\"observation\",\"words\":\"Listens.\"}', FALSE, $4, $2)";
    DESCRIPTION = "INSERT INTO descriptions (id, organization_id, title, peer_role, body, made_at, edited_at) VALUES ($1, $1, 'Peer specialist', TRUE, '{\"title\":\"Peer specialist\",\"peer_role\":true}', $2, $2)";
    VERSION = "INSERT INTO description_versions (id, description_id, number, title, peer_role, body, words, made_at) VALUES ($1, $1, 1, 'Peer specialist', TRUE, '{\"title\":\"Peer specialist\",\"peer_role\":true}', '', $2)";
    PUBLICATION = "INSERT INTO description_publications (id, version_id, effective_on, made_at) VALUES ($1, $1, '2026-01-01', $2)";
    OPENING = "INSERT INTO openings (id, organization_id, description_id, body, opens_on, closes_on, made_at) VALUES ($1, $1, $1, '{\"title\":\"Night host\"}', '2025-01-01', '2025-02-01', $2)";
    SECOND_OPENING = "INSERT INTO openings (id, organization_id, description_id, body, opens_on, closes_on, made_at) VALUES ($1, $2, $2, '{\"title\":\"Day host\"}', '2025-01-01', '2025-02-01', $3)";
    KIT = "INSERT INTO interview_kits (opening_id, in_advance, support_person, written, first_words, made_at) VALUES ($1, TRUE, TRUE, FALSE, '', $2)";
    PANEL_MEMBER = "INSERT INTO panel_members (id, opening_id, person_id, seats, made_at) VALUES ($1, $2, $1, 'peer', $3)";
    APPLICATION = "INSERT INTO applications (id, organization_id, opening_id, name, reach, languages, answers, meets, language, received_on, made_at) VALUES ($1, $2, $1, 'Somebody', '', '', '', '', 'en', '2025-01-10', $3)";
    INVITED = "INSERT INTO application_events (id, application_id, place, status, made_at) VALUES ($1, $1, 1, 'invited', $2)";
    KIT_QUESTION = "INSERT INTO kit_questions (id, opening_id, place, words, contains, worry, excellent, reason, core, dropped, made_at) VALUES ($1, $1, 1, 'What drew you to this position?', '', '', '', '', TRUE, FALSE, $2)";
    POSITION = "INSERT INTO positions (id, organization_id, job_title, peer_role, focus, paid, made_at) VALUES ($1, $1, 'Peer specialist', TRUE, 'shared', TRUE, $2)";
    PLACEMENT = "INSERT INTO placements (id, position_id, person_id, since) VALUES ($1, $2, $1, '2026-01-05')";
    IMPORT = "INSERT INTO people_imports (id, organization_id, made_at, digest, workbook, all_lines, done_lines, added, changed, unchanged, refused) VALUES ($1, $1, $2, $3, FALSE, 1, 0, 0, 0, 0, 0)";
    ADDRESS = "INSERT INTO secret_addresses (id, token_hash, person_id, part, made_at) VALUES ($1, $2, $1, 'portfolio/goals', $3)";
    SHARE_WITH_ID = "INSERT INTO shares (id, person_id, part, with_organization, with_hat, since) VALUES ($1, $1, 'invitation/voices', $2, 'supervisor', $3)";
    ROUND = "INSERT INTO readiness_rounds (id, organization_id, name, parts, seats, people, closes_on, made_at) VALUES ($1, $1, 'First round', 'timeline,questions', 'executive,board,clinical', 40, '2199-01-01', $2)";
    POLICY = "INSERT INTO policy_documents (id, organization_id, title, kind, applies_to, words, made_at) VALUES ($1, $1, 'First policy', 'other', '', 'All staff may rest.', $2)";
    FORUM = "INSERT INTO forums (id, organization_id, name, closed, held_on, venue, people, closes_on, made_at) VALUES ($1, $1, 'First forum', FALSE, '2026-10-01', '', 40, '2199-01-01', $2)";
    PLAN = "INSERT INTO plans (id, organization_id, starts_on, facts, changes, made_at) VALUES ($1, $1, '2026-11-02', '{}', '[]', $2)";
    TASK = "INSERT INTO plan_tasks (id, plan_id, code, place, phase, seat, label, reason, days, comes_after, evidence, removed) VALUES ($1, $1, 'own-1', 0, 'foundation', 'board', 'Meet', '', 3, '', '', FALSE)";
    SHARE_END = "INSERT INTO share_ends (share_id, ended_at) VALUES ($1, $2)";
}

/// Who there is. See the fields of [`Cast::people`] for how each stands to Mara.
pub struct Cast {
    /// Where Mara works.
    pub riverbend: Uuid,
    /// Another organization in the same installation.
    pub hilltop: Uuid,
    people: BTreeMap<&'static str, Uuid>,
    tokens: BTreeMap<&'static str, String>,
}

/// An application with the cast in it.
pub fn with_cast() -> (TestApp, Cast) {
    let app = TestApp::new();
    let cast = RUNTIME.block_on(Cast::enter(app.db()));
    (app, cast)
}

/// An application with the cast in it, for tests that go there as several people. What a noun does there, its own tests
/// add.
pub struct Place {
    pub app: TestApp,
    pub cast: Cast,
}

impl Place {
    pub fn new() -> Place {
        let (app, cast) = with_cast();
        Place { app, cast }
    }

    /// As one of the cast.
    pub fn of(&self, name: &str) -> TestApp {
        self.app.signed_in_as(&self.cast, name)
    }
}

/// Somebody who is signed in, and the application as they see it.
#[derive(Clone)]
pub struct Person {
    pub id: Uuid,
    pub app: TestApp,
}

/// Name, organization, hats, and how they stand to Mara.
const PEOPLE: &[(&str, Option<&str>, &[Hat], &str)] = &[
    ("mara", Some("riverbend"), &[Hat::Worker], "herself"),
    (
        "teo",
        Some("riverbend"),
        &[Hat::Supervisor],
        "her supervisor on the peer line",
    ),
    (
        "una",
        Some("riverbend"),
        &[Hat::Supervisor],
        "was her supervisor until last week",
    ),
    (
        "sam",
        Some("riverbend"),
        &[Hat::Worker],
        "a colleague with whom she shares her credentials",
    ),
    (
        "wes",
        Some("riverbend"),
        &[Hat::Worker],
        "a colleague with whom she shared everything, and no longer does",
    ),
    ("col", Some("riverbend"), &[Hat::Worker], "a colleague"),
    ("lena", Some("riverbend"), &[Hat::Leader], "the leader"),
    (
        "hugo",
        Some("riverbend"),
        &[Hat::HiringLead],
        "the hiring lead",
    ),
    (
        "ada",
        Some("riverbend"),
        &[Hat::EthicsAuditor],
        "the ethics auditor",
    ),
    ("nadia", None, &[], "supervises her from outside"),
    (
        "olga",
        Some("hilltop"),
        &[Hat::Leader, Hat::Supervisor, Hat::HiringLead],
        "leads another organization",
    ),
    ("ops", None, &[], "runs the installation"),
];

impl Cast {
    /// Enters them all.
    pub async fn enter(db: &Db) -> Cast {
        let mut cast = Cast {
            riverbend: new_id(),
            hilltop: new_id(),
            people: PEOPLE.iter().map(|p| (p.0, new_id())).collect(),
            tokens: PEOPLE
                .iter()
                .map(|p| (p.0, format!("token-{}-{}", p.0, new_id())))
                .collect(),
        };
        cast.people.insert("nobody", new_id());
        let entered = db
            .change(&Actor::command("test"), async |tx| cast.rows(&tx).await)
            .await;
        entered.expect("the cast is entered");
        cast
    }

    async fn rows(&self, tx: &db::Tx) -> db::Result<()> {
        let now = tx.now();
        let before = now.plus_seconds(-3_600);
        for (id, name) in [(self.riverbend, "Riverbend"), (self.hilltop, "Hilltop")] {
            tx.execute(&ORGANIZATION, params![id, name, before]).await?;
        }
        for (name, organization, hats, _) in PEOPLE {
            let id = self.id(name);
            tx.execute(&PERSON, params![id, *name, before]).await?;
            let email = self.email(name);
            let account = new_id();
            tx.execute(
                &ACCOUNT,
                params![account, id, email, *name == "ops", before],
            )
            .await?;
            let organization = organization.map(|o| match o {
                "riverbend" => self.riverbend,
                _ => self.hilltop,
            });
            if let Some(organization) = organization {
                tx.execute(&MEMBERSHIP, params![new_id(), organization, id, before])
                    .await?;
                for hat in *hats {
                    let values =
                        params![new_id(), organization, id, hat.word(), None::<Uuid>, before];
                    tx.execute(&HAT, values).await?;
                }
            }
            let looking_at = if *name == "nadia" {
                Some(self.riverbend)
            } else {
                organization
            };
            let hash = token_hash(&self.tokens[name]);
            let until = now.plus_seconds(3_600);
            tx.execute(
                &SESSION,
                params![new_id(), hash, account, looking_at, before, until],
            )
            .await?;
        }
        for (supervisor, line) in [
            ("teo", "peer"),
            ("nadia", "administrative"),
            ("una", "peer"),
        ] {
            let relation = new_id();
            let (by, of) = (self.id(supervisor), self.id("mara"));
            let values = params![relation, self.riverbend, by, of, line, before];
            tx.execute(&RELATION, values).await?;
            if supervisor == "nadia" {
                let hat = Hat::OutsideSupervisor.word();
                let values = params![new_id(), self.riverbend, by, hat, relation, before];
                tx.execute(&HAT, values).await?;
            }
            if supervisor == "una" {
                tx.execute(&RELATION_END, params![relation, now.plus_seconds(-60)])
                    .await?;
            }
        }
        self.share(tx, "portfolio/credentials", Some("sam"), None)
            .await?;
        self.share(tx, "portfolio/trainings", None, Some("supervisor"))
            .await?;
        let all = self.share(tx, "portfolio", Some("wes"), None).await?;
        tx.execute(&SHARE_END, params![all, now.plus_seconds(-1)])
            .await?;
        // One line in Mara's portfolio, with an id that the table of routes can name.
        let mara = self.id("mara");
        tx.execute(&LINE, params![new_id(), mara, mara, before])
            .await?;
        // The position she holds has the id of Riverbend, and that she holds it has hers.
        tx.execute(&POSITION, params![self.riverbend, before])
            .await?;
        tx.execute(&DESCRIPTION, params![self.riverbend, before])
            .await?;
        tx.execute(&VERSION, params![self.riverbend, before])
            .await?;
        tx.execute(&PUBLICATION, params![self.riverbend, before])
            .await?;
        tx.execute(&OPENING, params![self.riverbend, before])
            .await?;
        // Another opening of Riverbend has the id of Mara, and so has the one question of its kit.
        tx.execute(&SECOND_OPENING, params![mara, self.riverbend, before])
            .await?;
        tx.execute(&KIT, params![mara, before]).await?;
        tx.execute(&KIT_QUESTION, params![mara, before]).await?;
        // Teo sits on its panel, and one who applied is invited.
        tx.execute(&PANEL_MEMBER, params![self.id("teo"), mara, before])
            .await?;
        tx.execute(&APPLICATION, params![mara, self.riverbend, before])
            .await?;
        tx.execute(&INVITED, params![mara, before]).await?;
        tx.execute(&PLACEMENT, params![mara, self.riverbend])
            .await?;
        // A list that was tried, whose file is gone.
        let digest = token_hash("no file");
        tx.execute(&IMPORT, params![self.riverbend, before, digest])
            .await?;
        // The same for a voice of Teo's, for an address and for a share: supervisors may add their voice.
        let teo = self.id("teo");
        tx.execute(&VOICE, params![new_id(), teo, mara, before])
            .await?;
        let address = token_hash(&format!("address-{mara}"));
        tx.execute(&ADDRESS, params![mara, address, before]).await?;
        tx.execute(&SHARE_WITH_ID, params![mara, self.riverbend, before])
            .await?;
        // A round at Riverbend that has the id of the organization.
        tx.execute(&ROUND, params![self.riverbend, before]).await?;
        // And a plan with one task.
        tx.execute(&POLICY, params![self.riverbend, before]).await?;
        tx.execute(&FORUM, params![self.riverbend, before]).await?;
        tx.execute(&PLAN, params![self.riverbend, before]).await?;
        tx.execute(&TASK, params![self.riverbend]).await?;
        tx.record(Entry::new("create", "cast"));
        Ok(())
    }

    /// Mara shares a part with a person, or with a hat at Riverbend.
    pub async fn share(
        &self,
        tx: &db::Tx,
        part: &str,
        person: Option<&str>,
        hat: Option<&str>,
    ) -> db::Result<Uuid> {
        let id = new_id();
        let organization = person.is_none().then_some(self.riverbend);
        let since = tx.now().plus_seconds(-1_800);
        let with = person.map(|p| self.id(p));
        let values = params![id, self.id("mara"), part, with, organization, hat, since];
        tx.execute(&SHARE, values).await?;
        Ok(id)
    }

    /// Mara takes a share back.
    pub async fn withdraw(&self, tx: &db::Tx, share: Uuid) -> db::Result<()> {
        tx.execute(&SHARE_END, params![share, tx.now()]).await?;
        Ok(())
    }

    /// A person puts down every hat.
    pub async fn put_down_hats(&self, db: &Db, name: &str) {
        self.run(db, name, &PUT_DOWN).await;
    }

    /// A person leaves every organization.
    pub async fn end_membership(&self, db: &Db, name: &str) {
        self.run(db, name, &LEAVE).await;
    }

    /// A person's account is closed.
    pub async fn close_account(&self, db: &Db, name: &str) {
        self.run(db, name, &CLOSE).await;
    }

    async fn run(&self, db: &Db, name: &str, statement: &'static db::Statement) {
        let done = db
            .change(&Actor::command("test"), async |tx| {
                tx.execute(statement, params![self.id(name), tx.now()])
                    .await?;
                tx.record(Entry::new("edit", "cast"));
                Ok::<_, db::Error>(())
            })
            .await;
        done.expect("done");
    }

    /// A person of the cast by name.
    pub fn id(&self, name: &str) -> Uuid {
        *self
            .people
            .get(name)
            .unwrap_or_else(|| panic!("{name} is not of the cast"))
    }

    /// Everyone, with the visitor who is not signed in.
    pub fn names(&self) -> Vec<&'static str> {
        PEOPLE
            .iter()
            .map(|p| p.0)
            .chain(std::iter::once("visitor"))
            .collect()
    }

    /// A person of the cast, and the application as they see it.
    pub fn person(&self, app: &TestApp, name: &str) -> Person {
        Person {
            id: self.id(name),
            app: app.signed_in_as(self, name),
        }
    }

    /// What a person of the cast signs in with.
    pub fn email(&self, name: &str) -> String {
        format!("{name}-{}@example.org", self.riverbend)
    }

    /// The voices about a person, the oldest first.
    pub async fn voices(&self, db: &Db, person: Uuid) -> Vec<Uuid> {
        let rows = db.all(&VOICES, params![person]).await.expect("the voices");
        rows.iter()
            .map(|r| r.get("entry_id").expect("an id"))
            .collect()
    }

    /// The cookie of a person's session; none for the visitor.
    pub fn cookie(&self, name: &str) -> Option<String> {
        self.tokens.get(name).map(|t| format!("session={t}"))
    }

    /// The person as the program knows them from their session.
    pub async fn actor(&self, db: &Db, name: &str) -> Actor {
        match self.tokens.get(name) {
            Some(token) => actor_of(db, token).await.expect("the session is read"),
            None => Actor::visitor(),
        }
    }
}
