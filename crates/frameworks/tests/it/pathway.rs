//! What a person holds and what is missing, in small examples.

use frameworks::{
    Begun, Closeness, Column, Cover, Date, Ladder, PathItem, Pathway, Portfolio, Stage, Standing,
    Strength, Track, evaluate,
};

fn today() -> Date {
    Date::day(2026, 11, 22).expect("a day")
}

fn at(stage: Stage, track: Track, entries: &str) -> Pathway<'static> {
    let text = format!(
        "{{\"wayfellow_portfolio\": 1{}{entries}}}",
        if entries.is_empty() { "" } else { ", " }
    );
    let portfolio = Portfolio::read(text.as_bytes(), Ladder::shipped(), today())
        .expect("a portfolio without faults");
    evaluate(Ladder::shipped(), &portfolio, stage, track, today())
}

fn item<'p>(pathway: &'p Pathway<'static>, code: &str) -> &'p PathItem<'static> {
    pathway
        .items
        .iter()
        .find(|i| i.item.code() == code)
        .expect("the item is in the set")
}

fn started(by: Option<&str>) -> Standing {
    Standing::UnderWay {
        how: Begun::Started,
        by: by.map(str::to_owned),
        until: None,
    }
}

#[test]
fn an_empty_portfolio_misses_everything_and_only_the_required_blocks() {
    let pathway = at(Stage::III, Track::MentalHealth, "");
    assert!(
        pathway
            .items
            .iter()
            .all(|i| i.standing == Standing::Missing || i.item.row.pointer)
    );
    let blocking: Vec<&str> = pathway
        .items
        .iter()
        .filter(|i| i.blocks)
        .map(|i| i.item.code())
        .collect();
    assert_eq!(
        blocking,
        [
            "VOL.PRE.MH.02",
            "S1.PRE.MH.01",
            "S2.PRE.SH.02",
            "S2.PRE.SH.03",
            "S3.PRE.MH.01"
        ]
    );
}

#[test]
fn no_training_and_no_competency_ever_blocks() {
    for &stage in Stage::ALL {
        for &track in Track::ALL {
            for i in at(stage, track, "\"programs\": {\"cori_required\": true}")
                .items
                .iter()
                .filter(|i| i.blocks)
            {
                assert_eq!(
                    (i.item.column(), i.item.strength()),
                    (Column::Prerequisites, Some(Strength::Required))
                );
            }
        }
    }
}

#[test]
fn trained_is_not_certified() {
    let pathway = at(
        Stage::III,
        Track::MentalHealth,
        "\"trainings\": [{\"training\": \"S2.TRN.MH.01\", \"status\": \"complete\"}]",
    );
    let certified = item(&pathway, "S3.PRE.MH.02");
    assert!(
        matches!(&certified.standing, Standing::UnderWay { how: Begun::Trained, by: Some(code), .. } if code.starts_with("TRN."))
    );
    assert_eq!(certified.why.code, "trained-not-certified");
    assert!(
        !certified.blocks,
        "required or preferred is for the organization to decide"
    );
    assert_eq!(item(&pathway, "S2.TRN.MH.01").standing, Standing::Held);
    assert!(
        pathway
            .notes
            .iter()
            .any(|n| n.code == "trained-not-certified")
    );
}

#[test]
fn the_credential_meets_the_prerequisite_and_covers_its_trainings() {
    let pathway = at(
        Stage::IV,
        Track::MentalHealth,
        "\"credentials\": [{\"credential\": \"CRD.CPS\", \"issued\": \"2021-05\"}]",
    );
    let through = |how| Standing::HeldThrough {
        by: if how == Cover::Equivalent {
            "CRD.CPS"
        } else {
            "S3.PRE.MH.02"
        }
        .into(),
        how,
    };
    assert_eq!(
        item(&pathway, "S3.PRE.MH.02").standing,
        through(Cover::Equivalent)
    );
    assert_eq!(
        item(&pathway, "S2.TRN.MH.01").standing,
        through(Cover::Stronger)
    );
}

#[test]
fn an_expired_credential_and_an_overdue_promise_do_not_count_and_say_so() {
    let pathway = at(
        Stage::III,
        Track::Both,
        "\"credentials\": [{\"credential\": \"CRD.CPS\", \"issued\": \"2020\", \"expires\": \"2024\"}, {\"credential\": \"CRD.RC\", \"commitment_due\": \"2026-01\"}]",
    );
    assert_eq!(item(&pathway, "S3.PRE.MH.02").standing, Standing::Missing);
    assert_eq!(item(&pathway, "S2.PRE.AD.01").standing, Standing::Missing);
    let codes: Vec<&str> = pathway.notes.iter().map(|n| n.code).collect();
    assert!(codes.contains(&"credential-expired") && codes.contains(&"promise-overdue"));
}

#[test]
fn a_promise_to_certify_is_under_way_until_its_day() {
    let pathway = at(
        Stage::III,
        Track::MentalHealth,
        "\"credentials\": [{\"credential\": \"CRD.CPS\", \"commitment_due\": \"2027-03-01\"}]",
    );
    let until = Date::day(2027, 3, 1);
    assert_eq!(
        item(&pathway, "S3.PRE.MH.02").standing,
        Standing::UnderWay {
            how: Begun::Promised,
            by: Some("CRD.CPS".into()),
            until
        }
    );
}

#[test]
fn recovery_messaging_is_met_by_its_training() {
    let pathway = at(
        Stage::I,
        Track::Addiction,
        "\"trainings\": [{\"training\": \"VOL.TRN.AD.01\", \"status\": \"complete\"}]",
    );
    assert!(matches!(
        item(&pathway, "S1.PRE.AD.02").standing,
        Standing::HeldThrough {
            how: Cover::Equivalent,
            ..
        }
    ));
    let begun = at(
        Stage::I,
        Track::Addiction,
        "\"trainings\": [{\"training\": \"VOL.TRN.AD.01\", \"status\": \"under-way\"}]",
    );
    assert!(matches!(
        item(&begun, "S1.PRE.AD.02").standing,
        Standing::UnderWay {
            how: Begun::Started,
            ..
        }
    ));
    assert!(item(&begun, "S1.PRE.AD.02").blocks);
}

#[test]
fn the_recovery_coach_training_meets_the_recovery_coach_prerequisite() {
    let pathway = at(
        Stage::II,
        Track::Addiction,
        "\"trainings\": [{\"training\": \"S1.TRN.AD.01\", \"status\": \"complete\"}]",
    );
    assert!(matches!(
        item(&pathway, "S2.PRE.AD.01").standing,
        Standing::HeldThrough {
            how: Cover::Equivalent,
            ..
        }
    ));
}

#[test]
fn peer_experience_counts_by_kind() {
    let with = |kind: &str, peer: bool| {
        at(
            Stage::III,
            Track::MentalHealth,
            &format!(
                "\"experience\": [{{\"what\": \"x\", \"kind\": \"{kind}\", \"peer_support\": {peer}, \"from\": \"2020\"}}]"
            ),
        )
    };
    let standings = |p: &Pathway<'static>| -> Vec<bool> {
        ["S1.PRE.SH.01", "S2.PRE.SH.01", "S3.PRE.MH.01"]
            .iter()
            .map(|c| item(p, c).standing == Standing::Held)
            .collect()
    };
    assert_eq!(standings(&with("volunteer", true)), [true, true, false]);
    assert_eq!(standings(&with("paid", true)), [true, true, true]);
    assert_eq!(standings(&with("paid", false)), [false, false, false]);
}

#[test]
fn a_multi_session_training_is_computed_from_sessions_or_from_the_catalogue() {
    let with = |record: &str| {
        item(
            &at(
                Stage::II,
                Track::MentalHealth,
                &format!("\"trainings\": [{{{record}}}]"),
            ),
            "S2.PRE.SH.03",
        )
        .standing
        .clone()
    };
    assert_eq!(
        with("\"title\": \"Own\", \"status\": \"complete\", \"sessions_attended\": 2"),
        Standing::Held
    );
    assert_eq!(
        with("\"title\": \"Own\", \"status\": \"complete\", \"sessions\": [\"2020-01-01\"]"),
        Standing::Missing
    );
    assert_eq!(
        with(
            "\"title\": \"Own\", \"status\": \"under-way\", \"sessions\": [\"2020-01-01\", \"2020-01-08\"]"
        ),
        started(None)
    );
    assert_eq!(
        with("\"training\": \"VOL.TRN.MH.02\", \"status\": \"complete\""),
        Standing::Held,
        "the catalogue says WRAP has several"
    );
    assert_eq!(
        with("\"training\": \"VOL.TRN.SH.01\", \"status\": \"complete\""),
        Standing::Missing
    );
}

#[test]
fn a_later_step_covers_the_earlier_ones_and_not_the_other_way() {
    let later = at(
        Stage::IV,
        Track::MentalHealth,
        "\"items\": [{\"item\": \"S3.COM.MH.01\"}]",
    );
    assert_eq!(
        item(&later, "S1.PRE.MH.01").standing,
        Standing::HeldThrough {
            by: "S3.COM.MH.01".into(),
            how: Cover::Stronger
        }
    );
    let earlier = at(
        Stage::IV,
        Track::MentalHealth,
        "\"items\": [{\"item\": \"S2.COM.SH.07\"}]",
    );
    assert_eq!(item(&earlier, "S3.COM.SH.11").standing, Standing::Missing);
    let near = earlier
        .nearest
        .iter()
        .find(|n| n.code == "S3.COM.SH.11")
        .expect("the next step is near");
    assert_eq!(
        (near.because, near.after.as_deref()),
        (Closeness::NextStep, Some("S2.COM.SH.07"))
    );
}

#[test]
fn an_exception_lifts_a_required_item_and_keeps_reason_and_name() {
    let entries = "\"exceptions\": [{\"item\": \"S4.PRE.MH.01\", \"reason\": \"In the role since 1998\", \"approved_by\": \"Board\", \"on\": \"2015\"}]";
    let pathway = at(Stage::V, Track::MentalHealth, entries);
    let work = item(&pathway, "S3.PRE.MH.01");
    assert!(
        matches!(&work.standing, Standing::Excepted { reason, approved_by, .. } if reason.contains("1998") && approved_by == "Board")
    );
    assert!(!work.blocks);
    assert!(item(&at(Stage::V, Track::MentalHealth, ""), "S3.PRE.MH.01").blocks);
}

#[test]
fn a_check_of_records_blocks_only_where_the_program_asks_for_it() {
    let cori = |programs: &str| {
        let pathway = at(Stage::I, Track::MentalHealth, programs);
        let cori = item(&pathway, "VOL.PRE.SH.01");
        (cori.standing.clone(), cori.blocks, cori.why.code)
    };
    assert_eq!(cori(""), (Standing::Missing, false, "ask-the-program"));
    assert_eq!(
        cori("\"programs\": {\"cori_required\": null}"),
        (Standing::Missing, false, "ask-the-program")
    );
    assert_eq!(
        cori("\"programs\": {\"cori_required\": false}"),
        (Standing::NotApplicable, false, "program-does-not-ask")
    );
    assert_eq!(
        cori("\"programs\": {\"cori_required\": true}"),
        (Standing::Missing, true, "missing-required")
    );
    assert_eq!(
        cori("\"programs\": {\"cori_required\": true}, \"items\": [{\"item\": \"VOL.PRE.SH.01\"}]"),
        (Standing::Held, false, "held")
    );
}

#[test]
fn agreements_meet_the_prerequisites_about_codes() {
    let pathway = at(
        Stage::I,
        Track::Both,
        "\"agreements\": [{\"code\": \"ma-2014@1#CODE.PLEDGE\", \"kind\": \"cps\", \"on\": \"2020\"}, {\"code\": \"House rules\", \"kind\": \"group\", \"on\": \"2020\"}]",
    );
    assert_eq!(item(&pathway, "S1.PRE.MH.01").standing, Standing::Held);
    assert_eq!(item(&pathway, "VOL.PRE.MH.02").standing, Standing::Held);
    assert!(item(&pathway, "S1.PRE.AD.01").blocks);
}

#[test]
fn proficiency_stays_in_the_persons_own_words() {
    let pathway = at(
        Stage::I,
        Track::MentalHealth,
        "\"items\": [{\"item\": \"S1.COM.SH.02\", \"proficiency\": \"I take my time.\"}]",
    );
    assert_eq!(
        item(&pathway, "S1.COM.SH.02").proficiency.as_deref(),
        Some("I take my time.")
    );
}

#[test]
fn roles_say_what_stands_in_the_way() {
    let pathway = at(
        Stage::I,
        Track::MentalHealth,
        "\"agreements\": [{\"code\": \"House rules\", \"kind\": \"group\", \"on\": \"2020\"}]",
    );
    let volunteer = pathway.roles.iter().filter(|r| r.stage == Stage::Volunteer);
    assert!(volunteer.clone().count() == 5);
    assert!(volunteer.clone().all(|r| r.blocked_by == ["VOL.PRE.MH.01"]));
    let mentor: Vec<Stage> = pathway
        .roles
        .iter()
        .filter(|r| r.role.label == "Peer Mentor for transition age youth")
        .map(|r| r.stage)
        .collect();
    assert_eq!(mentor, [Stage::I, Stage::II], "one role, two stages");
    let both = at(
        Stage::V,
        Track::Both,
        "\"experience\": [{\"what\": \"x\", \"kind\": \"paid\", \"peer_support\": true, \"from\": \"2020\"}]",
    );
    let coach = both
        .roles
        .iter()
        .find(|r| r.role.label == "Recovery Coach")
        .expect("the role");
    assert!(
        !coach.blocked_by.contains(&"S1.PRE.MH.01"),
        "an addiction role asks for nothing of the mental health band"
    );
}

#[test]
fn the_shape_counts_every_row_of_a_stage_once() {
    let pathway = at(
        Stage::III,
        Track::Both,
        "\"items\": [{\"item\": \"S3.COM.SH.03\"}, {\"item\": \"S3.COM.SH.05\", \"standing\": \"under-way\"}]",
    );
    let three = &pathway.shape.stages[3];
    let competencies = three.columns[0].coverage;
    assert_eq!(
        (
            competencies.held,
            competencies.under_way,
            competencies.missing
        ),
        (1, 1, 12)
    );
    let volunteer = pathway.shape.stages[0].columns[0].coverage;
    assert_eq!(
        volunteer.held, 1,
        "supervising covers taking part in supervision"
    );
    assert!(
        pathway
            .shape
            .themes
            .iter()
            .any(|t| t.theme == "supervision" && t.coverage.held == 3)
    );
    assert_eq!(
        pathway.shape.progressions.len(),
        19,
        "18 as numbered, the last of them two"
    );
}

#[test]
fn a_role_as_json_has_its_code_its_stage_and_what_stands_in_the_way() {
    let json = serde_json::to_value(at(Stage::I, Track::MentalHealth, "")).expect("plain data");
    let role = &json["roles"][0];
    assert_eq!(
        (&role["code"], &role["stage"]),
        (&"ROLE.01".into(), &"volunteer".into())
    );
    assert_eq!(role["within_reach"], false);
    assert_eq!(
        role["blocked_by"],
        serde_json::json!(["VOL.PRE.MH.01", "VOL.PRE.MH.02"])
    );
    assert!(role["competencies"]["missing"].is_number());
}

#[test]
fn every_reason_has_its_own_sentence() {
    let everything = "\"trainings\": [{\"training\": \"S2.TRN.MH.01\", \"status\": \"complete\"}, {\"training\": \"VOL.TRN.AD.01\", \"status\": \"under-way\"}], \"programs\": {\"cori_required\": false}";
    let mut sentences = std::collections::BTreeMap::new();
    for &stage in Stage::ALL {
        for item in at(stage, Track::Both, everything).items {
            sentences.insert(item.why.sentence(), item.why.code);
        }
    }
    let codes: std::collections::BTreeSet<&str> = sentences.values().copied().collect();
    assert_eq!(codes.len(), sentences.len());
    assert!(codes.len() >= 9, "{codes:?}");
}

#[test]
fn the_result_as_json_has_items_with_standing_and_no_total() {
    let json = serde_json::to_value(at(Stage::II, Track::MentalHealth, "")).expect("plain data");
    let first = &json["items"][0];
    assert_eq!(
        (&first["code"], &first["standing"]["is"]),
        (&"VOL.COM.SH.01".into(), &"missing".into())
    );
    let mut keys: Vec<&str> = json
        .as_object()
        .expect("an object")
        .keys()
        .map(String::as_str)
        .collect();
    keys.sort_unstable();
    assert_eq!(
        keys,
        [
            "items", "nearest", "notes", "roles", "shape", "stage", "track"
        ]
    );
}
