//! The way to the mail server, as the settings describe it, checked when the program starts.
//!
//! Not here: which letters there are, and when one is tried again (`outbox`).

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context as _, bail};
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, Message};
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Tls, TlsParameters};
use lettre::transport::smtp::extension::ClientId;
use lettre::{AsyncSmtpTransport, AsyncTransport as _, Tokio1Executor};
use tokio::sync::Notify;

use super::words;
use crate::Config;
use crate::config::{Encryption, PublicAddress};

/// How long the mail server may take to answer.
const PATIENCE: Duration = Duration::from_secs(30);
/// A password file is one line; more than this is another file.
const LONGEST_PASSWORD: usize = 1_000;

/// The way to the mail server. Cheap to clone.
#[derive(Clone)]
pub struct Post {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    sender: Mailbox,
    pub(crate) address: PublicAddress,
    /// Told when there is a new letter.
    pub(crate) wake: Arc<Notify>,
}

/// Why a letter was not taken.
pub(crate) struct Refused {
    /// In a word, without anything of the letter: a status of the server, or what failed.
    pub fault: String,
    /// Whether trying again is of no use.
    pub for_good: bool,
    /// All that is known, for somebody at the command line.
    pub told: String,
}

impl Post {
    /// As the settings say; none when they name no mail server.
    ///
    /// # Errors
    /// When a setting is missing or cannot be used; the message names it.
    pub fn new(config: &Config) -> anyhow::Result<Option<Post>> {
        let Some(server) = &config.smtp else {
            for (name, given) in [
                ("sender", config.sender.is_some()),
                ("smtp-user", config.smtp_user.is_some()),
                ("smtp-password-file", config.smtp_password_file.is_some()),
                ("smtp-encryption", config.smtp_encryption.is_some()),
            ] {
                if given {
                    bail!(
                        "The setting {name} says how to send letters, but smtp is missing; name the mail server with smtp = \"HOST:PORT\", or leave {name} out"
                    );
                }
            }
            return Ok(None);
        };
        let Some(sender) = &config.sender else {
            bail!(
                "The setting smtp is there, but sender is missing; letters come from somebody, as in sender = \"Wayfellow <wayfellow@example.org>\""
            );
        };
        let sender: Mailbox = sender.parse().map_err(|_| {
            anyhow::anyhow!(
                "The setting sender has the value {sender:?}, which is no address; write it as in \"Wayfellow <wayfellow@example.org>\""
            )
        })?;
        let Some(address) = config.public_address.clone() else {
            bail!(
                "The setting smtp is there, but public-address is missing; letters have links in them, as in public-address = \"https://wayfellow.example.org\""
            );
        };
        let encryption = config.smtp_encryption.unwrap_or(Encryption::Starttls);
        let (host, port) = host_and_port(server, encryption)?;
        if encryption == Encryption::None && !is_this_machine(&host) {
            bail!(
                "The setting smtp-encryption is \"none\", but {host} is another machine; letters and the password could be read on the way. Use \"starttls\" or \"tls\""
            );
        }
        let tls = |host: &str| {
            TlsParameters::new(host.to_owned()).with_context(|| {
                format!("No encrypted connection to the mail server {host} can be prepared")
            })
        };
        let mut builder = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(host.clone())
            .port(port)
            .hello_name(ClientId::Domain(address.host.clone()))
            .timeout(Some(PATIENCE))
            .tls(match encryption {
                Encryption::Starttls => Tls::Required(tls(&host)?),
                Encryption::Tls => Tls::Wrapper(tls(&host)?),
                Encryption::None => Tls::None,
            });
        match (&config.smtp_user, &config.smtp_password_file) {
            (None, None) => {}
            (Some(user), Some(file)) => {
                builder = builder.credentials(Credentials::new(user.clone(), password(file)?));
            }
            (Some(_), None) => bail!(
                "The setting smtp-user is there, but smtp-password-file is missing; name a file with the password in it, readable by this program only"
            ),
            (None, Some(_)) => bail!(
                "The setting smtp-password-file is there, but smtp-user is missing; say who signs in with that password"
            ),
        }
        Ok(Some(Post {
            transport: builder.build(),
            sender,
            address,
            wake: Arc::default(),
        }))
    }

    /// Hands a letter to the mail server.
    pub(crate) async fn send(
        &self,
        id: uuid::Uuid,
        address: &str,
        subject: &str,
        body: &str,
    ) -> Result<(), Refused> {
        let unfit = |what: &str, told: String| Refused {
            fault: what.to_owned(),
            for_good: true,
            told,
        };
        let to = address
            .parse()
            .map_err(|e| unfit("address", format!("{address:?} is no address: {e}")))?;
        let message = Message::builder()
            .from(self.sender.clone())
            .to(Mailbox::new(None, to))
            .subject(subject)
            .message_id(Some(format!("<{id}@{}>", self.address.host)))
            // So that no holiday notice answers it.
            .raw_header(HeaderValue::new(
                HeaderName::new_from_ascii_str("Auto-Submitted"),
                "auto-generated".to_owned(),
            ))
            .header(ContentType::TEXT_PLAIN)
            .body(body.to_owned())
            .map_err(|e| unfit("letter", e.to_string()))?;
        match self.transport.send(message).await {
            Ok(_) => Ok(()),
            Err(e) => {
                let status = e.status().map(|code| code.to_string());
                let fault = match &status {
                    Some(code) => format!("smtp-{code}"),
                    None if e.is_timeout() => "timeout".to_owned(),
                    None if e.is_tls() => "tls".to_owned(),
                    None if e.is_response() => "answer".to_owned(),
                    None => "connection".to_owned(),
                };
                // What is about signing in (53x) is for whoever runs this to mend; the letter is not at fault.
                let about_us = status.as_deref().is_some_and(|code| code.starts_with("53"));
                Err(Refused {
                    fault,
                    for_good: e.is_permanent() && !about_us,
                    told: told(&e),
                })
            }
        }
    }

    /// Sends a trial letter.
    ///
    /// # Errors
    /// When the mail server does not take it; with all that is known.
    pub async fn check(&self, to: &str) -> anyhow::Result<()> {
        let (subject, body) = words::trial(self);
        self.send(crate::db::new_id(), to, &subject, &body)
            .await
            .map_err(|refused| anyhow::anyhow!("The letter was not taken: {}", refused.told))
    }
}

fn told(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(below) = source {
        let more = below.to_string();
        if !text.contains(&more) {
            text = format!("{text}: {more}");
        }
        source = below.source();
    }
    text
}

fn is_this_machine(host: &str) -> bool {
    host == "localhost"
        || host
            .parse::<std::net::IpAddr>()
            .is_ok_and(|ip| ip.is_loopback())
}

fn host_and_port(server: &str, encryption: Encryption) -> anyhow::Result<(String, u16)> {
    let usual = match encryption {
        Encryption::Starttls => 587,
        Encryption::Tls => 465,
        Encryption::None => 25,
    };
    let wrong = || {
        anyhow::anyhow!(
            "The setting smtp has the value {server:?}, which is no mail server; write it as in \"mail.example.org:587\""
        )
    };
    let (host, port) = match server.rsplit_once(':') {
        Some((host, port)) if host.starts_with('[') == host.ends_with(']') => {
            (host, port.parse().map_err(|_| wrong())?)
        }
        Some(_) => return Err(wrong()),
        None => (server, usual),
    };
    let host = host.trim_start_matches('[').trim_end_matches(']');
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':');
    if host.is_empty() || port == 0 || !host.chars().all(plain) {
        return Err(wrong());
    }
    Ok((host.to_owned(), port))
}

fn password(file: &Path) -> anyhow::Result<String> {
    let text = std::fs::read_to_string(file).with_context(|| {
        format!(
            "The file {} of the setting smtp-password-file could not be read",
            file.display()
        )
    })?;
    let password = text.trim_end_matches(['\r', '\n']);
    if password.is_empty() || password.len() > LONGEST_PASSWORD || password.contains('\n') {
        bail!(
            "The file {} of the setting smtp-password-file does not hold one password on one line",
            file.display()
        );
    }
    Ok(password.to_owned())
}
