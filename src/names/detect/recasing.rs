//! How the words of loud lines would be written in running text: "BRIGHTFEN JOINS OAKHURST" is "Brightfen joins Oakhurst". Owns
//! the written form that the tagger sees of them, and why; which lines are loud by their letters is `loudness`'.
//!
//! What the rest of the article does decides: a word that stands there in small letters is one, a name is written as
//! there, two words side by side as they stand side by side. Of words that stand nowhere else the lists tell, and words
//! that nobody knows are taken for names.

use crate::{
    hash,
    lexicon::{
        beside_names::{self, BesideName},
        lists,
        words::{LONGEST, WordEntry, WordLexicon, longer},
    },
    map::Map,
    names::detect::{
        loudness::{Loudness, is_small},
        words::{Case, Word, Words},
    },
    text::{Document, is_clitic},
};
use std::ops::Range;

/// What two words side by side say weighs as much as so many times one of them alone.
const BESIDE: u32 = 3;

/// How far the words of a body's name stand from its first and from its last one.
const BODY: usize = 3;

/// The lists that tell of a name.
const NAMES: u32 = 1 << lists::GIVEN
    | 1 << lists::SURNAME
    | 1 << lists::CITY
    | 1 << lists::COUNTRY
    | 1 << lists::REGION
    | 1 << lists::GEOGRAPHY
    | 1 << lists::NORP
    | 1 << lists::ORGANIZATION
    | 1 << lists::PRODUCT
    | 1 << lists::MISC
    | 1 << lists::MONTH
    | 1 << lists::WEEKDAY;

/// Names whatever else they mean.
const SURE_NAMES: u32 = 1 << lists::COUNTRY | 1 << lists::NORP | 1 << lists::WEEKDAY;

/// Why a word of a loud sentence is written small or with a capital.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
enum Reason {
    /// As it stands there.
    Stands = 1,
    /// Small, as words of its class are.
    Function,
    /// Small, as nothing speaks for a name.
    Plain,
    /// Small, as in the rest of the article.
    SeenSmall,
    /// With a capital, as in the rest of the article.
    SeenCapital,
    /// With a capital, as a listed name of several words stands there.
    Phrase,
    /// With a capital, as a list has it, or as it belongs to a body's name.
    Listed,
    /// With a capital, as nobody knows it.
    Unknown,
}

impl Reason {
    fn is_capital(self) -> bool {
        self as u8 >= Self::SeenCapital as u8
    }
}

/// How a word is written where capitals mean something.
#[derive(Clone, Copy, Debug, Default)]
struct Seen {
    small: u32,
    capital: u32,
    /// One more than the distinct word with a capital.
    form: u32,
    /// The same where it opens a sentence, and so may be no name.
    opening: u32,
}

/// How two words are written side by side: each small or with a capital.
#[derive(Clone, Copy, Debug, Default)]
struct Beside {
    left: [u32; 2],
    right: [u32; 2],
}

/// What is known of the words of loud lines.
pub struct Recasing<'a, 'd> {
    document: &'a Document<'d>,
    words: &'a mut Words,
    lexicon: &'a WordLexicon,
    loud: &'a [Loudness],
    /// By lower-case form.
    seen: Vec<Seen>,
    /// Where the pairs of words of loud sentences lie in `besides`.
    pairs: Map<(u32, u32), u32>,
    besides: Vec<Beside>,
}

impl<'a, 'd> Recasing<'a, 'd> {
    /// Looks at the sentences whose capitals mean something; `loud` has those whose capitals don't.
    pub fn new(
        document: &'a Document<'d>,
        words: &'a mut Words,
        lexicon: &'a WordLexicon,
        loud: &'a [Loudness],
    ) -> Self {
        let seen = vec![Seen::default(); words.keys];
        let mut recasing = Self { document, words, lexicon, loud, seen, pairs: Map::default(), besides: Vec::new() };
        recasing.look();
        recasing
    }

    fn key(&self, token: usize) -> u32 {
        self.words.at(token).key
    }

    /// Looks at the sentences whose capitals mean something.
    fn look(&mut self) {
        for loud in self.sentences(true) {
            for token in loud.start..loud.end.saturating_sub(1) {
                let pair = (self.key(token), self.key(token + 1));
                let next = self.besides.len() as u32;
                if *self.pairs.entry(pair).or_insert(next) == next {
                    self.besides.push(Beside::default());
                }
            }
        }
        for plain in self.sentences(false) {
            for token in plain.clone() {
                let word = self.words.at(token);
                let (key, capital, cased) = (word.key, word.capital(), word.case != Case::None);
                let opens = token == plain.start || matches!(self.document.lower(token - 1), "\"" | "“" | "‘" | ":");
                let seen = &mut self.seen[key as usize];
                let form = self.words.of[token] + 1;
                match (cased, capital, opens) {
                    (false, ..) => {}
                    (true, false, _) => seen.small += 1,
                    (true, true, true) => seen.opening = if seen.opening == 0 { form } else { seen.opening },
                    (true, true, false) => {
                        seen.capital += 1;
                        seen.form = if seen.form == 0 { form } else { seen.form };
                    }
                }
                if token + 1 < plain.end
                    && let next = self.words.at(token + 1)
                    && let Some(&pair) = self.pairs.get(&(key, next.key))
                {
                    let beside = &mut self.besides[pair as usize];
                    if !opens || !capital {
                        beside.left[usize::from(capital)] += 1;
                    }
                    beside.right[usize::from(next.capital())] += 1;
                }
            }
        }
    }

    fn pair(&self, left: u32, right: u32) -> Option<&Beside> {
        self.pairs.get(&(left, right)).map(|&pair| &self.besides[pair as usize])
    }

    fn sentences(&self, loud: bool) -> Vec<Range<usize>> {
        let range = |index: usize| {
            let tokens = &self.document.sentences[index].tokens;
            tokens.start as usize..tokens.end as usize
        };
        let all = 0..self.document.sentences.len();
        all.filter(|&index| (self.loud[index] != Loudness::Plain) == loud).map(range).collect()
    }

    /// Whether a line in Title Case has capitals that mean nothing, and not just names: "By Anna Kovač and Piet Vos".
    fn is_title(&self, tokens: &Range<usize>) -> bool {
        use BesideName::{Beats, Hits};
        let (mut sure, mut likely) = (0usize, 0usize);
        let first = self.document.tokens[tokens.start].sentence;
        let paragraph = &self.document.paragraphs[self.document.sentences[first as usize].paragraph as usize];
        // "Cyclone Amara Hits Marvela"
        let headline = paragraph.tokens.start == 0 && paragraph.tokens.end as usize == tokens.end;
        for token in (tokens.start + 1..tokens.end).filter(|&token| self.words.at(token).case == Case::Title) {
            let (seen, entry) = (self.seen[self.key(token) as usize], self.lexicon.word(self.words.at(token).lower));
            let lower = self.document.lower(token);
            let common = entry.lists >> lists::COMMON & 1 == 1 || is_small(lower);
            let inside = headline && token + 1 < tokens.end && seen.capital == 0;
            let is_verb = beside_names::is(lower, Hits) || beside_names::is(lower, Beats);
            if inside && (is_verb || lower.ends_with('s') && (common || self.is_inflected(lower))) {
                sure += 2;
            } else if seen.small > seen.capital || common {
                sure += 1;
            } else if seen.capital == 0 && entry.class != 0 && entry.lists & NAMES == 0 {
                likely += 1;
            }
        }
        sure > 0 && sure + likely > 1 || likely > 3
    }

    /// Gives the words of loud sentences their forms, and says which of these sentences are none after all and for what
    /// reason each word is written so.
    pub fn run(&mut self) -> (Vec<usize>, Vec<u8>) {
        let mut plain = Vec::new();
        let mut reasons = vec![0; self.document.tokens.len()];
        let mut forms: Map<(u32, bool), u32> = Map::default();
        for index in 0..self.document.sentences.len() {
            let loudness = self.loud[index];
            if loudness == Loudness::Plain {
                continue;
            }
            let tokens = &self.document.sentences[index].tokens;
            let tokens = tokens.start as usize..tokens.end as usize;
            if loudness == Loudness::Title && !self.is_title(&tokens) {
                plain.push(index);
                continue;
            }
            let listed = self.listed(&tokens);
            for token in tokens.clone() {
                let word = self.words.at(token);
                let told = match loudness {
                    Loudness::Capitals => matches!(word.case, Case::Upper | Case::Initial),
                    _ => matches!(word.case, Case::Title),
                };
                let dotted = self.document.form(token).contains('.');
                reasons[token] = Reason::Stands as u8;
                if !told || dotted {
                    continue;
                }
                let key = word.key;
                let small = token > tokens.start && is_small(self.document.lower(token));
                let reason = match listed[token - tokens.start] && !small {
                    true => Reason::Phrase,
                    false => self.reason(token, &tokens),
                };
                reasons[token] = reason as u8;
                let capital = reason.is_capital();
                let seen = self.seen[key as usize];
                let known = if seen.form > 0 { seen.form } else { seen.opening };
                if capital && known > 0 {
                    self.words.of[token] = known - 1;
                    continue;
                }
                // A sentence begins with a capital.
                let title = capital || token == tokens.start;
                if capital && loudness == Loudness::Capitals && self.is_acronym(token) {
                    continue;
                }
                let of = *forms.entry((key, title)).or_insert_with(|| {
                    let lower = self.document.lower(token);
                    let form = if title { capitalised(lower) } else { lower.to_owned() };
                    self.words.words.push(Word::new(&form, lower, key));
                    self.words.words.len() as u32 - 1
                });
                self.words.of[token] = of;
            }
        }
        (plain, reasons)
    }

    /// Which of some tokens stand in a listed name of two words or more: "CAPE TOWN".
    fn listed(&self, tokens: &Range<usize>) -> Vec<bool> {
        let mut listed = vec![false; tokens.len()];
        let lower = |token: usize| self.words.at(token).lower;
        let mut start = tokens.start;
        while start < tokens.end {
            let mut phrase = longer(0, lower(start));
            let mut longest = start;
            for end in start + 1..tokens.end.min(start + LONGEST) {
                phrase = longer(phrase, lower(end));
                // Kinds are the numbers of the lists, from 1 on.
                if self.lexicon.phrase(phrase).is_some_and(|kind| kind > 0 && NAMES >> (kind - 1) & 1 == 1) {
                    longest = end;
                }
            }
            if longest > start {
                listed[start - tokens.start..=longest - tokens.start].fill(true);
            }
            start = longest + 1;
        }
        listed
    }

    /// Whether running text would give a word of a loud sentence a capital, and why.
    fn reason(&self, token: usize, sentence: &Range<usize>) -> Reason {
        let lower = self.document.lower(token);
        let key = self.key(token);
        let seen = self.seen[key as usize];
        let (mut small, mut capital) = (seen.small, seen.capital);
        if token > sentence.start
            && let Some(beside) = self.pair(self.key(token - 1), key)
        {
            small += BESIDE * beside.right[0];
            capital += BESIDE * beside.right[1];
        }
        if token + 1 < sentence.end
            && let Some(beside) = self.pair(key, self.key(token + 1))
        {
            small += BESIDE * beside.left[0];
            capital += BESIDE * beside.left[1];
        }
        if is_clitic(lower) {
            return Reason::Function;
        }
        if is_small(lower) {
            let is_name = capital > small + 2 || seen.small == 0 && capital > 0;
            return if is_name { Reason::SeenCapital } else { Reason::Function };
        }
        if small + capital > 0 {
            return if capital > small { Reason::SeenCapital } else { Reason::SeenSmall };
        }
        let entry = self.lexicon.word(self.words.at(token).lower);
        if seen.opening > 0 && entry.lists & NAMES != 0 || self.ends_a_body(token, sentence) {
            return Reason::Listed;
        }
        self.likely(lower, entry)
    }

    /// Whether a word stands between the name of a place or people and a word that ends names of bodies and events, that
    /// word included: "African *Energy Summit*".
    fn ends_a_body(&self, token: usize, sentence: &Range<usize>) -> bool {
        const HEADS: u32 = 1 << lists::EVENT_WORD;
        const OWNERS: u32 =
            1 << lists::COUNTRY | 1 << lists::NORP | 1 << lists::CITY | 1 << lists::REGION | 1 << lists::GEOGRAPHY;
        let lists = |at: usize| self.lexicon.word(self.words.at(at).lower).lists;
        let unseen = |at: usize| {
            let seen = self.seen[self.key(at) as usize];
            seen.small == 0 && !is_small(self.document.lower(at)) && self.words.at(at).case != Case::None
        };
        let head =
            (token..sentence.end.min(token + BODY)).take_while(|&at| unseen(at)).any(|at| lists(at) & HEADS != 0);
        let mut owners = (sentence.start.max(token.saturating_sub(BODY))..token).rev();
        head && owners.find_map(|at| (lists(at) & OWNERS != 0).then_some(true).or((!unseen(at)).then_some(false)))
            == Some(true)
    }

    /// Whether a word that stands nowhere else is more likely a name than not, and why.
    fn likely(&self, lower: &str, entry: WordEntry) -> Reason {
        if entry.lists & SURE_NAMES != 0 {
            return Reason::Listed;
        }
        let is = |holds, reason| if holds { reason } else { Reason::Plain };
        if entry.lists & NAMES != 0 {
            let is_word = 1 << lists::ALSO_WORD | 1 << lists::COMMON;
            return is(entry.lists & is_word == 0, Reason::Listed);
        }
        is(entry.class == 0 && entry.lists & !(1 << lists::TOWN) == 0 && !self.is_inflected(lower), Reason::Unknown)
    }

    /// Whether a word is a form of one that is known and no name: "unveils".
    fn is_inflected(&self, lower: &str) -> bool {
        ["s", "es", "ed", "d", "ing", "ly", "er"].iter().filter_map(|ending| lower.strip_suffix(ending)).any(|stem| {
            let known = |stem: &str| {
                let entry = self.lexicon.word(hash::text(stem));
                entry.class != 0 && entry.lists & NAMES == 0
            };
            stem.len() > 2 && known(stem)
        })
    }

    /// Whether a word in capitals that stands nowhere else is no word: it has no vowel, or a list has it and it is short.
    fn is_acronym(&self, token: usize) -> bool {
        let lower = self.document.lower(token);
        let vowels = lower.contains(['a', 'e', 'i', 'o', 'u', 'y']);
        let entry = self.lexicon.word(self.words.at(token).lower);
        let listed = entry.lists >> lists::ORGANIZATION & 1 == 1 || entry.lists >> lists::COUNTRY & 1 == 1;
        lower.len() <= 5 && (!vowels || listed && lower.len() <= 4)
    }
}

/// `lower` with a capital.
fn capitalised(lower: &str) -> String {
    let mut characters = lower.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}
