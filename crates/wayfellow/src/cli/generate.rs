//! `wayfellow completions` and `wayfellow man`: generated from the definition of the command line.

use std::io::Write;
use std::process::ExitCode;

use clap::Args;

/// Print completions for a shell.
#[derive(Debug, Args)]
pub(super) struct Completions {
    /// The shell.
    shell: clap_complete::Shell,
}

impl Completions {
    pub(super) fn run(self, mut command: clap::Command) -> anyhow::Result<ExitCode> {
        // Made first and printed then: the generator panics when its output is closed.
        let mut text = Vec::new();
        clap_complete::generate(self.shell, &mut command, "wayfellow", &mut text);
        super::out().write_all(&text)?;
        Ok(ExitCode::SUCCESS)
    }
}

/// Print a man page, or write one for every command into a folder.
#[derive(Debug, Args)]
pub(super) struct Man {
    /// Folder to write the pages into.
    #[arg(long, value_name = "FOLDER")]
    into: Option<std::path::PathBuf>,
}

impl Man {
    pub(super) fn run(self, command: clap::Command) -> anyhow::Result<ExitCode> {
        match self.into {
            Some(folder) => {
                std::fs::create_dir_all(&folder)?;
                clap_mangen::generate_to(command, &folder)?;
            }
            None => clap_mangen::Man::new(command).render(&mut super::out())?,
        }
        Ok(ExitCode::SUCCESS)
    }
}
