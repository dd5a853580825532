//! The application in this process: ask it for a page, read the answer as a visitor would.
//!
//! Not here: the real binary with its sockets, signals and settings (`program`).

#![allow(dead_code, reason = "asked for by some nouns only")]

use std::sync::{Arc, LazyLock};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Method, Request, StatusCode};
use scraper::{ElementRef, Html, Selector};
use tower::ServiceExt as _;
use wayfellow::Config;
use wayfellow::db::{Db, Moment};
use wayfellow::letters::{Delivered, Post, deliver};
use wayfellow::web::{App, router};

use crate::cast::Cast;
use crate::databases::Own;
use crate::program::{Folder, finish, wayfellow};

pub static RUNTIME: LazyLock<tokio::runtime::Runtime> = LazyLock::new(|| {
    tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .expect("a runtime for the tests")
});

/// The application with the shipped documents, without a socket.
#[derive(Clone)]
pub struct TestApp {
    router: Router,
    db: Db,
    post: Option<Post>,
    /// Removed with the last of its users.
    own: Arc<Own>,
    cookie: Option<String>,
}

impl TestApp {
    /// As it runs with no settings at all.
    pub fn new() -> TestApp {
        TestApp::with(Config::default())
    }

    /// As it runs with these settings.
    pub fn with(config: Config) -> TestApp {
        TestApp::on(Own::new(), config)
    }

    /// The same, with challenges for passkeys that wait no longer than this.
    pub fn impatient(config: Config, patience: Duration) -> TestApp {
        TestApp::made(Own::new(), config, |app| {
            app.with_challenges_waiting(patience)
        })
    }

    fn on(own: Own, config: Config) -> TestApp {
        TestApp::made(own, config, |app| app)
    }

    fn made(own: Own, config: Config, change: impl FnOnce(App) -> App) -> TestApp {
        let config = Config {
            database: own.place(),
            data: own.folder().to_owned(),
            ..config
        };
        let app = RUNTIME
            .block_on(App::new(config))
            .map(change)
            .expect("the shipped documents load");
        TestApp {
            db: app.db().clone(),
            post: app.post().cloned(),
            router: router(app),
            own: Arc::new(own),
            cookie: None,
        }
    }

    /// As `script/server` shows it, with the demo's made-up people.
    pub fn with_demo() -> TestApp {
        let folder = Folder::new();
        let file = folder.path().join("demo.json");
        let own = Own::new();
        let ran = finish(
            wayfellow()
                .args(["demo", "--database", own.address(), "--into"])
                .arg(&file),
            b"",
        );
        assert_eq!(ran.code, Some(0), "{}", ran.err);
        let config = Config {
            demo: Some(file),
            ..Config::default()
        };
        TestApp::on(own, config)
    }

    /// Sends the letters that are due at a moment, as the server does by itself.
    pub fn deliver(&self, now: Moment) -> Delivered {
        let post = self.post.as_ref().expect("the settings name a mail server");
        RUNTIME
            .block_on(deliver(&self.db, post, now))
            .expect("the letters are looked up")
    }

    /// The same for a visitor who chose a language: `en` or `es`.
    pub fn in_language(&self, lang: &str) -> TestApp {
        TestApp {
            cookie: Some(format!("lang={lang}")),
            ..self.clone()
        }
    }

    /// The same for a signed-in person of the cast; as it is, for the visitor.
    pub fn signed_in_as(&self, cast: &Cast, name: &str) -> TestApp {
        let cookies = [self.cookie.clone(), cast.cookie(name)];
        let cookies: Vec<String> = cookies.into_iter().flatten().collect();
        TestApp {
            cookie: (!cookies.is_empty()).then(|| cookies.join("; ")),
            ..self.clone()
        }
    }

    /// Its data folder.
    pub fn data(&self) -> &std::path::Path {
        self.own.folder()
    }

    /// The address of its database, for commands.
    pub fn address(&self) -> String {
        self.own.address().to_owned()
    }

    /// Its database.
    pub fn db(&self) -> &Db {
        &self.db
    }

    /// Opens a page.
    pub fn get(&self, path: &str) -> Answer {
        self.ask(Method::GET, path).send()
    }

    /// Sends a form.
    pub fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.ask(Method::POST, path).form(fields)
    }

    /// Begins a request of any kind.
    pub fn ask(&self, method: Method, path: &str) -> Asking<'_> {
        let mut request = Request::builder().method(method).uri(path);
        if let Some(cookie) = &self.cookie {
            request = request.header("cookie", cookie);
        }
        Asking { app: self, request }
    }
}

/// A request in the making.
pub struct Asking<'a> {
    app: &'a TestApp,
    request: axum::http::request::Builder,
}

impl Asking<'_> {
    /// With one more header.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.request = self.request.header(name, value);
        self
    }

    /// Sends it without a body.
    pub fn send(self) -> Answer {
        self.body(Vec::new())
    }

    /// Sends it with the fields of a form.
    pub fn form(self, fields: &[(&str, &str)]) -> Answer {
        let body = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(fields)
            .finish();
        self.header("content-type", "application/x-www-form-urlencoded")
            .body(body.into_bytes())
    }

    /// Sends it with a body of JSON.
    pub fn json(self, body: &serde_json::Value) -> Answer {
        self.header("content-type", "application/json")
            .body(body.to_string().into_bytes())
    }

    /// Sends it with a body.
    pub fn body(self, body: Vec<u8>) -> Answer {
        let request = self
            .request
            .body(Body::from(body))
            .expect("a request that can be sent");
        let asked = format!("{} {}", request.method(), request.uri());
        let router = self.app.router.clone();
        RUNTIME.block_on(async move {
            let response = router.oneshot(request).await.expect("the router answers");
            let (parts, body) = response.into_parts();
            let body = to_bytes(body, usize::MAX).await.expect("a whole body");
            Answer {
                asked,
                status: parts.status,
                headers: parts.headers,
                body: body.to_vec(),
            }
        })
    }
}

/// What came back.
#[derive(Debug, Clone)]
pub struct Answer {
    /// Method and address, for messages.
    pub asked: String,
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Answer {
    /// This answer, when it has the status; otherwise the test fails and shows what a visitor would see.
    #[track_caller]
    pub fn with_status(self, status: u16) -> Answer {
        assert_eq!(
            self.status.as_u16(),
            status,
            "{} was answered with:\n{}",
            self.asked,
            self.text()
        );
        self
    }

    /// A header as text, its values joined; empty when it is missing.
    pub fn header(&self, name: &str) -> String {
        let values = self.headers.get_all(name).iter();
        let texts: Vec<&str> = values.filter_map(|v| v.to_str().ok()).collect();
        texts.join(", ")
    }

    /// The body as text.
    pub fn body(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The body as JSON.
    #[track_caller]
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body)
            .unwrap_or_else(|e| panic!("{} is not JSON ({e}):\n{}", self.asked, self.body()))
    }

    /// The page, for questions about its elements.
    pub fn html(&self) -> Html {
        Html::parse_document(&self.body())
    }

    /// What a visitor reads in the main part of the page (in all of it, when there is no main part), one line a block.
    pub fn text(&self) -> String {
        let html = self.html();
        let main = select(&html, "main").into_iter().next();
        visible_text(main.unwrap_or_else(|| html.root_element()))
    }

    /// What a visitor reads in each element that `selector` finds.
    pub fn texts(&self, selector: &str) -> Vec<String> {
        select(&self.html(), selector)
            .into_iter()
            .map(visible_text)
            .collect()
    }

    /// The value of an attribute on each element that `selector` finds and that has it.
    pub fn attributes(&self, selector: &str, name: &str) -> Vec<String> {
        select(&self.html(), selector)
            .into_iter()
            .filter_map(|e| e.attr(name).map(str::to_owned))
            .collect()
    }
}

/// The elements that a CSS selector finds.
pub fn select<'a>(html: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    let selector =
        Selector::parse(selector).unwrap_or_else(|e| panic!("the selector {selector:?}: {e}"));
    html.select(&selector).collect()
}

/// What a visitor reads: no scripts, nothing hidden, one line a block, spaces as a browser shows them.
pub fn visible_text(element: ElementRef<'_>) -> String {
    let mut raw = String::new();
    collect(element, &mut raw);
    raw.split('\n')
        .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|line| !line.is_empty())
        .collect::<Vec<_>>()
        .join("\n")
}

fn collect(element: ElementRef<'_>, into: &mut String) {
    const UNSEEN: [&str; 5] = ["script", "style", "template", "head", "option"];
    const INLINE: [&str; 16] = [
        "a", "abbr", "b", "code", "em", "i", "mark", "q", "small", "span", "strong", "sub", "sup",
        "time", "label", "button",
    ];
    let name = element.value().name();
    if UNSEEN.contains(&name) || element.attr("hidden").is_some() {
        return;
    }
    let block = !INLINE.contains(&name);
    if block {
        into.push('\n');
    }
    for child in element.children() {
        if let Some(text) = child.value().as_text() {
            into.push_str(&text.replace('\n', " "));
        } else if let Some(child) = ElementRef::wrap(child) {
            collect(child, into);
        }
    }
    if block {
        into.push('\n');
    } else if matches!(name, "span" | "a" | "button") {
        // Neighbours that a style sheet sets apart.
        into.push(' ');
    }
}

/// A small Word file with these paragraphs.
pub fn word_file(paragraphs: &[&str]) -> Vec<u8> {
    use std::io::Write as _;
    let body: String = paragraphs
        .iter()
        .map(|p| format!("<w:p><w:r><w:t>{p}</w:t></w:r></w:p>"))
        .collect();
    let parts = [
        (
            "[Content_Types].xml",
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>".to_owned(),
        ),
        (
            "_rels/.rels",
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>".to_owned(),
        ),
        (
            "word/document.xml",
            format!("<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{body}</w:body></w:document>"),
        ),
    ];
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in parts {
        let options = zip::write::SimpleFileOptions::default();
        zip.start_file(name, options).expect("a part begins");
        zip.write_all(text.as_bytes()).expect("a part is written");
    }
    zip.finish().expect("the file ends").into_inner()
}
