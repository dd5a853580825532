//! A rule as a text to read: for the terminal and as Markdown. The web page has its own template.

use std::fmt::Write;

use rolecheck::{Example, Rule};
use unicode_width::UnicodeWidthStr;

use super::document::{reason_words, source_words};

/// What a rule is, in one line.
fn facts(rule: &Rule) -> String {
    let mut facts = vec![
        rule.kind.name().to_owned(),
        format!("severity {}", rule.severity),
        format!("confidence {}", rule.confidence),
    ];
    facts.extend(rule.activity.map(|a| format!("activity {a}")));
    facts.push(format!("{} since {}", rule.status, rule.since));
    facts.join(" · ")
}

fn reasons(rule: &Rule) -> String {
    rule.reasons
        .iter()
        .map(|r| reason_words(*r))
        .collect::<Vec<_>>()
        .join(", ")
}

/// A rule for the terminal, in lines of at most so many columns.
pub(crate) fn text(rule: &Rule, columns: usize) -> String {
    let mut out = format!("{}: {}\n{}\n", rule.code, rule.name, facts(rule));
    let mut part = |name: &str, lines: Vec<String>| {
        if !lines.is_empty() {
            let _ = write!(out, "\n{name}\n");
            for line in lines {
                for (i, part) in wrap(&line, columns.saturating_sub(4))
                    .into_iter()
                    .enumerate()
                {
                    let _ = writeln!(out, "{}{part}", if i == 0 { "  " } else { "    " });
                }
            }
        }
    };
    part("What", vec![rule.message.to_owned()]);
    part(
        "When it depends",
        rule.message_depends
            .iter()
            .map(|m| (*m).to_owned())
            .collect(),
    );
    part("Why", vec![rule.why.to_owned()]);
    part(
        "Reasons",
        if rule.reasons.is_empty() {
            Vec::new()
        } else {
            vec![reasons(rule)]
        },
    );
    part(
        "Say or do instead",
        rule.say_instead.iter().map(|s| (*s).to_owned()).collect(),
    );
    let examples = |some: &[Example]| {
        some.iter()
            .map(|e| format!("{} ({})", e.text.replace('\n', " / "), e.of))
            .collect()
    };
    part("Flagged", examples(rule.flagged));
    part("Left alone", examples(rule.allowed));
    part(
        "Safe replacements",
        rule.fixes
            .iter()
            .map(|(from, to)| format!("{from} → {to}"))
            .collect(),
    );
    part("Sources", rule.sources.iter().map(source_words).collect());
    out
}

/// A rule as Markdown.
pub(crate) fn markdown(rule: &Rule) -> String {
    let mut out = format!(
        "# {}: {}\n\n{}\n\n{}\n",
        rule.code,
        rule.name,
        facts(rule),
        rule.message
    );
    if let Some(depends) = rule.message_depends {
        let _ = write!(out, "\nWhen it depends: {depends}\n");
    }
    let _ = write!(out, "\n## Why\n\n{}\n", rule.why);
    if !rule.reasons.is_empty() {
        let _ = write!(out, "\nReasons: {}.\n", reasons(rule));
    }
    if let Some(say) = rule.say_instead {
        let _ = write!(out, "\n## Say or do instead\n\n{say}\n");
    }
    for (name, examples) in [("Flagged", rule.flagged), ("Left alone", rule.allowed)] {
        let _ = write!(out, "\n## {name}\n\n");
        for e in examples {
            // As quotations, so that the checker leaves them alone in documents, too.
            let _ = write!(
                out,
                "> {}\n>\n> ({})\n\n",
                e.text.replace('\n', "\n> "),
                e.of
            );
        }
    }
    if !rule.fixes.is_empty() {
        out.push_str("## Safe replacements\n\n");
        for (from, to) in rule.fixes {
            let _ = writeln!(out, "- `{from}` → `{to}`");
        }
        out.push('\n');
    }
    out.push_str("## Sources\n\n");
    for source in rule.sources {
        let _ = writeln!(out, "- {}", source_words(source));
    }
    out
}

/// Rules as a table in Markdown.
pub(crate) fn table(rules: &[&Rule]) -> String {
    let mut out = String::from("| code | name | kind | severity |\n| --- | --- | --- | --- |\n");
    for r in rules {
        let name = r.name.replace('|', "\\|");
        let _ = writeln!(out, "| {} | {name} | {} | {} |", r.code, r.kind, r.severity);
    }
    out
}

/// Cuts a text into lines of at most so many columns.
pub(crate) fn wrap(text: &str, columns: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        if !line.is_empty() && line.width() + 1 + word.width() > columns {
            lines.push(std::mem::take(&mut line));
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    lines.push(line);
    lines
}
