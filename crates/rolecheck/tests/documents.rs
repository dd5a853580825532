//! What good ads and descriptions get: nothing, or advice only. And that bad ones do not slip through.

use std::collections::BTreeSet;

use rolecheck::{Checker, Finding, Kind, Options, Severity};

fn check(text: &str, kind: Kind) -> Vec<Finding> {
    Checker::shipped().check(text, &Options::new(kind)).findings
}

fn said(found: &[Finding], text: &str) -> Vec<String> {
    found
        .iter()
        .map(|f| format!("{} {}: {:?}", f.code, f.severity, &text[f.span.clone()]))
        .collect()
}

const GOOD_ADS: [&str; 3] = [
    "Peer Specialist (certified), half time. Give support and stand up for people who use our services, lead groups with them, and sit on two planning committees. Required: you have used mental health services yourself or have been in a psychiatric hospital; you are willing to tell about it so that others learn from it; you hold the state certificate or will take the course in your first half year. Preferred: practice in leading groups and in peer support.",
    "Full-time peer worker for a shared house and a day center. You offer peer support, lead groups, back the advisory board that members elect, and teach a wellness planning class. We require: trauma, extreme states or a psychiatric diagnosis in your own life; training in wellness planning, or readiness to do it within six months. Preferred: a car that you can use on the job; training in groups for people who hear voices.",
    "Bridger in the community, thirty hours. Be with people who are on their way home from a hospital stay: look for clubs and groups together, sort out housing and benefits, and speak up with them at discharge meetings if they ask you to. Required: your own history as a trauma survivor or of a psychiatric diagnosis; some training or practice in advocacy. Preferred: peer specialist training.",
];

const GOOD_DESCRIPTIONS: [&str; 2] = [
    "Title: Coordinator of Peer Work\nReports to: Director of Adult Programs\n\nPurpose: The Coordinator supports the peer workers of every house so that their support stays mutual.\n\nDuties\n- Leads a regular gathering of peer workers.\n- Trains house staff about recovery.\n- Shares their own story of recovery in groups or with one person, where it may help.\n- Backs people in writing their own plans, and joins planning meetings when the person asks.\n- Helps now and then with a ride or another practical matter if the person asks for it.\n- Keeps what people say private within the team.\n- Tells a supervisor at once about a crisis or an accident in the house, as all staff do.\n- Other duties as assigned.\n\nQualifications\n- Lived experience of trauma, extreme states or a psychiatric diagnosis is required.\n- Certification is preferred.\n- High school diploma.\n- Able to encourage others to lead in their own recovery.\n- Approachable and safe, also under pressure.\n- Respectful of how other people think, act and feel, and of what they need.\n- Knows their own strengths and weak points and asks for help when it is needed.",
    "Job title: Advocate\n\nSummary: The Advocate gives peer support that follows the values of our community.\n\nSupervised by the County Coordinator.\n\nResponsibilities\no Tells their own story to connect with others.\no Offers support in meetings with services if the person wishes it.\no Stands by people who file complaints.\no Passes on news about housing, benefits, groups and events.\no Takes part in team meetings and reads the team's message log.\no Respects privacy and keeps information inside the team.\no Answers calls and requests soon.\no Other duties as assigned by the supervisor.\n\nMinimum qualifications\no Trauma, extreme states or a psychiatric diagnosis in one's own life is required.\no Practice in advocacy is preferred.\no Spanish or sign language is a plus.\n\nQualities\no Calm and approachable under pressure.\no Warm and respectful toward other people's ideas, actions and needs.\no Curious about every point of view.",
];

#[test]
fn good_ads_raise_nothing_at_all() {
    for ad in GOOD_ADS {
        let found = check(ad, Kind::Ad);
        assert!(found.is_empty(), "{ad}\n{:?}", said(&found, ad));
    }
}

#[test]
fn good_descriptions_raise_advice_only() {
    for text in GOOD_DESCRIPTIONS {
        let mut found = check(text, Kind::JobDescription);
        found.retain(|f| f.severity != Severity::Info);
        assert!(found.is_empty(), "{text}\n{:?}", said(&found, text));
    }
}

#[test]
fn an_ad_with_many_faults_shows_them_all() {
    let ad = "Peer aide wanted. You will watch residents take their pills, drive them to appointments all day and report what they say to the nurse. You must be stable on medication, with no hospital stay in the past two years, and bring a letter from your doctor. This job is a chance to work on your own recovery.";
    let kinds: BTreeSet<&str> = check(ad, Kind::Ad).iter().map(|f| f.kind.name()).collect();
    for kind in [
        "role-fit",
        "medical-inquiry",
        "job-as-rehabilitation",
        "no-required-preferred-split",
    ] {
        assert!(kinds.contains(kind), "{kind} is not among {kinds:?}");
    }
}

#[test]
fn every_finding_in_a_document_says_why_and_where_it_is_written() {
    let ad = "Peer aide. Fetch coffee, do the filing, and keep an eye on who leaves. Healthy applicants only.";
    let found = check(ad, Kind::Ad);
    assert!(!found.is_empty());
    for f in found {
        assert!(!f.why.is_empty() && !f.message.is_empty(), "{}", f.code);
        assert!(!f.sources.is_empty(), "{}", f.code);
    }
}

#[test]
fn a_pronoun_for_whoever_gets_the_job_is_found_across_sentences() {
    let pronoun = |text: &str| {
        let found = check(text, Kind::JobDescription);
        found.iter().any(|f| f.code == "LANG-PRONOUN")
    };
    assert!(pronoun(
        "The Peer Navigator joins the team. She will co-lead groups."
    ));
    assert!(pronoun("Peer Worker\n\nHe should know the city."));
    assert!(!pronoun("Ask for Dana Ortiz. She will tell you more."));
    assert!(!pronoun(
        "The Peer Navigator joins the team. They will co-lead groups."
    ));
}
