//! Applications for open positions: what an applicant sent, how it stands, and how long that is kept.
//!
//! An applicant needs no account; a secret address is theirs. Not here: the ad (`openings`), questions of a panel, and
//! anything that would rank one applicant over another. Never kept: disability, history of treatment, age. What somebody
//! needs to be different while they apply is in a compartment of its own.

pub mod application;
