//! `wayfellow serve`.

use std::process::ExitCode;

use clap::Args;
use tracing_subscriber::EnvFilter;

use crate::Config;
use crate::config::Settings;

/// Serve the web application.
///
/// Runs until it is asked to stop (Ctrl-C or SIGTERM), then finishes the requests it has begun.
#[derive(Debug, Args)]
pub(super) struct Serve {
    #[command(flatten)]
    settings: Settings,
}

impl Serve {
    pub(super) fn run(self, file: Settings) -> anyhow::Result<ExitCode> {
        let config = self.settings.over(file).with_defaults();
        log(&config)?;
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .enable_all()
            .build()?;
        runtime.block_on(crate::web::serve(config))?;
        Ok(ExitCode::SUCCESS)
    }
}

fn log(config: &Config) -> anyhow::Result<()> {
    let filter = EnvFilter::try_new(&config.log).map_err(|e| {
        anyhow::anyhow!(
            "The setting log has the value {:?}, which is not a filter: {e}",
            config.log
        )
    })?;
    let subscriber = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr);
    if config.log_json {
        subscriber.json().flatten_event(true).init();
    } else {
        subscriber.init();
    }
    Ok(())
}
