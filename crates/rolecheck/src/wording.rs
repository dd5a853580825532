//! Words that label people: which of them stand for people here, and which are left alone.
//!
//! The words come from `data/rules/language`; this module only looks at what stands around them.
//! It does not know what work fits a role.

use crate::actors::actor_of;
use crate::checker::Options;
use crate::finding::Kind;
use crate::frame::Actor;
use crate::judge::Raw;
use crate::peer_label::is_peer_label;
use crate::pronouns;
use crate::rule::rules;
use crate::tables::{RULE_CLASSES, WORD_PEERS, class};
use crate::terms::{Term, flag};
use crate::tokens::{Shape, Token, mark};

/// Reads a paragraph for its wording.
pub(crate) fn read(
    text: &str,
    tokens: &[Token],
    terms: &[Term],
    options: &Options,
    out: &mut Vec<Raw>,
) {
    for (i, term) in terms.iter().enumerate() {
        if !term.any(flag::RULE | flag::GENDERED | flag::PEER) || term.is(mark::QUOTED) {
            continue;
        }
        if term.any(flag::RULE) {
            for (class, rule) in RULE_CLASSES {
                if !term.has(*class) || rules()[usize::from(*rule)].theme != "language" {
                    continue;
                }
                let left_alone = is_name(terms, i) || mentioned(text, tokens, terms, i);
                if left_alone || !fits(text, tokens, terms, i, *class) {
                    continue;
                }
                out.push(found(text, tokens, term, *rule));
                break;
            }
        }
        if term.any(flag::PEER) && !term.has(class::LEFT_ALONE) {
            let last = &tokens[term.end as usize - 1];
            let many = last.word == WORD_PEERS;
            if !is_name(terms, i)
                && !mentioned(text, tokens, terms, i)
                && is_peer_label(text, tokens, terms, i, many)
            {
                let rule = rule_of("LANG-PEER");
                out.push(Raw::new(rule, last.start..last.end));
            }
        }
        let named = |n: usize| terms[n].set != 0 && terms[n].has(class::MENTION);
        let replaced = term.has(class::GENDERED_PAIR) && i > 0 && named(i - 1);
        if term.any(flag::GENDERED) && !replaced {
            let document = matches!(options.kind, Kind::Ad | Kind::JobDescription);
            pronouns::read(text, tokens, terms, i, document, out);
        }
    }
}

/// The number of the rule with this code.
pub(crate) fn rule_of(code: &str) -> u16 {
    rules()
        .iter()
        .position(|r| r.code == code)
        .unwrap_or_default() as u16
}

fn found(text: &str, tokens: &[Token], term: &Term, rule: u16) -> Raw {
    let span = tokens[term.first as usize].start..tokens[term.end as usize - 1].end;
    let mut raw = Raw::new(rule, span.clone());
    let word = &text[span];
    let shipped = &rules()[usize::from(rule)];
    if let Some((_, better)) = shipped
        .fixes
        .iter()
        .find(|(w, _)| word.eq_ignore_ascii_case(w))
    {
        let mut better = (*better).to_owned();
        if word.starts_with(|c: char| c.is_ascii_uppercase()) {
            better = better[..1].to_ascii_uppercase() + &better[1..];
        }
        raw.fix = Some(better);
    }
    raw
}

/// Part of a name: a capital inside the sentence, beside another capital.
fn is_name(terms: &[Term], i: usize) -> bool {
    let t = &terms[i];
    if !t.is(mark::CAPITAL) || t.is(mark::SHOUT) {
        return false;
    }
    let capital = |n: Option<&Term>, first_counts: bool| {
        n.is_some_and(|n| {
            n.sign == 0
                && n.is(mark::CAPITAL)
                && !n.is(mark::SHOUT)
                && (first_counts || !n.is(mark::FIRST) || n.set == 0)
                && !(n.set != 0 && (n.has(class::DET) || n.has(class::I)))
        })
    };
    let next = terms.get(i + 1);
    let prev = i.checked_sub(1).map(|p| &terms[p]);
    let of = next.is_some_and(|n| n.set != 0 && (n.has(class::PREP) || n.has(class::AND)))
        && !t.is(mark::FIRST)
        && capital(terms.get(i + 2), true);
    capital(next, true)
        || (!t.is(mark::FIRST) && (capital(prev, false) || of))
        || (!t.is(mark::FIRST)
            && prev.is_some_and(|p| p.set != 0 && (p.has(class::PREP) || p.has(class::AND)))
            && i >= 2
            && capital(Some(&terms[i - 2]), true))
}

/// The word is spoken of, not used: "the word patient", "called consumers", "Manic is the name of".
fn mentioned(text: &str, tokens: &[Token], terms: &[Term], i: usize) -> bool {
    // "they say patient" speaks of the word, "she says the patients are loud" does not
    let speaks = |t: &Term| matches!(low(text, tokens, t).as_str(), "say" | "says" | "saying");
    let before = terms[..i].iter().rev().take(3).enumerate();
    let after = rest_of_sentence(terms, i).take(8);
    before
        .filter(|(_, t)| t.set != 0)
        .any(|(n, t)| t.has(class::MENTION) && (n == 0 || !speaks(t)))
        || after.filter(|t| t.set != 0).any(|t| t.has(class::NAME_OF))
}

/// A term in lower case.
fn low(text: &str, tokens: &[Token], term: &Term) -> String {
    text[tokens[term.first as usize].start..tokens[term.end as usize - 1].end].to_ascii_lowercase()
}

/// A noun follows that is no person: what stands before it describes a thing.
fn describes_a_thing(terms: &[Term], i: usize) -> bool {
    let Some(next) = terms.get(i + 1) else {
        return false;
    };
    let person = |t: &Term| t.has(class::PERSON) || t.has(class::WORKER) || t.has(class::OTHER);
    let small = |t: &Term| {
        t.has(class::AND)
            || t.has(class::PREP)
            || t.has(class::BE)
            || t.has(class::HAVE)
            || t.has(class::MODAL)
            || t.has(class::ADV)
            || t.has(class::ADJ)
            || t.has(class::TO)
            || t.has(class::SUB)
            || t.has(class::REL)
            || t.has(class::NEG)
            || t.has(class::DET)
            || t.has(class::THIRD)
            || t.has(class::I)
            || t.has(class::WE)
            || t.has(class::YOU)
            || t.any(flag::VERB)
    };
    next.sign == 0
        && next.end - next.first == 1
        && if next.set == 0 {
            !next.is(mark::CAPITAL)
        } else {
            !person(next) && !small(next)
        }
}

/// The terms after this one, to the end of its sentence.
fn rest_of_sentence(terms: &[Term], i: usize) -> impl Iterator<Item = &Term> {
    let rest = terms.get(i + 1..).unwrap_or_default().iter();
    rest.take_while(|t| !t.is(mark::FIRST))
}

/// The business of another trade: "the architect and her client".
fn of_another_trade(terms: &[Term], i: usize) -> bool {
    let first = (0..=i).rev().find(|k| terms[*k].is(mark::FIRST));
    let sentence = || {
        terms[first.unwrap_or(0)..=i]
            .iter()
            .chain(rest_of_sentence(terms, i))
    };
    let has = |class: u16| sentence().any(|t| t.set != 0 && t.has(class));
    has(class::TRADE) && !has(class::WORKER) && !has(class::SUPPORT)
}

/// "The patient gardener": somebody who does something, and does it with patience.
fn is_doer(word: &str) -> bool {
    const NOT: [&str; 12] = [
        "sitter",
        "transporter",
        "navigator",
        "number",
        "order",
        "register",
        "folder",
        "center",
        "transfer",
        "behavior",
        "monitor",
        "color",
    ];
    let word = word.to_ascii_lowercase();
    (word.ends_with("er") || word.ends_with("or") || word.ends_with("ist"))
        && word.len() > 4
        && !NOT.contains(&word.as_str())
}

/// What a verb or an adjective is said of, when it is a thing: "the garden suffers".
fn said_of_a_thing(terms: &[Term], i: usize) -> bool {
    let mut subject = None;
    for k in (0..i).rev() {
        let t = &terms[k];
        // "his attitude is defiant"
        let theirs = t.set != 0 && t.has(class::DET) && t.has(class::THIRD);
        let somebody = theirs || t.set != 0 && (t.has(class::REL) || t.has(class::WOMAN));
        let actor = actor_of(terms, k, false);
        if somebody || actor.is_some_and(|a| a != Actor::Other) {
            return false;
        }
        let small = t.set != 0
            && (t.has(class::ADV) || t.has(class::BE) || t.has(class::HAVE) || t.has(class::MODAL));
        if subject.is_none() && !small {
            let known = actor.is_some() || t.set != 0 && t.has(class::THING);
            let noun = t.sign == 0
                && (known || !t.is(mark::CAPITAL | mark::FIRST))
                && (t.set == 0
                    || !(t.has(class::AND)
                        || t.has(class::PREP)
                        || t.has(class::DET)
                        || t.has(class::SUB)
                        || t.has(class::ADJ)));
            if !noun {
                return false;
            }
            subject = Some(k);
        }
        if t.is(mark::FIRST) {
            break;
        }
    }
    subject.is_some()
}

fn rule_class_is(class: u16, any: &[u16]) -> bool {
    any.contains(&class)
}

fn fits(text: &str, tokens: &[Token], terms: &[Term], i: usize, class: u16) -> bool {
    let t = &terms[i];
    let next = terms.get(i + 1);
    let prev = i.checked_sub(1).map(|p| &terms[p]);
    if rule_class_is(class, &[class::RULE_LANG_PERSON]) {
        let word = &text[tokens[t.first as usize].start..tokens[t.end as usize - 1].end];
        if word.to_ascii_lowercase().contains("client") && of_another_trade(terms, i) {
            return false;
        }
        let kept = word.to_ascii_lowercase();
        // "the consumer/survivor/ex-patient movement": its own name
        let beside = |n: usize, sign: usize| {
            terms.get(sign).is_some_and(|s| s.sign == b'/')
                && terms
                    .get(n)
                    .is_some_and(|t| low(text, tokens, t).starts_with("survivor"))
        };
        if beside(i + 2, i + 1) || i >= 2 && beside(i - 2, i - 1) {
            return false;
        }
        // "PT" is part of a full-time week; "outpatient care", "hospital or outpatient": a setting
        if word == "PT" {
            return false;
        }
        if kept.ends_with("outpatient") && !t.is(mark::OWNS) {
            let named =
                prev.is_some_and(|p| p.set != 0 && p.has(class::DET)) || t.end - t.first > 1;
            return named
                && !describes_a_thing(terms, i)
                && next.is_none_or(|n| !n.any(flag::VERB) || n.has(class::BE));
        }
        if kept.ends_with("patient") && !t.is(mark::OWNS) {
            // "patient with people", "patient and kind", but "the patient and the family"
            let goes_on = next
                .is_some_and(|n| matches!(low(text, tokens, n).as_str(), "with" | "and" | "but"));
            let article =
                prev.is_some_and(|p| p.set != 0 && p.has(class::DET)) || t.end - t.first > 1;
            if goes_on && !article {
                return false;
            }
            let somebody = next.is_some_and(|n| {
                matches!(
                    low(text, tokens, n).as_str(),
                    "man" | "woman" | "person" | "people" | "dog" | "staff" | "team"
                )
            });
            if somebody {
                return false;
            }
            let next = next.and_then(|n| tokens.get(n.first as usize));
            if next.is_some_and(|n| n.shape == Shape::Word && is_doer(&text[n.start..n.end])) {
                return false;
            }
        }
        if word.eq_ignore_ascii_case("patient") && !t.is(mark::OWNS) {
            // "the patient work of many", "somebody patient enough": a verb after one patient ends in s
            let describes = next.is_some_and(|n| {
                let after = &text[tokens[n.first as usize].start..tokens[n.first as usize].end];
                after.eq_ignore_ascii_case("enough")
                    || n.set != 0
                        && n.has(class::V_BASE)
                        && !n.has(class::V_S)
                        && !n.has(class::V_ED)
            });
            let many = prev.is_some_and(|p| p.set != 0 && p.has(class::MODAL));
            if describes && !many {
                return false;
            }
            // "patient" describes when nothing makes a noun of it
            let noun = prev.is_some_and(|p| {
                p.set == 0
                    || p.has(class::DET)
                    || p.has(class::PREP)
                    || p.has(class::AND)
                    || p.has(class::ADJ)
                    || p.any(flag::VERB | flag::RULE)
            });
            let owner = next.is_some_and(|n| n.sign == 0 && n.set == 0);
            return noun || owner || t.is(mark::FIRST) && next.is_some();
        }
        return true;
    }
    if class == class::RULE_LANG_DIAGNOSIS && t.end - t.first == 1 {
        // a noun only: plural, or after an article and not before a noun
        let word = &text[tokens[t.first as usize].start..tokens[t.first as usize].end];
        let many = word.ends_with('s');
        let before_noun = next.is_some_and(|n| {
            n.sign == 0
                && (n.set == 0
                    || n.has(class::PERSON)
                    || n.has(class::RULE_LANG_SYMPTOM)
                    || n.has(class::RULE_LANG_ILLNESS))
        });
        let after_article = (0..i)
            .rev()
            .take(3)
            .take_while(|k| {
                let p = &terms[*k];
                p.sign == 0 && !(p.set != 0 && (p.has(class::BE) || p.has(class::PREP)))
            })
            .any(|k| terms[k].set != 0 && terms[k].has(class::DET));
        if word.eq_ignore_ascii_case("chronic") {
            return false;
        }
        if word.eq_ignore_ascii_case("borderline") || word.eq_ignore_ascii_case("bipolar") {
            let verb = next.is_none_or(|n| {
                n.sign != 0
                    || n.set != 0 && (n.has(class::BE) || n.has(class::V_S) || n.has(class::MODAL))
            });
            return after_article && verb;
        }
        return many || (after_article && !before_noun);
    }
    if class == class::RULE_LANG_DIAGNOSIS && t.end - t.first == 2 {
        // "the elderly oak came down", "the disabled elevator": it describes a thing
        let first = &tokens[t.first as usize];
        let unknown = |n: &Term| n.sign == 0 && n.set == 0 && !n.is(mark::CAPITAL);
        let thing = next.is_some_and(|n| n.sign == 0 && n.set != 0 && n.has(class::THING));
        let said = terms.get(i + 2).is_some_and(|n| {
            n.set != 0 && (n.has(class::BE) || n.has(class::MODAL) || n.has(class::V_ED))
        });
        let the = text[first.start..first.end].eq_ignore_ascii_case("the");
        return !(the && (thing || next.is_some_and(unknown) && said));
    }
    if class == class::RULE_LANG_ILLNESS {
        let word = &text[tokens[t.first as usize].start..tokens[t.end as usize - 1].end];
        let mess = prev.is_some_and(|p| p.set != 0 && p.has(class::PREP));
        let before = t.first.checked_sub(1).map(|n| &tokens[n as usize]);
        let mess = mess || before.is_some_and(|b| matches!(&text[b.start..b.end], "in" | "into"));
        if mess && word.eq_ignore_ascii_case("disorder") {
            return false;
        }
        if word.eq_ignore_ascii_case("disorder") || word.eq_ignore_ascii_case("pathology") {
            return prev.is_none_or(|p| p.sign == 0) && about_people(terms, i, false);
        }
        if word.eq_ignore_ascii_case("sed") || word.eq_ignore_ascii_case("gad") {
            return t.is(mark::SHOUT);
        }
        // "a schizophrenia diagnosis" in somebody's own words is not for us to judge; the rest is
        return true;
    }
    if class == class::RULE_LANG_SYMPTOM {
        let of = next.is_some_and(|n| n.set != 0 && n.has(class::PREP))
            && terms.get(i + 2).is_some_and(|n| {
                let adjective = n.has(class::ADJ) && describes_a_thing(terms, i + 2);
                n.set == 0 || n.has(class::DET) && !n.has(class::THIRD) || adjective
            })
            && !t.has(class::ADJ_PERSON);
        let word = &text[tokens[t.first as usize].start..tokens[t.first as usize].end];
        if of && word.to_ascii_lowercase().starts_with("symptom") {
            return false;
        }
        if t.has(class::ADJ_PERSON)
            && prev.is_some_and(|p| p.set != 0 && p.has(class::BE))
            && said_of_a_thing(terms, i)
        {
            return false;
        }
        // "a manic week": a thing
        let thing = !word.to_ascii_lowercase().starts_with("symptom")
            && t.end - t.first == 1
            && next.is_some_and(|n| n.sign == 0 && n.set == 0 && !n.is(mark::CAPITAL));
        return !thing || about_people(terms, i, true);
    }
    if rule_class_is(
        class,
        &[
            class::RULE_LANG_SUFFER,
            class::RULE_LANG_LACK,
            class::RULE_LANG_OPPONENT,
            class::RULE_LANG_REFUSE,
            class::RULE_LANG_COMPLY,
        ],
    ) {
        if class == class::RULE_LANG_REFUSE {
            let word = low(text, tokens, t);
            // "anyone may refuse", "household refuse"
            let before = t.first.checked_sub(1).map(|n| &tokens[n as usize]);
            let before = before.map(|b| text[b.start..b.end].to_ascii_lowercase());
            let asked = before
                .is_some_and(|b| matches!(b.as_str(), "may" | "can" | "could" | "to" | "might"));
            let waste = word == "refuse"
                && t.is(mark::FIRST)
                && next.is_some_and(|n| n.set != 0 && n.has(class::BE));
            if asked || waste {
                return false;
            }
            let free = (0..i).rev().take(3).any(|k| {
                let p = &terms[k];
                p.set != 0
                    && (p.has(class::MODAL)
                        || p.has(class::MAY)
                        || p.has(class::TO)
                        || p.has(class::I)
                        || p.has(class::WE)
                        || p.has(class::NEG))
            });
            if free
                || prev.is_some_and(|p| p.set != 0 && (p.has(class::DET) || p.has(class::MODAL)))
            {
                return false;
            }
        }
        let word = &text[tokens[t.first as usize].start..tokens[t.end as usize - 1].end];
        let joined = tokens
            .get(t.end as usize)
            .is_some_and(|n| n.is(mark::JOINED));
        if class == class::RULE_LANG_SUFFER
            && (word.eq_ignore_ascii_case("hopeless") && describes_a_thing(terms, i)
                || word.to_ascii_lowercase().starts_with("suicide")
                    && (joined || next.is_some_and(|n| n.sign == 0)))
        {
            return false;
        }
        if word.get(..3).is_some_and(|w| w.eq_ignore_ascii_case("us ")) {
            return true;
        }
        let told = t.has(class::RULE_LANG_REFUSE)
            || word.to_ascii_lowercase().starts_with("suffer")
            || prev.is_some_and(|p| p.set != 0 && p.has(class::BE));
        if told && said_of_a_thing(terms, i) {
            return false;
        }
        // "splitting the bill": only staff and people are split against each other
        if word.eq_ignore_ascii_case("splitting")
            && next.is_some_and(|n| n.set != 0 && n.has(class::DET))
            && !(i..terms.len().min(i + 4)).any(|k| actor_of(terms, k, false).is_some())
        {
            return false;
        }
        let describes = rule_class_is(class, &[class::RULE_LANG_OPPONENT, class::RULE_LANG_LACK]);
        // "a demanding environment", "a defiant last act"
        let trait_word = matches!(
            word.to_ascii_lowercase().as_str(),
            "demanding"
                | "defiant"
                | "combative"
                | "stubborn"
                | "rebellious"
                | "disruptive"
                | "confrontational"
        );
        let last = (i + 1..terms.len().min(i + 3)).find(|k| !terms[*k].has(class::ADJ));
        if trait_word && last.is_some_and(|k| describes_a_thing(terms, k - 1)) {
            return false;
        }
        return about_people(terms, i, describes);
    }
    true
}

/// Is the sentence around a describing word about people, or about a roof or a budget?
fn about_people(terms: &[Term], i: usize, describes: bool) -> bool {
    // what follows at once: "resistant members", "high functioning air conditioning"
    let mut k = i + 1;
    while let Some(n) = terms.get(k) {
        if n.sign == 0
            && n.set != 0
            && (n.has(class::AND) || n.has(class::ADJ) || n.has(class::ADV))
            && k < i + 4
        {
            k += 1;
            continue;
        }
        break;
    }
    if let Some(n) = terms.get(k)
        && n.sign == 0
        && (n.set != 0 && (n.has(class::PERSON) || n.has(class::WORKER)))
    {
        return true;
    }
    // who it is said of: the nearest actor before it, up to the start of the sentence
    let mut thing = false;
    let mut words = 0;
    for j in (0..i).rev() {
        let t = &terms[j];
        let owner = t.set != 0 && t.has(class::DET) && !t.has(class::THIRD);
        let actor = actor_of(terms, j, false).filter(|a| *a != Actor::Other && !owner);
        if actor.is_some() || t.set != 0 && (t.has(class::REL) && t.has(class::WHO)) {
            return true;
        }
        // "his attitude is defiant"
        if describes && t.set != 0 && t.has(class::DET) && t.has(class::THIRD) {
            return true;
        }
        if t.sign == 0 {
            words += 1;
            if t.set == 0 || t.has(class::THING) {
                thing = true;
            }
        }
        if terms[j + 1].is(mark::FIRST) {
            break;
        }
        if terms[j].is(mark::FIRST) {
            break;
        }
    }
    // "a combative chess match", "resistant weeds": a thing is described
    let thing_next = terms.get(i + 1).is_some_and(|n| {
        n.sign == 0 && (n.set == 0 && !n.is(mark::CAPITAL) || n.set != 0 && n.has(class::THING))
    });
    if describes && thing_next {
        return false;
    }
    if words == 0 || !thing {
        // nothing before: a note about somebody, unless a thing follows
        let follows_thing = terms.get(i + 1).is_some_and(|n| n.sign == 0 && n.set == 0)
            && words == 0
            && terms
                .get(i + 2)
                .is_some_and(|n| n.set != 0 && (n.has(class::BE) || n.has(class::MODAL)));
        return !follows_thing;
    }
    // an actor later in the sentence, after a thing: still about people ("the group targets …")
    terms[i..]
        .iter()
        .enumerate()
        .take_while(|(n, t)| *n == 0 || !t.is(mark::FIRST))
        .any(|(n, t)| t.set != 0 && n > 0 && t.has(class::THIRD))
}
