//! The state of clustering: the distinct names of a document, joined step by step by union-find. Owns the joins and
//! what they do to types, not who is joined with whom.

use crate::{
    analysis::{EntityType, MentionBasis},
    hash,
    lexicon::nouns::Sex,
    map::Map,
    names::{
        clusters::type_vote,
        mention::{NameMention, SURE},
        normal_form::{self, NormalForm, WordInterner},
    },
    sort,
    text::Document,
};

/// How many bearers of one word are compared with a name, so that ten thousand of them cost no more than linear time.
pub const BEARERS: usize = 8;

/// A name as written, wherever it stands in the document.
#[derive(Clone, Debug)]
pub struct DistinctName {
    /// Its words.
    pub form: NormalForm,
    /// Indices of its mentions.
    pub mentions: Vec<u32>,
    /// Confidence for each type, in the order of [`EntityType`].
    pub votes: [f64; 9],
    /// How often the text says of it that it is a person, a location, an organization.
    pub stated: [u16; 3],
    /// What it is.
    pub kind: EntityType,
    /// What a title inside it says.
    pub sex: Option<Sex>,
    /// Whether an acronym stands for it.
    pub abbreviated: bool,
}

/// Names that are one entity's.
#[derive(Clone, Debug)]
pub struct Cluster {
    /// Indices of its mentions, in order.
    pub mentions: Vec<u32>,
    /// What it is.
    pub kind: EntityType,
    /// The mention that writes the name out most fully.
    pub fullest: u32,
    /// The mention whose name is shown.
    pub shown: u32,
    /// What titles inside its names say.
    pub sex: Option<Sex>,
}

/// The clusters of a document.
#[derive(Debug, Default)]
pub struct Clusters {
    /// In the order of their first names.
    pub all: Vec<Cluster>,
    /// The cluster of each mention, and why it is there where that is not how it was found.
    pub of: Vec<(u32, Option<MentionBasis>)>,
}

/// Distinct names, joined step by step.
pub struct ClusterState<'d> {
    /// The text.
    pub document: &'d Document<'d>,
    /// All mentions.
    pub mentions: &'d [NameMention],
    /// The distinct names.
    pub names: Vec<DistinctName>,
    /// The words of all names.
    pub words: WordInterner,
    /// The distinct name of each mention.
    pub name_of: Vec<u32>,
    /// Union-find over the distinct names; roots point to themselves.
    parents: Vec<u32>,
    /// Why a distinct name was joined with another.
    basis: Vec<Option<MentionBasis>>,
    /// Several people who may be meant by a surname.
    candidates: Map<u32, Vec<u32>>,
}

impl<'d> ClusterState<'d> {
    /// Each distinct name by itself, with the votes for its type.
    pub fn new(document: &'d Document<'d>, mentions: &'d [NameMention], stated: &[Option<EntityType>]) -> Self {
        let mut by_text: Map<u64, u32> = Map::default();
        let mut names: Vec<DistinctName> = Vec::new();
        let mut name_of = Vec::with_capacity(mentions.len());
        for (index, mention) in mentions.iter().enumerate() {
            let amount = matches!(mention.kind, EntityType::Date | EntityType::Money);
            let mut key = u64::from(amount);
            for token in mention.tokens.clone() {
                let lower = document.lower(token);
                // "Kovač's", where the clitic was taken into the name.
                if token + 1 < mention.tokens.end || lower != "'s" {
                    key = hash::mix(key, hash::text(lower));
                }
            }
            let name = *by_text.entry(key).or_insert_with(|| {
                names.push(DistinctName {
                    form: NormalForm::default(),
                    mentions: Vec::new(),
                    votes: [0.0; 9],
                    stated: [0; 3],
                    kind: mention.kind,
                    sex: None,
                    abbreviated: false,
                });
                names.len() as u32 - 1
            });
            let entry = &mut names[name as usize];
            entry.mentions.push(index as u32);
            entry.votes[mention.kind as usize] += mention.confidence;
            if let Some(kind) = stated[index] {
                entry.stated[kind as usize] += 1;
            }
            // "Mr. Collins" is a person, not a firm; but in "the General Department of Roads", where the tagger is
            // sure, General is no title.
            let first = mention.tokens.start;
            let titled =
                (mention.tokens.len() > 1 && mention.confidence < SURE && normal_form::is_title(document.lower(first)))
                    || (first > 0 && normal_form::is_title(document.lower(first - 1)) && !amount);
            if titled && mention.kind != EntityType::Person {
                entry.votes[EntityType::Person as usize] += mention.confidence + type_vote::TITLE_MARGIN;
            }
            name_of.push(name);
        }
        let mut words = WordInterner::default();
        for name in &mut names {
            type_vote::add_stated_votes(&name.stated, name.mentions.len(), &mut name.votes);
            name.kind = type_vote::winner(&name.votes);
            let person = name.kind == EntityType::Person;
            let mut tokens = mentions[name.mentions[0] as usize].tokens.clone();
            // "Torvale, Marvela" is Torvale.
            if name.kind == EntityType::Location
                && let Some(comma) = tokens.clone().find(|&token| document.lower(token) == ",")
                && comma > tokens.start
            {
                tokens.end = comma;
            }
            (name.form, name.sex) = NormalForm::new(document, tokens, person, &mut words);
        }
        let parents = (0..names.len() as u32).collect();
        let basis = vec![None; names.len()];
        Self { document, mentions, names, words, name_of, parents, basis, candidates: Map::default() }
    }

    /// The first mention of a distinct name.
    pub fn first_mention(&self, name: &DistinctName) -> &'d NameMention {
        &self.mentions[name.mentions[0] as usize]
    }

    /// The distinct name that stands for the cluster of `name`.
    pub fn root(&mut self, name: u32) -> u32 {
        let mut at = name;
        while self.parents[at as usize] != at {
            let above = self.parents[self.parents[at as usize] as usize];
            self.parents[at as usize] = above;
            at = above;
        }
        at
    }

    /// The clusters of some names, each once.
    pub fn roots(&mut self, names: Option<&Vec<u32>>) -> Vec<u32> {
        let mut roots: Vec<u32> = names.into_iter().flatten().map(|&name| self.root(name)).collect();
        sort::sort_dedup(&mut roots);
        roots
    }

    /// Why a distinct name was joined with another.
    pub fn basis_of(&self, name: u32) -> Option<MentionBasis> {
        self.basis[name as usize]
    }

    /// The people who may be meant by a surname that is left ambiguous.
    pub fn candidates_of(&self, name: u32) -> Option<&Vec<u32>> {
        self.candidates.get(&name)
    }

    /// Joins the clusters of `name` and `other`; `basis` says why `name` belongs there.
    pub fn join(&mut self, name: u32, other: u32, basis: MentionBasis) {
        let (a, b) = (self.root(name), self.root(other));
        if a == b {
            return;
        }
        self.basis[name as usize] = Some(basis);
        self.names[other as usize].abbreviated |= basis == MentionBasis::Acronym;
        // A surname or an acronym takes the type of what it is short for: "the Nakamura government" twice doesn't make
        // Jun Nakamura an organization, nor LBA, once taken for a person, the Luapula Basin Authority one.
        let kind = match basis {
            MentionBasis::Surname | MentionBasis::GivenName => Some(EntityType::Person),
            MentionBasis::Acronym | MentionBasis::Short
                if type_vote::winner(&self.names[a as usize].votes) == EntityType::Person =>
            {
                Some(type_vote::winner(&self.names[b as usize].votes))
            }
            _ => None,
        };
        if let Some(kind) = kind {
            let votes = &mut self.names[a as usize].votes;
            let all = votes.iter().sum();
            *votes = [0.0; 9];
            votes[kind as usize] = all;
        }
        let (root, child) = if a < b { (a, b) } else { (b, a) };
        self.parents[child as usize] = root;
        let votes = self.names[child as usize].votes;
        for (sum, vote) in self.names[root as usize].votes.iter_mut().zip(votes) {
            *sum += vote;
        }
        let sex = self.names[child as usize].sex;
        let kept = &mut self.names[root as usize].sex;
        *kept = kept.or(sex);
    }

    /// Joins a name of one word with one of several bearers: the one who is named in full at least twice as often as
    /// any other. Where there is none, it goes to the bearer mentioned last where it first stands.
    pub fn resolve_ambiguous(&mut self, name: u32, bearers: Vec<u32>, basis: MentionBasis) {
        let mentions = |root: &u32| self.names[*root as usize].mentions.len();
        let Some(&most) = bearers.iter().max_by_key(|root| (mentions(root), std::cmp::Reverse(**root))) else { return };
        let runner_up = bearers.iter().filter(|root| **root != most).map(mentions).max().unwrap_or(0);
        if mentions(&most) >= 2 * runner_up {
            self.join(name, most, basis);
        } else {
            self.candidates.insert(name, bearers);
        }
    }
}
