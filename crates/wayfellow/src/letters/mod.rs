//! Letters by e-mail: written in the change that causes them, sent afterwards, erased once they are sent.
//!
//! Owns the table of letters, the words of each, and the way to the mail server. A letter tells somebody that something
//! happened or hands them a link. Deliberately not here: anything that is recorded about a person. A mailbox is read by
//! more people than one thinks.

pub(crate) mod outbox;
pub(crate) mod post;
pub(crate) mod words;

pub use crate::portfolio::remind;
pub use outbox::{Delivered, deliver};
pub use post::Post;

use std::time::Duration;

use frameworks::Library;
use tokio::time::Instant;

use crate::db::{Db, Moment};

/// How often letters are looked for when nobody says that there is one.
const ROUND: Duration = Duration::from_secs(30);
/// How often it is looked who wants to be reminded.
const REMINDED: Duration = Duration::from_secs(6 * 3_600);

/// Sends letters as they are written, and those that have to be tried again, as long as the program runs.
pub(crate) async fn keep_sending(db: Db, post: Post, library: &'static Library) {
    let mut reminding = Instant::now();
    loop {
        if reminding <= Instant::now() {
            reminding = Instant::now() + REMINDED;
            if let Err(error) = remind(&db, &post, library, crate::pathway::today()).await {
                tracing::warn!(%error, "reminders could not be looked up");
            }
        }
        if let Err(error) = deliver(&db, &post, Moment::now()).await {
            tracing::warn!(%error, "letters could not be looked up");
        }
        // Whichever comes first.
        let _ = tokio::time::timeout(ROUND, post.wake.notified()).await;
    }
}
