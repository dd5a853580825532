//! Portfolios made up at random, for property tests.

use frameworks::{
    Agreement, Claim, CodeKind, CredentialRecord, Date, Engagement, Exception, Experience,
    ItemRecord, Kind, Ladder, Portfolio, Programs, Progress, ShownBy, TrainingRecord,
};
use proptest::collection::{btree_set, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

pub fn today() -> Date {
    Date::day(2026, 11, 22).expect("a day")
}

fn codes(kind: Kind) -> Vec<String> {
    Ladder::shipped()
        .framework()
        .of_kind(kind)
        .map(|i| i.code.clone())
        .collect()
}

/// Rows whose first appearance the person's own word shows.
fn claimable() -> Vec<String> {
    let ladder = Ladder::shipped();
    codes(Kind::LadderRow)
        .into_iter()
        .filter(|code| {
            ladder.shown_by(code).contains(&ShownBy::OwnWord)
                && ladder.first_appearance(code) == Some(code)
        })
        .collect()
}

fn with_grandfather_clause() -> Vec<String> {
    let ladder = Ladder::shipped();
    let rows = ladder
        .chart()
        .into_iter()
        .filter(|i| i.row.grandfather)
        .map(|i| i.item.code.clone());
    rows.filter(|code| ladder.first_appearance(code) == Some(code))
        .collect()
}

pub fn date() -> impl Strategy<Value = Date> {
    let text = prop_oneof![
        (1950..2026_u16).prop_map(|y| format!("{y:04}")),
        (1950..2026_u16, 1..=12_u8).prop_map(|(y, m)| format!("{y:04}-{m:02}")),
        (1950..2026_u16, 1..=12_u8, 1..=28_u8)
            .prop_map(|(y, m, d)| format!("{y:04}-{m:02}-{d:02}")),
    ];
    text.prop_map(|t| t.parse().expect("such days exist"))
}

fn training() -> impl Strategy<Value = (Progress, Vec<Date>, Option<u32>)> {
    let status = select(vec![
        Progress::Planned,
        Progress::UnderWay,
        Progress::Complete,
    ]);
    (status, vec(date(), 0..4), 0..5_u32).prop_map(|(status, sessions, number)| {
        let number = sessions.is_empty().then_some(number);
        (status, sessions, number)
    })
}

/// Any portfolio without faults.
pub fn portfolio() -> impl Strategy<Value = Portfolio> {
    let experience = (
        ".{1,20}",
        any::<bool>(),
        any::<bool>(),
        date(),
        option::of(0..9999_u32),
    )
        .prop_map(|(what, paid, peer_support, from, hours)| Experience {
            what: format!("Work {what}"),
            kind: if paid {
                Engagement::Paid
            } else {
                Engagement::Volunteer
            },
            peer_support,
            from,
            to: None,
            hours,
        });
    let trainings = (
        btree_set(select(codes(Kind::Training)), 0..20),
        vec(training(), 20),
    )
        .prop_map(|(codes, records)| {
            let record = |(code, (status, sessions, sessions_attended)): (
                String,
                (Progress, Vec<Date>, Option<u32>),
            )| TrainingRecord {
                training: Some(code),
                title: None,
                status,
                sessions,
                sessions_attended,
                completed: None,
                provider: None,
            };
            codes
                .into_iter()
                .zip(records)
                .map(record)
                .collect::<Vec<_>>()
        });
    let credentials = (
        btree_set(select(codes(Kind::Credential)), 0..3),
        vec((option::of(date()), any::<bool>(), any::<bool>()), 3),
    )
        .prop_map(|(codes, records)| {
            let record =
                |(code, (issued, lapsed, overdue)): (String, (Option<Date>, bool, bool))| {
                    CredentialRecord {
                        credential: Some(code),
                        title: None,
                        issued,
                        expires: (lapsed && issued.is_some())
                            .then(|| "2026-06-30".parse().expect("a day")),
                        issuer: None,
                        state: None,
                        scope: None,
                        number: None,
                        commitment_due: issued.is_none().then(|| {
                            if overdue { "2026-01-31" } else { "2027-05-31" }
                                .parse()
                                .expect("a day")
                        }),
                    }
                };
            codes
                .into_iter()
                .zip(records)
                .map(record)
                .collect::<Vec<_>>()
        });
    let agreements = btree_set(
        select(vec![CodeKind::Cps, CodeKind::Rsc, CodeKind::Group]),
        0..3,
    )
    .prop_map(|kinds| {
        let agreement = |kind| Agreement {
            code: format!("{kind:?}"),
            kind,
            on: "2020".parse().expect("a year"),
            moment: None,
        };
        kinds.into_iter().map(agreement).collect::<Vec<_>>()
    });
    let items = (
        btree_set(select(claimable()), 0..60),
        vec((any::<bool>(), option::of(".{0,30}")), 60),
    )
        .prop_map(|(codes, claims)| {
            let item = |(item, (held, proficiency)): (String, (bool, Option<String>))| ItemRecord {
                item,
                standing: if held { Claim::Held } else { Claim::UnderWay },
                proficiency,
            };
            codes.into_iter().zip(claims).map(item).collect::<Vec<_>>()
        });
    let exceptions = btree_set(select(with_grandfather_clause()), 0..3).prop_map(|codes| {
        let exception = |item| Exception {
            item,
            reason: "Long in the role".into(),
            approved_by: "Board".into(),
            on: "2015".parse().expect("a year"),
        };
        codes.into_iter().map(exception).collect::<Vec<_>>()
    });
    let rest = (option::of(".{0,20}"), option::of(any::<bool>()));
    (
        vec(experience, 0..4),
        trainings,
        credentials,
        agreements,
        items,
        exceptions,
        rest,
    )
        .prop_map(
            |(
                experience,
                trainings,
                credentials,
                agreements,
                items,
                exceptions,
                (name, cori_required),
            )| Portfolio {
                name,
                experience,
                trainings,
                credentials,
                agreements,
                items,
                exceptions,
                programs: Programs { cori_required },
                ..Portfolio::new()
            },
        )
}
