//! Occasions on which something is said: "said in a statement". Owns the list and the look-up in it.

use crate::text::{Document, Run};

/// Where something is said: "said in a statement that …".
const OCCASIONS: [&str; 25] = [
    "statement",
    "interview",
    "letter",
    "email",
    "e-mail",
    "message",
    "report",
    "speech",
    "address",
    "conference",
    "briefing",
    "meeting",
    "post",
    "tweet",
    "court",
    "parliament",
    "hearing",
    "release",
    "call",
    "column",
    "ceremony",
    "debate",
    "testimony",
    "note",
    "ruling",
];

/// Whether a run of tokens names an occasion on which one speaks: "a statement".
pub fn occasion_in(document: &Document, run: Run) -> bool {
    run.tokens().any(|token| OCCASIONS.contains(&document.lower(token)))
}
