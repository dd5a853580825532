//! Words that label people: which of them stand for people here, and which are left alone.
//!
//! The words come from `data/rules/language`; this module only looks at what stands around them.
//! It does not know what work fits a role.

use crate::about::{Place, low, rest_of_sentence};
use crate::checker::Options;
use crate::finding::Kind;
use crate::judge::Raw;
use crate::peer_label::is_peer_label;
use crate::pronouns;
use crate::rule::rules;
use crate::senses::fits;
use crate::tables::{RULE_CLASSES, WORD_PEERS, class};
use crate::terms::{Term, flag};
use crate::tokens::{Token, mark};

/// Reads a paragraph for its wording.
pub(crate) fn read(
    text: &str,
    tokens: &[Token],
    terms: &[Term],
    options: &Options,
    out: &mut Vec<Raw>,
) {
    for (i, term) in terms.iter().enumerate() {
        if term.is(mark::QUOTED) {
            continue;
        }
        if term.end - term.first > 1 && !term.any(flag::GENDERED) {
            pronouns::read_inside(text, tokens, terms, i, out);
        }
        if !term.any(flag::RULE | flag::GENDERED | flag::PEER) {
            continue;
        }
        if term.any(flag::RULE) {
            let place = Place {
                text,
                tokens,
                terms,
                i,
            };
            for (class, rule) in RULE_CLASSES {
                if !term.has(*class) || rules()[usize::from(*rule)].theme != "language" {
                    continue;
                }
                let left_alone = is_name(terms, i) || mentioned(text, tokens, terms, i);
                if left_alone || !fits(&place, *class) {
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
    let told = terms
        .get(i + 1)
        .is_some_and(|n| n.set != 0 && (n.has(class::V_S) || n.has(class::MODAL)));
    let before = terms[..i].iter().rev().take(3).enumerate();
    let after = rest_of_sentence(terms, i).take(8);
    before
        .filter(|(_, t)| t.set != 0)
        .any(|(n, t)| t.has(class::MENTION) && (n == 0 && !told || !speaks(t)))
        || after.filter(|t| t.set != 0).any(|t| t.has(class::NAME_OF))
}
