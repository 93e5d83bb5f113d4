//! Other names of places and organizations: acronyms and what they stand for, countries under their several names, a
//! name without its last words. Owns these relations, not people's names.

use crate::{
    analysis::{EntityType, MentionBasis},
    lexicon::{
        name_parts::{self, NamePart},
        nouns,
    },
    map::{Map, Set},
    names::{
        acronym::{acronym, is_abbreviation},
        clusters::{
            state::{BEARERS, ClusterState, DistinctName},
            type_vote,
        },
        detect,
        normal_form::{NormalForm, WordInterner},
    },
    sort,
    text::lower,
};

/// Joins what places and organizations are called.
pub fn join(state: &mut ClusterState) {
    countries(state);
    let names = places_and_organizations(state);
    same_words(state, &names);
    let named: Vec<u32> = names.iter().copied().filter(|&name| !is_norp(state, name)).collect();
    acronyms(state, &named);
    acronyms_in_brackets(state);
    shortened(state, &named);
    head_nouns(state, &names);
}

/// The names of places and organizations. Osei is none once it is joined with Peter Osei, whatever the tagger says of
/// it.
fn places_and_organizations(state: &mut ClusterState) -> Vec<u32> {
    let all = 0..state.names.len() as u32;
    all.filter(|&name| {
        let root = state.root(name);
        let one = &state.names[name as usize];
        !matches!(one.kind, EntityType::Person | EntityType::Date | EntityType::Money)
            && !one.form.words.is_empty()
            && type_vote::winner(&state.names[root as usize].votes) != EntityType::Person
    })
    .collect()
}

/// UK, Britain and the United Kingdom; the United States and America. Adjectives stay apart.
fn countries(state: &mut ClusterState) {
    let mut known: Map<u16, u32> = Map::default();
    for name in 0..state.names.len() as u32 {
        let one = &state.names[name as usize];
        if !matches!(one.kind, EntityType::Location | EntityType::Organization) {
            continue;
        }
        let mention = state.first_mention(one);
        let written = mention.span.of(state.document.text);
        if let Some(country) = nouns::country(written) {
            match known.get(&country) {
                Some(&other) => state.join(name, other, MentionBasis::Alias),
                None => {
                    known.insert(country, name);
                }
            }
        }
    }
}

/// An organization with and without its legal form, its article, its accents.
fn same_words(state: &mut ClusterState, names: &[u32]) {
    let mut known: Map<Vec<u32>, u32> = Map::default();
    for &name in names {
        let one = &state.names[name as usize];
        let words = content_words(&one.form, &state.words);
        match known.get(&words) {
            Some(&other) if compatible(one.kind, state.names[other as usize].kind) => {
                state.join(name, other, MentionBasis::Variant);
            }
            Some(_) => {}
            None => {
                known.insert(words, name);
            }
        }
    }
    // "Nordlicht AG" is not called after anybody, though Nordlicht alone looks like somebody's name.
    let mut people: Set<u32> = Set::default();
    for one in state.names.iter().filter(|one| one.kind == EntityType::Person && one.form.words.len() > 1) {
        one.form.words.iter().for_each(|word| people.insert(*word));
    }
    for name in 0..state.names.len() as u32 {
        let one = &state.names[name as usize];
        if let (EntityType::Person, [word]) = (one.kind, &one.form.words[..])
            && let Some(&other) = known.get(&one.form.words)
            && state.names[other as usize].form.words.len() > 1
            && !people.contains(word)
        {
            state.join(name, other, MentionBasis::Short);
        }
    }
}

/// The words of a name without its legal form.
fn content_words(form: &NormalForm, interner: &WordInterner) -> Vec<u32> {
    let legal = |word: &u32| {
        let word = interner.text(*word);
        name_parts::is(word, NamePart::LegalForm) || name_parts::is(word, NamePart::WeakLegalForm)
    };
    let words: Vec<u32> = form.words.iter().copied().filter(|word| !legal(word)).collect();
    if words.is_empty() { form.words.clone() } else { words }
}

fn is_norp(state: &ClusterState, name: u32) -> bool {
    state.names[name as usize].kind == EntityType::Norp
}

/// A nationality is never a place; any other difference of types may be the tagger's mistake.
fn compatible(one: EntityType, two: EntityType) -> bool {
    one == two || (one != EntityType::Norp && two != EntityType::Norp)
}

/// LBA and Luapula Basin Authority, in either order, with brackets or without, where only one name has these initials.
fn acronyms(state: &mut ClusterState, named: &[u32]) {
    let mut initials: Map<String, Vec<u32>> = Map::default();
    for &name in named {
        let one = &state.names[name as usize];
        for initial in initials_of(state, one) {
            let bearers = initials.entry(initial).or_default();
            if bearers.len() < BEARERS && !bearers.contains(&name) {
                bearers.push(name);
            }
        }
    }
    for name in 0..state.names.len() as u32 {
        let one = &state.names[name as usize];
        if matches!(one.kind, EntityType::Date | EntityType::Money | EntityType::Norp) {
            continue;
        }
        let mention = state.first_mention(one);
        if mention.tokens.len() != 1 {
            continue;
        }
        let Some(letters) = acronym(state.document.form(mention.tokens.start)) else { continue };
        let Some(bearers) = initials.get(&letters) else { continue };
        let mut roots: Vec<u32> = bearers.clone().into_iter().map(|other| state.root(other)).collect();
        sort::sort_dedup(&mut roots);
        if let [only] = roots[..] {
            state.join(name, only, MentionBasis::Acronym);
        }
    }
}

/// An organization and the acronym in brackets behind it, in either order, which may be that of its name in another
/// language: "the Workers' Union of Torvale (SLT)". Half of the letters have to begin words of the name: "Real Torvale
/// (ESP)" says where from. What the tagger takes for a building is an organization where the acronym ends its initials:
/// "the Northern States Storm Center (SSC)".
fn acronyms_in_brackets(state: &mut ClusterState) {
    let document = state.document;
    for index in 1..state.mentions.len() {
        let (one, two) = (&state.mentions[index - 1].tokens, &state.mentions[index].tokens);
        let bracket =
            |token: usize, bracket: &str| document.tokens.get(token).is_some() && document.lower(token) == bracket;
        if two.start != one.end + 1 || !bracket(one.end, "(") || !bracket(two.end, ")") {
            continue;
        }
        let (short, long) = if one.len() == 1 { (index - 1, index) } else { (index, index - 1) };
        let [short_name, long_name] = [short, long].map(|mention: usize| state.name_of[mention]);
        let kind = |name: u32| state.names[name as usize].kind;
        let organization = |name: u32| matches!(kind(name), EntityType::Organization | EntityType::Misc);
        let building = kind(long_name) == EntityType::Facility;
        let tokens = &state.mentions[short].tokens;
        if tokens.len() != 1
            || !organization(short_name)
            || !organization(long_name) && !building
            || state.mentions[long].tokens.len() < 2
        {
            continue;
        }
        let form = document.form(tokens.start);
        // "the Chamber of Bakers of Torvale (Panavor)": a short name made of parts of words, often in another language.
        let long_tokens = &state.mentions[long].tokens;
        if short > long
            && !building
            && long_tokens.len() >= 3
            && acronym(form).is_none()
            && is_unheard_of(state, tokens.start)
        {
            state.join(short_name, long_name, MentionBasis::Acronym);
            continue;
        }
        let Some(letters) = acronym(form) else { continue };
        let initials = initials_of(state, &state.names[long_name as usize]);
        if building && !initials.iter().any(|initials| initials.ends_with(&letters)) {
            continue;
        }
        let held = |letter: &char| initials.iter().any(|initials| initials.chars().any(|initial| initial == *letter));
        let words = &state.names[long_name as usize].form.words;
        let parts = || is_made_of_parts(&letters, words.iter().map(|word| state.words.text(*word)));
        if letters.chars().filter(held).count() * 2 >= letters.chars().count() || parts() {
            state.join(short_name, long_name, MentionBasis::Acronym);
        }
    }
}

/// Whether letters stand in a name in this order, the first one at its beginning: Lodar Mills (LDM).
fn is_made_of_parts<'w>(letters: &str, words: impl Iterator<Item = &'w str>) -> bool {
    let mut letters = letters.chars().peekable();
    let mut first = true;
    for letter in words.flat_map(str::chars) {
        if letters.next_if_eq(&letter).is_none() && first {
            return false;
        }
        first = false;
    }
    letters.peek().is_none()
}

/// Whether nothing is known of a word.
fn is_unheard_of(state: &ClusterState, token: usize) -> bool {
    let entry = detect::lexicon().word(state.document.hashes[token]);
    entry.class == 0 && entry.lists == 0
}

/// The initials of a name, without its small words and with them.
fn initials_of(state: &ClusterState, name: &DistinctName) -> Vec<String> {
    let mention = state.first_mention(name);
    let (mut short, mut long) = (String::new(), String::new());
    for token in mention.tokens.clone() {
        let form = state.document.form(token);
        let Some(first) = form.chars().next().filter(|first| first.is_alphabetic()) else { continue };
        if form == "'s" || (token == mention.tokens.start && form.eq_ignore_ascii_case("the")) {
            continue;
        }
        lower::push(&mut long, first);
        if first.is_uppercase() {
            lower::push(&mut short, first);
        }
    }
    let mut all = vec![short];
    if !all.contains(&long) {
        all.push(long);
    }
    all.retain(|initials| initials.chars().count() >= 2);
    all
}

/// New York for New York City, Scientology for the Church of Scientology, the Navy for the US Navy: a part of one
/// longer name only.
fn shortened(state: &mut ClusterState, named: &[u32]) {
    let mut starts: Map<Vec<u32>, Vec<u32>> = Map::default();
    let mut ends: Map<Vec<u32>, Vec<u32>> = Map::default();
    for &name in named {
        let words = &state.names[name as usize].form.words;
        for cut in 1..words.len().min(8) {
            let put = |map: &mut Map<Vec<u32>, Vec<u32>>, part: &[u32]| {
                let bearers = map.entry(part.to_vec()).or_default();
                if bearers.len() < BEARERS {
                    bearers.push(name);
                }
            };
            put(&mut starts, &words[..cut]);
            put(&mut ends, &words[cut..]);
        }
    }
    plural_short_names(state, &starts);
    let people = (0..state.names.len() as u32).filter(|&name| {
        let one = &state.names[name as usize];
        one.kind == EntityType::Person && one.form.words.len() > 1 && has_article(state, name)
    });
    let people: Vec<u32> = people.collect();
    for &name in named.iter().chain(&people) {
        let one = &state.names[name as usize];
        // The Republic of China is a part of the name of another country only.
        if nouns::country(state.first_mention(one).span.of(state.document.text)).is_some() {
            continue;
        }
        let kind = one.kind;
        let words = one.form.words.clone();
        let mut longer: Vec<u32> = Vec::new();
        for &other in starts.get(&words).into_iter().flatten() {
            let rest = &state.names[other as usize].form.words[words.len()..];
            let adds = rest.iter().all(|word| is_optional_last_word(state.words.text(*word), kind));
            if adds && state.names[other as usize].kind == kind {
                longer.push(other);
            }
        }
        if kind != EntityType::Location && !is_abbreviation(state.document, &state.first_mention(one).tokens) {
            // The Grey Kites, whatever the tagger takes them for, are the Torvale Grey Kites.
            let unlike = matches!(kind, EntityType::Misc | EntityType::Person) && words.len() > 1;
            for &other in ends.get(&words).into_iter().flatten() {
                if state.names[other as usize].kind == kind || unlike {
                    longer.push(other);
                }
            }
        }
        let mut roots: Vec<u32> = longer.into_iter().map(|other| state.root(other)).collect();
        sort::sort_dedup(&mut roots);
        if let [only] = roots[..] {
            state.join(name, only, MentionBasis::Short);
        }
    }
}

/// Whether a name stands behind "the" where it stands first.
fn has_article(state: &ClusterState, name: u32) -> bool {
    let first = state.first_mention(&state.names[name as usize]).tokens.start;
    first > 0 && state.document.lower(first - 1) == "the"
}

/// The Torvales for the Torvale Islands.
fn plural_short_names(state: &mut ClusterState, starts: &Map<Vec<u32>, Vec<u32>>) {
    for name in 0..state.names.len() as u32 {
        let one = &state.names[name as usize];
        let [word] = one.form.words[..] else { continue };
        if !has_article(state, name) {
            continue;
        }
        let Some(stem) = state.words.text(word).strip_suffix('s').map(str::to_owned) else { continue };
        let stem = state.words.intern(&stem);
        let whole = starts.get(&vec![stem]).into_iter().flatten().copied().find(|&other| {
            let other = &state.names[other as usize];
            other.kind == EntityType::Location
                && other.form.words.len() == 2
                && state.words.text(other.form.words[1]).ends_with('s')
        });
        if let Some(whole) = whole {
            state.join(name, whole, MentionBasis::Short);
        }
    }
}

/// "The University" for the University of Torvale: a head noun alone goes to the organizations whose name holds it.
fn head_nouns(state: &mut ClusterState, names: &[u32]) {
    let mut holders: Map<u32, Vec<u32>> = Map::default();
    for (name, one) in (0..).zip(&state.names) {
        if !matches!(one.kind, EntityType::Organization | EntityType::Facility) || one.form.words.len() < 2 {
            continue;
        }
        for &word in &one.form.words {
            let holders = holders.entry(word).or_default();
            if holders.len() < BEARERS {
                holders.push(name);
            }
        }
    }
    for &name in names {
        let [word] = state.names[name as usize].form.words[..] else { continue };
        let noun = nouns::noun(state.words.text(word));
        if noun.is_none_or(|noun| noun.kind != EntityType::Organization) || state.root(name) != name {
            continue;
        }
        let roots = state.roots(holders.get(&word));
        if !roots.is_empty() {
            state.resolve_ambiguous(name, roots, MentionBasis::Short);
        }
    }
}

/// Whether a name means the same without a last word: "Torvale Province", "Lagoon Holdings".
fn is_optional_last_word(word: &str, kind: EntityType) -> bool {
    if kind == EntityType::Location {
        return name_parts::is(word, NamePart::OptionalPlace);
    }
    nouns::noun(word).is_some_and(|noun| noun.kind == EntityType::Organization)
        || name_parts::is(word, NamePart::OptionalOrganization)
}
