//! She and he where anyone could be meant.
//!
//! A pronoun for one particular person is left alone; so is one in a quotation.

use crate::about::{begins, ends_small, low};
use crate::judge::Raw;
use crate::tables::{ClassSet, NODES, SET_FLAGS, SETS, class};
use crate::terms::{Term, flag};
use crate::tokens::{Token, mark};
use crate::wording::rule_of;

/// Looks at the gendered words inside a phrase: "her phone", "if he wants".
pub(crate) fn read_inside(
    text: &str,
    tokens: &[Token],
    terms: &[Term],
    i: usize,
    out: &mut Vec<Raw>,
) {
    let term = &terms[i];
    for at in term.first..term.end {
        let token = &tokens[at as usize];
        if SET_FLAGS[usize::from(token.set)] & flag::GENDERED == 0 {
            continue;
        }
        let word = Term {
            first: at,
            end: at + 1,
            set: token.set,
            sign: 0,
            marks: token.marks,
            flags: SET_FLAGS[usize::from(token.set)],
        };
        look(text, tokens, terms, (i, &word), false, out);
    }
}

/// Looks at the gendered word at `i`.
pub(crate) fn read(
    text: &str,
    tokens: &[Token],
    terms: &[Term],
    i: usize,
    document: bool,
    out: &mut Vec<Raw>,
) {
    look(text, tokens, terms, (i, &terms[i]), document, out);
}

fn look(
    text: &str,
    tokens: &[Token],
    terms: &[Term],
    (i, term): (usize, &Term),
    document: bool,
    out: &mut Vec<Raw>,
) {
    let rule = rule_of("LANG-PRONOUN");
    let start = tokens[term.first as usize].start;
    let end = tokens[term.end as usize - 1].end;
    if term.has(class::GENDERED_PAIR) {
        push(text, rule, start, end, out);
        return;
    }
    let bytes = text.as_bytes();
    // s/he, (s)he
    for lead in ["s/", "S/", "(s)", "(S)"] {
        if text[..start].ends_with(lead) {
            push(text, rule, start - lead.len(), end, out);
            return;
        }
    }
    // he/she, his/her, him/herself
    if bytes.get(end) == Some(&b'/') {
        if let Some(other) = terms.get(i + 2)
            && other.set != 0
            && other.has(class::GENDERED)
            && female(&low(text, tokens, term)) != female(&low(text, tokens, other))
        {
            push(text, rule, start, tokens[other.end as usize - 1].end, out);
        }
        return;
    }
    if start > 0 && bytes[start - 1] == b'/' {
        return;
    }
    // "who has done the job herself", "(herself a specialist)": one particular person
    let own = low(text, tokens, term).ends_with("self");
    let told = i.checked_sub(1).is_some_and(|p| terms[p].sign == b'(')
        || terms[i.saturating_sub(5)..i]
            .iter()
            .any(|t| t.set != 0 && t.has(class::HAVE));
    if own && told {
        return;
    }
    if document && names_the_holder(text, tokens, terms, i) {
        push(text, rule, start, end, out);
        return;
    }
    if term.is(mark::FIRST) && low(text, tokens, term) != "her"
        || !generic_before(text, tokens, terms, (i, term))
    {
        return;
    }
    push(text, rule, start, end, out);
}

/// "She will co-lead groups", in an ad or a description that has named nobody yet: whoever gets the job is meant.
fn names_the_holder(text: &str, tokens: &[Token], terms: &[Term], i: usize) -> bool {
    let begins = terms[i].is(mark::FIRST)
        && matches!(low(text, tokens, &terms[i]).as_str(), "he" | "she")
        && terms
            .get(i + 1)
            .is_some_and(|n| n.set != 0 && (n.has(class::MODAL) || n.has(class::V_S)));
    let somebody = |k: usize| {
        let t = &terms[k];
        let title = k > 0 && terms[k - 1].is(mark::CAPITAL) && !terms[k - 1].is(mark::FIRST);
        let unknown = t.sign == 0 && t.set == 0 && t.is(mark::CAPITAL);
        // "Dana leads the team. She …"
        let acts = terms
            .get(k + 1)
            .is_some_and(|n| n.set != 0 && (n.has(class::V_S) || n.has(class::BE)));
        unknown && !t.is(mark::SHOUT) && !title && (acts || !t.is(mark::FIRST))
            || t.set != 0 && (t.has(class::TITLE) || t.has(class::WOMAN))
    };
    begins && !(0..i).any(somebody)
}

fn push(text: &str, rule: u16, start: usize, end: usize, out: &mut Vec<Raw>) {
    if out
        .last()
        .is_some_and(|r| r.rule == rule && r.span.end > start)
    {
        return;
    }
    let mut raw = Raw::new(rule, start..end);
    let word = text[start..end].to_ascii_lowercase();
    let better = match word.as_str() {
        "his or her" | "her or his" | "his/her" | "her/his" => Some("their"),
        "him or her" | "her or him" | "him/her" => Some("them"),
        _ => None,
    };
    raw.fix = better.map(|b| {
        if text[start..end].starts_with(|c: char| c.is_ascii_uppercase()) {
            "Their".to_owned()
        } else {
            b.to_owned()
        }
    });
    out.push(raw);
}

/// Posts that one person holds: "our director" is somebody in particular.
const POSTS: [&str; 8] = [
    "director",
    "boss",
    "manager",
    "supervisor",
    "doctor",
    "psychiatrist",
    "chair",
    "landlord",
];

/// Does the pronoun stand for anyone at all: a role or "someone", not a particular person?
fn generic_before(text: &str, tokens: &[Token], terms: &[Term], (i, word): (usize, &Term)) -> bool {
    let mut first = i;
    while first > 0 && !terms[first].is(mark::FIRST) {
        first -= 1;
    }
    let mut found = None;
    for k in (first..i).rev() {
        let t = &terms[k];
        if t.sign != 0 {
            continue;
        }
        // a name, a title, "my mother", another pronoun for a particular person
        let name = t.set == 0 && t.is(mark::CAPITAL) && !t.is(mark::SHOUT) && !t.is(mark::FIRST);
        let starts_as_name = t.set == 0
            && t.is(mark::CAPITAL)
            && t.is(mark::FIRST)
            && terms.get(k + 1).is_some_and(|n| {
                n.set != 0 && (n.has(class::V_S) || n.has(class::V_ED) || n.has(class::BE))
            });
        // "he's a peer worker, so he gets it": one particular person from the start
        let known = found.is_some() && t.set != 0 && t.has(class::GENDERED);
        if name
            || known
            || starts_as_name
            || t.set != 0 && (t.has(class::TITLE) || t.has(class::WOMAN))
        {
            return false;
        }
        // in "the mentor" it is the last word that counts, in "anyone who" the first
        let (head, last) = (&tokens[t.first as usize], &tokens[t.end as usize - 1]);
        let who = t.end - t.first > 1 && text[last.start..last.end].eq_ignore_ascii_case("who");
        let generic =
            t.set != 0 && (t.has(class::GENERIC) || is_generic(last) || who && is_generic(head));
        if generic && !t.is(mark::OWNS) && found.is_none() {
            let word = if t.has(class::PERSON_ASKED) {
                String::new()
            } else {
                low(text, tokens, t)
            };
            let many = word.ends_with('s') && !word.ends_with("ss");
            if many || word == "people" || word == "staff" {
                continue;
            }
            let post = POSTS.iter().any(|p| word.ends_with(p));
            let mine = |set: &ClassSet, det: bool| {
                (set.has(class::I) || set.has(class::THIRD) && det || set.has(class::WE))
                    && (post || !set.has(class::OUR))
            };
            let before = k > first && terms[k - 1].set != 0 && {
                let own = terms[k - 1].classes();
                mine(own, own.has(class::DET))
            };
            let inside = t.end - t.first > 1 && mine(begins(tokens, t), true);
            if before || inside {
                return false;
            }
            found = Some(k);
        }
    }
    found.is_some_and(|found| {
        !told_of_somebody(text, tokens, terms, (first, found, i))
            && !another(tokens, terms, (found, i), word)
    })
}

/// "Ask the worker to sit with her": somebody else than the worker.
fn another(tokens: &[Token], terms: &[Term], (found, i): (usize, usize), word: &Term) -> bool {
    let between = &terms[found + 1..i];
    let plain = between
        .iter()
        .all(|t| t.sign == 0 && !(t.set != 0 && (t.has(class::SUB) || t.has(class::REL))));
    let object = word.has(class::THIRD)
        && terms.get(i + 1).is_none_or(|n| n.sign != 0)
        && terms[i].end == word.end;
    let after_to = between
        .windows(2)
        .any(|w| w[0].set != 0 && w[0].has(class::TO) && w[1].any(flag::VERB));
    let beside = between
        .last()
        .is_some_and(|t| t.set != 0 && t.has(class::PREP) || ends_small(tokens, t));
    plain && object && after_to && beside
}

/// "Each", "any", "nobody": nobody in particular, even when the sentence tells of what was.
fn quantified(text: &str, tokens: &[Token], terms: &[Term], found: usize) -> bool {
    let each = |k: usize| {
        let token = &tokens[terms[k].first as usize];
        let word = text[token.start..token.end].to_ascii_lowercase();
        matches!(
            word.as_str(),
            "each"
                | "every"
                | "any"
                | "no"
                | "nobody"
                | "anyone"
                | "anybody"
                | "everyone"
                | "everybody"
                | "whoever"
        )
    };
    (found.saturating_sub(2)..=found).any(each)
}

/// Told in the past: somebody in particular.
fn told_of_somebody(
    text: &str,
    tokens: &[Token],
    terms: &[Term],
    (first, found, i): (usize, usize, usize),
) -> bool {
    let now = |t: &Term| {
        t.set != 0
            && (t.has(class::MODAL) || t.has(class::V_S) && !t.has(class::HAVE))
            && !t.has(class::PAST)
    };
    let done = |t: &Term| {
        t.set != 0 && (t.has(class::PAST) || t.has(class::V_ED) && !t.has(class::V_BASE))
    };
    // the verb nearest to the pronoun decides for "anyone who lost a key should …"
    let verb = terms[found..i].iter().rev().find(|t| now(t) || done(t));
    let must = terms[found..i]
        .iter()
        .rev()
        .find(|t| t.set != 0 && t.has(class::MODAL) && !t.has(class::PAST));
    if quantified(text, tokens, terms, found) && (verb.is_some_and(now) || must.is_some()) {
        return false;
    }
    // "we hired a new mentor, and she …"
    let hired = (first + 1..found).any(|k| {
        let who = &terms[k - 1];
        done(&terms[k])
            && who.set != 0
            && (who.has(class::I) || who.has(class::WE) || who.has(class::THIRD))
            && !who.has(class::DET)
    });
    // "shall keep his locker locked": what follows the duty describes
    let to = if must.is_some() { i } else { i + 5 };
    let after_present = |n: usize| {
        n > 0
            && terms.get(found + n - 1).is_some_and(|t| {
                matches!(low(text, tokens, t).as_str(), "is" | "are" | "be" | "gets")
            })
    };
    hired
        || terms[found..terms.len().min(to)]
            .iter()
            .enumerate()
            .any(|(n, t)| {
                t.set != 0
                    && (t.has(class::PAST) && !(t.has(class::V_ED) && after_present(n))
                        || t.has(class::V_ED)
                            && !t.has(class::V_BASE)
                            && !next_is_modal(terms, found + n)
                            && !terms[found..found + n]
                                .iter()
                                .rev()
                                .take(3)
                                .any(|p| p.set != 0 && (p.has(class::BE) || p.has(class::HAVE)))
                            && terms.get(found + n).is_some()
                            && n > 0)
            })
}

/// "The candidate chosen must …": nothing is told there.
fn next_is_modal(terms: &[Term], n: usize) -> bool {
    terms
        .get(n + 1)
        .is_some_and(|t| t.set != 0 && t.has(class::MODAL))
}

/// Does the word by itself stand for anyone at all?
fn is_generic(token: &Token) -> bool {
    token.word != 0 && {
        let own = NODES[usize::from(token.word)].set;
        own != 0 && SETS[usize::from(own)].0.has(class::GENERIC)
    }
}

fn female(word: &str) -> bool {
    word.starts_with("she") || word.starts_with("her")
}
