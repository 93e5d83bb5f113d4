//! Words that their capital tells to be names, whatever the tagger knows of them: "Kinzinger blasted *Evers* on air". Owns how
//! much is said so against there being no name; of which kind it is, stays the tagger's to say.

use crate::{
    hash,
    lexicon::{
        calendar,
        function_words::{self, FunctionWord},
        lists,
        words::{WordEntry, WordLexicon},
    },
    names::detect::words::{Case, Words},
    syntax::Tag,
    text::{Document, TokenKind},
};

/// The lists of names.
const NAMES: u32 = 1 << lists::GIVEN
    | 1 << lists::SURNAME
    | 1 << lists::CITY
    | 1 << lists::COUNTRY
    | 1 << lists::REGION
    | 1 << lists::GEOGRAPHY
    | 1 << lists::ORGANIZATION
    | 1 << lists::TOWN;

/// The lists of words that have a capital by courtesy: "the President", "State".
const COURTESY: u32 = 1 << lists::TITLE
    | 1 << lists::ROLE
    | 1 << lists::ORGANIZATION_WORD
    | 1 << lists::FACILITY_WORD
    | 1 << lists::LOCATION_WORD
    | 1 << lists::EVENT_WORD
    | 1 << lists::PRODUCT_WORD
    | 1 << lists::TIME
    | 1 << lists::COMMON;

/// What such a capital says for a name of one word, in units of log odds. Of 1 to 5, the most that costs nothing on dev.
const CERTAIN: i16 = 2;

/// The same where the word opens a sentence and is its whole subject: "*Oakhurst* declined to comment".
const SUBJECT: i16 = 7;

/// Endings of things that have no article where they are subjects: "Phoeniculture has evolved".
const ENDINGS: [&str; 9] = ["s", "ness", "ment", "ship", "ism", "ure", "ion", "ity", "ology"];

/// What the capital at `token` says for its being a name, in units of log odds; nothing where it does not tell. It tells where
/// it stands inside of a sentence behind a small word that is no article, or opens one and is no word that is known; `tags`
/// are the parts of speech, as far as they are known.
pub fn certainty(
    document: &Document,
    tags: &[Tag],
    words: &Words,
    entries: &[WordEntry],
    lexicon: &WordLexicon,
    token: usize,
) -> i16 {
    if !is_certain(document, words, entries, lexicon, token) {
        return 0;
    }
    let opens = document.sentences[document.tokens[token].sentence as usize].tokens.start as usize == token;
    let lower = document.lower(token);
    let subject = opens
        && tags.get(token + 1).is_some_and(|tag| tag.is_finite() || tag.is_past())
        && entries[words.of[token] as usize].class == 0
        && !ENDINGS.iter().any(|ending| lower.ends_with(ending));
    if subject { SUBJECT } else { CERTAIN }
}

fn is_certain(document: &Document, words: &Words, entries: &[WordEntry], lexicon: &WordLexicon, token: usize) -> bool {
    let word = words.at(token);
    let info = &document.tokens[token];
    let lower = document.lower(token);
    if word.case != Case::Title || info.kind != TokenKind::Word || lower.chars().count() < 3 {
        return false;
    }
    let entry = entries[words.of[token] as usize];
    if entry.lists & COURTESY != 0 && entry.lists & NAMES == 0
        || function_words::is(lower, FunctionWord::Common)
        || calendar::says_when(lower)
    {
        return false;
    }
    let sentence = &document.sentences[info.sentence as usize];
    let (start, end) = (sentence.tokens.start as usize, sentence.tokens.end as usize);
    // "Bank *of* the South", "Ludwig *van* Osten", "Anglo-": part of something else.
    let is_particle = |at: usize| {
        entries[words.of[at] as usize].lists >> lists::PARTICLE & 1 == 1
            || matches!(document.lower(at), "of" | "for" | "and" | "the" | "-" | "/" | "&")
    };
    if token + 1 < end && (words.at(token + 1).capital() || is_particle(token + 1)) {
        return false;
    }
    if token == start {
        let known = entry.class != 0 && entry.lists & NAMES == 0 || entry.lists >> lists::ALSO_WORD & 1 == 1;
        let small = token + 1 < end && words.at(token + 1).case == Case::Lower;
        return small && !known && !is_inflected(lexicon, lower);
    }
    let goes_on = is_particle(token - 1) && token - start > 1 && words.at(token - 2).capital();
    let article = matches!(
        document.lower(token - 1),
        "the"
            | "a"
            | "an"
            | "this"
            | "that"
            | "these"
            | "those"
            | "our"
            | "my"
            | "your"
            | "his"
            | "her"
            | "its"
            | "their"
            | "every"
            | "each"
            | "no"
            | "any"
            | "some"
    );
    words.at(token - 1).case == Case::Lower && !article && !goes_on
}

/// Whether a word is a form of one that is known and no name: "unmoored".
fn is_inflected(lexicon: &WordLexicon, lower: &str) -> bool {
    ["s", "es", "ed", "d", "ing", "ly", "er", "ness", "less"]
        .iter()
        .filter_map(|ending| lower.strip_suffix(ending))
        .any(|stem| {
            let entry = lexicon.word(hash::text(stem));
            stem.len() > 2 && entry.class != 0 && entry.lists & NAMES == 0
        })
}
