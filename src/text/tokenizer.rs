//! Where words, numbers and marks begin and end. Owns the decision by the next character; what a token is, is `token`'s,
//! whether a stop belongs to its word `abbreviation_stops`'s, what a single mark begins `apostrophe`'s.

use crate::{
    lexicon::function_words::{self, FunctionWord},
    span::Span,
    text::{
        abbreviation_stops, address, apostrophe,
        characters::{self, Char, CharacterClass, is_apostrophe},
        clusters,
        forms::Forms,
        scanner::Scanner,
        shape::Shape,
        token::{Token, TokenKind},
    },
};

/// Appends the tokens of the bytes `span` of `text`; their forms go into `forms`.
pub(super) fn split(text: &str, span: Span, tokens: &mut Vec<Token>, forms: &mut Forms) {
    let first = tokens.len();
    let (at, end) = (span.start as usize, span.end as usize);
    run(&mut Scanner { text: &text[..end], at, start: at, spaced: true, tokens, first, forms });
}

fn run(scanner: &mut Scanner) {
    while let Some(character) = scanner.peek(scanner.at) {
        let at = scanner.at;
        match characters::class(character.value) {
            CharacterClass::Space => {
                scanner.spaced = true;
                scanner.at += character.len;
            }
            CharacterClass::Invisible => scanner.at += character.len,
            CharacterClass::Letter => word(scanner),
            CharacterClass::Digit => scanner.number(scanner.at),
            CharacterClass::Single => apostrophe::single(scanner, character),
            CharacterClass::Double => scanner.push(TokenKind::Quote, character.len),
            CharacterClass::Symbol => symbol(scanner, character),
        }
        debug_assert!(scanner.at > at, "nothing was read of {:?}", character.value);
        if scanner.at == at {
            scanner.at += character.len;
        }
    }
}

fn word(scanner: &mut Scanner) {
    let start = scanner.at;
    let (end, apostrophe) = scanner.letters(start);
    match scanner.text.as_bytes().get(end) {
        Some(b'.') => {
            if let Some((from, to)) = host(scanner, start, end) {
                return scanner.replace(from, to, TokenKind::Address);
            }
            if let Some(stop) = abbreviation_stops::stop(scanner, start, end) {
                return scanner.push(TokenKind::Word, stop - start);
            }
        }
        Some(b':') if scanner.text[end..].starts_with("://") => {
            if let Some(to) = Shape::Scheme.end(scanner.text, start) {
                return scanner.push(TokenKind::Address, to - start);
            }
        }
        _ => {}
    }
    if apostrophe {
        return clitics(scanner, start, end);
    }
    scanner.push(TokenKind::Word, end - start);
}

/// The host name of which the word is a part, with what follows it, and where it begins.
fn host(scanner: &Scanner, start: usize, end: usize) -> Option<(usize, usize)> {
    let label = |span: &str| span.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    if !scanner.text.as_bytes().get(end + 1).is_some_and(u8::is_ascii_alphanumeric) || !label(&scanner.text[start..end])
    {
        return None;
    }
    let mut from = start;
    // "the-star.example", "9news.example": the label began before this word.
    let spaced =
        std::iter::once(scanner.spaced).chain(scanner.tokens[scanner.first..].iter().rev().map(|token| token.spaced));
    for (token, spaced) in scanner.tokens[scanner.first..].iter().rev().zip(spaced).take(6) {
        if spaced || token.span.end as usize != from || !label(token.span.of(scanner.text)) {
            break;
        }
        from = token.span.start as usize;
    }
    while scanner.text.as_bytes()[from] == b'-' {
        from += 1;
    }
    Some((from, Shape::Page.end(scanner.text, from).filter(|to| *to > end)?))
}

/// Appends a word with inner apostrophes, its clitics cut off: `he'd've` is `he`, `'d`, `'ve`.
fn clitics(scanner: &mut Scanner, start: usize, end: usize) {
    let mut cuts = [end; 4];
    let mut count = 0;
    let mut word = end;
    while count < cuts.len() - 1
        && let Some(cut) = clitic(scanner, start, word)
    {
        count += 1;
        cuts[count] = cut;
        word = cut;
    }
    scanner.push(TokenKind::Word, word - start);
    for index in (0..count).rev() {
        scanner.push(TokenKind::Word, cuts[index] - scanner.at);
    }
}

/// Where the clitic at the end of the word begins.
fn clitic(scanner: &Scanner, start: usize, end: usize) -> Option<usize> {
    let word = &scanner.text[start..end];
    // The last apostrophe and the letters after it.
    let tail =
        word.char_indices().rev().take(4).find(|(_, character)| is_apostrophe(*character) || *character == ';')?;
    let apostrophe = match tail.1 {
        ';' => word.rfind('&').filter(|&at| characters::at(word, at).is_some_and(|c| is_apostrophe(c.value)))?,
        _ => tail.0,
    };
    let after = apostrophe + characters::at(word, apostrophe)?.len;
    let (before, letters) = (&word[..apostrophe], &word[after..]);
    let is = |known: &str| letters.eq_ignore_ascii_case(known);
    if is("t") && before.ends_with(['n', 'N']) {
        return (before.len() > 1).then_some(start + before.len() - 1);
    }
    let had = || function_words::is(&before.to_ascii_lowercase(), FunctionWord::Had);
    // "Sa'd" is a name, "he'd" is two words.
    let clitic = is("s")
        || is("re")
        || is("ve")
        || is("ll")
        || (is("m") && before.eq_ignore_ascii_case("i"))
        || (is("d") && had());
    (clitic && apostrophe > 0).then_some(start + apostrophe)
}

fn symbol(scanner: &mut Scanner, mark: Char) {
    let start = scanner.at;
    let after = start + mark.len;
    let run = |text: &str| text[start..].bytes().take_while(|&byte| byte == mark.value as u8).count();
    match mark.value {
        '.' if mark.len == 1 => {
            let length = run(scanner.text);
            // ".22 calibre"
            if length == 1 && scanner.spaced && scanner.text.as_bytes().get(after).is_some_and(u8::is_ascii_digit) {
                return scanner.number(after);
            }
            scanner.push(TokenKind::Mark, length);
        }
        '-' | '*' | '_' | '=' | '~' | '#' | '+' if mark.len == 1 && run(scanner.text) > 1 => {
            scanner.push(TokenKind::Mark, run(scanner.text));
        }
        ',' if mark.len == 1 && run(scanner.text) == 2 && scanner.word_at(start + 2) => {
            scanner.push(TokenKind::Quote, 2)
        }
        '@' if mark.len == 1 => {
            let touching = !scanner.spaced && scanner.touches_word();
            if touching && let Some((from, to)) = address::mail(scanner.text, start, scanner.start) {
                let first = scanner.tokens[scanner.first..].iter().find(|token| token.span.start as usize >= from);
                if let Some(from) = first.map(|token| token.span.start as usize).filter(|&from| from < start) {
                    return scanner.replace(from, to, TokenKind::Address);
                }
            }
            tag(scanner, mark, touching);
        }
        '#' if mark.len == 1 => tag(scanner, mark, !scanner.spaced && scanner.touches_word()),
        value if value.is_ascii() || mark.len != value.len_utf8() => scanner.push(TokenKind::Mark, mark.len),
        // An emoji of several characters, a symbol with an accent.
        _ => {
            let length = clusters::length(&scanner.text[start..]);
            scanner.push(TokenKind::Mark, length);
        }
    }
}

/// A handle or hashtag, or its sign alone.
fn tag(scanner: &mut Scanner, mark: Char, touching: bool) {
    match address::tag_end(scanner.text, scanner.at).filter(|_| !touching) {
        Some(end) => scanner.push(TokenKind::Address, end - scanner.at),
        None => scanner.push(TokenKind::Mark, mark.len),
    }
}
