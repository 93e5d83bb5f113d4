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
        mention::{LIKELY, NameMention},
        normal_form,
    },
    text::Document,
};
use state::{Cluster, ClusterState, Clusters};

/// Clusters the names found; `stated` is what the text says of each.
pub fn cluster(document: &Document, mentions: &[NameMention], stated: &[Option<EntityType>]) -> Clusters {
    let mut state = ClusterState::new(document, mentions, stated);
    people::join(&mut state);
    aliases::join(&mut state);
    assign(state)
}

/// The cluster of each mention, types settled.
fn assign(mut state: ClusterState) -> Clusters {
    let mut clusters = Clusters { all: Vec::new(), of: vec![(0, None); state.mentions.len()] };
    let mut of_root: Map<(u32, EntityType), u32> = Map::default();
    let mut latest: Map<u32, usize> = Map::default();
    for index in 0..state.mentions.len() {
        let name = state.name_of[index];
        let mut basis = state.basis_of(name);
        let root = match state.candidates_of(name) {
            Some(candidates) => {
                basis = Some(MentionBasis::Surname);
                let recent = candidates.iter().copied().max_by_key(|root| latest.get(root).copied().unwrap_or(0));
                recent.unwrap_or(name)
            }
            None => state.root(name),
        };
        latest.insert(root, index + 1);
        let (one, whole) = (&state.names[name as usize], &state.names[root as usize]);
        let part = one.form.words.len() == 1 && whole.form.words.len() > 1;
        let kind = type_vote::of_mention(&state.mentions[index], &whole.votes, part);
        let cluster = *of_root.entry((root, kind)).or_insert_with(|| {
            clusters.all.push(Cluster { mentions: Vec::new(), kind, fullest: index as u32, sex: whole.sex });
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
    clusters
}
