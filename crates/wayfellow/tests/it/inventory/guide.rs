//! The guide tells of every setting and every command, and every path that the documents name is there.

use std::path::{Path, PathBuf};

use super::{below, none, read};
use crate::program::root;

fn commands() -> Vec<(String, clap::Command)> {
    let mut root = wayfellow::cli::command();
    root.build();
    let mut found = Vec::new();
    let mut waiting = vec![(String::new(), root)];
    while let Some((path, command)) = waiting.pop() {
        for sub in command.get_subcommands().filter(|s| s.get_name() != "help") {
            let path = format!("{path} {}", sub.get_name()).trim().to_owned();
            found.push((path.clone(), sub.clone()));
            waiting.push((path, sub.clone()));
        }
    }
    found.sort_by(|a, b| a.0.cmp(&b.0));
    found
}

fn flags(command: &clap::Command) -> Vec<&clap::Arg> {
    let own = |a: &&clap::Arg| !matches!(a.get_id().as_str(), "help" | "version");
    command.get_arguments().filter(own).collect()
}

#[test]
fn every_setting_is_in_the_guide_with_flag_variable_and_name_in_the_file() {
    let guide = read("docs/guide/settings.md");
    let (_, serve) = commands()
        .into_iter()
        .find(|c| c.0 == "serve")
        .expect("serve");
    let mut found = Vec::new();
    for flag in flags(&serve) {
        let name = flag.get_long().expect("every setting has a flag");
        let variable = flag.get_env().map(|e| e.to_string_lossy().into_owned());
        let variable = variable.unwrap_or_else(|| panic!("--{name} has no variable"));
        for word in [
            format!("`--{name}`"),
            format!("`{variable}`"),
            format!("### `{name}`"),
        ] {
            if !guide.contains(&word) {
                found.push(word);
            }
        }
        assert!(variable.starts_with("WAYFELLOW_"), "{variable}");
    }
    none(&found, "Tell of these in docs/guide/settings.md:");
}

#[test]
fn every_command_is_in_the_guide_with_its_flags() {
    let guide = read("docs/guide/commands.md");
    let mut found = Vec::new();
    for (path, command) in commands() {
        if command.has_subcommands() {
            continue;
        }
        let heading = ["##", "###", "####"].map(|h| format!("{h} `{path}`\n"));
        let Some(start) = heading.iter().find_map(|h| guide.find(h.as_str())) else {
            found.push(format!("a heading `{path}`"));
            continue;
        };
        // The part of this command and, for a group of commands, of those below it.
        let part = &guide[start + 3..];
        let end = part.find("\n## ").unwrap_or(part.len());
        for flag in flags(&command).iter().filter(|f| f.get_long().is_some()) {
            // What every command of a group takes is told once.
            let told = if flag.is_global_set() {
                &guide
            } else {
                &part[..end]
            };
            let flag = flag.get_long().unwrap_or_default();
            if !told.contains(&format!("--{flag}")) {
                found.push(format!("`--{flag}` under `{path}`"));
            }
        }
    }
    none(&found, "Tell of these in docs/guide/commands.md:");
}

#[test]
fn every_path_that_the_documents_name_is_there() {
    let mut documents: Vec<PathBuf> = [
        "README.md",
        "ARCHITECTURE.md",
        "CONTRIBUTING.md",
        "STYLE.md",
        "SECURITY.md",
        "CHANGELOG.md",
    ]
    .iter()
    .map(PathBuf::from)
    .collect();
    documents.extend(
        below("docs")
            .into_iter()
            .filter(|p| p.extension().is_some_and(|e| e == "md")),
    );
    let mut found = Vec::new();
    for document in documents {
        let text = read(&document);
        let folder = document.parent().unwrap_or(Path::new(""));
        for path in in_code(&text) {
            if !there(Path::new(""), path) && !there(folder, path) {
                found.push(format!("{}: `{path}`", document.display()));
            }
        }
        for target in links(&text) {
            let path = target.split('#').next().unwrap_or_default();
            if !path.is_empty() && !there(folder, path) {
                found.push(format!("{}: ({target})", document.display()));
            }
            if let Some((path, place)) = target.split_once('#') {
                let named = if path.is_empty() {
                    document.clone()
                } else {
                    folder.join(path)
                };
                if named.extension().is_some_and(|e| e == "md")
                    && !headings(&named).contains(&place.to_owned())
                {
                    found.push(format!("{}: ({target})", document.display()));
                }
            }
        }
    }
    none(
        &found,
        "These paths and places are not there; mend the document:",
    );
}

/// Whether a path, up to its first placeholder, is there.
fn there(folder: &Path, path: &str) -> bool {
    let whole = folder.join(path);
    let placeholder = |part: &&str| part.contains(['<', '{', '*', '…']);
    let text = whole.to_string_lossy().into_owned();
    let fixed: Vec<&str> = text.split('/').take_while(|p| !placeholder(p)).collect();
    root().join(fixed.join("/")).exists()
}

/// Code spans that are paths of this repository: they start with one of its folders.
fn in_code(text: &str) -> Vec<&str> {
    const FOLDERS: [&str; 10] = [
        "crates/",
        "data/",
        "docs/",
        "assets/",
        "locales/",
        "script/",
        "tests/",
        "deploy/",
        "policies/",
        "migrations/",
    ];
    let mut found = Vec::new();
    let mut fenced = false;
    for line in text.lines() {
        if line.trim_start().starts_with("```") {
            fenced = !fenced;
        } else if fenced {
            found.extend(line.split_whitespace().filter(|w| w.starts_with("script/")));
        } else {
            let spans = line.split('`').skip(1).step_by(2);
            found.extend(
                spans.filter(|s| FOLDERS.iter().any(|f| s.starts_with(f)) && !s.contains(' ')),
            );
        }
    }
    found
}

/// Targets of links and pictures inside this repository.
fn links(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for rest in text.split("](").skip(1) {
        let target = rest.split(')').next().unwrap_or_default();
        if !target.contains("://") && !target.starts_with("mailto:") {
            found.push(target);
        }
    }
    found
}

/// The places in a document that a link can lead to.
fn headings(path: &Path) -> Vec<String> {
    let text = read(path);
    let headings = text.lines().filter(|l| l.starts_with('#'));
    headings
        .map(|line| {
            let line = line.trim_start_matches('#').trim().to_lowercase();
            let kept = line
                .chars()
                .filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
            kept.map(|c| if c == ' ' { '-' } else { c }).collect()
        })
        .collect()
}
