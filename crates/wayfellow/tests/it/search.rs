//! A search at Riverbend for the tests of panels and decisions: an ad, a kit, applications, a panel.
//!
//! Hugo leads it. Teo, Una and Sam sit on the panel; Lena leads the organization and does not.

use uuid::Uuid;
use wayfellow::actor::Actor;
use wayfellow::applications::application::{Application, New, Status, by_id};
use wayfellow::db;

use crate::app::{Answer, RUNTIME, TestApp};
use crate::applying::{arrived, arriving};
use crate::cast::Cast;

pub const REQUIRED: &str =
    "You have used mental health services yourself and are willing to speak of it";

pub struct Search {
    pub app: TestApp,
    pub cast: Cast,
    /// The address of the opening.
    pub at: String,
    pub opening: Uuid,
}

fn day(days: i64) -> String {
    let now = jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC);
    let day = now.date().saturating_add(jiff::Span::new().days(days));
    day.to_string()
}

/// Publishes an ad; its address.
fn publish(hugo: &TestApp, cast: &Cast) -> String {
    let (first, last) = (day(0), day(20));
    let ad = [
        ("title", "Peer specialist"),
        ("hours", "20 hours a week"),
        ("locality", "Springfield"),
        ("duties", "Support people one to one\nLead support groups"),
        ("required", REQUIRED),
        ("preferred", "Experience with leading groups"),
        ("how_to_apply", "Write to jobs@riverbend.example."),
        ("opens_on", &first),
        ("closes_on", &last),
        ("go", "publish"),
    ];
    let form = format!("/descriptions/{}/openings", cast.riverbend);
    hugo.post(&form, &ad).with_status(303).header("location")
}

impl Search {
    /// An ad that is open, and a kit with two questions.
    pub fn begin() -> Search {
        let app = TestApp::new();
        let cast = RUNTIME.block_on(Cast::enter(app.db()));
        let hugo = app.signed_in_as(&cast, "hugo");
        let at = publish(&hugo, &cast);
        let opening = at
            .rsplit('/')
            .next()
            .expect("an id")
            .parse()
            .expect("an id");
        hugo.post(
            &format!("{at}/kit/choices"),
            &[("code", "IS1"), ("code", "IT7")],
        )
        .with_status(303);
        Search {
            app,
            cast,
            at,
            opening,
        }
    }

    /// The same with a panel of Teo, Una and Sam, who have no ties.
    pub fn with_panel() -> Search {
        let search = Search::begin();
        for (name, seats) in [
            ("teo", &["supervisor", "lead"][..]),
            ("una", &["peer"]),
            ("sam", &["services", "colleague"]),
        ] {
            search.seat(name, seats).with_status(303);
            search.declare(name, "none", "").with_status(303);
        }
        search
    }

    /// One more ad at Riverbend; its address.
    pub fn another_opening(&self) -> String {
        publish(&self.who("hugo"), &self.cast)
    }

    pub fn who(&self, name: &str) -> TestApp {
        self.app.signed_in_as(&self.cast, name)
    }

    pub fn seat(&self, name: &str, seats: &[&str]) -> Answer {
        let person = self.cast.id(name).to_string();
        let mut fields = vec![("person", person.as_str())];
        fields.extend(seats.iter().map(|s| ("seat", *s)));
        self.who("hugo")
            .post(&format!("{}/panel", self.at), &fields)
    }

    pub fn declare(&self, name: &str, stance: &str, words: &str) -> Answer {
        let fields = [("stance", stance), ("words", words)];
        let form = format!("{}/panel/declaration", self.at);
        self.who(name).post(&form, &fields)
    }

    /// Somebody applies.
    pub fn applied(&self, name: &str) -> Uuid {
        let new = New {
            email: Some(format!("{}@example.org", db::new_id().simple())),
            ..arriving(&self.cast, self.opening, name)
        };
        arrived(self.app.db(), &new)
    }

    /// Somebody applies and is invited.
    pub fn invited(&self, name: &str) -> Uuid {
        let id = self.applied(name);
        let form = format!("{}/candidates", self.at);
        let fields = [("application", id.to_string())];
        let fields = fields.each_ref().map(|f| (f.0, f.1.as_str()));
        self.who("hugo").post(&form, &fields).with_status(303);
        id
    }

    /// Somebody applies, is invited and interviewed.
    pub fn interviewed(&self, name: &str) -> Uuid {
        let id = self.invited(name);
        let held = [("held_on", day(0))];
        let held = held.each_ref().map(|f| (f.0, f.1.as_str()));
        self.who("hugo")
            .post(&self.of(id, "/interview"), &held)
            .with_status(303);
        id
    }

    /// An address of a candidate.
    pub fn of(&self, id: Uuid, rest: &str) -> String {
        format!("{}/candidates/{id}{rest}", self.at)
    }

    /// A member says the same word and notes for all ten, and saves or hands in.
    pub fn rate(&self, name: &str, id: Uuid, (word, notes): (&str, &str), go: &str) -> Answer {
        let sheet = sheet(word, notes);
        let mut fields: Vec<(&str, &str)> =
            sheet.iter().map(|f| (f.0.as_str(), f.1.as_str())).collect();
        fields.push(("go", go));
        self.who(name).post(&self.of(id, "/rating"), &fields)
    }

    /// Everyone of the panel hands in.
    pub fn heard(&self, id: Uuid) {
        for name in ["teo", "una", "sam"] {
            let notes = format!("{name} heard how they led a group.");
            self.rate(name, id, ("clear", &notes), "hand-in")
                .with_status(303);
        }
    }

    pub fn application(&self, id: Uuid) -> Application {
        RUNTIME
            .block_on(by_id(self.app.db(), self.cast.riverbend, id))
            .expect("it is there")
    }

    /// What becomes of an application, decided elsewhere.
    pub fn step(&self, id: Uuid, status: Status) {
        let application = self.application(id);
        let stepped = RUNTIME.block_on(self.app.db().change(&Actor::visitor(), async |tx| {
            application.step(&tx, status, None).await
        }));
        stepped.expect("the step is taken");
    }
}

/// The fields of a sheet with the same words for all ten.
pub fn sheet(word: &str, notes: &str) -> Vec<(String, String)> {
    (1..=10)
        .flat_map(|n| {
            [
                (format!("word-PF{n:02}"), word.to_owned()),
                (format!("notes-PF{n:02}"), notes.to_owned()),
            ]
        })
        .collect()
}
