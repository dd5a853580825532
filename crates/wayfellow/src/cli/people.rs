//! `wayfellow people import`: a list of people from a file into an organization.
//!
//! Prints numbers of lines and external ids, never names. Not here: what a line may say (`people::line`).

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context as _, bail};
use clap::{Args, Subcommand};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::database::{self, Which};
use super::out;
use crate::actor::Actor;
use crate::config::Settings;
use crate::db::{Db, params, statements};
use crate::people::bring::{self, Fault, Lines};
use crate::people::plan::{Outcome, Plan, Rights};
use crate::people::table::{LARGEST_FILE, Unreadable, is_workbook};
use crate::web::{Lang, Strings};

statements! {
    ORGANIZATIONS = "SELECT id, name FROM organizations ORDER BY id";
}

/// Bring people in from a list.
#[derive(Debug, Args)]
pub(super) struct People {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Import(Import),
}

/// Bring a list of people (CSV or XLSX) into an organization.
///
/// What the list may hold is in the guide, on the page about positions and people. A second time, the same list changes
/// nothing. Nobody gets an account by it; whoever leads the organization sends the invitations.
#[derive(Debug, Args)]
struct Import {
    /// The list.
    file: PathBuf,
    /// The organization, by its name or its id.
    #[arg(long, value_name = "NAME")]
    organization: String,
    /// Say what the list would do, and write nothing.
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    which: Which,
}

impl People {
    pub(super) fn run(self, file: Settings) -> anyhow::Result<ExitCode> {
        match self.command {
            Command::Import(import) => import.run(file),
        }
    }
}

impl Import {
    fn run(self, file: Settings) -> anyhow::Result<ExitCode> {
        let place = self.which.place(file);
        let size = std::fs::metadata(&self.file).map_or(0, |m| m.len());
        if size > LARGEST_FILE as u64 {
            bail!(
                "{} has {size} bytes; a list has at most {LARGEST_FILE}",
                self.file.display()
            );
        }
        let bytes = std::fs::read(&self.file)
            .with_context(|| format!("{} could not be read", self.file.display()))?;
        let digest: [u8; 32] = Sha256::digest(&bytes).into();
        let workbook = is_workbook(&bytes);
        database::wait(async {
            let db = database::open(&place).await?;
            let organization = named(&db, &self.organization).await?;
            let plan = match Lines::read(bytes).await {
                Ok(lines) => lines.planned(&db, organization, Rights::ALL).await,
                Err(fault) => Err(fault),
            };
            let plan = plan.map_err(|f| anyhow::anyhow!(in_words(&f)))?;
            tell(&plan)?;
            let counts = plan.counts();
            let mut out = out();
            if self.dry_run {
                writeln!(out, "Nothing was written.")?;
            } else {
                let bar = database::bar("bringing in")?;
                bar.set_length(plan.lines.len() as u64);
                let began = std::time::Instant::now();
                let actor = Actor::command("people import").within(organization, &[]);
                bring::at_once(
                    &db,
                    &actor,
                    organization,
                    (&digest, workbook),
                    &plan,
                    &mut |n| bar.set_position(n as u64),
                )
                .await
                .context(
                    "The list was cut off; what came in stays, and the same command goes on",
                )?;
                bar.finish_and_clear();
                let seconds = began.elapsed().as_secs_f64();
                writeln!(
                    out,
                    "{} lines were brought in, in {seconds:.1} s.",
                    plan.lines.len() - counts.refused
                )?;
            }
            db.close().await;
            let refused = counts.refused > 0;
            Ok(ExitCode::from(u8::from(refused)))
        })
    }
}

async fn named(db: &Db, name: &str) -> anyhow::Result<Uuid> {
    let mut found = Vec::new();
    let mut names = Vec::new();
    for row in db.all(&ORGANIZATIONS, params![]).await? {
        let (id, called): (Uuid, String) = (row.get("id")?, row.get("name")?);
        if called == name || id.to_string() == name {
            found.push(id);
        }
        names.push(called);
    }
    match found.as_slice() {
        [one] => Ok(*one),
        [] => bail!(
            "There is no organization called {name:?}; there are: {}",
            names.join(", ")
        ),
        several => bail!(
            "{} organizations are called {name:?}; name one by its id: {}",
            several.len(),
            several
                .iter()
                .map(Uuid::to_string)
                .collect::<Vec<_>>()
                .join(", ")
        ),
    }
}

/// Says what the list would do.
fn tell(plan: &Plan) -> anyhow::Result<()> {
    let mut out = out();
    let strings = Strings::of(Lang::En);
    for line in &plan.lines {
        let Outcome::Refused(problems) = &line.outcome else {
            continue;
        };
        for problem in problems {
            let column = problem.column.map_or("", |c| c.word());
            let wanted = strings.get(problem.key, &[]);
            writeln!(
                out,
                "line {}: {column}: {:?}: {wanted}",
                line.number, problem.found
            )?;
        }
    }
    let counts = plan.counts();
    writeln!(
        out,
        "{} new, {} changed, {} the same, {} refused.",
        counts.added, counts.changed, counts.unchanged, counts.refused
    )?;
    Ok(())
}

fn in_words(fault: &Fault) -> String {
    match fault {
        Fault::Database(e) => e.to_string(),
        Fault::Headings(h) => format!(
            "The first line is not the one that is wanted. Missing: {}. Not known: {}. Twice: {}.",
            or_none(&h.missing.join(", ")),
            or_none(&h.unknown.join(", ")),
            or_none(&h.twice.join(", "))
        ),
        Fault::Unreadable(why) => match why {
            Unreadable::TooLarge => "The list is too large once it is unpacked".to_owned(),
            Unreadable::TooManyLines(most) => format!("A list has at most {most} lines"),
            Unreadable::TooManyColumns(most) => format!("A list has at most {most} columns"),
            Unreadable::Empty => "Nothing is in the list".to_owned(),
            Unreadable::Kind => "This is neither text nor a workbook (XLSX)".to_owned(),
            Unreadable::Damaged => "The list breaks off or is damaged".to_owned(),
        },
    }
}

fn or_none(text: &str) -> &str {
    if text.is_empty() { "none" } else { text }
}
