//! A database of its own for each test, with its tables: a copy of a file, or, when `TEST_DATABASE_URL` names a server
//! on which databases may be made, a copy of a database there.
//!
//! Not here: what is in them.

#![allow(dead_code, reason = "asked for by some nouns only")]

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use wayfellow::db::{Db, Place};

use crate::app::RUNTIME;
use crate::program::Folder;

/// A database and a folder, both this test's own.
pub struct Own {
    folder: Folder,
    address: String,
}

/// The server that the tests are to be run on, if there is one.
fn server() -> Option<String> {
    std::env::var("TEST_DATABASE_URL")
        .ok()
        .filter(|url| !url.is_empty())
}

/// Whether the tests run on PostgreSQL this time.
pub fn on_a_server() -> bool {
    server().is_some()
}

/// A file with all tables and nothing in them.
static FILE: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let folder = Folder::new();
    let path = folder.path().join("template.db");
    on_its_own_thread(async move {
        let db = Db::open(&Place::Sqlite(path.clone()))
            .await
            .expect("a database for the tests");
        db.close().await;
        std::fs::read(path).expect("the database is one file once it is closed")
    })
});

/// The name of a database on the server with all tables and nothing in them.
static TEMPLATE: LazyLock<String> = LazyLock::new(|| {
    let url = server().expect("asked for with a server only");
    let name = format!("template_{}", std::process::id());
    let template = name.clone();
    on_its_own_thread(async move {
        run_on_server(&url, format!("CREATE DATABASE {template}")).await;
        let db = Db::open(&Place::Postgres(named(&url, &template)))
            .await
            .expect("a database for the tests");
        db.close().await;
    });
    name
});

/// A test may already be inside of the runtime, where waiting is not allowed.
fn on_its_own_thread<T: Send + 'static>(work: impl Future<Output = T> + Send + 'static) -> T {
    std::thread::spawn(|| RUNTIME.block_on(work))
        .join()
        .expect("the database is made")
}

async fn run_on_server(url: &str, sql: String) {
    use sqlx::Connection as _;
    let mut connection = sqlx::PgConnection::connect(url)
        .await
        .expect("the server that TEST_DATABASE_URL names");
    sqlx::query(sqlx::AssertSqlSafe(sql))
        .execute(&mut connection)
        .await
        .expect("the server lets a database be made");
    connection.close().await.expect("the connection ends");
}

/// The address of another database on the same server.
fn named(url: &str, name: &str) -> String {
    let (before, query) = url
        .split_once('?')
        .map_or((url, None), |(b, q)| (b, Some(q)));
    let (scheme, rest) = before.split_once("://").expect("an address with ://");
    let host = rest.split('/').next().unwrap_or_default();
    let query = query.map_or(String::new(), |q| format!("?{q}"));
    format!("{scheme}://{host}/{name}{query}")
}

impl Own {
    /// With all tables and nothing in them.
    pub fn new() -> Own {
        let folder = Folder::new();
        let address = match server() {
            Some(url) => {
                let name = format!("test_{}", uuid::Uuid::now_v7().simple());
                // Whole files are copied several times quicker than pages that go through the log.
                let sql = format!(
                    "CREATE DATABASE {name} TEMPLATE {} STRATEGY FILE_COPY",
                    *TEMPLATE
                );
                let address = named(&url, &name);
                on_its_own_thread(async move { run_on_server(&url, sql).await });
                address
            }
            None => {
                let path = folder.path().join("wayfellow.db");
                std::fs::write(&path, &*FILE).expect("a database for the test");
                Own::file(&path)
            }
        };
        Own { folder, address }
    }

    /// With no tables yet.
    pub fn empty() -> Own {
        let folder = Folder::new();
        let address = match server() {
            Some(url) => {
                let name = format!("test_{}", uuid::Uuid::now_v7().simple());
                let sql = format!("CREATE DATABASE {name}");
                let address = named(&url, &name);
                on_its_own_thread(async move { run_on_server(&url, sql).await });
                address
            }
            None => Own::file(&folder.path().join("wayfellow.db")),
        };
        Own { folder, address }
    }

    fn file(path: &Path) -> String {
        format!("sqlite:{}", path.to_str().expect("a name in UTF-8"))
    }

    /// Where the database is, as a setting names it.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Where the database is.
    pub fn place(&self) -> Place {
        self.address.parse().expect("an address that we made")
    }

    /// A folder beside it.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The file, when it is one.
    pub fn path(&self) -> Option<PathBuf> {
        match self.place() {
            Place::Sqlite(path) => Some(path),
            Place::Postgres(_) => None,
        }
    }

    /// Runs SQL past every door, as somebody could who owns the database.
    pub fn tamper(&self, statements: &[&'static str]) {
        use sqlx::Connection as _;
        let place = self.place();
        RUNTIME.block_on(async {
            match place {
                Place::Sqlite(path) => {
                    let options = sqlx::sqlite::SqliteConnectOptions::new()
                        .filename(path)
                        .foreign_keys(false);
                    let mut connection = sqlx::SqliteConnection::connect_with(&options)
                        .await
                        .expect("the file");
                    for sql in statements {
                        let done = sqlx::query(*sql).execute(&mut connection).await;
                        done.unwrap_or_else(|e| panic!("{sql}: {e}"));
                    }
                    connection.close().await.expect("closed");
                }
                Place::Postgres(address) => {
                    let mut connection = sqlx::PgConnection::connect(&address)
                        .await
                        .expect("the server");
                    for sql in statements {
                        let done = sqlx::query(*sql).execute(&mut connection).await;
                        done.unwrap_or_else(|e| panic!("{sql}: {e}"));
                    }
                    connection.close().await.expect("closed");
                }
            }
        });
    }

    /// Opens it.
    pub fn open(&self) -> Db {
        let place = self.place();
        RUNTIME
            .block_on(Db::open(&place))
            .expect("a database for the test")
    }
}
