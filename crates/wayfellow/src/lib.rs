//! Wayfellow, the product: a web application and a command line over the published documents of peer work.
//!
//! `cli` and `web` are plumbing; every other folder is a noun that people who use Wayfellow know, and is whole: its
//! rows, rules, pages and routes live together. The pure parts are their own crates: `frameworks`, `rolecheck`,
//! `documents`.
//!
//! Deliberately absent everywhere: any record about a person who receives support; caseloads, quotas and productivity
//! counts; diagnosis or medication; a score or rank of a person.

mod accounts;
pub mod actor;
pub mod applications;
mod checks;
pub mod cli;
pub mod config;
pub mod db;
mod forums;
mod groundwork;
mod hiring;
mod home;
mod interviews;
mod ladder;
pub mod letters;
mod library;
pub mod openings;
mod operator;
mod organizations;
mod pathway;
mod people;
pub mod permission;
pub mod plans;
pub mod policies;
mod portfolio;
mod positions;
mod readiness;
mod roles;
pub mod rounds;
mod sharing;
mod suggestions;
pub mod web;

pub use config::Config;
