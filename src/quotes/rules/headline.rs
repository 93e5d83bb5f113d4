//! Headlines: a speaker and a colon ("Kovač: The road is open"), a quotation that names nobody. Owns these shapes, not
//! whether the name is a speaker's.

use crate::{
    analysis::ParagraphKind,
    quotes::{
        columns::Columns,
        cue::reports,
        rule::Rule,
        rules::utterances::Utterance,
        statement::{Hint, Statement},
    },
    syntax::Tag,
    text::Run,
};

/// Quotations in headlines that name nobody: Boss ‘told staff to keep quiet’ about leak.
pub fn find_quotations(columns: &Columns, utterances: &[Utterance]) -> Vec<Statement> {
    let document = columns.document;
    let headline = |utterance: &&Utterance| {
        let line = columns.line_around(utterance.open(), None);
        let paragraph = &document.paragraphs[columns.paragraph(utterance.open()) as usize];
        let words = || (utterance.open()..utterance.end()).filter(|&token| columns.is_word(token));
        // A title has its words in capitals.
        let small =
            words().any(|token| columns.tags[token].is_verb() && document.form(token).starts_with(char::is_lowercase));
        paragraph.kind == ParagraphKind::Headline
            && utterance.parent.is_none()
            && utterance.runs.len() == 1
            && words().count() > 2
            && small
            && !(line.from..line.to).any(|token| reports(columns, &line, token).is_some())
            && !line.is(utterance.open().saturating_sub(1), &[":"])
    };
    let statement = |utterance: &Utterance| Statement::of(Rule::HeadlineQuotation, utterance.runs.clone());
    utterances.iter().filter(headline).map(statement).collect()
}

/// Headlines of the shape "Kovač: The road is open" and "The road is open: minister".
pub fn find(columns: &Columns, found: &mut Vec<Statement>) {
    let document = columns.document;
    for paragraph in document.paragraphs.iter().filter(|paragraph| paragraph.kind == ParagraphKind::Headline) {
        let (from, to) = (paragraph.tokens.start as usize, paragraph.tokens.end as usize);
        let Some(colon) = (from..to.min(from + 60)).find(|&token| document.lower(token) == ":") else { continue };
        let plain =
            |range: std::ops::Range<usize>| range.clone().all(|token| document.tokens[token].quotation.is_none());
        let names = |range: std::ops::Range<usize>| {
            range.clone().any(|token| columns.tags[token] == Tag::Name)
                && !range.clone().any(|token| matches!(columns.tags[token], Tag::Modal | Tag::PresentThird))
        };
        let end = if matches!(document.lower(to - 1), "." | "…") { to - 1 } else { to };
        let (label, text) = (Run::new(from, colon), Run::new((colon + 1).min(end), end));
        if label.to > label.from
            && label.to - label.from <= 10
            && text.to > text.from + 2
            && plain(label.tokens())
            && names(label.tokens())
            && plain(text.tokens())
        {
            found.push(Statement {
                cue: vec![Run::new(colon, colon + 1)],
                source: vec![label],
                hint: Hint::Label,
                ..Statement::of(Rule::HeadlineLabel, vec![text])
            });
        } else if text.to > text.from && text.to - text.from <= 5 && label.to > label.from + 3 && plain(text.tokens()) {
            found.push(Statement {
                cue: vec![Run::new(colon, colon + 1)],
                source: vec![text],
                hint: Hint::Label,
                ..Statement::of(Rule::HeadlineLabel, vec![label])
            });
        }
    }
}
