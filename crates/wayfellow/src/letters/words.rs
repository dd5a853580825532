//! What each letter says, in the language of whoever gets it.
//!
//! Plain text, because every mailbox shows it and nothing is hidden in it. Not here: when a letter is written.

use fluent_bundle::FluentValue;

use super::post::Post;
use crate::actor::Hat;
use crate::web::{Lang, Strings};

/// The longest line, in characters. Longer ones are wrapped between words; an address stays whole.
const WIDTH: usize = 72;

/// A letter by what it is about.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Letter<'a> {
    /// Somebody is invited into an organization.
    Invitation {
        organization: &'a str,
        by: &'a str,
        hat: Hat,
        path: &'a str,
        until: &'a str,
    },
    /// The way back in for whoever asked for it.
    Recovery { path: &'a str },
    /// Somebody at the command line made a way back in.
    RecoveryLinkMade,
    /// The password was changed.
    PasswordChanged,
    /// A passkey was added.
    PasskeyAdded,
    /// A passkey was taken away.
    PasskeyRemoved,
    /// An application came in; its page is at the path. `again` says that there was one with this address before.
    Application {
        organization: &'a str,
        title: &'a str,
        path: &'a str,
        again: bool,
    },
    /// A letter to an applicant, in words that somebody wrote.
    Candidate { subject: &'a str, body: &'a str },
    /// Something in the portfolio asks for a look; not what.
    Reminder,
}

impl Letter<'_> {
    /// Its word in the database and in the locales.
    pub fn kind(&self) -> &'static str {
        match self {
            Letter::Invitation { .. } => "invitation",
            Letter::Recovery { .. } => "recovery",
            Letter::RecoveryLinkMade => "recovery-link-made",
            Letter::PasswordChanged => "password-changed",
            Letter::PasskeyAdded => "passkey-added",
            Letter::PasskeyRemoved => "passkey-removed",
            Letter::Application { again: false, .. } => "application",
            Letter::Application { again: true, .. } => "application-again",
            Letter::Candidate { .. } => "candidate",
            Letter::Reminder => "reminder",
        }
    }

    /// Subject and text.
    pub fn written(&self, post: &Post, lang: Lang) -> (String, String) {
        let strings = Strings::of(lang);
        match *self {
            Letter::Invitation {
                organization,
                by,
                hat,
                path,
                until,
            } => {
                let args = [
                    ("organization", FluentValue::from(organization)),
                    ("by", FluentValue::from(by)),
                    ("hat", FluentValue::from(hat_term(strings, hat))),
                    ("until", FluentValue::from(until)),
                ];
                letter(strings, self.kind(), &args, post, path)
            }
            Letter::Recovery { path } => letter(strings, self.kind(), &[], post, path),
            Letter::RecoveryLinkMade | Letter::PasswordChanged => {
                letter(strings, self.kind(), &[], post, "/recovery")
            }
            Letter::PasskeyAdded | Letter::PasskeyRemoved => {
                letter(strings, self.kind(), &[], post, "/account")
            }
            Letter::Application {
                organization,
                title,
                path,
                ..
            } => {
                let args = [
                    ("organization", FluentValue::from(organization)),
                    ("title", FluentValue::from(title)),
                ];
                letter(strings, self.kind(), &args, post, path)
            }
            Letter::Candidate { subject, body } => {
                let home = [("home", FluentValue::from(post.address.to("/")))];
                let end = strings.get("letter-end", &home);
                let text = format!("{}\n\n-- \n{}\n", wrapped(body), wrapped(&end));
                (subject.replace(['\r', '\n'], " "), text)
            }
            Letter::Reminder => {
                let args = [("choice", FluentValue::from(post.address.to("/me/calendar")))];
                letter(strings, self.kind(), &args, post, "/me")
            }
        }
    }
}

/// The letter that `wayfellow mail check` sends.
pub(crate) fn trial(post: &Post) -> (String, String) {
    letter(Strings::of(Lang::En), "trial", &[], post, "/")
}

/// The text is the words with the address of a page on a line of its own, and an end that says where it comes from.
fn letter(
    strings: &Strings,
    kind: &str,
    args: &[(&str, FluentValue<'_>)],
    post: &Post,
    path: &str,
) -> (String, String) {
    let mut all = vec![
        ("link", FluentValue::from(post.address.to(path))),
        ("home", FluentValue::from(post.address.to("/"))),
    ];
    all.extend(args.iter().cloned());
    let say = |key: &str| strings.get(key, &all).into_owned();
    let subject = say(&format!("letter-{kind}-subject"));
    let text = say(&format!("letter-{kind}"));
    let end = say("letter-end");
    (
        subject.replace(['\r', '\n'], " "),
        format!("{}\n\n-- \n{}\n", wrapped(&text), wrapped(&end)),
    )
}

fn hat_term(strings: &Strings, hat: Hat) -> String {
    strings
        .get(&format!("term-hat-{}", hat.word()), &[])
        .into_owned()
}

fn wrapped(text: &str) -> String {
    let mut out = String::new();
    for (n, line) in text.lines().enumerate() {
        if n > 0 {
            out.push('\n');
        }
        let mut length = 0;
        for word in line.split_whitespace() {
            let long = word.chars().count();
            if length > 0 && length + 1 + long > WIDTH {
                out.push('\n');
                length = 0;
            } else if length > 0 {
                out.push(' ');
                length += 1;
            }
            out.push_str(word);
            length += long;
        }
    }
    out
}
