//! The facts behind a plan are held against the records of the organization, and what the ladder recommends follows.

use wayfellow::actor::Actor;
use wayfellow::db::{self, Entry, new_id, params, statements};

use crate::app::RUNTIME;
use crate::cast::Place;

statements! {
    POST = "INSERT INTO positions (id, organization_id, job_title, peer_role, paid, role_code, made_at) VALUES ($1, $2, $3, TRUE, TRUE, $4, $5)";
    HOLD = "INSERT INTO placements (id, position_id, person_id, since) VALUES ($1, $2, $3, '2026-01-05')";
    REMOVE_PLAN = "DELETE FROM plan_tasks WHERE plan_id = $1";
    REMOVE = "DELETE FROM plans WHERE id = $1";
}

impl Place {
    /// A position in a peer role that somebody holds.
    fn post(&self, title: &str, role: Option<&str>, holder: &str) {
        let (place, person) = (self.cast.riverbend, self.cast.id(holder));
        let entered = RUNTIME.block_on(self.app.db().change(&Actor::command("test"), async |tx| {
            let id = new_id();
            tx.execute(&POST, params![id, place, title, role, tx.now()])
                .await?;
            tx.execute(&HOLD, params![new_id(), id, person]).await?;
            tx.record(Entry::new("create", "position").of(id));
            Ok::<_, db::Error>(())
        }));
        entered.expect("a position");
    }

    /// Without the plan that the cast has.
    fn without_a_plan(&self) {
        let id = self.cast.riverbend;
        let removed = RUNTIME.block_on(self.app.db().change(&Actor::command("test"), async |tx| {
            tx.execute(&REMOVE_PLAN, params![id]).await?;
            tx.execute(&REMOVE, params![id]).await?;
            tx.record(Entry::new("end", "plan").of(id));
            Ok::<_, db::Error>(())
        }));
        removed.expect("no plan");
    }

    fn ticked(&self) -> Vec<String> {
        let page = self.of("lena").get("/plan/facts").with_status(200);
        page.attributes("input[type=checkbox][checked]", "name")
    }
}

fn answers() -> Vec<(&'static str, &'static str)> {
    let codes = [
        "TL01", "TL02", "TL03", "TL04", "TL05", "TL06", "TL07", "TL08", "TL09", "TL10",
    ];
    codes.iter().map(|c| (*c, "true")).collect()
}

#[test]
fn at_first_the_facts_are_what_the_records_say() {
    let place = Place::new();
    place.without_a_plan();
    assert!(place.ticked().is_empty());
    let page = place.of("lena").get("/plan/facts");
    assert!(page.text().contains("there is one position in a peer role"));
    // Nobody is named: a fact is about posts.
    let main = page.texts("main").concat();
    assert!(!main.contains("mara"), "{main}");
    // A role that the ladder lists at Stage IV, one that it lists at I, and one held by who leads.
    let role = |stage: frameworks::Stage| {
        let all = frameworks::Library::shipped().framework("ma-2014");
        let items = all.expect("the ladder").of_kind(frameworks::Kind::Role);
        let mut items = items.filter(|i| {
            let stages = i.role.as_ref().map(|r| r.stages.clone());
            stages.is_some_and(|s| s == [stage])
        });
        format!("ma-2014@1#{}", items.next().expect("a role").code)
    };
    place.post("Peer specialist", Some(&role(frameworks::Stage::I)), "sam");
    assert_eq!(place.ticked(), ["colleagues"]);
    place.post(
        "Director of recovery",
        Some(&role(frameworks::Stage::V)),
        "lena",
    );
    assert_eq!(place.ticked(), ["trainer", "leader", "colleagues"]);
    let page = place.of("lena").get("/plan/facts");
    assert!(
        page.text()
            .contains("Your positions say yes: Director of recovery")
    );
}

#[test]
fn a_leader_may_see_it_otherwise_and_says_why() {
    let place = Place::new();
    place.without_a_plan();
    let lena = place.of("lena");
    let mut sent = answers();
    sent.push(("trainer", "yes"));
    let refused = lena.post("/plan", &sent).with_status(422);
    assert!(refused.text().contains("Your records say otherwise"));
    assert_eq!(refused.texts("[role=alert] li").len(), 1);
    let long = "x".repeat(301);
    sent.push(("why-trainer", long.as_str()));
    lena.post("/plan", &sent).with_status(422);
    sent.pop();
    sent.push(("why-trainer", "A consultant comes from March on.\u{0}"));
    lena.post("/plan", &sent).with_status(303);
    let page = lena.get("/plan/facts");
    assert_eq!(
        page.attributes("#why-trainer", "value"),
        ["A consultant comes from March on."]
    );
    let plan = lena.get("/plan").with_status(200);
    let hints = plan.texts("section[aria-labelledby=recommended] li");
    assert_eq!(hints.len(), 2, "{hints:?}");
    assert!(hints[1].contains("join a network"));
    // Everyone who belongs there sees what is recommended; whom nobody supervises is for those who lead.
    place.post("Recovery coach", None, "col");
    let lead = lena.get("/plan").text();
    assert!(
        lead.contains("One person in a peer role has no supervisor"),
        "{lead}"
    );
    let col = place.of("col").get("/plan").with_status(200).text();
    assert!(col.contains("join a network") && !col.contains("has no supervisor"));
    let report = place.of("col").get("/plan/report").with_status(200);
    assert!(report.text().contains("What the ladder recommends"));
    place.of("col").get("/plan/facts").with_status(404);
}

#[test]
fn the_open_page_knows_no_records() {
    let place = Place::new();
    let page = place.of("lena").get("/readiness/timeline").with_status(200);
    assert_eq!(page.texts("[id^=found-]").len(), 0);
}
