//! The whole site, followed from the front page link by link in both languages, and what must hold on every page of it.
//!
//! What only a browser can see (focus, contrast, reflow, paper) is walked by `tests/browser`.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::LazyLock;

use scraper::{ElementRef, Html};

use wayfellow::Config;

use crate::app::{Answer, TestApp, select, visible_text};
use crate::program::{Folder, root};

/// Far more than there are; a crawl that reaches it has found a trap of endless addresses.
const MOST_PAGES: usize = 6000;

/// What the crawl keeps of a page: everything the tests below ask about.
struct Page {
    /// Language and address.
    name: String,
    status: u16,
    kind: String,
    policy: String,
    ids: Vec<String>,
    /// Addresses this page links to, with their fragment.
    links: Vec<(String, Option<String>)>,
    faults: Vec<String>,
    heading: Vec<String>,
    title: String,
}

static SITE: LazyLock<Vec<Page>> = LazyLock::new(|| {
    let app = TestApp::with_demo();
    ["en", "es"]
        .into_iter()
        .flat_map(|lang| crawl(&app.in_language(lang), lang))
        .collect()
});

fn crawl(app: &TestApp, lang: &str) -> Vec<Page> {
    let mut known = BTreeSet::from(["/".to_owned()]);
    let mut waiting = VecDeque::from(["/".to_owned()]);
    let mut found = Vec::new();
    while let Some(path) = waiting.pop_front() {
        let page = read(lang, &path, &app.get(&path));
        for (link, _) in &page.links {
            if known.insert(link.clone()) {
                waiting.push_back(link.clone());
            }
        }
        found.push(page);
        assert!(found.len() < MOST_PAGES, "the site never ends, at {path}");
    }
    found
}

fn read(lang: &str, path: &str, answer: &Answer) -> Page {
    let mut page = Page {
        name: format!("{lang} {path}"),
        status: answer.status.as_u16(),
        kind: answer.header("content-type"),
        policy: answer.header("content-security-policy"),
        ids: Vec::new(),
        links: Vec::new(),
        faults: Vec::new(),
        heading: Vec::new(),
        title: String::new(),
    };
    if !page.kind.starts_with("text/html") {
        return page;
    }
    let html = answer.html();
    let ids = select(&html, "[id]")
        .into_iter()
        .filter_map(|e| e.attr("id"));
    page.ids = ids.map(str::to_owned).collect();
    page.heading = select(&html, "h1").into_iter().map(visible_text).collect();
    page.title = select(&html, "head title")
        .into_iter()
        .map(|e| e.text().collect::<String>())
        .collect();
    for (selector, attribute) in [
        ("a[href]", "href"),
        ("link[href]", "href"),
        ("script[src]", "src"),
        ("img[src]", "src"),
        ("use[href]", "href"),
        ("form:not([method=post])[action]", "action"),
    ] {
        for element in select(&html, selector) {
            let address = element.attr(attribute).unwrap_or_default();
            page.links.extend(own_address(path, address));
        }
    }
    page.faults = faults(&html, &answer.body(), lang);
    page
}

/// The address in this site that a link on `at` leads to: path with query, and fragment. None for other sites.
fn own_address(at: &str, href: &str) -> Option<(String, Option<String>)> {
    let (address, fragment) = match href.split_once('#') {
        Some((address, fragment)) => (address, Some(fragment.to_owned())),
        None => (href, None),
    };
    let path = at.split('?').next().unwrap_or(at);
    let full = if address.is_empty() {
        at.to_owned()
    } else if address.starts_with('?') {
        format!("{path}{address}")
    } else if address.starts_with('/') && !address.starts_with("//") {
        address.to_owned()
    } else {
        return None;
    };
    Some((full.trim_end_matches('?').to_owned(), fragment))
}

/// What is wrong with a page, each in a sentence.
fn faults(html: &Html, source: &str, lang: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut fault = |what: &str, element: ElementRef<'_>| {
        let start: String = element.html().chars().take(160).collect();
        found.push(format!("{what}: {start}"));
    };
    for e in select(html, "[style], style") {
        fault("inline style", e);
    }
    for e in select(html, "script:not([src])") {
        fault("inline script", e);
    }
    for e in select(html, "*") {
        if e.value().attrs().any(|(name, _)| name.starts_with("on")) {
            fault("inline handler", e);
        }
        if e.attr("href")
            .is_some_and(|h| h.trim_start().to_lowercase().starts_with("javascript:"))
        {
            fault("script in a link", e);
        }
    }
    for e in select(html, "img:not([alt])") {
        fault("picture without a text", e);
    }
    for e in select(html, "svg") {
        let hidden = e.attr("aria-hidden") == Some("true");
        let image = e.attr("role") == Some("img");
        let named = e.attr("aria-label").is_some_and(|l| !l.trim().is_empty())
            || e.attr("aria-labelledby").is_some()
            || e.children().filter_map(ElementRef::wrap).any(|c| {
                c.value().name() == "title" && !c.text().collect::<String>().trim().is_empty()
            });
        if !hidden && !(named && (image || e.attr("role").is_some())) {
            fault("drawing without role and name, and not hidden", e);
        }
    }
    for e in select(html, "a[href], button") {
        let named = !e.text().collect::<String>().trim().is_empty()
            || e.attr("aria-label").is_some()
            || e.attr("aria-labelledby").is_some();
        if !named {
            fault("link or button without a name", e);
        }
    }
    for e in select(html, "input:not([type=hidden]), select, textarea") {
        let inside_label = e
            .ancestors()
            .filter_map(ElementRef::wrap)
            .any(|a| a.value().name() == "label");
        let has_label = e.attr("id").is_some_and(|id| {
            select(html, "label[for]")
                .iter()
                .any(|l| l.attr("for") == Some(id))
        });
        if !inside_label
            && !has_label
            && e.attr("aria-label").is_none()
            && e.attr("aria-labelledby").is_none()
        {
            fault("field without a label", e);
        }
    }
    let ids: BTreeSet<&str> = select(html, "[id]")
        .iter()
        .filter_map(|e| e.attr("id"))
        .collect();
    for name in [
        "for",
        "aria-labelledby",
        "aria-describedby",
        "aria-controls",
        "list",
        "form",
    ] {
        for e in select(html, &format!("[{name}]")) {
            let value = e.attr(name).unwrap_or_default();
            if value.split_whitespace().any(|id| !ids.contains(id)) {
                fault(&format!("{name} points to nothing"), e);
            }
        }
    }
    for e in select(html, "table") {
        let named = e
            .children()
            .filter_map(ElementRef::wrap)
            .any(|c| c.value().name() == "caption")
            || e.attr("aria-label").is_some()
            || e.attr("aria-labelledby").is_some();
        if !named {
            fault("table without a caption", e);
        }
    }
    let mut before = 0;
    for e in select(html, "h1, h2, h3, h4, h5, h6") {
        let level = usize::from(e.value().name().as_bytes()[1] - b'0');
        if level > before + 1 {
            fault(
                &format!("a heading of level {level} after one of level {before}"),
                e,
            );
        }
        if visible_text(e).is_empty() {
            fault("empty heading", e);
        }
        before = level;
    }
    if !select(html, &format!("html[lang={lang}]")).len().eq(&1) {
        found.push(format!("the page does not say that it is in {lang:?}"));
    }
    for (selector, n) in [
        ("main", 1),
        ("h1", 1),
        ("head title", 1),
        ("meta[name=viewport]", 1),
        ("a.skip[href='#main']", 1),
    ] {
        let count = select(html, selector).len();
        if count != n {
            found.push(format!("{count} × {selector} instead of {n}"));
        }
    }
    for word in ["{$", "{ $", "{{", "}}", "{%", "undefined", "None", "Some("] {
        if visible_text(html.root_element()).contains(word) {
            found.push(format!("{word:?} stands in the text"));
        }
    }
    // The parser mends what is broken; it also says what it mended.
    for error in html.errors.iter().filter(|e| !e.contains("doctype")) {
        found.push(format!("HTML: {error}"));
    }
    if !source
        .trim_start()
        .to_lowercase()
        .starts_with("<!doctype html>")
    {
        found.push("no doctype".to_owned());
    }
    found
}

/// Fails with at most thirty lines, so that one fault on every page can be read.
#[track_caller]
fn none(what: &str, found: Vec<String>) {
    let shown: Vec<&str> = found.iter().take(30).map(String::as_str).collect();
    assert!(
        found.is_empty(),
        "{} × {what}:\n{}",
        found.len(),
        shown.join("\n")
    );
}

#[test]
fn every_link_of_every_page_leads_somewhere() {
    let broken = SITE.iter().filter(|p| p.status != 200).map(|p| {
        let from = SITE
            .iter()
            .find(|q| q.name[..2] == p.name[..2] && q.links.iter().any(|l| l.0 == p.name[3..]));
        format!(
            "{} gives {} (linked from {})",
            p.name,
            p.status,
            from.map_or("nowhere", |q| &q.name)
        )
    });
    none("a link leads nowhere", broken.collect());
}

#[test]
fn every_link_into_a_page_finds_its_place_there() {
    let pages: BTreeMap<&str, BTreeSet<&str>> = SITE
        .iter()
        .map(|p| (p.name.as_str(), p.ids.iter().map(String::as_str).collect()))
        .collect();
    let mut lost = BTreeSet::new();
    for page in SITE.iter() {
        for (path, fragment) in &page.links {
            let target = format!("{} {path}", &page.name[..2]);
            if let (Some(fragment), Some(ids)) = (fragment, pages.get(target.as_str()))
                && !ids.contains(fragment.as_str())
            {
                lost.insert(format!("{} links to {path}#{fragment}", page.name));
            }
        }
    }
    none(
        "a link to a place that is not there",
        lost.into_iter().collect(),
    );
}

#[test]
fn the_whole_library_can_be_reached_by_links() {
    let app = frameworks::Library::shipped();
    let pages: BTreeSet<&str> = SITE.iter().map(|p| p.name.as_str()).collect();
    let lost = app.frameworks().iter().flat_map(|f| {
        f.items
            .iter()
            .map(move |i| format!("en /items/{}/{}", f.slug, i.code))
    });
    let lost: Vec<String> = lost.filter(|p| !pages.contains(p.as_str())).collect();
    none("an item that no page links to", lost);
}

#[test]
fn every_id_stands_once_on_its_page() {
    let mut found = Vec::new();
    for page in SITE.iter() {
        let mut seen = BTreeSet::new();
        for id in &page.ids {
            if !seen.insert(id) || id.is_empty() || id.contains(char::is_whitespace) {
                found.push(format!("{}: id {id:?}", page.name));
            }
        }
    }
    none("an id that is there twice or cannot be one", found);
}

#[test]
fn every_page_is_sound_html_with_names_for_everything_and_nothing_inline() {
    let found = SITE
        .iter()
        .flat_map(|p| p.faults.iter().map(move |f| format!("{}: {f}", p.name)));
    none("a fault", found.collect());
}

#[test]
fn every_page_and_asset_carries_the_same_content_security_policy() {
    let policies: BTreeSet<&str> = SITE.iter().map(|p| p.policy.as_str()).collect();
    assert_eq!(policies.len(), 1, "{policies:?}");
    assert!(!policies.contains(""));
}

#[test]
fn every_page_has_a_title_that_starts_with_what_it_is() {
    let found = SITE
        .iter()
        .filter(|p| p.kind.starts_with("text/html"))
        .filter(|p| {
            p.title.trim_end_matches(" · Wayfellow").trim().is_empty()
                || p.heading.iter().any(|h| h.is_empty())
        });
    none(
        "a page without title or heading",
        found.map(|p| p.name.clone()).collect(),
    );
}

#[test]
fn pages_in_both_languages_are_the_same_pages() {
    let of = |lang: &str| -> BTreeSet<&str> {
        SITE.iter()
            .filter(|p| &p.name[..2] == lang && p.kind.starts_with("text/html"))
            .map(|p| &p.name[3..])
            .collect()
    };
    let (en, es) = (of("en"), of("es"));
    assert!(en.len() > 300, "only {} pages", en.len());
    none(
        "a page in one language only",
        en.symmetric_difference(&es)
            .map(|p| (*p).to_owned())
            .collect(),
    );
}

#[test]
fn a_document_of_the_installation_can_be_read_as_a_whole_and_its_versions_stand_side_by_side() {
    let folder = Folder::new();
    let example = root().join("docs/examples/frameworks/harbor-respite/1");
    for name in ["framework.toml", "competencies.toml", "links.toml"] {
        let text = std::fs::read_to_string(example.join(name)).expect("the example is there");
        folder.file(&format!("own/harbor-respite/1/{name}"), &text);
        let second = text
            .replace("version = \"1\"", "version = \"2\"")
            .replace("at three in the morning", "before dawn");
        folder.file(&format!("own/harbor-respite/2/{name}"), &second);
    }
    let app = TestApp::with(Config {
        frameworks: Some(folder.path().join("own")),
        ..Config::default()
    });
    let newest = app.get("/library/harbor-respite").with_status(200);
    let rows = newest.attributes("main .items a.name", "href");
    assert!(
        rows.contains(&"/items/harbor-respite/NIGHT.1".to_owned()),
        "{rows:?}"
    );
    let older = newest.attributes("main p a.code", "href");
    assert_eq!(older, ["/library/harbor-respite@1"]);
    let rows = app
        .get(&older[0])
        .with_status(200)
        .attributes("main .items a.name", "href");
    assert!(
        rows.contains(&"/items/harbor-respite@1/NIGHT.1".to_owned()),
        "{rows:?}"
    );
    for path in &rows {
        app.get(path).with_status(200);
    }
    app.get("/library/harbor-respite?q=nowhere-at-all")
        .with_status(200)
        .texts(".empty")
        .first()
        .expect("says that nothing was found");
    app.get("/library/harbor-respite@9").with_status(404);
}
