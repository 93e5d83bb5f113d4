//! People whose names are words: "Will Marr resigned", "Mrs May", "Summer Reed", and those whom a byline credits: "ABBY
//! GOODNOW, Staff Writer". Owns what makes such words a person's name, not forms of address.

use crate::{
    analysis::{EntityType, MentionBasis},
    lexicon::{
        calendar,
        forms_of_address::{self, FormOfAddress},
        function_words::{self, FunctionWord},
        given_names, lists, nouns,
        words::WordLexicon,
    },
    names::{
        detect::{self, casing::Casing},
        mention::{NameMention, SURE},
        normal_form,
        repair::words::is_shouted,
    },
    sort,
    text::{Document, TokenKind},
};
use std::ops::Range;

/// Confidence of a person whose first name is a word.
const WORD: f64 = 0.75;

/// Confidence of a listed name that opens a sentence.
const OPENING: f64 = 0.6;

/// Puts the first names that are words into the names of people, and adds people who go by the name of a month.
pub fn complete(document: &Document, lexicon: &WordLexicon, casing: &Casing, mentions: &mut Vec<NameMention>) {
    take_given_names(document, lexicon, mentions);
    take_surnames(document, lexicon, mentions);
    credits(document, lexicon, mentions);
    take_initials(document, mentions);
    address_months(document, mentions);
    strip_justices(document, lexicon, mentions);
    retype(document, lexicon, mentions);
    full_names(document, lexicon, casing, mentions);
    take_lines(document, mentions);
    opening_names(document, lexicon, mentions);
}

fn lists_of(document: &Document, lexicon: &WordLexicon, token: usize) -> u32 {
    lexicon.word(document.hashes[token]).lists
}

/// Whether a word is a given name and no title: "Will", but not "Justice".
fn is_given(document: &Document, lexicon: &WordLexicon, token: usize) -> bool {
    const TITLES: u32 = 1 << lists::TITLE | 1 << lists::ROLE;
    let lists = lists_of(document, lexicon, token);
    lists >> lists::GIVEN & 1 == 1
        && lists & TITLES == 0
        && !normal_form::is_title(document.lower(token))
        && nouns::noun(document.lower(token)).is_none()
        && document.is_capital(token)
        && document.form(token).chars().count() > 2
}

fn span(document: &Document, tokens: &Range<usize>) -> crate::span::Span {
    document.tokens[tokens.start].span.join(document.tokens[tokens.end - 1].span)
}

fn sentence(document: &Document, token: usize) -> Range<usize> {
    let tokens = &document.sentences[document.tokens[token].sentence as usize].tokens;
    tokens.start as usize..tokens.end as usize
}

/// "Hope *Savage* sang" is Hope Savage, "Will *Marr* resign?" is Marr.
fn take_given_names(document: &Document, lexicon: &WordLexicon, mentions: &mut [NameMention]) {
    for index in 0..mentions.len() {
        let before = index.checked_sub(1).map_or(0, |before| mentions[before].tokens.end);
        let name = &mut mentions[index];
        let first = name.tokens.start;
        if name.kind == EntityType::Person
            && name.tokens.len() == 2
            && asks(document, first, &sentence(document, first))
        {
            name.tokens.start += 1;
            name.span = span(document, &name.tokens);
            continue;
        }
        if name.kind != EntityType::Person || first <= before || !is_given(document, lexicon, first - 1) {
            continue;
        }
        let sentence = sentence(document, first);
        if first != sentence.start + 1 || asks(document, first - 1, &sentence) {
            continue;
        }
        if name.tokens.len() == 1 || !is_given(document, lexicon, first) {
            name.tokens.start -= 1;
            name.span = span(document, &name.tokens);
            name.basis = MentionBasis::Title;
        }
    }
}

/// "Hye-jin *Park* visited the court" is Hye-jin Park.
fn take_surnames(document: &Document, lexicon: &WordLexicon, mentions: &mut [NameMention]) {
    for index in 0..mentions.len() {
        let next = mentions.get(index + 1).map_or(document.tokens.len(), |next| next.tokens.start);
        let name = &mut mentions[index];
        let end = name.tokens.end;
        if name.kind != EntityType::Person || end >= next || end >= sentence(document, name.tokens.start).end {
            continue;
        }
        let alone = is_lone_name(document, &name.tokens);
        let goes_on = document.tokens.get(end + 1).is_some_and(|_| document.is_capital(end + 1));
        let surname = lists_of(document, lexicon, end) >> lists::SURNAME & 1 == 1;
        if alone && surname && document.is_capital(end) && !goes_on && document.tokens[end].kind == TokenKind::Word {
            name.tokens.end += 1;
            name.span = span(document, &name.tokens);
        }
    }
}

/// Whether a name is one word, with hyphens or without.
fn is_lone_name(document: &Document, tokens: &Range<usize>) -> bool {
    tokens.clone().skip(1).all(|token| !document.tokens[token].spaced)
}

/// Whoever a line of its own credits: "ABBY GOODNOW, Staff Writer".
fn credits(document: &Document, lexicon: &WordLexicon, mentions: &mut Vec<NameMention>) {
    let mut more = Vec::new();
    for paragraph in &document.paragraphs {
        let (start, end) = (paragraph.tokens.start as usize, paragraph.tokens.end as usize);
        if !(4..=8).contains(&(end - start)) {
            continue;
        }
        let Some(comma) = (start..end).find(|&token| document.lower(token) == ",") else { continue };
        let capital = |token: usize| document.tokens[token].kind == TokenKind::Word && document.is_capital(token);
        let role = lists_of(document, lexicon, end - 1) >> lists::ROLE & 1 == 1;
        let fits = (2..=3).contains(&(comma - start)) && (start..comma).chain(comma + 1..end).all(capital) && role;
        let at = mentions.partition_point(|name| name.tokens.end <= start);
        if fits && mentions.get(at).is_none_or(|name| name.tokens.start >= comma) {
            let tokens = start..comma;
            let (kind, basis) = (EntityType::Person, MentionBasis::Title);
            more.push(NameMention { span: span(document, &tokens), tokens, kind, basis, confidence: WORD });
        }
    }
    add(mentions, more);
}

/// Whether a word that opens a sentence does so as a verb: "Will Marr resign?", "May Osei rest in peace!"
fn asks(document: &Document, token: usize, sentence: &Range<usize>) -> bool {
    let loud = (sentence.start..sentence.end).rev().take(3).any(|at| matches!(document.lower(at), "?" | "!"));
    token == sentence.start && loud && matches!(document.lower(token), "will" | "may" | "mark" | "grant")
}

/// "*K. V.* R. Sundaram" is one name, and so are initials before a capitalised word that nobody has taken.
fn take_initials(document: &Document, mentions: &mut Vec<NameMention>) {
    for index in 0..mentions.len() {
        let before = index.checked_sub(1).map_or(0, |before| mentions[before].tokens.end);
        let name = &mut mentions[index];
        let floor = before.max(sentence(document, name.tokens.start).start);
        let mut start = name.tokens.start;
        while start > floor && is_initial(document, start - 1) {
            start -= 1;
        }
        // "L.M. Ostrander" is no place.
        let first = name.tokens.start;
        let place = name.kind == EntityType::Location && name.tokens.len() == 2 && is_initial(document, first);
        if place && nouns::country(document.form(first)).is_none() {
            (name.kind, name.basis) = (EntityType::Person, MentionBasis::Title);
        }
        if name.kind == EntityType::Person && start < name.tokens.start {
            name.tokens.start = start;
            name.span = span(document, &name.tokens);
        }
    }
    let mut more = Vec::new();
    let mut next = 0;
    for token in 0..document.tokens.len().saturating_sub(1) {
        while next < mentions.len() && mentions[next].tokens.end <= token {
            next += 1;
        }
        if mentions.get(next).is_some_and(|name| name.tokens.start < token + 2) {
            continue;
        }
        let sentence = document.tokens[token].sentence;
        let surname = document.form(token + 1);
        let fits = is_initial(document, token)
            && document.tokens[token + 1].sentence == sentence
            && document.tokens[token + 1].kind == TokenKind::Word
            && document.is_capital(token + 1)
            && !is_shouted(document, &(token + 1..token + 2))
            && surname.chars().count() > 3
            && nouns::country(document.form(token)).is_none()
            && nouns::noun(document.lower(token + 1)).is_none()
            && detect::lexicon().word(document.hashes[token]).lists == 0
            && detect::lexicon().word(document.hashes[token + 1]).lists & !PEOPLE == 0
            && !is_small_word(document, token + 1);
        if fits {
            let tokens = token..token + 2;
            let (kind, basis) = (EntityType::Person, MentionBasis::Title);
            more.push(NameMention { span: span(document, &tokens), tokens, kind, basis, confidence: WORD });
        }
    }
    add(mentions, more);
}

/// What a surname can be in the lists.
const PEOPLE: u32 = 1 << lists::GIVEN | 1 << lists::SURNAME | 1 << lists::TOWN | 1 << lists::CITY;

fn is_small_word(document: &Document, token: usize) -> bool {
    function_words::is(document.lower(token), FunctionWord::Common)
}

/// Whether a token is initials with their stops: "K.", "L.M."
fn is_initial(document: &Document, token: usize) -> bool {
    let form = document.form(token);
    let letters = form.split('.').filter(|part| !part.is_empty());
    form.ends_with('.')
        && form.len() <= 6
        && letters.clone().all(|part| part.chars().count() == 1 && part.starts_with(char::is_uppercase))
        && (1..=2).contains(&letters.count())
}

/// Puts names among the mentions, in order.
fn add(mentions: &mut Vec<NameMention>, more: Vec<NameMention>) {
    if !more.is_empty() {
        mentions.extend(more);
        sort::stable_by_key(mentions, |name| name.tokens.start);
    }
}

/// "Mr *Justice* Corrigan" is Corrigan.
fn strip_justices(document: &Document, lexicon: &WordLexicon, mentions: &mut [NameMention]) {
    let people = mentions.iter_mut().filter(|name| name.kind == EntityType::Person && name.tokens.len() > 1);
    for name in people {
        let first = name.tokens.start;
        let addressed = first > sentence(document, first).start
            && forms_of_address::is(document.lower(first - 1).trim_end_matches('.'), FormOfAddress::Courtesy);
        if addressed && lists_of(document, lexicon, first) >> lists::TITLE & 1 == 1 {
            name.tokens.start += 1;
            name.span = span(document, &name.tokens);
        }
    }
}

/// "Mrs May" is nobody's month.
fn address_months(document: &Document, mentions: &mut Vec<NameMention>) {
    let addressed = |token: usize| {
        token > sentence(document, token).start
            && forms_of_address::is(document.lower(token - 1).trim_end_matches('.'), FormOfAddress::Courtesy)
            && document.is_capital(token - 1)
    };
    let months = (1..document.tokens.len())
        .filter(|&token| document.is_capital(token) && calendar::is_month(document.lower(token)) && addressed(token));
    // "April March" is no day either.
    for name in mentions.iter_mut().filter(|name| name.kind == EntityType::Date && name.tokens.len() == 2) {
        if name.tokens.clone().all(|token| document.is_capital(token) && calendar::is_month(document.lower(token))) {
            (name.kind, name.basis) = (EntityType::Person, MentionBasis::Title);
        }
    }
    let mut more = Vec::new();
    for token in months {
        let at = mentions.partition_point(|name| name.tokens.end <= token);
        match mentions.get_mut(at).filter(|name| name.tokens.start <= token) {
            Some(name) if name.tokens.len() == 1 => (name.kind, name.basis) = (EntityType::Person, MentionBasis::Title),
            Some(_) => {}
            None => more.push(NameMention {
                span: document.tokens[token].span,
                tokens: token..token + 1,
                kind: EntityType::Person,
                basis: MentionBasis::Title,
                confidence: WORD,
            }),
        }
    }
    add(mentions, more);
}

/// Whether a word is a surname of the lists, or one that nothing is known of.
fn is_surname(document: &Document, lexicon: &WordLexicon, token: usize) -> bool {
    let entry = lexicon.word(document.hashes[token]);
    entry.lists >> lists::SURNAME & 1 == 1 || entry.class == 0 && entry.lists == 0
}

/// Two capitalised words, a given name and a surname or one that no sentence goes on with: "Summer Reed sang", "met Joy
/// Blessing".
fn full_names(document: &Document, lexicon: &WordLexicon, casing: &Casing, mentions: &mut Vec<NameMention>) {
    let mut more = Vec::new();
    let mut next = 0;
    for token in 0..document.tokens.len().saturating_sub(1) {
        if !document.is_capital(token) || !document.is_capital(token + 1) {
            continue;
        }
        while next < mentions.len() && mentions[next].tokens.end <= token {
            next += 1;
        }
        let sentence = sentence(document, token);
        let taken = mentions.get(next).is_some_and(|name| name.tokens.start < token + 2);
        let loud = casing.is_loud(document.tokens[token].sentence as usize);
        if taken || loud || token + 1 >= sentence.end || !is_given(document, lexicon, token) {
            continue;
        }
        let surname = document.form(token + 1);
        let written = document.tokens[token + 1].kind == TokenKind::Word
            && !is_shouted(document, &(token + 1..token + 2))
            && surname.chars().count() > 2
            && nouns::noun(document.lower(token + 1)).is_none();
        let ends = |at: usize| at >= sentence.end || !document.is_capital(at);
        let fits = if token == sentence.start {
            let goes_on = token + 2 < sentence.end && document.form(token + 2).starts_with(char::is_lowercase);
            goes_on && !is_small_word(document, token + 1) && is_surname(document, lexicon, token + 1)
        } else {
            let small = document.form(token - 1).starts_with(char::is_lowercase);
            let people = 1 << lists::GIVEN | 1 << lists::SURNAME;
            small && ends(token + 2) && lists_of(document, lexicon, token + 1) & people != 0
        };
        if written && fits {
            let tokens = token..token + 2;
            let (kind, basis) = (EntityType::Person, MentionBasis::Title);
            more.push(NameMention { span: span(document, &tokens), tokens, kind, basis, confidence: WORD });
        }
    }
    add(mentions, more);
}

/// "exile in *Amina Wanjiru*": a given name and a surname are no place that the lists do not know. "*ChatterApp* was down": what
/// has a capital inside, and no particle before it, is nobody.
fn retype(document: &Document, lexicon: &WordLexicon, mentions: &mut [NameMention]) {
    const PLACES: u32 = 1 << lists::COUNTRY | 1 << lists::REGION | 1 << lists::GEOGRAPHY | 1 << lists::LOCATION_WORD;
    for name in mentions.iter_mut() {
        let first = name.tokens.start;
        let has = |token: usize, list: u8| lists_of(document, lexicon, token) >> list & 1 == 1;
        match (name.kind, name.tokens.len()) {
            (EntityType::Location, 2) => {
                let place = name.tokens.clone().any(|token| lists_of(document, lexicon, token) & PLACES != 0);
                let surname = has(first + 1, lists::GIVEN) || has(first + 1, lists::SURNAME);
                let given = given_names::is_given(document.lower(first)) && !has(first, lists::CITY);
                if name.confidence < SURE && given && surname && !place {
                    (name.kind, name.basis) = (EntityType::Person, MentionBasis::Title);
                }
            }
            (EntityType::Person, 1) => {
                let small = document.form(first).chars().skip(1).take_while(|letter| letter.is_lowercase()).count();
                let inner = document.form(first).chars().nth(small + 1).is_some_and(char::is_uppercase);
                let known = has(first, lists::GIVEN) || has(first, lists::SURNAME);
                if inner && small >= 3 && !known && !document.lower(first).starts_with("fitz") {
                    (name.kind, name.basis) = (EntityType::Product, MentionBasis::Beside);
                }
            }
            _ => {}
        }
    }
}

/// "*Le* Thi Mai" on a line of its own: all of the line is the name.
fn take_lines(document: &Document, mentions: &mut [NameMention]) {
    for index in 0..mentions.len() {
        let floor = index.checked_sub(1).map_or(0, |before| mentions[before].tokens.end);
        let name = &mut mentions[index];
        let first = name.tokens.start;
        let line = sentence(document, first);
        let word = |token: usize| {
            document.tokens[token].kind == TokenKind::Word
                && document.is_capital(token)
                && !is_function_word(document.lower(token))
                && !normal_form::is_title(document.lower(token))
                && nouns::noun(document.lower(token)).is_none()
        };
        let whole = name.kind == EntityType::Person
            && name.tokens.len() == 2
            && first == line.start + 1
            && name.tokens.end == line.end
            && first > floor;
        if whole && word(first - 1) {
            name.tokens.start -= 1;
            name.span = span(document, &name.tokens);
        }
    }
}

fn is_function_word(lower: &str) -> bool {
    use FunctionWord::{Clause, Common, English, Fixed, Starter};
    [Common, Fixed, English, Clause, Starter].into_iter().any(|class| function_words::is(lower, class))
}

/// A listed name of people that means nothing else and opens a sentence that goes on about it: "*Otieno* gave Halima a lift."
fn opening_names(document: &Document, lexicon: &WordLexicon, mentions: &mut Vec<NameMention>) {
    const NAMES: u32 = 1 << lists::GIVEN | 1 << lists::SURNAME;
    let mut more = Vec::new();
    for sentence in &document.sentences {
        let (first, end) = (sentence.tokens.start as usize, sentence.tokens.end as usize);
        let next = first + 1;
        if next >= end || document.tokens[first].kind != TokenKind::Word || !document.is_capital(first) {
            continue;
        }
        let lists = lists_of(document, lexicon, first);
        let fits = lists & NAMES != 0
            && lists & !(NAMES | 1 << lists::TOWN) == 0
            && document.tokens[next].kind == TokenKind::Word
            && document.form(next).starts_with(char::is_lowercase)
            && !is_shouted(document, &(first..next))
            && !is_function_word(document.lower(first))
            && document.form(first).chars().count() > 2;
        let at = mentions.partition_point(|name| name.tokens.end <= first);
        if fits && mentions.get(at).is_none_or(|name| name.tokens.start > first) {
            let (kind, basis) = (EntityType::Person, MentionBasis::Title);
            let tokens = first..next;
            more.push(NameMention { span: span(document, &tokens), tokens, kind, basis, confidence: OPENING });
        }
    }
    add(mentions, more);
}
