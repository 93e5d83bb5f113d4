//! Where what is said ends that somebody else's words follow: at the marks of its quotations, before another verb of the
//! speaker, before the main clause. Owns edges, not what is found between them.

use crate::{
    quotes::{
        columns::{View, verbal},
        line::{Line, REACH},
        statement::{Run, Statement},
    },
    syntax::pos::Tag,
    text::{Quotation, Side},
};

/// Words that open a clause before the main clause.
const OPENING: [&str; 14] = [
    "after", "although", "as", "because", "before", "despite", "even", "if", "since", "though", "until", "when",
    "whereas", "while",
];

/// Days that say when something was said, not what.
const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// Participles that mostly do what prepositions do.
const LIKE_PREPOSITIONS: [&str; 7] =
    ["according", "concerning", "considering", "depending", "following", "including", "regarding"];

/// Moves the edges of what is said in a statement to where they belong.
pub fn mend(view: &View, statement: &mut Statement) {
    let document = view.document;
    let cue = statement.cue.first().copied();
    let level = cue.and_then(|cue| document.tokens[cue.from].quotation);
    if let [first, second, ..] = statement.content[..]
        && let Some(cue) = cue
        && first.to <= cue.from
        && cue.to <= second.from
        && matches!(view.tags[first.from], Tag::Preposition)
        && document.tokens[first.to - 1].side == Some(Side::Close)
        && !first
            .tokens()
            .any(|token| matches!(view.tags[token], Tag::Past | Tag::PresentThird | Tag::Present | Tag::Modal))
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
        *run = whole(view, *run, level);
        *run = marked(view, *run, level);
        *run = beyond(view, *run, level, cue);
        if let Some(cue) = cue {
            *run = fronted(view, *run, cue);
        }
    }
}

/// The quotation of `level` that a token stands in, itself or around the one that it stands in.
fn quotation<'d>(view: &View<'d>, token: usize, level: Option<u32>) -> Option<&'d Quotation> {
    let quotations = &view.document.quotations;
    let mut index = view.document.tokens[token].quotation?;
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
fn whole(view: &View, run: Run, level: Option<u32>) -> Run {
    let close = quotation(view, run.to - 1, level)
        .filter(|quotation| run.from <= quotation.open as usize)
        .and_then(|quotation| quotation.close);
    Run::new(run.from, close.map_or(run.to, |close| run.to.max(close as usize + 1)))
}

/// A run that is not all quotation, cut at the first closing mark behind which it does not go on.
fn marked(view: &View, run: Run, level: Option<u32>) -> Run {
    let document = view.document;
    if document.tokens[run.from].side == Some(Side::Open) {
        return run;
    }
    let closes = |at: usize| {
        document.tokens[at].side == Some(Side::Close)
            && quotation(view, at, level)
                .is_some_and(|quotation| quotation.close == Some(at as u32) && quotation.open as usize > run.from)
    };
    let end = (run.from + 1..run.to - 1).find(|&at| closes(at) && turns(view, at, run.to));
    Run::new(run.from, end.map_or(run.to, |at| at + 1))
}

/// A run with a quotation in it, cut behind its last mark where the speaker does something else there, or where the article
/// speaks behind a dash: He called the boat a “tub” and went home; he would “think of it” – although he never did.
fn beyond(view: &View, run: Run, level: Option<u32>, cue: Option<Run>) -> Run {
    let document = view.document;
    let Some(cue) = cue.filter(|cue| cue.to <= run.from) else { return run };
    let Some(last) = (run.from..run.to).rev().take(REACH).find(|&at| document.tokens[at].quotation != level) else {
        return run;
    };
    let finite = |at: usize| matches!(view.tags[at], Tag::Past | Tag::Present | Tag::PresentThird | Tag::Modal);
    // What is said has no verb of its own, so that the next one is the speaker's.
    let bare = !run.tokens().take_while(|&at| at <= last).any(finite);
    let behind = |at: usize| if at + 2 < run.to && view.tags[at + 1] == Tag::Adverb { at + 2 } else { at + 1 };
    let other = |at: usize| {
        let next = behind(at);
        let verb = view.tags[cue.to - 1];
        // A cue that was not taken for a verb says nothing of its form: “Calls men ‘tubs’ and sells boats.”
        let same = finite(next) && (view.tags[next] == verb || !verbal(verb))
            || verb == Tag::Gerund && view.tags[next] == Tag::Gerund;
        bare && same && matches!(document.lower(at), "and" | "but")
    };
    let dash = |at: usize| matches!(document.lower(at), "—" | "–" | "-" | "--") && apart(view, at);
    let participle = |at: usize| {
        let next = behind(at);
        !bare
            && document.lower(at) == ","
            && view.tags[next] == Tag::Gerund
            && !LIKE_PREPOSITIONS.contains(&document.lower(next))
    };
    let end = (last + 1..run.to - 1).find(|&at| other(at) || dash(at) || participle(at));
    Run::new(run.from, end.unwrap_or(run.to))
}

/// Whether spaces stand around a dash, so that it joins no words.
fn apart(view: &View, at: usize) -> bool {
    let [before, here, after] = [at - 1, at, at + 1].map(|at| view.document.tokens[at].span);
    before.end < here.start && here.end < after.start
}

/// Whether the words of the article go on behind the closing mark at `at`.
fn turns(view: &View, at: usize, to: usize) -> bool {
    let document = view.document;
    let word = |at: usize| if at < to { document.lower(at) } else { "" };
    let personal = |at: usize| matches!(word(at), "he" | "she" | "they" | "it");
    let told = |at: usize| at < to && matches!(view.tags[at], Tag::Past | Tag::PresentThird | Tag::Participle);
    let next = word(at + 1);
    // He called it “a fine bridge,” meaning the old one; he called it “a fine bridge,” but took the boat.
    if document.lower(at - 1) == "," {
        let modal = at + 2 < to && view.tags[at + 2] == Tag::Modal;
        let away = next == "but" && (personal(at + 2) || told(at + 2) || modal);
        if view.tags[at + 1] == Tag::Gerund || personal(at + 1) || away {
            return true;
        }
    }
    // He found it “very fine” and called for another.
    let verb = if at + 3 < to && view.tags[at + 2] == Tag::Adverb { at + 3 } else { at + 2 };
    let reports = matches!(next, "and" | "but") && told(verb) && view.cue[verb] & 1 == 1;
    // He called it “a tub” on Friday; he called it “a tub” — a word that he had from his father.
    let dash = matches!(next, "—" | "–" | "-" | "--") && matches!(word(at + 2), "a" | "an" | "the");
    reports || dash || DAYS.contains(&next)
}

/// When he says he means to “walk,” it seems that he cannot drive: what is said in a clause before the main clause ends
/// where that begins.
fn fronted(view: &View, run: Run, cue: Run) -> Run {
    let document = view.document;
    let token = &document.tokens[cue.from];
    let line = Line::new(view, token.sentence as usize, token.quotation);
    if run.from < cue.to || run.to > line.to || cue.from > line.from + REACH || !line.is(line.from, &OPENING) {
        return run;
    }
    let main = |&at: &usize| {
        // The comma may stand between marks: “walk,” it seems.
        let marked = document.tokens[at].side == Some(Side::Close) && document.lower(at - 1) == "," && !line.ours(at);
        (line.is(at, &[","]) || marked) && line.opens_phrase(at + 1) && {
            let end = line.phrase_after(at + 1, line.to).map_or(at + 1, |phrase| phrase.to);
            let near = line.chunk_after(at + 1, line.to).unwrap_or(at + 1);
            line.finite(near) || line.tag(near) == Tag::Adverb && line.finite(near + 1) || line.finite(end)
        }
    };
    if (line.from + 1..cue.from).any(|at| main(&at)) {
        return run;
    }
    let end = (run.from + 1..run.to - 1).take(REACH).find(main);
    Run::new(run.from, end.map_or(run.to, |at| if line.is(at, &[","]) { at } else { at + 1 }))
}
