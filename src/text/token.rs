//! Tokens: where words, numbers and marks begin and end. Owns nothing above a token; their normal forms are `form`'s,
//! whether a single mark is an apostrophe or a quotation mark is decided by `marks`.

use crate::{
    lexicon::function_words::{self, FunctionWord},
    span::Span,
    text::{
        address,
        characters::{self, Char, Class, is_apostrophe},
        clusters, form,
        shape::Shape,
    },
};

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, with inner apostrophes and combining marks; a clitic; an initial or abbreviation with its stop.
    Word,
    /// Digits, with inner points, commas and colons.
    Number,
    /// An address of a page or of mail, a handle, a hashtag.
    Address,
    /// A quotation mark, not an apostrophe. One that opens or closes nothing is in no quotation.
    Quote,
    /// Other punctuation and symbols.
    Mark,
}

/// What a quotation mark turned out to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    /// It opens a quotation.
    Open,
    /// It closes one.
    Close,
}

/// The smallest unit that later steps look at. Hyphens stand alone (`US`, `-`, `led`), clitics are cut off
/// (`Syria`, `'s`; `did`, `n't`), letters and digits are kept apart (`Sh`, `2`; `1.5`, `bn`), initials and abbreviations
/// keep their stop (`J.`, `U.S.`, `Dr.`, `a.m.`), company suffixes do not (`Ltd`, `.`).
#[derive(Clone, Debug)]
pub struct Token {
    /// Its place.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
    /// Whether white space stands before it, or nothing at all.
    pub spaced: bool,
    /// Index of its sentence.
    pub sentence: u32,
    /// The innermost quotation that it stands in, its marks included.
    pub quotation: Option<u32>,
    /// Which side of a quotation it is, where it is a mark of one.
    pub side: Option<Side>,
    /// Its form in the document's arena, where that differs from the text.
    pub(super) form: Option<Span>,
    /// Its lower-case form in the document's arena, where that differs from its form.
    pub(super) lower: Option<Span>,
}

/// Whether `lower` is a clitic, cut off the word before it: `'s`, `n't`, the `'` of `the Syrians'`.
pub fn is_clitic(lower: &str) -> bool {
    matches!(lower, "'s" | "'" | "n't" | "'re" | "'ve" | "'ll" | "'d" | "'m")
}

/// Appends the tokens of the bytes `span` of `text`; their forms go into `keys`.
pub(super) fn split(text: &str, span: Span, tokens: &mut Vec<Token>, keys: &mut String) {
    let first = tokens.len();
    let (at, end) = (span.start as usize, span.end as usize);
    Scanner { text: &text[..end], at, start: at, spaced: true, tokens, first, keys }.run();
}

/// Reads a span from its first character to its last; `stops` and `apostrophe` know more of its marks.
pub(super) struct Scanner<'s> {
    /// The text up to the end of the span.
    pub(super) text: &'s str,
    /// Where the next token is looked for.
    pub(super) at: usize,
    /// Where the span begins.
    start: usize,
    /// Whether white space stands before `at`.
    pub(super) spaced: bool,
    pub(super) tokens: &'s mut Vec<Token>,
    /// The first token of the span.
    pub(super) first: usize,
    keys: &'s mut String,
}

impl Scanner<'_> {
    fn run(&mut self) {
        while let Some(character) = self.peek(self.at) {
            let at = self.at;
            match characters::class(character.value) {
                Class::Space => {
                    self.spaced = true;
                    self.at += character.len;
                }
                Class::Invisible => self.at += character.len,
                Class::Letter => self.word(),
                Class::Digit => self.number(self.at),
                Class::Single => self.single(character),
                Class::Double => self.push(TokenKind::Quote, character.len),
                Class::Symbol => self.symbol(character),
            }
            debug_assert!(self.at > at, "nothing was read of {:?}", character.value);
            if self.at == at {
                self.at += character.len;
            }
        }
    }

    pub(super) fn peek(&self, at: usize) -> Option<Char> {
        characters::at(self.text, at)
    }

    /// The next character that a reader sees at `at` or after invisible ones, and where it stands.
    fn visible(&self, mut at: usize) -> Option<(Char, usize)> {
        loop {
            let character = self.peek(at)?;
            if character.value.is_ascii_graphic() || characters::class(character.value) != Class::Invisible {
                return Some((character, at));
            }
            at += character.len;
        }
    }

    fn class_at(&self, at: usize) -> Option<Class> {
        self.visible(at).map(|(character, _)| characters::class(character.value))
    }

    pub(super) fn letter_at(&self, at: usize) -> bool {
        self.class_at(at) == Some(Class::Letter)
    }

    pub(super) fn word_at(&self, at: usize) -> bool {
        matches!(self.class_at(at), Some(Class::Letter | Class::Digit))
    }

    pub(super) fn capital_at(&self, at: usize) -> bool {
        self.visible(at).is_some_and(|(character, _)| character.value.is_uppercase())
    }

    /// Appends the token of `length` bytes at `at` and goes on behind it.
    pub(super) fn push(&mut self, kind: TokenKind, length: usize) {
        let span = Span::new(self.at, self.at + length);
        let (form, lower) = form::keys(self.text, span, kind, self.keys);
        let spaced = std::mem::replace(&mut self.spaced, false);
        self.tokens.push(Token { span, kind, spaced, sentence: 0, quotation: None, side: None, form, lower });
        self.at += length;
    }

    /// Takes back the tokens from `start` on and appends one up to `end` in their place. `start` must be the start of a
    /// token or `at`.
    fn replace(&mut self, start: usize, end: usize, kind: TokenKind) {
        while let Some(last) = self.tokens[self.first..].last()
            && last.span.start as usize >= start
        {
            self.spaced = last.spaced;
            self.tokens.pop();
        }
        self.at = start;
        self.push(kind, end - start);
    }

    /// The end of the letters that start at `at`, with apostrophes, combining marks and what is invisible between them;
    /// and where its last apostrophes stand.
    pub(super) fn letters(&self, start: usize) -> (usize, bool) {
        let bytes = self.text.as_bytes();
        let (mut at, mut apostrophe) = (start, false);
        loop {
            while at < bytes.len() && bytes[at].is_ascii_alphabetic() {
                at += 1;
            }
            let Some(character) = self.peek(at) else { break };
            match characters::class(character.value) {
                Class::Letter => at += character.len,
                Class::Single if is_apostrophe(character.value) && self.letter_at(at + character.len) => {
                    // Two single marks between words are a quotation mark: ''Yes''he said.
                    apostrophe = true;
                    at += character.len;
                }
                Class::Invisible => match self.visible(at) {
                    Some((next, place)) if characters::class(next.value) == Class::Letter => at = place,
                    _ => break,
                },
                // "AT&T", "R&amp;D": capitals on both sides.
                Class::Symbol if character.value == '&' => {
                    let before = self.text[start..at].chars().next_back();
                    if !before.is_some_and(char::is_uppercase) || !self.capital_at(at + character.len) {
                        break;
                    }
                    at += character.len;
                }
                Class::Symbol if !character.value.is_ascii() && clusters::extends(self.text, at) => at += character.len,
                _ => break,
            }
        }
        (at, apostrophe)
    }

    fn word(&mut self) {
        let start = self.at;
        let (end, apostrophe) = self.letters(start);
        match self.text.as_bytes().get(end) {
            Some(b'.') => {
                if let Some((from, to)) = self.host(start, end) {
                    return self.replace(from, to, TokenKind::Address);
                }
                if let Some(stop) = self.stop(start, end) {
                    return self.push(TokenKind::Word, stop - start);
                }
            }
            Some(b':') if self.text[end..].starts_with("://") => {
                if let Some(to) = Shape::Scheme.end(self.text, start) {
                    return self.push(TokenKind::Address, to - start);
                }
            }
            _ => {}
        }
        if apostrophe {
            return self.clitics(start, end);
        }
        self.push(TokenKind::Word, end - start);
    }

    /// The host name of which the word is a part, with what follows it, and where it begins.
    fn host(&self, start: usize, end: usize) -> Option<(usize, usize)> {
        let label = |span: &str| span.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        if !self.text.as_bytes().get(end + 1).is_some_and(u8::is_ascii_alphanumeric) || !label(&self.text[start..end]) {
            return None;
        }
        let mut from = start;
        // "the-star.example", "9news.example": the label began before this word.
        let spaced =
            std::iter::once(self.spaced).chain(self.tokens[self.first..].iter().rev().map(|token| token.spaced));
        for (token, spaced) in self.tokens[self.first..].iter().rev().zip(spaced).take(6) {
            if spaced || token.span.end as usize != from || !label(token.span.of(self.text)) {
                break;
            }
            from = token.span.start as usize;
        }
        while self.text.as_bytes()[from] == b'-' {
            from += 1;
        }
        Some((from, Shape::Page.end(self.text, from).filter(|to| *to > end)?))
    }

    /// Appends a word with inner apostrophes, its clitics cut off: `he'd've` is `he`, `'d`, `'ve`.
    fn clitics(&mut self, start: usize, end: usize) {
        let mut cuts = [end; 4];
        let mut count = 0;
        let mut word = end;
        while count < cuts.len() - 1
            && let Some(cut) = self.clitic(start, word)
        {
            count += 1;
            cuts[count] = cut;
            word = cut;
        }
        self.push(TokenKind::Word, word - start);
        for index in (0..count).rev() {
            self.push(TokenKind::Word, cuts[index] - self.at);
        }
    }

    /// Where the clitic at the end of the word begins.
    fn clitic(&self, start: usize, end: usize) -> Option<usize> {
        let word = &self.text[start..end];
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

    /// Appends the number whose digits begin at `digits`, at or shortly after `at`.
    pub(super) fn number(&mut self, digits: usize) {
        let bytes = self.text.as_bytes();
        let mut at = digits;
        loop {
            while at < bytes.len() && bytes[at].is_ascii_digit() {
                at += 1;
            }
            let Some(character) = self.peek(at) else { break };
            let after = at + character.len;
            match character.value {
                '.' | ',' | ':' if bytes.get(after).is_some_and(u8::is_ascii_digit) => at = after,
                // Of another script, or written as an entity.
                value if characters::class(value) == Class::Digit => at = after,
                _ => break,
            }
        }
        let end = at;
        self.push(TokenKind::Number, end - self.at);
    }

    fn symbol(&mut self, mark: Char) {
        let start = self.at;
        let after = start + mark.len;
        let run = |text: &str| text[start..].bytes().take_while(|&byte| byte == mark.value as u8).count();
        match mark.value {
            '.' if mark.len == 1 => {
                let length = run(self.text);
                // ".22 calibre"
                if length == 1 && self.spaced && self.text.as_bytes().get(after).is_some_and(u8::is_ascii_digit) {
                    return self.number(after);
                }
                self.push(TokenKind::Mark, length);
            }
            '-' | '*' | '_' | '=' | '~' | '#' | '+' if mark.len == 1 && run(self.text) > 1 => {
                self.push(TokenKind::Mark, run(self.text));
            }
            ',' if mark.len == 1 && run(self.text) == 2 && self.word_at(start + 2) => self.push(TokenKind::Quote, 2),
            '@' if mark.len == 1 => {
                let touching = !self.spaced && self.touches_word();
                if touching && let Some((from, to)) = address::mail(self.text, start, self.start) {
                    let first = self.tokens[self.first..].iter().find(|token| token.span.start as usize >= from);
                    if let Some(from) = first.map(|token| token.span.start as usize).filter(|&from| from < start) {
                        return self.replace(from, to, TokenKind::Address);
                    }
                }
                self.tag(mark, touching);
            }
            '#' if mark.len == 1 => self.tag(mark, !self.spaced && self.touches_word()),
            value if value.is_ascii() || mark.len != value.len_utf8() => self.push(TokenKind::Mark, mark.len),
            // An emoji of several characters, a symbol with an accent.
            _ => {
                let length = clusters::length(&self.text[start..]);
                self.push(TokenKind::Mark, length);
            }
        }
    }

    /// A handle or hashtag, or its sign alone.
    fn tag(&mut self, mark: Char, touching: bool) {
        match address::tag_end(self.text, self.at).filter(|_| !touching) {
            Some(end) => self.push(TokenKind::Address, end - self.at),
            None => self.push(TokenKind::Mark, mark.len),
        }
    }
}
