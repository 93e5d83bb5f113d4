//! Whether the stop behind a word is the word's own: abbreviations, initials, degrees. Owns the marks and letters around it;
//! what the stop of an abbreviation says is `abbreviation`'s, where sentences end `sentence`'s.

use crate::{
    lexicon::name_parts::{self, NamePart},
    text::{
        abbreviation::{self, Abbreviation},
        characters::{self, CharacterClass, is_apostrophe},
        scanner::Scanner,
    },
};

/// Where the word ends if the stop behind it is its own.
pub(super) fn stop(scanner: &Scanner, start: usize, end: usize) -> Option<usize> {
    let word = &scanner.text[start..end];
    if word.len() > 8 || scanner.text[..start].ends_with(['\'', '’', '.']) {
        return None;
    }
    let letters = word.chars().count();
    if letters <= 2 && scanner.letter_at(end + 1) {
        let to = abbreviation::degree(&scanner.text[start..]).map(|length| start + length);
        if let Some(to) = to.filter(|&to| !scanner.word_at(to)) {
            return Some(if scanner.text.as_bytes().get(to) == Some(&b'.') { to + 1 } else { to });
        }
    }
    if letters == 1 {
        if let Some(dotted) = dotted(scanner, start) {
            return Some(dotted);
        }
        if initial(scanner, start, end) {
            return Some(end + 1);
        }
    }
    let mut lower = [0; 8];
    let lower = &mut lower[..word.len()];
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    let known =
        std::str::from_utf8(lower).ok().and_then(|lower| abbreviation::find(lower, scanner.capital_at(start)))?;
    let keeps = match known {
        Abbreviation::Title => !scanner.text.as_bytes().get(end + 1).is_some_and(u8::is_ascii_lowercase),
        Abbreviation::Numbered => {
            let rest = scanner.text[end + 1..].trim_start_matches([' ', '\u{A0}']);
            // "(b. March 2009)"
            let born = matches!(lower, [b'b' | b'd' | b'm']) && scanner.text[..start].ends_with('(');
            born || rest.starts_with(|c: char| c.is_ascii_digit())
        }
        _ => !scanner.word_at(end + 1),
    };
    keeps.then_some(end + 1)
}

/// The end of single letters with a stop after each: `U.S.`, `a.m.`, `U.S` before a space, `J.K.`
fn dotted(scanner: &Scanner, start: usize) -> Option<usize> {
    let (mut at, mut letters, mut end) = (start, 0, None);
    while let Some(letter) = scanner.peek(at).filter(|letter| characters::class(letter.value) == CharacterClass::Letter)
    {
        let after = at + letter.len;
        if scanner.word_at(after) || scanner.peek(after).is_some_and(|next| is_apostrophe(next.value)) && letters == 0 {
            break;
        }
        letters += 1;
        if scanner.text.as_bytes().get(after) != Some(&b'.') {
            // "the U.S and its allies": the last stop is missing.
            end = Some(after);
            break;
        }
        at = after + 1;
        end = Some(at);
    }
    end.filter(|_| letters > 1)
}

/// Whether a capital with a stop is an initial: another capital follows on the same line (`J. Nakamura`), or what stands
/// before a family name (`J. de la Peña`).
fn initial(scanner: &Scanner, start: usize, end: usize) -> bool {
    let word = &scanner.text[start..end];
    if !word.starts_with(char::is_uppercase) {
        return false;
    }
    let rest = &scanner.text[end + 1..];
    let trimmed = rest.trim_start_matches([' ', '\u{A0}']);
    let after = trimmed.find(|letter: char| !letter.is_ascii_lowercase()).unwrap_or(0);
    let (particle, next) = trimmed.split_at(after);
    // "J. de la Peña", "K. al-Hamdan"
    let joint = if matches!(particle, "al" | "el") { '-' } else { ' ' };
    if next.starts_with(joint) && name_parts::is(particle, NamePart::Particle) {
        return true;
    }
    let mut next = trimmed.chars();
    let capital = next.next().is_some_and(char::is_uppercase);
    // "you and I. Then": the pronoun is an initial only before another one, or directly before a name.
    capital && (word != "I" || rest.len() == trimmed.len() || next.next() == Some('.'))
}
