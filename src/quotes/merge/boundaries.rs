//! Where what is said ends that somebody else's words follow: at the marks of its quotations, before another verb of the
//! speaker, before the main clause. Owns edges, not what is found between them.

use crate::{
    lexicon::{
        calendar,
        function_words::{self, FunctionWord},
    },
    quotes::{columns::Columns, statement::Statement},
    syntax::{
        line::REACH,
        noun_phrase::{chunk_after, opens_phrase, phrase_after},
        pos::Tag,
    },
    text::{Quotation, Run, Side},
};

/// Participles that mostly do what prepositions do.
const LIKE_PREPOSITIONS: [&str; 7] =
    ["according", "concerning", "considering", "depending", "following", "including", "regarding"];

/// Moves the edges of what is said in a statement to where they belong.
pub fn adjust(columns: &Columns, statement: &mut Statement) {
    let document = columns.document;
    let cue = statement.cue.first().copied();
    let level = cue.and_then(|cue| document.tokens[cue.from].quotation);
    if let [first, second, ..] = statement.content[..]
        && let Some(cue) = cue
        && first.to <= cue.from
        && cue.to <= second.from
        && matches!(columns.tags[first.from], Tag::Preposition)
        && document.tokens[first.to - 1].side == Some(Side::Close)
        && !first.tokens().any(|token| columns.tags[token].is_finite())
    {
        // On “Good Morning, Suva,” she said the road was open: where, not what.
        statement.content.remove(0);
    }
    if let [first, _, ..] = statement.content[..]
        && cue.is_some_and(|cue| first.to <= cue.from)
    {
        // When asked about the boat, he said that …: what he was asked, he does not say.
        let at = first.from + usize::from(document.lower(first.from) == "when");
        if matches!(document.lower(at), "asked" | "questioned" | "pressed") {
            statement.content.remove(0);
        }
    }
    for run in &mut statement.content {
        *run = to_closing_mark(columns, *run, level);
        *run = cut_at_closing_mark(columns, *run, level);
        *run = cut_behind_last_mark(columns, *run, level, cue);
        if let Some(cue) = cue {
            *run = cut_before_main_clause(columns, *run, cue);
        }
    }
}

/// The quotation of `level` that a token stands in, itself or around the one that it stands in.
fn quotation<'d>(columns: &Columns<'d>, token: usize, level: Option<u32>) -> Option<&'d Quotation> {
    let quotations = &columns.document.quotations;
    let mut index = columns.document.tokens[token].quotation?;
    // No text nests deeper than a few marks; what does is left alone.
    for _ in 0..4 {
        let quotation = &quotations[index as usize];
        if quotation.parent == level {
            return Some(quotation);
        }
        index = quotation.parent?;
    }
    None
}

/// “It is late. We are going home,” cut at the end of its first sentence, goes on to its closing mark.
fn to_closing_mark(columns: &Columns, run: Run, level: Option<u32>) -> Run {
    let close = quotation(columns, run.to - 1, level)
        .filter(|quotation| run.from <= quotation.open as usize)
        .and_then(|quotation| quotation.close);
    Run::new(run.from, close.map_or(run.to, |close| run.to.max(close as usize + 1)))
}

/// A run that is not all quotation, cut at the first closing mark behind which it does not go on.
fn cut_at_closing_mark(columns: &Columns, run: Run, level: Option<u32>) -> Run {
    let document = columns.document;
    if document.tokens[run.from].side == Some(Side::Open) {
        return run;
    }
    let closes = |at: usize| {
        document.tokens[at].side == Some(Side::Close)
            && quotation(columns, at, level)
                .is_some_and(|quotation| quotation.close == Some(at as u32) && quotation.open as usize > run.from)
    };
    let end = (run.from + 1..run.to - 1).find(|&at| closes(at) && article_goes_on(columns, at, run.to));
    Run::new(run.from, end.map_or(run.to, |at| at + 1))
}

/// A run with a quotation in it, cut behind its last mark where the speaker does something else there, or where the article
/// speaks behind a dash: He called the boat a “tub” and went home; he would “think of it” – although he never did.
fn cut_behind_last_mark(columns: &Columns, run: Run, level: Option<u32>, cue: Option<Run>) -> Run {
    let document = columns.document;
    let Some(cue) = cue.filter(|cue| cue.to <= run.from) else { return run };
    let Some(last) = (run.from..run.to).rev().take(REACH).find(|&at| document.tokens[at].quotation != level) else {
        return run;
    };
    let finite = |at: usize| columns.tags[at].is_finite();
    // What is said has no verb of its own, so that the next one is the speaker's.
    let bare = !run.tokens().take_while(|&at| at <= last).any(finite);
    let behind = |at: usize| if at + 2 < run.to && columns.tags[at + 1] == Tag::Adverb { at + 2 } else { at + 1 };
    let other = |at: usize| {
        let next = behind(at);
        let verb = columns.tags[cue.to - 1];
        // A cue that was not taken for a verb says nothing of its form: “Calls men ‘tubs’ and sells boats.”
        let same = finite(next) && (columns.tags[next] == verb || !verb.is_verb())
            || verb == Tag::Gerund && columns.tags[next] == Tag::Gerund;
        bare && same && matches!(document.lower(at), "and" | "but")
    };
    let dash = |at: usize| matches!(document.lower(at), "—" | "–" | "-" | "--") && is_spaced(columns, at);
    let participle = |at: usize| {
        let next = behind(at);
        !bare
            && document.lower(at) == ","
            && columns.tags[next] == Tag::Gerund
            && !LIKE_PREPOSITIONS.contains(&document.lower(next))
    };
    let end = (last + 1..run.to - 1).find(|&at| other(at) || dash(at) || participle(at));
    Run::new(run.from, end.unwrap_or(run.to))
}

/// Whether spaces stand around a dash, so that it joins no words.
fn is_spaced(columns: &Columns, at: usize) -> bool {
    let [before, here, after] = [at - 1, at, at + 1].map(|at| columns.document.tokens[at].span);
    before.end < here.start && here.end < after.start
}

/// Whether the words of the article go on behind the closing mark at `at`.
fn article_goes_on(columns: &Columns, at: usize, to: usize) -> bool {
    let document = columns.document;
    let word = |at: usize| if at < to { document.lower(at) } else { "" };
    let personal = |at: usize| matches!(word(at), "he" | "she" | "they" | "it");
    let told = |at: usize| at < to && matches!(columns.tags[at], Tag::Past | Tag::PresentThird | Tag::Participle);
    let next = word(at + 1);
    // He called it “a fine bridge,” meaning the old one; he called it “a fine bridge,” but took the boat.
    if document.lower(at - 1) == "," {
        let modal = at + 2 < to && columns.tags[at + 2] == Tag::Modal;
        let away = next == "but" && (personal(at + 2) || told(at + 2) || modal);
        if columns.tags[at + 1] == Tag::Gerund || personal(at + 1) || away {
            return true;
        }
    }
    // He found it “very fine” and called for another.
    let verb = if at + 3 < to && columns.tags[at + 2] == Tag::Adverb { at + 3 } else { at + 2 };
    let reports = matches!(next, "and" | "but") && told(verb) && columns.cue[verb] & 1 == 1;
    // He called it “a tub” on Friday; he called it “a tub” — a word that he had from his father.
    let dash = matches!(next, "—" | "–" | "-" | "--") && matches!(word(at + 2), "a" | "an" | "the");
    reports || dash || calendar::is_weekday(next)
}

/// When he says he means to “walk,” it seems that he cannot drive: what is said in a clause before the main clause ends
/// where that begins.
fn cut_before_main_clause(columns: &Columns, run: Run, cue: Run) -> Run {
    let document = columns.document;
    let token = &document.tokens[cue.from];
    let line = columns.line(token.sentence as usize, token.quotation);
    let opens = line.ours(line.from) && function_words::is(line.word(line.from), FunctionWord::Clause);
    if run.from < cue.to || run.to > line.to || cue.from > line.from + REACH || !opens {
        return run;
    }
    let main = |&at: &usize| {
        // The comma may stand between marks: “walk,” it seems.
        let marked = document.tokens[at].side == Some(Side::Close) && document.lower(at - 1) == "," && !line.ours(at);
        (line.is(at, &[","]) || marked) && opens_phrase(&line, at + 1) && {
            let end = phrase_after(&line, at + 1, line.to).map_or(at + 1, |phrase| phrase.to);
            let near = chunk_after(&line, at + 1, line.to).unwrap_or(at + 1);
            line.finite(near) || line.tag(near) == Tag::Adverb && line.finite(near + 1) || line.finite(end)
        }
    };
    if (line.from + 1..cue.from).any(|at| main(&at)) {
        return run;
    }
    let end = (run.from + 1..run.to - 1).take(REACH).find(main);
    Run::new(run.from, end.map_or(run.to, |at| if line.is(at, &[","]) { at } else { at + 1 }))
}
