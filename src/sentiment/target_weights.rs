//! How much each feature of targeted sentiment says, as the build packed it from `lexicons/towards.txt`. Owns the look-up,
//! not the features.

use crate::{hash, map::Map};
use lexicon_format::target_features::{COUNT, Dependency, Feature};
use std::sync::OnceLock;

/// What a feature says.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Weight {
    /// Which way it leans.
    pub direction: f64,
    /// How much it tells that the mention is spoken well or ill of at all.
    pub relevance: f64,
}

/// The weights of all features.
#[derive(Debug)]
pub(super) struct TargetWeights {
    features: Vec<Weight>,
    words: Map<u64, Weight>,
}

impl TargetWeights {
    /// The weights of the module, unpacked at the first call.
    pub(super) fn get() -> &'static Self {
        static WEIGHTS: OnceLock<TargetWeights> = OnceLock::new();
        WEIGHTS.get_or_init(|| Self::unpack(include_str!(concat!(env!("OUT_DIR"), "/towards.txt"))))
    }

    /// What a feature says.
    pub(super) fn feature(&self, feature: Feature) -> Weight {
        self.features.get(feature.0 as usize).copied().unwrap_or_default()
    }

    /// What a word in a dependency says, by its stem.
    pub(super) fn word(&self, dependency: Dependency, stem: &str) -> Weight {
        self.words.get(&word_key(dependency, stem)).copied().unwrap_or_default()
    }

    /// Reads what `target_features::pack` wrote.
    fn unpack(packed: &str) -> Self {
        let mut weights = Self { features: vec![Weight::default(); COUNT], words: Map::default() };
        let mut open = None;
        for line in packed.lines() {
            let mut columns = line.split(' ');
            let name = columns.next().unwrap_or_default();
            let mut number = || columns.next().map(|tenths| f64::from(tenths.parse::<i32>().unwrap_or(0)) / 10.0);
            let Some(direction) = number() else {
                open = Dependency::named(name);
                continue;
            };
            let weight = Weight { direction, relevance: number().unwrap_or(0.0) };
            match open {
                Some(dependency) => {
                    weights.words.insert(word_key(dependency, name), weight);
                }
                None => {
                    let feature = name.parse().ok().and_then(|number: usize| weights.features.get_mut(number));
                    feature.into_iter().for_each(|feature| *feature = weight);
                }
            }
        }
        weights
    }
}

fn word_key(dependency: Dependency, stem: &str) -> u64 {
    hash::mix(hash::text(stem), dependency as u64)
}

/// The stem of a word in lower case: without the commonest endings, so that "praised" and "praises" are one.
pub(super) fn stem(word: &str, into: &mut String) {
    into.clear();
    into.push_str(word);
    for (ending, instead) in [("ies", "y"), ("ied", "y"), ("ing", ""), ("ed", ""), ("es", ""), ("s", "")] {
        if into.len() >= ending.len() + 3 && into.ends_with(ending) {
            into.truncate(into.len() - ending.len());
            into.push_str(instead);
            break;
        }
    }
    if let [.., before, last] = into.as_bytes()
        && before == last
        && into.len() > 4
        && b"bdgmnprt".contains(last)
    {
        into.pop();
    }
    if into.len() > 4 && into.ends_with('e') {
        into.pop();
    }
}
