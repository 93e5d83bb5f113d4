//! Whether a name in a source is its head, or stands in apposition to it. Owns what a name is in the phrase, not who is
//! meant.

use crate::{
    analysis::{Entity, EntityType},
    coreference::memory::NameSite,
    lexicon::{
        noun_classes::{self, NounClass},
        people,
    },
    syntax::{Tag, noun_phrase::modifiers_before, role_phrase::TaggedText},
    text::Run,
};
use std::ops::Range;

/// The text and its entities, as sources are read.
#[derive(Clone, Copy)]
pub struct Sources<'d> {
    /// The text.
    pub text: TaggedText<'d>,
    /// The entities.
    pub entities: &'d [Entity],
    /// Where their names stand, in order.
    pub sites: &'d [NameSite],
    /// Letters that stand for titles.
    pub letters: &'d [u64],
    /// What is said of names beside them, in order, not overlapping.
    pub roles: &'d [Range<usize>],
}

impl<'d> Sources<'d> {
    /// The names that begin among some tokens.
    pub fn within(&self, tokens: Run) -> &'d [NameSite] {
        let from = self.sites.partition_point(|site| site.tokens.start < tokens.from);
        let to = from + self.sites[from..].partition_point(|site| site.tokens.start < tokens.to);
        &self.sites[from..to]
    }

    /// The name that begins before a token and holds it.
    pub fn across(&self, token: usize) -> Option<&'d NameSite> {
        let site = self.sites[..self.sites.partition_point(|site| site.tokens.start < token)].last()?;
        (site.tokens.end > token).then_some(site)
    }

    /// The role right before a name.
    pub fn role_of(&self, site: &NameSite) -> Option<&'d Range<usize>> {
        let at = self.roles.partition_point(|role| role.end < site.tokens.start);
        self.roles.get(at).filter(|role| role.end == site.tokens.start)
    }

    /// What a name names.
    pub fn type_of(&self, site: &NameSite) -> EntityType {
        self.entities[site.entity as usize].kind
    }

    /// Whether a name is a person's.
    pub fn is_person(&self, site: &NameSite) -> bool {
        self.type_of(site) == EntityType::Person
    }

    /// Whether what a name names can say something.
    pub fn can_speak(&self, site: &NameSite) -> bool {
        !matches!(self.type_of(site), EntityType::Date | EntityType::Money)
    }
}

/// Whether a site is what the source is about, or an apposition to it: not an owner, not what hangs on a preposition.
pub fn is_head(cx: &Sources, source: Run, site: &NameSite) -> bool {
    let document = cx.text.document;
    let tokens = Run::new(site.tokens.start, site.tokens.end);
    // "Osei lawyer Ana Reyes": an owner without a mark.
    let owner = |next: usize| {
        cx.text.tags[next] == Tag::Genitive
            || cx.text.tags[next] == Tag::Noun && cx.is_person(site) && people::person(document.lower(next))
    };
    if tokens.to < source.to && owner(tokens.to) {
        return false;
    }
    // What is said of somebody before the name belongs to it: "Torvale's Secretary of State Maria Lindqvist".
    let role = cx.role_of(site).filter(|role| role.start >= source.from);
    let from = role.map_or(tokens.from, |role| role.start);
    // Titles before the name belong to it, owners do not: "for President Banda", "Torvale's Mayor Banda".
    let line = cx.text.line(tokens.from);
    let before = modifiers_before(&line, source.from, from);
    if before == source.from {
        return true;
    }
    let joint = before - 1;
    match cx.text.tags[joint] {
        // "the head of the union, Anna Kovač": the comma stops the search; "of the union Kovač" is ambiguous.
        Tag::Preposition | Tag::To => {
            // A role of several words goes before its holder: "Minister of Trade Anna Kovač".
            tokens.from - before > 1
                && cx.text.tags[tokens.from - 1].is_noun()
                && matches!(document.lower(joint), "of" | "for")
                && !people::person(document.lower(tokens.from - 1))
                && people::person_in(document, source.from..joint)
        }
        Tag::WhPronoun | Tag::WhDeterminer | Tag::Participle | Tag::Gerund => {
            matches!(document.lower(joint), "called" | "named")
        }
        // A source has no verb outside of a clause: "opposition caucus whip Otieno", whatever the tagger makes of it.
        _ => {
            // Not inside of a relative clause.
            let clause = (source.from..joint).any(|token| cx.text.tags[token].is_relative());
            !clause
        }
    }
}

/// Whether the role right before a name has its noun at `head`.
pub fn has_role(cx: &Sources, site: &NameSite, head: usize) -> bool {
    cx.role_of(site).is_some_and(|role| role.contains(&head))
}

/// Whether a site is the name of an organization that stands in apposition, right behind a comma.
pub fn is_apposed(cx: &Sources, source: Run, site: &NameSite) -> bool {
    let tokens = &site.tokens;
    let article = usize::from(tokens.start > source.from && cx.text.lower(tokens.start - 1) == "the");
    cx.can_speak(site) && tokens.start > source.from + article && cx.text.lower(tokens.start - 1 - article) == ","
}

/// Whether the noun at `head` says what the organization is whose name stands before it: "the Lagoon TV station".
pub fn is_named_so(cx: &Sources, site: &NameSite, head: usize) -> bool {
    let between = || site.tokens.end..head;
    site.tokens.end <= head
        && between().len() < 3
        && between().all(|token| matches!(cx.text.tag(token), Tag::Noun | Tag::Adjective | Tag::Name))
        && cx.text.tag(head) != Tag::Nouns
        && noun_classes::is(cx.text.lower(head), NounClass::OfName)
        && matches!(
            cx.type_of(site),
            EntityType::Organization | EntityType::Misc | EntityType::Product | EntityType::Facility
        )
}
