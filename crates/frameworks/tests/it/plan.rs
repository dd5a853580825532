//! The fewest trainings for chosen gaps.

use frameworks::{Kind, Ladder, Library, Plan, plan};

fn close(gaps: &[&str], leave_out: &[&str]) -> Plan {
    plan(Library::shipped(), Ladder::shipped(), gaps, leave_out)
}

#[test]
fn a_prerequisite_met_by_a_training_leads_to_that_training_on_the_charts_word() {
    let plan = close(&["S1.PRE.AD.02"], &[]);
    assert_eq!(plan.trainings.len(), 1);
    assert_eq!(plan.trainings[0].label, "Recovery Messaging");
    assert_eq!(plan.trainings[0].closes[0].why, None);
}

#[test]
fn certification_is_closed_by_no_training() {
    assert_eq!(
        close(&["S3.PRE.MH.02"], &[]).without_training,
        ["S3.PRE.MH.02"]
    );
    assert_eq!(
        close(&["S4.PRE.MH.02"], &[]).without_training,
        ["S3.PRE.MH.02"],
        "a repeat is the same gap"
    );
}

#[test]
fn gaps_that_no_training_builds_and_unknown_ones_are_said_apart() {
    let plan = close(&["VOL.COM.SH.06", "X.1", "X.1"], &[]);
    assert_eq!(
        (plan.without_training, plan.unknown),
        (vec!["VOL.COM.SH.06".to_owned()], vec!["X.1".to_owned()])
    );
    assert!(close(&[], &[]).trainings.is_empty());
}

#[test]
fn all_gaps_at_once_are_closed_by_the_same_few_trainings_every_time() {
    let ladder = Ladder::shipped();
    let gaps: Vec<&str> = ladder
        .framework()
        .of_kind(Kind::LadderRow)
        .map(|i| i.code.as_str())
        .filter(|c| c.contains(".COM."))
        .collect();
    let first = close(&gaps, &[]);
    assert!(
        !first.trainings.is_empty() && first.trainings.len() < 25,
        "{} trainings",
        first.trainings.len()
    );
    let closed: Vec<&str> = first
        .trainings
        .iter()
        .flat_map(|t| &t.closes)
        .map(|c| c.gap.as_str())
        .collect();
    for gap in &gaps {
        assert!(
            closed.contains(gap) != first.without_training.iter().any(|w| w == gap),
            "{gap}"
        );
    }
    let mut backwards = gaps.clone();
    backwards.reverse();
    let names = |p: &Plan| {
        p.trainings
            .iter()
            .map(|t| t.training.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(names(&close(&backwards, &[])), names(&first));
}

#[test]
fn a_training_that_is_left_out_is_replaced_or_its_gap_stays() {
    let with = close(&["S1.COM.SH.02"], &[]);
    let first = with
        .trainings
        .first()
        .map(|t| t.training.clone())
        .expect("some training builds listening");
    let without = close(&["S1.COM.SH.02"], &[&first]);
    assert!(without.trainings.iter().all(|t| t.training != first));
}
