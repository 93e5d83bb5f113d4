//! What a source is about: its head noun, and whether a name in it is the head. Owns the reading of the phrase, not who
//! is meant.

use crate::{
    analysis::Form,
    lexicon::people,
    speakers::context::{MentionSite, SpeakerContext},
    syntax::Tag,
    text::Run,
};

/// The noun that a source is about: the last word of its first phrase.
pub fn head_noun(cx: &SpeakerContext, source: Run) -> usize {
    let tags = &cx.columns.tags;
    let ends = |token: usize| {
        let tag = tags[token];
        matches!(
            tag,
            Tag::Preposition
                | Tag::To
                | Tag::WhPronoun
                | Tag::WhDeterminer
                | Tag::Participle
                | Tag::Gerund
                | Tag::Conjunction
        ) && token > source.from
            || cx.document.lower(token) == ","
    };
    // Premodifiers can be participles: "retired", "accompanying".
    let stop = source.tokens().find(|&token| {
        let premodifier = tags[token].is_participle()
            && tags.get(token + 1).is_some_and(|tag| tag.is_noun_or_name() || *tag == Tag::Adjective);
        ends(token) && !premodifier
    });
    let mut last = stop.unwrap_or(source.to).max(source.from + 1) - 1;
    // "officials familiar with the matter"
    while last > source.from
        && matches!(tags[last], Tag::Adjective | Tag::Adverb | Tag::Genitive)
        && (tags[last - 1].is_noun() || matches!(tags[last - 1], Tag::Pronoun | Tag::Number))
    {
        last -= 1;
    }
    last
}

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
    // Titles before the name belong to it: "for President Banda".
    let mut before = tokens.from;
    while before > source.from {
        let tag = cx.columns.tags[before - 1];
        let word = document.lower(before - 1);
        if !(matches!(tag, Tag::Name | Tag::Noun | Tag::Adjective | Tag::Determiner | Tag::Possessive) || word == "-") {
            break;
        }
        before -= 1;
    }
    if before == source.from {
        return true;
    }
    let joint = before - 1;
    match cx.columns.tags[joint] {
        // "the head of the union, Anna Kovač": the comma stops the search; "of the union Kovač" is ambiguous.
        Tag::Preposition | Tag::To => {
            // A role of several words goes before its holder: "Minister of Trade Anna Kovač".
            tokens.from - before > 1
                && cx.columns.tags[tokens.from - 1] == Tag::Noun
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
