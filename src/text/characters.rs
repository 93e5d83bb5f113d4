//! Characters as a reader sees them: an HTML entity is the character that it stands for, an invisible character is
//! none. Owns which class each belongs to, not which of them make a token.

use crate::text::html;

/// A character of the text and the bytes that it takes there.
#[derive(Clone, Copy, Debug)]
pub(super) struct Char {
    /// What is read.
    pub value: char,
    /// Bytes in the text.
    pub len: usize,
}

/// What a character does in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CharacterClass {
    /// White space, line breaks among them.
    Space,
    /// Nothing that a reader sees: soft hyphens, zero-width characters, marks of direction, controls.
    Invisible,
    /// A letter.
    Letter,
    /// A digit or another numeral.
    Digit,
    /// A single mark: an apostrophe, or a quotation mark.
    Single,
    /// A double quotation mark, or a guillemet.
    Double,
    /// Everything else.
    Symbol,
}

/// The classes of ASCII.
const ASCII: [CharacterClass; 128] = {
    let mut table = [CharacterClass::Symbol; 128];
    let mut byte = 0;
    while byte < 128 {
        let character = byte as u8;
        table[byte] = match character {
            b'\t'..=b'\r' | b' ' | 0x1C..=0x1F => CharacterClass::Space,
            b'a'..=b'z' | b'A'..=b'Z' => CharacterClass::Letter,
            b'0'..=b'9' => CharacterClass::Digit,
            b'\'' | b'`' => CharacterClass::Single,
            b'"' => CharacterClass::Double,
            0..=0x1F | 0x7F => CharacterClass::Invisible,
            _ => CharacterClass::Symbol,
        };
        byte += 1;
    }
    table
};

/// The character at the byte `at` of `text`, an entity read as what it stands for.
#[inline(always)]
pub(super) fn at(text: &str, at: usize) -> Option<Char> {
    let byte = *text.as_bytes().get(at)?;
    if byte < 0x80 && byte != b'&' {
        return Some(Char { value: byte as char, len: 1 });
    }
    beyond(text, at)
}

#[inline(never)]
fn beyond(text: &str, at: usize) -> Option<Char> {
    let rest = &text[at..];
    if let Some((value, len)) = html::entity(rest) {
        return Some(Char { value, len });
    }
    let value = rest.chars().next()?;
    Some(Char { value, len: value.len_utf8() })
}

/// The class of a character.
#[inline(always)]
pub(super) fn class(character: char) -> CharacterClass {
    match ASCII.get(character as usize) {
        Some(class) => *class,
        None => class_beyond(character),
    }
}

#[inline(never)]
fn class_beyond(character: char) -> CharacterClass {
    match character {
        '’' | '‘' | '‚' | '‛' | '´' | '\u{2BC}' | '‹' | '›' => CharacterClass::Single,
        '“' | '”' | '„' | '‟' | '«' | '»' | '「' | '」' | '『' | '』' | '〝' | '〞' | '＂' => {
            CharacterClass::Double
        }
        character if is_invisible(character) => CharacterClass::Invisible,
        character if character.is_whitespace() => CharacterClass::Space,
        character if character.is_alphabetic() => CharacterClass::Letter,
        character if character.is_numeric() => CharacterClass::Digit,
        _ => CharacterClass::Symbol,
    }
}

/// Whether a reader sees nothing of the character, though it stands in the text.
pub(super) fn is_invisible(character: char) -> bool {
    matches!(character,
        '\0'..='\u{8}' | '\u{E}'..='\u{1B}' | '\u{7F}'..='\u{84}' | '\u{86}'..='\u{9F}'
        | '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}')
}

/// Whether the character is read as an apostrophe inside a word: `Marvela's`, `Marvela’s`, also where a keyboard or a
/// converter put another single mark.
pub(super) fn is_apostrophe(character: char) -> bool {
    matches!(character, '\'' | '’' | '‘' | '‛' | '`' | '´' | '\u{2BC}' | '′')
}

/// The letters of a ligature that converters of printed pages leave: `ﬁre`.
pub(super) fn ligature(character: char) -> Option<&'static str> {
    const LETTERS: [&str; 7] = ["ff", "fi", "fl", "ffi", "ffl", "st", "st"];
    let index = (character as u32).checked_sub(0xFB00)?;
    LETTERS.get(index as usize).copied()
}
