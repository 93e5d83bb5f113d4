//! Abbreviations that a stop belongs to. Owns which words they are and what usually follows, not where sentences end.

use crate::lexicon::{
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
    let small = ["st", "etc", "dept", "govt", "univ", "assn", "intl"].contains(&lower)
        || forms_of_address::is(lower, FormOfAddress::Small);
    let found = known(lower)?;
    let needs = matches!(found, Title | Date | Closing) && !small;
    (capital || !needs).then_some(found)
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
    Some(match lower {
        "st" | "ste" | "mt" | "ft" => Title,
        "no" | "nos" | "p" | "pp" | "pg" | "fig" | "figs" | "vol" | "vols" | "ch" | "art" | "arts" | "sec" | "sect"
        | "para" | "paras" | "c" | "ca" | "b" | "d" | "r" | "op" | "ext" | "est" | "rs" | "tel" | "approx" | "m"
        | "div" | "fl" => Numbered,
        "vs" | "v" | "eg" | "ie" | "viz" | "cf" | "incl" => Pointing,
        "etc" | "ave" | "blvd" | "rd" | "dept" | "govt" | "univ" | "inst" | "assn" | "intl" | "natl" | "mgmt"
        | "calif" | "fla" | "mass" | "penn" | "conn" | "tenn" | "wis" | "minn" | "mich" | "ariz" | "ala" | "ont"
        | "que" | "alta" | "esq" | "mfg" => Closing,
        _ => return None,
    })
}

/// Whether `lower` ends the name of a company, whose stop stands alone: `Ltd`, `.`
pub(super) fn is_company(lower: &str) -> bool {
    matches!(
        lower,
        "inc" | "ltd" | "co" | "corp" | "bros" | "plc" | "llc" | "jr" | "cie" | "pty" | "bhd" | "sdn" | "pvt"
    )
}

/// Degrees that hold stops and more than one letter between two of them, without their last stop.
pub(super) const DEGREES: [&str; 12] =
    ["ph.d", "ed.d", "m.sc", "b.sc", "m.ed", "b.ed", "m.phil", "d.phil", "b.tech", "m.tech", "ll.b", "ll.m"];
