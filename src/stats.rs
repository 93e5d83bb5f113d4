//! Totals over headline, headings and body: words, shares, speakers. Owns the counting, not what is counted.

use crate::{
    analysis::{COUNTED_FROM, CueClass, CueCount, Quote, SURE_FROM, Speaker, Stats},
    score::Score,
    sentiment::{self, Tone},
    sort,
    text::Document,
};

/// Words a minute of a fluent reader of English prose (Brysbaert 2019: 238 for non-fiction).
const WORDS_A_MINUTE: f64 = 238.0;

/// The totals of a document of `characters` UTF-16 code units.
pub fn count(document: &Document, quotes: &[Quote], tone: &Tone, characters: u32) -> Stats {
    let counted = |quote: &Quote| quote.speech && quote.confidence.get() >= COUNTED_FROM;
    let sure = |quote: u32| quotes[quote as usize].confidence.get() >= SURE_FROM;
    // The outermost quote that each word stands in: a word is somebody's once.
    let mut voice: Vec<Option<u32>> = vec![None; document.tokens.len()];
    for (index, quote) in quotes.iter().enumerate().filter(|(_, quote)| counted(quote)) {
        for span in &quote.content {
            for token in document.tokens_in(*span) {
                voice[token].get_or_insert(index as u32);
            }
        }
    }
    let counts =
        |token: usize| document.is_word(token) && document.kind_of(document.tokens[token].sentence as usize).counts();
    let (mut words, mut quoted, mut anonymous) = (0u32, 0u32, 0u32);
    let mut by_quote = vec![0u32; quotes.len()];
    for (_, voice) in voice.iter().enumerate().filter(|(token, _)| counts(*token)) {
        words += 1;
        if let Some(quote) = voice {
            quoted += 1;
            by_quote[*quote as usize] += 1;
            anonymous += u32::from(quotes[*quote as usize].anonymous);
        }
    }
    let share = |part: u32, whole: u32| Score::new(if whole == 0 { 0.0 } else { f64::from(part) / f64::from(whole) });
    let voice_of = |start: u32| {
        let token = document.ended_by(start);
        (token < document.tokens.len() && counts(token)).then(|| voice[token])
    };
    let mut by_speaker: Vec<(Option<u32>, u32)> = quotes
        .iter()
        .enumerate()
        .filter(|(_, quote)| counted(quote))
        .map(|(index, quote)| (quote.speaker, index as u32))
        .collect();
    sort::stable_by_key(&mut by_speaker, |quote| quote.0);
    let by_speaker: Vec<&[(Option<u32>, u32)]> = by_speaker.chunk_by(|one, two| one.0 == two.0).collect();
    let mut speaker_of = vec![0; quotes.len()];
    for (speaker, of) in by_speaker.iter().enumerate() {
        of.iter().for_each(|&(_, quote)| speaker_of[quote as usize] = speaker);
    }
    // What the polar words of the article itself, of all who are quoted, and of each of them add up to.
    let (mut own, mut others, mut each) = (0.0, 0.0, vec![0.0; by_speaker.len()]);
    for word in &tone.words {
        let effect = word.effect.get();
        match voice_of(word.span.start) {
            Some(Some(quote)) => {
                others += effect;
                each[speaker_of[quote as usize]] += effect;
            }
            Some(None) => own += effect,
            None => {}
        }
    }
    let mut speakers: Vec<Speaker> = by_speaker
        .iter()
        .zip(each)
        .map(|(quotes_of, sum)| {
            let entity = quotes_of[0].0;
            let of: Vec<u32> = quotes_of.iter().map(|quote| quote.1).collect();
            let words_in = |quotes: &[u32]| -> u32 { quotes.iter().map(|&quote| by_quote[quote as usize]).sum() };
            let sure_of: Vec<u32> = of.iter().copied().filter(|&quote| sure(quote)).collect();
            let words = words_in(&of);
            Speaker {
                entity,
                quotes: of.len() as u32,
                words,
                sure_quotes: sure_of.len() as u32,
                sure_words: words_in(&sure_of),
                share: share(words, quoted),
                cues: cues(of.iter().filter_map(|&quote| quotes[quote as usize].cue_class)),
                tone: sentiment::tone_of(sum, words),
            }
        })
        .collect();
    sort::stable_by_key(&mut speakers, |speaker| (std::cmp::Reverse(speaker.words), speaker.entity));
    let strangers: Vec<String> = quotes
        .iter()
        .filter(|quote| quote.anonymous && counted(quote))
        .filter_map(|quote| wording(document, quote))
        .collect();
    let mut strangers: Vec<&str> = strangers.iter().map(String::as_str).collect();
    sort::sort_dedup(&mut strangers);
    let unsure = |all: fn(&Speaker) -> u32, sure: fn(&Speaker) -> u32| -> u32 {
        speakers.iter().map(|speaker| all(speaker) - sure(speaker)).sum()
    };
    Stats {
        characters,
        words,
        sentences: (0..document.sentences.len()).filter(|&index| document.kind_of(index).counts()).count() as u32,
        reading_minutes: Score::new(f64::from(words) / WORDS_A_MINUTE),
        quoted_share: share(quoted, words),
        anonymous_share: share(anonymous, quoted),
        own_tone: sentiment::tone_of(own, words - quoted),
        quoted_tone: sentiment::tone_of(others, quoted),
        named_speakers: speakers.iter().filter(|speaker| speaker.entity.is_some()).count() as u32,
        anonymous_speakers: strangers.len() as u32,
        sure_from: Score::new(SURE_FROM),
        unsure_quotes: unsure(|speaker| speaker.quotes, |speaker| speaker.sure_quotes),
        unsure_words: unsure(|speaker| speaker.words, |speaker| speaker.sure_words),
        speakers,
    }
}

/// How often each class of cue is among `classes`, most often first.
fn cues(classes: impl Iterator<Item = CueClass>) -> Vec<CueCount> {
    let mut classes: Vec<CueClass> = classes.collect();
    sort::stable_by_key(&mut classes, |class| class.as_str());
    let count = |of: &[CueClass]| CueCount { class: of[0], quotes: of.len() as u32 };
    let mut counts: Vec<CueCount> = classes.chunk_by(|one, two| one == two).map(count).collect();
    sort::stable_by_key(&mut counts, |count| std::cmp::Reverse(count.quotes));
    counts
}

/// What an unnamed source is called, in lower case and without its article; a pronoun calls nobody.
fn wording(document: &Document, quote: &Quote) -> Option<String> {
    let span = quote.source.first()?;
    let words = document.tokens_in(*span).map(|token| document.lower(token));
    let words: Vec<&str> = words.skip_while(|word| matches!(*word, "the" | "a" | "an")).collect();
    let pronoun = matches!(words[..], ["he" | "she" | "they" | "it" | "who" | "i" | "we"]);
    (!words.is_empty() && !pronoun).then(|| words.join(" "))
}
