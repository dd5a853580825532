//! The demo's two forums at Riverbend: one whose box is open, and one half a year ago with what came of it.

use jiff::ToSpan as _;
use uuid::Uuid;

use super::forum::{self, NewForum};
use crate::actor::{Actor, Hat};
use crate::db::{self, Db, Entry, params, statements};
use crate::plans::workdays::today;
use crate::rounds::random_id;

statements! {
    PUT = "INSERT INTO forum_concerns (id, forum_id, said, words) VALUES ($1, $2, $3, $4)";
}

/// What was said in the room or came from the box, and what was answered: the listed concern and words.
const CONCERNS: [(bool, &str, &str, &str); 4] = [
    (
        true,
        "Who looks after boundaries when somebody works from their own story?",
        "K01",
        "Supervision every week, and a talk on boundaries for all teams in May.",
    ),
    (
        false,
        "There is not enough money as it is. Will one of us be let go?",
        "K11",
        "The money comes from a grant of its own. Nobody is replaced.",
    ),
    (
        false,
        "I would not know what to say when somebody tells me about their own diagnosis.",
        "",
        "Neither did most of us. Come to the open forum and ask those who do this work.",
    ),
    (false, "Who reads what I write here?", "", ""),
];

/// Writes both forums.
pub(crate) async fn fill(db: &Db, organization: Uuid, leader: Uuid) -> db::Result<()> {
    let actor = Actor::person(leader).within(organization, &[Hat::Leader]);
    let today = today();
    let new = |name: &str, days: i64| NewForum {
        name: name.to_owned(),
        closed: false,
        held_on: today.saturating_add(days.days()),
        venue: "Room 3, at noon".to_owned(),
        people: 34,
        closes_on: today.saturating_add((days + 10).days()),
    };
    let coming = new("What is still on our minds?", 9);
    forum::open(db, &actor, organization, &coming).await?;
    let past = new("Peer roles: what worries us?", -150);
    let past = forum::open(db, &actor, organization, &past).await?;
    for (said, words, listed, answer) in CONCERNS {
        let id = random_id()?;
        db.change(&actor, async |tx| {
            tx.execute(&PUT, params![id, past, said, words]).await?;
            tx.record(Entry::new("create", "forum-concern").of(id));
            Ok::<_, db::Error>(())
        })
        .await?;
        if !answer.is_empty() {
            forum::answer(db, &actor, id, listed, answer).await?;
        }
    }
    Ok(())
}
