//! The verb that the tagger took for a noun or an adjective in a sentence that would have none: "The ferry *sank* late on
//! Monday", "A storm *killed* nine people". Owns where such a verb can stand, not which words are irregular verbs.

use crate::{
    lexicon::{
        function_words::{self, FunctionWord},
        irregular_verbs,
    },
    syntax::tag::Tag,
    text::Document,
};
use std::ops::Range;

/// How long the rest of a sentence can be that says who says it, in tokens: ", the Ministry of Health said on Monday."
const SAYS: usize = 10;

/// Makes the verb of the first clause of `sentence` one, where no word of it is, and that of "state television reported"
/// behind it; `tags` are those of all tokens up to its end.
pub fn find(document: &Document, sentence: &Range<usize>, tags: &mut [Tag]) {
    let ends = |token: &usize| tags[*token] == Tag::Mark && !matches!(document.lower(*token), "-" | "'" | ".");
    let end = sentence.clone().find(ends).unwrap_or(sentence.end);
    let last = sentence.end - usize::from(tags.get(sentence.end - 1) == Some(&Tag::Mark));
    let short = last.saturating_sub(end) < SAYS;
    let clause = Clause { document, start: sentence.start, end, short };
    if end - sentence.start < 3 || tags[sentence.start..end].iter().any(|tag| tag.is_finite()) {
        return;
    }
    let Some(verb) = (sentence.start + 1..end).find(|&token| clause.is_verb(tags, token)) else { return };
    tags[verb] = Tag::Past;
    // ", state television reported."
    let behind = end + 1..last;
    if behind.len() > 1
        && short
        && tags[last - 1] == Tag::Participle
        && tags[last - 2].is_noun_or_name()
        && !tags[behind].iter().any(|tag| tag.is_finite())
    {
        tags[last - 1] = Tag::Past;
    }
}

/// The first clause of a sentence, and whether what follows is short enough to say who says it.
struct Clause<'d> {
    document: &'d Document<'d>,
    start: usize,
    end: usize,
    short: bool,
}

impl Clause<'_> {
    /// Whether a token can be the verb of the clause, which has none.
    fn is_verb(&self, tags: &[Tag], token: usize) -> bool {
        use Tag::{
            Adjective, Adverb, Determiner, Mark, Name, Noun, Number, Participle, Particle, Possessive, Preposition,
            Pronoun, To,
        };
        let lower = |at: usize| if at < self.end { self.document.lower(at) } else { "" };
        let next = if token + 1 < self.end { tags[token + 1] } else { Mark };
        let subject = tags[token - 1].is_noun_or_name() || token - 1 > self.start && tags[token - 1] == Adjective;
        if !subject || !self.document.form(token).starts_with(char::is_lowercase) {
            return false;
        }
        // "A storm killed ninety people": the tagger takes "ninety" for a noun.
        let counted = function_words::is(lower(token + 1), FunctionWord::Numeral);
        let object = matches!(next, Determiner | Possessive | Number | Name | Pronoun) || counted;
        // "Two workers drowned in the harbour, police said", but "The boats swept away by the flood, their owners and …".
        let participle = tags[token] == Participle && self.short && lower(token + 1) != "by";
        if lower(token).ends_with("ed") {
            return participle || matches!(tags[token], Adjective | Noun | Participle) && object;
        }
        if !irregular_verbs::is_past(lower(token)) {
            return false;
        }
        match tags[token] {
            // "rose" is no participle.
            Participle => participle || irregular_verbs::is_only_past(lower(token)),
            Adverb | Preposition | Noun | Adjective => {
                let adverb = next == Noun
                    && (lower(token + 1).ends_with("ly") || matches!(lower(token + 1), "late" | "early" | "yesterday"));
                object || adverb || matches!(next, Preposition | Particle | Adverb | To | Mark | Adjective)
            }
            _ => false,
        }
    }
}
