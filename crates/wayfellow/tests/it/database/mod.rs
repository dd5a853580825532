//! The database: its tables, its one door, its log. Run on SQLite, and on PostgreSQL with `TEST_DATABASE_URL`.

mod archive;
mod crash;
mod door;
mod full;
mod inventory;
mod looks;
mod personal;
mod tamper;
