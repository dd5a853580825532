//! Permission: the policies against the table that people can read, the routes against theirs, and what no sequence of
//! sharing and withdrawing may bring about.

mod records;
mod routes;
mod sharing;
