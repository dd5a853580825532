//! She and he where anyone could be meant.
//!
//! A pronoun for one particular person is left alone; so is one in a quotation.

use crate::judge::Raw;
use crate::tables::{NODES, SETS, class};
use crate::terms::Term;
use crate::tokens::{Token, mark};
use crate::wording::rule_of;

fn low(text: &str, tokens: &[Token], term: &Term) -> String {
    text[tokens[term.first as usize].start..tokens[term.end as usize - 1].end].to_ascii_lowercase()
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
    let term = &terms[i];
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
        || !generic_before(text, tokens, terms, i)
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

/// Does the pronoun stand for anyone at all: a role or "someone", not a particular person?
fn generic_before(text: &str, tokens: &[Token], terms: &[Term], i: usize) -> bool {
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
        // in "the mentor" it is the last word that counts
        let last = &tokens[t.end as usize - 1];
        let generic = t.set != 0 && (t.has(class::GENERIC) || is_generic(last));
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
            let owned = k > first
                && terms[k - 1].set != 0
                && (terms[k - 1].has(class::I)
                    || terms[k - 1].has(class::THIRD) && terms[k - 1].has(class::DET)
                    || terms[k - 1].has(class::WE))
                && !terms[k - 1].has(class::OUR);
            if owned {
                return false;
            }
            found = Some(k);
        }
    }
    let Some(found) = found else { return false };
    // told in the past: somebody in particular
    let past = terms[found..terms.len().min(i + 5)]
        .iter()
        .enumerate()
        .any(|(n, t)| {
            t.set != 0
                && (t.has(class::PAST)
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
        });
    !past
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
