//! Other names of places and bodies: acronyms and what they stand for, countries under their several names, a name
//! without its last words. Owns these relations, not people's names.

use crate::{
    analysis::EntityType,
    lexicon::nouns,
    map::{Map, Set},
    names::{
        clusters::{Grouper, Text, type_vote},
        normal_form::{Form, Keys},
    },
    sort,
    text::lower,
};

/// How many long names are compared with a short one.
const BEARERS: usize = 8;

/// Joins what places and bodies are called.
pub fn join(grouper: &mut Grouper) {
    countries(grouper);
    let parts = parts(grouper);
    same_words(grouper, &parts);
    let named: Vec<u32> = parts.iter().copied().filter(|&text| !is_norp(grouper, text)).collect();
    acronyms(grouper, &named);
    bracketed(grouper);
    shortened(grouper, &named);
    hearts(grouper, &parts);
}

/// The names of places and bodies. Osei is none, once it is Peter Osei, though the tagger took it for a body.
fn parts(grouper: &mut Grouper) -> Vec<u32> {
    let all = 0..grouper.texts.len() as u32;
    all.filter(|&text| {
        let root = grouper.root(text);
        let one = &grouper.texts[text as usize];
        !matches!(one.kind, EntityType::Person | EntityType::Date | EntityType::Money)
            && !one.form.words.is_empty()
            && type_vote::winner(&grouper.texts[root as usize].votes) != EntityType::Person
    })
    .collect()
}

/// UK, Britain and the United Kingdom; the United States and America. Adjectives stay apart.
fn countries(grouper: &mut Grouper) {
    let mut known: Map<u16, u32> = Map::default();
    for text in 0..grouper.texts.len() as u32 {
        let one = &grouper.texts[text as usize];
        if !matches!(one.kind, EntityType::Location | EntityType::Organization) {
            continue;
        }
        let name = &grouper.found[one.mentions[0] as usize];
        let written = name.span.of(grouper.document.text);
        if let Some(country) = nouns::country(written) {
            match known.get(&country) {
                Some(&other) => grouper.join(text, other, "alias"),
                None => {
                    known.insert(country, text);
                }
            }
        }
    }
}

/// What a company or body is called with and without its legal form, its article, its accents.
fn same_words(grouper: &mut Grouper, parts: &[u32]) {
    let mut known: Map<Vec<u32>, u32> = Map::default();
    for &text in parts {
        let one = &grouper.texts[text as usize];
        let words = weighty(&one.form, &grouper.keys);
        match known.get(&words) {
            Some(&other) if compatible(one.kind, grouper.texts[other as usize].kind) => {
                grouper.join(text, other, "variant");
            }
            Some(_) => {}
            None => {
                known.insert(words, text);
            }
        }
    }
    // "Nordlicht AG" is not called after anybody, though Nordlicht alone looks like somebody's name.
    let mut people: Set<u32> = Set::default();
    for one in grouper.texts.iter().filter(|one| one.kind == EntityType::Person && one.form.words.len() > 1) {
        one.form.words.iter().for_each(|word| people.insert(*word));
    }
    for text in 0..grouper.texts.len() as u32 {
        let one = &grouper.texts[text as usize];
        if let (EntityType::Person, [word]) = (one.kind, &one.form.words[..])
            && let Some(&other) = known.get(&one.form.words)
            && grouper.texts[other as usize].form.words.len() > 1
            && !people.contains(word)
        {
            grouper.join(text, other, "short");
        }
    }
}

fn weighty(form: &Form, keys: &Keys) -> Vec<u32> {
    let legal = |word: &u32| {
        let word = keys.text(*word);
        is_legal(word) || matches!(word, "co" | "sa" | "pvt" | "company" | "nv" | "spa")
    };
    let words: Vec<u32> = form.words.iter().copied().filter(|word| !legal(word)).collect();
    if words.is_empty() { form.words.clone() } else { words }
}

/// Legal forms that end nobody's name.
pub fn is_legal(lower: &str) -> bool {
    matches!(lower, "inc" | "ltd" | "limited" | "corp" | "corporation" | "plc" | "llc" | "ag" | "gmbh" | "pty")
}

fn is_norp(grouper: &Grouper, text: u32) -> bool {
    grouper.texts[text as usize].kind == EntityType::Norp
}

/// A name of a norp is never that of a place; all else may be the tagger's mistake.
fn compatible(one: EntityType, two: EntityType) -> bool {
    one == two || (one != EntityType::Norp && two != EntityType::Norp)
}

/// LBA and Luapula Basin Authority, in either order, with brackets or without, where only one name has these initials.
fn acronyms(grouper: &mut Grouper, named: &[u32]) {
    let mut initials: Map<String, Vec<u32>> = Map::default();
    for &text in named {
        let one = &grouper.texts[text as usize];
        for initial in initials_of(grouper, one) {
            let bearers = initials.entry(initial).or_default();
            if bearers.len() < BEARERS && !bearers.contains(&text) {
                bearers.push(text);
            }
        }
    }
    for text in 0..grouper.texts.len() as u32 {
        let one = &grouper.texts[text as usize];
        if matches!(one.kind, EntityType::Date | EntityType::Money | EntityType::Norp) {
            continue;
        }
        let name = &grouper.found[one.mentions[0] as usize];
        if name.tokens.len() != 1 {
            continue;
        }
        let Some(letters) = acronym(grouper.document.form(name.tokens.start)) else { continue };
        let Some(bearers) = initials.get(&letters) else { continue };
        let mut roots: Vec<u32> = bearers.clone().into_iter().map(|other| grouper.root(other)).collect();
        sort::sort_dedup(&mut roots);
        if let [only] = roots[..] {
            grouper.join(text, only, "acronym");
        }
    }
}

/// A body and the letters in brackets behind it, in either order, which may be those of its name in another language: "the
/// Workers' Union of Torvale (SLT)". Half of them have to begin words of the name: "Real Torvale (ESP)" says where from.
fn bracketed(grouper: &mut Grouper) {
    let document = grouper.document;
    for index in 1..grouper.found.len() {
        let (one, two) = (&grouper.found[index - 1].tokens, &grouper.found[index].tokens);
        let bracket =
            |token: usize, bracket: &str| document.tokens.get(token).is_some() && document.lower(token) == bracket;
        if two.start != one.end + 1 || !bracket(one.end, "(") || !bracket(two.end, ")") {
            continue;
        }
        let (short, long) = if one.len() == 1 { (index - 1, index) } else { (index, index - 1) };
        let [short_text, long_text] = [short, long].map(|name| grouper.text_of[name]);
        let body = |text: u32| matches!(grouper.texts[text as usize].kind, EntityType::Organization | EntityType::Misc);
        let tokens = &grouper.found[short].tokens;
        if tokens.len() != 1 || !body(short_text) || !body(long_text) || grouper.found[long].tokens.len() < 2 {
            continue;
        }
        let Some(letters) = acronym(document.form(tokens.start)) else { continue };
        let initials = initials_of(grouper, &grouper.texts[long_text as usize]);
        let held = |letter: &char| initials.iter().any(|initials| initials.chars().any(|initial| initial == *letter));
        if letters.chars().filter(held).count() * 2 >= letters.chars().count() {
            grouper.join(short_text, long_text, "acronym");
        }
    }
}

/// The lower-case letters of an acronym: `U.N.`, `LBA`, `MoH`.
pub fn acronym(form: &str) -> Option<String> {
    let letters: String = form.chars().filter(|letter| *letter != '.').collect();
    let upper = letters.chars().filter(|letter| letter.is_uppercase()).count();
    let count = letters.chars().count();
    let like = (2..=7).contains(&count)
        && letters.chars().all(char::is_alphabetic)
        && upper >= 2
        && letters.starts_with(char::is_uppercase)
        && count - upper <= 1;
    like.then(|| lower::word(&letters))
}

/// Whether a name is an abbreviation that is no other word in capitals: `U.N.`, `UN`. Nobody whose name is Un is meant by it.
pub fn is_abbreviation(grouper: &Grouper, text: u32) -> bool {
    let name = &grouper.found[grouper.texts[text as usize].mentions[0] as usize];
    let form = grouper.document.form(name.tokens.start);
    name.tokens.len() == 1 && acronym(form).is_some() && (form.contains('.') || form.chars().count() == 2)
}

/// The initials of a name, without its small words and with them.
fn initials_of(grouper: &Grouper, text: &Text) -> Vec<String> {
    let name = &grouper.found[text.mentions[0] as usize];
    let (mut short, mut long) = (String::new(), String::new());
    for token in name.tokens.clone() {
        let form = grouper.document.form(token);
        let Some(first) = form.chars().next().filter(|first| first.is_alphabetic()) else { continue };
        if form == "'s" || (token == name.tokens.start && form.eq_ignore_ascii_case("the")) {
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
fn shortened(grouper: &mut Grouper, named: &[u32]) {
    let mut starts: Map<Vec<u32>, Vec<u32>> = Map::default();
    let mut ends: Map<Vec<u32>, Vec<u32>> = Map::default();
    for &text in named {
        let words = &grouper.texts[text as usize].form.words;
        for cut in 1..words.len().min(8) {
            let put = |map: &mut Map<Vec<u32>, Vec<u32>>, part: &[u32]| {
                let bearers = map.entry(part.to_vec()).or_default();
                if bearers.len() < BEARERS {
                    bearers.push(text);
                }
            };
            put(&mut starts, &words[..cut]);
            put(&mut ends, &words[cut..]);
        }
    }
    for &text in named {
        let one = &grouper.texts[text as usize];
        // The Republic of China is a part of the name of another country only.
        if nouns::country(grouper.found[one.mentions[0] as usize].span.of(grouper.document.text)).is_some() {
            continue;
        }
        let kind = one.kind;
        let words = one.form.words.clone();
        let mut longer: Vec<u32> = Vec::new();
        for &other in starts.get(&words).into_iter().flatten() {
            let rest = &grouper.texts[other as usize].form.words[words.len()..];
            let adds = rest.iter().all(|word| adds_nothing(grouper.keys.text(*word), kind));
            if adds && grouper.texts[other as usize].kind == kind {
                longer.push(other);
            }
        }
        if kind != EntityType::Location && !is_abbreviation(grouper, text) {
            for &other in ends.get(&words).into_iter().flatten() {
                if grouper.texts[other as usize].kind == kind {
                    longer.push(other);
                }
            }
        }
        let mut roots: Vec<u32> = longer.into_iter().map(|other| grouper.root(other)).collect();
        sort::sort_dedup(&mut roots);
        if let [only] = roots[..] {
            grouper.join(text, only, "short");
        }
    }
}

/// The University for the University of Torvale: a noun alone goes to the bodies whose name holds it.
fn hearts(grouper: &mut Grouper, parts: &[u32]) {
    let mut holders: Map<u32, Vec<u32>> = Map::default();
    for (text, one) in (0..).zip(&grouper.texts) {
        if !matches!(one.kind, EntityType::Organization | EntityType::Facility) || one.form.words.len() < 2 {
            continue;
        }
        for &word in &one.form.words {
            let holders = holders.entry(word).or_default();
            if holders.len() < BEARERS {
                holders.push(text);
            }
        }
    }
    for &text in parts {
        let [word] = grouper.texts[text as usize].form.words[..] else { continue };
        let noun = nouns::noun(grouper.keys.text(word));
        if noun.is_none_or(|noun| noun.kind != EntityType::Organization) || grouper.root(text) != text {
            continue;
        }
        let roots = grouper.roots(holders.get(&word));
        if !roots.is_empty() {
            grouper.settle(text, roots, "short");
        }
    }
}

/// Whether a last word leaves a name what it was without it.
fn adds_nothing(word: &str, kind: EntityType) -> bool {
    if kind == EntityType::Location {
        return matches!(word, "city" | "state" | "county" | "province" | "region" | "island" | "islands" | "republic");
    }
    nouns::noun(word).is_some_and(|noun| noun.kind == EntityType::Organization)
        || matches!(
            word,
            "group"
                | "party"
                | "fc"
                | "club"
                | "holdings"
                | "international"
                | "airlines"
                | "airways"
                | "motors"
                | "times"
        )
}
