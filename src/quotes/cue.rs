//! Which tokens of a line are cues there. Owns the look at the columns of cues, not the list of cues.

use crate::{
    analysis::CueClass,
    lexicon::cues::{self, CueKind, Frames},
    quotes::columns::Columns,
    syntax::line::Line,
};

/// Classes whose verbs report something even where they take a mere noun: "praised the divers".
pub const OBJECTS: [CueClass; 9] = [
    CueClass::Praise,
    CueClass::Criticize,
    CueClass::Deny,
    CueClass::Accuse,
    CueClass::Demand,
    CueClass::Predict,
    CueClass::Promise,
    CueClass::Propose,
    CueClass::Warn,
];

/// The cue that begins at `token`: its kind, its frames and its length.
pub fn cue_at(columns: &Columns, line: &Line, token: usize) -> Option<(CueKind, Frames, usize)> {
    let code = *columns.cue.get(token)?;
    if code & 1 == 0 || !line.ours(token) {
        return None;
    }
    let (kind, frames) = cue_of(columns, token)?;
    let length = (token + 1..line.to).take_while(|&next| columns.cue[next] == code - 1).count() + 1;
    Some((kind, frames, length))
}

/// The kind and the frames of the listed cue that a token stands in.
pub fn cue_of(columns: &Columns, token: usize) -> Option<(CueKind, Frames)> {
    let code = (*columns.cue.get(token)? >> 1).checked_sub(1)?;
    let kind = match code % 3 {
        0 => CueKind::Verb,
        1 => CueKind::Noun,
        _ => CueKind::Phrase,
    };
    Some((kind, Frames(columns.frames[token])))
}

/// The class of the cue that begins at `token`.
pub fn class_at(columns: &Columns, token: usize) -> Option<CueClass> {
    let code = columns.cue[token] >> 1;
    CueClass::ALL.get(usize::from(code.checked_sub(1)? / 3)).copied()
}

/// Whether a token is a noun that reports: "comment", "statement".
pub fn is_reporting_noun(line: &Line, token: usize) -> bool {
    line.ours(token)
        && cues::readings(line.word(token)).iter().any(|reading| reading.single() && reading.kind == CueKind::Noun)
}

/// Whether a token is a form of a listed verb, whatever it was tagged.
pub fn is_listed_verb(line: &Line, token: usize) -> bool {
    let word = line.word(token);
    (word.ends_with("ed") || word.ends_with('s'))
        && line.ours(token)
        && cues::readings(word).iter().any(|reading| reading.single() && reading.kind == CueKind::Verb)
}

/// Whether a token is a verb that reports and stands as a finite verb or participle there.
pub fn reports(columns: &Columns, line: &Line, token: usize) -> Option<(Frames, usize)> {
    let (kind, frames, length) = cue_at(columns, line, token)?;
    (kind == CueKind::Verb && line.tag(token).is_verb()).then_some((frames, length))
}
