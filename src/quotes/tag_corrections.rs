//! Parts of speech put right where the article knows better: names that were found are names, and a listed verb behind
//! a subject is a verb. Owns the few corrections that rules about sentences stand on, not the tagging.

use crate::{
    analysis::{Entity, EntityType, Form},
    lexicon::{
        cues::{self, CueKind, Reading},
        function_words::{self, FunctionWord},
        people,
        speech_verbs::{self, SpeechVerb},
    },
    quotes::columns::Columns,
    syntax::Tag,
    text::{Document, Side},
};

/// The columns with their tags corrected, and with them which words can be cues.
pub fn corrected<'d>(columns: &Columns<'d>, entities: &[Entity]) -> Columns<'d> {
    let document = columns.document;
    let count = document.tokens.len();
    let (mut tags, mut cue, mut frames) = (columns.tags.to_vec(), columns.cue.clone(), columns.frames.clone());
    let capital = |token: usize| document.is_capital(token);
    for entity in entities {
        if matches!(entity.kind, EntityType::Date | EntityType::Money | EntityType::Norp) {
            continue;
        }
        for mention in entity.mentions.iter().filter(|mention| mention.form == Form::Name) {
            for token in document.tokens_in(mention.span) {
                if capital(token) && tags[token] != Tag::Mark {
                    tags[token] = Tag::Name;
                    cue[token] = 0;
                }
            }
        }
    }
    for token in 0..count {
        // Words that are always the same.
        let given = match document.lower(token) {
            "its" | "my" | "our" | "your" | "their" => Some(Tag::Possessive),
            "said" | "told" if !tags[token].is_verb() => Some(Tag::Past),
            "says" | "tells" => Some(Tag::PresentThird),
            "say" if !tags[token].is_verb() => Some(Tag::Present),
            _ => None,
        };
        if let Some(given) = given.filter(|given| *given != tags[token] && tags[token] != Tag::Name) {
            tags[token] = given;
            if given.is_verb()
                && let Some(reading) = verb_of(document.lower(token))
            {
                set(&mut cue, &mut frames, token, reading);
            }
            continue;
        }
        // "said pilot Ana Rusu": a noun for a person before a name is no verb.
        let titled = tags[token].is_verb()
            && tags.get(token + 1) == Some(&Tag::Name)
            && token > 0
            && (tags[token - 1].is_finite()
                || document.tokens[token - 1].side.is_some()
                || tags[token - 1] == Tag::Mark)
            && people::person(document.lower(token));
        if titled {
            tags[token] = Tag::Noun;
            cue[token] = 0;
            continue;
        }
        if let Some(other) = misread(document, &tags, token) {
            tags[token] = other;
            cue[token] = 0;
            continue;
        }
        let tag = tags[token];
        let before = token.checked_sub(1).map_or(Tag::Mark, |before| tags[before]);
        let closed =
            matches!(tag, Tag::To | Tag::Conjunction | Tag::Preposition | Tag::Adverb | Tag::Modal | Tag::Particle);
        if closed && capital(token) {
            let lower = document.lower(token);
            if !function_words::is(lower, FunctionWord::Fixed) && !lower.ends_with("ly") && tag != Tag::Modal {
                tags[token] = Tag::Name;
                cue[token] = 0;
            }
            continue;
        }
        let subject = match before {
            Tag::Pronoun => matches!(document.lower(token - 1), "he" | "she" | "they" | "it" | "we" | "i"),
            Tag::Name | Tag::WhPronoun => true,
            // "She once told"
            Tag::Adverb => token > 1 && matches!(tags[token - 2], Tag::Pronoun | Tag::Name),
            _ => false,
        };
        if !subject || capital(token) {
            continue;
        }
        if tag == Tag::Participle {
            // "Satchell accepted": without an auxiliary it is the past.
            let passive = token + 1 < count && document.lower(token + 1) == "by";
            if !passive {
                tags[token] = Tag::Past;
            }
        } else if matches!(tag, Tag::Noun | Tag::Nouns | Tag::Adjective | Tag::Base | Tag::Name) {
            // "Tavita admits that": a listed verb with the ending of one.
            let lower = document.lower(token);
            let ending = if lower.ends_with("ed") {
                Tag::Past
            } else if lower.ends_with('s') {
                Tag::PresentThird
            } else {
                continue;
            };
            let next = tags.get(token + 1).copied().unwrap_or(Tag::Mark);
            let object = matches!(
                next,
                Tag::Determiner
                    | Tag::Pronoun
                    | Tag::Possessive
                    | Tag::To
                    | Tag::Name
                    | Tag::WhDeterminer
                    | Tag::WhPronoun
                    | Tag::WhAdverb
            ) || token + 1 < count
                && (matches!(document.lower(token + 1), "that" | "to") || document.tokens[token + 1].side.is_some())
                || before_quotation(document, token + 1);
            if let Some(reading) = verb_of(lower).filter(|_| object) {
                tags[token] = ending;
                set(&mut cue, &mut frames, token, reading);
            }
        }
    }
    Columns { document, tags: tags.into(), cue, frames }
}

/// Whether a comma or colon and an opening mark follow, with where or when before them: "He jokes, “…”".
fn before_quotation(document: &Document, from: usize) -> bool {
    (from..document.tokens.len().saturating_sub(1).min(from + 6))
        .take_while(|&token| document.tokens[token].side.is_none())
        .find(|&token| matches!(document.lower(token), "," | ":"))
        .is_some_and(|token| document.tokens[token + 1].side == Some(Side::Open))
}

/// The part of speech of a word that can't be the verb that it was taken for.
fn misread(document: &Document, tags: &[Tag], token: usize) -> Option<Tag> {
    let lower = document.lower(token);
    let finite = |tag: Tag| matches!(tag, Tag::Past | Tag::Present | Tag::PresentThird);
    match tags[token] {
        // "told reporters the train had left": no verb follows a verb, and people end like this.
        Tag::PresentThird => {
            let people = ["ers", "ors", "ists"].iter().any(|ending| lower.ends_with(ending));
            (people && token > 0 && finite(tags[token - 1])).then_some(Tag::Nouns)
        }
        // "a televised address", "the council’s stated aim": no verb stands within a phrase.
        Tag::Past if lower.ends_with("ed") && token > 0 && within_phrase(tags, token) => Some(Tag::Participle),
        // "a person briefed on it said": the verb of the sentence is still to come.
        Tag::Past if lower.ends_with("ed") && token > 0 && tags[token - 1] == Tag::Noun => {
            let rest = tags.get(token + 1..(token + 5).min(tags.len()))?;
            let phrase = rest.first() == Some(&Tag::Preposition);
            let next = rest.iter().position(|&tag| tag == Tag::Mark || tag == Tag::Conjunction || finite(tag))?;
            let verb = speech_verbs::is(document.lower(token + 1 + next), SpeechVerb::Plain);
            (phrase && next > 1 && verb).then_some(Tag::Participle)
        }
        _ => None,
    }
}

/// Whether a token stands between a word that opens a noun phrase and its noun.
fn within_phrase(tags: &[Tag], token: usize) -> bool {
    let before = tags[token - 1];
    let opens = matches!(before, Tag::Determiner | Tag::Possessive | Tag::Genitive);
    opens && tags.get(token + 1).is_some_and(|next| next.is_noun() || *next == Tag::Adjective)
}

/// The verb that a word is in the list.
fn verb_of(word: &str) -> Option<&'static Reading> {
    cues::readings(word).iter().find(|reading| reading.single() && reading.kind == CueKind::Verb)
}

/// Writes a cue of one token into the columns.
fn set(cue: &mut [u8], frames: &mut [u16], token: usize, reading: &Reading) {
    cue[token] = (1 + reading.class as u8 * 3 + reading.kind as u8) << 1 | 1;
    frames[token] = reading.frames.0;
}
