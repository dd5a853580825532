//! What the rules promise: their examples, their own text, answers, packs, marks and fixes.

mod random;

use std::collections::BTreeMap;

use rolecheck::{
    Activity, Checker, Finding, FindingKind, Kind, Language, Options, Pack, Severity, Verdict,
    apply_fixes, ask, rules,
};

fn check(text: &str, kind: Kind) -> Vec<Finding> {
    Checker::shipped().check(text, &Options::new(kind)).findings
}

#[test]
fn every_flagged_example_is_flagged_by_its_rule() {
    let mut wrong = Vec::new();
    for rule in rules() {
        for example in rule.flagged {
            let found = check(example.text, example.of);
            let hit = found.iter().any(|f| {
                f.kind == rule.kind && (f.code == rule.code || f.severity != Severity::Info)
            });
            if !hit {
                wrong.push(format!("{} does not flag {:?}", rule.code, example.text));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "mend the words or the rows of these rules:\n{}",
        wrong.join("\n")
    );
}

#[test]
fn no_allowed_example_is_flagged_by_its_rule() {
    let mut wrong = Vec::new();
    for rule in rules() {
        for example in rule.allowed {
            for f in check(example.text, example.of) {
                if f.kind == rule.kind && f.severity <= Severity::Caution || f.code == rule.code {
                    wrong.push(format!(
                        "{} flags {:?} in {:?}",
                        f.code,
                        &example.text[f.span.clone()],
                        example.text
                    ));
                }
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "mend the words or the rows of these rules:\n{}",
        wrong.join("\n")
    );
}

#[test]
fn every_rules_own_text_passes_the_checker() {
    let language = [
        FindingKind::PersonLabel,
        FindingKind::PeerAsLabel,
        FindingKind::ClinicalLabel,
        FindingKind::DeficitFraming,
        FindingKind::GenderedPronoun,
        FindingKind::Adversarial,
    ];
    let mut wrong = Vec::new();
    for rule in rules() {
        let texts = [
            Some(rule.message),
            Some(rule.why),
            rule.say_instead,
            rule.message_depends,
        ];
        for text in texts.into_iter().flatten() {
            for f in check(text, Kind::Policy) {
                if language.contains(&f.kind) {
                    wrong.push(format!("{}: {} in {text:?}", rule.code, f.code));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "say it otherwise:\n{}", wrong.join("\n"));
}

#[test]
fn there_are_enough_rules_and_every_activity_has_one() {
    assert!(rules().len() >= 60);
    for activity in Activity::ALL {
        assert!(
            rules().iter().any(|r| r.activity == Some(*activity)),
            "{activity} has no rule"
        );
    }
}

fn verdict(text: &str) -> &'static str {
    let found = check(text, Kind::Task);
    let fit: Vec<_> = found
        .iter()
        .filter(|f| f.kind == FindingKind::RoleFit)
        .map(|f| f.severity)
        .collect();
    match fit.iter().min() {
        Some(Severity::Error | Severity::Warning) => "not consistent",
        Some(Severity::Caution) => "depends",
        _ => "consistent",
    }
}

#[test]
fn who_acts_and_at_whose_wish_decides() {
    for (text, expected) in [
        (
            "Nurses give out medications while the peer specialist runs the circle.",
            "consistent",
        ),
        (
            "Peer workers will not administer medications.",
            "consistent",
        ),
        (
            "Peer staff may not decline when asked to help with a hold.",
            "not consistent",
        ),
        ("File your own mileage sheets.", "consistent"),
        (
            "Transport residents to medical appointments daily.",
            "not consistent",
        ),
        (
            "Drive someone to an appointment when they ask you to come along.",
            "consistent",
        ),
        ("Give people rides.", "depends"),
        (
            "Attend daily rounds where each resident is discussed.",
            "not consistent",
        ),
    ] {
        assert_eq!(verdict(text), expected, "{text}");
    }
}

#[test]
fn an_answer_changes_the_verdict() {
    let of = |answers: &[(&str, &str)]| {
        let answers: BTreeMap<String, String> = answers
            .iter()
            .map(|(a, b)| ((*a).to_owned(), (*b).to_owned()))
            .collect();
        ask(Some(Activity::Rides), "", &answers)
    };
    let open = of(&[]);
    assert_eq!(open.verdict, Verdict::Depends);
    assert!(!open.questions.is_empty() && open.questions.len() <= 3);
    assert_eq!(of(&[("asked-by", "person")]).verdict, Verdict::Consistent);
    assert_eq!(of(&[("asked-by", "staff")]).verdict, Verdict::NotConsistent);
}

#[test]
fn every_activity_can_be_asked_about_and_turned_both_ways() {
    for activity in Activity::ALL {
        let open = ask(Some(*activity), "", &BTreeMap::new());
        assert_eq!(open.verdict, Verdict::Depends, "{activity}");
        let mut verdicts = Vec::new();
        for question in &open.questions {
            for choice in &question.choices {
                let answers = BTreeMap::from([(question.id.to_string(), choice.value.to_string())]);
                verdicts.push(ask(Some(*activity), "", &answers).verdict);
            }
        }
        assert!(
            verdicts.contains(&Verdict::Consistent),
            "{activity} {verdicts:?}"
        );
        assert!(
            verdicts.contains(&Verdict::NotConsistent),
            "{activity} {verdicts:?}"
        );
    }
}

#[test]
fn a_pack_silences_softens_and_adds_with_a_reason() {
    let pack = Pack::parse(
        "name = \"House\"\n[[silence]]\ncode = \"LANG-PEER\"\nreason = \"We voted.\"\n[[soften]]\ncode = \"LANG-PERSON\"\nseverity = \"info\"\nreason = \"One step at a time.\"\n[[add]]\ncode = \"HOUSE-1\"\nname = \"Ward\"\nkind = \"person-label\"\nwords = [\"ward\"]\nmessage = \"We say house.\"\nreason = \"It is a house.\"\n",
    )
    .expect("a sound pack");
    let checker = Checker::with_pack(pack);
    let text = "A peer painted with clients on the ward. Another peer sang.";
    let report = checker.check(text, &Options::new(Kind::Policy));
    assert_eq!(
        report.notes,
        [
            "House silences LANG-PEER: We voted.",
            "House counts LANG-PERSON as info: One step at a time."
        ]
    );
    let found = report.findings;
    let codes: Vec<_> = found
        .iter()
        .map(|f| (f.code.as_ref(), f.severity))
        .collect();
    assert_eq!(
        codes,
        [
            ("LANG-PERSON", Severity::Info),
            ("HOUSE-1", Severity::Caution)
        ]
    );
}

#[test]
fn a_list_without_capitals_is_read_line_by_line() {
    let codes = |text: &str| -> Vec<String> {
        let report = Checker::shipped().check(text, &Options::new(Kind::Task));
        report.findings.iter().map(|f| f.code.to_string()).collect()
    };
    let duty = "Peer workers may not decline when asked to help with a hold.";
    let list = format!(
        "Nurses give out the tablets.\nwill not hand out tablets.\n{duty}\nfile your own mileage sheets"
    );
    assert_eq!(codes(&list), codes(duty));
    assert_eq!(codes(duty), ["RF-RESTRAINT"]);
}

#[test]
fn headings_and_statements_in_an_interview_guide_ask_nothing() {
    for text in [
        "A portfolio file",
        "The chart came out in April 2014.",
        "Interview guide, second round",
        "18 years of age or older",
    ] {
        let report = Checker::shipped().check(text, &Options::new(Kind::Interview));
        assert_eq!(report.findings, [], "{text}");
    }
}

#[test]
fn a_heading_of_a_list_of_duties_is_no_duty() {
    let report = |text: &str| Checker::shipped().check(text, &Options::new(Kind::Task));
    for heading in [
        "Medication Management",
        "MONEY MANAGEMENT",
        "Case Conferences",
    ] {
        assert_eq!(report(heading).findings, [], "{heading}");
    }
    // among other lines one word is a heading, too; alone it may be what somebody was asked to do
    assert_eq!(report("Rounds\n\nSay hello to everyone.").findings, []);
    assert_eq!(report("Filing").findings.len(), 1);
    assert_eq!(report("Count the medication").findings.len(), 1);
}

#[test]
fn a_pack_that_names_a_word_means_its_forms() {
    let pack = Pack::parse(
        "[[silence]]\ncode = \"LANG-PERSON\"\nwords = [\"consumer\"]\nreason = \"The name of our board.\"\n",
    )
    .expect("a sound pack");
    let checker = Checker::with_pack(pack);
    let found = |text: &str| {
        checker
            .check(text, &Options::new(Kind::Policy))
            .findings
            .len()
    };
    assert_eq!(
        found("Ask the consumers first. A consumer came. Each consumer's key is blue."),
        0
    );
    assert_eq!(found("Ask the patients first."), 1);
}

#[test]
fn both_forms_of_a_pronoun_are_advice_in_a_whole_description_and_one_alone_is_not() {
    let said = |line: &str| {
        let text =
            format!("Title: Peer Worker\n\nReports to: Director\n\n{line}\n\nPay: $24 an hour\n");
        let report = Checker::shipped().check(&text, &Options::new(Kind::JobDescription));
        let code = |f: &&Finding| f.code == "LANG-PRONOUN";
        let found = report.findings.iter().find(code);
        found.map(|f| f.severity)
    };
    let both = said("The Peer Worker shares his/her own story.");
    assert_eq!(both, Some(Severity::Info));
    let one = said("The peer worker shares her own story.");
    assert_eq!(one, Some(Severity::Warning));
}

#[test]
fn a_pack_without_a_reason_is_refused() {
    let error = Pack::parse("[[silence]]\ncode = \"LANG-PEER\"\n").expect_err("no reason");
    assert!(error.to_string().contains("without a reason"), "{error}");
    let error = Pack::parse("[[silence]]\ncode = \"NOPE\"\nreason = \"x\"\n").expect_err("no rule");
    assert!(
        error.to_string().contains("no rule with this code"),
        "{error}"
    );
}

#[test]
fn a_pack_leaves_a_quoted_passage_alone_and_nothing_else() {
    let pack = Pack::parse(
        "[[quoted]]\npassage = \"Engages peers\"\nreason = \"The name of a category.\"\n",
    )
    .expect("a pack");
    let checker = Checker::with_pack(pack);
    let codes = |text: &str| -> Vec<String> {
        let report = checker.check(text, &Options::default());
        report.findings.iter().map(|f| f.code.to_string()).collect()
    };
    let language = |text| codes(text).iter().filter(|c| *c == "LANG-PEER").count();
    assert_eq!(language("The peers chose the category engages Peers."), 1);
    assert_eq!(language("Engages peers"), 0);
    assert_eq!(language("peers"), 1);
    let error = Pack::parse("[[quoted]]\npassage = \"Engages peers\"\n").expect_err("no reason");
    assert!(error.to_string().contains("reason"), "{error}");
}

#[test]
fn a_mark_silences_a_line_only_with_a_reason() {
    let with = "<!-- wayfellow-ignore LANG-PERSON: the name of a form -->\nClients sign here.";
    assert!(check(with, Kind::Policy).is_empty());
    let without = "<!-- wayfellow-ignore LANG-PERSON -->\nClients sign here.";
    let report = Checker::shipped().check(without, &Options::new(Kind::Policy));
    assert_eq!(report.findings.len(), 1);
    assert!(report.notes[0].contains("no reason"), "{:?}", report.notes);
}

#[test]
fn a_quoted_passage_is_left_alone() {
    let text = "<!-- wayfellow: quote -->\nClients sign here.\n<!-- wayfellow: end quote -->\nClients sign here.";
    let found = check(text, Kind::Policy);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].start.line, 4);
}

#[test]
fn another_language_is_named_and_not_judged() {
    let text = "El especialista de apoyo lleva a los clientes a sus citas y les da los medicamentos por la noche.";
    let report = Checker::shipped().check(text, &Options::default());
    assert_eq!(report.language, Language::Other("Spanish".into()));
    assert!(report.findings.is_empty() && report.notes.len() == 1);
}

#[test]
fn a_short_text_in_another_language_is_not_taken_for_english() {
    let texts = [
        (
            "La persona de apoyo entre pares acompaña a las personas a sus citas y no da medicamentos a los clientes.",
            Language::Other("Spanish".into()),
        ),
        (
            "Pracownik wsparcia towarzyszy ludziom na spotkaniach i nie rozdaje leków nikomu z oddziału.",
            Language::Other("Polish".into()),
        ),
        (
            "Akran destek çalışanı insanlara randevularında eşlik eder ve kimseye ilaç vermez.",
            Language::Unsure,
        ),
        (
            "Ο υποστηρικτής συνοδεύει τους ανθρώπους στα ραντεβού τους.",
            Language::Unsure,
        ),
        // Cyrillic, read in the wrong encoding
        ("Îòâîçèòü êëèåíòîâ íà ïðè¸ì êàæäûé äåíü.", Language::Unsure),
        ("Has a car, a license, a phone, a laptop", Language::English),
        (
            "Transportation, medication pickup, filing, data entry, laundry, vacuuming, faxing",
            Language::English,
        ),
    ];
    for (text, language) in texts {
        let report = Checker::shipped().check(text, &Options::default());
        assert_eq!(report.language, language, "{text}");
        assert!(
            language == Language::English || report.findings.is_empty(),
            "{text}"
        );
    }
}

#[test]
fn odd_texts_break_nothing() {
    let texts = random::Texts::new();
    for number in 0..4_000 {
        assert_eq!(texts.problem(number), None);
    }
}

#[test]
fn fixes_are_made_where_they_are_safe() {
    let text = "Clients choose his or her own group.";
    let fixed = apply_fixes(text, &check(text, Kind::Policy));
    assert_eq!(fixed, "People choose their own group.");
}

#[test]
fn a_word_is_read_whatever_is_hidden_in_it() {
    let plain = check("The patients wait.", Kind::Task);
    let plain: Vec<&str> = plain.iter().map(|f| f.code.as_ref()).collect();
    assert!(plain.contains(&"LANG-PERSON"));
    for unseen in [
        "\u{ad}",
        "\u{200b}",
        "\u{200d}",
        "\u{2060}",
        "\u{feff}\u{ad}",
    ] {
        let text = format!("The pa{unseen}tients wait.");
        let found = check(&text, Kind::Task);
        let label = found
            .iter()
            .find(|f| f.code == "LANG-PERSON")
            .expect("found");
        assert_eq!(
            text[label.span.clone()],
            format!("The pa{unseen}tients")[4..]
        );
    }
}

#[test]
fn places_are_counted_in_characters() {
    let text = "Café – good.\nÉtude: clients eat.";
    let found = check(text, Kind::Policy);
    let label = found.iter().find(|f| f.kind == FindingKind::PersonLabel);
    let label = label.expect("the label is found");
    assert_eq!((label.start.line, label.start.column), (2, 8));
    assert_eq!(&text[label.span.clone()], "clients");
}

proptest::proptest! {
    #[test]
    fn any_text_is_checked_and_every_span_fits(text in "\\PC{0,200}", n in 0usize..5) {
        let kind = Kind::ALL[n];
        for f in Checker::shipped().check(&text, &Options::new(kind)).findings {
            proptest::prop_assert!(text.get(f.span.clone()).is_some());
        }
    }

    #[test]
    fn words_of_the_field_in_any_order_are_checked(words in proptest::collection::vec("(clients?|peers?|the|meds|drive|not|to|\\.|,|\n|- |he|or|she|\"|“|”|’s|who|asked|may|refuse|plan|wayfellow-ignore|``|>|\u{202e}|\u{0}|é)", 0..60), n in 0usize..5) {
        let text = words.join(" ");
        let options = Options::new(Kind::ALL[n]);
        let report = Checker::shipped().check(&text, &options);
        proptest::prop_assert_eq!(&report, &Checker::shipped().check(&text, &options));
        let _ = apply_fixes(&text, &report.findings);
    }
}
