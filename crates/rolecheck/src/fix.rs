//! Makes the safe replacements that findings carry.
//!
//! Never touches text outside a finding's span, and skips a finding that no longer fits the text.

use crate::finding::Finding;

/// The text with every safe replacement made. Overlapping replacements: the first one wins.
pub fn apply_fixes(text: &str, findings: &[Finding]) -> String {
    let mut fixes: Vec<_> = findings
        .iter()
        .filter_map(|f| {
            f.fix
                .as_ref()
                .map(|fix| (f.span.clone(), fix.replacement.as_str()))
        })
        .filter(|(span, _)| text.get(span.clone()).is_some())
        .collect();
    fixes.sort_by_key(|(span, _)| (span.start, span.end));
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for (span, replacement) in fixes {
        if span.start < at {
            continue;
        }
        out.push_str(&text[at..span.start]);
        out.push_str(replacement);
        at = span.end;
    }
    out.push_str(&text[at..]);
    out
}
