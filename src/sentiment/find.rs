//! The polar words of a sentence and the words that act on them, before anything acts. Owns the choice among entries that
//! begin at one place: the longest, then the one whose sense fits.

use crate::{
    lexicon::irregular_verbs,
    sentiment::{
        inflect,
        lexicon::{LexiconHit, OwnWords, PolarityLexicon, Sense},
        sense,
    },
    syntax::Tag,
    text::Document,
};
use lexicon_format::spec::{Act, Kind, Modifier, Spec, Towards, pos};
use std::ops::Range;

/// A polar word in a sentence.
#[derive(Clone, Debug)]
pub(super) struct Hit {
    /// Parts of speech of its entry.
    pub entry: u8,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// In [-1, 1], by itself.
    pub strength: f64,
    /// Takes sides.
    pub loaded: bool,
    /// The neutral word, in the form that fits the place.
    pub alternative: Option<String>,
    /// What it does to what it governs; whether that is its subject.
    pub act: Option<(Act, bool)>,
    /// On whom it bears, and whether with signs of its own.
    pub towards: Option<(Towards, bool)>,
    /// Parts of speech of its form.
    pub pos: u8,
}

/// A modifier in a sentence.
#[derive(Clone, Debug)]
pub(super) struct Acting<'l> {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// What it does.
    pub modifier: &'l Modifier<'static>,
}

/// Both, in the order of the sentence.
#[derive(Default)]
pub(super) struct Findings<'l> {
    /// Polar words.
    pub hits: Vec<Hit>,
    /// Modifiers.
    pub acting: Vec<Acting<'l>>,
}

/// What stands in the tokens `range` of one sentence.
pub(super) fn find(document: &Document, tags: &[Tag], range: Range<usize>, own: &OwnWords) -> Findings<'static> {
    let lexicon = PolarityLexicon::get();
    let mut findings = Findings::default();
    let mut token = range.start;
    // Where the last modifier ends: inside it nothing acts, and only its last word can be polar.
    let mut acted = range.start;
    while token < range.end {
        if let Some((tokens, word)) = own.at(document, token, range.end) {
            findings.hits.push(Hit {
                entry: pos::OTHER,
                tokens: token..token + tokens,
                strength: word.polarity,
                loaded: word.loaded,
                alternative: word.alternative.clone(),
                act: None,
                towards: None,
                pos: pos::OTHER,
            });
            token += tokens;
            continue;
        }
        // Most words are in no entry: nobody asks what they are here.
        let mut parts = None;
        let mut best: Option<(LexiconHit, &Spec, bool)> = None;
        let mut modifier: Option<(usize, &Modifier)> = None;
        lexicon.at(document, token, range.end, &mut |found| {
            let tokens = token..token + found.tokens;
            match found.sense {
                Sense::Polar(spec) => {
                    let here = *parts.get_or_insert_with(|| sense::parts(document, tags, token, &range));
                    if sense::counts(document, tags, tokens, &range, spec, (found.pos, found.inflection), here) {
                        let agrees = found.pos & here != 0;
                        // "The road is fine": between an adjective and a verb the adjective.
                        let rank =
                            |found: &LexiconHit, agrees: bool| (found.tokens, agrees, found.pos & pos::ADJECTIVE);
                        if best.is_none_or(|(other, _, agreed)| rank(&found, agrees) > rank(&other, agreed)) {
                            best = Some((found, spec, agrees));
                        }
                    }
                }
                Sense::Modifier(found_modifier) => {
                    if sense::fits(document, tokens, &range, &found_modifier.neighbours)
                        && modifier.is_none_or(|(length, other)| {
                            // Of two that fit, the one that asks for more.
                            let asks = |modifier: &Modifier| !modifier.neighbours.before.is_empty();
                            (found.tokens, asks(found_modifier)) > (length, asks(other))
                        })
                    {
                        modifier = Some((found.tokens, found_modifier));
                    }
                }
            }
        });
        // "Incredibly slow": an adverb that strengthens the next word says nothing itself.
        let degree = |modifier: &Modifier| {
            matches!(modifier.kind, Kind::Intensifier | Kind::Softener)
                && matches!(tags.get(token + 1), Some(Tag::Adjective | Tag::Adverb | Tag::Participle))
                && token + 1 < range.end
        };
        if modifier.is_some_and(|(_, modifier)| degree(modifier)) {
            best = best.filter(|(found, ..)| found.pos != pos::ADVERB);
        }
        let polar = best.map_or(0, |(found, ..)| found.tokens);
        if let Some((tokens, modifier)) = modifier
            && tokens >= polar
            && token >= acted
        {
            acted = token + tokens;
            findings.acting.push(Acting { tokens: token..acted, modifier });
            if modifier.kind == Kind::Blocker {
                token = acted;
                continue;
            }
            if tokens > 1 {
                token = acted - 1;
                continue;
            }
        }
        match best {
            Some((LexiconHit { tokens, pos, strength, inflection, .. }, spec, _)) => {
                let counts = strength != 0 || spec.loaded || spec.act.is_some() || spec.absolute;
                if counts && !own.removes(document, token, tokens) {
                    findings.hits.push(Hit {
                        entry: spec.pos,
                        tokens: token..token + tokens,
                        strength: f64::from(strength) / 40.0,
                        loaded: spec.loaded,
                        alternative: spec.alternative.map(|words| {
                            let first = words.split(' ').next().unwrap_or_default();
                            inflect::like(words, inflection, &irregular_verbs::forms(first))
                        }),
                        act: spec.act,
                        towards: spec.towards.map(|towards| (towards, spec.absolute)),
                        pos,
                    });
                }
                token += tokens;
            }
            None => token += 1,
        }
    }
    findings
}
