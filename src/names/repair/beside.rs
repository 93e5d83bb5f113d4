//! Names whose type the words and numbers beside them tell, where the name itself tells nothing: towns that play
//! ("Torvale 2-1 Osmark", "Torvale beat Osmark"), companies that have shares, towns that a quake strikes. Owns these
//! surroundings and how far what they say is carried; the words are those of `lexicons/beside-names.txt`.

use crate::{
    analysis::{EntityType, MentionBasis},
    hash,
    lexicon::{
        beside_names::{self, BesideName},
        calendar::{self, CalendarWord},
        lists,
        name_parts::{self, NamePart},
        noun_classes::{self, NounClass},
        nouns,
        words::WordLexicon,
    },
    map::{Map, Set},
    names::{
        detect::barriers::{is_goals, score},
        mention::{NameMention, SURE},
        repair::{
            routes,
            words::{merge, name_before, name_behind, span},
        },
    },
    text::{Document, TokenKind},
};
use std::ops::Range;

/// Confidence of a type that the words beside a name tell.
const TOLD: f64 = 0.9;

/// Confidence of a name that the tagger missed.
const MISSED: f64 = 0.7;

/// How long a clause about a subject can be, in tokens.
const CLAUSE: usize = 24;

/// How far behind "said" the "it" stands that is its subject.
const NEAR: usize = 6;

/// How far a disaster stands before the verb that says what it strikes, in tokens.
const REACH: usize = 8;

/// Gives names the type that what stands beside them tells.
pub fn retype(document: &Document, lexicon: &WordLexicon, mentions: &mut Vec<NameMention>) {
    add_missed(document, lexicon, mentions);
    accounts(document, lexicon, mentions);
    houses(document, lexicon, mentions);
    days(document, mentions);
    let people = people(document, mentions);
    let mut told: Map<u64, Option<EntityType>> = Map::default();
    let mut any = false;
    for name in mentions.iter().filter(|name| is_open(name.kind)) {
        let unheard = name.tokens.clone().all(|token| is_unheard_of(document, lexicon, token));
        let person = || name.tokens.clone().any(|token| people.contains(&document.hashes[token]));
        let by_verb = || (unheard && !person()).then(|| told_by_verb(document, &name.tokens, name.kind)).flatten();
        let Some(kind) = told_by_words(document, &name.tokens).or_else(by_verb) else { continue };
        let unsure = name.confidence < SURE && kind_fits(name.kind, kind);
        if unsure || !is_known(document, lexicon, name) {
            let said = told.entry(key(document, &name.tokens)).or_insert(Some(kind));
            if *said != Some(kind) {
                *said = None;
            }
            any = true;
        }
    }
    any |= seats(document, lexicon, mentions, &people, &mut told);
    if any {
        for name in mentions.iter_mut().filter(|name| is_open(name.kind)) {
            if let Some(Some(kind)) = told.get(&key(document, &name.tokens)) {
                if name.kind != *kind {
                    (name.kind, name.basis) = (*kind, MentionBasis::Beside);
                }
                name.confidence = name.confidence.max(TOLD);
            }
        }
    }
    teams(document, mentions, &people);
    routes::read(document, &people, mentions);
}

/// The words of the names of people who are named in full.
fn people(document: &Document, mentions: &[NameMention]) -> Set<u64> {
    let mut people: Set<u64> = Set::default();
    for name in mentions.iter().filter(|name| name.kind == EntityType::Person && name.tokens.len() > 1) {
        name.tokens.clone().for_each(|token| people.insert(document.hashes[token]));
    }
    people
}

/// "Mido Cafe" and "Azola SpA" are nobody: a name of people does not end in what a house or a company is called, and a body is not
/// called an index.
fn houses(document: &Document, lexicon: &WordLexicon, mentions: &mut [NameMention]) {
    const WORDS: u32 = 1 << lists::FACILITY_WORD | 1 << lists::ORGANIZATION_WORD;
    const PEOPLE: u32 = 1 << lists::GIVEN | 1 << lists::SURNAME;
    let people = mentions.iter_mut().filter(|name| name.kind == EntityType::Person && name.tokens.len() > 1);
    for name in people {
        let last = name.tokens.end - 1;
        let lists = lexicon.word(document.hashes[last]).lists;
        let word = document.lower(last).trim_end_matches('.');
        let company = name_parts::is(word, NamePart::LegalForm) || name_parts::is(word, NamePart::WeakLegalForm);
        if company || lists & WORDS != 0 && lists & PEOPLE == 0 {
            (name.kind, name.basis) = (EntityType::Organization, MentionBasis::Beside);
        }
    }
    // "Lund v. Lund" is a case.
    let versus =
        |name: &NameMention| name.tokens.clone().any(|token| matches!(document.form(token), "v" | "v." | "vs."));
    for name in mentions.iter_mut().filter(|name| name.tokens.len() > 2 && versus(name)) {
        (name.kind, name.basis) = (EntityType::Misc, MentionBasis::Beside);
    }
    let bodies = mentions.iter_mut().filter(|name| name.kind == EntityType::Organization && name.tokens.len() > 1);
    for name in bodies.filter(|name| beside_names::is(document.lower(name.tokens.end - 1), BesideName::Work)) {
        (name.kind, name.basis) = (EntityType::Misc, MentionBasis::Beside);
    }
}

/// "Eid Al Adha" is a day, whoever it seems to be; so is "Friday night".
fn days(document: &Document, mentions: &mut [NameMention]) {
    let feasts = mentions.iter_mut().filter(|name| name.kind != EntityType::Date && name.tokens.len() > 1);
    for name in feasts.filter(|name| beside_names::is(document.lower(name.tokens.start), BesideName::Feast)) {
        (name.kind, name.basis) = (EntityType::Date, MentionBasis::Beside);
    }
    let night = |token: usize| {
        token < document.tokens.len()
            && !document.is_capital(token)
            && calendar::is(document.lower(token), CalendarWord::PartOfDay)
    };
    let days = mentions.iter_mut().filter(|name| name.kind != EntityType::Date && name.tokens.len() == 1);
    for name in days.filter(|name| night(name.tokens.end) && calendar::is_weekday(document.lower(name.tokens.start))) {
        (name.kind, name.basis) = (EntityType::Date, MentionBasis::Beside);
    }
}

/// Whether what is told may change this type.
fn is_open(kind: EntityType) -> bool {
    !matches!(kind, EntityType::Date | EntityType::Money | EntityType::Norp)
}

/// Whether a type is one that the tagger often takes for the other.
fn kind_fits(found: EntityType, told: EntityType) -> bool {
    found != EntityType::Person || told == EntityType::Organization
}

/// Whether nothing is known of a word.
fn is_unheard_of(document: &Document, lexicon: &WordLexicon, token: usize) -> bool {
    let entry = lexicon.word(document.hashes[token]);
    entry.class == 0 && entry.lists == 0
}

/// Whether the lists know what a name is: "shares in Kenya" do not make Kenya a company.
fn is_known(document: &Document, lexicon: &WordLexicon, name: &NameMention) -> bool {
    const PLACES: u32 = 1 << lists::CITY | 1 << lists::COUNTRY | 1 << lists::REGION | 1 << lists::GEOGRAPHY;
    const OTHERS: u32 = 1 << lists::ORGANIZATION | 1 << lists::GIVEN | 1 << lists::NORP;
    let lists = |token: usize| lexicon.word(document.hashes[token]).lists;
    name.tokens.clone().any(|token| lists(token) & (PLACES | OTHERS) != 0)
}

fn key(document: &Document, tokens: &Range<usize>) -> u64 {
    tokens.clone().fold(0, |key, token| hash::mix(key, document.hashes[token]))
}

/// Adds the names behind such words that the tagger missed: "a quake struck Tarhune".
fn add_missed(document: &Document, lexicon: &WordLexicon, mentions: &mut Vec<NameMention>) {
    let mut more = Vec::new();
    let mut next = 0;
    let mut token = 0;
    while token < document.tokens.len() {
        while next < mentions.len() && mentions[next].tokens.end <= token {
            next += 1;
        }
        let taken = |at: usize| mentions.get(next).is_some_and(|name| name.tokens.start <= at);
        let sentence = document.tokens[token].sentence;
        let is_part = |at: usize| {
            at < document.tokens.len()
                && document.tokens[at].sentence == sentence
                && document.tokens[at].kind == TokenKind::Word
                && document.is_capital(at)
                && !taken(at)
        };
        let first = token > 0 && document.tokens[token - 1].sentence != sentence || token == 0;
        let kind = if !is_part(token) {
            None
        } else if first {
            let one = token..token + 1;
            is_unheard_of(document, lexicon, token).then(|| told_by_verb(document, &one, EntityType::Misc)).flatten()
        } else if token + 1 < document.tokens.len() && noun_classes::is(document.lower(token + 1), NounClass::District)
        {
            Some(EntityType::Location)
        } else if document.lower(token - 1) == "the"
            && (is_dotted_acronym(document.form(token))
                || beside_names::is(document.lower(token), BesideName::Paper) && is_part(token + 1))
        {
            Some(EntityType::Organization)
        } else {
            let small = document.form(token - 1).starts_with(char::is_lowercase);
            small.then(|| told_by_words(document, &(token..token + 1))).flatten()
        };
        let Some(kind) = kind else {
            token += 1;
            continue;
        };
        let mut end = token + 1;
        while is_part(end) && !is_dotted_acronym(document.form(token)) {
            end += 1;
        }
        let span = document.tokens[token].span.join(document.tokens[end - 1].span);
        more.push(NameMention { span, tokens: token..end, kind, basis: MentionBasis::Beside, confidence: MISSED });
        token = end;
    }
    merge(mentions, more);
}

/// Adds whoever an account is of that the tagger missed: "Lantern Row (@lanternrow)". A given name makes it a person's.
fn accounts(document: &Document, lexicon: &WordLexicon, mentions: &mut Vec<NameMention>) {
    let mut more = Vec::new();
    for token in 2..document.tokens.len() {
        if !document.form(token).starts_with('@') || document.lower(token - 1) != "(" {
            continue;
        }
        let sentence = document.sentences[document.tokens[token].sentence as usize].tokens.start as usize;
        let Some(tokens) = name_before(document, token - 1, sentence) else { continue };
        let at = mentions.partition_point(|name| name.tokens.end <= tokens.start);
        if let Some(name) = mentions.get_mut(at).filter(|name| name.tokens.start < tokens.end) {
            // A band is called like a street.
            if name.tokens == tokens && name.kind == EntityType::Location && name.confidence < SURE {
                (name.kind, name.basis) = (EntityType::Organization, MentionBasis::Beside);
            }
            continue;
        }
        let given = lexicon.word(document.hashes[tokens.start]).lists >> lists::GIVEN & 1 == 1;
        let kind = if given { EntityType::Person } else { EntityType::Organization };
        let basis = MentionBasis::Beside;
        more.push(NameMention { span: span(document, &tokens), tokens, kind, basis, confidence: MISSED });
    }
    merge(mentions, more);
}

/// Three capitals or more with their stops, of no country: "the N.B.I."
fn is_dotted_acronym(form: &str) -> bool {
    let letters = || form.split_terminator('.');
    form.ends_with('.')
        && letters().count() > 2
        && letters().all(|letter| letter.starts_with(char::is_uppercase) && letter.chars().count() == 1)
        && nouns::country(form).is_none()
}

/// Whether a sentence about what its subject says goes on with "it": "Brenlow said on Monday that *it* would close."
fn is_it(document: &Document, name: &Range<usize>) -> bool {
    let sentence = &document.sentences[document.tokens[name.start].sentence as usize].tokens;
    let (start, end) = (sentence.start as usize, sentence.end as usize);
    let lower = |token: usize| document.lower(token);
    let said = |token: &usize| matches!(lower(*token), "said" | "says" | "announced");
    if name.start != start || name.end >= end {
        return false;
    }
    // "Brenlow, which makes pumps, said"
    let clause = lower(name.end) == "," && name.end + 1 < end && lower(name.end + 1) == "which";
    let reach = if clause { CLAUSE } else { 1 };
    let Some(verb) = (name.end..end.min(name.end + reach)).find(said) else { return false };
    let Some(it) = (verb + 1..end.min(verb + NEAR)).find(|&token| lower(token) == "it") else { return false };
    // Nothing else stands between that could be meant, and it acts.
    let empty = |token: usize| {
        matches!(lower(token), "that" | "on" | "in" | "last" | "week") || calendar::says_when(lower(token))
    };
    let acts = it + 1 < end && matches!(lower(it + 1), "would" | "had" | "will" | "has" | "plans" | "planned");
    (verb + 1..it).all(empty) && acts
}

/// What a name is of which its verb tells: "Brenlow employs ninety people", "Brenlow sold its shares"; `kind` is what it is
/// taken for.
fn told_by_verb(document: &Document, name: &Range<usize>, kind: EntityType) -> Option<EntityType> {
    let end = document.sentences[document.tokens[name.start].sentence as usize].tokens.end as usize;
    let lower = |at: usize| if at < end { document.lower(at) } else { "" };
    let (verb, next) = (lower(name.end), lower(name.end + 1));
    let acts = beside_names::is(verb, BesideName::Acts) || beside_names::is(&[verb, next].join(" "), BesideName::Acts);
    // A place has its own things, too.
    let owns = kind == EntityType::Person && next == "its" && verb.chars().all(char::is_alphabetic);
    (acts || owns || is_it(document, name)).then_some(EntityType::Organization)
}

/// Takes places that bodies are called after for places, where nothing else says what they are: "The University of *Torvale*".
/// Says whether there are any.
fn seats(
    document: &Document,
    lexicon: &WordLexicon,
    mentions: &[NameMention],
    people: &Set<u64>,
    told: &mut Map<u64, Option<EntityType>>,
) -> bool {
    let mut any = false;
    let bodies = mentions
        .iter()
        .filter(|name| name.tokens.len() > 2 && matches!(name.kind, EntityType::Organization | EntityType::Facility));
    for body in bodies {
        let last = body.tokens.end - 1;
        let seat = document.lower(last - 1) == "of"
            && is_unheard_of(document, lexicon, last)
            && !people.contains(&document.hashes[last]);
        if seat {
            told.entry(key(document, &(last..last + 1))).or_insert(Some(EntityType::Location));
            any = true;
        }
    }
    any
}

/// What the words beside a name say that it is.
fn told_by_words(document: &Document, name: &Range<usize>) -> Option<EntityType> {
    use BesideName::{Body, Disaster, Hits, OfBody, Place};
    let start = document.sentences[document.tokens[name.start].sentence as usize].tokens.start as usize;
    let last = name.start.checked_sub(1).filter(|&last| last >= start)?;
    let word = document.lower(last);
    let pair = last.checked_sub(1).filter(|&first| first >= start).map(|first| [document.lower(first), word].join(" "));
    let is = |class| pair.as_deref().is_some_and(|pair| beside_names::is(pair, class));
    let small = document.form(last).starts_with(char::is_lowercase);
    if is(OfBody) || small && beside_names::is(word, Body) || small && is(Body) {
        // "shares of Brenlow's rival", "the owner of Ana Kovač's house"
        let next = document.tokens.get(name.end).map(|_| document.lower(name.end));
        return (!next.is_some_and(|next| next.starts_with('\''))).then_some(EntityType::Organization);
    }
    if is(Place) {
        return Some(EntityType::Location);
    }
    let strikes = beside_names::is(word, Hits)
        && (start.max(last.saturating_sub(REACH))..last).any(|token| beside_names::is(document.lower(token), Disaster));
    strikes.then_some(EntityType::Location)
}

/// The two sides of a match, at either side of a score or of a verb that is said of matches: "Torvale 2-1 Osmark", "Torvale
/// 2 Osmark 1", "Torvale beat Osmark 2-1".
fn sides(document: &Document, sentence: Range<usize>) -> Vec<[Range<usize>; 2]> {
    let (start, end) = (sentence.start, sentence.end);
    let mut found = Vec::new();
    let mut at = start + 1;
    while at + 1 < end {
        let Some(one) = name_before(document, at, start) else {
            at += 1;
            continue;
        };
        let after = score(document, at, end);
        let verb = verb(document, at, end);
        let next = after.or(verb).unwrap_or(at + 1);
        let Some(other) = name_behind(document, next, end) else {
            at += 1;
            continue;
        };
        let fits = if after.is_some() {
            true
        } else if verb.is_some() {
            // Sets are played by people: "beat Osei 6-4, 6-2".
            let behind = score(document, other.end, end);
            let set = |at: usize| score(document, at, end).is_some();
            behind.is_some_and(|behind| !(set(behind) || behind < end && set(behind + 1)))
        } else {
            let whole = one.start == start || matches!(document.lower(one.start - 1), "," | ";");
            let last = other.end;
            is_goals(document, at)
                && whole
                && last < end
                && is_goals(document, last)
                && (last + 1 == end || matches!(document.lower(last + 1), "." | "(" | "," | ";"))
        };
        at += 1;
        if fits {
            at = other.end;
            found.push([one, other]);
        }
    }
    found
}

/// Takes towns and countries that play for the teams that they are there, and adds those that were missed.
fn teams(document: &Document, mentions: &mut Vec<NameMention>, people: &Set<u64>) {
    let mut more = Vec::new();
    // People play, too: those whom the article names in full.
    for sentence in &document.sentences {
        for sides in sides(document, sentence.tokens.start as usize..sentence.tokens.end as usize) {
            if sides.iter().any(|side| side.clone().any(|token| people.contains(&document.hashes[token]))) {
                continue;
            }
            for side in sides {
                let at = mentions.partition_point(|name| name.tokens.end <= side.start);
                match mentions.get_mut(at).filter(|name| name.tokens.start < side.end) {
                    Some(name) if is_open(name.kind) => {
                        if name.kind != EntityType::Organization {
                            (name.kind, name.basis) = (EntityType::Organization, MentionBasis::Beside);
                            name.confidence = name.confidence.max(TOLD);
                        }
                    }
                    Some(_) => {}
                    None => more.push(NameMention {
                        span: document.tokens[side.start].span.join(document.tokens[side.end - 1].span),
                        tokens: side,
                        kind: EntityType::Organization,
                        basis: MentionBasis::Beside,
                        confidence: MISSED,
                    }),
                }
            }
        }
    }
    merge(mentions, more);
}

/// The end of the verb at `at` that says that one team beats another.
fn verb(document: &Document, at: usize, end: usize) -> Option<usize> {
    if beside_names::is(document.lower(at), BesideName::Beats) {
        return Some(at + 1);
    }
    let two = at + 1 < end && matches!(document.lower(at + 1), "to" | "with");
    let pair = two.then(|| [document.lower(at), document.lower(at + 1)].join(" "))?;
    beside_names::is(&pair, BesideName::Beats).then_some(at + 2)
}
