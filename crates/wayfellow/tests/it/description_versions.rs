//! Versions of job descriptions: looks, publishing, differences, two people who edit, positions and pay.

use crate::cast::with_cast;
use crate::descriptions::{GOOD, begin, look, publish, save, today, version, with};

#[test]
fn a_peer_role_is_published_after_two_looks_and_then_everyone_who_belongs_sees_it() {
    let (app, cast) = with_cast();
    let hugo = app.signed_in_as(&cast, "hugo");
    let mara = app.signed_in_as(&cast, "mara");
    let at = begin(&hugo, &GOOD);
    mara.get(&at).with_status(404);
    assert!(!mara.get("/descriptions").text().contains("Peer Bridger"));
    hugo.post(&format!("{at}/versions"), &[("words", "The first")])
        .with_status(303);
    mara.get(&format!("{at}/versions/1")).with_status(404);
    let refused = publish(&hugo, &at, 1).with_status(422);
    assert!(refused.text().contains("A look is still missing"));
    look(&hugo, &at, "hiring", "yes", "Ana of Hilltop").with_status(303);
    publish(&hugo, &at, 1).with_status(422);
    let teo = app.signed_in_as(&cast, "teo");
    // A wish for change is kept and opens nothing.
    look(&teo, &at, "services", "no", "").with_status(303);
    publish(&hugo, &at, 1).with_status(422);
    look(&teo, &at, "services", "yes", "").with_status(303);
    publish(&hugo, &at, 1).with_status(303);
    publish(&hugo, &at, 1).with_status(422);
    let seen = mara.get(&at).with_status(200).text();
    for words in [
        "Supports people on their way home",
        "Director of Recovery",
        "Lead support groups",
    ] {
        assert!(seen.contains(words), "{words}");
    }
    let version = mara
        .get(&format!("{at}/versions/1"))
        .with_status(200)
        .text();
    assert!(!version.contains("Ana of Hilltop") && !version.contains("Clear to me."));
    app.signed_in_as(&cast, "olga").get(&at).with_status(404);
}

#[test]
fn who_has_used_services_is_not_kept_unless_they_want_to_be_named() {
    let (app, cast) = with_cast();
    let lena = app.signed_in_as(&cast, "lena");
    let at = begin(&lena, &GOOD);
    lena.post(&format!("{at}/versions"), &[("words", "")])
        .with_status(303);
    let form = [("kind", "services"), ("agrees", "yes"), ("own", "yes")];
    let looks = format!("{at}/versions/1/looks");
    lena.post(&looks, &form).with_status(303);
    let page = lena.get(&format!("{at}/versions/1"));
    assert_eq!(page.texts(".look").len(), 1);
    assert!(page.texts(".look")[0].contains("Not named"));
    let own = [("kind", "hiring"), ("agrees", "yes"), ("own", "yes")];
    lena.post(&looks, &own).with_status(303);
    let texts = lena.get(&format!("{at}/versions/1")).texts(".look");
    assert!(
        texts[1].contains("lena") || texts[1].contains("Lena"),
        "{texts:?}"
    );
    for (form, words) in [
        (
            vec![("kind", "boss"), ("agrees", "yes")],
            "which of the two",
        ),
        (vec![("kind", "hiring"), ("agrees", "")], "what they said"),
        (
            vec![("kind", "hiring"), ("agrees", "no"), ("own", "yes")],
            "what should change",
        ),
        (vec![("kind", "hiring"), ("agrees", "yes")], "who looked"),
    ] {
        let refused = lena.post(&looks, &form).with_status(422);
        assert!(refused.text().contains(words), "{words}");
    }
}

#[test]
fn a_day_in_the_past_a_day_too_far_and_no_day_are_refused_and_a_later_day_waits() {
    let (app, cast) = with_cast();
    let hugo = app.signed_in_as(&cast, "hugo");
    let mut fields = with(&[]);
    fields.retain(|f| f.0 != "peer_role");
    let at = begin(&hugo, &fields);
    hugo.post(&format!("{at}/versions"), &[("words", "")])
        .with_status(303);
    let to = format!("{at}/versions/1/publication");
    let yesterday = today().yesterday().expect("a day").to_string();
    for day in [yesterday.as_str(), "2099-01-01", "", "soon", "2026-02-30"] {
        hugo.post(&to, &[("effective_on", day)]).with_status(422);
    }
    let later = today()
        .saturating_add(jiff::Span::new().days(30))
        .to_string();
    hugo.post(&to, &[("effective_on", &later)]).with_status(303);
    app.signed_in_as(&cast, "mara").get(&at).with_status(404);
    assert!(
        hugo.get("/descriptions")
            .text()
            .contains(&format!("A new version holds from {later}"))
    );
}

#[test]
fn a_version_with_something_unsorted_in_it_is_not_published() {
    let (app, cast) = with_cast();
    let hugo = app.signed_in_as(&cast, "hugo");
    let mut fields = with(&[("rest", "Mission of the house")]);
    fields.retain(|f| f.0 != "peer_role");
    let at = begin(&hugo, &fields);
    hugo.post(&format!("{at}/versions"), &[("words", "")])
        .with_status(303);
    let refused = publish(&hugo, &at, 1).with_status(422);
    assert!(refused.text().contains("fits into no part"));
}

#[test]
fn versions_are_appended_compared_line_by_line_and_never_made_twice_from_the_same_words() {
    let (app, cast) = with_cast();
    let hugo = app.signed_in_as(&cast, "hugo");
    let at = begin(&hugo, &GOOD);
    for _ in 0..2 {
        hugo.post(&format!("{at}/versions"), &[("words", "")])
            .with_status(303);
    }
    hugo.get(&format!("{at}/versions/2")).with_status(404);
    save(
        &hugo,
        &at,
        &with(&[
            ("duties-2", "Lead two support groups"),
            ("hours", "30 a week"),
        ]),
    )
    .with_status(303);
    let made = hugo
        .post(&format!("{at}/versions"), &[("words", "Hours")])
        .with_status(303);
    assert!(made.header("location").ends_with("/versions/2"));
    let page = hugo.get(&format!("{at}/difference")).with_status(200);
    assert_eq!(
        page.texts(".difference h2"),
        ["Responsibilities with their duties", "Hours"]
    );
    assert_eq!(
        page.texts(".difference del"),
        ["Gone: - Lead support groups"]
    );
    assert_eq!(
        page.texts(".difference ins"),
        ["New: - Lead two support groups", "New: 30 a week"]
    );
    hugo.get(&format!("{at}/difference?from=1&to=9"))
        .with_status(404);
}

#[test]
fn two_leads_who_edit_the_same_draft_see_both_versions() {
    let (app, cast) = with_cast();
    let (hugo, lena) = (
        app.signed_in_as(&cast, "hugo"),
        app.signed_in_as(&cast, "lena"),
    );
    let at = begin(&hugo, &GOOD);
    let seen = version(&hugo, &at);
    save(&lena, &at, &with(&[("duties-2", "Lead three groups")])).with_status(303);
    let mut late = with(&[("function", "Walks beside people on their way home.")]);
    late.push(("version", &seen));
    let both = hugo.post(&format!("{at}/draft"), &late).with_status(409);
    assert!(both.text().contains("Supports people on their way home"));
    assert!(
        both.body()
            .contains("Walks beside people on their way home.")
    );
    // What they decide goes to the same place, with all responsibilities in one text.
    let version = both.attributes("input[name=version]", "value").remove(0);
    let decided = [
        ("version", version.as_str()),
        ("title", "Peer Bridger"),
        ("peer_role", "yes"),
        ("function", "Walks beside people on their way home."),
        (
            "responsibilities",
            "One to one\n- Go along to places when people ask\n\nGroups\n- Lead three groups\n",
        ),
    ];
    hugo.post(&format!("{at}/draft"), &decided).with_status(303);
    let page = hugo.get(&format!("{at}/draft"));
    assert_eq!(page.attributes("#d-label-2", "value"), ["Groups"]);
    assert_eq!(page.texts("#d-duties-2"), ["Lead three groups"]);
}

#[test]
fn the_pay_band_is_held_against_what_others_are_paid_and_the_lowest_is_warned_of() {
    let (app, cast) = with_cast();
    let hugo = app.signed_in_as(&cast, "hugo");
    let at = begin(&hugo, &GOOD);
    let pay = format!("{at}/pay");
    let band = |low: &str, high: &str, unit: &str, words: &str| {
        hugo.post(
            &pay,
            &[
                ("low", low),
                ("high", high),
                ("unit", unit),
                ("since", "2026-01-01"),
                ("words", words),
            ],
        )
    };
    // The first band needs the long view.
    let refused = band("19", "22", "hour", "").with_status(422);
    assert!(refused.text().contains("the long view first"));
    assert_eq!(refused.attributes("#low", "value"), ["19"]);
    band("19", "22", "hour", "Twenty-five within three years.").with_status(303);
    assert!(
        hugo.get(&pay)
            .text()
            .contains("Add what entry-level direct support is paid here")
    );
    let compare = |kind: &str, amount: &str, unit: &str| {
        hugo.post(
            &format!("{pay}/comparisons"),
            &[
                ("kind", kind),
                ("label", "Direct support worker"),
                ("amount", amount),
                ("unit", unit),
                ("on_day", "2026-05-01"),
            ],
        )
    };
    // 41,600 a year is 20 an hour.
    compare("entry", "41,600", "year").with_status(303);
    assert!(
        hugo.get(&pay)
            .text()
            .contains("lowest pay in the organization")
    );
    band("20.00", "$22.5", "hour", "").with_status(303);
    let page = hugo.get(&pay).text();
    assert!(
        page.contains("the same as entry-level direct support"),
        "{page}"
    );
    assert!(page.contains("$20.00 – $22.50"), "{page}");
    band("46,800", "52000", "year", "").with_status(303);
    let page = hugo.get(&pay).text();
    assert!(page.contains("above entry-level direct support"), "{page}");
    assert!(
        page.contains("$19.00 – $22.00"),
        "what it was stays: {page}"
    );
    for (low, high, unit) in [
        ("-1", "2", "hour"),
        ("1e9", "2", "hour"),
        ("99999999999", "99999999999", "hour"),
        ("22.555", "23", "hour"),
        ("23", "22", "hour"),
        ("1", "2", "week"),
    ] {
        band(low, high, unit, "x").with_status(422);
    }
    compare("boss", "20", "hour").with_status(422);
    compare("outside", "", "hour").with_status(422);
    for name in ["mara", "teo", "ada"] {
        app.signed_in_as(&cast, name).get(&pay).with_status(404);
    }
    app.signed_in_as(&cast, "olga").get(&pay).with_status(404);
}

#[test]
fn a_position_follows_a_description_and_the_page_of_the_description_names_it() {
    let (app, cast) = with_cast();
    let hugo = app.signed_in_as(&cast, "hugo");
    let at = begin(&hugo, &GOOD);
    let position = cast.riverbend.to_string();
    let follow = |follows: &str| {
        let form = [("position", position.as_str()), ("follows", follows)];
        hugo.post(&format!("{at}/positions"), &form)
    };
    follow("yes").with_status(303);
    let named = hugo.get(&at).attributes("#followed li a", "href");
    assert_eq!(named, [format!("/organization/positions/{position}")]);
    follow("no").with_status(303);
    assert_eq!(hugo.get(&at).texts("#followed li").len(), 0);
    let elsewhere = [
        ("position", "019a0000-0000-7000-8000-000000000000"),
        ("follows", "yes"),
    ];
    hugo.post(&format!("{at}/positions"), &elsewhere)
        .with_status(404);
}
