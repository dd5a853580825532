//! How long one question to the policies takes, in a release build: `cargo bench -p wayfellow --bench permission`.
#![allow(clippy::print_stdout)]

use std::hint::black_box;
use std::time::Instant;

use wayfellow::actor::{Actor, Hat};
use wayfellow::db::new_id;
use wayfellow::permission::{Action, Resource, may, policy_names, reasons};

/// Questions of each kind.
const TIMES: u32 = 20_000;

fn main() {
    let (place, elsewhere, mara) = (new_id(), new_id(), new_id());
    let leader = Actor::person(new_id()).within(place, &[Hat::Leader, Hat::HiringLead]);
    let own = Resource::new("portfolio").kept_by(mara);
    let position = Resource::new("position").of_organization(place);
    let apart = Resource::new("position").of_organization(elsewhere);
    println!("{} policies", policy_names().len());
    println!("| question | answer | µs | µs when asked again |");
    println!("|---|---|--:|--:|");
    for (name, actor, resource) in [
        ("one's own portfolio", &Actor::person(mara), &own),
        ("somebody else's portfolio", &leader, &own),
        ("a position here", &leader, &position),
        ("a position elsewhere", &leader, &apart),
    ] {
        let answer = may(actor, Action::Read, resource);
        let asked = each(|| drop(reasons(black_box(actor), Action::Read, black_box(resource))));
        let again = each(|| {
            let _ = may(black_box(actor), Action::Read, black_box(resource));
        });
        let answer = if answer.is_ok() { "yes" } else { "no" };
        println!("| {name} | {answer} | {asked:.1} | {again:.1} |");
    }
}

/// Microseconds that it takes once.
fn each(mut once: impl FnMut()) -> f64 {
    let began = Instant::now();
    for _ in 0..TIMES {
        once();
    }
    began.elapsed().as_secs_f64() * 1e6 / f64::from(TIMES)
}
