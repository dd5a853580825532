//! A person's own portfolio: written, corrected, withdrawn, held against the ladder, taken along and brought.

use crate::app::{RUNTIME, TestApp};
use crate::cast::{Person, with_cast};

/// Somebody with an empty portfolio.
pub fn somebody() -> Person {
    let (app, cast) = with_cast();
    cast.person(&app, "col")
}

/// Keeps a line; the address of its page.
#[track_caller]
pub fn kept(person: &Person, kind: &str, fields: &[(&str, &str)]) -> String {
    let answer = person
        .app
        .post(&format!("/me/portfolio/{kind}"), fields)
        .with_status(303);
    answer.header("location")
}

const FRIDAYS: [(&str, &str); 4] = [
    ("what", "Open a group on Fridays"),
    ("engagement", "volunteer"),
    ("peer-support", "yes"),
    ("from", "2022-03"),
];

#[test]
fn somebody_who_is_not_signed_in_is_sent_to_sign_in() {
    let app = TestApp::new();
    for path in [
        "/me",
        "/me/portfolio",
        "/me/missing",
        "/me/portfolio/goal/new",
    ] {
        let answer = app.get(path).with_status(303);
        assert!(
            answer.header("location").starts_with("/sign-in?back=%2Fme"),
            "{path}"
        );
    }
    app.post("/me/portfolio/goal", &[]).with_status(303);
    // What was typed stays on the page that tells of it.
    app.post("/me/portfolio/goal", &[("words", "x")])
        .with_status(403);
}

#[test]
fn an_empty_portfolio_says_how_to_begin() {
    let mara = somebody();
    let page = mara.app.get("/me").with_status(200);
    assert!(page.text().contains("Hello, col"), "{}", page.text());
    assert!(page.text().contains("Begin with one thing you have done"));
    assert_eq!(page.header("cache-control"), "no-store");
}

/// A kind, what is typed into its form, and a part of what is then shown.
type Case<'a> = (&'a str, &'a [(&'a str, &'a str)], &'a str);

#[test]
fn a_line_of_every_kind_can_be_kept_and_read_again() {
    let mara = somebody();
    let kinds: [Case<'_>; 10] = [
        (
            "experience",
            &[
                ("what", "Open a group"),
                ("engagement", "paid"),
                ("from", "2022-03"),
                ("hours", "7:30"),
            ],
            "7:30",
        ),
        (
            "training",
            &[
                ("training", "ma-2014@1#TRN.05"),
                ("status", "complete"),
                ("sessions", "2023-02-01, 2023-01-01"),
            ],
            "2023-01-01, 2023-02-01",
        ),
        (
            "credential",
            &[
                ("credential", "ma-2014@1#CRD.CPS"),
                ("issued", "2024-01-05"),
                ("expires", "2099-01-05"),
                ("state", "Massachusetts"),
            ],
            "Massachusetts",
        ),
        (
            "agreement",
            &[
                ("code", "ma-2014@1#CODE.PLEDGE"),
                ("code-kind", "cps"),
                ("on", "2024-01-05"),
                ("moment", "at-role"),
                ("signed", "Mara Ruiz"),
            ],
            "Mara Ruiz",
        ),
        (
            "item",
            &[
                ("item", "ma-2014@1#VOL.COM.SH.01"),
                ("standing", "held"),
                ("proficiency", "With ease."),
            ],
            "With ease.",
        ),
        (
            "mastery",
            &[
                ("item", "ma-2014@1#S1.MAS.SH.01"),
                ("words", "I learned to wait."),
            ],
            "I learned to wait.",
        ),
        (
            "exception",
            &[
                ("item", ""),
                ("reason", "In the role since 2001"),
                ("approved-by", "Dana"),
                ("on", "2024"),
            ],
            "In the role since 2001",
        ),
        (
            "goal",
            &[
                ("words", "Lead a group"),
                ("stage", "II"),
                ("track", "addiction"),
                ("by", "2099-06"),
            ],
            "2099-06",
        ),
        (
            "step",
            &[("title", "Ask Tobias how he began"), ("by", "2099")],
            "2099",
        ),
        (
            "reflection",
            &[("item", ""), ("words", "Hope is work.")],
            "Hope is work.",
        ),
    ];
    for (kind, fields, seen) in kinds {
        let form = mara
            .app
            .get(&format!("/me/portfolio/{kind}/new"))
            .with_status(200);
        let mut fields = fields.to_vec();
        // The first that is offered, where any will do, and where the test names one that the chart may not have.
        let offered = form.attributes("select#f-item option", "value");
        if let Some(item) = fields.iter_mut().find(|f| f.0 == "item")
            && (item.1.is_empty() || !offered.contains(&item.1.to_owned()))
        {
            item.1 = &offered[1];
        }
        let page = mara.app.get(&kept(&mara, kind, &fields)).with_status(200);
        assert!(page.text().contains(seen), "{kind}:\n{}", page.text());
        let list = mara
            .app
            .get(&format!("/me/portfolio/{kind}"))
            .with_status(200);
        assert!(list.text().contains(seen), "{kind}:\n{}", list.text());
    }
    let whole = mara.app.get("/me/portfolio").with_status(200).text();
    assert!(
        whole.contains("With ease.") && !whole.contains("Hope is work."),
        "{whole}"
    );
}

#[test]
fn what_cannot_be_kept_is_shown_again_with_the_reason_beside_the_field() {
    let mara = somebody();
    let typed = [
        ("what", "Ran a group <b>"),
        ("engagement", "volunteer"),
        ("from", "2022-13"),
        ("to", "2099-01-01"),
        ("hours", "many"),
    ];
    let page = mara
        .app
        .post("/me/portfolio/experience", &typed)
        .with_status(422);
    assert_eq!(
        page.texts("#e-from"),
        ["“2022-13” is not a date. Write it as 2024-05-17, 2024-05 or 2024."]
    );
    assert_eq!(
        page.texts("#e-to"),
        ["“2099-01-01” lies ahead. Enter it once it has been."]
    );
    assert_eq!(page.texts("#e-hours").len(), 1);
    assert_eq!(page.texts("#f-what"), ["Ran a group <b>"]);
    assert_eq!(page.attributes("#f-from", "value"), ["2022-13"]);
    let empty = mara
        .app
        .post("/me/portfolio/experience", &[])
        .with_status(422);
    assert_eq!(empty.texts(".problem li").len(), 3, "{}", empty.text());
    let unknown = [("item", "ma-2014@1#NO.SUCH"), ("standing", "held")];
    mara.app
        .post("/me/portfolio/item", &unknown)
        .with_status(422);
    let both = [
        ("training", "ma-2014@1#TRN.05"),
        ("title", "Another"),
        ("status", "planned"),
    ];
    let page = mara
        .app
        .post("/me/portfolio/training", &both)
        .with_status(422);
    assert_eq!(page.texts("#e-title").len(), 1);
    mara.app.get("/me/portfolio/nothing").with_status(404);
    mara.app.get("/me/portfolio/goal/nothing").with_status(404);
}

#[test]
fn text_is_kept_as_typed_without_what_no_page_can_hold() {
    let mara = somebody();
    let odd = "Sí \u{0} 🌱 \u{202e}back\u{1b}[31m <script>alert(1)</script> =1+1 ' \" \\";
    let page = kept(&mara, "goal", &[("words", odd)]);
    let page = mara.app.get(&page).with_status(200);
    let text = page.text();
    assert!(
        text.contains("Sí 🌱 back[31m <script>alert(1)</script> =1+1 ' \" \\"),
        "{text}"
    );
    assert!(page.attributes("main script", "src").is_empty());
    let long = "x".repeat(4001);
    mara.app
        .post("/me/portfolio/goal", &[("words", &long)])
        .with_status(422);
    kept(&mara, "goal", &[("words", &"é".repeat(4000))]);
}

#[test]
fn a_correction_leaves_what_was_there_before_to_be_looked_up() {
    let mara = somebody();
    let page = kept(&mara, "experience", &FRIDAYS);
    let form = mara.app.get(&format!("{page}/correction")).with_status(200);
    assert_eq!(form.attributes("input[name=place]", "value"), ["1"]);
    let corrected = [
        ("what", "Open a group on Mondays"),
        ("engagement", "volunteer"),
        ("from", "2022-03"),
        ("place", "1"),
    ];
    mara.app.post(&page, &corrected).with_status(303);
    let shown = mara.app.get(&page).with_status(200);
    assert_eq!(shown.texts("h1"), ["Open a group on Mondays"]);
    assert!(
        shown
            .texts("#before ~ ol .name")
            .concat()
            .contains("Fridays"),
        "{}",
        shown.text()
    );
    assert!(!mara.app.get("/me/portfolio").text().contains("Fridays"));
}

#[test]
fn two_windows_do_not_overwrite_each_other() {
    let mara = somebody();
    let page = kept(&mara, "experience", &FRIDAYS);
    let write = |what: &str, place: &str| {
        let fields = [
            ("what", what),
            ("engagement", "volunteer"),
            ("from", "2022-03"),
            ("place", place),
        ];
        mara.app.post(&page, &fields)
    };
    write("Written in the first window", "1").with_status(303);
    let answer = write("Written in the second window", "1").with_status(409);
    let text = answer.text();
    assert!(text.contains("Written in the first window"), "{text}");
    assert_eq!(answer.texts("#f-what"), ["Written in the second window"]);
    assert_eq!(answer.attributes("input[name=place]", "value"), ["2"]);
    write("Written in the second window", "2").with_status(303);
    mara.app
        .post(&format!("{page}/withdrawal"), &[("place", "2")])
        .with_status(409);
    assert_eq!(
        mara.app.get(&page).texts("h1"),
        ["Written in the second window"]
    );
}

#[test]
fn what_is_taken_out_counts_for_nothing_and_stays_readable_for_its_person() {
    let mara = somebody();
    let page = kept(&mara, "experience", &FRIDAYS);
    mara.app
        .post(&format!("{page}/withdrawal"), &[("place", "1")])
        .with_status(303);
    mara.app
        .post(&format!("{page}/withdrawal"), &[("place", "1")])
        .with_status(303);
    assert!(!mara.app.get("/me/portfolio").text().contains("Fridays"));
    assert!(
        mara.app
            .get(&page)
            .with_status(200)
            .text()
            .contains("Open a group on Fridays")
    );
}

#[test]
fn nobody_gets_to_the_lines_of_somebody_else() {
    let (app, cast) = with_cast();
    let (mara, tobias) = (cast.person(&app, "mara"), cast.person(&app, "teo"));
    let page = kept(&mara, "experience", &FRIDAYS);
    tobias.app.get(&page).with_status(404);
    tobias
        .app
        .get(&format!("{page}/correction"))
        .with_status(404);
    tobias.app.post(&page, &FRIDAYS).with_status(404);
    tobias
        .app
        .post(&format!("{page}/withdrawal"), &[("place", "1")])
        .with_status(404);
    assert!(!tobias.app.get("/me/portfolio").text().contains("Fridays"));
    assert_eq!(mara.app.get(&page).texts("h1"), ["Open a group on Fridays"]);
}

#[test]
fn there_is_one_line_for_each_item() {
    let mara = somebody();
    let item = [
        ("item", "ma-2014@1#VOL.COM.SH.01"),
        ("standing", "under-way"),
    ];
    let page = kept(&mara, "item", &item);
    let again = mara.app.post("/me/portfolio/item", &item).with_status(422);
    assert_eq!(
        again.attributes(".problem a", "href"),
        [format!("{page}/correction")]
    );
}

#[test]
fn a_promise_to_certify_is_due_after_six_months() {
    let mara = somebody();
    let page = kept(
        &mara,
        "credential",
        &[
            ("credential", "ma-2014@1#CRD.CPS"),
            ("promised", "2025-08-31"),
        ],
    );
    let page = mara.app.get(&page);
    assert!(page.text().contains("2026-02-28"), "{}", page.text());
    let overview = mara.app.get("/me").text();
    assert!(
        overview.contains("You promised to be certified by 2026-02-28."),
        "{overview}"
    );
    assert!(overview.contains("Past"), "{overview}");
}

#[test]
fn the_file_of_the_open_page_can_be_brought_and_taken_along() {
    let mara = somebody();
    let file = std::fs::read_to_string(crate::program::root().join("data/demo/1-mara.json"))
        .expect("the demo");
    let send = |text: &str| {
        let body = format!(
            "--x\r\ncontent-disposition: form-data; name=\"file\"; filename=\"p.json\"\r\n\r\n{text}\r\n--x--\r\n"
        );
        mara.app
            .ask(axum::http::Method::POST, "/me/portfolio/file")
            .header("content-type", "multipart/form-data; boundary=x")
            .body(body.into_bytes())
    };
    send(&file).with_status(303);
    let taken = mara.app.get("/me/portfolio/file").with_status(200);
    let ladder = frameworks::Ladder::shipped();
    let today = "2026-11-22".parse().expect("a day");
    let read = frameworks::Portfolio::read(&taken.body, ladder, today)
        .expect("a portfolio that can be read");
    let original = frameworks::Portfolio::read(file.as_bytes(), ladder, today).expect("the demo");
    assert_eq!(read.items.len(), original.items.len());
    assert_eq!(read.experience, original.experience);
    assert_eq!(read.trainings.len(), original.trainings.len());
    assert_eq!(read.agreements, original.agreements);
    // Nothing is there twice when it is brought twice.
    send(&file).with_status(303);
    send(&taken.body()).with_status(303);
    assert_eq!(mara.app.get("/me/portfolio/file").body, taken.body);
    send("{}").with_status(422);
    send("").with_status(422);
}

#[test]
fn what_somebody_writes_about_themselves_stands_in_no_organizations_log() {
    let (app, cast) = with_cast();
    let mara = cast.person(&app, "mara");
    kept(&mara, "experience", &FRIDAYS);
    let about = RUNTIME
        .block_on(
            app.db()
                .logged_about(mara.id, wayfellow::db::Moment(i64::MAX), 10),
        )
        .expect("the log");
    assert_eq!(about.len(), 1, "{about:?}");
    assert_eq!(about[0].action, "create");
    let checkpoint = RUNTIME
        .block_on(app.db().audit_checkpoint())
        .expect("the ends");
    assert!(checkpoint.chains.iter().all(|c| c.chain != cast.riverbend));
}
