//! Notes on a portfolio: lapsed credentials, overdue promises, exceptions that are not needed.
//!
//! Not here: notes on the ladder (`notes`).

use std::collections::BTreeMap;

use crate::date::Date;
use crate::evidence::{Given, credential_standing, local};
use crate::ladder::{Ladder, LadderNote};
use crate::pathway::{Begun, PathItem, Standing};
use crate::portfolio::Portfolio;

/// Notes on the portfolio: lapsed credentials, overdue promises, a state, exceptions that change nothing here.
pub(crate) fn about(
    ladder: &Ladder<'_>,
    portfolio: &Portfolio,
    items: &[PathItem<'_>],
    today: Date,
    notes: &mut Vec<LadderNote>,
) {
    let mut note = |code: &'static str, text: String, about: Vec<String>| {
        notes.push(LadderNote {
            code,
            text,
            about,
            counts: BTreeMap::new(),
        });
    };
    for c in &portfolio.credentials {
        let name = c
            .credential
            .as_deref()
            .or(c.title.as_deref())
            .unwrap_or_default();
        let about = || vec![local(ladder.framework(), name).to_owned()];
        let standing = credential_standing(c.issued, c.expires, c.commitment_due, today);
        if let Some(expired) = c.expires.filter(|e| today.is_after(*e)) {
            note(
                "credential-expired",
                format!("{name} expired on {expired}, so it does not count now."),
                about(),
            );
        }
        if standing.is_none()
            && let (None, Some(due)) = (c.issued, c.commitment_due)
        {
            note(
                "promise-overdue",
                format!("{name} was promised by {due}; that day has passed."),
                about(),
            );
        }
        if let (Some(Given::Held), Some(state)) = (standing, &c.state) {
            let text = format!(
                "{name} was issued in {state}. Whether it counts in another state is for the organization to check."
            );
            note("credential-state", text, about());
        }
    }
    for item in items {
        if matches!(
            item.standing,
            Standing::UnderWay {
                how: Begun::Trained,
                ..
            }
        ) {
            let text = format!(
                "{}: the training is done, and being certified is a further step.",
                item.item.item.label
            );
            note(
                "trained-not-certified",
                text,
                vec![item.item.item.code.clone()],
            );
        }
    }
    for e in &portfolio.exceptions {
        let here = items.iter().find(|i| {
            let code = local(ladder.framework(), &e.item);
            ladder
                .first_appearance(code)
                .is_some_and(|first| ladder.first_appearance(&i.item.item.code) == Some(first))
        });
        if let Some(item) =
            here.filter(|i| matches!(i.standing, Standing::Held | Standing::HeldThrough { .. }))
        {
            let text = format!(
                "{}: there is an exception, and it is not needed: the item is held.",
                item.item.item.label
            );
            note(
                "exception-not-needed",
                text,
                vec![item.item.item.code.clone()],
            );
        }
    }
}
