//! Any bytes that are text, checked as every kind of text: no panic, and every span fits.
#![no_main]

use libfuzzer_sys::fuzz_target;
use rolecheck::{Checker, Kind, Options, apply_fixes};

fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    for kind in Kind::ALL {
        let report = Checker::shipped().check(&text, &Options::new(*kind));
        for finding in &report.findings {
            assert!(text.get(finding.span.clone()).is_some());
        }
        let _ = apply_fixes(&text, &report.findings);
    }
});
