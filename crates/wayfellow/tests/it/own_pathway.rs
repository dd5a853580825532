//! "What am I missing?" on one's own portfolio.

use crate::portfolio::{kept, somebody};

#[test]
fn what_am_i_missing_knows_the_portfolio_and_shows_the_evidence() {
    let mara = somebody();
    let before = mara
        .app
        .get("/me/missing?stage=volunteer&track=both")
        .with_status(200);
    let item = kept(
        &mara,
        "item",
        &[
            ("item", "ma-2014@1#VOL.COM.SH.01"),
            ("standing", "held"),
            ("proficiency", "With ease."),
        ],
    );
    let page = mara
        .app
        .get("/me/missing?stage=volunteer&track=both")
        .with_status(200);
    let links = page.attributes("#i-VOL\\.COM\\.SH\\.01 .evidence a", "href");
    assert_eq!(links, [item]);
    let open = |page: &crate::app::Answer| {
        page.texts(
            "section[aria-labelledby=r-missing] li.blocks, section[aria-labelledby=r-missing] li",
        )
        .len()
    };
    assert!(
        open(&page) < open(&before),
        "{} of {}",
        open(&page),
        open(&before)
    );
    mara.app.get("/me/missing?stage=none").with_status(422);
}

#[test]
fn evidence_and_a_plan_can_be_added_in_place() {
    let mara = somebody();
    let send = |more: &[(&str, &str)]| {
        let fields = [
            &[
                ("item", "VOL.COM.SH.02"),
                ("stage", "volunteer"),
                ("track", "both"),
            ],
            more,
        ]
        .concat();
        mara.app.post("/me/missing", &fields)
    };
    let back = send(&[("do", "plan"), ("by", "2099-05")])
        .with_status(303)
        .header("location");
    assert_eq!(
        back,
        "/me/missing?stage=volunteer&track=both#i-VOL.COM.SH.02"
    );
    let page = mara.app.get("/me/missing?stage=volunteer&track=both");
    assert_eq!(
        page.texts("#i-VOL\\.COM\\.SH\\.02 .tag.good"),
        ["In your plan for 2099-05"]
    );
    send(&[("do", "under-way"), ("words", "I have begun.")]).with_status(303);
    send(&[("do", "held"), ("words", "")]).with_status(303);
    let page = mara.app.get("/me/missing?stage=volunteer&track=both");
    assert_eq!(
        page.texts("section[aria-labelledby=r-have] #i-VOL\\.COM\\.SH\\.02 blockquote"),
        ["I have begun."]
    );
    send(&[("do", "plan"), ("by", "soon")]).with_status(422);
    send(&[("do", "nothing")]).with_status(400);
    mara.app
        .post("/me/missing", &[("item", "NO.SUCH"), ("do", "plan")])
        .with_status(404);
}
