//! What a text is written in: by its script, and in the Latin script by its most frequent function words. Owns the guess,
//! and the warning where the guess is a language that the analysis was not made for.

use crate::{
    analysis::{
        Language,
        LanguageCode::{self, *},
        WarningCode,
    },
    span::Span,
    text::{Document, TokenKind, warn},
};

/// How many words are looked at.
const ENOUGH: usize = 500;

/// After how many English may be told.
const FIRST: usize = 100;

/// How many letters of a script leave no doubt.
const CERTAIN: usize = 16;

/// Function words of each language. Words that several of them share count for each.
const WORDS: [(LanguageCode, &str); 16] = [
    (
        English,
        "the of and to in a is that was for on with he it as his be at by had not are but from or have an they which \
         were her she we their been has will would who said this there when what",
    ),
    (
        German,
        "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat \
         dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur",
    ),
    (
        French,
        "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont avec son aux \
         d'une cette ont ses mais comme on tout nous sa été elle ou leur deux ces",
    ),
    (
        Spanish,
        "de la que el en y a los se del las un por con no una su para es al lo como más o pero sus le ha me si sin sobre \
         este ya entre cuando todo esta ser son dos también fue había era muy hasta",
    ),
    (
        Portuguese,
        "de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das tem à seu sua ou \
         ser quando muito há nos já está eu também só pelo pela até isso",
    ),
    (
        Italian,
        "di e il la che in a per un è non sono del si le una i da con più al come della dei nel ma ha lo se gli alla \
         questo anche o delle su dal nella sul loro era stato tra ci essere",
    ),
    (
        Dutch,
        "de het een van en in is dat op te zijn met voor niet aan er om ook als dan maar bij of uit nog naar door over ze \
         hij werd wordt was heeft hebben deze die kan worden tot geen meer",
    ),
    (
        Swedish,
        "och i att det som en på är av för med den till inte har de ett om han var men jag sig från vi så kan när år hon \
         under också efter eller nu sin där vid mot ska skulle kommer ut får",
    ),
    (
        Danish,
        "og i at det er en til på som for med de den af ikke har et om der var jeg han men sig fra vi så kan når år hun \
         under også efter eller nu sin mod skal skulle kommer ud får havde blev ved",
    ),
    (
        Polish,
        "w i z na nie się do jest to że o jak ale po co za od są dla tak przez przy jego już było tylko był może być ten \
         oraz która który także jej ich tego",
    ),
    (
        Turkish,
        "ve bir bu da de için ile olarak daha çok en o ne gibi kadar olan sonra var ise ama her olduğunu değil ki mi oldu \
         dedi göre tarafından yeni",
    ),
    (
        Indonesian,
        "yang dan di ini itu dengan untuk dari dalam tidak akan pada juga ke karena ada mereka oleh saya kita sudah atau \
         bisa adalah dia telah kami lebih saat para seorang",
    ),
    (
        Swahili,
        "ya na wa kwa ni katika la za kuwa cha hiyo huo hilo kama lakini pia ili baada yake wao yao alisema ambayo ambao \
         hii huyo si kutoka kwamba vya",
    ),
    (
        Romanian,
        "de și în a la cu nu o un pe care din este mai că pentru se au fost sunt ca ale lui prin dar după sau fi",
    ),
    (Vietnamese, "và của là có không cho được trong với một các những này đã người khi về đến để từ tại theo vào cũng"),
    (Tagalog, "ang ng sa na mga at ay si ni kay para hindi ito siya niya nila kung may pero din rin ako namin kanyang"),
];

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
        warn(
            document,
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
    let mut sample: Vec<&str> = words.iter().map(|&token| document.lower(token)).collect();
    crate::sort::stable_by_key(&mut sample, |word| *word);
    let count = |word: &str| {
        let from = sample.partition_point(|known| *known < word);
        sample[from..].partition_point(|known| *known == word)
    };
    let hits = WORDS.map(|(_, list)| list.split_whitespace().map(count).sum::<usize>());
    let Some((best, most)) = hits.iter().copied().enumerate().max_by_key(|&(index, hits)| (hits, usize::MAX - index))
    else {
        return unknown;
    };
    let others = hits.iter().copied().enumerate().filter(|&(index, _)| index != best);
    let Some((next, second)) = others.max_by_key(|&(index, hits)| (hits, usize::MAX - index)) else { return unknown };
    // Neighbours share many function words: Spanish and Portuguese "de", "que", "no". What only one of them has decides.
    let next = WORDS[next].1;
    let shared: usize = WORDS[best]
        .1
        .split_whitespace()
        .filter(|word| next.split_whitespace().any(|other| other == *word))
        .map(count)
        .sum();
    let (most_alone, second_alone) = (most.saturating_sub(shared), second.saturating_sub(shared));
    // Running text of these languages has a function word in every three or four words; a list of names has none.
    if words.len() < 5 || most * 7 < words.len() || most_alone < 2 || most_alone * 2 <= second_alone * 3 {
        return unknown;
    }
    let confident = words.len() >= 20 && most_alone >= 2 * second_alone + 2;
    // A few foreign words in a short text prove nothing.
    if WORDS[best].0 != English && !confident {
        return unknown;
    }
    Language { code: Some(WORDS[best].0), confident }
}

/// English at once, where a sixth of the first words leaves no doubt: nearly all texts, and the lists of the other
/// languages cost more to look at.
fn is_plainly_english(document: &Document) -> bool {
    let (mut words, mut english) = (0, 0);
    for token in (0..document.tokens.len()).filter(|&token| document.tokens[token].kind == TokenKind::Word) {
        words += 1;
        english += usize::from(is_frequent(document.lower(token)));
        if words % FIRST == 0 && english * 6 >= words {
            return true;
        }
        if words == ENOUGH {
            break;
        }
    }
    words >= FIRST / 5 && english * 6 >= words
}

/// The most frequent words of English, which few other languages share.
fn is_frequent(lower: &str) -> bool {
    matches!(
        lower,
        "the"
            | "of"
            | "and"
            | "to"
            | "that"
            | "is"
            | "was"
            | "for"
            | "with"
            | "he"
            | "she"
            | "it"
            | "they"
            | "at"
            | "by"
            | "not"
            | "are"
            | "from"
            | "have"
            | "has"
            | "had"
            | "his"
            | "her"
            | "their"
            | "who"
            | "which"
            | "this"
            | "will"
            | "would"
            | "but"
            | "been"
            | "were"
            | "said"
            | "as"
            | "on"
            | "be"
    )
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
