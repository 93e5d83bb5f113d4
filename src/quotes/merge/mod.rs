//! Statements from every hand put together: direct speech by its marks, turns by their layout, indirect speech by rule,
//! and what the learned extraction adds. Owns which of two readings of one place is kept, not the readings.

mod boundaries;
mod continuation;

use crate::{
    analysis::{CueClass, Entity, QuoteKind},
    lexicon::{cues, people},
    quotes::{
        columns::{View, verbal},
        line::Line,
        rules::{direct, indirect, turns, utterances},
        statement::{Hint, Run, Statement},
        tag_corrections,
    },
    sort,
    syntax::pos::Tag,
    text::Document,
};

/// What a rule has to be sure of where the learned extraction sees nothing.
const ALONE: f64 = 0.70;

/// What a rule has to be sure of to cut a statement that the learned extraction sees, too: "…, she said."
const CERTAIN: f64 = 0.95;

/// Below this, a rule cuts a statement better than the learned extraction, which sees it, too; and no statement within
/// others counts.
const UNSURE: f64 = 0.68;

/// What is left of a rule's confidence there.
const UNSEEN: f64 = 0.8;

/// How sure it has to be that somebody speaks in what somebody says, if it is no surer than that.
const SPOKEN: f64 = 0.72;

/// How sure it has to be that somebody thinks or intends something there.
const THOUGHT: f64 = 0.8;

/// How sure a statement has to be whose shape is that of a guess.
const LIKELY: f64 = 0.6;

/// A content of at most so many tokens is a guess, without marks and a listed cue.
const SHORT: usize = 3;

/// A cue of at least so many tokens is a guess, without marks.
const LONG: usize = 6;

/// A turn's name has at most so many tokens, with its mark and its colon.
const LABEL: usize = 9;

/// No statement.
const NONE: u32 = u32::MAX;

/// All statements of a document, in the order of the text.
pub fn assemble(view: &mut View, entities: &[Entity], learned: Vec<Statement>) -> Vec<Statement> {
    tag_corrections::tags(view, entities);
    let view = &*view;
    let count = view.document.tokens.len();
    let utterances = utterances::utterances(view.document);
    let mut kept = direct::find(view, &utterances);
    let mut cues = vec![false; count];
    for token in kept.iter().flat_map(|statement| &statement.cue).flat_map(|run| run.tokens()) {
        cues[token] = true;
    }
    let turns = turns::find(view);
    // A transcript between marks is its turns, not one quotation.
    let mut labels = vec![false; count];
    for run in turns.iter().flat_map(|turn| &turn.cue) {
        labels[run.from] = true;
    }
    let labelled = |run: &Run| run.tokens().take(LABEL).any(|token| labels[token]);
    kept.retain(|statement| statement.hint != Hint::Alone || !statement.content.iter().any(labelled));
    // A turn that is one quotation is the quotation's statement already.
    let mut begun: Vec<usize> = kept.iter().filter_map(|statement| Some(statement.content.first()?.from)).collect();
    sort::stable_by_key(&mut begun, |from| *from);
    let new =
        |statement: &Statement| statement.content.first().is_some_and(|run| begun.binary_search(&run.from).is_err());
    kept.extend(turns.into_iter().filter(new));
    kept.extend(indirect::find(view, &cues).into_iter().filter(|statement| told(view, statement)));
    // What the learned extraction sees too, it cuts better where it is no direct speech; what it does not see has to
    // be plain.
    let learned = learned.into_iter().map(|statement| with_source(view, statement));
    let learned: Vec<Statement> =
        learned.filter(|statement| sensible(view, statement) && !says_itself(statement)).collect();
    let mut seen = vec![NONE; count];
    for (index, statement) in learned.iter().enumerate() {
        for token in statement.cue.iter().flat_map(|run| run.tokens()) {
            seen[token] = index as u32;
        }
    }
    kept.retain_mut(|statement| {
        let inside = statement.cue.first().is_some_and(|cue| view.document.tokens[cue.from].quotation.is_some());
        if statement.cue.is_empty() {
            return true;
        }
        let twin =
            statement.cue.iter().flat_map(|cue| cue.tokens()).find_map(|token| learned.get(seen[token] as usize));
        if let Some(twin) = twin {
            let direct = statement.kind(view.document) == QuoteKind::Direct;
            let mut cue = twin.cue.clone();
            for run in &mut cue {
                // "wrote:"
                while run.to > run.from + 1 && !view.word(run.to - 1) {
                    run.to -= 1;
                }
            }
            let whole = statement.cue.last().is_some_and(|run| view.word(run.to - 1));
            if whole && bare(view, &cue) && twin.class(view.document) == statement.class(view.document) {
                statement.cue = cue;
                apart(statement);
            }
            if same_source(statement, twin) {
                statement.confidence = statement.confidence.max(twin.confidence);
            }
            return direct
                || statement.hint != Hint::Source
                || statement.confidence >= CERTAIN
                || twin.confidence < UNSURE;
        }
        let plain = begun.binary_search(&statement.content.first().map_or(0, |run| run.from)).is_ok()
            || !matches!(statement.hint, Hint::Source)
            || !inside && statement.confidence >= ALONE;
        statement.confidence *= UNSEEN;
        plain
    });
    let mut places = Places::new(count);
    kept.retain(|statement| places.take(statement));
    // A quotation that is told already is not told again as the rest of something else.
    let mut told = vec![false; count];
    for run in kept.iter().flat_map(|statement| &statement.content) {
        told[run.from] = view.document.tokens[run.from].side.is_some();
    }
    let learned = learned.into_iter().map(|mut statement| {
        let first = statement.content.first().copied();
        statement.content.retain(|run| Some(*run) == first || !told[run.from]);
        statement
    });
    kept.extend(learned.filter(|statement| likely(view.document, statement) && places.take(statement)));
    for statement in &mut kept {
        boundaries::mend(view, statement);
    }
    uncross(view.document, &mut kept);
    settle(view.document, &mut kept);
    sort::stable_by_key(&mut kept, |statement| {
        (statement.start(), statement.content[0], statement.cue.first().copied())
    });
    continuation::join(view, kept)
}

/// Of two statements that each hold the other's cue, the one stays whose cue stands behind: in "The firm expects a loss, Osei
/// said", Osei said it all, and who expects does not expect that he said it.
fn uncross(document: &Document, kept: &mut Vec<Statement>) {
    let mut cues = vec![NONE; document.tokens.len()];
    for (index, statement) in kept.iter().enumerate() {
        for token in statement.cue.iter().flat_map(|run| run.tokens()) {
            cues[token] = index as u32;
        }
    }
    let crosses = |statement: &Statement| {
        let Some(cue) = statement.cue.first() else { return false };
        let mut inside = statement.content.iter().flat_map(|run| run.tokens()).filter(|&token| token > cue.from);
        inside.any(|token| kept.get(cues[token] as usize).is_some_and(|other| other.holds(cue.from)))
    };
    let crossed: Vec<bool> = kept.iter().map(crosses).collect();
    let mut crossed = crossed.into_iter();
    kept.retain(|_| !crossed.next().unwrap_or(false));
}

/// Of what is told within what somebody says, only what is sure stays, or surer than what it stands in: "Berge said she
/// plans to walk" is one statement, "Berge said that Njoroge told her to walk" two.
fn settle(document: &Document, kept: &mut Vec<Statement>) {
    let mut around = vec![0.0f64; document.tokens.len()];
    for statement in kept.iter() {
        for token in statement.content.iter().flat_map(|run| run.tokens()) {
            around[token] = around[token].max(statement.confidence);
        }
    }
    kept.retain(|statement| {
        let Some(cue) = statement.cue.first() else { return true };
        // Where nothing stands around it, a guess is worth telling; within other words it has to be likely.
        let likely = around[cue.from] == 0.0 || statement.confidence >= UNSURE;
        let spoken = !matches!(statement.class(document), Some(CueClass::Think | CueClass::Intend));
        let sure = if spoken { SPOKEN } else { THOUGHT };
        statement.confidence >= sure || statement.confidence > around[cue.from] && likely || statement.holds(cue.from)
    });
}

/// A statement that names no source, with the subject of its cue.
fn with_source(view: &View, mut statement: Statement) -> Statement {
    let document = view.document;
    let told = |cue: &&Run| {
        let passive = matches!(document.lower(cue.from), "was" | "were" | "been" | "being");
        passive && matches!(document.lower(cue.to - 1), "told" | "informed" | "assured")
    };
    if let Some(&cue) = statement.cue.first().filter(told) {
        // "Residents were told by the inspector that …": who was told does not speak.
        statement.source.retain(|source| source.from >= cue.to);
        let to = statement.content.iter().map(|run| run.from).find(|&from| from > cue.to).unwrap_or(cue.to);
        if statement.source.is_empty() && cue.to + 1 < to && document.lower(cue.to) == "by" {
            statement.source.push(Run::new(cue.to + 1, to));
        }
        return statement;
    }
    let Some(cue) = statement.cue.first().filter(|_| statement.source.is_empty()) else { return statement };
    let line = Line::new(view, document.tokens[cue.from].sentence as usize, document.tokens[cue.from].quotation);
    let verb = cue.tokens().find(|&token| line.ours(token) && verbal(view.tags[token]));
    if let Some(group) = verb.map(|verb| line.group(verb, 1)).filter(|group| !group.passive) {
        let source =
            if group.hanging || group.infinitive { line.governor(group.from) } else { line.subject(group.from) };
        statement.source.extend(source.filter(|source| source.to <= group.from));
    }
    statement
}

/// A content begins behind its cue: "refused to say how many", not "to say how many".
fn apart(statement: &mut Statement) {
    let Some(cue) = statement.cue.last().copied() else { return };
    for run in &mut statement.content {
        if cue.from < run.from && run.from < cue.to && cue.to < run.to {
            run.from = cue.to;
        }
    }
}

/// Whether a learned statement is more than a guess: without marks, a content of a word or two behind no listed cue, or a
/// cue as long as half a sentence, has to be likely.
fn likely(document: &Document, statement: &Statement) -> bool {
    let tokens = |runs: &[Run]| runs.iter().map(|run| run.to - run.from).sum::<usize>();
    let listed = || {
        statement.cue.iter().flat_map(|run| run.tokens()).any(|token| !cues::readings(document.lower(token)).is_empty())
    };
    let guess = tokens(&statement.content) <= SHORT && !listed() || tokens(&statement.cue) >= LONG;
    !guess || statement.confidence >= LIKELY || statement.kind(document) != QuoteKind::Indirect
}

/// Whether a cue ends with a word and holds nobody and no day: not "wrote:", not "said on Tuesday".
fn bare(view: &View, cue: &[Run]) -> bool {
    let named = |token: usize| matches!(view.tags[token], Tag::Name | Tag::Pronoun | Tag::Possessive);
    cue.iter().all(|run| view.word(run.to - 1) && !run.tokens().any(named))
}

/// Whether the speaker of a statement is what is said: "a person briefed on it".
fn says_itself(statement: &Statement) -> bool {
    let mut pairs = statement.source.iter().flat_map(|source| statement.content.iter().map(move |run| (source, run)));
    pairs.any(|(source, run)| source.from < run.to && run.from < source.to)
}

/// Whether two readings name the same source.
fn same_source(one: &Statement, other: &Statement) -> bool {
    match (one.source.first(), other.source.first()) {
        (Some(one), Some(other)) => one.from < other.to && other.from < one.to,
        (one, other) => one.is_none() && other.is_none(),
    }
}

/// Whether a statement is worth telling: inside of what somebody says, what the speaker himself says or thinks is not.
fn told(view: &View, statement: &Statement) -> bool {
    let document = view.document;
    let inside = statement.cue.first().is_some_and(|cue| document.tokens[cue.from].quotation.is_some());
    let own = statement.source.first().is_none_or(|source| {
        source.to == source.from + 1 && matches!(document.lower(source.from), "i" | "we" | "you" | "it")
    });
    !(inside && own)
}

/// Whether what the learned extraction found can be somebody's words at all.
fn sensible(view: &View, statement: &Statement) -> bool {
    let document = view.document;
    let Some(first) = statement.content.first() else { return false };
    let count = document.tokens.len();
    let is = |token: usize, words: &[&str]| token < document.tokens.len() && words.contains(&document.lower(token));
    // "asked not to be named"
    let unnamed =
        (first.from..(first.from + 6).min(first.to)).any(|token| is(token, &["named", "identified", "anonymity"]));
    // "said nothing"
    let nothing =
        statement.content.len() == 1 && first.to == first.from + 1 && is(first.from, &["nothing", "little", "so"]);
    // "The mayor, asked whether …, said …": the one who was asked does not ask.
    let asked = statement.cue.iter().any(|cue| is(cue.from, &["asked"]) && cue.from > 0 && is(cue.from - 1, &[","]));
    // "so-called"
    let called = statement.cue.iter().any(|cue| cue.from > 1 && is(cue.from - 1, &["-"]) && is(cue.from - 2, &["so"]));
    // A cue without a listed word before a word or two between marks: "walk past a wall of “before” and “after” pictures".
    let short = document.tokens[first.from].side.is_some()
        && first.from + 3 < count
        && document.tokens[first.from + 1..first.from + 4].iter().any(|token| token.side.is_some());
    let listed = !short
        || statement.cue.is_empty()
        || statement
            .cue
            .iter()
            .flat_map(|run| run.tokens())
            .any(|token| !cues::readings(document.lower(token)).is_empty())
        || statement.cue.iter().any(|run| document.lower(run.from) == ":");
    // "the path finds its way": nobody who speaks, and nothing that is a sentence.
    let mark = |token: usize| document.tokens[token].quotation.is_some();
    let sentence = statement.content.iter().flat_map(|run| run.tokens()).any(|token| {
        mark(token) || matches!(view.tags[token], Tag::Past | Tag::Present | Tag::PresentThird | Tag::Modal)
    });
    let finite = |token: usize| matches!(view.tags[token], Tag::Past | Tag::Present | Tag::PresentThird);
    // "and adds a mile to the walk": a verb without a speaker.
    let open = statement.source.is_empty() && !statement.cue.iter().flat_map(|run| run.tokens()).any(finite);
    let speaker = open
        || statement.source.iter().any(|&run| {
            people::speaker_in(document, run.tokens())
                || run.tokens().any(|token| {
                    matches!(
                        view.tags[token],
                        Tag::Name | Tag::Pronoun | Tag::WhPronoun | Tag::WhDeterminer | Tag::Possessive
                    ) || people::paper(document.lower(token))
                })
        });
    // "a person briefed on it said": the speaker is the whole, which a rule finds.
    let part = statement.source.iter().any(|source| {
        let rest = statement.content.iter().any(|run| run.to == source.from);
        rest && view.tags[source.from - 1] == Tag::Preposition
    });
    // "The board heard Astrid Berge and Kamau Njoroge."
    let names = statement.content.iter().flat_map(|run| run.tokens()).all(|token| {
        matches!(view.tags[token], Tag::Name | Tag::Conjunction | Tag::Mark | Tag::Determiner) && !mark(token)
    });
    let heard = names && statement.class(document) == Some(CueClass::Think);
    listed && (sentence || speaker) && !(unnamed || nothing || called || asked || part || heard)
}

/// Which places statements have taken.
struct Places {
    cue: Vec<u32>,
    from: Vec<u32>,
    to: Vec<u32>,
    count: u32,
}

impl Places {
    fn new(tokens: usize) -> Self {
        Self { cue: vec![NONE; tokens], from: vec![NONE; tokens], to: vec![NONE; tokens + 1], count: 0 }
    }

    /// Takes the places of a statement, unless another one has its cue or its content.
    fn take(&mut self, statement: &Statement) -> bool {
        let (Some(first), Some(last)) = (statement.content.first(), statement.content.last()) else { return false };
        let cue = |run: &Run| run.tokens().any(|token| self.cue[token] != NONE);
        let same = self.from[first.from] != NONE && self.from[first.from] == self.to[last.to];
        if statement.cue.iter().any(cue) || same {
            return false;
        }
        for token in statement.cue.iter().flat_map(|run| run.tokens()) {
            self.cue[token] = self.count;
        }
        self.from[first.from] = self.count;
        self.to[last.to] = self.count;
        self.count += 1;
        true
    }
}
