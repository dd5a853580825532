//! Reminders by letter: only for those who asked, once for each thing, and without a word of it.

use frameworks::{Date, Library};
use wayfellow::db::{Moment, params, statements};
use wayfellow::letters::{Post, remind};

use crate::app::{RUNTIME, TestApp};
use crate::cast::Cast;
use crate::mailbox::Mailbox;

statements! {
    TOLD = "SELECT what FROM reminders_told ORDER BY what";
}

fn day(text: &str) -> Date {
    text.parse().expect("a day")
}

struct World {
    mailbox: Mailbox,
    app: TestApp,
    cast: Cast,
    post: Post,
}

fn world() -> World {
    let mailbox = Mailbox::open();
    let app = TestApp::with(mailbox.settings());
    let cast = RUNTIME.block_on(Cast::enter(app.db()));
    let post = Post::new(&mailbox.settings())
        .expect("settings")
        .expect("a way");
    World {
        mailbox,
        app,
        cast,
        post,
    }
}

impl World {
    fn remind(&self, today: &str) -> usize {
        let db = self.app.db();
        RUNTIME
            .block_on(remind(db, &self.post, Library::shipped(), day(today)))
            .expect("looked up")
    }

    /// Mara writes down a goal with a day.
    fn goal(&self, words: &str, day: &str) {
        let mara = self.app.signed_in_as(&self.cast, "mara");
        let sent = [("words", words), ("by", day)];
        mara.post("/me/portfolio/goal", &sent).with_status(303);
    }

    fn choose(&self, choice: &str) -> u16 {
        let mara = self.app.signed_in_as(&self.cast, "mara");
        let answer = mara.post("/me/reminders", &[("letters", choice)]);
        answer.status.as_u16()
    }
}

#[test]
fn nobody_is_reminded_by_letter_unless_they_asked() {
    let world = world();
    world.goal("Lead a group on hope", "2030-05-20");
    assert_eq!(world.remind("2030-05-01"), 0);
    let mara = world.app.signed_in_as(&world.cast, "mara");
    let page = mara.get("/me/calendar").with_status(200);
    assert_eq!(
        page.attributes("form[action='/me/reminders'] button", "value"),
        ["yes"]
    );
    assert_eq!(world.choose("yes"), 303);
    let page = mara.get("/me/calendar").with_status(200);
    assert_eq!(
        page.attributes("form[action='/me/reminders'] button", "value"),
        ["no"]
    );
    assert_eq!(world.remind("2030-05-01"), 1);
    assert_eq!(world.choose("no"), 303);
    world.goal("Learn to facilitate", "2030-05-25");
    assert_eq!(world.remind("2030-05-01"), 0);
}

#[test]
fn a_reminder_goes_out_once_for_each_thing_and_says_nothing_of_it() {
    let world = world();
    world.goal("Lead a group on hope", "2030-05-20");
    world.goal("Learn to facilitate", "2030-05-21");
    world.goal("Much later", "2031-05-20");
    assert_eq!(world.choose("yes"), 303);
    assert_eq!(world.choose("yes"), 303);
    // Sixty days ahead and no earlier.
    assert_eq!(world.remind("2030-03-01"), 0);
    assert_eq!(world.remind("2030-04-15"), 1);
    assert_eq!(world.remind("2030-04-16"), 0);
    assert_eq!(world.app.deliver(Moment::now()).sent, 1);
    let letter = world.mailbox.next();
    assert_eq!(letter.path(), "/me");
    for word in ["hope", "facilitate", "2030", "goal", "Riverbend", "mara"] {
        let said = letter.text() + &letter.header("subject");
        assert!(!said.contains(word), "{word}: {said}");
    }
    let rows = RUNTIME
        .block_on(world.app.db().all(&TOLD, params![]))
        .expect("rows");
    let told: Vec<String> = rows.iter().map(|r| r.get("what").expect("a day")).collect();
    assert_eq!(told, ["2030-05-20", "2030-05-21"]);
    // What comes near later is told later.
    assert_eq!(world.remind("2031-05-01"), 1);
}

#[test]
fn a_choice_that_is_none_is_refused_and_without_letters_nothing_is_promised() {
    let world = world();
    for choice in ["", "maybe", "yes\0"] {
        assert_eq!(world.choose(choice), 400);
    }
    let alone = TestApp::new();
    let cast = RUNTIME.block_on(Cast::enter(alone.db()));
    let mara = alone.signed_in_as(&cast, "mara");
    let page = mara.get("/me/calendar").with_status(200);
    assert!(page.texts("form[action='/me/reminders']").is_empty());
    assert!(page.text().contains("sends no letters"), "{}", page.text());
    mara.post("/me/reminders", &[("letters", "yes")])
        .with_status(400);
}
