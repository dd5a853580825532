//! The integration tests of the product, in one binary: one module for each noun, and the harness they share.
//!
//! `app` asks the application in this process; `program` runs the real binary; `databases` gives each test a database of
//! its own; `mailbox` is a mail server that keeps what it gets. `inventory` compares what there is with
//! what is written down about it. Focus, contrast, reflow and paper are walked in a real browser by `tests/browser`.

mod accounts;
mod app;
mod cast;
mod databases;
mod decisions;
mod demo_search;
mod program;

mod applications;
mod applying;
mod board_reports;
mod check_command;
mod checks;
mod climate;
mod commands;
mod database;
mod description_files;
mod description_versions;
mod descriptions;
mod everything;
mod forums;
mod groundwork;
mod hiring;
mod hiring_desk;
mod home;
mod inventory;
mod kept_plans;
mod kits;
mod language;
mod letters;
mod lived_experience;
mod mailbox;
mod missing;
mod names;
mod openings;
mod operator;
mod organizations;
mod own_pathway;
mod panel_guests;
mod panels;
mod passkeys;
mod pathway;
mod people;
mod permission;
mod plan_facts;
mod plans;
mod policies;
mod portfolio;
mod positions;
mod readiness;
mod recovery;
mod reminder_letters;
mod round_points;
mod rounds;
mod search;
mod selection_figures;
mod self_descriptions;
mod serving;
mod settings;
mod sharing;
mod sheets;
mod site;
mod suggestions;
mod typed;
mod web;
