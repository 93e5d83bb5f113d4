//! Abbreviations that a stop belongs to. Owns what the stop of each says of what follows, not which there are (the lists in
//! `lexicons/`) nor where sentences end.

use crate::lexicon::{
    abbreviations::{self, ShortForm},
    calendar::{self, CalendarWord},
    forms_of_address::{self, FormOfAddress},
};

/// What a stop after an abbreviation says about what follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Abbreviation {
    /// Stands before a name: `Dr. Okafor`. Never the end of a sentence.
    Title,
    /// A month or a day: `Feb. 3`, `on Feb. 3, 2020`. Ends a sentence now and then.
    Date,
    /// Stands before a number: `No. 10`, `p. 4`. An abbreviation only there.
    Numbered,
    /// Stands before what it points to or compares: `vs. Lagos`, `e.g. rice`. Hardly ever the end of a sentence.
    Pointing,
    /// Stands after what it belongs to: `p.m.`, `etc.`, `Calif.`. Ends a sentence where a capital follows that nothing
    /// else explains.
    Closing,
}

/// What the word `lower` (without its stop) is short for, as far as that tells where its stop belongs; `capital` where it
/// begins with one, as most of them do: `Wed.`, but they wed.
pub(super) fn find(lower: &str, capital: bool) -> Option<Abbreviation> {
    use Abbreviation::{Closing, Date, Title};
    let found = known(lower)?;
    let small = || abbreviations::is(lower, ShortForm::Small) || forms_of_address::is(lower, FormOfAddress::Small);
    let needs_capital = matches!(found, Title | Date | Closing) && !capital;
    (!needs_capital || small()).then_some(found)
}

fn known(lower: &str) -> Option<Abbreviation> {
    use Abbreviation::{Closing, Date, Numbered, Pointing, Title};
    use CalendarWord::{Ambiguous, Short};
    if forms_of_address::is(lower, FormOfAddress::Abbreviation) {
        return Some(Title);
    }
    if calendar::is(lower, Short) {
        return Some(if calendar::is(lower, Ambiguous) { Numbered } else { Date });
    }
    let of = [
        (ShortForm::Title, Title),
        (ShortForm::Numbered, Numbered),
        (ShortForm::Pointing, Pointing),
        (ShortForm::Closing, Closing),
    ];
    of.into_iter().find_map(|(class, found)| abbreviations::is(lower, class).then_some(found))
}

/// Whether `lower` ends the name of a company, whose stop stands alone: `Ltd`, `.`
pub(super) fn is_company(lower: &str) -> bool {
    abbreviations::is(lower, ShortForm::Company)
}

/// The length of the degree at the start of `text` that holds stops and more than one letter between two of them, without
/// its last stop: `Ph.D`.
pub(super) fn degree(text: &str) -> Option<usize> {
    (4..=6).find(|&length| {
        text.get(..length).is_some_and(|letters| abbreviations::is(&letters.to_ascii_lowercase(), ShortForm::Degree))
    })
}
