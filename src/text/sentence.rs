//! Sentences: where they end. Owns what a stop, a closing mark and the next word say about it, not which tokens hold a
//! stop of their own (`token`) nor paragraphs.

use crate::{
    lexicon::{
        calendar,
        forms_of_address::{self, FormOfAddress},
        function_words::{self, FunctionWord},
        noun_classes::{self, NounClass},
        speech_verbs::{self, SpeechVerb},
    },
    text::{
        Document, Side, TextSentence, TokenKind,
        abbreviation::{self, Abbreviation},
    },
};
use std::ops::Range;

/// Fills `sentences`, the paragraphs' sentence ranges and the tokens' sentence.
pub(super) fn split(document: &mut Document) {
    for index in 0..document.paragraphs.len() {
        let range = document.paragraphs[index].tokens.clone();
        let first = document.sentences.len() as u32;
        let mut start = range.start as usize;
        let end = range.end as usize;
        let mut token = start;
        while token < end {
            let next = after(document, token, start, end);
            if next.is_some() || token + 1 == end {
                let next = next.unwrap_or(end);
                close(document, index as u32, start..next);
                start = next;
                token = next;
            } else {
                token += 1;
            }
        }
        document.paragraphs[index].sentences = first..document.sentences.len() as u32;
    }
}

fn close(document: &mut Document, paragraph: u32, tokens: Range<usize>) {
    let sentence = document.sentences.len() as u32;
    let span = document.tokens[tokens.start].span.join(document.tokens[tokens.end - 1].span);
    document.tokens[tokens.clone()].iter_mut().for_each(|token| token.sentence = sentence);
    document.sentences.push(TextSentence { span, paragraph, tokens: tokens.start as u32..tokens.end as u32 });
}

/// Where the next sentence starts, if the sentence that began at `start` ends with the token at `at` and the marks that
/// close around it.
fn after(document: &Document, at: usize, start: usize, end: usize) -> Option<usize> {
    let stop = stop(document, at, start, end)?;
    // Further stops and closing marks belong to the sentence: "No!" / (He left.) / "What?!"
    let mut next = at + 1;
    let mut quoted = false;
    let mut stop = stop;
    while next < end {
        if let Some(behind) = note(document, next, end) {
            // "He left. [3] She stayed.": the number of a note belongs to what stands before it.
            quoted = false;
            next = behind;
            continue;
        }
        if closes(document, next, end) {
            quoted |= document.tokens[next].kind == TokenKind::Quote;
        } else if document.tokens[next].kind == TokenKind::Mark && !lone(document, next, end) {
            match document.lower(next) {
                "!" | "?" => stop = Stop::Loud,
                "." | "..." | "…" => {}
                _ => break,
            }
        } else {
            break;
        }
        next += 1;
    }
    if next >= end {
        return Some(end);
    }
    begins(document, stop, at, next, quoted, start, end).then_some(next)
}

/// The token behind the note whose opening bracket stands at `at`: `[12]`, `[citation needed]`.
fn note(document: &Document, at: usize, end: usize) -> Option<usize> {
    if document.lower(at) != "[" {
        return None;
    }
    let close = (at + 2..end.min(at + 7)).find(|&close| document.lower(close) == "]")?;
    let number = document.tokens[at + 1].kind == TokenKind::Number && close == at + 2;
    let needed = matches!(document.lower(close - 1), "needed" | "?");
    (number || needed).then_some(close + 1)
}

/// A stop that opens the next word's token instead: `. .NET`.
fn lone(document: &Document, at: usize, end: usize) -> bool {
    let token = &document.tokens[at];
    token.spaced && at + 1 < end && !document.tokens[at + 1].spaced
}

/// What kind of stop may end a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stop {
    /// A stop of its own.
    Full,
    /// `!` or `?`.
    Loud,
    /// An ellipsis.
    Trailing,
    /// The stop of an abbreviation that ends sentences now and then.
    Shared,
    /// The stop of an abbreviation or initial that hardly ever does.
    Bound,
}

fn stop(document: &Document, at: usize, start: usize, end: usize) -> Option<Stop> {
    let token = &document.tokens[at];
    let lower = document.lower(at);
    match token.kind {
        TokenKind::Mark => match lower {
            "." => {
                // "1. Open the lid": the number of an item.
                let item = at == start + 1
                    && (document.tokens[start].kind == TokenKind::Number || lower_letter(document, start))
                    && at + 1 < end;
                // "the U . S . envoy", "Robert C. “Bobby” Okafor": letters that stand for words.
                if at > start && is_letter(document, at - 1) {
                    if lettered(document, at, end) || nicknamed(document, at, start, end) {
                        return None;
                    }
                    if at > start + 2 && document.lower(at - 2) == "." && is_letter(document, at - 3) {
                        return Some(Stop::Shared);
                    }
                }
                let company = at > start && abbreviation::is_company(document.lower(at - 1));
                (!item).then_some(if company { Stop::Shared } else { Stop::Full })
            }
            "!" | "?" | "?!" | "‽" | "؟" | "।" | "。" | "！" | "？" => Some(Stop::Loud),
            "…" | "..." => Some(Stop::Trailing),
            _ if lower.len() > 3 && lower.bytes().all(|byte| byte == b'.') => Some(Stop::Trailing),
            _ => None,
        },
        TokenKind::Word => {
            let word = lower.strip_suffix('.')?;
            if word.contains('.') {
                return Some(Stop::Shared);
            }
            let capital = document.is_capital(at);
            // An initial: "plan B. Nobody", but "b. 1950".
            if capital && word.chars().nth(1).is_none() {
                return Some(Stop::Bound);
            }
            match abbreviation::find(word, capital) {
                Some(Abbreviation::Title | Abbreviation::Pointing) => None,
                Some(Abbreviation::Date | Abbreviation::Closing) => Some(Stop::Shared),
                Some(Abbreviation::Numbered) => None,
                None => Some(Stop::Bound),
            }
        }
        _ => None,
    }
}

fn is_letter(document: &Document, at: usize) -> bool {
    let mut letters = document.form(at).chars();
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_none()
}

/// Whether another letter and its stop follow the stop at `at`, each apart, in text that was tokenised before.
fn lettered(document: &Document, at: usize, end: usize) -> bool {
    at + 2 < end && document.tokens[at].spaced && is_letter(document, at + 1) && document.lower(at + 2) == "."
}

/// Whether a nickname in quotation marks and a name follow the stop of an initial at `at`.
fn nicknamed(document: &Document, at: usize, start: usize, end: usize) -> bool {
    let capital = |token: usize| document.is_capital(token);
    let quote = |token: usize| document.tokens[token].kind == TokenKind::Quote;
    at > start + 2
        && at + 4 < end
        && capital(at - 2)
        && quote(at + 1)
        && capital(at + 2)
        && quote(at + 3)
        && document.tokens[at + 4].kind == TokenKind::Word
        && capital(at + 4)
}

fn lower_letter(document: &Document, at: usize) -> bool {
    let form = document.form(at);
    form.len() == 1 && document.tokens[at].kind == TokenKind::Word
}

/// Whether the token closes around what stands before it.
fn closes(document: &Document, at: usize, end: usize) -> bool {
    let token = &document.tokens[at];
    let loose_right =
        at + 1 == end || document.tokens[at + 1].spaced || document.tokens[at + 1].kind != TokenKind::Word;
    match token.kind {
        TokenKind::Quote => match token.side {
            Some(Side::Close) => true,
            Some(Side::Open) => false,
            None => !token.spaced && loose_right,
        },
        TokenKind::Mark => !token.spaced && matches!(document.lower(at), ")" | "]" | "}"),
        _ => false,
    }
}

/// Whether the token `next` begins a sentence after a stop at `at`.
fn begins(document: &Document, stop: Stop, at: usize, next: usize, quoted: bool, start: usize, end: usize) -> bool {
    let first = &document.tokens[next];
    // The first word or number behind opening marks.
    let mut word = next;
    while word < end && word < next + 4 && is_opening(document, word) {
        word += 1;
    }
    let opened = word > next;
    let word = word.min(end - 1);
    let form = document.form(word);
    let kind = document.tokens[word].kind;
    let small = form.chars().next().is_some_and(char::is_lowercase);
    // A script that puts no space between sentences.
    if matches!(document.lower(at), "。" | "！" | "？") {
        return true;
    }
    if !first.spaced && !opened {
        // A forgotten space: "They left.Nobody spoke".
        let before = document.form(at.saturating_sub(1));
        let lower_before = before.chars().next().is_some_and(char::is_lowercase) || quoted;
        let capital = form.chars().next().is_some_and(char::is_uppercase);
        return kind == TokenKind::Word
            && stop != Stop::Trailing
            && capital
            && form.len() > 1
            && lower_before
            && at > start;
    }
    if !first.spaced && !document.tokens[next].spaced && stop == Stop::Full && !opened {
        return false;
    }
    if matches!(kind, TokenKind::Mark) && !opened {
        let mark = document.lower(next);
        // What a stop stands before: a dash goes on, a bullet or a currency sign begins.
        let goes_on =
            matches!(mark, "," | ";" | ":" | ")" | "]" | "-" | "–" | "—" | "--" | "/" | "&" | "." | "..." | "…");
        return !goes_on && matches!(stop, Stop::Full | Stop::Loud);
    }
    let lower = document.lower(word);
    if small {
        // A new quotation after a full stop may begin small; a web name or a clitic does not begin a sentence.
        return false;
    }
    let starter = || kind == TokenKind::Word && function_words::is(lower, FunctionWord::Starter);
    match stop {
        Stop::Full => true,
        // A title that ends in one: "Ola! (1965)".
        Stop::Loud => document.lower(next) != "(" && !(quoted && !opened && is_cue(document, next, end)),
        Stop::Trailing => kind != TokenKind::Number && (opened || lower != "i" || quoted),
        Stop::Shared => {
            let before = document.lower(at);
            let company = before == "." && at > start && abbreviation::is_company(document.lower(at - 1));
            let time = matches!(before, "a.m." | "p.m.");
            // "the suit against Oakhurst Co. Director Ravi Menon"
            let office = || {
                let named = word + 1 < end && document.is_capital(word + 1);
                named && [NounClass::Office, NounClass::Post].into_iter().any(|class| noun_classes::is(lower, class))
            };
            if company && (is_name_alone(document, at, start) || office()) {
                // "Meanwhile, Lumen Inc. Chief Executive Dana Ruiz got a raise."
                return false;
            }
            quoted
                || time && kind == TokenKind::Word && !opened && ends_with_time(document, at, word, start, end)
                || opened && document.tokens[next].kind == TokenKind::Quote && !time
                || starter()
                || abbreviation_ends(document, at) && kind == TokenKind::Word
        }
        Stop::Bound => {
            starter() && lower != "i" && !opened && at > start && document.form(at - 1).starts_with(char::is_lowercase)
        }
    }
}

/// Whether nothing stands between the start of a sentence and `at` but a company's name, and a word and a comma before it.
fn is_name_alone(document: &Document, at: usize, start: usize) -> bool {
    let from = if start + 2 < at && document.lower(start + 1) == "," { start + 2 } else { start };
    let small = |token: usize| document.form(token).starts_with(char::is_lowercase);
    from < at && !(from..at).any(|token| small(token) && document.lower(token) != "of")
}

/// Whether a sentence ends with a time of day, "at 9 a.m.", and `word` begins the next one: no day, no zone ("9 a.m. Eastern
/// time"), no part of a name that stands behind the hour ("the 9 a.m. Torvale ferry").
fn ends_with_time(document: &Document, at: usize, word: usize, start: usize, end: usize) -> bool {
    let (form, lower) = (document.form(word), document.lower(word));
    let zone = form.len() <= 5 && form.chars().all(char::is_uppercase)
        || word + 1 < end && matches!(document.lower(word + 1), "time" | "standard" | "daylight");
    let hour = at.checked_sub(2).filter(|&before| before >= start).map(|before| document.lower(before));
    let named = hour.is_some_and(|word| matches!(word, "the" | "a" | "an" | "this" | "that" | "every" | "each"));
    let goes_on = word + 1 < end && document.form(word + 1).starts_with(char::is_lowercase);
    let titled = forms_of_address::is(lower.trim_end_matches('.'), FormOfAddress::Courtesy);
    (goes_on || titled) && !zone && !named && !calendar::says_when(document.lower(word))
}

/// Whether the abbreviation at `at` ends a sentence before any capital: `etc.`, `Ltd.`
fn abbreviation_ends(document: &Document, at: usize) -> bool {
    matches!(document.lower(at), "etc." | ".")
}

fn is_opening(document: &Document, at: usize) -> bool {
    let token = &document.tokens[at];
    match token.kind {
        TokenKind::Quote => token.side != Some(Side::Close),
        TokenKind::Mark => matches!(document.lower(at), "(" | "[" | "{" | "¿" | "¡"),
        _ => false,
    }
}

/// Whether a name and a verb of speech follow: `"Why?" Anna Kovač asked`.
fn is_cue(document: &Document, next: usize, end: usize) -> bool {
    let reach = (next + 5).min(end);
    for token in next..reach {
        if document.tokens[token].kind != TokenKind::Word {
            return false;
        }
        if speech_verbs::is(document.lower(token), SpeechVerb::AfterMark) {
            return token > next || document.form(token).starts_with(char::is_lowercase);
        }
    }
    false
}
