//! Organizations: who belongs to which, what they do there, who supervises whom.
//!
//! Not here: accounts and sessions (`accounts`), and posts and who fills them (`people`).

pub(crate) mod organization;
