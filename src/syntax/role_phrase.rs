//! Noun phrases around a noun that says what somebody is: where one begins and ends. Owns the shape of the phrase, not
//! whom it describes.

use crate::{
    lexicon::nouns::{self, Noun},
    syntax::Tag,
    text::{Document, TokenKind},
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

    /// Whether a token stands before a noun as part of its phrase.
    pub fn is_modifier(&self, token: usize) -> bool {
        if self.is_hyphen(token) {
            return true;
        }
        self.document.tokens[token].kind != TokenKind::Quote && self.tag(token).is_modifier()
    }

    /// Whether a token is a hyphen inside a word.
    pub fn is_hyphen(&self, token: usize) -> bool {
        let tokens = &self.document.tokens;
        matches!(self.lower(token), "-" | "\u{2010}" | "\u{2011}")
            && !tokens[token].spaced
            && tokens.get(token + 1).is_some_and(|next| !next.spaced)
    }

    /// The phrase that begins at `start`, its article included, before `end`.
    pub fn phrase(&self, start: usize, end: usize) -> Option<Phrase> {
        let end = end.min(start + LONGEST);
        let mut from = start;
        if from < end && is_determiner(self.lower(from)) {
            from += 1;
        }
        let mut at = from;
        while at < end && self.is_modifier(at) {
            // "the ministry advised people": a verb, whatever the tagger makes of it.
            let verbal = self.tag(at).is_participle();
            if verbal && at > from && self.tag(at - 1).is_noun() && self.noun(at - 1).is_some() {
                break;
            }
            at += 1;
        }
        // "The ministry advised": what a tagger takes for a participle ends the phrase.
        while at > from
            && !(self.tag(at - 1).is_noun_or_name() || self.tag(at - 1) == Tag::Number)
            && self.noun(at - 1).is_none()
        {
            at -= 1;
        }
        let core_end = at;
        let head = core_end.checked_sub(1).filter(|&head| head >= from)?;
        let noun = self.noun(head)?;
        if noun.title {
            return None;
        }
        // "of the Strategic Council on Foreign Relations of the Administration"
        while at < end && matches!(self.lower(at), "of" | "for" | "at" | "in" | "on" | "to" | "with" | "from") {
            let mut next = at + 1;
            while next < end
                && (self.is_modifier(next)
                    || self.is_noun_at_last(next, end)
                    || is_determiner(self.lower(next))
                    || (matches!(self.lower(next), "and" | "&") && next + 1 < end && self.is_modifier(next + 1)))
            {
                next += 1;
            }
            if next == at + 1 {
                break;
            }
            at = next;
        }
        // "the company's chief executive" is a chief executive.
        let owner = (from..head).rev().find(|&token| self.tag(token) == Tag::Genitive);
        Some(Phrase { tokens: owner.map_or(from, |owner| owner + 1)..at, head, noun, core_end })
    }

    /// Whether what the tagger takes for a verb is the noun that ends a phrase: "a lawyer for the war veterans, …".
    fn is_noun_at_last(&self, token: usize, end: usize) -> bool {
        self.tag(token) == Tag::PresentThird
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
