//! What applies at a stage and track, with the numbers of the chart.

use frameworks::{Column, Effective, Ladder, Reading, Stage, Strength, Track};

fn usual(stage: Stage, track: Track) -> Effective<'static> {
    Ladder::shipped().effective(stage, track, Reading::Usual)
}

fn literal(stage: Stage, track: Track) -> Effective<'static> {
    Ladder::shipped().effective(stage, track, Reading::Literal)
}

fn count(effective: &Effective<'_>, column: Column) -> usize {
    effective
        .items
        .iter()
        .filter(|i| i.column() == column)
        .count()
}

fn about(effective: &Effective<'_>, code: &str) -> Vec<String> {
    effective
        .notes
        .iter()
        .filter(|n| n.code == code)
        .flat_map(|n| n.about.clone())
        .collect()
}

#[test]
fn stage_four_asks_for_53_competencies_in_mental_health_and_stage_five_for_49() {
    for reading in [usual, literal] {
        assert_eq!(
            count(
                &reading(Stage::IV, Track::MentalHealth),
                Column::Competencies
            ),
            53
        );
        assert_eq!(
            count(
                &reading(Stage::V, Track::MentalHealth),
                Column::Competencies
            ),
            49
        );
    }
}

#[test]
fn the_shrinking_from_stage_four_to_five_is_noted_and_not_mended() {
    let five = usual(Stage::V, Track::MentalHealth);
    let note = five
        .notes
        .iter()
        .find(|n| n.code == "shrinks")
        .expect("a note on the shrinking");
    assert_eq!(
        (
            note.counts["before"],
            note.counts["now"],
            note.counts["ended"],
            note.counts["new"]
        ),
        (53, 49, 9, 5)
    );
    assert!(note.about.contains(&"S4.COM.SH.05".to_owned()));
    assert!(
        usual(Stage::IV, Track::MentalHealth)
            .notes
            .iter()
            .all(|n| n.code != "shrinks")
    );
}

#[test]
fn mastery_and_roles_never_carry() {
    let ladder = Ladder::shipped();
    for &stage in Stage::ALL {
        for &track in Track::ALL {
            for item in ladder.effective(stage, track, Reading::Literal).items {
                assert!(
                    item.column().carries(),
                    "{} is in the effective set",
                    item.code()
                );
            }
            for item in ladder
                .mastery(stage, track)
                .into_iter()
                .chain(ladder.roles(stage, track))
            {
                assert_eq!(item.from_stage(), stage);
            }
        }
    }
}

#[test]
fn good_interpersonal_skills_lapse_after_volunteer_with_a_note() {
    let volunteer = usual(Stage::Volunteer, Track::MentalHealth);
    assert!(volunteer.items.iter().any(|i| i.code() == "VOL.COM.SH.06"));
    for &stage in &Stage::ALL[1..] {
        let set = usual(stage, Track::Addiction);
        assert!(set.items.iter().all(|i| i.code() != "VOL.COM.SH.06"));
        assert!(about(&set, "lapses").contains(&"VOL.COM.SH.06".to_owned()));
    }
}

#[test]
fn stage_one_has_a_noted_gap_for_the_many_paths_to_recovery() {
    assert_eq!(
        about(&usual(Stage::I, Track::MentalHealth), "gap"),
        ["VOL.COM.SH.10"]
    );
    assert!(about(&usual(Stage::II, Track::MentalHealth), "gap").is_empty());
}

#[test]
fn management_experience_is_preferred_and_expected_at_once_from_stage_four_in_mental_health() {
    let set = usual(Stage::IV, Track::MentalHealth);
    let strength = |code: &str| {
        set.items
            .iter()
            .find(|i| i.code() == code)
            .and_then(|i| i.strength())
    };
    assert_eq!(strength("S3.PRE.MH.03"), Some(Strength::Preferred));
    assert_eq!(strength("S4.PRE.SH.01"), Some(Strength::Expected));
    assert!(about(&set, "two-strengths").contains(&"S3.PRE.MH.03".to_owned()));
    assert!(
        !about(&usual(Stage::IV, Track::Addiction), "two-strengths")
            .contains(&"S4.PRE.SH.01".to_owned())
    );
}

#[test]
fn repeats_count_once_in_the_usual_reading_and_keep_the_stage_they_first_apply_from() {
    let set = usual(Stage::V, Track::MentalHealth);
    let certified = set
        .items
        .iter()
        .find(|i| i.code() == "S3.PRE.MH.02")
        .expect("the first appearance");
    assert_eq!(certified.from_stage(), Stage::III);
    assert_eq!(certified.also, ["S4.PRE.MH.02", "S5.PRE.MH.02"]);
    assert!(certified.own, "Stage V lists it itself");
    assert!(set.items.iter().all(|i| i.code() != "S5.PRE.MH.02"));
    let printed = literal(Stage::V, Track::MentalHealth);
    assert_eq!(
        printed
            .items
            .iter()
            .filter(|i| i.item.label == certified.item.label)
            .count(),
        3
    );
    assert!(
        printed
            .items
            .iter()
            .all(|i| i.covered_by.is_none() && i.also.is_empty())
    );
}

#[test]
fn a_repeat_across_bands_counts_once_on_both_tracks_together_and_stays_on_each_alone() {
    let codes = |track| -> Vec<&str> {
        usual(Stage::Volunteer, track)
            .items
            .iter()
            .filter(|i| i.item.code.contains(".PRE."))
            .map(|i| i.code())
            .collect()
    };
    assert_eq!(codes(Track::Addiction), ["VOL.PRE.SH.01", "VOL.PRE.AD.01"]);
    assert_eq!(
        codes(Track::Both),
        ["VOL.PRE.SH.01", "VOL.PRE.MH.01", "VOL.PRE.MH.02"]
    );
}

#[test]
fn recovery_messaging_counts_as_a_training_and_as_a_prerequisite() {
    let set = usual(Stage::I, Track::Addiction);
    assert!(
        set.items
            .iter()
            .any(|i| i.code() == "VOL.TRN.AD.01" && i.column() == Column::Trainings)
    );
    assert!(
        set.items
            .iter()
            .any(|i| i.code() == "S1.PRE.AD.02" && i.column() == Column::Prerequisites)
    );
}

#[test]
fn what_a_stronger_form_covers_stays_in_the_set_and_says_so() {
    let set = usual(Stage::III, Track::MentalHealth);
    let covered = |code: &str| {
        set.items
            .iter()
            .find(|i| i.code() == code)
            .and_then(|i| i.covered_by)
    };
    assert_eq!(covered("S1.PRE.MH.01"), Some("S3.COM.MH.01"));
    assert_eq!(covered("S2.COM.SH.07"), Some("S3.COM.SH.11"));
    assert_eq!(covered("S2.TRN.MH.01"), Some("S3.PRE.MH.02"));
    assert_eq!(covered("S3.PRE.MH.02"), None);
}

#[test]
fn a_training_never_covers_what_is_asked_for() {
    let ladder = Ladder::shipped();
    for &stage in Stage::ALL {
        for &track in Track::ALL {
            for item in usual(stage, track).items {
                let above = item.covered_by.and_then(|code| ladder.row(code));
                if above.is_some_and(|a| a.column() == Column::Trainings) {
                    assert_eq!(
                        item.column(),
                        Column::Trainings,
                        "{} is covered by a training",
                        item.code()
                    );
                }
            }
        }
    }
}

#[test]
fn the_set_is_the_stages_own_rows_and_earlier_ones_with_the_asterisk() {
    let ladder = Ladder::shipped();
    for &stage in Stage::ALL {
        for &track in Track::ALL {
            let expected: Vec<String> = Column::CARRYING
                .iter()
                .flat_map(|&column| {
                    ladder.chart().into_iter().filter(move |i| {
                        i.column() == column
                            && track.includes(i.focus())
                            && (i.from_stage() == stage
                                || i.from_stage() < stage && i.row.carries_forward)
                    })
                })
                .map(|i| i.item.code.clone())
                .collect();
            let found: Vec<String> = literal(stage, track)
                .items
                .iter()
                .map(|i| i.item.code.clone())
                .collect();
            assert_eq!(found, expected, "{stage} {track}");
            let mut usual_codes: Vec<String> = usual(stage, track)
                .items
                .iter()
                .flat_map(|i| {
                    std::iter::once(i.item.code.clone()).chain(i.also.iter().map(|&c| c.to_owned()))
                })
                .collect();
            let mut literal_codes = expected;
            usual_codes.sort();
            literal_codes.sort();
            assert_eq!(
                usual_codes, literal_codes,
                "nothing may disappear: {stage} {track}"
            );
        }
    }
}

#[test]
fn effective_items_as_json_have_the_documented_fields() {
    let set =
        serde_json::to_value(usual(Stage::III, Track::MentalHealth)).expect("it is plain data");
    assert_eq!(set["stage"], "III");
    assert_eq!(set["track"], "mental-health");
    assert_eq!(set["reading"], "usual");
    assert!(set["notes"].as_array().is_some_and(|n| !n.is_empty()));
    let items = set["items"].as_array().expect("a list");
    let certified = items
        .iter()
        .find(|i| i["code"] == "S3.PRE.MH.02")
        .expect("the CPS prerequisite");
    assert_eq!(certified["column"], "prerequisites");
    assert_eq!(certified["focus"], "mental-health");
    assert_eq!(certified["carries_forward"], true);
    assert_eq!(certified["from_stage"], "III");
    assert_eq!(certified["strength"], "required-or-preferred");
    assert_eq!(certified["citation"]["document"], "ma-2014");
    assert!(certified["citation"]["section"].is_string());
    for item in items {
        let has_strength = !item["strength"].is_null();
        assert_eq!(has_strength, item["column"] == "prerequisites", "{item}");
    }
}
