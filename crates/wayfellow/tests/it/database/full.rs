//! A disk without room: what is being written is refused with a page that says so, nothing is half there, and it goes on
//! once there is room again.

use crate::app::{RUNTIME, TestApp};
use crate::cast::with_cast;
use crate::databases::on_a_server;

/// Pages of a file that grows as it likes.
const ROOM: u32 = 1_000_000;

#[test]
fn without_room_on_the_disk_a_change_is_refused_whole_and_later_ones_go_on() {
    if on_a_server() {
        // A server looks after its own disk.
        return;
    }
    let (app, cast) = with_cast();
    let lena = app.signed_in_as(&cast, "lena");
    let title = "Recovery coach ".repeat(7);
    let form = [
        ("job_title", title.as_str()),
        ("peer_role", "yes"),
        ("paid", "yes"),
    ];
    // As small as it is: what has room in the pages there are still goes in.
    let full = RUNTIME.block_on(app.db().grow_no_further_than(1));
    full.expect("the file is bounded");
    let mut added = 0;
    let refused = loop {
        let answer = lena.post("/organization/positions", &form);
        if answer.status.as_u16() != 303 {
            break answer;
        }
        added += 1;
        assert!(added < 2_000, "the file still grows");
    };
    let refused = refused.with_status(503);
    assert!(
        refused.text().contains("cannot be reached"),
        "{}",
        refused.text()
    );
    // What was typed is not lost with it, and one press sends it again.
    let again = refused.attributes("form[action='/organization/positions'] input", "value");
    assert_eq!(again, [title.as_str(), "yes", "yes"]);
    // Whoever reads goes on reading, and nothing of what was refused is there.
    let count = |app: &TestApp| -> usize {
        (1..)
            .map(|n| {
                let page = app.get(&format!("/organization/positions?page={n}"));
                page.with_status(200).texts(".people .name").len()
            })
            .take_while(|many| *many > 0)
            .sum()
    };
    assert_eq!(count(&lena), added + 1);
    let whole = |app: &TestApp| {
        let report = RUNTIME.block_on(app.db().audit_verify(None, &mut |_, _| ()));
        assert_eq!(report.expect("the log").faults, []);
    };
    whole(&app);
    let again = RUNTIME.block_on(app.db().grow_no_further_than(ROOM));
    again.expect("there is room again");
    lena.post("/organization/positions", &form).with_status(303);
    assert_eq!(count(&lena), added + 2);
    whole(&app);
}
