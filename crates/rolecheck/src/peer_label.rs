//! Whether "peer" names a person ("a peer", "the peers") or describes work ("a peer role").
//!
//! Only looks at the words beside it; what is quoted or part of a name is for `wording`.

use crate::about::{begins, ends_small, low};
use crate::tables::{ClassSet, class};
use crate::terms::{Term, flag};
use crate::tokens::{Shape, Token, mark};

/// Does "peer" stand for a person here?
pub(crate) fn is_peer_label(
    text: &str,
    tokens: &[Token],
    terms: &[Term],
    i: usize,
    many: bool,
) -> bool {
    let t = &terms[i];
    let at = t.end as usize;
    if tokens.get(at).is_some_and(|n| n.is(mark::JOINED)) || tokens[at - 1].is(mark::JOINED) {
        return false;
    }
    let single = t.end - t.first == 1;
    let prev = i.checked_sub(1).map(|p| &terms[p]);
    let next = terms.get(i + 1);
    if many {
        if moved(text, tokens, terms, i) {
            return true;
        }
        // equals in age or trade: "peers their own age", "peers at three universities"
        if equals(text, tokens, terms, i) {
            return false;
        }
        // "her peers in the Senate": equals, not a name for people in services
        let looks = prev.is_some_and(|p| p.set != 0 && p.has(class::THIRD))
            && next.is_some_and(|n| n.set != 0 && n.has(class::PREP));
        // "twelve peers were admitted": people are counted, equals hardly ever
        let counted = prev.is_some_and(|p| is_number(&low(text, tokens, p)));
        if counted && next.is_some_and(|n| n.set != 0 && (n.has(class::BE) || n.has(class::HAVE))) {
            return true;
        }
        let yours =
            prev.is_some_and(|p| p.set == 0 && p.sign == 0 || p.set != 0 && p.has(class::YOU));
        if looks || single && yours {
            return false;
        }
        if single
            && prev.is_some_and(|p| {
                p.set != 0 && p.has(class::DET) && p.has(class::THIRD)
                    || p.set != 0 && p.has(class::THEIR)
            })
            || prev.is_some_and(|p| p.is(mark::OWNS))
        {
            return false;
        }
        return true;
    }
    // "House Manager (Peer)": a kind of job, not a person
    if prev.is_some_and(|p| p.sign == b'(') && next.is_some_and(|n| n.sign == b')') {
        return false;
    }
    let Some(n) = next else { return true };
    // "as a peer last fall": a time follows, no noun
    let time = tokens
        .get(n.first as usize)
        .and_then(|t| text.get(t.start..t.end));
    let owned = |p: &Term| p.set != 0 && (p.has(class::DET) || p.has(class::OUR));
    let alone = prev.is_some_and(owned);
    // "a new peer last month"
    let described = prev.is_some_and(|p| p.set == 0 && p.sign == 0 || p.has(class::ADJ))
        && i >= 2
        && owned(&terms[i - 2]);
    if (alone || described)
        && time.is_some_and(|w| {
            matches!(
                w,
                "last"
                    | "down"
                    | "up"
                    | "back"
                    | "over"
                    | "along"
                    | "home"
                    | "here"
                    | "since"
                    | "this"
                    | "there"
                    | "now"
                    | "too"
                    | "today"
                    | "yesterday"
                    | "again"
            )
        })
    {
        return true;
    }
    if n.sign != 0 {
        // "peer/family support": still an adjective
        return !matches!(n.sign, b'/' | b'\'') && !matches!(tokens[at - 1].shape, Shape::Number);
    }
    if tokens[at - 1].is(mark::OWNS) {
        return true;
    }
    // "could a peer sit with", "can a peer call me"
    let asked = alone
        && i >= 2
        && terms[i - 2].set != 0
        && terms[i - 2].has(class::MODAL)
        && (n.set == 0 || n.has(class::V_BASE) && !n.has(class::WORKER))
        && time.is_none_or(|w| !w.starts_with("support"));
    let at_whom = |t: &Term| {
        t.has(class::PREP)
            || t.has(class::TO)
            || t.has(class::I)
            || t.has(class::YOU)
            || t.has(class::THIRD)
            || t.has(class::DET)
    };
    if asked
        && (terms.get(i + 2).is_some_and(|t| t.set != 0 && at_whom(t)) || ends_small(tokens, n))
    {
        return true;
    }
    // "hiring a peer costs less": after "a" no plural follows, so this is a verb
    if n.set == 0 {
        let article = prev.is_some_and(|p| {
            matches!(
                low(text, tokens, p).as_str(),
                "a" | "each" | "every" | "one" | "another"
            )
        });
        let plural = |w: &str| w.ends_with('s') && !w.ends_with("ss");
        // "a peer services agency": no verb when a noun follows
        let after = terms.get(i + 2).is_none_or(|t| {
            let word = low(text, tokens, t);
            t.sign != 0
                || t.set != 0 && at_whom(t)
                || t.has(class::ADV)
                || t.has(class::AND)
                || matches!(word.as_str(), "less" | "more" | "nothing" | "well")
        });
        return article
            && after
            && !tokens[n.first as usize].is(mark::OWNS)
            && time.is_some_and(plural);
    }
    // "to peer over the rail", "we peer in", "Peer through the glass": looking
    let looks = prev.is_none_or(|p| {
        let free = p.has(class::I) || p.has(class::WE) || p.has(class::YOU) || p.has(class::THIRD);
        p.set != 0 && (p.has(class::TO) || p.has(class::MODAL) || free && !p.has(class::DET))
    });
    if (looks || t.is(mark::FIRST)) && n.has(class::PREP) {
        return false;
    }
    if n.has(class::AND) {
        // "peer and family support": an adjective when another noun follows the pair
        let adjective = terms[i + 1..].iter().take(4).any(|x| {
            let last = &tokens[x.end as usize - 1];
            x.set != 0 && (x.has(class::SUPPORT) && x.has(class::V_BASE) || x.has(class::WORKER))
                || text
                    .get(last.start..last.end)
                    .is_some_and(|w| w.eq_ignore_ascii_case("workers"))
        });
        return !adjective;
    }
    let verb = n.any(flag::VERB);
    let small = |set: &ClassSet| {
        set.has(class::BE) || set.has(class::HAVE) || set.has(class::MODAL) || set.has(class::PREP)
    };
    let word_like = n.end - n.first > 1 && small(begins(tokens, n))
        || n.has(class::PREP)
        || n.has(class::REL)
        || n.has(class::BE)
        || n.has(class::HAVE)
        || n.has(class::MODAL)
        || n.has(class::ADV)
        || n.has(class::TO)
        || n.has(class::SUB)
        || n.has(class::NEG)
        || n.has(class::I)
        || n.has(class::DET);
    if word_like {
        return true;
    }
    // "a peer told me", "each peer gets": a finite verb
    verb && !n.has(class::V_BASE) && !n.has(class::V_ING) && {
        // "peer visits", "peer contacts": nouns when nothing but a noun group could follow
        !(n.has(class::V_S) && noun_like(terms, i + 1))
    }
}

/// "Two", "twelve", "14".
fn is_number(word: &str) -> bool {
    matches!(
        word,
        "two"
            | "three"
            | "four"
            | "five"
            | "six"
            | "seven"
            | "eight"
            | "nine"
            | "ten"
            | "eleven"
            | "twelve"
            | "twenty"
    ) || !word.is_empty() && word.chars().all(|c| c.is_ascii_digit())
}

/// "Remind my peers", "drives their peers": no equals, but people somebody has charge of.
fn moved(text: &str, tokens: &[Token], terms: &[Term], i: usize) -> bool {
    let word = |k: usize| low(text, tokens, &terms[k]);
    i >= 2
        && matches!(word(i - 1).as_str(), "my" | "his" | "her" | "their")
        && [
            "remind",
            "drive",
            "transport",
            "escort",
            "monitor",
            "supervis",
            "prompt",
            "redirect",
            "check on",
            "watch over",
        ]
        .iter()
        .any(|verb| word(i - 2).starts_with(verb))
}

/// An -s form after "peer" that ends a noun group: "peer visits are separate".
fn noun_like(terms: &[Term], i: usize) -> bool {
    // "a peer", "our new peer"
    let mut k = i.saturating_sub(1);
    while k > 0 && terms[k - 1].set != 0 && terms[k - 1].has(class::ADJ) {
        k -= 1;
    }
    let article = k > 0 && i > 0 && terms[k - 1].set != 0 && terms[k - 1].has(class::DET);
    if article {
        return false;
    }
    true
}

/// Words beside which "peers" are equals in age or trade.
const EQUALS: [&str; 14] = [
    "age",
    "aged",
    "teens",
    "teenagers",
    "kids",
    "children",
    "college",
    "colleges",
    "university",
    "universities",
    "journal",
    "dictionary",
    "scholars",
    "jury",
];

/// Does the sentence speak of equals?
fn equals(text: &str, tokens: &[Token], terms: &[Term], i: usize) -> bool {
    // "peers from other states": those who do the same elsewhere
    let after = tokens.get(terms[i].end as usize..).unwrap_or_default();
    let mut after = after.iter().filter_map(|t| text.get(t.start..t.end));
    if matches!(after.next(), Some("from" | "in" | "at"))
        && matches!(
            after.next(),
            Some("other" | "across" | "around" | "neighboring")
        )
    {
        return true;
    }
    let first = (0..=i).rev().find(|k| terms[*k].is(mark::FIRST));
    let rest = terms[i + 1..]
        .iter()
        .take_while(|t| !t.is(mark::FIRST))
        .count();
    terms[first.unwrap_or(0)..=i + rest]
        .iter()
        .flat_map(|t| &tokens[t.first as usize..t.end as usize])
        .filter_map(|t| text.get(t.start..t.end))
        .any(|w| EQUALS.iter().any(|e| w.eq_ignore_ascii_case(e)))
}
