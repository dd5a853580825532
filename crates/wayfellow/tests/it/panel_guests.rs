//! Somebody from outside on a panel: let in by a link for this panel, and no longer once they sit on none.

use wayfellow::db::{params, statements};

use crate::app::RUNTIME;
use crate::search::Search;

statements! {
    PANEL_HATS = "SELECT h.id FROM hats h LEFT JOIN hat_ends e ON e.hat_id = h.id WHERE h.person_id = $1 AND h.hat = 'panel-member' AND e.hat_id IS NULL";
}

#[test]
fn somebody_from_outside_is_let_in_for_this_panel_and_nothing_else() {
    let search = Search::with_panel();
    let id = search.interviewed("Amaru");
    let form = format!("{}/panel/invitations", search.at);
    let hugo = search.who("hugo");
    hugo.post(&form, &[]).with_status(422);
    hugo.post(&form, &[("seat", "peer"), ("email", "nobody")])
        .with_status(422);
    let page = hugo.post(&form, &[("seat", "peer")]).with_status(200);
    let link = page.texts("code.handed").concat();
    let (_, token) = link.split_once("/invitation/").expect("a link");
    let nadia = search.who("nadia");
    let path = format!("/invitation/{token}");
    assert!(nadia.get(&path).text().contains("hiring panel"));
    let accepted = nadia.post(&path, &[]).with_status(303);
    let cookie = accepted.header("set-cookie");
    let cookie = cookie.split(';').next().unwrap_or_default();
    let get = |rest: &str| {
        let address = format!("{}{rest}", search.at);
        let asked = search.app.ask(axum::http::Method::GET, &address);
        asked.header("cookie", cookie).send()
    };
    assert!(
        get("/panel")
            .with_status(200)
            .text()
            .contains("do you know anyone")
    );
    get("/kit").with_status(200);
    for closed in ["/decision", "/record", "/applications", "/kit/questions"] {
        get(closed).with_status(404);
    }
    search.app.get(&path).with_status(410);
    let page = search.who("hugo").get(&format!("{}/panel", search.at));
    assert!(page.text().contains("nadia"), "{}", page.text());
    // Where nobody sits, nobody enters.
    search.who("col").get(&search.of(id, "")).with_status(404);
    search
        .who("visitor")
        .get(&search.of(id, ""))
        .with_status(303);
    // A guest who is removed here and sits nowhere else is let in no more, and is no longer offered for panels.
    let of_nadia = |page: &str| -> String {
        let removal = search.who("hugo").get(page);
        let body = removal.body();
        let (_, after) = body.split_once("nadia no longer").expect("nadia sits");
        let (_, form) = after.split_once("action=\"").expect("a form");
        form.split('"').next().expect("an address").to_owned()
    };
    let remove = of_nadia(&format!("{}/panel", search.at));
    let hats = || {
        let id = search.cast.id("nadia");
        let rows = RUNTIME.block_on(search.app.db().all(&PANEL_HATS, params![id]));
        rows.expect("the hats").len()
    };
    assert_eq!(hats(), 1);
    // As long as another seat stands, the hat does.
    let other = search.another_opening();
    let seat = [
        ("seat", "peer"),
        ("person", &search.cast.id("nadia").to_string()),
    ];
    let hugo = search.who("hugo");
    hugo.post(&format!("{other}/panel"), &seat).with_status(303);
    hugo.post(&remove, &[("reason", "The search is smaller now.")])
        .with_status(303);
    assert_eq!(hats(), 1);
    let last = of_nadia(&format!("{other}/panel"));
    for _ in 0..2 {
        hugo.post(&last, &[("reason", "So is this one.")])
            .with_status(303);
    }
    assert_eq!(hats(), 0);
    get("/panel").with_status(404);
    let page = hugo.get(&format!("{other}/panel")).body();
    let (_, choices) = page
        .split_once("name=\"person\"")
        .expect("people to choose from");
    assert!(!choices.contains("nadia"));
}
