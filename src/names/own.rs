//! A caller's own names: found as they are written, whatever the tagger says, and names that are to be none. Owns the
//! tables made of the options once, and what they change in the names found and their clusters.

use crate::{
    analysis::{EntityType, MentionBasis},
    hash,
    map::{Map, Set},
    names::{
        clusters::state::{Cluster, Clusters},
        detect::casing::Casing,
        mention::NameMention,
        own_patterns::{Matches, OwnPatterns},
    },
    sort,
    text::{self, Document},
};
use std::ops::Range;

/// The longest name that can be added, in tokens.
pub const LONGEST: usize = 16;

/// An entity of the caller's.
#[derive(Clone, Debug)]
struct OwnEntity {
    name: String,
    kind: EntityType,
}

/// One of the ways in which such an entity is written.
#[derive(Clone, Debug)]
struct OwnForm {
    entity: u32,
    /// Hash of its words as written.
    written: u64,
    tokens: u32,
    /// Another one that differs in capitals alone.
    next: Option<u32>,
}

/// A caller's own names, ready to be looked for.
#[derive(Clone, Debug, Default)]
pub struct OwnNames {
    entities: Vec<OwnEntity>,
    forms: Vec<OwnForm>,
    /// By the hash of their words in small letters.
    by_words: Map<u64, u32>,
    /// The lengths of forms that begin with a word.
    lengths: Map<u64, u32>,
    /// Names that are none, by their words in small letters.
    removed: Set<u64>,
    removes: bool,
    patterns: OwnPatterns,
}

/// Why a name can't be added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// Nothing of it is a word.
    NoWord,
    /// It has more than [`LONGEST`] tokens.
    TooLong,
    /// It is a form of this other name already.
    Taken(String),
}

impl OwnNames {
    /// Adds an entity and says which number it has.
    pub fn add(&mut self, name: &str, kind: EntityType) -> u32 {
        self.entities.push(OwnEntity { name: name.trim().to_owned(), kind });
        self.entities.len() as u32 - 1
    }

    /// Adds a way in which the last entity is written.
    ///
    /// # Errors
    /// Where it makes no sense as a name.
    pub fn add_form(&mut self, entity: u32, form: &str) -> Result<(), Unfit> {
        let words = words(form)?;
        let (first, length) = (words[0].lower, words.len());
        let written = words.iter().fold(0, |key, word| hash::mix(key, word.form));
        let lower = words.iter().fold(0, |key, word| hash::mix(key, word.lower));
        let before = self.by_words.get(&lower).copied();
        let mut other = before;
        while let Some(index) = other {
            let form = &self.forms[index as usize];
            if form.written == written {
                let same = form.entity == entity;
                return if same { Ok(()) } else { Err(Unfit::Taken(self.entities[form.entity as usize].name.clone())) };
            }
            other = form.next;
        }
        self.by_words.insert(lower, self.forms.len() as u32);
        self.forms.push(OwnForm { entity, written, tokens: length as u32, next: before });
        *self.lengths.entry(first).or_insert(0) |= 1 << length;
        Ok(())
    }

    /// Adds a name that is to be none.
    ///
    /// # Errors
    /// Where it makes no sense as a name, or has been added as one.
    pub fn remove(&mut self, name: &str) -> Result<(), Unfit> {
        let words = words(name)?;
        let written = words.iter().fold(0, |key, word| hash::mix(key, word.form));
        let lower = words.iter().fold(0, |key, word| hash::mix(key, word.lower));
        if let Some(form) = self.form(lower, |form| form.written == written) {
            return Err(Unfit::Taken(self.entities[form.entity as usize].name.clone()));
        }
        self.removed.insert(lower);
        self.removes = true;
        Ok(())
    }

    /// Adds a pattern, whose matches are the entity called `name`, or each one of its own.
    ///
    /// # Errors
    /// Where it is no regular expression, or too large: what is wrong with it.
    pub fn add_pattern(&mut self, pattern: &str, kind: EntityType, name: Option<&str>) -> Result<(), String> {
        let entity = name.map(|name| {
            let known = self.entities.iter().position(|known| known.name == name.trim());
            known.map_or_else(|| self.add(name, kind), |known| known as u32)
        });
        self.patterns.add(pattern, kind, entity)
    }

    /// What the caller's patterns match.
    pub fn matches(&self, document: &Document) -> Matches {
        self.patterns.matches(document, self.entities.len() as u32)
    }

    fn form(&self, words: u64, fits: impl Fn(&OwnForm) -> bool) -> Option<&OwnForm> {
        let mut index = self.by_words.get(&words).copied();
        while let Some(at) = index {
            let form = &self.forms[at as usize];
            if fits(form) {
                return Some(form);
            }
            index = form.next;
        }
        None
    }

    /// The form that tokens of one sentence are: letter for letter, or in any letters where capitals say little.
    fn form_at(&self, document: &Document, casing: &Casing, tokens: Range<usize>) -> Option<&OwnForm> {
        let lower = tokens.clone().fold(0, |key, token| hash::mix(key, document.hashes[token]));
        let written = |form: &OwnForm| {
            form.written == tokens.clone().fold(0, |key, token| hash::mix(key, hash::text(document.form(token))))
        };
        let loud = casing.is_loud(document.tokens[tokens.start].sentence as usize);
        self.form(lower, written).or_else(|| self.form(lower, |_| loud))
    }

    /// `found` with the caller's names in place of all that they overlap, in order.
    pub fn put_in(
        &self,
        document: &Document,
        casing: &Casing,
        matches: &Matches,
        mut found: Vec<NameMention>,
    ) -> Vec<NameMention> {
        if self.forms.is_empty() && matches.is_empty() {
            return found;
        }
        let mut own = Vec::new();
        for sentence in &document.sentences {
            let (mut token, end) = (sentence.tokens.start as usize, sentence.tokens.end as usize);
            while token < end {
                let lengths = self.lengths.get(&document.hashes[token]).copied().unwrap_or(0);
                let fits = |length: &usize| lengths >> length & 1 == 1 && token + length <= end;
                let form = (1..=LONGEST)
                    .rev()
                    .filter(fits)
                    .find_map(|length| self.form_at(document, casing, token..token + length));
                let Some(form) = form else {
                    token += 1;
                    continue;
                };
                let tokens = token..token + form.tokens as usize;
                token = tokens.end;
                own.push(NameMention {
                    span: document.tokens[tokens.start].span.join(document.tokens[tokens.end - 1].span),
                    tokens,
                    kind: self.entities[form.entity as usize].kind,
                    basis: MentionBasis::Own,
                    confidence: 1.0,
                });
            }
        }
        let free_of = |own: &[NameMention], tokens: &Range<usize>| {
            let at = own.partition_point(|own| own.tokens.end <= tokens.start);
            own.get(at).is_none_or(|own| own.tokens.start >= tokens.end)
        };
        // What is written out goes before what is matched.
        let matched = matches.names(|tokens| free_of(&own, tokens));
        if !matched.is_empty() {
            own.extend(matched);
            sort::stable_by_key(&mut own, |name| name.tokens.start);
        }
        found.retain(|name| free_of(&own, &name.tokens));
        found.extend(own);
        sort::stable_by_key(&mut found, |name| name.tokens.start);
        found
    }

    /// Takes out the names that are to be none.
    pub fn take_out(&self, document: &Document, found: &mut Vec<NameMention>) {
        if self.removes {
            found.retain(|name| {
                let words = name.tokens.clone().fold(0, |key, token| hash::mix(key, document.hashes[token]));
                name.basis == MentionBasis::Own || !self.removed.contains(&words)
            });
        }
    }

    /// Makes one cluster of all forms of each of the caller's entities, of its type, and says which cluster is whose.
    pub fn settle<'a>(
        &'a self,
        document: &Document,
        casing: &Casing,
        names: &[NameMention],
        matches: &'a Matches,
        clusters: &mut Clusters,
    ) -> Vec<(u32, &'a str)> {
        let mut whose: Vec<Option<u32>> = vec![None; clusters.all.len()];
        let mut of_entity: Map<u32, u32> = Map::default();
        // The cluster that another one has become a part of.
        let mut moved: Vec<u32> = (0..clusters.all.len() as u32).collect();
        let mut changed = false;
        for (index, name) in names.iter().enumerate().filter(|(_, name)| name.basis == MentionBasis::Own) {
            let entity = matches
                .entity_at(name.span)
                .or_else(|| Some(self.form_at(document, casing, name.tokens.clone())?.entity));
            let Some(entity) = entity else { continue };
            let now = moved[clusters.of[index].0 as usize];
            let next = clusters.all.len() as u32;
            let is_free = whose[now as usize].is_none_or(|other| other == entity);
            let wanted = *of_entity.entry(entity).or_insert(if is_free { now } else { next });
            if wanted == next {
                let (mentions, kind) = (Vec::new(), name.kind);
                clusters.all.push(Cluster { mentions, kind, fullest: index as u32, shown: index as u32, sex: None });
                whose.push(None);
                moved.push(next);
            }
            whose[wanted as usize] = Some(entity);
            let kind = self.entities.get(entity as usize).map_or(name.kind, |known| known.kind);
            clusters.all[wanted as usize].kind = kind;
            if wanted != now {
                changed = true;
                // Whatever else was taken for this name comes along, unless it is another of the caller's.
                if is_free {
                    moved[now as usize] = wanted;
                } else {
                    clusters.of[index].0 = wanted;
                }
            }
        }
        if changed {
            for cluster in &mut clusters.all {
                cluster.mentions.clear();
            }
            for (index, (cluster, _)) in clusters.of.iter_mut().enumerate() {
                *cluster = moved[*cluster as usize];
                clusters.all[*cluster as usize].mentions.push(index as u32);
            }
            let mut number = vec![0; clusters.all.len()];
            let mut kept = 0;
            for (cluster, number) in clusters.all.iter().zip(&mut number) {
                *number = kept;
                kept += u32::from(!cluster.mentions.is_empty());
            }
            for (cluster, _) in &mut clusters.of {
                *cluster = number[*cluster as usize];
            }
            let filled: Vec<bool> = clusters.all.iter().map(|cluster| !cluster.mentions.is_empty()).collect();
            let mut at = filled.iter();
            whose.retain(|_| *at.next().unwrap_or(&false));
            clusters.all.retain(|cluster| !cluster.mentions.is_empty());
            for cluster in &mut clusters.all {
                if !cluster.mentions.contains(&cluster.fullest) {
                    cluster.fullest = cluster.mentions[0];
                }
                if !cluster.mentions.contains(&cluster.shown) {
                    cluster.shown = cluster.fullest;
                }
            }
        }
        let name = |entity: u32| match self.entities.get(entity as usize) {
            Some(known) => known.name.as_str(),
            None => matches.name(entity as usize - self.entities.len()),
        };
        (0..).zip(&whose).filter_map(|(cluster, entity)| Some((cluster, name((*entity)?)))).collect()
    }
}

/// Hashes of a word.
struct NameWord {
    form: u64,
    lower: u64,
}

fn words(name: &str) -> Result<Vec<NameWord>, Unfit> {
    let document = text::read_words(name);
    let word = |token: usize| NameWord { form: hash::text(document.form(token)), lower: document.hashes[token] };
    if !(0..document.tokens.len()).any(|token| document.is_word(token)) {
        return Err(Unfit::NoWord);
    }
    if document.tokens.len() > LONGEST {
        return Err(Unfit::TooLong);
    }
    Ok((0..document.tokens.len()).map(word).collect())
}
