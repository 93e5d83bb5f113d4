//! What makes a statement look like none though it has the shape of one. Owns the looks, not what each weighs.

use crate::{
    analysis::CueClass,
    lexicon::{
        cues::{self, CueKind, Frames},
        function_words::{self, FunctionWord},
        people,
    },
    quotes::{columns::Columns, cue::cue_of, statement::Statement},
    syntax::Tag,
};

/// Whether a statement is none for sure.
pub fn is_none(columns: &Columns, statement: &Statement) -> bool {
    is_bare_pronoun(columns, statement)
        || was_asked(columns, statement)
        || met(columns, statement)
        || so_called(columns, statement)
        || telephoned(columns, statement)
        || does(columns, statement)
        || is_scare_quote(columns, statement)
        || is_said_by_whoever(columns, statement)
        || !statement.source.is_empty() && !has_phrase(columns, statement) && is_nobodys(columns, statement)
}

/// "Those who say the mill is safe have never been there": nobody in particular says so.
fn is_said_by_whoever(columns: &Columns, statement: &Statement) -> bool {
    let lower = |token: usize| columns.document.lower(token);
    let whoever = |first: usize| matches!(lower(first), "those" | "anyone" | "everyone" | "people" | "all");
    matches!(statement.source[..], [run] if run.to == run.from + 2 && whoever(run.from) && lower(run.to - 1) == "who")
}

/// "charges no rent", "sees forty patients a day": so many things are done or met, not said.
fn does(columns: &Columns, statement: &Statement) -> bool {
    let ([cue], [content]) = (&statement.cue[..], &statement.content[..]) else { return false };
    let Some((kind, frames)) = cue.tokens().find_map(|token| cue_of(columns, token)) else { return false };
    let first = columns.document.lower(content.from);
    let counted =
        columns.tags[content.from] == Tag::Number || first == "no" || function_words::is(first, FunctionWord::Numeral);
    // The tagger takes "patients" for a verb, too.
    let open = |token: usize| {
        token > content.from + 1 && columns.tags[token].is_finite() || columns.document.lower(token) == "as"
    };
    kind == CueKind::Verb
        && (frames.any(Frames::DOES) || statement.class(columns.document) == Some(CueClass::Think))
        && counted
        && cue.to == content.from
        && !content.tokens().any(open)
}

/// Whether a statement shows it.
type Oddity = fn(&Columns, &Statement) -> bool;

/// The first of these that a statement shows, by the number that the judge's weights know it by; 0 where it shows none.
pub fn oddity(columns: &Columns, statement: &Statement) -> usize {
    let looks = [(1, unnamed as Oddity), (2, nothing), (3, is_part), (5, says_itself), (6, is_nobodys)];
    looks.iter().find(|(_, look)| look(columns, statement)).map_or(0, |(number, _)| *number)
}

/// "asked not to be named"
fn unnamed(columns: &Columns, statement: &Statement) -> bool {
    let first = statement.content[0];
    let named = |token: usize| matches!(columns.document.lower(token), "named" | "identified" | "anonymity");
    (first.from..(first.from + 6).min(first.to)).any(named)
}

/// "said nothing"
fn nothing(columns: &Columns, statement: &Statement) -> bool {
    let first = statement.content[0];
    statement.content.len() == 1
        && first.to == first.from + 1
        && matches!(columns.document.lower(first.from), "nothing" | "little" | "so")
}

/// "The club denied this", "thanked him for that": what was said stands elsewhere.
fn is_bare_pronoun(columns: &Columns, statement: &Statement) -> bool {
    let [run] = statement.content[..] else { return false };
    let lower = |token: usize| columns.document.lower(token);
    let small = |token: usize| matches!(lower(token), "him" | "her" | "them" | "us" | "me" | "for" | "of" | "about");
    matches!(lower(run.to - 1), "this" | "that" | "it" | "them" | "so") && (run.from..run.to - 1).all(small)
}

/// "The mayor, asked whether …, said …": the one who was asked does not ask.
fn was_asked(columns: &Columns, statement: &Statement) -> bool {
    let document = columns.document;
    let asked = |at: usize| at > 0 && document.lower(at) == "asked" && document.lower(at - 1) == ",";
    let end = statement.content.last().map_or(0, |run| run.to);
    let comma = (end.saturating_sub(1)..end + 1).any(|at| document.tokens.len() > at && document.lower(at) == ",");
    let answers = (end..(end + 4).min(document.tokens.len())).any(|at| columns.tags[at].is_finite());
    comma && answers && statement.cue.iter().any(|cue| asked(cue.from))
}

/// "so-called"
fn so_called(columns: &Columns, statement: &Statement) -> bool {
    let document = columns.document;
    let called = |at: usize| at > 1 && document.lower(at - 1) == "-" && document.lower(at - 2) == "so";
    statement.cue.iter().any(|cue| called(cue.from))
}

/// "received a phone call from the envoy to discuss trade", "took a call from the mayor": a call that asks for nothing.
fn telephoned(columns: &Columns, statement: &Statement) -> bool {
    let document = columns.document;
    let lower = |token: usize| document.tokens.get(token).map_or("", |_| document.lower(token));
    let call = |token: usize| {
        let by_telephone = matches!(lower(token), "call" | "calls")
            && token > 0
            && matches!(lower(token - 1), "phone" | "telephone" | "video" | "conference" | "courtesy");
        let one = lower(token) == "call" && token > 0 && matches!(lower(token - 1), "a" | "the" | "another");
        by_telephone || one && matches!(lower(token + 1), "from" | "with")
    };
    statement.cue.iter().flat_map(|run| run.tokens()).any(call)
}

/// A cue without a listed word before a word or two between marks: "walk past a wall of “before” and “after” pictures".
fn is_scare_quote(columns: &Columns, statement: &Statement) -> bool {
    let document = columns.document;
    let first = statement.content[0].from;
    let mark = |token: usize| document.tokens.get(token).is_some_and(|token| token.side.is_some());
    let listed = |token: usize| !cues::readings(document.lower(token)).is_empty();
    mark(first)
        && (first + 1..first + 4).any(mark)
        && !statement.cue.is_empty()
        && !statement.cue.iter().flat_map(|run| run.tokens()).any(listed)
        && statement.cue.iter().all(|run| document.lower(run.from) != ":")
}

/// "a person briefed on it said": the speaker is the whole, which a rule finds.
fn is_part(columns: &Columns, statement: &Statement) -> bool {
    statement.source.iter().any(|source| {
        let rest = statement.content.iter().any(|run| run.to == source.from);
        rest && columns.tags[source.from - 1] == Tag::Preposition
    })
}

/// "Amina Wanjiru met Tomislav Kovač.", "The board heard Astrid Berge and Kamau Njoroge.": a verb that the list doesn't have or
/// that says nothing, and names alone.
fn met(columns: &Columns, statement: &Statement) -> bool {
    let listed = statement.cue.iter().flat_map(|run| run.tokens()).any(|token| columns.cue[token] != 0);
    let says = listed && statement.class(columns.document) != Some(CueClass::Think);
    !says && !statement.cue.is_empty() && are_names(columns, statement)
}

/// Whether nothing but names is said.
fn are_names(columns: &Columns, statement: &Statement) -> bool {
    let name = |token: usize| {
        matches!(columns.tags[token], Tag::Name | Tag::Conjunction | Tag::Mark | Tag::Determiner)
            && columns.document.tokens[token].quotation.is_none()
    };
    statement.content.iter().flat_map(|run| run.tokens()).all(name)
}

/// The speaker is what is said: "a person briefed on it".
fn says_itself(_: &Columns, statement: &Statement) -> bool {
    let mut pairs = statement.source.iter().flat_map(|source| statement.content.iter().map(move |run| (source, run)));
    pairs.any(|(source, run)| source.from < run.to && run.from < source.to)
}

/// "according to": what is listed as a whole phrase reports whatever stands behind it.
fn has_phrase(columns: &Columns, statement: &Statement) -> bool {
    statement.cue.iter().any(|cue| cue_of(columns, cue.from).is_some_and(|(kind, _)| kind == CueKind::Phrase))
}

/// "the path finds its way": nobody who speaks, and nothing that is a sentence.
fn is_nobodys(columns: &Columns, statement: &Statement) -> bool {
    let document = columns.document;
    let sentence = |token: usize| document.tokens[token].quotation.is_some() || columns.tags[token].is_finite();
    let speaks = |token: usize| {
        matches!(columns.tags[token], Tag::Name | Tag::Pronoun | Tag::WhPronoun | Tag::WhDeterminer | Tag::Possessive)
            || people::document(document.lower(token))
    };
    let finite = |token: usize| matches!(columns.tags[token], Tag::Past | Tag::Present | Tag::PresentThird);
    // "and adds a mile to the walk": a verb without a speaker.
    let open = statement.source.is_empty() && !statement.cue.iter().flat_map(|run| run.tokens()).any(finite);
    !open
        && !statement.content.iter().flat_map(|run| run.tokens()).any(sentence)
        && !statement.source.iter().any(|&run| people::speaker_in(document, run.tokens()) || run.tokens().any(speaks))
}
