//! What a text is written in: by its script, and in the Latin script by its most frequent function words. Owns the guess,
//! and the warning where the guess is a language that the analysis was not made for.

use crate::{
    analysis::{
        Language,
        LanguageCode::{self, *},
        WarningCode,
    },
    lexicon::function_words::{self, FunctionWord},
    span::Span,
    text::{Document, TokenKind},
};

/// How many words are looked at.
const ENOUGH: usize = 500;

/// After how many English may be told.
const FIRST: usize = 100;

/// Fewer words than these tell no language.
const FEW: usize = 5;

/// How many letters of a script leave no doubt.
const CERTAIN: usize = 16;

/// A line for each language: its code and its most frequent function words. Words that several languages share count for
/// each.
const WORDS: &str = include_str!(concat!(env!("OUT_DIR"), "/languages.txt"));

/// Scripts by a range of characters, and the language that uses each most.
const SCRIPTS: [(char, char, LanguageCode); 12] = [
    ('\u{370}', '\u{3FF}', Greek),
    ('\u{400}', '\u{52F}', Russian),
    ('\u{590}', '\u{5FF}', Hebrew),
    ('\u{600}', '\u{6FF}', Arabic),
    ('\u{900}', '\u{97F}', Hindi),
    ('\u{980}', '\u{9FF}', Bengali),
    ('\u{B80}', '\u{BFF}', Tamil),
    ('\u{E00}', '\u{E7F}', Thai),
    ('\u{1200}', '\u{137F}', Amharic),
    ('\u{3040}', '\u{30FF}', Japanese),
    ('\u{4E00}', '\u{9FFF}', Chinese),
    ('\u{AC00}', '\u{D7AF}', Korean),
];

/// Writes the language of the document, and a warning where it is not English.
pub(super) fn detect(document: &mut Document) {
    document.language = guess(document);
    if let Language { code: Some(code), .. } = document.language
        && code != English
        && let (Some(first), Some(last)) = (document.tokens.first(), document.tokens.last())
    {
        let span: Span = first.span.join(last.span);
        document.warn(
            WarningCode::Language,
            "The text does not seem to be in English, for which the analysis is made.",
            span,
        );
    }
}

fn guess(document: &Document) -> Language {
    if is_plainly_english(document) {
        return Language { code: Some(English), confident: true };
    }
    let words: Vec<usize> = (0..document.tokens.len())
        .filter(|&token| document.tokens[token].kind == TokenKind::Word)
        .take(ENOUGH)
        .collect();
    let unknown = Language { code: None, confident: false };
    if let Some((code, letters)) = script(document, &words) {
        return Language { code: Some(code), confident: letters >= CERTAIN };
    }
    if words.len() < FEW {
        return unknown;
    }
    let mut sample: Vec<&str> = words.iter().map(|&token| document.lower(token)).collect();
    crate::sort::stable_by_key(&mut sample, |word| *word);
    let count = |word: &str| {
        let from = sample.partition_point(|known| *known < word);
        sample[from..].partition_point(|known| *known == word)
    };
    let languages: Vec<(&str, &str)> = WORDS.lines().filter_map(|line| line.split_once(' ')).collect();
    let hits: Vec<usize> =
        languages.iter().map(|(_, list)| list.split_whitespace().map(count).sum::<usize>()).collect();
    let Some((best, most)) = hits.iter().copied().enumerate().max_by_key(|&(index, hits)| (hits, usize::MAX - index))
    else {
        return unknown;
    };
    let others = hits.iter().copied().enumerate().filter(|&(index, _)| index != best);
    let Some((next, second)) = others.max_by_key(|&(index, hits)| (hits, usize::MAX - index)) else { return unknown };
    // Neighbours share many function words: Spanish and Portuguese "de", "que", "no". What only one of them has decides.
    let next = languages[next].1;
    let shared: usize = languages[best]
        .1
        .split_whitespace()
        .filter(|word| next.split_whitespace().any(|other| other == *word))
        .map(count)
        .sum();
    let (most_alone, second_alone) = (most.saturating_sub(shared), second.saturating_sub(shared));
    // Running text of these languages has a function word in every three or four words; a list of names has none.
    if most * 7 < words.len() || most_alone < 2 || most_alone * 2 <= second_alone * 3 {
        return unknown;
    }
    let confident = words.len() >= 20 && most_alone >= 2 * second_alone + 2;
    // A few foreign words in a short text prove nothing.
    let code = LanguageCode::ALL.iter().copied().find(|code| code.as_str() == languages[best].0);
    if code != Some(English) && !confident {
        return unknown;
    }
    Language { code, confident }
}

/// English at once, where a sixth of the first words leaves no doubt: nearly all texts, and the lists of the other
/// languages cost more to look at.
fn is_plainly_english(document: &Document) -> bool {
    let (mut words, mut english) = (0, 0);
    for token in (0..document.tokens.len()).filter(|&token| document.tokens[token].kind == TokenKind::Word) {
        words += 1;
        english += usize::from(function_words::is(document.lower(token), FunctionWord::English));
        if words % FIRST == 0 && english * 6 >= words {
            return true;
        }
        if words == ENOUGH {
            break;
        }
    }
    words >= FIRST / 5 && english * 6 >= words
}

/// The language of the script in which most letters stand, where that is not the Latin one, and how many stand in it.
fn script(document: &Document, words: &[usize]) -> Option<(LanguageCode, usize)> {
    let mut counts = [0usize; SCRIPTS.len()];
    let mut letters = 0;
    for &token in words {
        let form = document.form(token);
        if form.is_ascii() {
            letters += form.len();
            continue;
        }
        for character in form.chars().take(64) {
            letters += 1;
            let script = SCRIPTS.iter().position(|(first, last, _)| (*first..=*last).contains(&character));
            if let Some(script) = script {
                counts[script] += 1;
            }
        }
    }
    // Japanese mixes Chinese characters with its own.
    let kana = counts[9];
    let (best, most) = counts.iter().copied().enumerate().max_by_key(|&(index, count)| (count, usize::MAX - index))?;
    if most * 2 < letters || most == 0 {
        return None;
    }
    Some((if SCRIPTS[best].2 == Chinese && kana * 10 > most { Japanese } else { SCRIPTS[best].2 }, most))
}

#[cfg(test)]
mod tests {
    use crate::{lexicon::word_list::source, text};

    #[test]
    fn every_language_is_told_by_its_example() {
        for entry in source::entries("languages.txt") {
            let language = text::read(&entry.examples[0].1).language;
            let code = language.code.map(|code| code.as_str());
            assert_eq!((code, language.confident), (Some(entry.word.as_str()), true));
        }
    }
}
