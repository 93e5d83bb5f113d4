//! Speech that the layout marks: turns of an interview, and the block quote behind a colon. Owns what a paragraph's first
//! and last words say about it, not quotation marks.

use crate::{
    analysis::ParagraphKind,
    lexicon::cues::Frames,
    quotes::{
        columns::Columns,
        cue::reports,
        rule::Rule,
        statement::{Hint, Statement},
    },
    syntax::{
        Tag,
        subject::{controller, subject},
        verb_group::verb_group,
    },
    text::{Document, Run, Side, TextParagraph, TokenKind},
};

/// The turns and block quotes of a document.
pub fn find(columns: &Columns) -> Vec<Statement> {
    let document = columns.document;
    let body: Vec<usize> = (0..document.paragraphs.len())
        .filter(|&index| document.paragraphs[index].kind == ParagraphKind::Body)
        .collect();
    let labels: Vec<Option<usize>> = body.iter().map(|&index| label(columns, index)).collect();
    let mut found = Vec::new();
    // One line with a colon can be anything; a label that comes again, or a few of them, are turns.
    let mut keys: Vec<&str> = body
        .iter()
        .zip(&labels)
        .filter_map(|(&index, colon)| {
            Some(document.lower(name_end(document, unmarked(document, index), (*colon)?) - 1))
        })
        .collect();
    crate::sort::stable_by_key(&mut keys, |key| *key);
    let turns = keys.len() > 2 || keys.len() == 2 && keys[0] == keys[1];
    for (place, &index) in body.iter().enumerate() {
        let paragraph = &document.paragraphs[index];
        if let Some(colon) = labels[place].filter(|_| turns) {
            let mut content = vec![Run::new(colon + 1, end(document, paragraph, colon))];
            for (next, label) in body[place + 1..].iter().zip(&labels[place + 1..]) {
                if label.is_some() || !goes_on(columns, *next) {
                    break;
                }
                let paragraph = &document.paragraphs[*next];
                content.push(Run::new(unmarked(document, *next), end(document, paragraph, colon)));
            }
            found.push(Statement {
                cue: vec![Run::new(colon, colon + 1)],
                source: vec![Run::new(unmarked(document, index), name_end(document, unmarked(document, index), colon))],
                hint: Hint::Turn,
                ..Statement::of(Rule::Turn, content)
            });
        } else if let Some(statement) = body.get(place + 1).and_then(|&next| block(columns, index, next)) {
            found.push(statement);
        }
    }
    found
}

/// One past the last token of the name before a colon, without a note in brackets.
fn name_end(document: &Document, from: usize, colon: usize) -> usize {
    (from + 1..colon).find(|&token| document.lower(token) == "(").unwrap_or(colon)
}

/// The first token of a paragraph behind the mark that opens it: in a transcript between marks, each turn has one.
fn unmarked(document: &Document, paragraph: usize) -> usize {
    let from = document.paragraphs[paragraph].tokens.start as usize;
    from + usize::from(document.tokens[from].side == Some(Side::Open))
}

/// One past the last token of a paragraph that belongs to the turn of `colon`: without the mark that ends a transcript.
fn end(document: &Document, paragraph: &TextParagraph, colon: usize) -> usize {
    let last = paragraph.tokens.end as usize - 1;
    let token = &document.tokens[last];
    let closes = token.side == Some(Side::Close) && last > paragraph.tokens.start as usize + 1;
    let around = token.quotation.is_some() && token.quotation == document.tokens[colon].quotation;
    if closes && around && last > colon + 1 { last } else { last + 1 }
}

/// The colon behind the name that a paragraph begins with.
fn label(columns: &Columns, paragraph: usize) -> Option<usize> {
    let document = columns.document;
    let (from, to) = (unmarked(document, paragraph), document.paragraphs[paragraph].tokens.end as usize);
    // "Ms. KOVAČ (by video link):": a note in brackets is no part of the name.
    let open = (from..to.min(from + 7)).find(|&token| document.lower(token) == "(");
    let close = open.and_then(|open| (open..to.min(open + 10)).find(|&token| document.lower(token) == ")"));
    let reach = close.map_or(from + 7, |close| close + 2);
    let colon = (from..to.min(reach)).find(|&token| document.lower(token) == ":")?;
    let end = open.filter(|&open| open < colon).unwrap_or(colon);
    if close.is_some_and(|close| close + 1 < colon) || end < colon && close.is_none() {
        return None;
    }
    let named = (from..end).all(|token| {
        let form = document.form(token);
        form.starts_with(char::is_uppercase)
            || matches!(form, "-" | "'" | "de" | "van" | "der" | "bin" | "al" | "da" | "von" | "the")
    });
    let quoted = document.tokens.get(colon + 1).is_none_or(|next| next.kind == TokenKind::Quote);
    let name =
        named && end > from && (from..end).all(|token| !matches!(columns.tags[token], Tag::Adverb | Tag::WhAdverb));
    (name && colon + 2 < to && !quoted).then_some(colon)
}

/// Whether a paragraph without a label belongs to the turn before it: somebody speaks of himself, or goes on.
fn goes_on(columns: &Columns, paragraph: usize) -> bool {
    let document = columns.document;
    if document.paragraphs[paragraph].kind != ParagraphKind::Body {
        return false;
    }
    let mut tokens = document.paragraphs[paragraph].tokens.clone().map(|token| token as usize);
    let first = document.lower(document.paragraphs[paragraph].tokens.start as usize);
    let outside = |token: usize| document.tokens[token].quotation.is_none();
    let second = unmarked(document, paragraph);
    if document.lower(second) != first {
        // “Kovač: … “And I went home.: the quotation goes on, but for what somebody notes in brackets.
        return !matches!(document.lower(second), "(" | "[");
    }
    matches!(first, "and" | "but" | "so" | "because" | "yes" | "no")
        || tokens
            .any(|token| outside(token) && matches!(document.lower(token), "i" | "my" | "me" | "we" | "our" | "us"))
}

/// The paragraph `next` as what is said by the colon that ends `paragraph`.
fn block(columns: &Columns, paragraph: usize, next: usize) -> Option<Statement> {
    let document: &Document = columns.document;
    let last = (document.paragraphs[paragraph].tokens.end as usize).checked_sub(1)?;
    let tokens = &document.paragraphs[next].tokens;
    let (from, to) = (tokens.start as usize, tokens.end as usize);
    let marked =
        document.tokens[from].quotation.is_some() || matches!(document.lower(from), "-" | "–" | "•" | "*" | "1");
    if document.lower(last) != ":" || marked || to < from + 4 || next > paragraph + 1 {
        return None;
    }
    let line = &columns.line(document.tokens[last].sentence as usize, None);
    let (verb, length) = (line.from..last).rev().take(12).find_map(|token| {
        let (frames, length) = reports(columns, line, token)?;
        frames.any(Frames::QUOTATION).then_some((token, length))
    })?;
    let group = verb_group(line, verb, length);
    let source =
        if group.hanging || group.infinitive { controller(line, group.from) } else { subject(line, group.from) };
    Some(Statement {
        cue: vec![Run::new(group.from, group.to)],
        source: vec![source?],
        ..Statement::of(Rule::BlockQuote, vec![Run::new(from, to)])
    })
}
