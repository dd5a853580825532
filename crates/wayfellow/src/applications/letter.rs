//! Letters to applicants in kind words: invited, not chosen, chosen. A draft is offered, whoever hires changes it as
//! they like, and what went out is kept as it was.
//!
//! It goes by e-mail where there is a mail server and an address; the applicant finds it on their own page in any case.
//! Not here: sending (`letters`).

use uuid::Uuid;

use super::application::{Application, Status};
use crate::actor::Actor;
use crate::db::{self, Db, Entry, Moment, new_id, params, statements};
use crate::letters::Post;
use crate::letters::outbox::{self, To};
use crate::letters::words::Letter;
use crate::openings::opening::Opening;
use crate::web::Strings;

/// What letters can say.
pub(super) const KINDS: [Status; 3] = [Status::Invited, Status::NotChosen, Status::Chosen];
/// The longest subject and text, in characters.
pub(super) const LONGEST_SUBJECT: usize = 150;
pub(super) const LONGEST: usize = 6_000;

statements! {
    OF = "SELECT l.kind, l.subject, l.body, l.by_mail, l.made_at, p.name FROM application_letters l LEFT JOIN people p ON p.id = l.made_by WHERE l.application_id = $1 ORDER BY l.made_at DESC, l.id DESC LIMIT 50";
    INSERT = "INSERT INTO application_letters (id, application_id, kind, subject, body, by_mail, made_at, made_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
}

/// A letter that was written.
pub(super) struct Kept {
    pub kind: String,
    pub subject: String,
    pub body: String,
    pub by_mail: bool,
    pub made_at: Moment,
    pub by: String,
}

/// A letter in the making.
#[derive(Debug, Clone, Default)]
pub(super) struct Draft {
    pub subject: String,
    pub body: String,
}

/// The letters to an applicant, the latest first.
pub(super) async fn of(db: &Db, application: Uuid) -> db::Result<Vec<Kept>> {
    let rows = db.all(&OF, params![application]).await?;
    rows.iter()
        .map(|row| {
            let by: Option<String> = row.get("name")?;
            Ok(Kept {
                kind: row.get("kind")?,
                subject: row.get("subject")?,
                body: row.get("body")?,
                by_mail: row.get("by_mail")?,
                made_at: row.get("made_at")?,
                by: by.unwrap_or_default(),
            })
        })
        .collect()
}

/// The letter that is offered, in the language of the applicant.
pub(super) fn offered(kind: Status, a: &Application, o: &Opening, by: &str) -> Draft {
    let strings = Strings::of(a.language);
    let args = [
        ("name", a.name.as_str().into()),
        ("title", o.ad.title.as_str().into()),
        ("organization", o.organization_name.as_str().into()),
        ("by", by.into()),
    ];
    let say = |key: String| strings.get(&key, &args).into_owned();
    Draft {
        subject: say(format!("candidate-{}-subject", kind.word())),
        body: say(format!("candidate-{}", kind.word())),
    }
}

/// Keeps a letter, sends it where it can be sent, and says how the application stands since.
pub(super) async fn write(
    db: &Db,
    post: Option<&Post>,
    actor: &Actor,
    a: &Application,
    kind: Status,
    draft: &Draft,
) -> db::Result<()> {
    let by_mail = post.is_some() && a.email.is_some();
    let id = new_id();
    db.change(actor, async |tx| {
        let by = actor.person_id();
        let (subject, body) = (&draft.subject, &draft.body);
        let values = params![id, a.id, kind.word(), subject, body, by_mail, tx.now(), by];
        tx.execute(&INSERT, values).await?;
        let entry = Entry::new("create", "application-letter").of(id);
        tx.record(entry.about(a.id).belongs_to(Some(a.organization)));
        if a.status != kind {
            a.step(&tx, kind, by).await?;
        }
        if let (Some(post), Some(address)) = (post, &a.email) {
            let to = To {
                person: None,
                address,
                language: a.language,
            };
            let letter = Letter::Candidate { subject, body };
            outbox::write(&tx, post, to, letter, Some(a.id), None).await?;
        }
        Ok::<_, db::Error>(())
    })
    .await?;
    outbox::wake(post);
    Ok(())
}
