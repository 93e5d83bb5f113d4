//! The polarity lexicon at run time: the table that the build made, expanded into forms once, and the caller's own words
//! on top. Owns looking words up; what a line means is `spec`'s, which words act on which is `compose`'s.

use crate::{
    hash,
    lexicon::irregular_verbs,
    map::Map,
    options::{LexiconOptions, WordOption},
    sentiment::inflect::{self, Inflection},
    text::{Document, lower},
};
use lexicon_format::spec::{self, Modifier, Spec, pos};
use std::sync::OnceLock;

/// Headwords, specs and their pairing; see `lexicon_format::polarity` for the format.
const TABLE: &str = include_str!(concat!(env!("OUT_DIR"), "/polarity.txt"));

/// The most words that `*` in a phrase spans.
const GAP: usize = 4;

/// What an entry is.
#[derive(Clone, Copy, Debug)]
pub(super) enum Sense<'l> {
    /// A polar word.
    Polar(&'l Spec<'static>),
    /// A word that acts on polar words.
    Modifier(&'l Modifier<'static>),
}

/// An entry found in the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct LexiconHit<'l> {
    /// How many tokens it covers.
    pub tokens: usize,
    /// The parts of speech that its form stands for.
    pub pos: u8,
    /// In tenths, from -40 to 40.
    pub strength: i8,
    /// Which form of the headword it is.
    pub inflection: Inflection,
    /// What it is.
    pub sense: Sense<'l>,
}

/// A word of a phrase.
#[derive(Clone, Debug)]
enum Pattern {
    /// One of these forms, by hash.
    Form(Box<[u64]>),
    /// A possessive: my, their, the minister's.
    Possessive,
    /// Any one word.
    Any,
    /// Up to [`GAP`] words.
    Gap,
}

#[derive(Clone, Copy)]
enum ItemKind {
    Polar(u16),
    Modifier(u16),
}

struct Item {
    /// The hash of its first form.
    form: u64,
    /// The next entry of the same bucket, plus one; 0 at the end.
    next: u32,
    /// Where the words after the first one stand.
    rest: u32,
    pos: u8,
    strength: i8,
    inflection: Inflection,
    kind: ItemKind,
}

/// Buckets of entries: about as many as there are entries, which are known before they are counted.
const BUCKETS: u32 = 15;

/// The bucket of a form.
fn bucket(form: u64) -> usize {
    (form >> (64 - BUCKETS)) as usize
}

/// All entries by their first form.
pub(super) struct PolarityLexicon {
    specs: Vec<Spec<'static>>,
    modifiers: Vec<Modifier<'static>>,
    items: Vec<Item>,
    /// The words after the first one; nothing stands first.
    rests: Vec<Vec<Pattern>>,
    /// The newest entry of each bucket, plus one.
    newest: Vec<u32>,
}

impl PolarityLexicon {
    /// The lexicon of the module, expanded at the first call.
    pub(super) fn get() -> &'static PolarityLexicon {
        static LEXICON: OnceLock<PolarityLexicon> = OnceLock::new();
        LEXICON.get_or_init(|| PolarityLexicon::expand(TABLE))
    }

    fn expand(table: &'static str) -> PolarityLexicon {
        let mut lexicon = PolarityLexicon {
            specs: Vec::new(),
            modifiers: Vec::new(),
            items: Vec::with_capacity(1 << BUCKETS),
            rests: vec![Vec::new()],
            newest: vec![0; 1 << BUCKETS],
        };
        let mut lines = table.split('\n');
        for list in 0..2 {
            let mut specs = 0;
            for line in lines.by_ref().take_while(|line| !line.is_empty()) {
                // The build has checked every line.
                match list {
                    0 => lexicon.specs.push(spec::polarity(line.split('\t')).unwrap_or_default()),
                    _ => lexicon.modifiers.extend(spec::modifier(line.split('\t'))),
                }
                specs += 1;
            }
            let groups: Vec<&str> = lines.by_ref().take(specs).collect();
            let mut strengths = lines.next().unwrap_or_default().bytes().map(|byte| byte as i8 - b'J' as i8);
            for (number, group) in groups.iter().enumerate() {
                let kind = if list == 0 { ItemKind::Polar(number as u16) } else { ItemKind::Modifier(number as u16) };
                let (mut head, mut group) = (String::new(), *group);
                while let Some(&shared) = group.as_bytes().first() {
                    let end = group.bytes().skip(1).position(|byte| byte.is_ascii_uppercase());
                    let (new, behind) = group.split_at(end.map_or(group.len(), |end| end + 1));
                    head.truncate(usize::from(shared - b'A'));
                    head.push_str(&new[1..]);
                    group = behind;
                    lexicon.add(&head, kind, strengths.next().unwrap_or(0));
                }
            }
        }
        lexicon
    }

    fn add(&mut self, head: &str, kind: ItemKind, strength: i8) {
        let Self { specs, items, rests, newest, .. } = self;
        let spec = match kind {
            ItemKind::Polar(number) => specs.get(usize::from(number)),
            ItemKind::Modifier(_) => None,
        };
        let mut insert = |form: u64, rest: u32, pos: u8, inflection: Inflection| {
            let newest = &mut newest[bucket(form)];
            items.push(Item { form, next: *newest, rest, pos, strength, inflection, kind });
            *newest = items.len() as u32;
        };
        let mut inflected = |spec: &Spec| {
            inflect::forms(head, spec, &mut |form, pos, inflection| insert(hash::text(form), 0, pos, inflection));
        };
        // Most are one word.
        if let Some(spec) = spec
            && head.bytes().all(|byte| byte.is_ascii_lowercase())
        {
            return inflected(spec);
        }
        let mut words = words(head);
        match (&words[..], spec) {
            ([_], Some(spec)) => inflected(spec),
            ([Pattern::Form(_), ..], _) => {
                let Pattern::Form(forms) = words.remove(0) else { return };
                let rest = if words.is_empty() { 0 } else { rests.len() as u32 };
                let pos = spec.map_or(pos::OTHER, |spec| spec.pos);
                forms.iter().for_each(|&form| insert(form, rest, pos, Inflection::Lemma));
                if rest > 0 {
                    rests.push(words);
                }
            }
            _ => {}
        }
    }

    /// Calls `give` with every entry that begins at `token`, in no particular order.
    pub(super) fn at<'l>(
        &'l self,
        document: &Document,
        token: usize,
        end: usize,
        give: &mut dyn FnMut(LexiconHit<'l>),
    ) {
        // "#shameful"
        let tagged = document.lower(token).strip_prefix('#');
        let word = tagged.map_or(document.hashes[token], hash::text);
        let mut next = self.newest[bucket(word)];
        while next > 0 {
            let item = &self.items[next as usize - 1];
            next = item.next;
            if item.form != word {
                continue;
            }
            if let Some(after) = follow(document, token + 1, end, &self.rests[item.rest as usize]) {
                let sense = match item.kind {
                    ItemKind::Polar(number) => Sense::Polar(&self.specs[number as usize]),
                    ItemKind::Modifier(number) => Sense::Modifier(&self.modifiers[number as usize]),
                };
                give(LexiconHit {
                    tokens: after - token,
                    pos: item.pos,
                    strength: item.strength,
                    inflection: item.inflection,
                    sense,
                });
            }
        }
    }
}

/// The words of a headword: parted at spaces and hyphens, clitics cut off as the tokens have them.
fn words(head: &str) -> Vec<Pattern> {
    let mut words = Vec::new();
    for part in head.split([' ', '-']).filter(|part| !part.is_empty()) {
        match part {
            "one's" => words.push(Pattern::Possessive),
            "one" if head.contains(' ') && head != "no one" => words.push(Pattern::Any),
            "*" => words.push(Pattern::Gap),
            _ => {
                let (lemma, inflects) = match part.split_once('/') {
                    Some((lemma, kind)) => (lemma, kind),
                    None => (part, ""),
                };
                if !inflects.is_empty() {
                    let mut forms = Vec::new();
                    if let Ok(mut spec) = spec::polarity([inflects].into_iter()) {
                        spec.irregular = irregular_verbs::forms(lemma);
                        inflect::forms(lemma, &spec, &mut |form, _, _| forms.push(hash::text(form)));
                    }
                    words.push(Pattern::Form(forms.into()));
                    continue;
                }
                words.extend(plain_words(lemma));
            }
        }
    }
    words
}

/// A word without spaces as the tokens have it: parted at hyphens, its clitic cut off.
fn plain_words(word: &str) -> Vec<Pattern> {
    let mut words = Vec::new();
    for part in word.split('-').filter(|part| !part.is_empty()) {
        let cut = ["n't", "'s", "'d", "'re", "'ve", "'ll", "'m"]
            .iter()
            .find(|clitic| part.len() > clitic.len() && part.ends_with(**clitic))
            .map_or(part.len(), |clitic| part.len() - clitic.len());
        words.push(Pattern::Form([hash::text(&part[..cut])].into()));
        if cut < part.len() {
            words.push(Pattern::Form([hash::text(&part[cut..])].into()));
        }
    }
    words
}

/// Where a match of `rest` from `token` on ends, if it matches before `end`; hyphens between words are passed over.
fn follow(document: &Document, mut token: usize, end: usize, rest: &[Pattern]) -> Option<usize> {
    let Some((word, rest)) = rest.split_first() else { return Some(token) };
    if let Pattern::Gap = word {
        return (0..=GAP).find_map(|gap| {
            let from = token + gap;
            (from <= end).then(|| follow(document, from, end, rest)).flatten()
        });
    }
    if token < end && document.lower(token) == "-" {
        token += 1;
    }
    if token >= end {
        return None;
    }
    match word {
        Pattern::Form(forms) => {
            forms.contains(&document.hashes[token]).then(|| follow(document, token + 1, end, rest)).flatten()
        }
        Pattern::Any => follow(document, token + 1, end, rest),
        Pattern::Possessive => {
            if ["my", "your", "his", "her", "its", "our", "their"].contains(&document.lower(token)) {
                return follow(document, token + 1, end, rest);
            }
            let clitic = (token..end.min(token + 4)).find(|&at| matches!(document.lower(at), "'s" | "'"))?;
            follow(document, clitic + 1, end, rest)
        }
        Pattern::Gap => None,
    }
}

/// The forms of a caller's word, and its place among the options.
type OwnWord = (Vec<Pattern>, usize);

/// The caller's own words: a match wins over the lexicon's, a word switched off is none.
pub(super) struct OwnWords<'o> {
    /// By the hash of the first form: the whole word, and its place among the options.
    add: Map<u64, Vec<OwnWord>>,
    remove: Vec<Vec<Pattern>>,
    options: &'o LexiconOptions,
}

impl<'o> OwnWords<'o> {
    /// Prepares a caller's words.
    pub(super) fn new(options: &'o LexiconOptions) -> Self {
        let plain = |word: &str| -> Vec<Pattern> {
            let forms = lower::word(word).replace('’', "'");
            forms.split_whitespace().flat_map(plain_words).collect()
        };
        let mut add: Map<u64, Vec<OwnWord>> = Map::default();
        for (index, entry) in options.add.iter().enumerate() {
            let words = plain(&entry.word);
            if let Some(Pattern::Form(forms)) = words.first() {
                add.entry(forms[0]).or_default().push((words, index));
            }
        }
        Self { add, remove: options.remove.iter().map(|word| plain(word)).collect(), options }
    }

    /// The longest of the caller's words at `token`: how many tokens it covers, and what was said of it.
    pub(super) fn at(&self, document: &Document, token: usize, end: usize) -> Option<(usize, &'o WordOption)> {
        if self.add.is_empty() {
            return None;
        }
        let matches = self.add.get(&document.hashes[token])?.iter().filter_map(|(words, index)| {
            Some((follow(document, token, end, words)? - token, &self.options.add[*index]))
        });
        matches.max_by_key(|(tokens, _)| *tokens)
    }

    /// Whether the `tokens` tokens from `token` on are a word that was switched off.
    pub(super) fn removes(&self, document: &Document, token: usize, tokens: usize) -> bool {
        self.remove.iter().any(|words| follow(document, token, token + tokens, words) == Some(token + tokens))
    }
}
