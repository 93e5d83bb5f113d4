//! Names that the tagger cut wrongly: with a form of address, or two that are not one. Owns their edges and the names
//! behind forms of address, not where else a name stands.

use crate::{
    analysis::{EntityType, MentionBasis, ParagraphKind},
    hash,
    lexicon::{
        beside_names::{self, BesideName},
        forms_of_address::{self, FormOfAddress},
        function_words::{self, FunctionWord},
        lists,
        name_parts::{self, NamePart},
        noun_classes::{self, NounClass},
        nouns,
        speech_verbs::{self, SpeechVerb},
    },
    map::Set,
    names::{
        acronym, detect,
        mention::{LIKELY, NameMention, SURE},
        normal_form,
        repair::{
            split,
            words::{is_shouted, merge, span},
        },
    },
    text::{Document, TokenKind},
};
use std::ops::Range;

/// Confidence of a name that only the form of address before it shows.
const TITLED: f64 = 0.8;

/// From this confidence on, the tagger knows "Storm Centre" for no storm.
const SURE_OF_NO_STORM: f64 = 0.7;

/// Repairs the spans and types of `mentions`, which stay in order.
pub fn repair_spans(document: &Document, mentions: &mut Vec<NameMention>) {
    drop_opening_words(document, mentions);
    split::split(document, mentions);
    strip_opening_nouns(document, mentions);
    strip_titles(document, mentions);
    type_companies(document, mentions);
    attach_md_prefix(document, mentions);
    type_storms(document, mentions);
    split_joined_people(document, mentions);
    split_dateline_agency(document, mentions);
}

/// Drops a common word that opens a sentence and is hardly a name: "*Orange* is the colour of the season.", "*Banana* exports
/// fell.", and what is but said: "*Um*, the boat left."
fn drop_opening_words(document: &Document, mentions: &mut Vec<NameMention>) {
    let lexicon = detect::lexicon();
    mentions.retain(|name| {
        let first = name.tokens.start;
        if name.tokens.len() == 1
            && function_words::is(document.lower(first), FunctionWord::Exclaim)
            && document.tokens.get(first + 1).is_none_or(|next| next.kind == TokenKind::Mark)
        {
            return false;
        }
        let opens = document.sentences[document.tokens[first].sentence as usize].tokens.start as usize == first;
        if !opens || name.tokens.len() > 1 || name.confidence >= SURE {
            return true;
        }
        let lists = lexicon.word(document.hashes[first]).lists;
        let is_word = lists & (1 << lists::ALSO_WORD | 1 << lists::COMMON) != 0;
        let next = document.tokens.get(first + 1).map_or("", |_| document.lower(first + 1));
        let is = is_word && matches!(next, "is" | "are" | "was" | "were" | "has" | "have" | "had");
        // "*Banana* exports fell."
        let small = !next.is_empty() && document.form(first + 1).starts_with(char::is_lowercase);
        let food = small
            && noun_classes::is(document.lower(first), NounClass::Food)
            && !speech_verbs::is(next, SpeechVerb::Plain)
            && !stands_inside(document, first);
        !(food || is && name.confidence < LIKELY)
    });
}

/// Whether a word is written with a capital inside of a sentence, too: "at *Mango*".
fn stands_inside(document: &Document, word: usize) -> bool {
    document.sentences.iter().any(|sentence| {
        (sentence.tokens.start as usize + 1..sentence.tokens.end as usize)
            .any(|token| document.form(token) == document.form(word))
    })
}

/// Takes a noun that opens a sentence off a name that stands elsewhere without it: "Rival Azola Energy fell, too."
fn strip_opening_nouns(document: &Document, mentions: &mut [NameMention]) {
    let opens = |name: &NameMention| {
        let first = name.tokens.start;
        name.tokens.len() > 1
            && document.sentences[document.tokens[first].sentence as usize].tokens.start as usize == first
            && noun_classes::is(document.lower(first), NounClass::AnyType)
    };
    if !mentions.iter().any(opens) {
        return;
    }
    let mut known: Set<u64> = Set::default();
    mentions.iter().for_each(|name| known.insert(key(document, name.tokens.clone())));
    for name in mentions.iter_mut().filter(|name| opens(name)) {
        let rest = name.tokens.start + 1..name.tokens.end;
        if known.contains(&key(document, rest.clone())) {
            name.span = span(document, &rest);
            name.tokens = rest;
            name.basis = MentionBasis::Repeated;
        }
    }
}

/// A hash of the words of a name.
fn key(document: &Document, tokens: Range<usize>) -> u64 {
    tokens.fold(0, |key, token| hash::mix(key, document.hashes[token]))
}

/// Whether a word is listed as a title and not as a given name.
fn is_title_alone(document: &Document, token: usize) -> bool {
    let lists = detect::lexicon().word(document.hashes[token]).lists;
    let is = |list: u8| lists >> list & 1 == 1;
    is(lists::TITLE) && !is(lists::GIVEN)
}

/// Takes forms of address off people's names ("Mr. Tan Wei Ming" is Tan Wei Ming), and adds the names behind forms of
/// address that the tagger missed.
fn strip_titles(document: &Document, mentions: &mut Vec<NameMention>) {
    for name in mentions.iter_mut() {
        // "Miss Kenya" can be a contest, if the tagger says so.
        let addressed = is_address(document, name.tokens.start) && document.lower(name.tokens.start) != "miss";
        if addressed || is_member(document, name) {
            if name.kind != EntityType::Person {
                (name.kind, name.basis) = (EntityType::Person, MentionBasis::Title);
            }
        } else if name.kind != EntityType::Person {
            continue;
        }
        // "Hey Amina, the boat is here."
        let greeting =
            |name: &NameMention| forms_of_address::is(document.lower(name.tokens.start), FormOfAddress::Greeting);
        while name.tokens.len() > 1 && (normal_form::is_title(document.lower(name.tokens.start)) || greeting(name)) {
            name.tokens.start += 1;
            if document.lower(name.tokens.start) == "." && name.tokens.len() > 1 {
                name.tokens.start += 1;
            }
        }
        // "Datuk *Seri* Rahman"
        let second = |token: usize| forms_of_address::is(document.lower(token), FormOfAddress::Second);
        let first = name.tokens.start;
        if name.tokens.len() > 1
            && first > 0
            && second(first)
            && forms_of_address::is(document.lower(first - 1), FormOfAddress::Courtesy)
        {
            name.tokens.start += 1;
        }
        // "Ustad Rashid Lodhi", but "Dean Koontz": what is a title alone, before a whole name.
        while name.tokens.len() > 2 && is_title_alone(document, name.tokens.start) {
            name.tokens.start += 1;
        }
        // "Stationmaster Pavol Hronec": what somebody is, at the beginning of a sentence.
        let first = name.tokens.start;
        let opens = document.sentences[document.tokens[first].sentence as usize].tokens.start as usize == first;
        let given = detect::lexicon().word(document.hashes[first]).lists >> lists::GIVEN & 1 == 1;
        let role = || nouns::noun(document.lower(first)).is_some_and(|noun| noun.kind == EntityType::Person);
        if opens && name.tokens.len() == 3 && !given && role() {
            name.tokens.start += 1;
        }
        name.span = span(document, &name.tokens);
    }
    let mut more = Vec::new();
    let mut next = 0;
    for token in 1..document.tokens.len() {
        while next < mentions.len() && mentions[next].tokens.end <= token {
            next += 1;
        }
        let taken = |at: usize| mentions.get(next).is_some_and(|name| name.tokens.start <= at);
        if !document.is_capital(token) || taken(token) || !is_address(document, token - 1) {
            continue;
        }
        if document.tokens[token].sentence != document.tokens[token - 1].sentence || !document.is_capital(token - 1) {
            continue;
        }
        // "Mr Justice Grim"
        let titled = detect::lexicon().word(document.hashes[token]).lists >> lists::TITLE & 1 == 1;
        let token = match titled && token + 1 < document.tokens.len() && document.is_capital(token + 1) {
            true if is_beside(document, token + 1) && !taken(token + 1) => token + 1,
            _ => token,
        };
        if noun_classes::is(document.lower(token), NounClass::Office) {
            continue;
        }
        // "Datuk Seri *Rahman*"
        let second = forms_of_address::is(document.lower(token), FormOfAddress::Second);
        let goes_on = token + 1 < document.tokens.len() && document.is_capital(token + 1);
        if second && goes_on && taken(token + 1) {
            continue;
        }
        let token = token + usize::from(second && goes_on);
        let mut end = token + 1;
        while end < document.tokens.len() && end < token + 4 && !taken(end) {
            let hyphen = document.lower(end) == "-" && !document.tokens[end].spaced;
            let joined = hyphen && end + 1 < document.tokens.len() && document.is_capital(end + 1);
            if joined && !document.tokens[end + 1].spaced && !taken(end + 1) {
                end += 2;
            } else if document.is_capital(end) {
                end += 1;
            } else {
                break;
            }
        }
        let tokens = token..end;
        let mention = NameMention {
            span: span(document, &tokens),
            tokens,
            kind: EntityType::Person,
            basis: MentionBasis::Title,
            confidence: TITLED,
        };
        if more.last().is_none_or(|last: &NameMention| last.tokens.end <= token) {
            more.push(mention);
        }
    }
    merge(mentions, more);
}

/// Whether the name of somebody follows. "MS Iyer" has initials, unless all of it is in capitals.
fn is_address(document: &Document, token: usize) -> bool {
    let shouted = |at: usize| is_shouted(document, &(at..at + 1));
    forms_of_address::is(document.lower(token).trim_end_matches('.'), FormOfAddress::Courtesy)
        && (!shouted(token) || token + 1 < document.tokens.len() && shouted(token + 1))
}

/// Whether what the tagger is not sure of is a member of an assembly, named in full: "MCA Grace Akumu".
fn is_member(document: &Document, name: &NameMention) -> bool {
    let mut names = name.tokens.clone().skip(1);
    let plain = |token: usize| {
        let form = document.form(token);
        form.starts_with(char::is_uppercase)
            && form.contains(char::is_lowercase)
            && nouns::noun(document.lower(token)).is_none()
    };
    name.confidence < SURE
        && name.tokens.len() > 2
        && normal_form::is_title(document.lower(name.tokens.start))
        && is_shouted(document, &(name.tokens.start..name.tokens.start + 1))
        && names.all(plain)
}

/// "Lindqvist AG" is a company, whoever it is called after.
fn type_companies(document: &Document, mentions: &mut Vec<NameMention>) {
    let is_form = |token: usize| {
        let word = document.lower(token);
        name_parts::is(word.strip_suffix('.').unwrap_or(word), NamePart::LegalForm)
    };
    for index in 0..mentions.len() {
        let next = mentions.get(index + 1).map_or(document.tokens.len(), |next| next.tokens.start);
        let name = &mut mentions[index];
        let end = name.tokens.end;
        // "Lindqvist *AG*"
        let amount = matches!(name.kind, EntityType::Date | EntityType::Money);
        if !amount && end < next && document.is_capital(end) && is_form(end) && is_beside(document, end) {
            name.tokens.end += 1;
            name.span = span(document, &name.tokens);
        }
        if name.tokens.len() > 1 && is_form(name.tokens.end - 1) {
            name.kind = EntityType::Organization;
            name.basis = MentionBasis::LegalForm;
            name.confidence = name.confidence.max(SURE);
        }
    }
    // "Nordlicht AG sells tea."
    let mut more = Vec::new();
    for form in 1..document.tokens.len() {
        if !document.is_capital(form) || !is_form(form) || !is_beside(document, form) {
            continue;
        }
        let at = mentions.partition_point(|name| name.tokens.end < form);
        let free =
            |token: usize| mentions.get(at).is_none_or(|name| !(name.tokens.start..name.tokens.end).contains(&token));
        let first = form - 1;
        let fits = document.is_capital(first)
            && document.tokens[form].spaced
            && document.form(first).chars().count() > 2
            && !function_words::is(document.lower(first), FunctionWord::Common);
        if fits && free(first) && free(form) {
            let tokens = first..form + 1;
            let (kind, basis) = (EntityType::Organization, MentionBasis::LegalForm);
            more.push(NameMention { span: span(document, &tokens), tokens, kind, basis, confidence: TITLED });
        }
    }
    merge(mentions, more);
}

/// Takes Mohammed into a name as it is often written before others: "Md Zakir Hossain".
fn attach_md_prefix(document: &Document, mentions: &mut [NameMention]) {
    let is_prefix = |token: usize| matches!(document.form(token), "Md" | "Md." | "Mohd" | "Mohd.");
    for index in 0..mentions.len() {
        let before = index.checked_sub(1).map_or(0, |before| mentions[before].tokens.end);
        let name = &mut mentions[index];
        let start = name.tokens.start;
        if name.kind == EntityType::Person && start > before && is_prefix(start - 1) && is_beside(document, start) {
            name.tokens.start -= 1;
            name.span = span(document, &name.tokens);
        }
    }
}

/// Storms are called like people: "Cyclone Amara", later "Amara" alone.
fn type_storms(document: &Document, mentions: &mut [NameMention]) {
    let storm = |token: usize| beside_names::is(document.lower(token), BesideName::Storm);
    let mut called: Set<u64> = Set::default();
    for index in 0..mentions.len() {
        let before = index.checked_sub(1).map_or(0, |before| mentions[before].tokens.end);
        let name = &mut mentions[index];
        let last = name.tokens.end - 1;
        let mut start = name.tokens.start;
        let behind = start == last && start > before && storm(start - 1) && is_beside(document, start);
        // "cyclone *Amara*", but "*Cyclone Amara*"
        let whole = !behind || document.is_capital(start - 1);
        start -= usize::from(behind && whole);
        // The tagger knows the Hurricane Centre.
        let sure =
            whole && name.kind != EntityType::Person && name.confidence > SURE_OF_NO_STORM || name.confidence > SURE;
        let storms = !whole || storm(start) && document.is_capital(start) && last == start + 1;
        // "Hurricane Centre", but "anna" is a title in Tamil and a name everywhere.
        let noun = nouns::noun(document.lower(last)).is_some_and(|noun| !noun.title);
        if !storms || sure || whole && noun {
            continue;
        }
        if whole
            && start > before
            && matches!(document.lower(start - 1), "tropical" | "super")
            && is_beside(document, start)
        {
            start -= 1;
        }
        name.tokens.start = start;
        name.span = span(document, &name.tokens);
        (name.kind, name.basis) = (EntityType::Misc, MentionBasis::Storm);
        name.confidence = name.confidence.max(SURE_OF_NO_STORM);
        called.insert(document.hashes[last]);
    }
    for name in mentions.iter_mut().filter(|name| name.tokens.len() == 1 && name.kind == EntityType::Person) {
        if called.contains(&document.hashes[name.tokens.start]) {
            (name.kind, name.basis) = (EntityType::Misc, MentionBasis::Storm);
        }
    }
}

/// Whether a token follows the one before it in one sentence.
fn is_beside(document: &Document, token: usize) -> bool {
    document.tokens[token].sentence == document.tokens[token - 1].sentence
}

/// Two people whom a hyphen joins, where the second is named in full elsewhere: "Osei-Ilse Brandt".
fn split_joined_people(document: &Document, mentions: &mut Vec<NameMention>) {
    let person = |name: &&NameMention| name.kind == EntityType::Person && name.tokens.len() > 1;
    let mut full: Set<u64> = Set::default();
    mentions.iter().filter(person).for_each(|name| {
        full.insert(key(document, name.tokens.clone()));
    });
    let mut more = Vec::new();
    for name in mentions.iter_mut().filter(|name| name.kind == EntityType::Person && name.tokens.len() > 3) {
        let hyphen = |at: &usize| document.lower(*at) == "-" && !document.tokens[*at].spaced;
        let second = |at: &usize| name.tokens.end - at > 2 && full.contains(&key(document, at + 1..name.tokens.end));
        let Some(hyphen) = (name.tokens.start + 1..name.tokens.end).filter(hyphen).find(second) else { continue };
        let first = name.tokens.start..hyphen;
        more.push(NameMention { span: span(document, &first), tokens: first, ..name.clone() });
        name.tokens.start = hyphen + 1;
        name.span = span(document, &name.tokens);
        name.basis = MentionBasis::Repeated;
    }
    merge(mentions, more);
}

/// A town and the agency that reports from there: "Torvale, TNA – …".
fn split_dateline_agency(document: &Document, mentions: &mut Vec<NameMention>) {
    let mut more = Vec::new();
    for name in mentions.iter_mut().filter(|name| name.kind == EntityType::Location && name.tokens.len() > 2) {
        let last = name.tokens.end - 1;
        let form = document.form(last);
        let agency = document.lower(last - 1) == ","
            && document.kind_of(document.tokens[last].sentence as usize) == ParagraphKind::Dateline
            && form.len() > 2
            && !form.contains('.')
            && acronym::acronym(form).is_some()
            && nouns::country(form).is_none();
        if agency {
            let (kind, tokens) = (EntityType::Organization, last..last + 1);
            let basis = MentionBasis::Dateline;
            more.push(NameMention { span: document.tokens[last].span, tokens, kind, basis, ..name.clone() });
            name.tokens.end = last - 1;
            name.span = span(document, &name.tokens);
        }
    }
    merge(mentions, more);
}
