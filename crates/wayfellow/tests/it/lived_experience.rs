//! Lived experience: attested by the person alone, sealed, and gone for good when it is taken back.

use wayfellow::db::{params, statements};

use crate::app::RUNTIME;
use crate::portfolio::somebody;

statements! {
    SEALED = "SELECT sealed FROM attestations WHERE person_id = $1";
    KEYS = "SELECT attestation_id, sealing_key FROM attestation_keys";
}

#[test]
fn lived_experience_is_attested_in_ones_own_words_and_sealed() {
    let mara = somebody();
    let words = [
        ("track", "both"),
        ("words", "I know how it is to start over, and I bring that."),
    ];
    mara.app
        .post("/me/lived-experience", &words)
        .with_status(303);
    let page = mara.app.get("/me/lived-experience").with_status(200);
    assert!(page.text().contains("start over"), "{}", page.text());
    let stored = RUNTIME
        .block_on(mara.app.db().all(&SEALED, params![mara.id]))
        .expect("rows");
    assert_eq!(stored.len(), 1);
    let sealed: Vec<u8> = stored[0].get("sealed").expect("bytes");
    assert!(!String::from_utf8_lossy(&sealed).contains("start over"));
    let back = page.attributes("form[action$=withdrawal]", "action");
    mara.app.post(&back[0], &[]).with_status(303);
    let keys = RUNTIME
        .block_on(mara.app.db().all(&KEYS, params![]))
        .expect("rows");
    assert!(keys.is_empty(), "the key is destroyed");
    assert!(
        !mara
            .app
            .get("/me/lived-experience")
            .text()
            .contains("start over")
    );
    mara.app.post(&back[0], &[]).with_status(404);
}

#[test]
fn an_attestation_that_says_more_than_needed_is_asked_about_once() {
    let mara = somebody();
    let words =
        "I was diagnosed with bipolar disorder and spent two months in a psychiatric hospital.";
    let asked = mara
        .app
        .post(
            "/me/lived-experience",
            &[("track", "both"), ("words", words)],
        )
        .with_status(422);
    assert!(
        asked.text().contains("It is not kept yet."),
        "{}",
        asked.text()
    );
    assert_eq!(asked.texts("#words"), [words]);
    let anyway = [("track", "both"), ("words", words), ("anyway", "yes")];
    mara.app
        .post("/me/lived-experience", &anyway)
        .with_status(303);
    mara.app
        .post("/me/lived-experience", &[("track", "none"), ("words", "")])
        .with_status(422);
    mara.app
        .post(
            "/me/lived-experience",
            &[("track", "both"), ("words", &"x".repeat(2001))],
        )
        .with_status(422);
    // Said anew, it takes the place of what was said before.
    mara.app
        .post("/me/lived-experience", &[("track", "both"), ("words", "")])
        .with_status(303);
    let page = mara.app.get("/me/lived-experience");
    assert!(
        !page.text().contains("bipolar")
            && page.attributes("form[action$=withdrawal]", "action").len() == 1
    );
}

#[test]
fn a_key_that_was_destroyed_is_not_left_in_the_file() {
    let mara = somebody();
    let words = [("track", "both"), ("words", "I bring patience.")];
    mara.app
        .post("/me/lived-experience", &words)
        .with_status(303);
    let keys = RUNTIME
        .block_on(mara.app.db().all(&KEYS, params![]))
        .expect("rows");
    let key: Vec<u8> = keys[0].get("sealing_key").expect("a key");
    let back = mara
        .app
        .get("/me/lived-experience")
        .attributes("form[action$=withdrawal]", "action");
    mara.app.post(&back[0], &[]).with_status(303);
    RUNTIME.block_on(mara.app.db().close());
    // On a server the file is the server's own.
    if let Ok(file) = std::fs::read(mara.app.data().join("wayfellow.db")) {
        assert!(!file.windows(32).any(|bytes| bytes == key));
    }
}
