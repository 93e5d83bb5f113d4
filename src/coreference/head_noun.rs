//! Whether a name in a source is its head, or stands in apposition to it. Owns what a name is in the phrase, not who is
//! meant.

use crate::{
    analysis::{Entity, EntityType},
    coreference::memory::NameSite,
    lexicon::people,
    syntax::{Tag, noun_phrase::modifiers_before, role_phrase::TaggedText},
    text::Run,
};

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
}

impl<'d> Sources<'d> {
    /// The names that begin among some tokens.
    pub fn within(&self, tokens: Run) -> &'d [NameSite] {
        let from = self.sites.partition_point(|site| site.tokens.start < tokens.from);
        let to = from + self.sites[from..].partition_point(|site| site.tokens.start < tokens.to);
        &self.sites[from..to]
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
    // The role that the article gives somebody stands before the name: "Secretary of State Maria Lindqvist".
    let role = cx.entities[site.entity as usize].role.map(|role| document.tokens_in(role));
    if role.is_some_and(|role| role.start == source.from && role.end == tokens.from) {
        return true;
    }
    // Titles before the name belong to it, owners do not: "for President Banda", "Torvale's Mayor Banda".
    let line = cx.text.line(tokens.from);
    let before = modifiers_before(&line, source.from, tokens.from);
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
        Tag::WhPronoun
        | Tag::WhDeterminer
        | Tag::Participle
        | Tag::Gerund
        | Tag::Past
        | Tag::PresentThird
        | Tag::Present => matches!(document.lower(joint), "called" | "named"),
        _ => {
            // Not inside of a relative clause.
            let clause = (source.from..joint).any(|token| cx.text.tags[token].is_relative());
            !clause
        }
    }
}

/// Whether the role right before a name, as the article gives it, has its noun at `head`.
pub fn has_role(cx: &Sources, site: &NameSite, head: usize) -> bool {
    let role = cx.entities[site.entity as usize].role.map(|role| cx.text.document.tokens_in(role));
    role.is_some_and(|role| role.end == site.tokens.start && role.contains(&head))
}

/// Whether a site is the name of an organization that stands in apposition, right behind a comma.
pub fn is_apposed(cx: &Sources, source: Run, site: &NameSite) -> bool {
    let tokens = &site.tokens;
    let article = usize::from(tokens.start > source.from && cx.text.lower(tokens.start - 1) == "the");
    cx.can_speak(site) && tokens.start > source.from + article && cx.text.lower(tokens.start - 1 - article) == ","
}
