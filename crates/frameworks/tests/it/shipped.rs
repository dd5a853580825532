//! The shipped documents have the counts of the published ones, unique codes and citations.

use std::collections::{BTreeMap, HashMap, HashSet};

use frameworks::{
    CenterKind, Column, Focus, Framework, InherentlyPeer, Item, Kind, LadderRow, Library,
    LinkRelation, Stage, Strength,
};

fn framework(slug: &str) -> &'static Framework {
    Library::shipped().framework(slug).expect("it is shipped")
}

fn count(slug: &str, kind: Kind) -> usize {
    framework(slug).of_kind(kind).count()
}

fn rows() -> Vec<(&'static Item, &'static LadderRow)> {
    framework("ma-2014").rows().collect()
}

fn by<K: Ord>(
    key: impl Fn(&LadderRow) -> K,
    only: impl Fn(&LadderRow) -> bool,
) -> BTreeMap<K, usize> {
    let mut counts = BTreeMap::new();
    for (_, row) in rows().into_iter().filter(|(_, r)| only(r)) {
        *counts.entry(key(row)).or_default() += 1;
    }
    counts
}

#[test]
fn every_shipped_framework_loads_without_a_problem() {
    let (library, errors) = Library::load(&Library::shipped_sources());
    assert!(
        errors.is_empty(),
        "{}",
        errors
            .iter()
            .map(|e| e.to_string())
            .collect::<Vec<_>>()
            .join("\n")
    );
    let slugs: Vec<&str> = library
        .frameworks()
        .iter()
        .map(|f| f.slug.as_str())
        .collect();
    assert_eq!(
        slugs,
        [
            "crosswalk",
            "handbook-2014",
            "ma-2014",
            "national-guidelines",
            "samhsa-2015"
        ]
    );
}

#[test]
fn every_item_has_its_own_code_and_a_citation() {
    for framework in Library::shipped().frameworks() {
        let mut codes = HashSet::new();
        for item in &framework.items {
            assert!(
                codes.insert(&item.code),
                "{} is used twice in {}",
                item.code,
                framework.id()
            );
            assert!(
                !item.citation.section.trim().is_empty() && !item.citation.document.is_empty(),
                "{} is not cited",
                item.code
            );
        }
        assert!(
            framework
                .notes
                .iter()
                .all(|n| !n.cite.section.trim().is_empty())
        );
    }
}

#[test]
fn the_chart_has_211_rows_and_110_of_them_an_asterisk() {
    let starred = |r: &LadderRow| r.carries_forward;
    assert_eq!(rows().len(), 211);
    assert_eq!(
        rows().iter().filter(|(_, r)| r.carries_forward).count(),
        110
    );
    assert_eq!(
        by(|r| r.column, |_| true).into_values().collect::<Vec<_>>(),
        [12, 51, 66, 27, 55]
    );
    let columns = by(|r| r.column, starred);
    assert_eq!(
        columns,
        [
            (Column::Competencies, 48),
            (Column::Prerequisites, 20),
            (Column::Trainings, 42)
        ]
        .into()
    );
    assert_eq!(
        by(|r| r.stage, |_| true).into_values().collect::<Vec<_>>(),
        [47, 34, 45, 40, 26, 19]
    );
    assert_eq!(
        by(|r| r.stage, starred)
            .into_iter()
            .map(|(s, n)| (s.index(), n))
            .collect::<Vec<_>>(),
        [(0, 34), (1, 20), (2, 25), (3, 20), (4, 11)]
    );
    assert_eq!(
        by(|r| r.focus, |_| true).into_values().collect::<Vec<_>>(),
        [113, 53, 45]
    );
    assert_eq!(
        by(|r| r.focus, starred).into_values().collect::<Vec<_>>(),
        [56, 29, 25]
    );
}

#[test]
fn a_row_stands_where_its_code_says() {
    for (item, row) in rows() {
        let column = match row.column {
            Column::Mastery => "MAS",
            Column::Roles => "ROL",
            Column::Competencies => "COM",
            Column::Prerequisites => "PRE",
            Column::Trainings => "TRN",
        };
        let focus = match row.focus {
            Focus::Shared => "SH",
            Focus::MentalHealth => "MH",
            Focus::Addiction => "AD",
        };
        assert!(
            item.code
                .starts_with(&format!("{}.{column}.{focus}.", row.stage.code())),
            "{}",
            item.code
        );
    }
}

#[test]
fn nine_groups_repeat_with_16_surplus_rows_and_195_texts_are_left() {
    let mut groups: HashMap<&str, usize> = HashMap::new();
    for (item, row) in rows() {
        let mut first = item;
        let mut repeats = row.repeats.as_deref();
        while let Some(code) = repeats {
            first = framework("ma-2014")
                .item(code)
                .expect("checked when loaded");
            repeats = first.ladder.as_ref().and_then(|r| r.repeats.as_deref());
        }
        *groups.entry(&first.code).or_default() += 1;
    }
    assert_eq!(groups.len(), 195);
    let mut repeated: Vec<usize> = groups.into_values().filter(|&n| n > 1).collect();
    repeated.sort_unstable();
    assert_eq!(repeated, [2, 2, 2, 2, 2, 3, 3, 4, 5]);
    assert_eq!(repeated.iter().map(|n| n - 1).sum::<usize>(), 16);
}

#[test]
fn the_distinct_rows_of_each_column_are_11_50_66_18_and_51() {
    let ladder = frameworks::Ladder::shipped();
    let distinct = |column: Column| {
        let codes = rows()
            .into_iter()
            .filter(move |(_, r)| r.column == column)
            .map(|(i, _)| ladder.first_appearance(&i.code));
        codes.collect::<HashSet<_>>().len()
    };
    assert_eq!(
        Column::ALL.iter().map(|&c| distinct(c)).collect::<Vec<_>>(),
        [11, 50, 66, 18, 51]
    );
}

#[test]
fn six_training_rows_are_pointers_and_49_are_trainings_34_of_them_in_the_glossary() {
    let trainings: Vec<_> = rows()
        .into_iter()
        .filter(|(_, r)| r.column == Column::Trainings)
        .collect();
    assert_eq!(trainings.iter().filter(|(_, r)| r.pointer).count(), 6);
    let catalogue: Vec<&Item> = framework("ma-2014").of_kind(Kind::Training).collect();
    assert_eq!(catalogue.len(), 49);
    let with_entry = catalogue
        .iter()
        .filter(|t| t.training.as_ref().is_some_and(|t| t.glossary.is_some()))
        .count();
    assert_eq!((with_entry, catalogue.len() - with_entry), (34, 15));
    let named: HashSet<&String> = catalogue
        .iter()
        .flat_map(|t| t.training.iter().flat_map(|t| &t.rows))
        .collect();
    let real: HashSet<&String> = trainings
        .iter()
        .filter(|(_, r)| !r.pointer)
        .map(|(i, _)| &i.code)
        .collect();
    assert_eq!(
        named, real,
        "every training row has its course and every course its row"
    );
}

#[test]
fn the_progressions_are_the_18_of_the_chart_the_last_of_them_in_two_parts() {
    let chains = &framework("ma-2014").chains;
    let numbers: HashSet<String> = chains
        .iter()
        .map(|c| {
            c.code
                .chars()
                .filter(|c| c.is_ascii_digit())
                .collect::<String>()
        })
        .collect();
    assert_eq!((numbers.len(), chains.len()), (18, 19));
    assert!(chains.iter().all(|c| c.steps.len() >= 2));
}

#[test]
fn a_prerequisite_has_one_of_four_strengths_and_only_some_a_grandfather_clause() {
    let prerequisites = by(|r| r.strength, |r| r.column == Column::Prerequisites);
    assert_eq!(prerequisites.values().sum::<usize>(), 27);
    assert!(!prerequisites.contains_key(&None));
    assert_eq!(
        prerequisites.get(&Some(Strength::RequiredOrPreferred)),
        Some(&7)
    );
    assert_eq!(rows().iter().filter(|(_, r)| r.grandfather).count(), 10);
    assert_eq!(rows().iter().filter(|(_, r)| r.program_specific).count(), 1);
}

#[test]
fn roles_are_many_to_many_with_stages() {
    let roles: Vec<_> = framework("ma-2014")
        .of_kind(Kind::Role)
        .filter_map(|i| i.role.as_ref().map(|r| (i, r)))
        .collect();
    assert_eq!(roles.iter().map(|(_, r)| r.rows.len()).sum::<usize>(), 51);
    let two: Vec<&str> = roles
        .iter()
        .filter(|(_, r)| r.stages.len() > 1)
        .map(|(i, _)| i.label.as_str())
        .collect();
    assert!(two.contains(&"Peer Mentor for transition age youth"));
    assert!(
        roles
            .iter()
            .any(|(_, r)| r.inherently_peer == InherentlyPeer::Yes)
    );
}

#[test]
fn the_glossary_the_centers_and_the_code_of_ethics_are_whole() {
    let group = |name: &str| {
        framework("ma-2014")
            .of_kind(Kind::Term)
            .filter(|i| i.term.as_ref().is_some_and(|t| t.group == name))
            .count()
    };
    assert_eq!(
        (group("training"), group("one-care"), group("other")),
        (25, 4, 11)
    );
    assert_eq!(count("ma-2014", Kind::Term), 40);
    let centers = |kind| {
        framework("ma-2014")
            .of_kind(Kind::Center)
            .filter(|i| i.center.as_ref().is_some_and(|c| c.kind == kind))
            .count()
    };
    assert_eq!(
        (
            centers(CenterKind::RecoveryLearningCommunity),
            centers(CenterKind::RecoverySupportCenter)
        ),
        (6, 7)
    );
    assert_eq!(
        (
            count("ma-2014", Kind::CodePrinciple),
            count("ma-2014", Kind::CodeItem),
            count("ma-2014", Kind::Pledge)
        ),
        (5, 14, 1)
    );
    let sixth = framework("ma-2014")
        .of_kind(Kind::CodeItem)
        .nth(5)
        .expect("item 6");
    assert!(
        sixth.note.is_some(),
        "item 6 is cut off in the document and says so"
    );
}

#[test]
fn the_core_competencies_are_whole() {
    let counts = [
        Kind::Principle,
        Kind::Category,
        Kind::Competency,
        Kind::Use,
        Kind::Dimension,
    ]
    .map(|k| count("samhsa-2015", k));
    assert_eq!(counts, [5, 12, 62, 6, 4]);
    assert!(
        framework("samhsa-2015")
            .of_kind(Kind::Category)
            .all(|c| !c.text.is_empty()),
        "every category has its introduction"
    );
}

#[test]
fn the_national_guidelines_are_whole() {
    let kinds = [
        Kind::Value,
        Kind::EthicalStatement,
        Kind::PracticeGuideline,
        Kind::Term,
        Kind::Goal,
        Kind::Method,
    ];
    assert_eq!(
        kinds.map(|k| count("national-guidelines", k)),
        [12, 49, 56, 5, 6, 6]
    );
    let facts = || framework("national-guidelines").of_kind(Kind::Fact);
    assert_eq!(facts().filter(|i| i.code.ends_with(".MOTTO")).count(), 12);
    let value = |text: &str| {
        facts()
            .filter(|i| i.fact.as_ref().is_some_and(|f| f.value.contains(text)))
            .count()
    };
    assert!(value("800") > 0 && value("1,000") > 0 && value("98%") > 0);
}

#[test]
fn the_competency_part_of_the_handbook_is_whole() {
    let counts = [
        Kind::Level,
        Kind::Area,
        Kind::Knowledge,
        Kind::Skill,
        Kind::Value,
    ]
    .map(|k| count("handbook-2014", k));
    assert_eq!(counts, [4, 3, 18, 44, 4]);
    let handbook = framework("handbook-2014");
    let area_of = |skill: &Item| {
        let mut above = skill.parent.as_deref().and_then(|code| handbook.item(code));
        while let Some(item) = above.filter(|i| i.kind != Kind::Area) {
            above = item.parent.as_deref().and_then(|code| handbook.item(code));
        }
        above.map(|area| area.code.clone())
    };
    let skills_of = |area: &Item| {
        handbook
            .of_kind(Kind::Skill)
            .filter(|s| area_of(s).as_ref() == Some(&area.code))
            .count()
    };
    assert_eq!(
        handbook
            .of_kind(Kind::Area)
            .map(skills_of)
            .collect::<Vec<_>>(),
        [26, 9, 9]
    );
}

#[test]
fn the_crosswalk_gives_a_reason_for_every_link_and_builds_leads_from_a_training() {
    let library = Library::shipped();
    let links = &framework("crosswalk").links;
    assert!(links.len() > 300);
    for link in links {
        assert!(!link.why.trim().is_empty());
        let ends = [&link.from, &link.to].map(|end| library.find(end).map(|at| at.item.kind));
        assert!(
            ends.iter().all(Option::is_some),
            "{} {}",
            link.from,
            link.to
        );
        if link.relation == LinkRelation::Builds {
            assert_eq!(ends[0], Some(Kind::Training), "{} {}", link.from, link.to);
        }
    }
}

#[test]
fn the_tensions_point_to_items_that_exist() {
    let library = Library::shipped();
    assert_eq!(library.tensions().len(), 50);
    for tension in library.tensions() {
        for about in &tension.about {
            assert!(
                library.find(about).is_some(),
                "{}: {about} is not there",
                tension.code
            );
        }
    }
}

#[test]
fn a_search_finds_a_course_by_the_letters_people_use() {
    let hits = Library::shipped().search("WHAM");
    assert!(hits.iter().any(|h| h.at.item.kind == Kind::Training));
    assert!(Library::shipped().search("   ").is_empty());
    assert_eq!(
        rows().iter().filter(|(_, r)| r.stage == Stage::V).count(),
        19
    );
}
