//! In which sense a word that can label people stands here: the patient, or a patient gardener.
//!
//! One question per rule of words. What is said of people and what of things is read in `about`;
//! words that set people up as opponents are for `opposition`.

use crate::about::{Place, low, rest_of_sentence};
use crate::opposition;
use crate::tables::class;
use crate::terms::{Term, flag};
use crate::tokens::{Shape, mark};

/// Does the word stand for what its rule is about?
pub(crate) fn fits(place: &Place, class: u16) -> bool {
    match class {
        class::RULE_LANG_PERSON => person(place),
        class::RULE_LANG_DIAGNOSIS => diagnosis(place),
        class::RULE_LANG_ILLNESS => illness(place),
        class::RULE_LANG_SYMPTOM => symptom(place),
        class::RULE_LANG_SUFFER => opposition::suffers(place),
        class::RULE_LANG_LACK => opposition::lacks(place),
        class::RULE_LANG_OPPONENT => opposition::opposes(place),
        class::RULE_LANG_REFUSE => opposition::refuses(place),
        class::RULE_LANG_COMPLY => opposition::of_people(place, false),
        _ => true,
    }
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

/// Client, patient, consumer: somebody, or a program, a law, a virtue?
fn person(place: &Place) -> bool {
    let Place {
        text,
        tokens,
        terms,
        i,
    } = *place;
    let (t, next, prev, word) = (place.term(), place.next(), place.prev(), place.word());
    let kept = word.to_ascii_lowercase();
    if kept.contains("client") && of_another_trade(terms, i) {
        return false;
    }
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
    let named = prev.is_some_and(|p| p.set != 0 && p.has(class::DET)) || t.end - t.first > 1;
    if kept.ends_with("outpatient") && !t.is(mark::OWNS) {
        return named
            && !place.describes_a_thing()
            && next.is_none_or(|n| {
                !n.any(flag::VERB)
                    || n.has(class::BE)
                    || n.has(class::V_ED) && !n.has(class::V_BASE)
            });
    }
    if kept.ends_with("patient") && !t.is(mark::OWNS) {
        // "patient with people", "patient and kind", but "the patient and the family"
        let goes_on =
            next.is_some_and(|n| matches!(low(text, tokens, n).as_str(), "with" | "and" | "but"));
        if goes_on && !named {
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
    if kept == "patient" && !t.is(mark::OWNS) {
        // "the patient work of many", "somebody patient enough": a verb after one patient ends in s
        let describes = next.is_some_and(|n| {
            let after = &text[tokens[n.first as usize].start..tokens[n.first as usize].end];
            after.eq_ignore_ascii_case("enough")
                || n.set != 0 && n.has(class::V_BASE) && !n.has(class::V_S) && !n.has(class::V_ED)
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
    true
}

/// Can the word before be read as the noun of its group? Nothing that it could describe follows.
fn ends_a_group(next: Option<&Term>) -> bool {
    next.is_none_or(|n| {
        n.sign != 0
            || n.set != 0
                && (n.has(class::BE)
                    || n.has(class::HAVE)
                    || n.has(class::V_S)
                    || n.has(class::V_ED) && !n.has(class::V_BASE)
                    || n.has(class::MODAL)
                    || n.has(class::PREP)
                    || n.has(class::WHO)
                    || n.has(class::SUB)
                    || n.has(class::ADV)
                    || n.has(class::AND))
    })
}

/// An article up to three words before, in the same group.
fn after_article(place: &Place) -> bool {
    let before = (0..place.i).rev().take(3).take_while(|k| {
        let p = &place.terms[*k];
        p.sign == 0 && !(p.set != 0 && (p.has(class::BE) || p.has(class::PREP)))
    });
    before
        .into_iter()
        .any(|k| place.terms[k].set != 0 && place.terms[k].has(class::DET))
}

/// "A bipolar from the county jail": the adjective as a name for somebody.
fn adjective_as_noun(place: &Place) -> bool {
    let close = place.prev().is_some_and(|p| {
        p.set != 0 && (p.has(class::DET) && !p.has(class::THIRD) || p.has(class::ADJ))
    });
    close && after_article(place) && ends_a_group(place.next())
}

/// Addict, schizophrenic, the mentally ill: a name for people, not for a thing?
fn diagnosis(place: &Place) -> bool {
    let Place {
        text,
        tokens,
        terms,
        i,
    } = *place;
    let (t, next) = (place.term(), place.next());
    if t.end - t.first == 1 {
        // a noun only: plural, or after an article and not before a noun
        let word = place.word();
        let many = word.ends_with('s');
        let before_noun = next.is_some_and(|n| {
            n.sign == 0
                && (n.set == 0
                    || n.has(class::PERSON)
                    || n.has(class::RULE_LANG_SYMPTOM)
                    || n.has(class::RULE_LANG_ILLNESS))
        });
        if word.eq_ignore_ascii_case("chronic") {
            return false;
        }
        if either(word, &["borderline", "bipolar", "schizoaffective"]) {
            return adjective_as_noun(place) && !place.said_of_a_thing();
        }
        return many || (after_article(place) && !before_noun);
    }
    if t.end - t.first == 2 {
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
    true
}

pub(crate) fn either(word: &str, any: &[&str]) -> bool {
    any.iter().any(|w| word.eq_ignore_ascii_case(w))
}

/// Words of illness: about people, or a mess, a magnet, a laboratory?
fn illness(place: &Place) -> bool {
    let (t, prev, word) = (place.term(), place.prev(), place.word());
    let mess = prev.is_some_and(|p| p.set != 0 && p.has(class::PREP));
    let before = t.first.checked_sub(1).map(|n| &place.tokens[n as usize]);
    let mess = mess || before.is_some_and(|b| matches!(&place.text[b.start..b.end], "in" | "into"));
    if mess && word.eq_ignore_ascii_case("disorder") {
        return false;
    }
    if either(word, &["disorder", "pathology"]) {
        return prev.is_none_or(|p| p.sign == 0) && place.about_people(false);
    }
    if either(word, &["sed", "gad"]) {
        return t.is(mark::SHOUT);
    }
    // a name for somebody, which another rule is about
    if either(word, &["bipolar", "schizoaffective"]) && adjective_as_noun(place) {
        return false;
    }
    // "a schizophrenia diagnosis" in somebody's own words is not for us to judge; the rest is
    true
}

/// Symptom, manic, paranoid: of people, or of a bad plan, a bridge, a week?
fn symptom(place: &Place) -> bool {
    let Place {
        text,
        tokens,
        terms,
        i,
    } = *place;
    let (t, next, prev) = (place.term(), place.next(), place.prev());
    let of = next.is_some_and(|n| n.set != 0 && n.has(class::PREP))
        && terms.get(i + 2).is_some_and(|n| {
            let adjective = n.has(class::ADJ) && place.thing_after(i + 2);
            n.set == 0 || n.has(class::DET) && !n.has(class::THIRD) || adjective
        })
        && !t.has(class::ADJ_PERSON);
    let word = &text[tokens[t.first as usize].start..tokens[t.first as usize].end];
    let symptom = word.to_ascii_lowercase().starts_with("symptom");
    if of && symptom {
        return false;
    }
    if t.has(class::ADJ_PERSON)
        && prev.is_some_and(|p| p.set != 0 && p.has(class::BE))
        && place.said_of_a_thing()
    {
        return false;
    }
    // "a manic week", "a manic place": a thing
    let thing = !symptom
        && t.end - t.first == 1
        && next.is_some_and(|n| {
            n.sign == 0 && (n.set == 0 && !n.is(mark::CAPITAL) || n.set != 0 && n.has(class::THING))
        });
    !thing || place.about_people(true)
}
