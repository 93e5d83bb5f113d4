//! What a verb, noun or preposition governs: how far its complement reaches. Owns the end of that span, by parts of speech
//! alone, not what governs what.

use crate::{syntax::tag::Tag, text::Document};

/// Prepositions that attach what follows to the noun before them ("the spread of hatred", "an attack on a clinic"); all
/// others ("via", "by", "despite", "after", "because") begin an adverbial of the whole clause.
const ATTACHING: [&str; 12] =
    ["of", "for", "to", "in", "on", "at", "from", "with", "against", "between", "among", "towards"];

/// How many tokens a governed span has at most.
const LONGEST: usize = 16;

/// Where the span ends that is governed by what stands before `from`; `end` is where its clause or sentence does. It ends
///
/// - at the first finite verb after a noun phrase: "the struggle against poverty | produced results";
/// - at a wh-word or a subordinator: "stopped the attacks | that", "ended the war | because";
/// - at a preposition that attaches nothing to a noun: "resolve the crisis | by dialogue";
/// - after a preposition (`one_phrase`) with a pronoun, which is a whole phrase: "the campaign against it | thanks to her".
pub fn governed_end(document: &Document, tags: &[Tag], from: usize, end: usize, one_phrase: bool) -> usize {
    let tag = |token: usize| if token < end { tags[token] } else { Tag::Mark };
    let heads = |tag: Tag| tag.is_noun_or_name() || matches!(tag, Tag::Pronoun | Tag::Number | Tag::Gerund);
    // A noun that governs is a noun phrase itself: "the ban | pleased".
    let mut phrase = from.checked_sub(1).is_some_and(|before| tags[before].is_noun());
    let last = end.min(from + LONGEST);
    for token in from..last {
        let (here, next) = (tag(token), tag(token + 1));
        // "The loss of the | beloved teacher": right behind a determiner no verb is finite, whatever its tag.
        if token > from && matches!(tag(token - 1), Tag::Determiner | Tag::Possessive) && here.is_verb() {
            continue;
        }
        let ends = match here {
            // Behind no noun and before one it modifies it: "avoid failed states".
            Tag::Past => phrase || !(next.is_noun_or_name() || next == Tag::Adjective),
            // What is tagged as a participle but has an object, or ends the clause, is finite: "the ban on cheating |
            // pleased honest players", but "the ban on goods imported from Torvale".
            Tag::Participle => {
                let own = next.opens_noun_phrase() || next == Tag::Mark;
                phrase && heads(tag(token.saturating_sub(1))) && own
            }
            Tag::Preposition => !ATTACHING.contains(&document.lower(token)),
            _ => here.is_finite() || here.is_wh(),
        };
        if ends {
            return token;
        }
        if here == Tag::Pronoun && one_phrase {
            return token + 1;
        }
        phrase |= heads(here);
    }
    last
}
