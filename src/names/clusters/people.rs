//! What people are called: in full, by initials, by one name alone. Owns who is who among people, not what places and
//! organizations are called.

use crate::{
    analysis::{EntityType, MentionBasis},
    lexicon::nouns,
    map::Map,
    names::{
        acronym,
        clusters::{
            state::{BEARERS, ClusterState, DistinctName},
            type_vote,
        },
        normal_form::{self, NormalForm},
    },
    sort,
};

/// The full names in which a word stands.
#[derive(Default)]
struct FullNames {
    /// As their last word.
    last: Map<u32, Vec<u32>>,
    /// Elsewhere.
    inner: Map<u32, Vec<u32>>,
    /// As their last word, however it is spelled.
    spelled: Map<String, Vec<u32>>,
    /// As one half of their last word: "Zora-Lind".
    halves: Map<u32, Vec<u32>>,
}

/// Joins what people are called.
pub fn join(state: &mut ClusterState) {
    correct_types(state);
    let full = join_full_names(state);
    join_single_names(state, &full);
}

/// "Jun Nakamura", "J. Nakamura", "Nakamura Jun": full names of one person.
fn join_full_names(state: &mut ClusterState) -> FullNames {
    let mut order: Vec<u32> = (0..state.names.len() as u32).collect();
    order.retain(|&name| {
        let DistinctName { kind, form, .. } = &state.names[name as usize];
        *kind == EntityType::Person && form.words.len() > 1
    });
    sort::stable_by_key(&mut order, |&name| std::cmp::Reverse(state.names[name as usize].form.words.len()));
    let mut full = FullNames::default();
    for &name in &order {
        let form = state.names[name as usize].form.clone();
        let surname = form.words[form.words.len() - 1];
        let by = |map: &Map<u32, Vec<u32>>, word: u32| map.get(&word).cloned().unwrap_or_default();
        let mut bearers = by(&full.last, surname);
        bearers.extend(by(&full.last, form.words[0]));
        bearers.extend(by(&full.inner, form.words[0]));
        bearers.extend(by(&full.inner, surname));
        let skeleton = normal_form::skeleton(state.words.text(surname));
        bearers.extend(full.spelled.get(&skeleton).cloned().unwrap_or_default());
        bearers.extend(by(&full.halves, surname));
        let same = bearers.into_iter().find(|&other| is_same_person(state, &state.names[other as usize].form, &form));
        if let Some(other) = same {
            state.join(name, other, MentionBasis::Variant);
        }
        keep(full.last.entry(surname).or_default(), name);
        keep(full.spelled.entry(skeleton).or_default(), name);
        for half in halves(state, surname) {
            keep(full.halves.entry(half).or_default(), name);
        }
        for &word in &form.words[..form.words.len() - 1] {
            keep(full.inner.entry(word).or_default(), name);
        }
    }
    full
}

/// "Nakamura" or "Jun" alone, to the full name that it is a part of.
fn join_single_names(state: &mut ClusterState, full: &FullNames) {
    let mut alone: Map<u32, u32> = Map::default();
    for name in 0..state.names.len() as u32 {
        let one = &state.names[name as usize];
        let [word] = one.form.words[..] else { continue };
        if acronym::is_abbreviation(state.document, &state.first_mention(one).tokens) {
            continue;
        }
        if one.kind == EntityType::Person {
            match alone.get(&word) {
                Some(&other) => state.join(name, other, MentionBasis::Variant),
                None => {
                    alone.insert(word, name);
                }
            }
        }
        let one = &state.names[name as usize];
        let person = one.kind == EntityType::Person;
        let (kind, mentions, votes) = (one.kind, one.mentions.len(), one.votes);
        let second = one.mentions.get(1).or(one.mentions.first()).copied().unwrap_or(0);
        let bearers = full.last.get(&word).or_else(|| full.halves.get(&word).filter(|_| person));
        let surnames = state.roots(bearers);
        if !surnames.is_empty() {
            if person || type_vote::may_be_a_surname(kind, mentions, &votes) {
                state.resolve_ambiguous(name, surnames, MentionBasis::Surname);
            }
            continue;
        }
        if !person {
            continue;
        }
        let text = state.words.text(word).to_owned();
        // A given name is used after the full one: whoever is introduced by one name alone is somebody else.
        let mut bearers = full.inner.get(&word).cloned().unwrap_or_default();
        bearers.retain(|&bearer| state.names[bearer as usize].mentions[0] < second);
        let bearers = state.roots(Some(&bearers));
        if !bearers.is_empty() {
            state.resolve_ambiguous(name, bearers, MentionBasis::GivenName);
        } else if text.len() >= 5 {
            let near = full.spelled.get(&normal_form::skeleton(&text)).cloned().unwrap_or_default();
            let near = near.into_iter().find(|&other| {
                let words = &state.names[other as usize].form.words;
                normal_form::is_one_off(state.words.text(words[words.len() - 1]), &text)
            });
            if let Some(other) = near {
                state.join(name, other, MentionBasis::Variant);
            }
        }
    }
}

/// Takes full names that the tagger took for places or organizations for people's, where a part of them is somebody's
/// name elsewhere.
fn correct_types(state: &mut ClusterState) {
    let mut alone: Map<u32, f64> = Map::default();
    for name in &state.names {
        if let ([word], EntityType::Person) = (&name.form.words[..], name.kind) {
            *alone.entry(*word).or_default() += name.votes[EntityType::Person as usize];
        }
    }
    for index in 0..state.names.len() {
        let name = &state.names[index];
        let candidate = matches!(name.kind, EntityType::Location | EntityType::Organization | EntityType::Misc)
            && (2..=3).contains(&name.form.words.len());
        if !candidate {
            continue;
        }
        let tokens = state.first_mention(name).tokens.clone();
        let (first, last) = (name.form.words[0], name.form.words[name.form.words.len() - 1]);
        let known = alone.get(&last).or_else(|| alone.get(&first)).copied().unwrap_or(0.0);
        let mean = name.votes[name.kind as usize] / name.mentions.len() as f64;
        let plain = tokens.clone().all(|token| {
            state.document.is_capital(token)
                && nouns::noun(state.document.lower(token)).is_none_or(|noun| noun.kind == EntityType::Person)
        });
        if plain && known > 0.0 && mean < type_vote::SURE_OF_FULL_NAME {
            let (form, sex) = NormalForm::new(state.document, tokens, true, &mut state.words);
            let name = &mut state.names[index];
            name.votes[EntityType::Person as usize] = name.votes[name.kind as usize] + type_vote::TIE_BREAK;
            name.kind = EntityType::Person;
            (name.form, name.sex) = (form, sex);
        }
    }
}

/// The two halves of a double surname.
fn halves(state: &mut ClusterState, surname: u32) -> Vec<u32> {
    let text = state.words.text(surname);
    let halves: Vec<String> = text.split('-').filter(|half| half.len() > 2).map(str::to_owned).collect();
    if halves.len() < 2 { Vec::new() } else { halves.iter().map(|half| state.words.intern(half)).collect() }
}

/// Whether two names of two words or more can be one person's.
fn is_same_person(state: &ClusterState, one: &NormalForm, two: &NormalForm) -> bool {
    if one.suffix.is_some() && two.suffix.is_some() && one.suffix != two.suffix {
        return false;
    }
    let (long, short) = if one.words.len() >= two.words.len() { (one, two) } else { (two, one) };
    let alike = |a: u32, b: u32| {
        let (a, b) = (state.words.text(a), state.words.text(b));
        a == b
            || normal_form::stands_for(a, b)
            || normal_form::stands_for(b, a)
            || is_half(a, b)
            || is_half(b, a)
            || (a.len() >= 4 && b.len() >= 4 && normal_form::skeleton(a) == normal_form::skeleton(b))
    };
    let exact = short.words.iter().filter(|word| long.words.contains(word)).count();
    if exact == 0 {
        return false;
    }
    // In order: "Brock Holt" in "Brock Wyatt Holt", "J. Nakamura" in "Jun Nakamura".
    let mut at = 0;
    let ordered = short.words.iter().all(|&word| {
        let found = long.words[at..].iter().position(|&other| alike(word, other));
        at += found.map_or(0, |place| place + 1);
        found.is_some()
    });
    // The family name first, or last: the same words in another order.
    let turned = short.words.len() == long.words.len() && exact == short.words.len();
    let ends = |form: &NormalForm| (form.words[0], form.words[form.words.len() - 1]);
    let ((first, last), (other, end)) = (ends(short), ends(long));
    turned || (ordered && (alike(last, end) || alike(first, other)))
}

/// Whether a word is one half of a double surname.
fn is_half(word: &str, double: &str) -> bool {
    word.len() > 2 && double.split_once('-').is_some_and(|(first, last)| word == first || word == last)
}

fn keep(bearers: &mut Vec<u32>, name: u32) {
    if bearers.len() < BEARERS {
        bearers.push(name);
    }
}
