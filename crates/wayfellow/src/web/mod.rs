//! The web application's plumbing: state, router, middleware, start and stop.
//!
//! Not here: any page of a noun. Each noun folder lists its own routes.

mod again;
pub mod assets;
pub(crate) mod conflict;
mod context;
mod error;
pub mod home;
mod language;
mod patterns;
mod respond;
pub mod sheet;
mod strings;
mod validators;
pub mod who;

use std::sync::Arc;
use std::time::Duration;

use anyhow::Context as _;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::{HeaderName, HeaderValue, Request, header};
use axum::middleware;
use axum::routing::get;
use frameworks::{Ladder, Lessons, Library, Planner};
use tower_http::CompressionLevel;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::request_id::{
    MakeRequestId, PropagateRequestIdLayer, RequestId, SetRequestIdLayer,
};
use tower_http::timeout::TimeoutLayer;
use tower_http::trace::TraceLayer;

pub use crate::accounts::owner_link;
pub(crate) use context::{Ctx, Page, Section};
pub(crate) use error::{Error, Result};
pub(crate) use language::is_own_path;
pub(crate) use respond::{download, give_paper, no_store, refused_form, see_other};
pub use strings::{Lang, Strings};

use crate::Config;
use crate::accounts::ceremony::Passkeys;
use crate::accounts::demo::Bar;
use crate::accounts::throttle::Throttle;
use crate::applications::ticket::Tickets;
use crate::db::Db;
use crate::ladder::LADDER;
use crate::letters::Post;
use crate::pathway::Rows;
use crate::pathway::demo::Cast;

/// What every request can reach: settings, the loaded documents, the database.
pub struct App {
    pub(crate) db: Db,
    pub(crate) config: Config,
    pub(crate) library: &'static Library,
    pub(crate) lessons: &'static Lessons,
    pub(crate) ladder: Ladder<'static>,
    pub(crate) planner: Planner<'static>,
    /// What pages say of the rows of the ladder to everybody alike.
    pub(crate) rows: Rows,
    pub(crate) cast: Cast,
    pub(crate) demo: Bar,
    pub(crate) throttle: Throttle,
    /// Signs the forms that people without an account fill in.
    pub(crate) tickets: Tickets,
    /// The challenges for passkeys, where there can be some.
    pub(crate) passkeys: Option<Passkeys>,
    /// The way to the mail server, when there is one.
    pub(crate) post: Option<Post>,
}

impl App {
    /// Loads the documents and the demo's cast, and opens the database.
    ///
    /// # Errors
    /// When a framework or the demo file has a problem; the message names file, line, item and the mend. When the
    /// policies fail their check or the database cannot be used.
    pub async fn new(config: Config) -> anyhow::Result<App> {
        crate::permission::ready()?;
        let post = Post::new(&config)?;
        // The documents live as long as the process, so that the ladder over them is made once.
        let library = match config.frameworks.as_deref() {
            None => Library::shipped(),
            folder => Box::leak(Box::new(crate::library::files::load(folder)?)),
        };
        let lessons = match config.frameworks.as_deref() {
            None => Lessons::shipped(),
            Some(folder) => Box::leak(Box::new(crate::library::files::lessons(folder)?)),
        };
        let ladder = library
            .framework(LADDER)
            .map(Ladder::new)
            .with_context(|| format!("the framework {LADDER} is not among the documents"))?;
        let cast = match &config.demo {
            Some(path) => Cast::read(path)?,
            None => Cast::default(),
        };
        let db = Db::open(&config.database)
            .await
            .with_context(|| format!("The database {} cannot be used", config.database))?;
        let demo = Bar::default();
        demo.read(&db).await?;
        Ok(App {
            db,
            demo,
            throttle: Throttle::default(),
            tickets: Tickets::default(),
            passkeys: Passkeys::new(&config),
            post,
            config,
            library,
            lessons,
            planner: Planner::new(library, &ladder),
            ladder,
            rows: Rows::default(),
            cast,
        })
    }

    /// A demo that only this computer reaches is at `localhost`, unless it was told another address: for that name,
    /// browsers allow passkeys without a certificate.
    fn on_this_computer(mut self, address: std::net::SocketAddr) -> App {
        let is_demo = !self.demo.people().is_empty();
        if is_demo && self.config.public_address.is_none() && address.ip().is_loopback() {
            let here = format!("http://localhost:{}", address.port());
            self.config.public_address = here.parse().ok();
            self.passkeys = Passkeys::new(&self.config);
        }
        self
    }

    /// The same, with challenges for passkeys that wait this long. For tests, which cannot wait five minutes.
    #[must_use]
    pub fn with_challenges_waiting(mut self, patience: Duration) -> App {
        self.passkeys = self.passkeys.map(|p| p.waiting(patience));
        self
    }

    /// The database.
    pub fn db(&self) -> &Db {
        &self.db
    }

    /// The way to the mail server, when the settings name one.
    pub fn post(&self) -> Option<&Post> {
        self.post.as_ref()
    }
}

pub(crate) type Shared = Arc<App>;

/// Every route of the application with the way to reach it, for tests and for the sitemap: method, path.
pub fn routes() -> Vec<(&'static str, &'static str)> {
    let mut all = vec![
        ("GET", "/"),
        ("GET", "/healthz"),
        ("POST", "/language"),
        ("GET", "/-/patterns"),
        ("GET", "/assets/{*path}"),
    ];
    all.extend(crate::accounts::ROUTES);
    all.extend(crate::applications::ROUTES);
    all.extend(crate::ladder::ROUTES);
    all.extend(crate::checks::ROUTES);
    all.extend(crate::hiring::ROUTES);
    all.extend(crate::interviews::ROUTES);
    all.extend(crate::library::ROUTES);
    all.extend(crate::operator::ROUTES);
    all.extend(crate::openings::ROUTES);
    all.extend(crate::organizations::ROUTES);
    all.extend(crate::readiness::ROUTES);
    all.extend(crate::plans::ROUTES);
    all.extend(crate::policies::ROUTES);
    all.extend(crate::forums::ROUTES);
    all.extend(crate::groundwork::ROUTES);
    all.extend(crate::rounds::ROUTES);
    all.extend(crate::suggestions::ROUTES);
    all.extend(crate::pathway::ROUTES);
    all.extend(crate::people::ROUTES);
    all.extend(crate::portfolio::ROUTES);
    all.extend(crate::positions::ROUTES);
    all.extend(crate::roles::ROUTES);
    all.extend(crate::sharing::ROUTES);
    all
}

/// The application as a service.
pub fn router(app: App) -> Router {
    let largest_upload = app.config.largest_upload;
    let seconds = app.config.request_seconds;
    let state: Shared = Arc::new(app);
    Router::new()
        .route("/", get(home::show))
        .route("/healthz", get(healthz))
        .route("/language", axum::routing::post(language::update))
        .route("/-/patterns", get(patterns::show))
        .route("/assets/{*path}", get(assets::show))
        .merge(crate::accounts::router())
        .merge(crate::applications::router())
        .merge(crate::ladder::router())
        .merge(crate::checks::router())
        .merge(crate::hiring::router())
        .merge(crate::interviews::router())
        .merge(crate::library::router())
        .merge(crate::operator::router())
        .merge(crate::openings::router())
        .merge(crate::organizations::router())
        .merge(crate::readiness::router())
        .merge(crate::plans::router())
        .merge(crate::policies::router())
        .merge(crate::forums::router())
        .merge(crate::groundwork::router())
        .merge(crate::rounds::router())
        .merge(crate::suggestions::router())
        .merge(crate::pathway::router())
        .merge(crate::people::router())
        .merge(crate::portfolio::router())
        .merge(crate::positions::router())
        .merge(crate::roles::router())
        .merge(crate::sharing::router())
        .fallback(async || Error::not_found())
        .layer(DefaultBodyLimit::max(largest_upload))
        .layer(CatchPanicLayer::custom(error::panicked))
        .layer(middleware::from_fn(crate::accounts::guard))
        .layer(TimeoutLayer::with_status_code(axum::http::StatusCode::SERVICE_UNAVAILABLE, Duration::from_secs(seconds)))
        // Around everything that can refuse or fail, so that every refusal becomes a page.
        .layer(middleware::from_fn_with_state(Arc::clone(&state), error::render))
        .layer(middleware::from_fn(validators::add))
        // Should even the page that tells of a failure fail.
        .layer(CatchPanicLayer::custom(error::panicked))
        .layer(CompressionLayer::new().quality(QUALITY))
        .layer(middleware::from_fn_with_state(Arc::clone(&state), secure))
        .layer(PropagateRequestIdLayer::x_request_id())
        .layer(
            TraceLayer::new_for_http()
                .make_span_with(|request: &Request<_>| {
                    // The path only: a query may hold what somebody searched for.
                    let id = request.headers().get("x-request-id").and_then(|v| v.to_str().ok()).unwrap_or("");
                    tracing::info_span!("request", method = %request.method(), path = request.uri().path(), id)
                })
                .on_response(|response: &axum::http::Response<_>, latency: Duration, _: &tracing::Span| {
                    tracing::info!(status = response.status().as_u16(), ms = latency.as_secs_f64() * 1e3, "answered");
                })
                .on_request(())
                .on_failure(()),
        )
        .layer(SetRequestIdLayer::x_request_id(MakeId))
        .layer(middleware::map_request(forget_id))
        .with_state(state)
}

/// Pages are made anew for each request, so they are packed quickly rather than tightly.
const QUALITY: CompressionLevel = CompressionLevel::Precise(2);

/// A fresh id for each request. One sent from outside is not trusted.
#[derive(Clone, Copy)]
struct MakeId;

impl MakeRequestId for MakeId {
    fn make_request_id<B>(&mut self, _: &Request<B>) -> Option<RequestId> {
        HeaderValue::from_str(&uuid::Uuid::now_v7().to_string())
            .ok()
            .map(RequestId::new)
    }
}

/// The layer that gives the id keeps one that is there already, so one from outside goes first.
async fn forget_id(mut request: axum::extract::Request) -> axum::extract::Request {
    request.headers_mut().remove("x-request-id");
    request
}

async fn healthz() -> &'static str {
    "ok\n"
}

async fn secure(
    axum::extract::State(app): axum::extract::State<Shared>,
    request: axum::extract::Request,
    next: middleware::Next,
) -> axum::response::Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in HEADERS {
        // What an answer asks for itself, such as a stricter policy for a file, stays.
        headers
            .entry(HeaderName::from_static(name))
            .or_insert(HeaderValue::from_static(value));
    }
    if app.config.https_only {
        headers.insert(
            header::STRICT_TRANSPORT_SECURITY,
            HeaderValue::from_static("max-age=31536000; includeSubDomains"),
        );
    }
    response
}

const HEADERS: [(&str, &str); 6] = [
    (
        "content-security-policy",
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    ),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    (
        "permissions-policy",
        "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    ),
];

/// Serves until the process is asked to stop, then finishes open requests, for as long as a request may take.
///
/// # Errors
/// When the settings cannot be used or the address cannot be listened on.
pub async fn serve(config: Config) -> anyhow::Result<()> {
    let listen = config.listen;
    let longest = Duration::from_secs(config.request_seconds);
    // First, so that a second program on the same address leaves the database alone.
    let listener = tokio::net::TcpListener::bind(listen)
        .await
        .with_context(|| {
            format!("{listen} cannot be listened on; choose another with --listen ADDRESS:PORT")
        })?;
    let address = listener.local_addr()?;
    let given = config.public_address.is_some();
    let app = App::new(config).await?.on_this_computer(address);
    let home = app.config.public_address.as_ref().map(|a| a.origin());
    let home = home.unwrap_or_else(|| format!("http://{address}"));
    // Behind a proxy, what is listened on tells more than the address that people use.
    let at = if given {
        format!("http://{address}")
    } else {
        home.clone()
    };
    let db = app.db.clone();
    let letters = app
        .post
        .clone()
        .map(|post| tokio::spawn(crate::letters::keep_sending(db.clone(), post, app.library)));
    let erasing = tokio::spawn(crate::applications::retention::keep_erasing(
        db.clone(),
        app.config.data.clone(),
    ));
    let first = owner_link(&db, "serve").await?;
    let router = router(app);
    tracing::info!(%address, "listening");
    announce(&format!("Wayfellow is at {at}/ (Ctrl-C stops it)"));
    if let Some(path) = first {
        announce(&format!(
            "Nobody has an account yet. The first owner makes theirs here, once, within seven days: {home}{path}"
        ));
    }
    let (tell, told) = tokio::sync::oneshot::channel();
    let serving = axum::serve(
        listener,
        router.into_make_service_with_connect_info::<std::net::SocketAddr>(),
    )
    .with_graceful_shutdown(async {
        stopped().await;
        tracing::info!("stopping, once the requests begun are answered");
        let _ = tell.send(());
    });
    // A connection that never finishes its request would be waited for without end.
    let cut = async {
        if told.await.is_err() {
            std::future::pending::<()>().await;
        }
        tokio::time::sleep(longest + Duration::from_secs(1)).await;
    };
    tokio::select! {
        ended = serving => ended?,
        () = cut => tracing::warn!("connections with unfinished requests were cut"),
    }
    erasing.abort();
    if let Some(letters) = letters {
        // A letter that was being sent is tried again after the next start.
        letters.abort();
    }
    db.close().await;
    tracing::info!("stopped");
    Ok(())
}

fn announce(line: &str) {
    use std::io::Write;
    // A closed standard output is no reason not to serve.
    let _ = writeln!(std::io::stdout(), "{line}");
}

async fn stopped() {
    let interrupt = async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let terminate = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminate = std::future::pending::<()>();
    tokio::select! {
        () = interrupt => {}
        () = terminate => {}
    }
}
