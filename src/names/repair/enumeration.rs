//! Names that were missed in an enumeration: "Osmark, *Ludham* and Marvela lost power", or in a list with a name on each line.
//! Owns what makes an enumeration; of what type a name in it is, the others say.

use crate::{
    analysis::{EntityType, MentionBasis},
    lexicon::{
        function_words::{self, FunctionWord},
        nouns,
    },
    names::{
        mention::NameMention,
        repair::words::{is_shouted, is_word, merge, span},
    },
    text::{Document, TextSentence},
};
use std::ops::Range;

/// Confidence of a name that stands between two of its type.
const BETWEEN: f64 = 0.7;

/// Adds single words that stand between two names of one type, commas or "and" between them.
pub fn complete(document: &Document, mentions: &mut Vec<NameMention>) {
    let mut more = Vec::new();
    for pair in mentions.windows(2) {
        let [one, other] = pair else { continue };
        let token = one.tokens.end + 1;
        if one.kind != other.kind || other.tokens.start != token + 2 || !is_open(one.kind) {
            continue;
        }
        let joint = |at: usize| matches!(document.lower(at), "," | "and" | "or");
        let line = document.tokens[one.tokens.start].sentence;
        if document.lower(token - 1) == ","
            && joint(token + 1)
            && document.tokens[other.tokens.start].sentence == line
            && is_name(document, token)
        {
            let tokens = token..token + 1;
            let (kind, basis) = (one.kind, MentionBasis::Beside);
            more.push(NameMention { span: span(document, &tokens), tokens, kind, basis, confidence: BETWEEN });
        }
    }
    merge(mentions, more);
    lines(document, mentions);
}

/// Adds the lines that are a name by their looks, among lines of which most are names of one type.
fn lines(document: &Document, mentions: &mut Vec<NameMention>) {
    let mut more = Vec::new();
    let mut from = 0;
    while from < document.sentences.len() {
        let run = document.sentences[from..].iter().take_while(|line| is_line(document, &tokens_of(line))).count();
        if run >= 3 {
            list(document, &document.sentences[from..from + run], mentions, &mut more);
        }
        from += run.max(1);
    }
    merge(mentions, more);
}

fn list(document: &Document, lines: &[TextSentence], mentions: &[NameMention], more: &mut Vec<NameMention>) {
    let name_at = |line: &Range<usize>| {
        let at = mentions.partition_point(|name| name.tokens.end <= line.start);
        mentions.get(at).filter(|name| name.tokens.start < line.end)
    };
    let whole = |line: &TextSentence| {
        let tokens = tokens_of(line);
        name_at(&tokens).filter(|name| name.tokens == tokens)
    };
    let first = lines.first().map_or(0, |line| tokens_of(line).start);
    let Some(kind) = lines.iter().find_map(whole).map(|name| name.kind) else { return };
    let named = lines.iter().filter_map(whole).filter(|name| name.kind == kind).count();
    if 2 * named <= lines.len() || !is_open(kind) {
        return;
    }
    // "Speakers" is the heading of a list, not its first name.
    let heading = |line: &Range<usize>| line.len() == 1 && (kind == EntityType::Person || line.start == first);
    for tokens in lines.iter().map(tokens_of).filter(|line| name_at(line).is_none() && !heading(line)) {
        let (kind, basis) = (kind, MentionBasis::Beside);
        more.push(NameMention { span: span(document, &tokens), tokens, kind, basis, confidence: BETWEEN });
    }
}

fn tokens_of(line: &TextSentence) -> Range<usize> {
    line.tokens.start as usize..line.tokens.end as usize
}

/// Whether a line has one to four capitalised words and nothing else.
fn is_line(document: &Document, tokens: &Range<usize>) -> bool {
    (1..=4).contains(&tokens.len()) && tokens.clone().all(|token| is_name(document, token))
}

/// "on Monday, Ludham and Tuesday": between dates stands anything.
fn is_open(kind: EntityType) -> bool {
    !matches!(kind, EntityType::Date | EntityType::Money)
}

/// Whether a word can be a name of its own.
fn is_name(document: &Document, token: usize) -> bool {
    let lower = document.lower(token);
    is_word(document, token)
        && !is_shouted(document, &(token..token + 1))
        && nouns::noun(lower).is_none()
        && ![FunctionWord::Clause, FunctionWord::Starter].into_iter().any(|class| function_words::is(lower, class))
}
