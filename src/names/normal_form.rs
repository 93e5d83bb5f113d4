//! How a name is written, as words that can be compared: without case, accents, titles, particles, prefixes and
//! suffixes. Owns normal forms, not who is who.

use crate::{
    lexicon::{
        forms_of_address::{self, FormOfAddress},
        name_parts::{self, NamePart},
        nouns::{self, Sex},
    },
    map::Map,
    text::{Document, TokenKind},
};
use std::ops::Range;

/// The comparable words of the names of a document, each with a number.
#[derive(Debug, Default)]
pub struct WordInterner {
    numbers: Map<String, u32>,
    texts: Vec<String>,
}

impl WordInterner {
    /// The number of a word.
    pub fn intern(&mut self, word: &str) -> u32 {
        if let Some(&number) = self.numbers.get(word) {
            return number;
        }
        let number = self.texts.len() as u32;
        self.texts.push(word.to_owned());
        self.numbers.insert(word.to_owned(), number);
        number
    }

    /// The word of a number.
    pub fn text(&self, number: u32) -> &str {
        &self.texts[number as usize]
    }
}

/// A name taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct NormalForm {
    /// Its content words, in order: "Tariq al-Rahimi" is `tariq rahimi`; an initial is its letter and a stop.
    pub words: Vec<u32>,
    /// Jr, III, …
    pub suffix: Option<u32>,
}

impl NormalForm {
    /// Takes the name at `tokens` apart, and says what sex a title inside it gives.
    pub fn new(
        document: &Document,
        tokens: Range<usize>,
        person: bool,
        words: &mut WordInterner,
    ) -> (Self, Option<Sex>) {
        let mut form = Self::default();
        let mut sex = None;
        let mut particles = Vec::new();
        let mut word = String::new();
        let mut token = tokens.start;
        while token < tokens.end {
            word.clear();
            // Pieces that hyphens join are one word: "Jean-Pierre"; an article before one is left out: "al-Rahimi".
            loop {
                let piece = document.lower(token);
                if document.tokens[token].kind != TokenKind::Mark || piece == "&" {
                    if name_parts::is(&word, NamePart::Article) {
                        word.clear();
                    } else if !word.is_empty() {
                        word.push('-');
                    }
                    fold(piece, &mut word);
                }
                token += 1;
                let joins = token + 1 < tokens.end
                    && matches!(document.lower(token), "-" | "\u{2010}" | "\u{2011}" | "\u{2013}")
                    && !document.tokens[token].spaced
                    && !document.tokens[token + 1].spaced;
                if !joins {
                    break;
                }
                token += 1;
            }
            if word.is_empty() || word == "'s" || word == "the" {
                continue;
            }
            let first = form.words.is_empty() && particles.is_empty();
            if person && first && token < tokens.end {
                let lower = document.lower(token - 1);
                if is_title(lower) {
                    sex = sex.or(nouns::noun(lower).and_then(|noun| noun.sex));
                    continue;
                }
            }
            if person && !form.words.is_empty() && name_parts::is(&word, NamePart::Suffix) {
                form.suffix = Some(words.intern(&word));
                continue;
            }
            let number = words.intern(canonical(&word));
            if is_particle(&word, person) { particles.push(number) } else { form.words.push(number) }
        }
        if form.words.is_empty() {
            form.words = particles;
        }
        // "United States Congress" and "US Congress"
        let united = words.intern("united");
        if form.words.len() > 1 && form.words[0] == united {
            let short = match words.text(form.words[1]) {
                "states" => "us",
                "kingdom" => "uk",
                "nations" => "un",
                _ => "",
            };
            if !short.is_empty() {
                form.words.splice(0..2, [words.intern(short)]);
            }
        }
        (form, sex)
    }
}

/// What an abbreviated word of a name stands for.
fn canonical(word: &str) -> &str {
    match word {
        "st" => "saint",
        "mt" => "mount",
        "ft" => "fort",
        "u.s" => "us",
        "u.k" => "uk",
        "u.n" => "un",
        "univ" => "university",
        other => other,
    }
}

/// Whether a word is an initial: one letter, or letters with stops ("j", "j.k").
pub fn is_initial(word: &str) -> bool {
    let mut letters = word.split('.');
    letters.all(|letter| letter.chars().count() <= 1) && !word.is_empty()
}

/// Whether an initial can stand for a word: "j" for "jun".
pub fn stands_for(initial: &str, word: &str) -> bool {
    is_initial(initial) && initial.chars().next() == word.chars().next()
}

/// Whether a word is a title that is hardly ever a given name, as Anna, Major and Dean can be.
pub fn is_title(lower: &str) -> bool {
    forms_of_address::is(lower.strip_suffix('.').unwrap_or(lower), FormOfAddress::Title)
}

fn is_particle(word: &str, person: bool) -> bool {
    name_parts::is(word, if person { NamePart::Particle } else { NamePart::Linking })
}

/// Pushes a lower-case word without accents, stops and possessive.
pub fn fold(lower: &str, out: &mut String) {
    let start = out.len();
    for character in lower.chars() {
        if character.is_ascii() {
            out.push(character);
            continue;
        }
        match character {
            'à'..='å' | 'ā' | 'ă' | 'ą' | 'ǎ' | 'ạ' | 'ả' | 'ấ'..='ặ' => out.push('a'),
            'æ' => out.push_str("ae"),
            'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => out.push('c'),
            'ď' | 'đ' | 'ð' => out.push('d'),
            'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' | 'ẹ'..='ệ' | 'ə' => out.push('e'),
            'ĝ' | 'ğ' | 'ġ' | 'ģ' => out.push('g'),
            'ĥ' | 'ħ' | 'ḥ' => out.push('h'),
            'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' | 'ỉ' | 'ị' => out.push('i'),
            'ĵ' => out.push('j'),
            'ķ' => out.push('k'),
            'ĺ' | 'ļ' | 'ľ' | 'ł' => out.push('l'),
            'ñ' | 'ń' | 'ņ' | 'ň' | 'ŋ' => out.push('n'),
            'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' | 'ơ' | 'ọ'..='ợ' => out.push('o'),
            'œ' => out.push_str("oe"),
            'ŕ' | 'ŗ' | 'ř' => out.push('r'),
            'ś' | 'ŝ' | 'ş' | 'š' | 'ș' | 'ṣ' => out.push('s'),
            'ß' => out.push_str("ss"),
            'ţ' | 'ť' | 'ț' | 'ṭ' => out.push('t'),
            'þ' => out.push_str("th"),
            'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' | 'ư' | 'ụ'..='ự' => out.push('u'),
            'ŵ' => out.push('w'),
            'ý' | 'ÿ' | 'ŷ' | 'ỳ'..='ỹ' => out.push('y'),
            'ź' | 'ż' | 'ž' | 'ẓ' => out.push('z'),
            '\u{300}'..='\u{36f}' | '’' | '‘' | 'ʼ' | 'ʻ' => {}
            other => out.push(other),
        }
    }
    while out.len() > start && (out.ends_with('.') || out.ends_with('\'')) {
        out.pop();
    }
}

/// A word as it might as well be spelled: Mohammed and Muhammad, Zelensky and Zelenskyy, Yusuf and Youssef. The
/// consonants that are heard, after the first letter; the same for names of different people now and then, so that it
/// is asked only within one article.
pub fn skeleton(word: &str) -> String {
    let mut out = String::new();
    let mut last = ' ';
    let mut letters = word.chars().filter(|letter| *letter != '-' && *letter != '\'').peekable();
    let mut first = true;
    while let Some(letter) = letters.next() {
        let next = letters.peek().copied();
        let heard = match (letter, next) {
            ('c', Some('h')) => 'c',
            ('c', Some('e' | 'i')) => 's',
            ('c' | 'q', _) => 'k',
            ('p', Some('h')) => 'f',
            ('w' | 'v', _) => 'v',
            ('j', _) => 'y',
            ('z', _) => 's',
            ('h', _) if !first => continue,
            ('a' | 'e' | 'i' | 'o' | 'u' | 'y', _) if !first => {
                last = ' ';
                continue;
            }
            ('a' | 'e', _) => 'a',
            ('i' | 'y', _) => 'y',
            ('o' | 'u', _) => 'u',
            (other, _) => other,
        };
        if heard != last {
            out.push(heard);
        }
        last = heard;
        first = false;
    }
    out
}

/// Whether two words differ by one letter more, less, other or swapped.
pub fn is_one_off(one: &str, two: &str) -> bool {
    let (one, two): (Vec<char>, Vec<char>) = (one.chars().collect(), two.chars().collect());
    let (short, long) = if one.len() <= two.len() { (&one, &two) } else { (&two, &one) };
    if long.len() - short.len() > 1 {
        return false;
    }
    let same = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    if short.len() < long.len() {
        return short[same..] == long[same + 1..];
    }
    let rest = (&short[same..], &long[same..]);
    match rest {
        ([], []) => true,
        ([_, a @ ..], [_, b @ ..]) if a == b => true,
        ([a, b, x @ ..], [c, d, y @ ..]) => a == d && b == c && x == y,
        _ => false,
    }
}
