//! The interface's words, from `locales/<lang>/*.ftl`.
//!
//! A test makes sure that both languages have the same keys and that every key used exists. Not here: the documents'
//! items, which are in English for now.

use std::borrow::Cow;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast::Entry;
use include_dir::{Dir, include_dir};
use rustc_hash::FxHashMap;

static LOCALES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../locales");

/// A language of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Lang {
    En,
    Es,
}

impl Lang {
    /// All languages of the interface.
    pub const ALL: [Lang; 2] = [Lang::En, Lang::Es];

    /// The language tag.
    pub const fn tag(self) -> &'static str {
        match self {
            Lang::En => "en",
            Lang::Es => "es",
        }
    }

    /// The language's own name.
    pub const fn name(self) -> &'static str {
        match self {
            Lang::En => "English",
            Lang::Es => "Español",
        }
    }

    /// The language with this tag, region ignored.
    pub fn from_tag(tag: &str) -> Option<Lang> {
        let primary = tag.trim().split('-').next().unwrap_or_default();
        Lang::ALL
            .into_iter()
            .find(|l| l.tag().eq_ignore_ascii_case(primary))
    }

    /// The best language for an `Accept-Language` header; English when none fits.
    pub fn negotiate(header: &str) -> Lang {
        let mut best: Option<(f32, Lang)> = None;
        for part in header.split(',').take(20) {
            let mut pieces = part.split(';');
            let Some(lang) = pieces.next().and_then(Lang::from_tag) else {
                continue;
            };
            let weight = pieces
                .find_map(|p| p.trim().strip_prefix("q="))
                .map_or(1.0, |q| q.parse().unwrap_or(0.0));
            if weight > 0.0 && best.is_none_or(|(w, _)| weight > w) {
                best = Some((weight, lang));
            }
        }
        best.map_or(Lang::En, |(_, lang)| lang)
    }
}

/// The words of one language.
pub struct Strings {
    bundle: FluentBundle<FluentResource>,
    /// What has no gaps to fill, by its key: most of the words of a page, so they are put together once.
    whole: FxHashMap<String, String>,
}

impl Strings {
    /// The words of a language. Files that do not parse are caught by a test; here their good parts are used.
    pub fn of(lang: Lang) -> &'static Strings {
        static ALL: LazyLock<Vec<Strings>> =
            LazyLock::new(|| Lang::ALL.into_iter().map(Strings::load).collect());
        &ALL[lang as usize]
    }

    /// The Fluent files of a language: name and text.
    pub fn files(lang: Lang) -> impl Iterator<Item = (&'static str, &'static str)> {
        LOCALES
            .get_dir(lang.tag())
            .into_iter()
            .flat_map(Dir::files)
            .filter_map(|f| Some((f.path().to_str()?, f.contents_utf8()?)))
    }

    fn load(lang: Lang) -> Strings {
        let tag = lang.tag().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        bundle.set_use_isolating(false);
        let mut keys = Vec::new();
        for (_, text) in Strings::files(lang) {
            let resource =
                FluentResource::try_new(text.to_owned()).unwrap_or_else(|(good, _)| good);
            keys.extend(resource.entries().filter_map(|entry| match entry {
                Entry::Message(message) => Some(message.id.name.to_owned()),
                _ => None,
            }));
            // A key that stands twice keeps its first text; the test on locales reports it.
            let _ = bundle.add_resource(resource);
        }
        let whole = keys
            .into_iter()
            .filter_map(|key| {
                let pattern = bundle.get_message(&key)?.value()?;
                let mut gaps = Vec::new();
                let words = bundle.format_pattern(pattern, None, &mut gaps).into_owned();
                gaps.is_empty().then_some((key, words))
            })
            .collect();
        Strings { bundle, whole }
    }

    /// The words for `key`, or the key itself when there are none.
    pub fn get<'a>(&'a self, key: &'a str, args: &[(&'a str, FluentValue<'a>)]) -> Cow<'a, str> {
        if let Some(words) = self.whole.get(key) {
            return Cow::Borrowed(words);
        }
        let Some(pattern) = self.bundle.get_message(key).and_then(|m| m.value()) else {
            debug_assert!(false, "no words for {key:?} in locales");
            return Cow::Borrowed(key);
        };
        let mut errors = Vec::new();
        let mut values = FluentArgs::with_capacity(args.len());
        for (name, value) in args {
            values.set(*name, value.clone());
        }
        Cow::Owned(
            self.bundle
                .format_pattern(pattern, Some(&values), &mut errors)
                .into_owned(),
        )
    }

    /// Whether there are words for `key`.
    pub fn has(&self, key: &str) -> bool {
        self.bundle.has_message(key)
    }
}
