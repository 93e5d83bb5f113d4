//! Where what is said ends at quotation marks: a content that holds the opening mark of a quotation holds all of it, and
//! one that is not all quotation ends with the mark behind a comma where somebody else's words go on. Owns edges, not what is found between them.

use super::{
    statement::{Run, Statement},
    view::View,
};
use crate::{
    pos::Tag,
    text::{Quotation, Side},
};

/// Moves the edges of what is said in a statement to the marks that they belong to.
pub fn mend(view: &View, statement: &mut Statement) {
    let document = view.document;
    let level = statement.cue.first().and_then(|cue| document.tokens[cue.from].quotation);
    for run in &mut statement.content {
        *run = cut(view, whole(view, *run, level), level);
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

/// He called it “a fine bridge,” meaning the old one: the comma between the marks ends what he says.
fn cut(view: &View, run: Run, level: Option<u32>) -> Run {
    let document = view.document;
    let token = |at: usize| &document.tokens[at];
    if token(run.from).side == Some(Side::Open) {
        return run;
    }
    let ends = |&at: &usize| {
        token(at).side == Some(Side::Close)
            && document.lower(at - 1) == ","
            && quotation(view, at, level)
                .is_some_and(|quotation| quotation.close == Some(at as u32) && quotation.open as usize > run.from)
    };
    let close = (run.from + 1..run.to - 1).find(ends);
    let turns = |&at: &usize| {
        view.tags[at + 1] == Tag::Gerund || matches!(document.lower(at + 1), "he" | "she" | "they" | "it")
    };
    close.filter(turns).map_or(run, |at| Run::new(run.from, at + 1))
}
