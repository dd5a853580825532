//! The plan of an organization: made from answers, changed by hand, made again, shown, and taken along.

use jiff::ToSpan as _;
use wayfellow::plans::merge::{Change, Kept, Made, merge};
use wayfellow::plans::workdays::today;

use crate::app::{Answer, TestApp};
use crate::cast::Place;

fn made(days: u32, after: &[&str]) -> Made {
    Made {
        phase: "foundation".to_owned(),
        seat: "board".to_owned(),
        label: "Meet".to_owned(),
        reason: "Because".to_owned(),
        days,
        after: after.iter().map(|a| (*a).to_owned()).collect(),
    }
}

fn kept(code: &str, now: Made, before: Option<Made>) -> Kept {
    Kept {
        code: code.to_owned(),
        now,
        made: before,
        touched: false,
        removed: false,
    }
}

#[test]
fn what_people_changed_stays_and_the_rest_follows() {
    let mut yours = made(9, &["B"]);
    yours.label = "Meet twice".to_owned();
    let touched = Kept {
        touched: true,
        ..kept("D", made(5, &[]), Some(made(5, &[])))
    };
    let out = Kept {
        removed: true,
        ..kept("F", made(5, &[]), Some(made(5, &[])))
    };
    let before = [
        kept("A", made(5, &[]), Some(made(5, &[]))),
        kept("B", yours.clone(), Some(made(5, &["B"]))),
        kept("C", made(5, &[]), Some(made(5, &[]))),
        touched,
        kept("own-1", made(1, &[]), None),
        out,
    ];
    let fresh = [
        ("A".to_owned(), made(7, &[])),
        ("B".to_owned(), made(6, &["A", "B"])),
        ("E".to_owned(), made(3, &[])),
        ("F".to_owned(), made(8, &[])),
    ];
    let merged = merge(&before, &fresh);
    let told: Vec<(&str, Option<Change>, bool)> = merged
        .iter()
        .map(|m| (m.code.as_str(), m.change, m.removed))
        .collect();
    assert_eq!(
        told,
        [
            ("A", Some(Change::Follows), false),
            ("B", Some(Change::Yours), false),
            ("C", Some(Change::Retired), true),
            ("D", Some(Change::Stays), false),
            ("own-1", None, false),
            ("F", None, true),
            ("E", Some(Change::Added), false),
        ]
    );
    assert_eq!(merged[0].now, made(7, &[]));
    // Words and days are theirs; the order, which they left alone, follows.
    assert_eq!(
        (merged[1].now.days, merged[1].now.label.as_str()),
        (9, "Meet twice")
    );
    assert_eq!(merged[1].now.after, ["A", "B"]);
    // Once more with the same answers, and nothing happens.
    let again: Vec<Kept> = merged
        .iter()
        .map(|m| Kept {
            code: m.code.clone(),
            now: m.now.clone(),
            made: m.made.clone(),
            touched: false,
            removed: m.removed,
        })
        .collect();
    for task in merge(&again, &fresh) {
        assert!(
            matches!(task.change, None | Some(Change::Yours)),
            "{task:?}"
        );
    }
    // What was no longer asked for comes back when it is asked for again.
    let back = merge(&again, &[("C".to_owned(), made(4, &[]))]);
    let c = back.iter().find(|m| m.code == "C").expect("C");
    assert_eq!(
        (c.change, c.removed, c.now.days),
        (Some(Change::Added), false, 4)
    );
}

impl Place {
    /// Makes Hilltop's plan, of which Olga is the leader; so many statements are true.
    fn make(&self, true_statements: usize, start: &str) -> Answer {
        let names: Vec<String> = (1..=10).map(|n| format!("TL{n:02}")).collect();
        let mut fields: Vec<(&str, &str)> = names
            .iter()
            .enumerate()
            .map(|(n, name)| {
                (
                    name.as_str(),
                    if n < true_statements { "true" } else { "false" },
                )
            })
            .collect();
        fields.push(("start", start));
        self.of("olga").post("/plan", &fields)
    }

    /// The address of a task by its name.
    fn task(&self, label: &str) -> String {
        let page = self.of("olga").get("/plan").with_status(200);
        let names = page.texts("table.plan-table th[scope=row] a");
        let at = names.iter().position(|n| n == label);
        let at = at.unwrap_or_else(|| panic!("{label} in {names:?}"));
        page.attributes("table.plan-table th[scope=row] a", "href")
            .remove(at)
    }

    /// The fields of a task's form.
    fn form(&self, task: &str) -> Vec<(String, String)> {
        let page = self.of("olga").get(task).with_status(200);
        let mut fields = Vec::new();
        for input in ["hidden", "number", "date"] {
            let selector = format!("form.statements input[type={input}]");
            let names = page.attributes(&selector, "name");
            fields.extend(names.into_iter().zip(page.attributes(&selector, "value")));
        }
        fields.push((
            "label".to_owned(),
            page.attributes("#t-label", "value").remove(0),
        ));
        fields.push(("reason".to_owned(), page.texts("#t-reason").concat()));
        for select in ["phase", "seat", "owner"] {
            let chosen = page.attributes(&format!("#t-{select} option[selected]"), "value");
            fields.push((select.to_owned(), chosen.concat()));
        }
        for after in page.attributes("#t-after input[checked]", "name") {
            fields.push((after, "yes".to_owned()));
        }
        fields
    }

    fn send(&self, task: &str, fields: &[(String, String)], change: &[(&str, &str)]) -> Answer {
        let mut all: Vec<(&str, &str)> = fields
            .iter()
            .filter(|(n, _)| !change.iter().any(|(c, _)| c == n))
            .map(|(n, v)| (n.as_str(), v.as_str()))
            .collect();
        all.extend(change);
        self.of("olga").post(task, &all)
    }
}

const FORUMS: &str = "Hold open and closed forums";

#[test]
fn a_leader_makes_a_plan_and_everyone_there_sees_it() {
    let place = Place::new();
    let olga = place.of("olga");
    assert!(
        olga.get("/plan")
            .with_status(200)
            .text()
            .contains("There is no plan yet.")
    );
    let start = today().to_string();
    place.make(6, &start).with_status(303);
    let page = olga.get("/plan").with_status(200);
    assert!(page.text().contains("6 of ten statements are true"));
    assert!(page.texts("table.plan-table tbody tr").len() > 25);
    assert_eq!(page.texts("svg.gantt").len(), 2);
    for part in [
        "/plan/board",
        "/plan/report",
        "/plan/facts",
        "/plan/calendar",
    ] {
        olga.get(part).with_status(200);
    }
    let report = olga.get("/plan/report");
    assert!(report.text().contains("What we ask of the board"));
    assert!(report.text().contains("Plan at least a year"));
    for (format, part) in [
        ("csv", "F-FORUMS"),
        ("json", "\"critical\": true"),
        ("ics", "BEGIN:VEVENT"),
    ] {
        let file = olga.get(&format!("/plan/file/{format}")).with_status(200);
        assert!(file.body().contains(part), "{format}");
    }
    olga.get("/plan/file/exe").with_status(404);
    // Another organization has a plan of its own and knows nothing of this one.
    let task = place.task(FORUMS);
    for name in ["lena", "mara", "nadia", "ops"] {
        place.of(name).get(&task).with_status(404);
    }
}

#[test]
fn a_plan_edited_by_hand_survives_being_made_again() {
    let place = Place::new();
    let start = today().to_string();
    place.make(2, &start).with_status(303);
    let forums = place.task(FORUMS);
    let form = place.form(&forums);
    let label = "Hold three forums";
    let edit = [
        ("label", label),
        ("days", "77"),
        ("evidence", "Minutes of May 3"),
    ];
    place.send(&forums, &form, &edit).with_status(303);
    let budget = place.task("Put peer roles into the budget");
    place
        .send(
            "/plan/tasks",
            &[],
            &[("label", "Paint the room"), ("days", "2")],
        )
        .with_status(303);
    let advisers = "Form an advisory board with several people who use the services, or used to";
    place
        .of("olga")
        .post(&format!("{}/withdrawal", place.task(advisers)), &[])
        .with_status(303);
    // Half a year later more is true: the budget is settled.
    place.make(9, &start).with_status(303);
    let page = place.of("olga").get("/plan").with_status(200);
    let names = page.texts("table.plan-table th[scope=row] a");
    assert!(names.contains(&label.to_owned()) && names.contains(&"Paint the room".to_owned()));
    assert!(!names.iter().any(|n| n == "Put peer roles into the budget"));
    // The tenth statement is still not true, but this task was taken out by hand.
    assert!(!names.iter().any(|n| n == advisers), "{names:?}");
    place.of("olga").get(&budget).with_status(404);
    assert_eq!(place.task(label), forums);
    let kept = place.of("olga").get(&forums);
    assert_eq!(kept.attributes("#t-days", "value"), ["77"]);
    assert!(page.text().contains("no longer needed, taken out"));
    // What stands against the new answers comes first.
    assert_eq!(
        page.texts("p.change strong")[0],
        "the new answers would say something else; yours stays"
    );
    assert!(
        page.texts("p.hint + p.change + ul li")
            .contains(&label.to_owned())
    );
}

#[test]
fn two_people_who_edit_a_task_see_both_versions() {
    let place = Place::new();
    place.make(8, &today().to_string()).with_status(303);
    let task = place.task(FORUMS);
    let form = place.form(&task);
    place
        .send(&task, &form, &[("reason", "First")])
        .with_status(303);
    let conflict = place
        .send(&task, &form, &[("reason", "Second")])
        .with_status(409);
    assert!(conflict.text().contains("First") && conflict.body().contains("Second"));
    let mut fields: Vec<(String, String)> = Vec::new();
    for (name, value) in conflict
        .attributes("main input[type=hidden]", "name")
        .into_iter()
        .zip(conflict.attributes("main input[type=hidden]", "value"))
    {
        fields.push((name, value));
    }
    place
        .send(&task, &fields, &[("reason", "Both")])
        .with_status(303);
    let after = place.of("olga").get(&task);
    assert_eq!(after.texts("#t-reason"), ["Both"]);
    // What the second form did not touch is still there.
    assert_eq!(
        after.attributes("#t-after input[checked]", "name"),
        ["after-F-TELL"]
    );
}

#[test]
fn a_circle_is_refused_and_named() {
    let place = Place::new();
    place.make(8, &today().to_string()).with_status(303);
    let task = place.task("Tell all staff what is planned, why, and what good it should do");
    let form = place.form(&task);
    let refused = place
        .send(&task, &form, &[("after-F-FORUMS", "yes")])
        .with_status(422);
    assert!(
        refused.text().contains("would wait for each other"),
        "{}",
        refused.text()
    );
    assert!(refused.texts(".problem").concat().contains(FORUMS));
    let own = place
        .send(&task, &form, &[("after-F-TELL", "yes")])
        .with_status(422);
    assert!(own.text().contains("would wait for each other"));
    // Unknown codes are nothing.
    place
        .send(&task, &form, &[("after-NONE", "yes")])
        .with_status(303);
}

#[test]
fn what_cannot_be_is_refused_and_shown_again() {
    let place = Place::new();
    place.make(8, &today().to_string()).with_status(303);
    let task = place.task(FORUMS);
    let form = place.form(&task);
    let long = "x".repeat(201);
    let later = today().saturating_add(9.days()).to_string();
    for change in [
        ("label", ""),
        ("label", long.as_str()),
        ("days", "0"),
        ("days", "-3"),
        ("days", "99999999999"),
        ("not_before", "soon"),
        ("done_on", later.as_str()),
        ("done_on", "0001-01-01"),
        ("owner", "00000000-0000-0000-0000-000000000000"),
    ] {
        let refused = place.send(&task, &form, &[change]).with_status(422);
        assert_eq!(refused.texts(".problem li").len(), 1, "{change:?}");
    }
    let strange = [("label", "會議 \u{202e}<script>"), ("reason", "a\u{0}b")];
    place.send(&task, &form, &strange).with_status(303);
    let page = place.of("olga").get("/plan");
    assert!(!page.body().contains("<script>") && page.text().contains("會議"));
    place
        .of("olga")
        .post(&format!("{task}/comments"), &[("words", " ")])
        .with_status(422);
    place
        .of("olga")
        .post(&format!("{task}/comments"), &[("words", "Good")])
        .with_status(303);
    assert!(place.of("olga").get(&task).text().contains("Good"));
    assert_eq!(place.make(8, "2001-01-01").status.as_u16(), 422);
    let half = [("TL01", "true"), ("start", "2026-11-23")];
    let page = place.of("olga").post("/plan", &half).with_status(422);
    assert_eq!(page.texts(".problem li").len(), 9);
}

#[test]
fn late_and_blocked_are_told_and_so_is_a_start_before_supervision() {
    let place = Place::new();
    let past = today().saturating_sub(200.days()).to_string();
    place.make(8, &past).with_status(303);
    let page = place.of("olga").get("/plan").with_status(200);
    assert!(page.text().contains("It should have been done by"));
    assert!(page.text().contains("It should have begun, but waits for:"));
    assert!(page.text().contains("nothing is marked as done"));
    // Take everything out from before the first day.
    let task = place.task("The first person starts in a peer role");
    let form: Vec<(String, String)> = place
        .form(&task)
        .into_iter()
        .filter(|(n, _)| !n.starts_with("after-"))
        .collect();
    place.send(&task, &form, &[]).with_status(303);
    let page = place.of("olga").get("/plan");
    assert!(
        page.text()
            .contains("would start before supervision stands")
    );
    assert!(page.text().contains("would start before policies stand"));
    assert!(page.text().contains("sooner than the statements ask for"));
    let today = today().to_string();
    place
        .send(
            &place.task(FORUMS),
            &place.form(&place.task(FORUMS)),
            &[("done_on", &today)],
        )
        .with_status(303);
    let board = place.of("olga").get("/plan/board");
    assert_eq!(board.texts("section[aria-labelledby=c-done] li").len(), 1);
}

#[test]
fn what_if_changes_nothing() {
    let place = Place::new();
    let start = today();
    place.make(8, &start.to_string()).with_status(303);
    let olga = place.of("olga");
    let before = olga.get("/plan/file/json").json();
    let later = start.saturating_add(90.days());
    let page = olga
        .get(&format!("/plan?start={later}&people=1"))
        .with_status(200);
    assert!(
        page.text()
            .contains(&format!("A plan that begins on {later} would end on"))
    );
    for odd in ["?start=never&people=-1", "?start=9999-12-31", "?people=0"] {
        let page = olga.get(&format!("/plan{odd}")).with_status(200);
        assert!(!page.text().contains("What if."), "{odd}");
    }
    assert_eq!(olga.get("/plan/file/json").json(), before);
}

#[test]
fn the_order_is_theirs_and_a_calendar_finds_the_days() {
    let place = Place::new();
    place.make(8, &today().to_string()).with_status(303);
    let olga = place.of("olga");
    let names = |app: &TestApp| app.get("/plan").texts("table.plan-table th[scope=row] a");
    let before = names(&olga);
    let second = place.task(&before[1]);
    olga.post(&format!("{second}/place"), &[("to", "up")])
        .with_status(303);
    assert_eq!(names(&olga)[..2], [before[1].clone(), before[0].clone()]);
    olga.post(&format!("{second}/place"), &[("to", "up")])
        .with_status(303);
    assert_eq!(names(&olga)[0], before[1]);
    let made = olga.post("/plan/calendar", &[]).with_status(200);
    let address = made.texts("code.handed").concat();
    let path = address[address.find("/plan-calendar/").expect("an address")..].to_owned();
    let feed = place.app.get(&path).with_status(200);
    assert!(feed.header("content-type").starts_with("text/calendar"));
    assert!(feed.body().lines().all(|l| l.trim_end().len() <= 75));
    olga.post("/plan/calendar", &[]).with_status(200);
    place.app.get(&path).with_status(404);
}

#[test]
fn what_others_said_is_written_down() {
    let place = Place::new();
    place.make(2, &today().to_string()).with_status(303);
    let olga = place.of("olga");
    for months in ["0", "x", "241"] {
        olga.post("/plan/advice", &[("whom", "Far"), ("months", months)])
            .with_status(422);
    }
    let said = [
        ("whom", "=Far away"),
        ("months", "30"),
        ("words", "Begin with supervision."),
    ];
    olga.post("/plan/advice", &said).with_status(303);
    let page = olga.get("/plan");
    assert!(page.text().contains("30 months") && page.text().contains("Begin with supervision."));
    assert!(page.text().contains("nobody can tell you in months"));
}

#[test]
fn a_plan_is_made_from_what_most_said_in_a_round() {
    let place = Place::new();
    let olga = place.of("olga");
    let tomorrow = today().tomorrow().expect("a day").to_string();
    let opened = olga.post(
        "/rounds",
        &[
            ("name", "Spring"),
            ("people", "9"),
            ("closes", &tomorrow),
            ("part-timeline", "yes"),
            ("seat-board", "yes"),
        ],
    );
    let round = opened.with_status(303).header("location");
    let links = olga.post(
        &format!("{round}/links"),
        &[("seat", "board"), ("count", "5")],
    );
    for link in links.texts("code.handed") {
        let path = &link[link.find("/answers/").expect("a link")..];
        let fields = [("TL01", "true"), ("TL02", "false")];
        place.app.post(path, &fields).with_status(200);
    }
    olga.post(&format!("{round}/end"), &[]).with_status(303);
    let id = round.rsplit('/').next().expect("an id");
    let facts = olga
        .get(&format!("/plan/facts?round={id}"))
        .with_status(200);
    assert_eq!(facts.attributes("[name=TL01][checked]", "value"), ["true"]);
    assert_eq!(facts.attributes("[name=TL02][checked]", "value"), ["false"]);
    assert_eq!(
        facts.attributes("[name=TL03][checked]", "value"),
        Vec::<String>::new()
    );
    place
        .of("lena")
        .get(&format!("/plan/facts?round={id}"))
        .with_status(200);
    let other = place.of("lena").get(&format!("/plan/facts?round={id}"));
    assert!(!other.text().contains("Spring"));
}

#[test]
fn the_demo_goes_from_the_first_statement_to_a_plan_and_a_second_round_that_moved() {
    let demo = TestApp::with_demo();
    let page = demo.get("/demo");
    let lena = page
        .texts("main button, .demo-bar button")
        .iter()
        .position(|n| n.contains("Lena"))
        .expect("Lena");
    let id = page
        .attributes("main button, .demo-bar button", "value")
        .remove(lena);
    let cookie = demo.post("/demo", &[("person", &id)]).header("set-cookie");
    let cookie = cookie.split(';').next().unwrap_or_default().to_owned();
    let get = |path: &str| {
        demo.ask(axum::http::Method::GET, path)
            .header("cookie", &cookie)
            .send()
    };
    let rounds = get("/rounds")
        .with_status(200)
        .attributes("ul.items a.name", "href");
    assert_eq!(rounds.len(), 2);
    let later = get(&rounds[0]).with_status(200);
    assert!(later.text().contains("Before: In spring (33)"));
    // Three executives are never shown apart.
    assert!(
        !later
            .texts("table.voices thead th")
            .iter()
            .any(|h| h.starts_with("Executives"))
    );
    let plan = get("/plan").with_status(200);
    assert!(plan.text().contains("Hold four forums, two of them closed"));
    assert!(plan.text().contains("no longer needed, taken out"));
    let report = get("/plan/report").with_status(200);
    assert!(report.text().contains("Half a year later"));
    // What many people said of foundation and policies, part by part.
    assert_eq!(report.texts("#heard ~ dl dt").len(), 3);
    assert!(report.texts("#heard ~ dl dd")[0].contains("of 9."));
}
