//! Tables: rows and columns by their shape, each cell for itself, what the head of a column says of the names below it.
//! Owns the shapes of tables and what they tell of names; which words head columns is in `lexicons/beside-names.txt`.

use crate::{
    analysis::{EntityType, MentionBasis},
    lexicon::{
        beside_names::{self, BesideName},
        function_words::{self, FunctionWord},
    },
    names::{detect::barriers, mention::NameMention},
    sort,
    text::{Document, TokenKind},
};
use std::ops::Range;

/// Confidence of a name that its column tells.
const COLUMN: f64 = 0.85;

/// The longest name in a cell, in tokens.
const LONGEST: usize = 6;

/// The most columns of a table.
const WIDEST: usize = 32;

/// Gives the names in tables the types of their columns, and adds those that were missed.
pub fn read(document: &Document, mentions: &mut Vec<NameMention>) {
    let mut changes = Changes::default();
    let mut paragraph = 0;
    while paragraph < document.paragraphs.len() {
        let (heads, rows) = match table(document, paragraph) {
            Some((head, columns)) => (Some((head, columns)), rows(document, paragraph + 1)),
            None => (None, 0),
        };
        if let Some((head, columns)) = heads
            && rows > 0
        {
            changes.heads.push(head);
            for row in paragraph + 1..=paragraph + rows {
                read_row(document, row, &columns, &mut changes);
            }
        }
        paragraph += rows + 1;
    }
    changes.make(document, mentions);
}

#[derive(Default)]
struct Changes {
    /// The tokens of heads of tables, where no name is.
    heads: Vec<Range<usize>>,
    /// Names with the types of their columns.
    names: Vec<(Range<usize>, EntityType)>,
}

impl Changes {
    fn make(self, document: &Document, mentions: &mut Vec<NameMention>) {
        if self.heads.is_empty() {
            return;
        }
        let overlapped = |name: &NameMention, all: &[Range<usize>]| {
            let at = all.partition_point(|range| range.end <= name.tokens.start);
            all.get(at).is_some_and(|range| range.start < name.tokens.end)
        };
        let named: Vec<Range<usize>> = self.names.iter().map(|(tokens, _)| tokens.clone()).collect();
        mentions.retain(|name| {
            let amount = matches!(name.kind, EntityType::Date | EntityType::Money);
            !overlapped(name, &named) && (amount || !overlapped(name, &self.heads))
        });
        mentions.extend(self.names.into_iter().map(|(tokens, kind)| NameMention {
            span: document.tokens[tokens.start].span.join(document.tokens[tokens.end - 1].span),
            tokens,
            kind,
            basis: MentionBasis::Column,
            confidence: COLUMN,
        }));
        sort::stable_by_key(mentions, |name| name.tokens.start);
    }
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Names(EntityType),
    Count,
    Unknown,
}

fn tokens_of(document: &Document, paragraph: usize) -> Range<usize> {
    let tokens = &document.paragraphs[paragraph].tokens;
    tokens.start as usize..tokens.end as usize
}

/// The cells of a row; the words of a row whose cells nothing parts.
fn cells(document: &Document, paragraph: usize) -> Vec<Range<usize>> {
    barriers::cells(document, tokens_of(document, paragraph)).take(WIDEST).collect()
}

/// The head of a table, and what its columns hold, if a paragraph is one.
fn table(document: &Document, paragraph: usize) -> Option<(Range<usize>, Vec<Column>)> {
    let tokens = tokens_of(document, paragraph);
    if tokens.len() < 2
        || tokens.len() > 2 * WIDEST
        || tokens.clone().any(|at| document.tokens[at].kind == TokenKind::Number && document.lower(at).len() > 2)
    {
        return None;
    }
    let mut found = cells(document, paragraph);
    if found.len() < 2 {
        // "Team P W D L Pts": every word heads a column.
        found = tokens.clone().map(|token| token..token + 1).collect();
    }
    let columns: Vec<Column> = found.iter().map(|cell| column(document, cell)).collect();
    let counts = columns.iter().filter(|column| **column == Column::Count).count();
    let names = columns.iter().filter(|column| matches!(column, Column::Names(_))).count();
    let apart = found.len() < tokens.len() || barriers::cells(document, tokens.clone()).count() > 1;
    if counts >= 3 {
        // A column of teams, whatever its head: "Group A".
        return Some((tokens, columns));
    }
    (apart && names > 0 && 3 * (names + counts) >= columns.len().min(6)).then_some((tokens, columns))
}

fn column(document: &Document, cell: &Range<usize>) -> Column {
    let word = document.lower(cell.end - 1);
    let is = |class| {
        beside_names::is(word, class) || word.strip_suffix('s').is_some_and(|word| beside_names::is(word, class))
    };
    if beside_names::is(word, BesideName::Count) && cell.len() == 1 {
        Column::Count
    } else if cell.len() > 3 {
        Column::Unknown
    } else if is(BesideName::People) {
        Column::Names(EntityType::Person)
    } else if is(BesideName::Bodies) {
        Column::Names(EntityType::Organization)
    } else if is(BesideName::Places) {
        Column::Names(EntityType::Location)
    } else {
        Column::Unknown
    }
}

/// How many rows follow from a paragraph on.
fn rows(document: &Document, first: usize) -> usize {
    let is_row = |paragraph: &usize| {
        let tokens = tokens_of(document, *paragraph);
        let numbers = tokens.clone().filter(|&token| document.tokens[token].kind == TokenKind::Number).count();
        tokens.len() <= 3 * WIDEST
            && (cells(document, *paragraph).len() > 1 || numbers >= 3 && 2 * numbers >= tokens.len())
    };
    (first..document.paragraphs.len()).take_while(is_row).count()
}

fn read_row(document: &Document, paragraph: usize, columns: &[Column], changes: &mut Changes) {
    let found = cells(document, paragraph);
    let counts = columns.iter().filter(|column| **column == Column::Count).count();
    if counts >= 3 {
        // The team stands in front of its numbers, its rank before it.
        let tokens = tokens_of(document, paragraph);
        let mut start = tokens.start;
        while start < tokens.end && !document.is_capital(start) {
            start += 1;
        }
        let mut end = start;
        while end < tokens.end
            && document.tokens[end].kind != TokenKind::Number
            && !(end > start && barriers::is_cell(document, end))
            && !barriers::is_barrier(document, end)
        {
            end += 1;
        }
        if let Some(name) = name_in(document, start..end) {
            changes.names.push((name, EntityType::Organization));
        }
        return;
    }
    if found.len() < 2 || found.len() > columns.len() + 1 {
        return;
    }
    for (cell, column) in found.iter().zip(columns) {
        if let Column::Names(kind) = column
            && let Some(name) = name_in(document, cell.clone())
        {
            changes.names.push((name, *kind));
        }
    }
}

/// The name that a cell is, without what stands in brackets behind it.
fn name_in(document: &Document, cell: Range<usize>) -> Option<Range<usize>> {
    let mut end = cell.end;
    if let Some(bracket) = cell.clone().find(|&token| matches!(document.lower(token), "(" | "[" | "," | "*")) {
        end = bracket;
    }
    let name = cell.start..end;
    let is_part = |token: usize| {
        document.is_capital(token)
            || matches!(document.lower(token), "-" | "." | "'" | "’" | "&" | "'s")
            || function_words::is(document.lower(token), FunctionWord::Common)
            || document.form(token).chars().count() <= 3 && document.tokens[token].kind == TokenKind::Word
    };
    let fits = !name.is_empty()
        && name.len() <= LONGEST
        && document.is_capital(name.start)
        && document.is_capital(name.end - 1)
        && name.clone().all(is_part);
    fits.then_some(name)
}
