//! What the text itself says that a name is: "Azola, a company that sells tea", "the news website Lagoon Tribune", "the
//! town of Torvale". Owns where such a statement stands, not what it weighs against the tagger.

use crate::{
    analysis::EntityType,
    lexicon::{
        noun_classes::{self, NounClass},
        nouns,
    },
    names::{
        apposition::{apposition, closes, introduction},
        mention::NameMention,
    },
    syntax::{
        Tag,
        role_phrase::{TaggedText, is_determiner},
    },
    text::TokenKind,
};
use std::ops::Range;

/// For each mention, the type that is stated of it right there: a person, an organization or a location.
pub fn stated_types(text: TaggedText, mentions: &[NameMention]) -> Vec<Option<EntityType>> {
    mentions
        .iter()
        .map(|name| match name.kind {
            EntityType::Date | EntityType::Money | EntityType::Norp => None,
            _ => stated_type(text, name.tokens.clone()),
        })
        .collect()
}

fn stated_type(text: TaggedText, name: Range<usize>) -> Option<EntityType> {
    let sentence = text.sentence(name.start);
    if let Some(kind) = before(text, name.start, sentence.start) {
        return Some(kind);
    }
    // "the Torvale *district*"
    if name.end < sentence.end && noun_classes::is(text.lower(name.end), NounClass::District) {
        return Some(EntityType::Location);
    }
    if is_somebody(text, name.end, sentence.end) {
        return Some(EntityType::Person);
    }
    // "Azola is a company"
    if name.end + 1 < sentence.end
        && matches!(text.lower(name.end), "is" | "was" | "remains" | "became")
        && is_determiner(text.lower(name.end + 1))
        && let Some(phrase) = text.phrase(name.end + 1, sentence.end)
    {
        return Some(phrase.noun.kind);
    }
    // "In Torvale, the company, …": the name belongs to what comes first, not to what follows it.
    let opens = text.tag(sentence.start) == Tag::Preposition
        && !(sentence.start..name.start).any(|token| text.tag(token).is_finite());
    if !opens && let Some(phrase) = apposition(text, name.end, sentence.end) {
        let article = text.lower(phrase.tokens.start.saturating_sub(1));
        let next = phrase.tokens.end;
        // "Azola, a company selling tea", but not "in Torvale, a company said".
        let closed = closes(text, next, sentence.end) || matches!(article, "a" | "an") && !text.tag(next).is_finite();
        if closed && is_determiner(article) {
            return Some(phrase.noun.kind);
        }
    }
    let (_, phrase) = introduction(text, &name, &sentence)?;
    // "a professor in Torvale, Kenya"
    let core = phrase.core_end == phrase.tokens.end || matches!(text.lower(phrase.core_end), "of" | "for");
    core.then_some(phrase.noun.kind)
}

/// Whether what follows a name is said of nobody but people: ", who", ", 45,".
fn is_somebody(text: TaggedText, at: usize, end: usize) -> bool {
    let comma = at < end && text.lower(at) == ",";
    let next = at + usize::from(comma);
    if next >= end {
        return false;
    }
    let age = || {
        let digits = text.lower(next);
        comma
            && (1..=2).contains(&digits.len())
            && digits.bytes().all(|digit| digit.is_ascii_digit())
            && next + 1 < end
            && text.lower(next + 1) == ","
    };
    text.lower(next) == "who" || age()
}

/// What the word right before a name, or the one before "of", says.
fn before(text: TaggedText, name: usize, start: usize) -> Option<EntityType> {
    let mut last = name.checked_sub(1).filter(|&last| last >= start)?;
    // `the organization "Adhiren"`
    if text.document.tokens[last].kind == TokenKind::Quote {
        last = last.checked_sub(1).filter(|&last| last >= start)?;
    }
    if text.lower(last) == "of" {
        let noun = text.noun(last.checked_sub(1).filter(|&noun| noun >= start)?)?;
        return (noun.kind == EntityType::Location).then_some(noun.kind);
    }
    // "the newspapers Lagoon Tribune and Harbour Post", but "its rivals Lagoon and Kestrel" can be of any type.
    let several = || {
        let noun = nouns::noun(text.lower(last).strip_suffix('s')?)?;
        (noun.kind != EntityType::Person).then_some(noun)
    };
    let noun = text.noun(last).or_else(several)?;
    // A noun, not what somebody did: "the guard Osei", "they guard Osei".
    let small = text.document.form(last).starts_with(char::is_lowercase) && !text.tag(last).is_finite();
    (small && !noun.title && !noun_classes::is(text.lower(last), NounClass::AnyType)).then_some(noun.kind)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Span, syntax::pos, text};

    /// What a sentence says of the name between its asterisks.
    fn said(marked: &str) -> Option<EntityType> {
        let plain = marked.replace('*', "");
        let name = marked.split('*').nth(1).unwrap_or_default();
        let document = text::read(&plain);
        let tags = pos::tag(&document);
        let start = plain.find(name).unwrap_or_default() as u32;
        let tokens = document.tokens_in(Span { start, end: start + name.len() as u32 });
        stated_type(TaggedText { document: &document, tags: &tags }, tokens)
    }

    #[test]
    fn a_name_is_what_is_said_of_it() {
        for (kind, marked) in [
            (EntityType::Organization, "The letter came from the organisation \"*Adhiren*\" on Monday."),
            (EntityType::Organization, "*Azola*, a company selling lamps, has closed."),
            (EntityType::Organization, "*Azola* is a company that checks accounts."),
            (EntityType::Organization, "The charity, *Brindel*, paid for the pumps."),
            (EntityType::Organization, "Of all his newspapers *Al Manara* sold best."),
            (EntityType::Location, "The floods reached *Brinpur* district."),
            (EntityType::Location, "He has a stall in the town of *Celima* now."),
            (EntityType::Person, "*Vaya*, who sells shoes, paid the fine."),
            (EntityType::Person, "*Ximbo*, 32, sells tea."),
            (EntityType::Person, "The mayor, *Anna Kovač*, left early."),
            (EntityType::Person, "It was written by the lawyer *Ruhi Mehta* in spring."),
        ] {
            assert_eq!(said(marked), Some(kind), "{marked}");
        }
    }

    #[test]
    fn what_is_said_of_others_is_not_said_of_a_name() {
        for marked in [
            "In *Nairobi*, the company said that it would sell its lorries.",
            "They lost to their rival *Lagoon* on Sunday.",
            "She is a professor in Torvale, *Kenya*, and writes books.",
            "The bus left *Nairobi* on Monday.",
        ] {
            assert_eq!(said(marked), None, "{marked}");
        }
    }
}
