//! The row of an account and its person, and what is asked of a name and an address.
//!
//! Not here: passwords and sessions.

use uuid::Uuid;

use crate::db::{self, Entry, Tx, new_id, params, statements};
use crate::web::Lang;

/// The longest address that mail knows.
const LONGEST_EMAIL: usize = 254;
/// The longest name of a person or an organization, in characters.
pub(crate) const LONGEST_NAME: usize = 120;

statements! {
    PERSON = "INSERT INTO people (id, name, email, language, made_at) VALUES ($1, $2, $3, $4, $5)";
    ACCOUNT = "INSERT INTO accounts (id, person_id, email, password, operator, made_at) VALUES ($1, $2, $3, $4, $5, $6)";
}

/// An account to be made, with a new person or for one who is known already.
pub(crate) struct NewAccount<'a> {
    pub person: Option<Uuid>,
    pub name: &'a str,
    pub email: &'a str,
    pub password: Option<&'a str>,
    pub operator: bool,
    pub language: Lang,
}

impl NewAccount<'_> {
    /// Makes it; the person and the account.
    ///
    /// # Errors
    /// The constraint `accounts_email_key`, when somebody signs in with this address already.
    pub async fn make(&self, tx: &Tx) -> db::Result<(Uuid, Uuid)> {
        let now = tx.now();
        let person = match self.person {
            Some(person) => person,
            None => {
                let id = new_id();
                let values = params![id, self.name, self.email, self.language.tag(), now];
                tx.execute(&PERSON, values).await?;
                tx.record(Entry::new("create", "person").of(id).about(id));
                id
            }
        };
        let account = new_id();
        tx.execute(
            &ACCOUNT,
            params![
                account,
                person,
                self.email,
                self.password,
                self.operator,
                now
            ],
        )
        .await?;
        tx.record(Entry::new("create", "account").of(account).about(person));
        Ok((person, account))
    }
}

/// The address as accounts keep it, when it can be one: something, an at sign, something with a dot or a local name.
pub(crate) fn email_of(typed: &str) -> Option<String> {
    let email = typed.trim().to_lowercase();
    let (local, host) = email.rsplit_once('@')?;
    let plain = |c: char| !c.is_whitespace() && is_seen(c) && !"<>()[],;:\\\"".contains(c);
    (!local.is_empty()
        && !host.is_empty()
        && email.len() <= LONGEST_EMAIL
        && email.chars().all(plain))
    .then_some(email)
}

/// A name with its edges cut; none when it is empty, too long, or holds what cannot be seen or what covers its
/// neighbors.
pub(crate) fn name_of(typed: &str) -> Option<String> {
    let name = typed.trim();
    (name.chars().count() <= LONGEST_NAME
        && is_something(name)
        && name.chars().all(|c| is_seen(c) || is_joiner(c))
        && !is_piled(name))
    .then(|| name.to_owned())
}

/// Whether anything of a text can be seen.
pub(crate) fn is_something(text: &str) -> bool {
    text.chars()
        .any(|c| is_seen(c) && !is_mark(c) && !c.is_whitespace())
}

/// Whether a character can be seen, and does not turn the direction of others.
fn is_seen(c: char) -> bool {
    let hidden = matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180e}'
        | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}'
        | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}');
    !c.is_control() && !hidden
}

/// What names in Persian, Hindi and other languages are written with between letters.
fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}')
}

/// A mark that is set over or under the letter before it, or says how it looks.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}'
        | '\u{20d0}'..='\u{20ff}' | '\u{fe00}'..='\u{fe0f}' | '\u{fe20}'..='\u{fe2f}')
}

/// Whether more marks stand on one letter than any language needs: they would cover the lines around.
fn is_piled(text: &str) -> bool {
    let mut marks = 0;
    text.chars().any(|c| {
        marks = if is_mark(c) { marks + 1 } else { 0 };
        marks > 4
    })
}
