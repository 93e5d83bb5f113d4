//! Noun phrases of a line, forwards and backwards: "the union's secretary-general", "a person briefed on it". Owns where a
//! phrase begins and ends and which noun is its head, not whether it is a subject.

use crate::{
    lexicon::{calendar, occasions::occasion_in},
    syntax::{
        line::{Line, REACH},
        pos::Tag,
    },
    text::{Document, Run, Side},
};

/// Whether a token can stand inside a noun phrase.
pub fn nominal(line: &Line, token: usize) -> bool {
    use Tag::*;
    let glued = |token: usize| line.document.tokens.get(token).is_some_and(|token| !token.spaced);
    match line.tag(token) {
        Noun | Nouns | Name | Pronoun | Possessive | Determiner | Adjective | Number | Genitive => true,
        // "the head of mining"
        Gerund if token > line.from && line.is(token - 1, &["of"]) && !opens_phrase(line, token + 1) => true,
        // "a Torvale-based firm", "the prize-winning writer"
        Participle | Gerund if token > line.from && line.hyphen(token - 1) => true,
        // "the retired judge", "a newly elected mayor"
        Participle | Gerund | Adverb => {
            let inside = |tag| matches!(tag, Determiner | Possessive | Adverb | Adjective | Genitive);
            token > line.from
                && inside(line.tag(token - 1))
                && matches!(line.tag(token + 1), Noun | Nouns | Name | Adjective | Participle)
                && line.ours(token + 1)
        }
        // "secretary-general", "the AFL-CIO"
        Mark => {
            matches!(line.word(token), "-" | "\u{2011}" | "&" | "$" | "%" | "'") && glued(token) && glued(token + 1)
                || line.word(token) == "&"
        }
        _ => false,
    }
}

/// Where the short quotation inside a name that ends at `end` begins: Emeka “Thunder” Obi.
pub fn nickname_before(line: &Line, end: usize) -> Option<usize> {
    let last = end.checked_sub(1).filter(|&last| last >= line.from)?;
    let quotation = &line.document.quotations[line.document.tokens[last].quotation? as usize];
    let open = quotation.open as usize;
    (quotation.close == Some(last as u32) && quotation.parent == line.level && nickname(line, open, last))
        .then_some(open)
}

/// Where the brackets open that close right before `end`: Claire Osei (North Bay).
pub fn bracket_before(line: &Line, end: usize) -> Option<usize> {
    let close = end.checked_sub(1).filter(|&close| line.is(close, &[")"]))?;
    (line.from.max(close.saturating_sub(8))..close).rev().find(|&token| line.is(token, &["("]))
}

/// Where the short quotation inside a name that begins at `from` ends.
fn nickname_after(line: &Line, from: usize) -> Option<usize> {
    let token = line.document.tokens.get(from).filter(|token| token.side == Some(Side::Open))?;
    let quotation = &line.document.quotations[token.quotation? as usize];
    let close = quotation.close? as usize;
    (quotation.open as usize == from && quotation.parent == line.level && nickname(line, from, close))
        .then_some(close + 1)
}

fn nickname(line: &Line, open: usize, close: usize) -> bool {
    open >= line.from
        && close < line.to
        && (2..6).contains(&(close - open))
        && (open + 1..close).all(|token| !line.mark(token))
}

/// The start of the simple noun phrase that ends at `end`: "the union's secretary-general".
pub fn chunk_before(line: &Line, lo: usize, end: usize) -> Option<usize> {
    let mut at = end;
    while at > lo {
        if let Some(open) = nickname_before(line, at).filter(|&open| open > lo && line.tag(open - 1) == Tag::Name) {
            at = open;
            continue;
        }
        let calendar = at < end && line.calendar(at - 1) && line.tag(at) != Tag::Genitive;
        if !line.ours(at - 1) || !nominal(line, at - 1) || calendar {
            break;
        }
        at -= 1;
        match line.tag(at) {
            Tag::Pronoun => break,
            Tag::Determiner | Tag::Possessive => {
                // "all the doctors", "half his fields"
                if at > lo && line.ours(at - 1) && line.tag(at - 1) == Tag::Determiner {
                    at -= 1;
                }
                break;
            }
            _ => {}
        }
    }
    let solid = |token: usize| !matches!(line.tag(token), Tag::Genitive | Tag::Mark | Tag::Adverb);
    (at < end && (at..end).any(solid)).then_some(at)
}

/// The start of the noun phrase that ends at `end`, with what hangs on it by prepositions: "a spokesman for the mine".
pub fn phrase_before(line: &Line, lo: usize, end: usize) -> Option<usize> {
    let end = bracket_before(line, end).filter(|&open| open > lo).unwrap_or(end);
    let mut at = chunk_before(line, lo, end)?;
    while at > lo + 1 && line.ours(at - 1) {
        let joint = at - 1;
        let mut left = joint;
        match line.tag(joint) {
            Tag::Preposition | Tag::To => {
                // "a person briefed on it", "officials familiar with it"
                while left > lo && matches!(line.tag(left - 1), Tag::Participle | Tag::Gerund | Tag::Adverb) {
                    left -= 1;
                }
            }
            Tag::Conjunction if line.is(joint, &["and", "or", "&"]) && !line.finite_in(lo, joint) => {}
            Tag::Participle | Tag::Gerund if line.tag(joint - 1).is_noun() => {}
            _ => break,
        }
        match chunk_before(line, lo, left).filter(|_| left > lo && nominal(line, left - 1)) {
            Some(start) => at = start,
            None => break,
        }
    }
    Some(at)
}

/// Where the words begin that stand before `end` in its noun phrase, an owner left out: "the union's | former leader
/// Ana".
pub fn modifiers_before(line: &Line, lo: usize, end: usize) -> usize {
    let from = chunk_before(line, lo, end).unwrap_or(end);
    let owner = (from..end).rev().find(|&token| line.tag(token) == Tag::Genitive);
    owner.map_or(from, |owner| owner + 1)
}

/// The end of the simple noun phrase that begins at `from`.
pub fn chunk_after(line: &Line, from: usize, to: usize) -> Option<usize> {
    let mut at = from;
    while at < to {
        if let Some(end) = nickname_after(line, at).filter(|_| at > from) {
            at = end;
            continue;
        }
        let starts = matches!(line.tag(at), Tag::Determiner | Tag::Possessive | Tag::Pronoun);
        let again = at > from && (starts && line.tag(at - 1) != Tag::Determiner || line.calendar(at));
        if !line.ours(at) || !nominal(line, at) || again {
            break;
        }
        at += 1;
        if line.tag(at - 1) == Tag::Pronoun {
            break;
        }
    }
    (at > from).then_some(at)
}

/// The head of a noun phrase, whatever hangs on it behind: "an *official* familiar with it", "the *man* who lost it".
pub fn head(document: &Document, tags: &[Tag], phrase: Run) -> usize {
    let ends = |token: usize| {
        let tag = tags[token];
        (tag.is_preposition() || tag.is_relative() || tag.is_participle() || tag == Tag::Conjunction)
            && token > phrase.from
            || document.lower(token) == ","
    };
    // Premodifiers can be participles: "retired", "accompanying".
    let stop = phrase.tokens().find(|&token| {
        let premodifier = tags[token].is_participle()
            && tags.get(token + 1).is_some_and(|tag| tag.is_noun_or_name() || *tag == Tag::Adjective);
        ends(token) && !premodifier
    });
    let mut last = stop.unwrap_or(phrase.to).max(phrase.from + 1) - 1;
    // "officials familiar with the matter"
    while last > phrase.from
        && matches!(tags[last], Tag::Adjective | Tag::Adverb | Tag::Genitive)
        && (tags[last - 1].is_noun() || matches!(tags[last - 1], Tag::Pronoun | Tag::Number))
    {
        last -= 1;
    }
    // "an opinion poll last week", "a survey this month"
    let time = |token: usize| calendar::says_when(document.lower(token)) || document.lower(token) == "this";
    let named = (phrase.from..=last).rev().find(|&token| !time(token));
    named.filter(|&token| tags[token].is_noun()).unwrap_or(last)
}

/// Whether a noun phrase can begin at `token`.
pub fn opens_phrase(line: &Line, token: usize) -> bool {
    line.ours(token) && line.tag(token).opens_noun_phrase()
}

/// The end of what hangs on a noun phrase by the preposition at `at`: "mayor | of Torvale".
pub fn attached_after(line: &Line, at: usize, to: usize) -> Option<usize> {
    (at < to && line.ours(at) && line.tag(at).is_preposition()).then(|| chunk_after(line, at + 1, to)).flatten()
}

/// Whether what hangs on a subject by the preposition at `at`, up to `end`, is a part of it: not when, where or on what
/// occasion it did something.
fn is_part(line: &Line, at: usize, end: usize) -> bool {
    let word = line.word(at);
    let common = line.tag(at - 1).is_noun() || line.tag(at - 1) == Tag::Adjective;
    let fits =
        matches!(word, "of" | "for") || common && matches!(word, "at" | "from" | "in" | "with" | "to" | "on" | "near");
    fits && !(at + 1..end).any(|token| line.calendar(token)) && !occasion_in(line.document, Run::new(at + 1, end))
}

/// The noun phrase that begins at `from`, with what hangs on it and its appositions: a subject behind its verb.
pub fn phrase_after(line: &Line, from: usize, to: usize) -> Option<Run> {
    let to = to.min(from + REACH);
    if !opens_phrase(line, from) {
        return None;
    }
    let mut at = chunk_after(line, from, to)?;
    let common = |token: usize| matches!(line.tag(token), Tag::Noun | Tag::Nouns | Tag::Adjective);
    let until = |mut at: usize, commas: bool| {
        while at < to
            && (line.ours(at) && !(commas && line.is(at, &[","])) && !line.ends(at)
                || nickname_after(line, at).is_some())
        {
            at = nickname_after(line, at).unwrap_or(at + 1);
        }
        at
    };
    if line.tag(from) == Tag::Pronoun && at == from + 1 {
        return Some(Run::new(from, at));
    }
    while at < to && line.ours(at) {
        let word = line.word(at);
        let next = match line.tag(at) {
            Tag::Preposition | Tag::To => attached_after(line, at, to).filter(|&end| is_part(line, at, end)),
            Tag::Conjunction if matches!(word, "and" | "&") && opens_phrase(line, at + 1) => {
                chunk_after(line, at + 1, to)
            }
            Tag::WhPronoun | Tag::WhDeterminer => Some(until(at, true)),
            Tag::Participle | Tag::Gerund if common(at - 1) => Some(until(at, true)),
            _ => None,
        };
        match next {
            Some(next) if next > at => at = next,
            _ => break,
        }
    }
    // Appositions: ", the harbour pilot", ", 41", ", who runs the clinic"
    let mut rounds = 0;
    while at + 1 < to && line.is(at, &[","]) && rounds < 4 {
        rounds += 1;
        let relative = line.tag(at + 1).is_relative();
        let phrase = opens_phrase(line, at + 1) && !matches!(line.tag(at + 1), Tag::Pronoun | Tag::Possessive)
            || line.tag(at + 1) == Tag::Possessive;
        if !line.ours(at + 1) || !(relative || phrase) || line.calendar(at + 1) {
            break;
        }
        let end = until(at + 1, true);
        // A clause of its own is no apposition: ", the mayor said".
        let pronoun = |token: usize| line.tag(token).is_relative();
        let bound = (at + 1..end).find(|&token| pronoun(token)).unwrap_or(end);
        let clause = !relative && line.finite_in(at + 1, bound);
        if clause {
            break;
        }
        at = end;
    }
    Some(Run::new(from, at))
}
