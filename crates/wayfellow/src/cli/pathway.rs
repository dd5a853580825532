//! `wayfellow pathway`.
use std::process::ExitCode;
#[derive(Debug, clap::Args)]
pub(super) struct Pathway {}
impl Pathway {
    pub(super) fn run(self, _: crate::config::Settings) -> anyhow::Result<ExitCode> {
        Ok(ExitCode::SUCCESS)
    }
}
