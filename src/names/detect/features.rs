//! Features of a token for the tagger: which attributes it has. Owns the templates and their numbers, not the weights.
//!
//! Most attributes hang on one word alone, wherever it stands: its own ([`Extractor::word`]), and what it says about
//! the tokens beside it ([`Extractor::near`]). Their sums are taken once for each distinct word of a document. What
//! hangs on the place and on pairs of words ([`Extractor::token`]) is taken for every token, and with it the words two
//! tokens away ([`Extractor::far`]), one attribute each; pairs only where a name,
//! a date or an amount may be near: in "they have been waiting for it" there is none.

use crate::{
    analysis::ParagraphKind,
    hash::{self, attribute, mix},
    lexicon::words::{WordEntry, WordLexicon},
    names::detect::{
        amounts::{amounts, money_from, money_until},
        casing::Casing,
        certain::certainty,
        evidence::Evidence,
        listed_phrases::phrases,
        windows::{Window, telling, windows},
        words::{Word, Words, place_in},
    },
    syntax::Tag,
    text::Document,
};

/// Changes whenever a template changes its meaning; weights of another number are refused.
pub const FEATURES: u32 = 6;

/// How far the neighbours stand that say much, left and right.
pub const OFFSETS: [isize; 2] = [-1, 1];

/// Groups of templates with their numbers, for reports of what each brings.
pub const GROUPS: [(&str, std::ops::RangeInclusive<u32>); 11] = [
    ("the word itself", 1..=4),
    ("its affixes", 5..=19),
    ("words around it", 20..=29),
    ("shapes around it", 30..=39),
    ("its place", 40..=49),
    ("its run of capitals", 50..=59),
    ("the document", 60..=69),
    ("classes of words", 70..=79),
    ("lists of names", 100..=129),
    ("shapes of dates and amounts", 130..=139),
    ("lines in which capitals say little", LOUD),
];

/// Templates of lines in which capitals say little.
pub const LOUD: std::ops::RangeInclusive<u32> = 140..=169;

/// Stands for what lies outside of the sequence.
const OUTSIDE: u64 = 0x6f75_7473_6964_6500;

/// What is known of what lies outside.
const BEYOND: WordEntry = WordEntry { class: u8::MAX, set: u8::MAX, lists: 0 };

/// Takes the features of a document's tokens.
pub struct Extractor<'d> {
    document: &'d Document<'d>,
    words: Words,
    /// The sentences in which capitals say little.
    pub casing: Casing,
    evidence: Evidence,
    /// What the lexicon knows of each distinct word.
    entries: Vec<WordEntry>,
    /// Whether a pair with the word is looked at.
    telling: Vec<bool>,
    /// Kind and place of the listed phrase in which each token stands; 0 outside.
    phrases: Vec<u8>,
    /// The same for dates and amounts by shape.
    amounts: Vec<u8>,
}

impl<'d> Extractor<'d> {
    /// Looks at the document as a whole.
    pub fn new(document: &'d Document<'d>, lexicon: &WordLexicon) -> Self {
        let mut words = Words::new(document);
        let casing = Casing::new(document, &mut words, lexicon);
        let evidence = Evidence::new(document, &words, &casing);
        // "Rs. 500"
        let entry = |word: &Word| if word.lower == hash::text("rs.") { hash::text("rs") } else { word.lower };
        let entries: Vec<WordEntry> = words.words.iter().map(|word| lexicon.word(entry(word))).collect();
        let telling = words.words.iter().zip(&entries).map(|(word, entry)| telling(word, *entry)).collect();
        let phrases = phrases(document, &words, lexicon);
        let amounts = amounts(document, &words, &entries);
        Self { document, words, casing, evidence, entries, telling, phrases, amounts }
    }

    /// Number of distinct words.
    pub fn distinct(&self) -> usize {
        self.words.words.len()
    }

    /// Which of the distinct words stands at `token`.
    pub fn word_at(&self, token: usize) -> usize {
        self.words.of[token] as usize
    }

    /// The windows to look at, in order.
    pub fn windows(&self) -> Vec<Window> {
        windows(self.document, &self.words, &self.casing, &self.telling)
    }

    /// Whether nothing tells in a window but the capital of a small word that opens a sentence: "*The* boats". Learning
    /// takes it for an example of what is no name; there is no need to look at it.
    pub fn is_idle(&self, window: &Window) -> bool {
        let tells = |token: &usize| self.telling[self.words.of[*token] as usize] || self.is_loud(*token);
        let opens = |token: usize| self.words.at(token).capital() && self.evidence.run_at(token).is_none();
        let mut telling = window.tokens.clone().filter(tells).peekable();
        telling.peek().is_some() && telling.all(opens)
    }

    /// What the capital at a token says for its being a name, in units of log odds.
    pub(super) fn certainty(&self, token: usize, tags: &[Tag], lexicon: &WordLexicon) -> i16 {
        if self.is_loud(token) { 0 } else { certainty(self.document, tags, &self.words, &self.entries, lexicon, token) }
    }

    /// The end of the amount of money that goes on after `token`.
    pub fn money_until(&self, token: usize) -> usize {
        money_until(&self.amounts, token)
    }

    /// The start of the amount of money in which `token` stands.
    pub fn money_from(&self, token: usize) -> usize {
        money_from(&self.amounts, token)
    }

    fn entry(&self, token: usize) -> WordEntry {
        self.entries[self.words.of[token] as usize]
    }

    /// All attributes of `token`, which stands in the sequence of tokens `from..to`, with the numbers of their
    /// templates.
    pub fn all(&self, token: usize, from: usize, to: usize, mut sink: impl FnMut(u32, u32)) {
        self.word(self.word_at(token), &mut sink);
        self.far(-2, token, from, to, &mut sink);
        for offset in OFFSETS {
            self.near(offset, neighbour(token, offset, from, to).map(|at| self.word_at(at)), &mut sink);
        }
        self.far(2, token, from, to, &mut sink);
        self.token(token, from, to, &mut sink);
        self.loud(token, from, to, &mut sink);
    }

    /// Whether a token stands in a sentence in which capitals say little.
    pub fn is_loud(&self, token: usize) -> bool {
        self.casing.reason(token) != 0
    }

    /// The attributes that tokens have besides where capitals say little: why each word is taken to be small or to have a
    /// capital, with the words, classes and lists around it. Their weights are learned for themselves, so that nothing is
    /// lost elsewhere.
    pub fn loud(&self, token: usize, from: usize, to: usize, mut sink: impl FnMut(u32, u32)) {
        let reason = |at: Option<usize>| at.map_or(0, |at| self.casing.reason(at));
        let why = reason(Some(token));
        if why == 0 {
            return;
        }
        let mut push = |template: u32, value: u64| sink(template, attribute(template, value));
        let at = |offset: isize| neighbour(token, offset, from, to);
        let (left, right) = (at(-1), at(1));
        let (left_why, right_why) = (reason(left), reason(right));
        let here = self.words.at(token);
        let entry = |at: Option<usize>| at.map_or(BEYOND, |at| self.entry(at));
        let (now, before, after) = (entry(Some(token)), entry(left), entry(right));
        let lower = |at: Option<usize>| at.map_or(OUTSIDE, |at| self.words.at(at).lower);
        let of = |entry: WordEntry| u64::from(entry.set) + 1;
        let class = |entry: WordEntry| u64::from(entry.class) + 1;
        push(140, why);
        push(141, mix(left_why, why));
        push(142, mix(why, right_why + 16));
        push(143, mix(mix(left_why, why), right_why));
        push(144, mix(class(now), why));
        push(145, mix(of(now), why));
        push(146, mix(here.suffixes[2], why));
        push(147, mix(here.lower, why));
        push(148, mix(lower(left), why));
        push(149, mix(lower(right), why));
        push(150, mix(of(before), why));
        push(151, mix(of(after), why));
        push(152, mix(class(before), why));
        push(153, mix(class(after), why));
        push(154, mix(mix(of(before), of(now)), why));
        push(155, mix(mix(of(now), of(after)), why));
        let mut rest = now.lists;
        while rest != 0 {
            push(156, mix(u64::from(rest.trailing_zeros()) + 1, why));
            rest &= rest - 1;
        }
        push(157, mix(u64::from(self.phrases[token]), why));
        let known = &self.evidence.keys[here.key as usize];
        let seen = u64::from(known.lower.min(2)) * 3 + u64::from(known.inner.min(2));
        push(158, mix(seen, why));
        push(159, mix(lower(at(-2)), why));
        push(160, mix(lower(at(2)), why));
        // Whether it stands among the same words as in the longest name with it.
        let Some(longest) = known.longest else { return };
        let run = &self.evidence.runs[longest.run as usize];
        let (first, last, place) = (run.start as usize, run.end as usize, longest.at as usize);
        let same = |here: Option<usize>, there: usize| {
            u64::from(here.is_some_and(|here| self.words.at(here).key == self.words.at(there).key))
        };
        let position = place_in(place, first, last);
        let (with_left, with_right) = (
            if place > first { same(left, place - 1) } else { 2 },
            if place + 1 < last { same(right, place + 1) } else { 2 },
        );
        push(161, mix(mix(position, with_left), with_right));
        push(162, mix(mix(mix(position, with_left), with_right), why));
    }

    /// The attributes of one of the distinct words, wherever it stands.
    pub fn word(&self, word: usize, mut sink: impl FnMut(u32, u32)) {
        let mut push = |template: u32, value: u64| {
            if value != 0 {
                sink(template, attribute(template, value));
            }
        };
        let (here, entry) = (&self.words.words[word], self.entries[word]);
        push(1, 1);
        push(2, here.form);
        push(3, here.lower);
        push(4, here.shape);
        for (length, &hash) in (0..).zip(&here.prefixes) {
            push(5 + length, hash);
        }
        for (length, &hash) in (0..).zip(&here.suffixes) {
            push(9 + length, hash);
        }
        push(13, mix(here.suffixes[2], here.shape));
        if here.capital() {
            let known = &self.evidence.keys[here.key as usize];
            for &before in &known.before {
                push(65, before);
            }
            for &after in &known.after {
                push(66, after);
            }
        }
        push(70, u64::from(entry.class) + 1);
        push(71, mix(u64::from(entry.class) + 1, here.shape));
        let mut rest = entry.lists;
        while rest != 0 {
            push(100, mix(u64::from(rest.trailing_zeros()) + 1, here.case as u64));
            rest &= rest - 1;
        }
        push(101, mix(u64::from(entry.set) + 1, here.case as u64));
    }

    /// The attribute that the word two tokens away gives a token, before it or behind it.
    pub fn far(&self, offset: isize, token: usize, from: usize, to: usize, mut sink: impl FnMut(u32, u32)) {
        let template = 22 + u32::from(offset > 0);
        let lower = neighbour(token, offset, from, to).map_or(OUTSIDE, |at| self.words.at(at).lower);
        sink(template, attribute(template, lower));
    }

    /// The attributes that a word gives the token that stands `-offset` tokens from it; none stands for the outside.
    pub fn near(&self, offset: isize, word: Option<usize>, mut sink: impl FnMut(u32, u32)) {
        let (lower, shape, suffix, entry) = match word {
            None => (OUTSIDE, OUTSIDE, OUTSIDE, BEYOND),
            Some(word) => {
                let here = &self.words.words[word];
                (here.lower, here.shape, here.suffixes[2], self.entries[word])
            }
        };
        let mut push = |template: u32, value: u64| {
            if value != 0 {
                sink(template, attribute(template, value));
            }
        };
        let right = u32::from(offset > 0);
        push(20 + right, lower);
        push(30 + right, shape);
        push(38 + right, suffix);
        push(72 + right, u64::from(entry.class) + 1);
        push(102 + right, u64::from(entry.set) + 1);
        let mut rest = entry.lists;
        while rest != 0 {
            push(104 + right, u64::from(rest.trailing_zeros()) + 1);
            rest &= rest - 1;
        }
    }

    /// The attributes of a token that hang on where it stands.
    pub fn token(&self, token: usize, from: usize, to: usize, mut sink: impl FnMut(u32, u32)) {
        let mut push = |template: u32, value: u64| {
            if value != 0 {
                sink(template, attribute(template, value));
            }
        };
        let here = self.words.at(token);
        let at = |offset: isize| neighbour(token, offset, from, to);
        let (left, right) = (at(-1), at(1));

        let info = &self.document.tokens[token];
        let sentence = &self.document.sentences[info.sentence as usize];
        let starts = u64::from(sentence.tokens.start as usize == token);
        let kind = self.document.paragraphs[sentence.paragraph as usize].kind;
        let place = starts
            | u64::from(info.quotation.is_some()) << 1
            | u64::from(kind == ParagraphKind::Headline) << 2
            | u64::from(info.spaced) << 3;
        push(40, place + 1);

        let is_telling = |at: Option<usize>| at.is_some_and(|at| self.telling[self.words.of[at] as usize]);
        if !is_telling(Some(token)) && !is_telling(left) && !is_telling(right) {
            return;
        }
        push(41, mix(here.shape, starts));
        push(42, mix(here.lower, starts));

        let (left2, right2) = (at(-2), at(2));
        let lower = |at: Option<usize>| at.map_or(OUTSIDE, |at| self.words.at(at).lower);
        push(24, mix(lower(left), here.lower));
        push(25, mix(here.lower, lower(right)));
        push(26, mix(lower(left), lower(right)));
        push(27, mix(lower(left2), lower(left)));
        push(28, mix(lower(right), lower(right2)));
        let shape = |at: Option<usize>| at.map_or(OUTSIDE, |at| self.words.at(at).shape);
        push(32, mix(shape(left), here.shape));
        push(33, mix(here.shape, shape(right)));
        push(34, mix(mix(shape(left), here.shape), shape(right)));
        push(35, mix(mix(shape(left2), shape(left)), here.shape));
        push(36, mix(mix(here.shape, shape(right)), shape(right2)));
        push(37, mix(lower(left), here.shape));
        push(29, mix(lower(right), here.shape));

        let entry = |at: Option<usize>| at.map_or(BEYOND, |at| self.entry(at));
        let set = |at: Option<usize>| u64::from(entry(at).set) + 1;
        let now = Some(token);
        push(106, mix(set(left), set(now)));
        push(107, mix(set(now), set(right)));
        push(108, mix(mix(set(left), set(now)), set(right)));
        push(109, mix(mix(set(now), here.shape), starts));

        let phrase = |at: Option<usize>| at.map_or(0, |at| u64::from(self.phrases[at]));
        if phrase(now) != 0 {
            push(120, phrase(now));
            push(121, mix(phrase(now), here.case as u64));
        }
        if phrase(left) != phrase(now) {
            push(122, phrase(left));
        }
        if phrase(right) != phrase(now) {
            push(123, phrase(right));
        }

        let amount = u64::from(self.amounts[token]);
        if amount != 0 {
            push(130, amount);
            push(131, mix(amount, lower(left)));
            push(132, mix(amount, lower(right)));
        }

        if here.capital() || self.evidence.run_at(token).is_some() {
            self.run(token, from, to, &mut push);
        }
        let known = &self.evidence.keys[here.key as usize];
        let seen = u64::from(known.lower.min(2)) * 3 + u64::from(known.inner.min(2));
        push(60, mix(mix(seen, here.case as u64), starts));
    }

    /// What the run of capitalised words says in which a token stands, and the longest one of the document with its
    /// word.
    fn run(&self, token: usize, from: usize, to: usize, push: &mut impl FnMut(u32, u64)) {
        let evidence = &self.evidence;
        let lower = |at: Option<usize>| at.map_or(OUTSIDE, |at| self.words.at(at).lower);
        let set = |at: usize| u64::from(self.entry(at).set) + 1;
        let run = evidence.run_at(token);
        if let Some(run) = run {
            let (first, last) = (run.start as usize, run.end as usize);
            let position = place_in(token, first, last);
            let before = (first > from).then(|| first - 1);
            let after = (last < to).then_some(last);
            let length = (last - first).min(5) as u64;
            push(50, mix(position, length));
            push(51, mix(lower(Some(first)), position));
            push(52, mix(lower(Some(last - 1)), position));
            push(53, mix(lower(before), position));
            push(54, mix(lower(after), position));
            push(55, mix(mix(lower(before), lower(after)), length));
            push(56, mix(self.words.at(last - 1).suffixes[2], position));
            push(110, mix(set(first), position));
            push(111, mix(set(last - 1), position));
            if last - first <= 4 {
                let all = (first..last).fold(0, |all, at| mix(all, set(at)));
                push(112, mix(all, position));
            }
        }
        let word = self.words.at(token);
        if word.capital()
            && let Some(longest) = evidence.keys[word.key as usize].longest
        {
            let long = &evidence.runs[longest.run as usize];
            let (first, last) = (long.start as usize, long.end as usize);
            let position = place_in(longest.at as usize, first, last);
            let before = if first > 0 { self.words.at(first - 1).lower } else { OUTSIDE };
            let now = run.map_or(0, |run| u64::from((run.end - run.start).min(3)));
            let length = (last - first).min(4) as u64;
            push(61, mix(mix(position, length), now));
            push(62, mix(mix(lower(Some(first)), position), now));
            push(63, mix(mix(lower(Some(last - 1)), position), now));
            push(64, mix(mix(before, position), now));
            if last - first <= 4 {
                let all = (first..last).fold(0, |all, at| mix(all, set(at)));
                push(113, mix(all, position));
            }
        }
    }
}

/// The token `offset` from `token`, if it lies in the sequence.
pub fn neighbour(token: usize, offset: isize, from: usize, to: usize) -> Option<usize> {
    token.checked_add_signed(offset).filter(|&at| at >= from && at < to)
}
