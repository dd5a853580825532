//! Settings: one struct, read from a file, the environment and flags, in rising order of precedence.
//!
//! The comment on each field is its entry in the manual (`wayfellow serve --help`, `docs/guide/settings.md`).

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use anyhow::{Context, bail};
use clap::{Args, ValueEnum};
use serde::Deserialize;

use crate::db::Place;

/// Settings as given: any of them may be missing.
#[derive(Debug, Clone, Default, Args, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Settings {
    /// Address and port to listen on. Default: 127.0.0.1:8080. Port 0 takes any free port.
    #[arg(long, env = "WAYFELLOW_LISTEN", value_name = "ADDRESS:PORT")]
    pub listen: Option<SocketAddr>,

    /// Folder for what the installation keeps: the database, when it is a file, and files that people attach.
    /// Default: wayfellow-data, in the folder where it is started.
    #[arg(long, env = "WAYFELLOW_DATA", value_name = "FOLDER")]
    pub data: Option<PathBuf>,

    /// The database: sqlite:FILE or postgres://USER@HOST/NAME. Default: the file wayfellow.db in the data folder.
    #[arg(
        long,
        env = "WAYFELLOW_DATABASE",
        value_name = "sqlite:FILE|postgres://…",
        hide_env_values = true
    )]
    pub database: Option<Place>,

    /// Folder with further frameworks, laid out as <slug>/<version>/*.toml. Default: none.
    #[arg(long, env = "WAYFELLOW_FRAMEWORKS", value_name = "FOLDER")]
    pub frameworks: Option<PathBuf>,

    /// File with example portfolios to show, as made by `wayfellow demo`. Default: none.
    #[arg(long, env = "WAYFELLOW_DEMO", value_name = "FILE")]
    pub demo: Option<PathBuf>,

    /// Largest upload in bytes. Default: 2097152 (2 MiB).
    #[arg(long, env = "WAYFELLOW_LARGEST_UPLOAD", value_name = "BYTES")]
    pub largest_upload: Option<usize>,

    /// Seconds a request may take before it is answered with an error. Default: 30.
    #[arg(long, env = "WAYFELLOW_REQUEST_SECONDS", value_name = "SECONDS")]
    pub request_seconds: Option<u64>,

    /// Whether browsers may only reach this installation over HTTPS (sends Strict-Transport-Security). Set it when a
    /// proxy with a certificate stands in front. Default: false.
    #[arg(long, env = "WAYFELLOW_HTTPS_ONLY", value_name = "true|false", num_args = 0..=1, default_missing_value = "true")]
    pub https_only: Option<bool>,

    /// The address at which people reach this installation, such as https://wayfellow.example.org. Letters have links to
    /// it, and passkeys belong to its host. Default: none; then there are no letters and no passkeys.
    #[arg(long, env = "WAYFELLOW_PUBLIC_ADDRESS", value_name = "https://HOST")]
    pub public_address: Option<PublicAddress>,

    /// The mail server that takes letters, as HOST or HOST:PORT. Default: none; then links are handed over by people.
    #[arg(long, env = "WAYFELLOW_SMTP", value_name = "HOST:PORT")]
    pub smtp: Option<String>,

    /// How the way to the mail server is encrypted: starttls, tls, or none for a server on this machine.
    /// Default: starttls.
    #[arg(
        long,
        env = "WAYFELLOW_SMTP_ENCRYPTION",
        value_name = "starttls|tls|none",
        value_enum
    )]
    pub smtp_encryption: Option<Encryption>,

    /// Who signs in at the mail server. Default: nobody.
    #[arg(long, env = "WAYFELLOW_SMTP_USER", value_name = "NAME")]
    pub smtp_user: Option<String>,

    /// File with the password for the mail server, on one line. Default: none.
    #[arg(long, env = "WAYFELLOW_SMTP_PASSWORD_FILE", value_name = "FILE")]
    pub smtp_password_file: Option<PathBuf>,

    /// Whom letters come from, such as "Wayfellow <wayfellow@example.org>". Needed with smtp.
    #[arg(long, env = "WAYFELLOW_SENDER", value_name = "NAME <ADDRESS>")]
    pub sender: Option<String>,

    /// What to log: a level (error, warn, info, debug, trace) or a filter as in `wayfellow=debug,warn`. Default: info.
    #[arg(long, env = "WAYFELLOW_LOG", value_name = "FILTER")]
    pub log: Option<String>,

    /// How to log: text for people, json for machines. Default: text.
    #[arg(
        long,
        env = "WAYFELLOW_LOG_FORMAT",
        value_name = "text|json",
        value_enum
    )]
    pub log_format: Option<LogFormat>,
}

/// How to log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, ValueEnum)]
#[serde(rename_all = "kebab-case")]
pub enum LogFormat {
    /// For people.
    Text,
    /// For machines: one JSON object a line.
    Json,
}

/// How the way to the mail server is encrypted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, ValueEnum)]
#[serde(rename_all = "kebab-case")]
pub enum Encryption {
    /// Begins in the clear and turns to TLS before anything is said.
    Starttls,
    /// TLS from the beginning.
    Tls,
    /// Not at all, for a mail server on this machine.
    None,
}

/// The address at which people reach an installation: a scheme and a host, perhaps a port, and nothing after that.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
#[allow(missing_docs)]
pub struct PublicAddress {
    pub https: bool,
    pub host: String,
    pub port: Option<u16>,
}

impl PublicAddress {
    /// The whole address of a path of this installation.
    pub fn to(&self, path: &str) -> String {
        format!("{}{path}", self.origin())
    }

    /// Scheme, host and port, as browsers name where a page comes from.
    pub fn origin(&self) -> String {
        let scheme = if self.https { "https" } else { "http" };
        match self.port {
            Some(port) => format!("{scheme}://{}:{port}", self.host),
            None => format!("{scheme}://{}", self.host),
        }
    }
}

impl FromStr for PublicAddress {
    type Err = String;

    fn from_str(text: &str) -> Result<PublicAddress, String> {
        let wrong = || {
            format!(
                "{text:?} is not the address of an installation; write a scheme and a host, as in https://wayfellow.example.org"
            )
        };
        let uri: axum::http::Uri = text.trim().parse().map_err(|_| wrong())?;
        let https = match uri.scheme_str() {
            Some("https") => true,
            Some("http") => false,
            _ => return Err(wrong()),
        };
        let authority = uri.authority().ok_or_else(wrong)?;
        let host = authority.host().to_ascii_lowercase();
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':' | '[' | ']');
        let bare = uri.path_and_query().is_none_or(|rest| rest.as_str() == "/");
        // Somebody's name before an at sign has no place here.
        if host.is_empty() || !authority.as_str().chars().all(plain) || !bare {
            return Err(wrong());
        }
        let usual = if https { 443 } else { 80 };
        Ok(PublicAddress {
            https,
            host,
            port: authority.port_u16().filter(|port| *port != usual),
        })
    }
}

impl TryFrom<String> for PublicAddress {
    type Error = String;

    fn try_from(text: String) -> Result<PublicAddress, String> {
        text.parse()
    }
}

/// Settings with every default filled in.
#[derive(Debug, Clone)]
#[allow(missing_docs)]
pub struct Config {
    pub listen: SocketAddr,
    pub data: PathBuf,
    pub database: Place,
    pub frameworks: Option<PathBuf>,
    pub demo: Option<PathBuf>,
    pub largest_upload: usize,
    pub request_seconds: u64,
    pub https_only: bool,
    pub public_address: Option<PublicAddress>,
    pub smtp: Option<String>,
    pub smtp_encryption: Option<Encryption>,
    pub smtp_user: Option<String>,
    pub smtp_password_file: Option<PathBuf>,
    pub sender: Option<String>,
    pub log: String,
    pub log_json: bool,
}

impl Default for Config {
    fn default() -> Self {
        Settings::default().with_defaults()
    }
}

impl Settings {
    /// The settings file at `path`, in TOML with the names of the flags.
    ///
    /// # Errors
    /// When it cannot be read, has an unknown name, or a value of the wrong kind; the message names the place.
    pub fn from_file(path: &Path) -> anyhow::Result<Settings> {
        let text = std::fs::read_to_string(path)
            .with_context(|| format!("The settings file {} could not be read", path.display()))?;
        match toml::from_str(&text) {
            Ok(settings) => Ok(settings),
            Err(e) => {
                let line = e
                    .span()
                    .map_or(1, |s| text[..s.start].matches('\n').count() + 1);
                bail!(
                    "{}:{line}: {} (`wayfellow serve --help` lists every setting)",
                    path.display(),
                    e.message()
                )
            }
        }
    }

    /// These settings, with what is missing taken from `below`.
    #[must_use]
    pub fn over(self, below: Settings) -> Settings {
        Settings {
            listen: self.listen.or(below.listen),
            data: self.data.or(below.data),
            database: self.database.or(below.database),
            frameworks: self.frameworks.or(below.frameworks),
            demo: self.demo.or(below.demo),
            largest_upload: self.largest_upload.or(below.largest_upload),
            request_seconds: self.request_seconds.or(below.request_seconds),
            https_only: self.https_only.or(below.https_only),
            public_address: self.public_address.or(below.public_address),
            smtp: self.smtp.or(below.smtp),
            smtp_encryption: self.smtp_encryption.or(below.smtp_encryption),
            smtp_user: self.smtp_user.or(below.smtp_user),
            smtp_password_file: self.smtp_password_file.or(below.smtp_password_file),
            sender: self.sender.or(below.sender),
            log: self.log.or(below.log),
            log_format: self.log_format.or(below.log_format),
        }
    }

    /// Fills in the defaults that the comments above name.
    pub fn with_defaults(self) -> Config {
        let data = self.data.unwrap_or_else(|| "wayfellow-data".into());
        let database = self
            .database
            .unwrap_or_else(|| Place::Sqlite(data.join("wayfellow.db")));
        Config {
            data,
            database,
            listen: self
                .listen
                .unwrap_or_else(|| SocketAddr::from(([127, 0, 0, 1], 8080))),
            frameworks: self.frameworks,
            demo: self.demo,
            largest_upload: self.largest_upload.unwrap_or(2 * 1024 * 1024),
            request_seconds: self.request_seconds.unwrap_or(30),
            https_only: self.https_only.unwrap_or(false),
            public_address: self.public_address,
            smtp: self.smtp,
            smtp_encryption: self.smtp_encryption,
            smtp_user: self.smtp_user,
            smtp_password_file: self.smtp_password_file,
            sender: self.sender,
            log: self.log.unwrap_or_else(|| "info".to_owned()),
            log_json: self.log_format == Some(LogFormat::Json),
        }
    }
}
