//! Names into clusters: which names are one person's, one place's, one organization's. Owns the order of the steps, and
//! how each mention gets its cluster at the end; the steps are `people`'s and `aliases`'.

mod aliases;
mod people;
pub mod state;
pub mod stated_type;
mod type_vote;

use crate::{
    analysis::{EntityType, MentionBasis},
    map::Map,
    names::{
        detect::casing::Casing,
        mention::{LIKELY, NameMention},
        normal_form,
    },
    text::Document,
};
use state::{Cluster, ClusterState, Clusters};

/// Clusters the names found; `stated` is what the text says of each, `casing` where capitals say little.
pub fn cluster(
    document: &Document,
    casing: &Casing,
    mentions: &[NameMention],
    stated: &[Option<EntityType>],
) -> Clusters {
    let mut state = ClusterState::new(document, mentions, stated);
    people::join(&mut state);
    aliases::join(&mut state);
    assign(state, casing)
}

/// The cluster of each mention, types settled.
fn assign(mut state: ClusterState, casing: &Casing) -> Clusters {
    let mut clusters = Clusters { all: Vec::new(), of: vec![(0, None); state.mentions.len()] };
    let mut of_root: Map<(u32, EntityType), u32> = Map::default();
    let mut latest: Map<u32, usize> = Map::default();
    let mut meant: Map<u32, u32> = Map::default();
    for index in 0..state.mentions.len() {
        let name = state.name_of[index];
        let mut basis = state.basis_of(name);
        let root = match state.candidates_of(name) {
            Some(candidates) => {
                basis = Some(MentionBasis::Surname);
                let recent = || candidates.iter().copied().max_by_key(|root| latest.get(root).copied().unwrap_or(0));
                // "Kovar" goes on to be the one whom it has been: relatives get their first names.
                *meant.entry(name).or_insert_with(|| recent().unwrap_or(name))
            }
            None => state.root(name),
        };
        latest.insert(root, index + 1);
        let (one, whole) = (&state.names[name as usize], &state.names[root as usize]);
        let part = one.form.words.len() == 1 && whole.form.words.len() > 1;
        let kind = type_vote::of_mention(&state.mentions[index], &whole.votes, part);
        let cluster = *of_root.entry((root, kind)).or_insert_with(|| {
            clusters.all.push(Cluster {
                mentions: Vec::new(),
                kind,
                fullest: index as u32,
                shown: index as u32,
                sex: whole.sex,
            });
            clusters.all.len() as u32 - 1
        });
        let entry = &mut clusters.all[cluster as usize];
        entry.mentions.push(index as u32);
        let fullness = |mention: u32| {
            let name = &state.names[state.name_of[mention as usize] as usize];
            let mention = &state.mentions[mention as usize];
            let sure = name.abbreviated || mention.confidence >= LIKELY;
            let full = name.form.words.iter().filter(|&&word| !normal_form::is_initial(state.words.text(word))).count();
            (sure, full.min(6), name.form.words.len().min(6), mention.span.len().min(80))
        };
        // "Harlan Voss" is fuller than the "Voss" or "Harlan" of other sentences, however sure it is.
        let words = |mention: u32| &state.names[state.name_of[mention as usize] as usize].form.words[..];
        let extends = |one: u32, other: u32| {
            let (one, other) = (words(one), words(other));
            one.len() > other.len() && other.len() == 1 && (one.ends_with(other) || one.starts_with(other))
        };
        let (new, old) = (index as u32, entry.fullest);
        if extends(new, old) || !extends(old, new) && fullness(new) > fullness(old) {
            entry.fullest = new;
        }
        clusters.of[index] = (cluster, basis);
    }
    for cluster in clusters.all.iter_mut().filter(|cluster| cluster.mentions.len() > 1) {
        cluster.shown = shown(&state, casing, cluster);
    }
    clusters
}

/// The mention whose name is shown: written in full in the article's own voice, and not only where capitals say little; of
/// a person's full names the one that stands there most often.
fn shown(state: &ClusterState, casing: &Casing, cluster: &Cluster) -> u32 {
    let name = |mention: u32| state.name_of[mention as usize];
    let token = |mention: u32| state.mentions[mention as usize].tokens.start;
    let own = |mention: u32| state.document.tokens[token(mention)].quotation.is_none();
    let plain = |mention: u32| !casing.is_loud(state.document.tokens[token(mention)].sentence as usize);
    let mut times: Map<u32, usize> = Map::default();
    let whole = &state.names[name(cluster.fullest) as usize].form.words;
    for &mention in cluster.mentions.iter().filter(|&&mention| own(mention) && plain(mention)) {
        *times.entry(name(mention)).or_insert(0) += 1;
    }
    let rank = |mention: u32| {
        let number = name(mention);
        let one = &state.names[number as usize];
        let initial = |word: &&u32| normal_form::is_initial(state.words.text(**word));
        let full = one.form.words.iter().filter(|word| !initial(word)).count();
        let sure = one.abbreviated || state.mentions[mention as usize].confidence >= LIKELY || one.form.words == *whole;
        let person = cluster.kind == EntityType::Person && full > 1;
        let often = if person { times.get(&number).copied().unwrap_or(0) } else { 0 };
        let length = state.mentions[mention as usize].span.len();
        (own(mention), sure, person, plain(mention), often, full.min(6), one.form.words.len().min(6), length.min(80))
    };
    let best = cluster.mentions.iter().copied().rev().max_by_key(|&mention| rank(mention));
    best.unwrap_or(cluster.fullest)
}
