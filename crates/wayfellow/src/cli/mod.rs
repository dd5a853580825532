//! The command line. One file a command; the help texts are the manual.
//!
//! Not here: rules of the ladder or of the checker. Commands read, call a pure crate, and print.

mod audit;
mod backup;
mod check;
mod database;
mod demo;
mod files;
mod frameworks;
mod generate;
mod ladder;
mod mail;
mod operator;
mod owner_link;
mod pathway;
mod people;
mod recovery_link;
mod rules;
mod serve;

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{CommandFactory, Parser, Subcommand};

use crate::config::Settings;

/// Plan for, describe, hire, grow, supervise and protect peer-support work.
#[derive(Debug, Parser)]
#[command(name = "wayfellow", version, max_term_width = 100)]
struct Cli {
    /// Settings file (TOML). Flags and the environment win over it.
    #[arg(long, global = true, env = "WAYFELLOW_CONFIG", value_name = "FILE")]
    config: Option<PathBuf>,

    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Serve(serve::Serve),
    Demo(demo::Demo),
    OwnerLink(owner_link::OwnerLink),
    RecoveryLink(recovery_link::RecoveryLink),
    Operator(operator::Operator),
    Mail(mail::Mail),
    Frameworks(frameworks::Frameworks),
    Ladder(ladder::Ladder),
    Pathway(pathway::Pathway),
    People(people::People),
    Check(check::Check),
    Rules(rules::Rules),
    Audit(audit::Audit),
    Backup(backup::Backup),
    Restore(backup::Restore),
    Move(backup::Move),
    Completions(generate::Completions),
    Man(generate::Man),
}

/// Runs the command line of this process.
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    let result = file_settings(cli.config.as_deref()).and_then(|file| match cli.command {
        Command::Serve(c) => c.run(file),
        Command::Demo(c) => c.run(),
        Command::OwnerLink(c) => c.run(file),
        Command::RecoveryLink(c) => c.run(file),
        Command::Operator(c) => c.run(file),
        Command::Mail(c) => c.run(file),
        Command::Frameworks(c) => c.run(file),
        Command::Ladder(c) => c.run(file),
        Command::Pathway(c) => c.run(file),
        Command::People(c) => c.run(file),
        Command::Check(c) => c.run(),
        Command::Rules(c) => c.run(),
        Command::Audit(c) => c.run(file),
        Command::Backup(c) => c.run(file),
        Command::Restore(c) => c.run(file),
        Command::Move(c) => c.run(),
        Command::Completions(c) => c.run(Cli::command()),
        Command::Man(c) => c.run(Cli::command()),
    });
    match result {
        Ok(code) => code,
        Err(e) if is_closed_pipe(&e) => ExitCode::SUCCESS,
        Err(e) => {
            let _ = writeln!(std::io::stderr(), "wayfellow: {e:#}");
            ExitCode::from(2)
        }
    }
}

/// The definition of the command line, for the manual and for tests.
pub fn command() -> clap::Command {
    Cli::command()
}

fn file_settings(path: Option<&std::path::Path>) -> anyhow::Result<Settings> {
    path.map_or_else(|| Ok(Settings::default()), Settings::from_file)
}

fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|e| {
        e.downcast_ref::<std::io::Error>()
            .is_some_and(|io| io.kind() == std::io::ErrorKind::BrokenPipe)
    })
}

/// Standard output, buffered. Errors are returned, so that a closed pipe ends a command quietly.
fn out() -> std::io::BufWriter<std::io::StdoutLock<'static>> {
    std::io::BufWriter::new(std::io::stdout().lock())
}
