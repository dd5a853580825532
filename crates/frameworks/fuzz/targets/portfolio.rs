//! Any bytes as a portfolio: refused with a place, or evaluated, never a panic.
#![no_main]

use frameworks::{Date, Ladder, Portfolio, Stage, Track, evaluate};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some(today) = Date::day(2026, 11, 22) else {
        return;
    };
    let ladder = Ladder::shipped();
    match Portfolio::read(bytes, ladder, today) {
        Ok(portfolio) => {
            evaluate(ladder, &portfolio, Stage::III, Track::Both, today);
            let again = Portfolio::read(portfolio.to_json().as_bytes(), ladder, today);
            assert_eq!(again.as_ref(), Ok(&portfolio));
        }
        Err(errors) => assert!(
            errors
                .iter()
                .all(|e| e.line >= 1 && e.column >= 1 && !e.mend.is_empty())
        ),
    }
});
