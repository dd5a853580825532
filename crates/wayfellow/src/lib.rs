//! Wayfellow.
