//! Names that the tagger saw in one place and missed in another. Owns the search for them and when a word is too common
//! to be one.

use crate::{
    analysis::{EntityType, MentionBasis, ParagraphKind},
    hash,
    lexicon::{
        calendar,
        function_words::{self, FunctionWord},
        name_parts::{self, NamePart},
        nouns,
    },
    map::{Map, Set},
    names::{
        acronym,
        detect::barriers::is_cell,
        mention::{LIKELY, NameMention},
        repair::words::is_shouted,
    },
    sort,
    text::{Document, TokenKind},
};
use std::ops::Range;

/// The longest name that is looked for, in tokens.
const LONGEST: usize = 8;

/// What is left of a name's confidence where it is found once more,
const REPEATED: f64 = 0.9;
/// where the surname is found of somebody named in full,
const SURNAME: f64 = 0.8;
/// and where the given name is.
const GIVEN_NAME: f64 = 0.7;
/// Confidence of the initials of a name.
const ACRONYM: f64 = 0.75;

/// A name to look for.
struct KnownName {
    kind: EntityType,
    confidence: f64,
    tokens: usize,
    /// Whether it stands somewhere in other letters than capitals alone.
    spelled: bool,
    /// Whether it is a part of somebody's name.
    part: bool,
}

/// `found` with the repeated names put in, in order.
pub fn complete(document: &Document, mut found: Vec<NameMention>) -> Vec<NameMention> {
    let mut known: Map<u64, KnownName> = Map::default();
    // The lengths of names that begin with a word.
    let mut lengths: Map<u64, u16> = Map::default();
    let mut taken = vec![false; document.tokens.len()];
    let lower_case = lower_case(document);
    for name in &found {
        taken[name.tokens.clone()].iter_mut().for_each(|taken| *taken = true);
        if matches!(name.kind, EntityType::Date | EntityType::Money) || name.tokens.len() > LONGEST {
            continue;
        }
        let mut add = |tokens: Range<usize>, confidence: f64, part: bool| {
            let first = document.hashes[tokens.start];
            let key = tokens.clone().fold(0, |key, token| hash::mix(key, document.hashes[token]));
            let spelled = !is_shouted(document, &tokens);
            let entry = known.entry(key).or_insert(KnownName {
                kind: name.kind,
                confidence: 0.0,
                tokens: tokens.len(),
                spelled,
                part,
            });
            entry.spelled |= spelled;
            entry.part &= part;
            if entry.confidence < confidence {
                entry.confidence = confidence;
                entry.kind = name.kind;
            }
            *lengths.entry(first).or_insert(0) |= 1 << tokens.len();
        };
        let alone = name.tokens.len() == 1;
        if name.confidence >= LIKELY && (!alone || is_fit(document, name.tokens.start, &lower_case)) {
            add(name.tokens.clone(), name.confidence * REPEATED, false);
        }
        // "Azola Company" is Azola, too.
        let (given, last) = (name.tokens.start, name.tokens.end - 1);
        if name.kind == EntityType::Organization
            && name.tokens.len() == 2
            && is_company(document.lower(last))
            && is_fit(document, given, &lower_case)
        {
            add(given..last, name.confidence * SURNAME, true);
        }
        // The surname and the given name of a person named in full.
        if name.kind == EntityType::Person && !alone {
            if is_fit(document, last, &lower_case) {
                add(last..last + 1, name.confidence * SURNAME, true);
            }
            if is_fit(document, given, &lower_case) {
                add(given..given + 1, name.confidence * GIVEN_NAME, true);
            }
        }
    }
    shrink(document, &mut found, &known, &mut taken);
    if known.is_empty() {
        return found;
    }
    let acronyms = acronyms(document, &found);
    let mut more = Vec::new();
    for sentence in &document.sentences {
        let (start, end) = (sentence.tokens.start as usize, sentence.tokens.end as usize);
        let mut token = start;
        while token < end {
            if taken[token] || !document.is_capital(token) {
                token += 1;
                continue;
            }
            let Some(&lengths) = lengths.get(&document.hashes[token]) else {
                if let Some(kind) = acronym_at(document, token, &acronyms) {
                    let (span, tokens) = (document.tokens[token].span, token..token + 1);
                    more.push(NameMention { span, tokens, kind, basis: MentionBasis::Acronym, confidence: ACRONYM });
                }
                token += 1;
                continue;
            };
            let mut key = 0;
            let mut best = None;
            for length in 1..=LONGEST.min(end - token) {
                if taken[token + length - 1] || length > 1 && is_cell(document, token + length - 1) {
                    break;
                }
                key = hash::mix(key, document.hashes[token + length - 1]);
                if lengths & 1 << length != 0
                    && let Some(name) = known.get(&key)
                {
                    best = Some(name);
                }
            }
            // "the Imam" is not Imam Ahmad by name, but by what he is.
            let after_article = token > start && matches!(document.lower(token - 1), "the" | "a" | "an" | "our");
            let Some(name) = best.filter(|name| !name.part || !after_article) else {
                token += 1;
                continue;
            };
            let tokens = token..token + name.tokens;
            if name.tokens == 1 && is_part_of_a_name(document, token, start, end) {
                token += 1;
                continue;
            }
            token = tokens.end;
            more.push(NameMention {
                span: document.tokens[tokens.start].span.join(document.tokens[tokens.end - 1].span),
                tokens,
                kind: name.kind,
                basis: MentionBasis::Repeated,
                confidence: name.confidence,
            });
        }
    }
    if more.is_empty() {
        return found;
    }
    let mut all = found;
    all.extend(more);
    sort::stable_by_key(&mut all, |name| name.tokens.start);
    all
}

/// Cuts what the tagger took for one name in a line of capitals down to the name in it that the article knows: "MWANGI
/// LEAVES OFFICE".
fn shrink(document: &Document, found: &mut [NameMention], known: &Map<u64, KnownName>, taken: &mut [bool]) {
    for name in found.iter_mut() {
        if name.tokens.len() < 2 || !document.form(name.tokens.start).chars().nth(2).is_some_and(char::is_uppercase) {
            continue;
        }
        if !is_shouted(document, &name.tokens)
            || document.kind_of(document.tokens[name.tokens.start].sentence as usize) != ParagraphKind::Headline
        {
            continue;
        }
        for length in (1..=name.tokens.len().min(LONGEST)).rev() {
            let tokens = name.tokens.start..name.tokens.start + length;
            let key = tokens.clone().fold(0, |key, token| hash::mix(key, document.hashes[token]));
            let Some(inner) = known.get(&key).filter(|inner| inner.spelled && inner.kind == EntityType::Person) else {
                continue;
            };
            if length == name.tokens.len() {
                break;
            }
            taken[tokens.end..name.tokens.end].iter_mut().for_each(|taken| *taken = false);
            name.span = document.tokens[tokens.start].span.join(document.tokens[tokens.end - 1].span);
            (name.kind, name.basis) = (inner.kind, MentionBasis::Repeated);
            name.tokens = tokens;
            break;
        }
    }
}

/// The initials of the organizations found, with their types.
fn acronyms(document: &Document, found: &[NameMention]) -> Map<u64, EntityType> {
    let mut acronyms = Map::default();
    for name in found {
        if name.tokens.len() < 2
            || !matches!(name.kind, EntityType::Organization | EntityType::Misc | EntityType::Location)
        {
            continue;
        }
        let mut letters = String::new();
        for token in name.tokens.clone().filter(|&token| document.is_capital(token)) {
            letters.extend(document.lower(token).chars().next());
        }
        if letters.len() >= 2 {
            acronyms.insert(hash::text(&letters), name.kind);
        }
    }
    acronyms
}

/// What a token is if it is such an acronym; two letters without stops say too little.
fn acronym_at(document: &Document, token: usize, acronyms: &Map<u64, EntityType>) -> Option<EntityType> {
    if acronyms.is_empty() {
        return None;
    }
    let form = document.form(token);
    let letters = acronym::acronym(form).filter(|letters| letters.len() > 2 || form.contains('.'))?;
    acronyms.get(&hash::text(&letters)).copied()
}

/// Whether a word ends the name of a company and can be left out.
fn is_company(lower: &str) -> bool {
    let word = lower.trim_end_matches('.');
    name_parts::is(word, NamePart::LegalForm) || name_parts::is(word, NamePart::WeakLegalForm)
}

/// Hashes of the words that also stand in lower case.
fn lower_case(document: &Document) -> Set<u64> {
    let mut words = Set::default();
    for (index, token) in document.tokens.iter().enumerate() {
        if token.kind == TokenKind::Word {
            let form = document.form(index);
            if form.starts_with(char::is_lowercase) {
                words.insert(hash::text(form));
            }
        }
    }
    words
}

/// Whether a single word can be looked for: it is no word of the language in this document.
fn is_fit(document: &Document, token: usize, lower_case: &Set<u64>) -> bool {
    let form = document.form(token);
    let lower = document.lower(token);
    document.tokens[token].kind == TokenKind::Word
        && form.chars().count() >= 3
        && form.starts_with(char::is_uppercase)
        && !lower_case.contains(&hash::text(lower))
        && !is_no_name_alone(lower)
}

/// Whether a word of a name is none by itself: "the", the month "May" for a person called May, the suffix "Jr.".
fn is_no_name_alone(lower: &str) -> bool {
    calendar::is_month(lower)
        || function_words::is(lower, FunctionWord::Common)
        || name_parts::is(lower.trim_end_matches('.'), NamePart::Suffix)
}

/// Whether a capitalised word goes on right before or after: "Holt Street" is not Holt.
fn is_part_of_a_name(document: &Document, token: usize, start: usize, end: usize) -> bool {
    // In a headline every word may have a capital.
    if document.kind_of(document.tokens[token].sentence as usize) == ParagraphKind::Headline {
        return false;
    }
    // In "MWANGI LEFT OFFICE" every word has capitals only; the second team "TFC B" is not TFC.
    let shouted = |at: usize| document.form(at).len() > 1 && is_shouted(document, &(at..at + 1));
    let shout = shouted(token) && document.form(token).chars().count() > 2;
    let capital = |at: usize| document.is_capital(at) && !(shout && shouted(at));
    let after = token + 1 < end && capital(token + 1);
    let before = token > start + 1 && capital(token - 1) && nouns::noun(document.lower(token - 1)).is_none();
    let hyphen = |at: usize| document.lower(at) == "-" && !document.tokens[at].spaced;
    after || before || (token > start && hyphen(token - 1)) || (token + 1 < end && hyphen(token + 1))
}
