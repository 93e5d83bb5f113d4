//! Where what is said ends that somebody else's words follow: at the marks of its quotations, before another verb of the
//! speaker, before the main clause. Owns edges, not what is found between them.

use crate::{
    lexicon::{
        calendar,
        cues::{self, CueKind, Frames},
        function_words::{self, FunctionWord},
    },
    quotes::{
        columns::Columns,
        cue::{OBJECTS, class_at},
        rule::Rule,
        rules::content_end::{Reported, before_main_verb, before_setting, content_end},
        statement::Statement,
    },
    syntax::{
        adverbial::skip_adverbials,
        line::{Line, REACH},
        noun_phrase::{chunk_after, opens_phrase, phrase_after, phrase_before},
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
    take_whole_phrase(columns, statement);
    leave_setting(columns, statement);
    leave_claim(columns, statement);
    name_antecedent(columns, statement);
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
    drop_fronted_setting(columns, statement);
    let learned = statement.rule == Rule::Learned;
    for run in &mut statement.content {
        if let Some(cue) = cue.filter(|_| learned) {
            *run = cut_at_its_end(columns, *run, cue);
        }
        *run = to_closing_mark(columns, *run, level);
        *run = cut_at_closing_mark(columns, *run, level);
        *run = cut_behind_last_mark(columns, *run, level, cue);
        if let Some(cue) = cue {
            *run = cut_before_main_clause(columns, *run, cue);
            *run = cut_behind_relative(columns, *run, cue);
        }
    }
}

/// A listed phrase is a cue as a whole, whatever found it: "waved away fears", not "waved".
fn take_whole_phrase(columns: &Columns, statement: &mut Statement) {
    let code = |token: usize| columns.cue.get(token).copied().unwrap_or(0);
    for cue in &mut statement.cue {
        let Some(first) = cue.tokens().rev().find(|&token| code(token) & 1 == 1) else { continue };
        while cue.to > first && code(cue.to) == code(first) - 1 && code(first) > 1 {
            cue.to += 1;
        }
        for run in &mut statement.content {
            if cue.from < run.from && run.from < cue.to && cue.to < run.to {
                run.from = cue.to;
            }
        }
    }
}

/// She said in an address that it was late: where she said it is no part of the cue.
fn leave_setting(columns: &Columns, statement: &mut Statement) {
    let ([cue], Some(run)) = (&mut statement.cue[..], statement.content.first()) else { return };
    let listed = |&token: &usize| columns.cue[token] & 1 == 1 && columns.tags[token].is_verb();
    let Some(verb) = cue.tokens().find(listed) else { return };
    let line = columns.line_around(verb, columns.document.tokens[verb].quotation);
    let length = (verb + 1..cue.to).take_while(|&next| columns.cue[next] == columns.cue[verb] - 1).count() + 1;
    let behind = verb + length;
    if run.from >= cue.to && behind < cue.to && skip_adverbials(&line, behind, run.from) > behind {
        cue.to = behind;
    }
}

/// She denied the claim that it was late: the claim is what she denied, not a part of the cue.
fn leave_claim(columns: &Columns, statement: &mut Statement) {
    let ([cue], Some(run)) = (&mut statement.cue[..], statement.content.first_mut()) else { return };
    let noun = columns.document.lower(cue.to - 1);
    let claim = cues::readings(noun).iter().any(|reading| reading.single() && reading.kind == CueKind::Noun);
    let verb = cue.tokens().find(|&token| columns.cue[token] & 1 == 1 && columns.tags[token].is_verb());
    let judges = |&token: &usize| class_at(columns, token).is_some_and(|class| OBJECTS.contains(&class));
    if let Some(verb) = verb.filter(judges)
        && claim
        && verb + 1 < cue.to
        && run.from == cue.to
        && columns.tags[cue.to - 1].is_noun()
    {
        cue.to = verb + 1;
        run.from = cue.to;
    }
}

/// Amina Diallo, who said that it was late: she is the source, not the pronoun. "A letter came on Friday afternoon that says
/// it is safe": nor is the afternoon.
fn name_antecedent(columns: &Columns, statement: &mut Statement) {
    let Some(source) = statement.source.first_mut().filter(|source| source.from < source.to) else { return };
    let token = &columns.document.tokens[source.from];
    let line = columns.line_around(source.from, token.quotation);
    let pronoun = |token: usize| {
        (line.tag(token).is_relative() || line.is(token, &["who"])) && line.is(token, &["who", "which", "that"])
    };
    let time = source.tokens().all(|token| line.calendar(token)) && pronoun(source.to);
    if !(time || source.to == source.from + 1 && pronoun(source.from)) || source.from == line.from {
        return;
    }
    let comma = line.is(source.from - 1, &[","]);
    let end = antecedent_end(&line, source.from - usize::from(comma));
    if let Some(from) = phrase_before(&line, line.from.max(end.saturating_sub(REACH)), end) {
        *source = Run::new(from, end);
    }
}

/// Where the phrase ends that a relative pronoun behind `end` is about: before the day, and before the verb if that is the
/// sentence's. "[A letter] came on Friday that says …"
fn antecedent_end(line: &Line, end: usize) -> usize {
    let day = (line.from..end).rev().take_while(|&token| line.calendar(token)).count();
    let behind = end - day;
    if day == 0 || behind == line.from {
        return end - day;
    }
    let before = behind - usize::from(line.is(behind - 1, &["on", "in", "this", "last"]));
    let came = before > line.from && line.finite(before - 1) && !line.finite_in(line.from, before - 1);
    before - usize::from(came)
}

/// Speaking at the mill, she said that it was safe: where she spoke is not what she said.
fn drop_fronted_setting(columns: &Columns, statement: &mut Statement) {
    let [first, second, ..] = statement.content[..] else { return };
    let (Some(cue), Some(source)) = (statement.cue.first(), statement.source.first()) else { return };
    let fronted = first.to <= source.from && source.to <= cue.from && cue.to <= second.from;
    let aside = columns.document.lower(cue.to) == ",";
    let bare = !first.tokens().any(|token| columns.tags[token].is_finite());
    let hangs = columns.tags[first.from].is_participle() || columns.tags[first.from].is_preposition();
    if fronted && bare && hangs && !aside {
        statement.content.remove(0);
    }
}

/// A run behind its cue, cut where the speaker does or says something else, or where the words begin that say when and where
/// it was said.
fn cut_at_its_end(columns: &Columns, run: Run, cue: Run) -> Run {
    let token = &columns.document.tokens[cue.from];
    let line = columns.line_around(cue.from, token.quotation);
    if run.from < cue.to || run.to > line.to || !line.ours(run.from) {
        return run;
    }
    let from = behind_hearer(columns, &line, run, cue);
    let run = Run::new(from, run.to);
    let listed = cue.tokens().rev().find(|&token| columns.cue[token] & 1 == 1);
    let phrase = listed.is_some_and(|token| Frames(columns.frames[token]).any(Frames::NOUN));
    let reported = Reported::at(&line, run.from, phrase);
    let end = content_end(columns, &line, run.from, reported).min(run.to);
    // "the claim that it was late was false"
    let noun = columns.tags[cue.to - 1].is_noun() && !line.finite_in(line.from, cue.to);
    let end = if noun && reported == Reported::Clause { before_main_verb(&line, run.from, end) } else { end };
    let end = before_setting(&line, run.from, end, reported);
    Run::new(run.from, if end > run.from + 1 { end } else { run.to })
}

/// Where a run begins without the hearer at its head: "told [the crew] to wait", "asked [the clerk] what it was".
fn behind_hearer(columns: &Columns, line: &Line, run: Run, cue: Run) -> usize {
    let frames =
        cue.tokens().rev().find(|&token| columns.cue[token] & 1 == 1).map(|token| (columns.frames[token], token));
    let hears = frames.is_some_and(|(frames, token)| {
        // "called on the crew to wait": the crew is what the cue ends with.
        Frames(frames).any(Frames::HEARER)
            && columns.cue.get(token + 1).is_none_or(|next| next + 1 != columns.cue[token])
    });
    if run.from != cue.to || !hears || !opens_phrase(line, run.from) {
        return run.from;
    }
    let end = chunk_after(line, run.from, run.to).unwrap_or(run.from);
    let end = if line.is(end, &["of"]) { chunk_after(line, end + 1, run.to).unwrap_or(end) } else { end };
    let infinitive = line.tag(end) == Tag::To && line.tag(end + 1) == Tag::Base;
    let question = line.is(end, &["whether", "if", "how", "why", "what"])
        || line.is(end, &["that"]) && line.tag(end) == Tag::Preposition;
    let negated = line.is(end, &["not"]) && line.tag(end + 1) == Tag::To;
    if (infinitive || question || negated) && end + 2 < run.to { end } else { run.from }
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
    // The note said “leave” and nothing else.
    let begins = document.tokens[run.from].side == Some(Side::Open);
    let adds = |at: usize| begins && document.lower(at) == "and" && !(at..run.to).any(finite);
    if last + 1 < run.to && adds(last + 1) && document.tokens[last].side == Some(Side::Close) {
        return Run::new(run.from, last + 1);
    }
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

/// Amina Diallo, who said that it was late, left: what is said in a clause between commas ends before the verb of the
/// sentence.
fn cut_behind_relative(columns: &Columns, run: Run, cue: Run) -> Run {
    let token = &columns.document.tokens[cue.from];
    let line = columns.line(token.sentence as usize, token.quotation);
    let verbal = |token: usize| line.tag(token).is_verb() || matches!(line.tag(token), Tag::Modal | Tag::Adverb);
    let pronoun = (line.from..cue.from).rev().take(4).find(|&token| !verbal(token));
    let relative =
        pronoun.is_some_and(|at| line.is(at, &["who", "which"]) && at > line.from && line.is(at - 1, &[","]));
    // "She thanked the mayor, who said that the crew came, saw and left": the sentence has its verb.
    let object = pronoun.is_some_and(|at| line.finite_in(line.from, at));
    if !relative || object || run.from < cue.to || run.to > line.to {
        return run;
    }
    let main = |&at: &usize| {
        let verb = at + 1 + usize::from(line.tag(at + 1) == Tag::Adverb);
        line.is(at, &[","]) && line.ours(verb) && line.finite(verb)
    };
    let end = (run.from + 1..run.to).take(REACH).find(main);
    Run::new(run.from, end.unwrap_or(run.to))
}
