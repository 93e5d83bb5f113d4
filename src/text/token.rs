//! Tokens: where words, numbers and marks begin and end. Owns nothing above a token; their normal forms are `form`'s,
//! whether a single mark is an apostrophe or a quotation mark is decided by `marks`.

use super::{
    Span, abbreviation,
    abbreviation::Abbreviation,
    address,
    characters::{self, Char, Class, is_apostrophe},
    form,
    shape::Shape,
};
use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

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

struct Scanner<'s> {
    /// The text up to the end of the span.
    text: &'s str,
    /// Where the next token is looked for.
    at: usize,
    /// Where the span begins.
    start: usize,
    /// Whether white space stands before `at`.
    spaced: bool,
    tokens: &'s mut Vec<Token>,
    /// The first token of the span.
    first: usize,
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

    fn peek(&self, at: usize) -> Option<Char> {
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

    fn letter_at(&self, at: usize) -> bool {
        self.class_at(at) == Some(Class::Letter)
    }

    fn word_at(&self, at: usize) -> bool {
        matches!(self.class_at(at), Some(Class::Letter | Class::Digit))
    }

    fn capital_at(&self, at: usize) -> bool {
        self.visible(at).is_some_and(|(character, _)| character.value.is_uppercase())
    }

    /// Appends the token of `length` bytes at `at` and goes on behind it.
    fn push(&mut self, kind: TokenKind, length: usize) {
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
    fn letters(&self, start: usize) -> (usize, bool) {
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
                Class::Symbol if !character.value.is_ascii() && self.extends(at) => at += character.len,
                _ => break,
            }
        }
        (at, apostrophe)
    }

    /// Whether the character at `at` belongs to the one before it: a combining mark, an accent of its own.
    fn extends(&self, at: usize) -> bool {
        let boundary = GraphemeCursor::new(at, self.text.len(), true).is_boundary(self.text, 0);
        matches!(boundary, Ok(false))
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

    /// Where the word ends if the stop behind it is its own.
    fn stop(&self, start: usize, end: usize) -> Option<usize> {
        let word = &self.text[start..end];
        if word.len() > 8 || self.text[..start].ends_with(['\'', '’', '.']) {
            return None;
        }
        let letters = word.chars().count();
        if letters == 1 {
            if let Some(dotted) = self.dotted(start) {
                return Some(dotted);
            }
            if self.initial(start, end) {
                return Some(end + 1);
            }
        }
        if letters <= 2 && self.letter_at(end + 1) {
            let rest = self.text.as_bytes();
            for degree in abbreviation::DEGREES {
                let to = start + degree.len();
                let same = rest.get(start..to).is_some_and(|bytes| bytes.eq_ignore_ascii_case(degree.as_bytes()));
                if same && !self.word_at(to) {
                    return Some(if rest.get(to) == Some(&b'.') { to + 1 } else { to });
                }
            }
        }
        let mut lower = [0; 8];
        let lower = &mut lower[..word.len()];
        lower.copy_from_slice(word.as_bytes());
        lower.make_ascii_lowercase();
        let known =
            std::str::from_utf8(lower).ok().and_then(|lower| abbreviation::find(lower, self.capital_at(start)))?;
        let keeps = match known {
            Abbreviation::Title => !self.text.as_bytes().get(end + 1).is_some_and(u8::is_ascii_lowercase),
            Abbreviation::Numbered => {
                let rest = self.text[end + 1..].trim_start_matches([' ', '\u{A0}']);
                // "(b. March 2009)"
                let born = matches!(lower, [b'b' | b'd' | b'm']) && self.text[..start].ends_with('(');
                born || rest.starts_with(|c: char| c.is_ascii_digit())
            }
            _ => !self.word_at(end + 1),
        };
        keeps.then_some(end + 1)
    }

    /// The end of single letters with a stop after each: `U.S.`, `a.m.`, `U.S` before a space, `J.K.`
    fn dotted(&self, start: usize) -> Option<usize> {
        let (mut at, mut letters, mut end) = (start, 0, None);
        while let Some(letter) = self.peek(at).filter(|letter| characters::class(letter.value) == Class::Letter) {
            let after = at + letter.len;
            if self.word_at(after) || self.peek(after).is_some_and(|next| is_apostrophe(next.value)) && letters == 0 {
                break;
            }
            letters += 1;
            if self.text.as_bytes().get(after) != Some(&b'.') {
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
    fn initial(&self, start: usize, end: usize) -> bool {
        let word = &self.text[start..end];
        if !word.starts_with(char::is_uppercase) {
            return false;
        }
        let rest = &self.text[end + 1..];
        let trimmed = rest.trim_start_matches([' ', '\u{A0}']);
        let particle = ["de ", "van ", "von ", "bin ", "ibn ", "al-", "el-", "da ", "di ", "del ", "della ", "la "];
        if particle.iter().any(|particle| trimmed.starts_with(particle)) {
            return true;
        }
        let mut next = trimmed.chars();
        let capital = next.next().is_some_and(char::is_uppercase);
        // "you and I. Then": the pronoun is an initial only before another one, or directly before a name.
        capital && (word != "I" || rest.len() == trimmed.len() || next.next() == Some('.'))
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
        let holds = |list: &[&str]| list.iter().any(|known| before.eq_ignore_ascii_case(known));
        // "Sa'd" is a name, "he'd" is two words.
        const HAD: [&str; 20] = [
            "i", "you", "he", "she", "it", "we", "they", "who", "there", "that", "this", "what", "how", "where", "why",
            "when", "nobody", "everyone", "which", "people",
        ];
        let clitic =
            is("s") || is("re") || is("ve") || is("ll") || (is("m") && holds(&["i"])) || (is("d") && holds(&HAD));
        (clitic && apostrophe > 0).then_some(start + apostrophe)
    }

    /// Appends the number whose digits begin at `digits`, at or shortly after `at`.
    fn number(&mut self, digits: usize) {
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

    /// A single mark outside a word: a clitic or elision that stands alone, a doubled mark, an apostrophe before a decade,
    /// or a quotation mark.
    fn single(&mut self, mark: Char) {
        let start = self.at;
        let after = start + mark.len;
        // An entity and a typed mark can stand side by side: `&#39;'`.
        let same = |at: usize| self.peek(at).filter(|next| next.value == mark.value).map(|next| at + next.len);
        if let Some(second) = same(after)
            && !matches!(mark.value, '‹' | '›')
        {
            // Of three, the two that stand outwards are one mark: '''Yes,' he said'' and ''He said 'yes'''.
            let third = same(second);
            let fourth = third.and_then(same);
            if third.is_some() && fourth.is_none() && !self.spaced {
                return self.push(TokenKind::Quote, mark.len);
            }
            return self.push(TokenKind::Quote, second - start);
        }
        if is_apostrophe(mark.value) {
            if let Some(end) = self.genitive(after) {
                return self.push(TokenKind::Word, end - start);
            }
            let outside = self.spaced || !self.touches_word();
            if outside && self.decade(mark, after) {
                return self.number(after);
            }
            if outside && self.letter_at(after) {
                let (end, _) = self.letters(after);
                if let Some(end) = self.elision(mark, after, end) {
                    return self.push(TokenKind::Word, end - start);
                }
            }
        }
        self.push(TokenKind::Quote, mark.len);
    }

    /// Whether a word or number ends right before `at`.
    fn touches_word(&self) -> bool {
        let last = self.tokens[self.first..].last();
        last.is_some_and(|token| {
            token.span.end as usize == self.at && token.kind != TokenKind::Mark && token.kind != TokenKind::Quote
        })
    }

    /// The end of an `'s` that clings to no word but to what stands for one: `G7's`, `“Guernica”'s`, `the U.N.'s`, `@anna's`.
    fn genitive(&self, after: usize) -> Option<usize> {
        if self.spaced || !matches!(self.text.as_bytes().get(after), Some(b's' | b'S')) || self.word_at(after + 1) {
            return None;
        }
        let last = self.tokens[self.first..].last()?;
        let stands = match last.kind {
            TokenKind::Mark => matches!(last.span.of(self.text), ")" | "]" | "." | "%"),
            TokenKind::Quote => last.span.len() > 1 || last.span.of(self.text) == "\"",
            _ => true,
        };
        stands.then_some(after + 1)
    }

    /// Whether two digits of a year follow the mark: `the '90s`, `class of ’98`, `summer of '69`.
    fn decade(&self, mark: Char, after: usize) -> bool {
        let bytes = self.text.as_bytes();
        let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
        if !(digit(after) && digit(after + 1)) || digit(after + 2) {
            return false;
        }
        match bytes.get(after + 2) {
            Some(b's' | b'S') => !self.word_at(after + 3),
            Some(b'.' | b',' | b':') if digit(after + 3) => false,
            Some(byte) if byte.is_ascii_alphabetic() => false,
            _ => {
                let before = self.tokens[self.first..].last().map_or("", |token| token.span.of(self.text));
                let date = ["of", "in", "since", "from", "to", "and", "until", "the", "summer", "spring", "by", "or"];
                mark.value == '’' || (mark.value == '\'' && date.contains(&before))
            }
        }
    }

    /// The end of the clitic or elision whose letters are `from..to`: `Syria 's`, `'tis`, `rock 'n' roll`.
    fn elision(&self, mark: Char, from: usize, to: usize) -> Option<usize> {
        let letters = self.text.get(from..to)?;
        let is = |known: &[&str]| known.iter().any(|known| letters.eq_ignore_ascii_case(known));
        let right = matches!(mark.value, '\'' | '’');
        // What was tokenised before: "Syria 's army", "they 're".
        if right
            && self.spaced
            && is(&["s", "re", "ve", "ll", "d", "m"])
            && letters != "S"
            && !self.tokens[self.first..].is_empty()
        {
            return Some(to);
        }
        if is(&["n"]) {
            // The mark after it is its own: rock 'n' roll.
            let next = self.peek(to).filter(|next| is_apostrophe(next.value));
            return Some(to + next.map_or(0, |next| next.len));
        }
        is(&[
            "em", "tis", "twas", "t", "til", "till", "cause", "bout", "cos", "cuz", "neath", "twere", "twill", "n't",
            "n’t",
        ])
        .then_some(to)
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
                let length = self.text[start..].graphemes(true).next().map_or(mark.len, str::len);
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
