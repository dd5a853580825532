//! All loaded frameworks together: references from one into another, links both ways, and one search over everything.
//!
//! Not here: what a search page looks like, or which frameworks an organisation has chosen.

use std::borrow::Cow;
use std::sync::LazyLock;

use include_dir::{Dir, include_dir};
use rustc_hash::FxHashMap;

use crate::file::Status;
use crate::framework::{Framework, Item, Link};
use crate::load::{LoadError, Source, load};
use crate::tensions::{Tension, TensionsFile};

static FRAMEWORKS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../data/frameworks");
static TENSIONS: &str = include_str!("../../../data/library/tensions.toml");

/// All frameworks that are loaded, with the links between them.
#[derive(Debug, Clone)]
pub struct Library {
    frameworks: Vec<Framework>,
    links_of: FxHashMap<String, Vec<(usize, usize)>>,
    tensions: Vec<Tension>,
}

/// A place in a framework: `slug#code` or `slug@version#code`.
#[derive(Debug, Clone, Copy)]
pub struct Reference<'a> {
    /// The framework.
    pub framework: &'a Framework,
    /// The item.
    pub item: &'a Item,
}

/// A search result.
#[derive(Debug, Clone, Copy)]
pub struct Hit<'a> {
    /// Where.
    pub at: Reference<'a>,
    /// How well it matches; higher is better. Only for ordering.
    pub weight: u32,
}

impl Library {
    /// The documents that come with Wayfellow. A test makes sure that they load.
    pub fn shipped() -> &'static Library {
        static SHIPPED: LazyLock<Library> = LazyLock::new(|| {
            let (library, errors) = Library::load(&Library::shipped_sources());
            debug_assert!(errors.is_empty(), "{errors:#?}");
            library
        });
        &SHIPPED
    }

    /// The files of the documents that come with Wayfellow.
    pub fn shipped_sources() -> Vec<Source<'static>> {
        let mut found = Vec::new();
        let mut folders = vec![&FRAMEWORKS];
        while let Some(folder) = folders.pop() {
            folders.extend(folder.dirs());
            for file in folder.files() {
                if file.path().extension().is_some_and(|e| e == "toml") {
                    found.push(Source {
                        path: file.path().to_string_lossy().replace('\\', "/"),
                        bytes: Cow::Borrowed(file.contents()),
                    });
                }
            }
        }
        found.sort_by(|a, b| a.path.cmp(&b.path));
        found
    }

    /// Loads frameworks from the text of their files. What has problems is left out and reported.
    pub fn load(sources: &[Source<'_>]) -> (Library, Vec<LoadError>) {
        let (frameworks, mut errors) = load(sources);
        let mut library = Library {
            frameworks,
            links_of: FxHashMap::default(),
            tensions: Vec::new(),
        };
        for n in 0..library.frameworks.len() {
            let this = &library.frameworks[n];
            let version = library.framework(&this.slug).map(|f| &f.version);
            library.frameworks[n].current = version == Some(&this.version);
        }
        match toml::from_str::<TensionsFile>(TENSIONS) {
            Ok(file) => library.tensions = file.tension,
            Err(e) => errors.push(LoadError {
                file: "library/tensions.toml".into(),
                line: e
                    .span()
                    .map_or(1, |s| TENSIONS[..s.start].matches('\n').count() + 1),
                item: None,
                problem: e.message().to_owned(),
                mend: "Compare it with data/schema/tensions.schema.json.".into(),
            }),
        }
        let mut links_of: FxHashMap<String, Vec<(usize, usize)>> = FxHashMap::default();
        for (f, framework) in library.frameworks.iter().enumerate() {
            for (l, link) in framework.links.iter().enumerate() {
                let mut whole = true;
                for end in [&link.from, &link.to] {
                    if library.find(end).is_none() {
                        whole = false;
                        errors.push(LoadError {
                            file: link.written.0.clone(),
                            line: link.written.1,
                            item: Some(end.clone()),
                            problem: format!(
                                "The link from {} to {} leads nowhere: {end} is not there.",
                                link.from, link.to
                            ),
                            mend: "Correct the code, or load the framework it points to as well."
                                .into(),
                        });
                    }
                }
                if whole {
                    links_of.entry(link.from.clone()).or_default().push((f, l));
                    links_of.entry(link.to.clone()).or_default().push((f, l));
                }
            }
        }
        library.links_of = links_of;
        (library, errors)
    }

    /// All frameworks, by slug and version.
    pub fn frameworks(&self) -> &[Framework] {
        &self.frameworks
    }

    /// The framework called `slug` (its newest released version) or `slug@version`.
    pub fn framework(&self, name: &str) -> Option<&Framework> {
        match name.split_once('@') {
            Some((slug, version)) => self
                .frameworks
                .iter()
                .find(|f| f.slug == slug && f.version == version),
            None => {
                let mut found: Vec<_> = self.frameworks.iter().filter(|f| f.slug == name).collect();
                found.sort_by_key(|f| (f.status == Status::Released, version_key(&f.version)));
                found.pop()
            }
        }
    }

    /// The item at `slug#code` or `slug@version#code`.
    pub fn find(&self, reference: &str) -> Option<Reference<'_>> {
        let (name, code) = reference.split_once('#')?;
        let framework = self.framework(name)?;
        Some(Reference {
            framework,
            item: framework.item(code)?,
        })
    }

    /// Our links from and to `slug#code`, in the order of the files.
    pub fn links(&self, reference: &str) -> impl Iterator<Item = &Link> {
        self.links_of
            .get(reference)
            .into_iter()
            .flatten()
            .map(|&(f, l)| &self.frameworks[f].links[l])
    }

    /// Where the documents disagree.
    pub fn tensions(&self) -> &[Tension] {
        &self.tensions
    }

    /// The tensions that touch `slug#code`.
    pub fn tensions_about<'a>(&'a self, reference: &'a str) -> impl Iterator<Item = &'a Tension> {
        self.tensions
            .iter()
            .filter(move |t| t.about.iter().any(|a| a == reference))
    }

    /// Items that have every word of `query` in their code, label, aliases, expansion, text or note; best first.
    pub fn search(&self, query: &str) -> Vec<Hit<'_>> {
        let words = search_words(query);
        if words.is_empty() {
            return Vec::new();
        }
        let mut hits: Vec<Hit<'_>> = self
            .frameworks
            .iter()
            .flat_map(|framework| {
                framework
                    .items
                    .iter()
                    .map(move |item| Reference { framework, item })
            })
            .filter_map(|at| weight(at.item, &words).map(|weight| Hit { at, weight }))
            .collect();
        hits.sort_by_key(|hit| std::cmp::Reverse(hit.weight));
        hits
    }
}

/// The words of a search, in lower case; the first twelve.
pub fn search_words(query: &str) -> Vec<String> {
    let words = query.split_whitespace().take(12);
    words.map(str::to_lowercase).collect()
}

fn version_key(version: &str) -> Vec<(u64, String)> {
    version
        .split(['.', '-'])
        .map(|part| (part.parse().unwrap_or(0), part.to_owned()))
        .collect()
}

fn weight(item: &Item, words: &[String]) -> Option<u32> {
    let expansion = item.term.as_ref().map_or("", |t| t.expansion.as_str());
    let note = item.note.as_deref().unwrap_or_default();
    weigh(
        [&item.code, &item.label, expansion, &item.text, note],
        &item.aliases,
        words,
    )
}

/// How well code, label, expansion, text and note match: every word has to be somewhere.
pub(crate) fn weigh(parts: [&str; 5], aliases: &[String], words: &[String]) -> Option<u32> {
    let [code, label, expansion, text, note] = parts.map(str::to_lowercase);
    let mut total = 0;
    for word in words {
        let mut best = 0;
        if code == *word {
            best = 100;
        } else if starts_a_word(&label, word)
            || aliases
                .iter()
                .any(|a| starts_a_word(&a.to_lowercase(), word))
        {
            best = if label.len() == word.len() { 60 } else { 40 };
        } else if label.contains(word.as_str()) || starts_a_word(&expansion, word) {
            best = 20;
        } else if starts_a_word(&text, word) {
            best = 8;
        } else if text.contains(word.as_str()) || code.contains(word.as_str()) {
            best = 4;
        } else if note.contains(word.as_str()) {
            best = 2;
        }
        if best == 0 {
            return None;
        }
        total += best;
    }
    Some(total)
}

fn starts_a_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        text[..at]
            .chars()
            .next_back()
            .is_none_or(|c| !c.is_alphanumeric())
    })
}
