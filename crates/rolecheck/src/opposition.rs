//! Words for suffering, lacking, refusing and resisting: of people, or of things and rights?
//!
//! A budget may suffer, a stain may be stubborn, anybody may refuse; those are left alone.

use crate::about::{Place, written};
use crate::actors::actor_of;
use crate::senses::either;
use crate::tables::class;
use crate::terms::Term;
use crate::tokens::mark;

/// Suffers, hopeless, confined to a wheelchair.
pub(crate) fn suffers(place: &Place) -> bool {
    let (t, next) = (place.term(), place.next());
    let word = place.word().to_ascii_lowercase();
    let joined = (place.tokens.get(t.end as usize)).is_some_and(|n| n.is(mark::JOINED));
    // "the hopeless search for the key"
    let search = next.is_some_and(|n| n.set != 0 && n.has(class::V_BASE) && !n.has(class::V_S))
        && place
            .prev()
            .is_some_and(|p| p.set != 0 && p.has(class::DET))
        && (place.terms.get(place.i + 2)).is_some_and(|n| n.set != 0 && n.has(class::PREP));
    if word == "hopeless" && (place.describes_a_thing() || search)
        || word.starts_with("suicide") && (joined || next.is_some_and(|n| n.sign == 0))
    {
        return false;
    }
    // said of nobody but people
    if word.contains("wheelchair") || word.ends_with(" people") {
        return true;
    }
    // "the broken and the hopeless of our town", but "the broken chair"
    if matches!(
        word.as_str(),
        "the broken" | "the hopeless" | "the helpless"
    ) {
        return next.is_some_and(|n| {
            let word = written(place.text, place.tokens, n);
            either(word, &["and", "of", "among", "in", "who"])
        }) && !next_is_a_thing_later(place);
    }
    of_people(place, false)
}

/// "The broken and rusted gate": the pair describes a thing.
fn next_is_a_thing_later(place: &Place) -> bool {
    let and = place
        .next()
        .is_some_and(|n| n.set != 0 && n.has(class::AND));
    let then = place.terms.get(place.i + 2);
    and && then.is_some_and(|n| {
        n.sign == 0 && !(n.set != 0 && n.has(class::DET)) && place.thing_after(place.i + 2)
    })
}

/// Unable, unmotivated, low functioning.
pub(crate) fn lacks(place: &Place) -> bool {
    // "Unable to log in? Call the help desk."
    let word = place.word();
    let asks = place.term().is(mark::FIRST)
        && (place.terms[place.i..].iter().take(8)).any(|t| t.sign == b'?');
    if asks && word.eq_ignore_ascii_case("unable to") {
        return false;
    }
    // "they were told they would never work again" is somebody else's word; a thing has no job
    let before = place.term().first.checked_sub(1);
    let before = before.map(|n| &place.tokens[n as usize]);
    let would = before.is_some_and(|b| either(&place.text[b.start..b.end], &["would"]));
    let never = word
        .get(..5)
        .is_some_and(|w| w.eq_ignore_ascii_case("never"));
    if never && (would || place.said_of_a_thing()) {
        return false;
    }
    of_people(place, true)
}

/// Resistant, manipulative, in denial.
pub(crate) fn opposes(place: &Place) -> bool {
    let word = place.word().to_ascii_lowercase();
    // sides and wars have people on both ends
    let sides = [" versus ", " against ", " war ", "enem", " side"];
    if word.starts_with("us ")
        || word.starts_with("fight the ")
        || sides.iter().any(|w| word.contains(w))
    {
        return true;
    }
    // "Sal's in denial", "it's just attention-seeking": said of nobody but people
    let seeking =
        word.ends_with("seeking") && !place.describes_a_thing() && !place.said_of_a_thing();
    if seeking || word == "in denial" && place.prev().is_some_and(|p| p.is(mark::OWNS)) {
        return true;
    }
    // "splitting the bill": only staff and people are split against each other
    let next = place.next();
    if word == "splitting"
        && next.is_some_and(|n| n.set != 0 && n.has(class::DET))
        && !(place.i..place.terms.len().min(place.i + 4))
            .any(|k| actor_of(place.terms, k, false).is_some())
    {
        return false;
    }
    // "a demanding environment", "a defiant last act", "a small, stubborn house"
    let trait_word = matches!(
        word.as_str(),
        "demanding"
            | "defiant"
            | "combative"
            | "stubborn"
            | "rebellious"
            | "disruptive"
            | "confrontational"
    );
    let mut last = place.i + 1..place.terms.len().min(place.i + 3);
    let last = last.find(|k| !place.terms[*k].has(class::ADJ));
    if trait_word && last.is_some_and(|k| place.thing_after(k - 1)) || place.in_front_of_a_thing() {
        return false;
    }
    of_people(place, true)
}

/// Is it said of people?
pub(crate) fn of_people(place: &Place, describes: bool) -> bool {
    let word = place.word();
    let suffers = (word.get(..6)).is_some_and(|w| w.eq_ignore_ascii_case("suffer"));
    let told = place.term().has(class::RULE_LANG_REFUSE)
        || suffers
        || place.prev().is_some_and(|p| p.set != 0 && p.has(class::BE));
    !(told && place.said_of_a_thing()) && place.about_people(describes)
}

/// Refuses, denies, claims: a choice written down as a refusal?
pub(crate) fn refuses(place: &Place) -> bool {
    let (t, i, terms) = (place.term(), place.i, place.terms);
    let word = place.word().to_ascii_lowercase();
    // "anyone may refuse", "household refuse"
    let before = t.first.checked_sub(1).map(|n| &place.tokens[n as usize]);
    let before = before.map(|b| place.text[b.start..b.end].to_ascii_lowercase());
    let asked =
        before.is_some_and(|b| matches!(b.as_str(), "may" | "can" | "could" | "to" | "might"));
    if asked || word == "refuse" && waste(place) || of_everyday(place) {
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
    let noun = |p: &Term| p.set != 0 && (p.has(class::DET) || p.has(class::MODAL));
    !free && !place.prev().is_some_and(noun) && of_people(place, false)
}

/// "Refuse goes out on Mondays", "kitchen refuse in the blue bin".
fn waste(place: &Place) -> bool {
    let Some(next) = place.next() else {
        return false;
    };
    let verb = next.set != 0
        && (next.has(class::BE) || next.has(class::V_S) || next.has(class::MODAL))
        && !next.has(class::V_BASE);
    let word = written(place.text, place.tokens, next);
    let thing = [
        "goes",
        "pickup",
        "pick",
        "chute",
        "room",
        "truck",
        "trucks",
        "sack",
        "sacks",
        "bag",
        "bags",
        "container",
        "containers",
        "day",
        "company",
        "hauler",
        "fee",
        "area",
        "dump",
        "heap",
    ];
    let in_place = place
        .prev()
        .is_some_and(|p| p.sign == 0 && p.set == 0 && !p.is(mark::CAPITAL))
        && !place
            .prev()
            .is_some_and(|p| written(place.text, place.tokens, p).ends_with('s'));
    let pair = next.set != 0 && next.has(class::AND);
    place.term().is(mark::FIRST) && (verb || pair) || either(word, &thing) || in_place
}

/// "He refused a second slice of cake": nobody writes that into a chart.
fn of_everyday(place: &Place) -> bool {
    const EVERYDAY: [&str; 26] = [
        "cake",
        "slice",
        "dessert",
        "seconds",
        "coffee",
        "tea",
        "cookie",
        "cookies",
        "candy",
        "cigarette",
        "drink",
        "beer",
        "gift",
        "gifts",
        "tip",
        "tips",
        "money",
        "raise",
        "promotion",
        "bribe",
        "invitation",
        "compliment",
        "refund",
        "receipt",
        "sandwich",
        "napkin",
    ];
    let after = place.terms[place.i + 1..]
        .iter()
        .take(6)
        .take_while(|t| t.sign == 0 && !t.is(mark::FIRST));
    after
        .into_iter()
        .flat_map(|t| &place.tokens[t.first as usize..t.end as usize])
        .any(|t| either(&place.text[t.start..t.end], &EVERYDAY))
}
