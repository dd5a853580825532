//! Who looked, written down before anything is shown. Looks that come while others are being written wait for each other
//! and are written together, so that many readers share one change.
//!
//! Not here: what counts as looking; a page says so.

use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::oneshot;

use super::{Db, Entry, Error, Result};
use crate::actor::Actor;

type Told = oneshot::Sender<Result<()>>;

/// Looks that wait to be written.
#[derive(Default)]
pub(super) struct Looks {
    waiting: Mutex<Vec<(Vec<Entry>, Told)>>,
    /// Whoever has this writes everything that waits.
    turn: tokio::sync::Mutex<()>,
}

impl Looks {
    fn add(&self, looks: Vec<Entry>, told: Told) {
        // Poisoned only if a push panicked; what waits is whole all the same.
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.push((looks, told));
    }

    fn take(&self) -> Vec<(Vec<Entry>, Told)> {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        std::mem::take(&mut waiting)
    }
}

impl Db {
    /// Writes down that personal records were looked at, before they are shown. What people see of themselves is not
    /// written down.
    ///
    /// # Errors
    /// When it could not be written; then nothing may be shown.
    pub async fn looked(&self, actor: &Actor, looks: Vec<Entry>) -> Result<()> {
        let own = actor.person_id();
        let looks: Vec<Entry> = looks
            .into_iter()
            .filter(|l| own.is_none() || l.person() != own)
            .map(|l| l.by(actor))
            .collect();
        if looks.is_empty() {
            return Ok(());
        }
        let waiting: &Arc<Looks> = &self.looks;
        loop {
            let (tell, mut told) = oneshot::channel();
            waiting.add(looks.clone(), tell);
            let turn = waiting.turn.lock().await;
            match told.try_recv() {
                // Somebody whose turn was before wrote it.
                Ok(outcome) => return outcome,
                // Somebody took it on and was cut off before it was kept.
                Err(oneshot::error::TryRecvError::Closed) => continue,
                Err(oneshot::error::TryRecvError::Empty) => {}
            }
            let all = waiting.take();
            let written = self
                .change(&Actor::system("looks"), async |tx| {
                    for look in all.iter().flat_map(|(looks, _)| looks) {
                        tx.record(look.clone());
                    }
                    Ok::<_, Error>(())
                })
                .await;
            for (_, tell) in all {
                // Whoever no longer waits does not need to know.
                let _ = tell.send(same(&written));
            }
            drop(turn);
            return written;
        }
    }
}

/// The same outcome for everyone who waited.
fn same(outcome: &Result<()>) -> Result<()> {
    match outcome {
        Ok(()) => Ok(()),
        Err(Error::Unavailable(why)) => Err(Error::Unavailable(why.clone())),
        Err(other) => Err(Error::Failed(other.to_string())),
    }
}
