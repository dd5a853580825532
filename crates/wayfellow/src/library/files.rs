//! The documents of this installation: those that come with Wayfellow, and those of a folder of its own.

use std::borrow::Cow;
use std::path::Path;

use anyhow::{Context, bail};
use frameworks::{Lessons, Library, LoadError, Source};

/// Largest number of files read from a folder.
const MOST_FILES: usize = 2000;

/// Loads the shipped documents and those below `folder`.
///
/// # Errors
/// When a file cannot be read or has a problem; the message lists every problem with file, line, item and mend.
pub(crate) fn load(folder: Option<&Path>) -> anyhow::Result<Library> {
    let (library, errors) = load_with_problems(folder)?;
    if errors.is_empty() {
        return Ok(library);
    }
    let list: Vec<String> = errors.iter().map(ToString::to_string).collect();
    bail!(
        "{} problem(s) in the framework files:\n{}",
        errors.len(),
        list.join("\n")
    )
}

/// The same, with problems listed and the sound frameworks kept.
pub(crate) fn load_with_problems(
    folder: Option<&Path>,
) -> anyhow::Result<(Library, Vec<LoadError>)> {
    match folder {
        // Nothing of our own: take the shipped ones, already checked by a test.
        None => Ok((Library::shipped().clone(), Vec::new())),
        Some(folder) => {
            let mut sources = Library::shipped_sources();
            let own = read(folder)?;
            let mut refused = taken(&sources, &own);
            if refused.is_empty() {
                sources.extend(own);
            }
            let (library, errors) = Library::load(&sources);
            refused.extend(errors);
            Ok((library, refused))
        }
    }
}

/// What an installation found out about the websites of the library, below its folder.
const LINK_CHECKS: &str = "library/link-checks.toml";

/// What there is to read before peer roles start, with what this installation knows about the websites.
///
/// # Errors
/// When the file cannot be read or has a problem; the message lists every problem.
pub(crate) fn lessons(folder: &Path) -> anyhow::Result<Lessons> {
    let (lessons, errors) = lessons_with_problems(folder)?;
    if errors.is_empty() {
        return Ok(lessons);
    }
    let list: Vec<String> = errors.iter().map(ToString::to_string).collect();
    bail!(
        "{} problem(s) in {LINK_CHECKS}:\n{}",
        errors.len(),
        list.join("\n")
    )
}

/// The same, with problems listed.
pub(crate) fn lessons_with_problems(folder: &Path) -> anyhow::Result<(Lessons, Vec<LoadError>)> {
    let path = folder.join(LINK_CHECKS);
    if !path.exists() {
        return Ok((Lessons::shipped().clone(), Vec::new()));
    }
    let bytes = std::fs::read(&path)
        .with_context(|| format!("The file {} could not be read", path.display()))?;
    Ok(Lessons::shipped().with_link_checks(&Source {
        path: LINK_CHECKS.to_owned(),
        bytes: Cow::Owned(bytes),
    }))
}

/// Files that would change a version that comes with Wayfellow: a released version is never edited.
fn taken(shipped: &[Source<'_>], own: &[Source<'_>]) -> Vec<LoadError> {
    let version = |s: &Source<'_>| s.path.rsplit_once('/').map(|(v, _)| v.to_owned());
    own.iter()
        .filter(|s| shipped.iter().any(|t| version(t) == version(s)))
        .map(|s| LoadError {
            file: s.path.clone(),
            line: 1,
            item: None,
            problem: "This version comes with Wayfellow and is never edited.".to_owned(),
            mend: "Put your files under a version or a slug of your own.".to_owned(),
        })
        .collect()
}

/// The framework files below `folder`, as `<slug>/<version>/<file>.toml`.
pub(crate) fn read(folder: &Path) -> anyhow::Result<Vec<Source<'static>>> {
    let mut found = Vec::new();
    for slug in folders(folder)? {
        for version in folders(&slug)? {
            let entries = std::fs::read_dir(&version)
                .with_context(|| format!("The folder {} could not be read", version.display()))?;
            for entry in entries {
                let path = entry?.path();
                if path.extension().is_none_or(|e| e != "toml") {
                    continue;
                }
                if found.len() == MOST_FILES {
                    bail!(
                        "{} has more than {MOST_FILES} framework files; remove what does not belong there",
                        folder.display()
                    );
                }
                let bytes = std::fs::read(&path)
                    .with_context(|| format!("The file {} could not be read", path.display()))?;
                let name = path
                    .strip_prefix(folder)
                    .unwrap_or(&path)
                    .to_string_lossy()
                    .replace('\\', "/");
                found.push(Source {
                    path: name,
                    bytes: Cow::Owned(bytes),
                });
            }
        }
    }
    // A folder may hold nothing but what was found out about websites.
    if found.is_empty() && !folder.join(LINK_CHECKS).exists() {
        bail!(
            "{} has no framework files; they go into <slug>/<version>/*.toml",
            folder.display()
        );
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(found)
}

fn folders(folder: &Path) -> anyhow::Result<Vec<std::path::PathBuf>> {
    let entries = std::fs::read_dir(folder)
        .with_context(|| format!("The folder {} could not be read", folder.display()))?;
    let mut found = Vec::new();
    for entry in entries {
        let path = entry?.path();
        if path.is_dir() {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}
