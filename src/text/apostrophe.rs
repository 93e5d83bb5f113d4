//! Single marks outside words: clitics that stand alone, elisions, decades, and what is left for quotation marks. Owns
//! which token such a mark begins; whether a quotation mark opens or closes is decided by `quotation_marks`.

use crate::{
    lexicon::function_words::{self, FunctionWord},
    text::{
        characters::{Char, is_apostrophe},
        scanner::Scanner,
        token::TokenKind,
    },
};

/// A single mark outside a word: a clitic or elision that stands alone, a doubled mark, an apostrophe before a decade,
/// or a quotation mark.
pub(super) fn single(scanner: &mut Scanner, mark: Char) {
    let start = scanner.at;
    let after = start + mark.len;
    // An entity and a typed mark can stand side by side: `&#39;'`.
    let same = |at: usize| scanner.peek(at).filter(|next| next.value == mark.value).map(|next| at + next.len);
    if let Some(second) = same(after)
        && !matches!(mark.value, '‹' | '›')
    {
        // Of three, the two that stand outwards are one mark: '''Yes,' he said'' and ''He said 'yes'''.
        let third = same(second);
        let fourth = third.and_then(same);
        if third.is_some() && fourth.is_none() && !scanner.spaced {
            return scanner.push(TokenKind::Quote, mark.len);
        }
        return scanner.push(TokenKind::Quote, second - start);
    }
    if is_apostrophe(mark.value) {
        if let Some(end) = genitive(scanner, after) {
            return scanner.push(TokenKind::Word, end - start);
        }
        let outside = scanner.spaced || !scanner.touches_word();
        if outside && decade(scanner, mark, after) {
            return scanner.number(after);
        }
        if outside && scanner.letter_at(after) {
            let (end, _) = scanner.letters(after);
            if let Some(end) = elision(scanner, mark, after, end) {
                return scanner.push(TokenKind::Word, end - start);
            }
        }
    }
    scanner.push(TokenKind::Quote, mark.len);
}

/// The end of an `'s` that clings to no word but to what stands for one: `G7's`, `“Guernica”'s`, `the U.N.'s`, `@anna's`.
fn genitive(scanner: &Scanner, after: usize) -> Option<usize> {
    if scanner.spaced || !matches!(scanner.text.as_bytes().get(after), Some(b's' | b'S')) || scanner.word_at(after + 1)
    {
        return None;
    }
    let last = scanner.tokens[scanner.first..].last()?;
    let stands = match last.kind {
        TokenKind::Mark => matches!(last.span.of(scanner.text), ")" | "]" | "." | "%"),
        TokenKind::Quote => last.span.len() > 1 || last.span.of(scanner.text) == "\"",
        _ => true,
    };
    stands.then_some(after + 1)
}

/// Whether two digits of a year follow the mark: `the '90s`, `class of ’98`, `summer of '69`.
fn decade(scanner: &Scanner, mark: Char, after: usize) -> bool {
    let bytes = scanner.text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    if !(digit(after) && digit(after + 1)) || digit(after + 2) {
        return false;
    }
    match bytes.get(after + 2) {
        Some(b's' | b'S') => !scanner.word_at(after + 3),
        Some(b'.' | b',' | b':') if digit(after + 3) => false,
        Some(byte) if byte.is_ascii_alphabetic() => false,
        _ => {
            let before = scanner.tokens[scanner.first..].last().map_or("", |token| token.span.of(scanner.text));
            let date = || function_words::is(before, FunctionWord::Year) || matches!(before, "summer" | "spring");
            mark.value == '’' || (mark.value == '\'' && date())
        }
    }
}

/// The end of the clitic or elision whose letters are `from..to`: `Torvale 's`, `'tis`, `rock 'n' roll`.
fn elision(scanner: &Scanner, mark: Char, from: usize, to: usize) -> Option<usize> {
    let letters = scanner.text.get(from..to)?;
    let is = |known: &[&str]| known.iter().any(|known| letters.eq_ignore_ascii_case(known));
    let right = matches!(mark.value, '\'' | '’');
    // What was tokenised before: "Torvale 's mayor", "they 're".
    if right
        && scanner.spaced
        && is(&["s", "re", "ve", "ll", "d", "m"])
        && letters != "S"
        && !scanner.tokens[scanner.first..].is_empty()
    {
        return Some(to);
    }
    if is(&["n"]) {
        // The mark after it is its own: rock 'n' roll.
        let next = scanner.peek(to).filter(|next| is_apostrophe(next.value));
        return Some(to + next.map_or(0, |next| next.len));
    }
    function_words::is(&letters.to_ascii_lowercase().replace('’', "'"), FunctionWord::Elided).then_some(to)
}
