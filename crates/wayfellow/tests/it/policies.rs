//! Policies: the register with the role checker, what binds peer roles alone, guidance, supervision, a subcontract.

use wayfellow::plans::workdays::today;
use wayfellow::policies::alone::{names_peer_roles_only, passages, sentence};

use crate::app::Answer;
use crate::cast::Place;

impl Place {
    fn send_policy(&self, path: &str, change: &[(&str, &str)]) -> Answer {
        let mut sent = vec![
            ("title", "Leave"),
            ("kind", "leave"),
            ("applies_to", ""),
            ("owner", ""),
            ("review", ""),
            ("words", "All staff may take ten days of leave."),
            ("version", "1"),
        ];
        sent.retain(|(name, _)| !change.iter().any(|(c, _)| c == name));
        sent.extend(change);
        self.of("lena").post(path, &sent)
    }

    fn enter_policy(&self, change: &[(&str, &str)]) -> String {
        let entered = self.send_policy("/policies", change).with_status(303);
        entered.header("location")
    }
}

#[test]
fn a_rule_for_peer_roles_alone_is_found_and_one_for_all_is_not() {
    for bound in [
        "Peer workers must be tested for drugs each month.",
        "This policy applies only to peer specialists.",
        "Peer staff may not be alone in the building.",
        "Recovery coaches will report any relapse.",
        "El personal de apoyo entre pares debe presentar un análisis cada mes.",
        "Esta política se aplica solo a los roles de apoyo entre pares.",
    ] {
        assert_eq!(passages(bound), [bound]);
    }
    for fair in [
        "All staff, also peer workers, must sign in.",
        "Nobody may ask peer workers to watch others.",
        "Staff must ask for peer review of articles.",
        "Peer workers are valued here.",
        "Todo el personal, también el de apoyo entre pares, debe firmar.",
        "El apoyo entre pares nos importa.",
        "Los precios de los pares de zapatos pueden subir.",
        "Like other staff, peer workers may take leave.",
        "",
        "צוות עמיתים 👩🏽‍🚀.",
    ] {
        assert!(passages(fair).is_empty(), "{fair}");
    }
    let two = "All staff must sign in. Peer aides must sign out too.\nThanks!";
    assert_eq!(passages(two), ["Peer aides must sign out too."]);
    let text = "All rest. Peer aides é work.\nEnd";
    assert_eq!(sentence(text, 10..14), " Peer aides é work");
    assert_eq!(sentence(text, 0..9), "All rest");
    assert_eq!(sentence(text, 30..33), "End");
    for strange in [0..0, 22..23, 33..33, 33..90] {
        assert!(sentence(text, strange).len() <= text.len());
    }
    for (jobs, only) in [
        ("Peer specialists", true),
        ("Peer specialists, recovery coaches", true),
        ("peer workers and peer aides", true),
        ("Peer specialists, drivers", false),
        ("All staff", false),
        ("", false),
        (" , ;", false),
    ] {
        assert_eq!(names_peer_roles_only(jobs), only, "{jobs}");
    }
}

#[test]
fn a_policy_shows_what_the_checker_says_in_its_place() {
    let place = Place::new();
    let words = "Clients must sign in at the desk. Staff greet everyone.";
    let ada = place.cast.id("ada").to_string();
    let past = today().yesterday().expect("a day").to_string();
    let policy = place.enter_policy(&[("words", words), ("owner", &ada), ("review", &past)]);
    let page = place.of("mara").get(&policy).with_status(200);
    assert!(page.texts(".marked a.mark").concat().contains("Clients"));
    assert!(!page.texts("ol.findings li").is_empty());
    assert!(page.text().contains("due for a look") && page.text().contains("ada looks after it"));
    assert!(page.attributes("#alone", "class").is_empty());
    assert!(page.attributes("main form", "action").is_empty());
    let list = place.of("mara").get("/policies").with_status(200);
    assert_eq!(list.texts("tbody th a"), ["First policy", "Leave"]);
    // Nobody elsewhere knows of it.
    place.of("olga").get(&policy).with_status(404);
    assert!(
        place
            .of("olga")
            .get("/policies")
            .texts("tbody th")
            .is_empty()
    );
    place.app.get(&policy).with_status(303);
}

#[test]
fn what_fits_a_peer_role_is_asked_only_of_sentences_that_name_one() {
    let place = Place::new();
    let words = "Everyone answers the phones at the front desk.\n\nPeer specialists report missed medication to the nurse.";
    let policy = place.enter_policy(&[("words", words)]);
    let marked = place
        .of("lena")
        .get(&policy)
        .texts(".marked a.mark")
        .concat();
    assert!(
        marked.contains("medication") && !marked.contains("phones"),
        "{marked}"
    );
}

#[test]
fn a_policy_for_peer_roles_only_is_flagged_by_its_jobs_and_by_its_text() {
    let place = Place::new();
    let form = place.of("lena").get("/policies/new").with_status(200);
    assert!(
        !form
            .texts("#p-kind option")
            .iter()
            .any(|k| k.to_lowercase().contains("peer"))
    );
    let by_jobs = place.enter_policy(&[("applies_to", "Peer specialists")]);
    assert!(
        place
            .of("lena")
            .get(&by_jobs)
            .text()
            .contains("peer roles and no others")
    );
    let by_text = place.enter_policy(&[
        ("title", "Absence"),
        (
            "words",
            "Everyone may rest. Peer staff must bring a note from a doctor.",
        ),
    ]);
    let page = place.of("lena").get(&by_text).with_status(200);
    assert_eq!(
        page.texts("#alone li"),
        ["Peer staff must bring a note from a doctor."]
    );
    place.enter_policy(&[("title", "Fair")]);
    let list = place.of("lena").get("/policies");
    assert_eq!(list.texts("tbody th .tag").len(), 2);
}

#[test]
fn a_file_fills_the_form_and_is_not_kept() {
    let place = Place::new();
    let body = |name: &str, content: &str| {
        format!(
            "--x\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n{content}\r\n--x--\r\n"
        )
    };
    let sent = |who: &str, name: &str, content: &str| {
        place
            .of(who)
            .ask(axum::http::Method::POST, "/policies/file")
            .header("content-type", "multipart/form-data; boundary=x")
            .body(body(name, content).into_bytes())
    };
    let page = sent("lena", "Leave of 2026.md", "# Leave\n\nTen days.").with_status(200);
    assert_eq!(page.attributes("#p-title", "value"), ["Leave of 2026"]);
    assert!(page.texts("#p-words").concat().contains("Ten days."));
    sent("lena", "empty.txt", " ").with_status(422);
    sent("mara", "a.txt", "x").with_status(404);
    assert_eq!(place.of("lena").get("/policies").texts("tbody th").len(), 1);
}

#[test]
fn two_people_who_edit_a_policy_see_both_versions() {
    let place = Place::new();
    let policy = place.enter_policy(&[]);
    place
        .send_policy(&policy, &[("words", "Twelve days.")])
        .with_status(303);
    let conflict = place
        .send_policy(&policy, &[("words", "Nine days.")])
        .with_status(409);
    assert!(conflict.text().contains("Twelve days.") || conflict.body().contains("Twelve days."));
    assert!(conflict.body().contains("Nine days."));
    place
        .send_policy(&policy, &[("words", "Nine days."), ("version", "2")])
        .with_status(303);
    assert!(place.of("mara").get(&policy).text().contains("Nine days."));
    place
        .of("lena")
        .post(&format!("{policy}/withdrawal"), &[])
        .with_status(303);
    place.of("lena").get(&policy).with_status(404);
    place
        .send_policy(&policy, &[("version", "3")])
        .with_status(404);
}

#[test]
fn what_cannot_be_is_refused_and_shown_again() {
    let place = Place::new();
    let policy = place.enter_policy(&[]);
    let olga = place.cast.id("olga").to_string();
    let long = "é".repeat(100_001);
    for change in [
        ("title", " "),
        ("title", "a\nb"),
        ("kind", "peer"),
        ("owner", olga.as_str()),
        ("review", "soon"),
        ("review", "2199-01-01"),
        ("words", " \0 "),
        ("words", long.as_str()),
    ] {
        for path in ["/policies", policy.as_str()] {
            let refused = place.send_policy(path, &[change]).with_status(422);
            assert_eq!(refused.texts("[role=alert] li").len(), 1, "{}", change.0);
            if change.0 != "title" {
                assert_eq!(refused.attributes("#p-title", "value"), ["Leave"]);
            }
        }
    }
    for path in ["/policies/new", "/policies/supervision"] {
        place.of("mara").get(path).with_status(404);
    }
    for id in ["x", "00000000-0000-0000-0000-000000000000"] {
        place
            .of("lena")
            .get(&format!("/policies/{id}"))
            .with_status(404);
    }
}

#[test]
fn guidance_is_the_same_for_everyone_and_names_its_sources() {
    let place = Place::new();
    let page = place.of("mara").get("/policies/guidance").with_status(200);
    assert_eq!(
        page.texts("section[aria-labelledby=accommodation] ul.items > li")
            .len(),
        4
    );
    assert_eq!(
        page.texts("section[aria-labelledby=benefits] ul.items > li")
            .len(),
        6
    );
    assert_eq!(page.texts("ul.items .cite").len(), 10);
    assert!(page.attributes("main form", "action").is_empty());
}

#[test]
fn each_position_in_a_peer_role_shows_who_supervises_and_which_other_way_was_taken() {
    let place = Place::new();
    let lena = place.of("lena");
    let page = lena.get("/policies/supervision").with_status(200);
    assert_eq!(page.texts("main article").len(), 1);
    // Teo supervises Mara on the peer line; that he works in a peer role is not known here.
    let post = page.texts("main article").concat();
    assert!(post.contains("mara") && post.contains("teo") && post.contains("not known here"));
    assert!(post.contains("open"));
    let path = page.attributes("main article form", "action").remove(0);
    for sent in [
        [("way", "AL9"), ("words", "x")],
        [("way", "AL3"), ("words", " ")],
    ] {
        let refused = lena.post(&path, &sent).with_status(422);
        assert_eq!(refused.texts("main article [role=alert]").len(), 1);
    }
    let way = [("way", "AL3"), ("words", "Two hours a month, from May")];
    place.of("mara").post(&path, &way).with_status(404);
    place.of("olga").post(&path, &way).with_status(404);
    lena.post(&path, &way).with_status(303);
    let page = lena.get("/policies/supervision");
    let post = page.texts("main article").concat();
    assert!(post.contains("another way is taken") && post.contains("Two hours a month"));
}

#[test]
fn a_subcontract_is_worked_out_to_the_hour() {
    let place = Place::new();
    let lena = place.of("lena");
    let path = "/groundwork/subcontract";
    let send = |change: &[(&str, &str)]| {
        let mut sent = vec![
            ("partner", "River Peers"),
            ("money", "42,000"),
            ("hours", "37.5"),
            ("hires", "they"),
            ("trains", "both"),
            ("supervises", "they"),
            ("duties", "Routine notes\nCPR refresher"),
        ];
        sent.retain(|(name, _)| !change.iter().any(|(c, _)| c == name));
        sent.extend(change);
        lena.post(path, &sent)
    };
    assert!(
        lena.get(path)
            .with_status(200)
            .text()
            .contains("Nothing is worked out yet")
    );
    send(&[]).with_status(303);
    let page = place.of("mara").get(path).with_status(200);
    let text = page.text();
    // 42,000 dollars for 37.5 hours in each of 52 weeks.
    for words in [
        "$42,000.00",
        "37.5",
        "$21.54",
        "both together",
        "CPR refresher",
    ] {
        assert!(text.contains(words), "{words} in {text}");
    }
    assert!(page.attributes("main form", "action").is_empty());
    for change in [
        ("partner", ""),
        ("money", "-1"),
        ("money", "much"),
        ("hours", "0"),
        ("hours", "99999"),
        ("hires", "nobody"),
    ] {
        let refused = send(&[change]).with_status(422);
        assert_eq!(refused.texts("[role=alert] li").len(), 1, "{change:?}");
    }
    place
        .of("mara")
        .post(path, &[("partner", "x")])
        .with_status(404);
    assert!(
        place
            .of("olga")
            .get(path)
            .text()
            .contains("Nothing is worked out yet")
    );
}

#[test]
fn the_front_page_tells_of_policies_and_tasks_that_are_due_to_those_who_look_after_them() {
    let place = Place::new();
    let past = today().yesterday().expect("a day").to_string();
    let lena = place.cast.id("lena").to_string();
    let ada = place.cast.id("ada").to_string();
    place.enter_policy(&[("title", "Old rules"), ("review", &past), ("owner", &lena)]);
    place.enter_policy(&[("title", "Other rules"), ("review", &past), ("owner", &ada)]);
    let home = place.of("lena").get("/").with_status(200);
    assert!(home.text().contains("Old rules") && !home.text().contains("Other rules"));
    assert!(!place.of("mara").get("/").text().contains("Old rules"));
    // The task of the cast's plan is late; it is told once somebody looks after it.
    assert!(!place.of("mara").get("/").text().contains("Your task"));
    let task = place
        .of("lena")
        .get("/plan")
        .attributes(".plan-table th a", "href");
    let mara = place.cast.id("mara").to_string();
    let sent = [
        ("version", "1"),
        ("label", "Meet"),
        ("reason", ""),
        ("days", "3"),
        ("phase", "foundation"),
        ("seat", "board"),
        ("owner", mara.as_str()),
    ];
    place.of("lena").post(&task[0], &sent).with_status(303);
    let told = place.of("mara").get("/").with_status(200);
    assert!(
        told.text()
            .contains("Your task “Meet” should have been done")
    );
    assert!(!place.of("lena").get("/").text().contains("Your task"));
}

#[test]
fn a_policy_in_another_language_says_what_was_not_read() {
    let place = Place::new();
    let french = "Tous les employés ont droit à dix jours de congé par an, et ils les demandent à leur responsable.";
    let spanish = "El personal de apoyo entre pares debe presentar un análisis cada mes. Los demás puestos no tienen que hacerlo nunca.";
    for (words, unread, alone) in [
        ("All staff may take ten days of leave.", "", false),
        (french, "English and Spanish only", false),
        (spanish, "This text is in Spanish", true),
    ] {
        let policy = place.enter_policy(&[("words", words)]);
        let page = place.of("mara").get(&policy).with_status(200);
        let said = page.texts("#unread").concat();
        assert!(
            said.contains(unread) && said.is_empty() == unread.is_empty(),
            "{said}"
        );
        assert_eq!(page.texts("#alone").len(), usize::from(alone), "{words}");
    }
}
