//! Whether a name in a source is its head, or stands in apposition to it. Owns what a name is in the phrase, not who is
//! meant.

use crate::{
    analysis::Form,
    lexicon::people,
    speakers::context::{MentionSite, SpeakerContext},
    syntax::{Tag, noun_phrase::modifiers_before},
    text::Run,
};

/// Whether a site is what the source is about, or an apposition to it: not an owner, not what hangs on a preposition.
pub fn is_head(cx: &SpeakerContext, source: Run, site: &MentionSite) -> bool {
    let document = cx.document;
    let tokens = cx.tokens(site);
    // "Osei lawyer Ana Reyes": an owner without a mark.
    let owner = |next: usize| {
        cx.columns.tags[next] == Tag::Genitive
            || cx.columns.tags[next] == Tag::Noun && cx.is_person(site) && people::person(document.lower(next))
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
    let line = cx.columns.line_around(tokens.from, document.tokens[tokens.from].quotation);
    let before = modifiers_before(&line, source.from, tokens.from);
    if before == source.from {
        return true;
    }
    let joint = before - 1;
    match cx.columns.tags[joint] {
        // "the head of the union, Anna Kovač": the comma stops the search; "of the union Kovač" is ambiguous.
        Tag::Preposition | Tag::To => {
            // A role of several words goes before its holder: "Minister of Trade Anna Kovač".
            tokens.from - before > 1
                && cx.columns.tags[tokens.from - 1].is_noun()
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
            let clause = (source.from..joint).any(|token| cx.columns.tags[token].is_relative());
            !clause
        }
    }
}

/// Whether a site is the name of an organization that stands in apposition, right behind a comma.
pub fn is_apposed(cx: &SpeakerContext, source: Run, site: &MentionSite) -> bool {
    let tokens = cx.tokens(site);
    let article = usize::from(tokens.from > source.from && cx.document.lower(tokens.from - 1) == "the");
    site.form == Form::Name
        && cx.can_speak(site)
        && tokens.from > source.from + article
        && cx.document.lower(tokens.from - 1 - article) == ","
}
