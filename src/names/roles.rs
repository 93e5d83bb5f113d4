//! What the text says that somebody is: "Deputy Prime Minister Davit Marr", "Anna Kovač, the mayor of Torvale".
//! Owns where roles stand, not whom later descriptions mean.

use crate::{
    analysis::EntityType,
    lexicon::{
        forms_of_address::{self, FormOfAddress},
        noun_classes::{self, NounClass},
        nouns::Sex,
    },
    names::{apposition, mention::NameMention},
    syntax::{
        Tag,
        line::Line,
        noun_phrase::modifiers_before,
        role_phrase::{Phrase, TaggedText, is_determiner},
    },
};
use std::ops::Range;

/// How far before a name its role can begin, in tokens.
const REACH: usize = 16;

/// A role at a name.
#[derive(Clone, Debug)]
pub struct Role {
    /// Index of the name that it is said of.
    pub name: u32,
    /// Its tokens; empty for a bare form of address (Mr, Mrs).
    pub tokens: Range<usize>,
    /// The noun that says it.
    pub head: usize,
    /// What the noun, or the form of address, says.
    pub sex: Option<Sex>,
}

/// The roles at `mentions`; `types` are their types, settled over the document.
pub fn find(text: TaggedText, mentions: &[NameMention], types: &[EntityType]) -> Vec<Role> {
    let mut roles = Vec::new();
    for (index, name) in mentions.iter().enumerate() {
        let kind = types[index];
        let sentence = text.sentence(name.tokens.start);
        let site = Site { text, mentions, types, index };
        let mut push = |tokens: Range<usize>, head: usize, sex: Option<Sex>| {
            roles.push(Role { name: index as u32, tokens, head, sex });
        };
        if kind == EntityType::Person {
            let before = site.before(sentence.start);
            let has_role = before.as_ref().is_some_and(|(tokens, ..)| !tokens.is_empty());
            if let Some((tokens, head, sex)) = before {
                push(tokens, head, sex);
            }
            if !has_role && let Some(phrase) = site.introduced(&sentence) {
                push(phrase.tokens.clone(), phrase.head, phrase.noun.sex);
            }
        }
        if matches!(kind, EntityType::Person | EntityType::Organization | EntityType::Location)
            && let Some(phrase) = site.apposition(sentence.end)
        {
            push(phrase.tokens.clone(), phrase.head, phrase.noun.sex);
        }
    }
    roles
}

/// A name whose role is looked for, with the names before it.
struct Site<'d> {
    text: TaggedText<'d>,
    mentions: &'d [NameMention],
    types: &'d [EntityType],
    index: usize,
}

impl Site<'_> {
    /// Whether a person's name or a date, one of the names before this one, holds a token.
    fn is_barred(&self, token: usize) -> bool {
        self.mentions[..self.index].iter().zip(self.types).rev().take(4).any(|(name, kind)| {
            name.tokens.contains(&token) && matches!(kind, EntityType::Person | EntityType::Date | EntityType::Money)
        })
    }

    /// The role right before the name: its tokens, its head, and the sex that it says.
    fn before(&self, start: usize) -> Option<(Range<usize>, usize, Option<Sex>)> {
        let text = self.text;
        let name = self.mentions[self.index].tokens.start;
        if name == start {
            return None;
        }
        let floor = start.max(name.saturating_sub(REACH));
        let last = name - 1;
        let mut head = last;
        // "State Minister for Rural Harbour Affairs Ilse Brandt"
        if text.noun(last).is_none_or(|noun| noun.kind != EntityType::Person) {
            head = self.head_of_long_title(floor, last)?;
        }
        if self.is_barred(head) || text.lower(head) == "i" {
            return None;
        }
        let noun = text.noun(head)?;
        let lower = text.lower(head);
        if noun.title
            && (noun.sex.is_some() || forms_of_address::is(lower.trim_end_matches('.'), FormOfAddress::Roleless))
        {
            return Some((head..head, head, noun.sex));
        }
        let capital = |token: usize| text.document.is_capital(token);
        // A noun in lower case before a name: "striker Juma Otieno", not "told the minister Otieno had left".
        if !capital(head) && (text.lower(head).len() < 3 || !text.tag(head).is_modifier()) {
            return None;
        }
        let line = text.line(head);
        let mut from = self.modifiers(&line, floor, head, head);
        while from > floor {
            let before = from - 1;
            let person = |token: usize| text.noun(token).is_some_and(|noun| noun.kind == EntityType::Person);
            // "Secretary general": whatever the tagger makes of the first of two roles.
            let role = before + 1 == head && person(before) && !self.is_barred(before);
            let join = before > floor
                && capital(head)
                && capital(before - 1)
                && capital(from)
                && match text.lower(before) {
                    "and" | "&" => text.tag(before - 1).is_modifier(),
                    "," => person(before - 1),
                    _ => false,
                };
            let titled =
                is_of_title(text, before) || text.tag(before) == Tag::Participle && capital(before) && capital(from);
            if !role && !join && !titled {
                break;
            }
            let next = self.modifiers(&line, floor, before, head);
            from = if !join || next < before { next } else { break };
        }
        while from < head && (line.hyphen(from) || text.lower(from) == ",") {
            from += 1;
        }
        // "Chief of Police General Otieno" is a chief, not a police general.
        if capital(from)
            && let Some(outer) = self.post_over(&line, floor, from).filter(|&outer| from < head && capital(outer))
        {
            return Some((self.modifiers(&line, floor, outer, outer)..name, outer, noun.sex));
        }
        Some((from..name, head, noun.sex))
    }

    /// Where the words begin that stand before `end` in its noun phrase, without determiners and other names.
    fn modifiers(&self, line: &Line, floor: usize, end: usize, head: usize) -> usize {
        let text = self.text;
        let from = modifiers_before(line, floor, end);
        // "Six people including main accused Osei": the role begins behind it.
        let foreign = |&token: &usize| {
            self.is_barred(token)
                || is_determiner(text.lower(token))
                || matches!(text.tag(token), Tag::Determiner | Tag::Possessive | Tag::Pronoun)
                || text.lower(token) == "including"
        };
        (from..end.min(head)).rev().find(foreign).map_or(from, |token| token + 1)
    }

    /// The post that a preposition right before `from` hangs on: "*Chief* of | Staff General".
    fn post_over(&self, line: &Line, floor: usize, from: usize) -> Option<usize> {
        let joint = from.checked_sub(1).filter(|&joint| joint > floor && line.is(joint, &["of", "for"]))?;
        let post = is_post(self.text.lower(joint - 1)) && !self.is_barred(joint - 1);
        post.then_some(joint - 1)
    }

    /// The head of capitalised words before the name that a preposition holds together.
    fn head_of_long_title(&self, floor: usize, last: usize) -> Option<usize> {
        let text = self.text;
        let line = text.line(last);
        let capital = |token: usize| text.document.is_capital(token);
        // "minister of intelligence Ilse Brandt"
        if !capital(last) {
            let from = self.modifiers(&line, floor, last + 1, last + 1);
            return self.post_over(&line, floor, from).filter(|_| text.tag(last).is_noun());
        }
        let mut at = last;
        while at > floor {
            at -= 1;
            let lower = text.lower(at);
            let small = matches!(lower, "for" | "of" | "and" | "the" | "on" | "&");
            if !(small || capital(at) || line.hyphen(at)) || self.is_barred(at) {
                return None;
            }
            if matches!(text.lower(at + 1), "for" | "of")
                && text.noun(at).is_some_and(|noun| noun.kind == EntityType::Person)
            {
                return Some(at);
            }
        }
        None
    }

    /// The role after the name: ", the mayor of Torvale,".
    fn apposition(&self, end: usize) -> Option<Phrase> {
        let phrase = apposition::apposition(self.text, self.mentions[self.index].tokens.end, end)?;
        let closed = apposition::closes(self.text, phrase.tokens.end, end);
        (closed && phrase.noun.kind == described_type(self.types[self.index])).then_some(phrase)
    }

    /// The role before the name and a comma: "The company's chief executive, Anna Kovač, …".
    fn introduced(&self, sentence: &Range<usize>) -> Option<Phrase> {
        let name = &self.mentions[self.index].tokens;
        let (from, phrase) = apposition::introduction(self.text, name, sentence)?;
        let person = phrase.noun.kind == EntityType::Person;
        (person && !(from..name.start).any(|token| self.is_barred(token))).then_some(phrase)
    }
}

/// Whether a noun is a post that its holder is called by: minister, chief.
fn is_post(noun: &str) -> bool {
    noun_classes::is(noun, NounClass::Post) || noun_classes::is(noun, NounClass::Office)
}

/// Whether a participle at a token belongs to the title behind it, whatever stands before: "Acting police chief Osei".
fn is_of_title(text: TaggedText, token: usize) -> bool {
    matches!(
        text.lower(token),
        "acting" | "incoming" | "managing" | "outgoing" | "presiding" | "prosecuting" | "ranking" | "retired"
    )
}

/// The type that nouns for such an entity have: a person, an organization or a place.
pub fn described_type(kind: EntityType) -> EntityType {
    match kind {
        EntityType::Facility => EntityType::Location,
        other => other,
    }
}
