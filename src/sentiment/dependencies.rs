//! The words that depend on a mention or govern it, by parts of speech alone: its verb, that verb's object, what is said of
//! it, its governor. Owns which word stands in which dependency, not what that says.

use crate::{
    sentiment::name_tokens::NameToken,
    syntax::{
        Tag,
        line::Line,
        noun_phrase::{chunk_after, modifiers_before},
        verb_group::is_be,
    },
    text::Document,
};
use lexicon_format::target_features::Dependency;
use std::ops::Range;

/// A sentence with its tags and names.
#[derive(Clone, Copy)]
pub(super) struct TargetContext<'d> {
    pub document: &'d Document<'d>,
    /// The parts of speech, where a name is a name whatever the tagger makes of it.
    pub tags: &'d [Tag],
    pub names: &'d [NameToken],
    /// The first token of the sentence, and the one after its last.
    pub start: usize,
    pub end: usize,
}

const AUXILIARY: [&str; 32] = [
    "has", "have", "had", "is", "was", "are", "were", "be", "been", "being", "'s", "'re", "'ve", "will", "would",
    "could", "can", "may", "might", "must", "should", "shall", "do", "does", "did", "'d", "'ll", "get", "gets", "got",
    "am", "'m",
];
const NEGATION: [&str; 10] = ["not", "n't", "never", "no", "without", "nor", "nothing", "nobody", "hardly", "cannot"];

impl TargetContext<'_> {
    /// The tag of a token.
    pub(super) fn tag(&self, token: usize) -> Tag {
        self.tags[token]
    }

    fn lower(&self, token: usize) -> &str {
        self.document.lower(token)
    }

    fn is(&self, token: usize, words: &[&str]) -> bool {
        words.contains(&self.lower(token))
    }

    fn possessive(&self, token: usize) -> bool {
        token < self.end && matches!(self.lower(token), "'s" | "’s" | "'" | "’")
    }

    /// Calls `give` with each dependency around the mention `target` and the token that stands in it; capitalised words
    /// stand in none, so that no name says anything.
    pub(super) fn dependencies(&self, target: &Range<usize>, give: &mut dyn FnMut(Dependency, usize)) {
        let mut small = |dependency: Dependency, token: usize| {
            if self.plain(token) {
                give(dependency, token);
            }
        };
        let token = &self.document.tokens[target.start];
        let line = Line::new(self.document, self.tags, &[], token.sentence as usize, token.quotation);
        self.right(&line, target.end, &mut small);
        self.left(&line, target.start, &mut small);
    }

    /// Whether a token is neither name nor number.
    pub(super) fn plain(&self, token: usize) -> bool {
        self.document.form(token) == self.lower(token) && !matches!(self.tag(token), Tag::Name | Tag::Number)
    }

    /// What follows the mention that ends before `at`.
    fn right(&self, line: &Line, mut at: usize, give: &mut dyn FnMut(Dependency, usize)) {
        let end = self.end;
        let nominal = |at: usize| at < end && (self.tag(at).is_noun_or_name() || self.tag(at) == Tag::Adjective);
        if at < end && (self.tag(at) == Tag::Genitive || self.possessive(at) && nominal(at + 1)) {
            let owned = at + 1..chunk_after(line, at + 1, end.min(at + 6)).unwrap_or(at + 1);
            for token in owned.filter(|&token| self.tag(token) != Tag::Name) {
                give(Dependency::Owned, token);
            }
            return;
        }
        if nominal(at) {
            let close = chunk_after(line, at, end.min(at + 4)).unwrap_or(at);
            for token in (at..close).filter(|&token| self.tag(token) != Tag::Name && nominal(token)) {
                give(Dependency::Modified, token);
            }
            at = close;
        }
        if at < end && self.lower(at) == "," {
            let close = (at + 1..end.min(at + 12)).find(|&token| self.is(token, &[",", ";"]));
            let verb_at = |token: usize| token < end && (self.tag(token).is_verb() || self.tag(token) == Tag::Modal);
            if let Some(close) = close.filter(|&close| self.lower(close) == "," && verb_at(close + 1)) {
                for token in at + 1..close {
                    if self.tag(token).is_noun() || self.tag(token) == Tag::Adjective {
                        give(Dependency::Apposition, token);
                    }
                }
                at = close + 1;
            } else if at + 1 < end && self.is(at + 1, &["who", "which"]) {
                at += 2;
            }
        } else if at < end && self.is(at, &["who", "which", "that"]) {
            at += 1;
        }
        self.predicate(line, at, give);
    }

    /// The verb of a subject, from `at` on, and what it governs.
    fn predicate(&self, line: &Line, at: usize, give: &mut dyn FnMut(Dependency, usize)) {
        let end = self.end;
        let mut auxiliary = None;
        for token in at..end.min(at + 7) {
            let tag = self.tag(token);
            if tag == Tag::Modal || self.is(token, &AUXILIARY) {
                give(Dependency::Auxiliary, token);
                auxiliary = Some(token);
                continue;
            }
            if tag == Tag::Adverb || self.is(token, &NEGATION) {
                continue;
            }
            if tag.is_verb() {
                let passive = matches!(tag, Tag::Participle | Tag::Past)
                    && auxiliary
                        .is_some_and(|last| is_be(self.lower(last)) || self.is(last, &["'s", "get", "gets", "got"]));
                give(if passive { Dependency::Passive } else { Dependency::Verb }, token);
                let mut after = token + 1;
                if after + 1 < end && self.lower(after) == "to" && self.tag(after + 1) == Tag::Base {
                    give(Dependency::Infinitive, after + 1);
                    after += 2;
                }
                let object = after..chunk_after(line, after, end.min(after + 4)).unwrap_or(after);
                for token in object.filter(|&token| self.tag(token).is_noun() || self.tag(token) == Tag::Adjective) {
                    give(Dependency::Object, token);
                }
                return;
            }
            if auxiliary.is_none() {
                return;
            }
            if tag == Tag::Preposition {
                give(Dependency::State, token);
                return;
            }
            for word in token..end.min(token + 5) {
                match self.tag(word) {
                    tag if tag.is_noun() || tag.is_participle() || tag == Tag::Adjective => {
                        give(Dependency::Predicate, word);
                    }
                    Tag::Determiner | Tag::Possessive | Tag::Number | Tag::Adverb => {}
                    _ => break,
                }
            }
            return;
        }
    }

    /// What stands before the mention that begins at `at`.
    fn left(&self, line: &Line, at: usize, give: &mut dyn FnMut(Dependency, usize)) {
        let start = self.start;
        let from = modifiers_before(line, start.max(at.saturating_sub(4)), at);
        for token in (from..at).rev() {
            match self.tag(token) {
                Tag::Adjective => give(Dependency::Adjective, token),
                tag if tag.is_noun() => give(Dependency::Title, token),
                _ => {}
            }
        }
        if from == start {
            return;
        }
        let before = from - 1;
        let tag = self.tag(before);
        if tag.is_preposition() {
            give(Dependency::Preposition, before);
            let mut m = before;
            let mut passed = 0;
            while m > start && passed < 3 && matches!(self.tag(m - 1), Tag::Adverb | Tag::Particle | Tag::Preposition) {
                m -= 1;
                passed += 1;
            }
            if m == start {
                return;
            }
            let governor = m - 1;
            match self.tag(governor) {
                tag if tag.is_verb() => give(Dependency::Governs, governor),
                tag if tag.is_noun() => {
                    give(Dependency::Noun, governor);
                    let from = modifiers_before(line, start.max(governor.saturating_sub(4)), governor);
                    for token in (from..governor).rev().filter(|&token| self.tag(token) == Tag::Adjective) {
                        give(Dependency::NounAdjective, token);
                    }
                    if from > start && self.tag(from - 1).is_verb() {
                        give(Dependency::NounVerb, from - 1);
                    }
                }
                Tag::Adjective => give(Dependency::Inclined, governor),
                _ => {}
            }
        } else if tag.is_verb() {
            give(Dependency::Acts, before);
        } else if tag == Tag::Particle && before > start {
            give(Dependency::Acts, before - 1);
        } else if tag == Tag::Mark {
            give(Dependency::Mark, before);
        } else {
            give(Dependency::Opens, before);
        }
    }
}

/// The kind of the word at `token`, an index into [`lexicon_format::target_features::KINDS`]; `None` outside the sentence.
pub(super) fn kind(tag: Option<Tag>) -> usize {
    match tag {
        None => 0,
        Some(Tag::Base | Tag::Present | Tag::PresentThird | Tag::Past) => 1,
        Some(Tag::Participle) => 2,
        Some(Tag::Gerund) => 3,
        Some(Tag::Modal) => 4,
        Some(Tag::Preposition) => 5,
        Some(Tag::To) => 6,
        Some(Tag::Conjunction) => 7,
        Some(Tag::Noun | Tag::Nouns) => 8,
        Some(Tag::Name) => 9,
        Some(Tag::Adjective) => 10,
        Some(Tag::Determiner) => 11,
        Some(Tag::Adverb) => 12,
        Some(Tag::Genitive) => 13,
        Some(Tag::Pronoun) => 14,
        Some(Tag::WhAdverb | Tag::WhDeterminer | Tag::WhPronoun) => 15,
        Some(Tag::Possessive) => 16,
        Some(Tag::Mark) => 17,
        Some(_) => 18,
    }
}
