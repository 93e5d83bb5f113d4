//! Noun phrases whose head says what somebody is: "the Iranian official", "mayor of Torvale". Owns which noun says it and
//! what belongs to that, not whom it describes.

use crate::{
    lexicon::nouns::{self, Noun},
    syntax::{
        Tag,
        line::Line,
        noun_phrase::{attached_after, chunk_after},
    },
    text::Document,
};
use std::ops::Range;

/// How far a phrase is followed, in tokens.
const LONGEST: usize = 24;

/// "the Iranian official", "mayor of Torvale", "a 45-year-old shopkeeper".
#[derive(Clone, Debug)]
pub struct Phrase {
    /// Without the article before it, with what hangs on by "of", "for", "at", "in".
    pub tokens: Range<usize>,
    /// The noun that says it.
    pub head: usize,
    /// What the noun says.
    pub noun: Noun,
    /// Where the part before a preposition ends: right after the head.
    pub core_end: usize,
}

/// The text with its parts of speech.
#[derive(Clone, Copy)]
pub struct TaggedText<'d> {
    /// The text.
    pub document: &'d Document<'d>,
    /// A tag for every token.
    pub tags: &'d [Tag],
}

impl TaggedText<'_> {
    /// The tag of a token.
    pub fn tag(&self, token: usize) -> Tag {
        self.tags.get(token).copied().unwrap_or(Tag::Mark)
    }

    /// The lower-case form of a token.
    pub fn lower(&self, token: usize) -> &str {
        self.document.lower(token)
    }

    /// The tokens of the sentence of a token.
    pub fn sentence(&self, token: usize) -> Range<usize> {
        let sentence = &self.document.sentences[self.document.tokens[token].sentence as usize];
        sentence.tokens.start as usize..sentence.tokens.end as usize
    }

    /// The words of the sentence of a token that stand in its quotation, or in none as it does.
    pub fn line(&self, token: usize) -> Line<'_, '_> {
        let token = &self.document.tokens[token];
        Line::new(self.document, self.tags, &[], token.sentence as usize, token.quotation)
    }

    /// The phrase that begins at `start`, its article included, before `end`.
    pub fn phrase(&self, start: usize, end: usize) -> Option<Phrase> {
        if start >= end {
            return None;
        }
        let line = self.line(start);
        let end = end.min(start + LONGEST);
        let from = start + usize::from(is_determiner(self.lower(start)));
        // "founding director", ", retired general,": a participle without an article before it.
        let first = (from..end).find(|&token| !self.tag(token).is_participle())?;
        if matches!(self.tag(first), Tag::Determiner | Tag::Possessive | Tag::Pronoun) {
            return None;
        }
        let mut core_end = chunk_after(&line, first, end)?;
        // What a tagger takes for a modifier ends no phrase: "The ministry advised".
        let ends = |token: usize| {
            self.tag(token).is_noun_or_name() || self.tag(token) == Tag::Number || self.noun(token).is_some()
        };
        while core_end > from && !ends(core_end - 1) {
            core_end -= 1;
        }
        let head = core_end.checked_sub(1).filter(|&head| head >= from)?;
        let noun = self.noun(head).filter(|noun| !noun.title)?;
        // "of the Strategic Council on Foreign Relations of the Administration"
        let mut at = core_end;
        while let Some(next) = attached_after(&line, at, end) {
            if !matches!(self.lower(at), "of" | "for" | "at" | "in" | "on" | "to" | "with" | "from") {
                break;
            }
            at = next;
            while let Some(next) = self.more(&line, at, end) {
                at = next;
            }
            at += usize::from(self.is_noun_at_last(at, end));
        }
        // "the company's chief executive" is a chief executive.
        let owner = (from..head).rev().find(|&token| self.tag(token) == Tag::Genitive);
        Some(Phrase { tokens: owner.map_or(from, |owner| owner + 1)..at, head, noun, core_end })
    }

    /// The end of more of a phrase that hangs on a role: "Minister for Trade | and Industry", "head of the firm | called
    /// Azola".
    fn more(&self, line: &Line, at: usize, end: usize) -> Option<usize> {
        let joint = usize::from(line.is(at, &["and", "&"]));
        let first = (at + joint..end).find(|&token| !self.tag(token).is_participle())?;
        (first > at && self.tag(first).is_modifier()).then(|| chunk_after(line, first, end)).flatten()
    }

    /// Whether what the tagger takes for a verb is the noun that ends a phrase: "a lawyer for the war veterans, …".
    fn is_noun_at_last(&self, token: usize, end: usize) -> bool {
        token < end
            && self.tag(token) == Tag::PresentThird
            && matches!(self.tag(token - 1), Tag::Noun | Tag::Adjective)
            && (token + 1 >= end || self.tag(token + 1) == Tag::Mark)
    }

    /// What the noun at a token says; the last piece of a word with hyphens counts.
    pub fn noun(&self, token: usize) -> Option<Noun> {
        nouns::noun(self.lower(token))
    }
}

/// Words that open a noun phrase.
pub fn is_determiner(lower: &str) -> bool {
    matches!(lower, "the" | "a" | "an" | "his" | "her" | "its" | "their" | "our" | "my" | "this" | "that")
}
