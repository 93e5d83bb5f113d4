//! The learned extraction: a first pass over each paragraph tags sources, cues and contents; a second one looks from
//! each cue at the text around it and tags its own source and content. Owns the passes, not the features.

pub mod feature_columns;
pub mod features;

use crate::{
    models::fitting,
    quotes::{
        learned::{
            feature_columns::{FeatureColumns, NONE},
            features::{Cue, FEATURES, Outlook, Sequence, TokenAttributes},
        },
        rule::Rule,
        statement::{Hint, Statement},
    },
    tagger::{CompactTagger, LabelledSpan, PackedTagger, Path, Row, Tagger, Tags, WeightsError, spans},
    text::{Document, Run},
};
use std::sync::LazyLock;

/// Labels of the first pass, in the order of their numbers.
pub const FIRST: [&str; 5] = ["source-before", "source-after", "cue", "content-before", "content-after"];
/// Labels of the second pass.
pub const SECOND: [&str; 2] = ["source", "content"];
/// The cue's place among them.
const CUE: usize = 2;

/// How weights are had that are not needed before there is a cue.
type Unpack = Box<dyn FnOnce() -> CompactTagger + Send>;

/// The weights of both passes.
pub struct Models {
    /// Over all tokens.
    pub first: CompactTagger,
    /// From each cue; unpacked with the first one.
    pub second: LazyLock<CompactTagger, Unpack>,
    /// What the first pass adds to a cue, as [`BIAS`].
    pub bias: [i32; 3],
    /// What the second pass adds to the beginning of a source and of a content.
    pub accept: [i32; 2],
}

/// What the first pass adds to the beginning of a cue, to its going on, and once more to its beginning where its sentence
/// holds words between marks: the second pass throws out those without a content.
pub const BIAS: [i32; 3] = [38, 0, 8];
/// What the second pass adds to the beginning of a source and of a content.
pub const ACCEPT: [i32; 2] = [30, 45];

impl Models {
    /// Reads the weights of both passes.
    pub fn read(first: &[u8], second: &[u8]) -> Result<Self, WeightsError> {
        let second = narrow(second, true)?;
        Ok(Self::of(narrow(first, false)?, Box::new(|| second)))
    }

    /// Reads the library's own files, which the build has packed.
    pub fn unpack(first: &[u8], second: &'static [u8]) -> Result<Self, WeightsError> {
        let second = || fitting(PackedTagger::read(second, FEATURES).and_then(PackedTagger::compact));
        let first = PackedTagger::read(first, FEATURES)?.compact()?;
        Ok(Self::of(placed(first, false), Box::new(move || placed(second(), true))))
    }

    fn of(first: CompactTagger, second: Unpack) -> Self {
        Self { first, second: LazyLock::new(second), bias: BIAS, accept: ACCEPT }
    }
}

/// The weights of a pass, the tables of its features at their places.
pub fn narrow(bytes: &[u8], second: bool) -> Result<CompactTagger, WeightsError> {
    Ok(placed(Tagger::read(bytes, FEATURES)?.compact()?, second))
}

fn placed(tagger: CompactTagger, second: bool) -> CompactTagger {
    tagger.with_places(|give| features::tables(second, give))
}

/// The paragraphs in which statements are looked for, as sequences of tokens. A paragraph that ends with a colon and
/// the one behind it are one sequence, and so are a paragraph and the signature behind a dash below it.
pub fn sequences(document: &Document) -> Vec<Sequence> {
    let mut sequences: Vec<Sequence> = Vec::new();
    let mut open = false;
    for paragraph in &document.paragraphs {
        let (from, to) = (paragraph.tokens.start as usize, paragraph.tokens.end as usize);
        if from >= to {
            continue;
        }
        if !paragraph.kind.counts() {
            open = false;
            continue;
        }
        let signature = to - from <= SIGNATURE && matches!(document.lower(from), "―" | "—" | "–" | "-" | "--");
        match sequences.last_mut().filter(|last| last.to == from && (open || signature)) {
            Some(last) => last.to = to,
            None => sequences.push(Sequence { from, to }),
        }
        open = document.lower(to - 1) == ":";
    }
    sequences
}

/// A signature has at most so many tokens.
const SIGNATURE: usize = 12;

/// The tags of the first pass for `sequence`.
pub fn first(view: &FeatureColumns, tagger: &CompactTagger, bias: [i32; 3], sequence: Sequence, space: &mut Space) {
    space.rows.clear();
    space.rows.resize(sequence.to - sequence.from, Row::default());
    let (mut sentence, mut begins) = (u32::MAX, 0);
    for (token, row) in (sequence.from..sequence.to).zip(&mut space.rows) {
        let own = view.columns.document.tokens[token].sentence;
        if own != sentence {
            let tokens = &view.columns.document.sentences[own as usize].tokens;
            let marked = tokens.clone().any(|token| view.outer[token as usize] != NONE);
            (sentence, begins) = (own, bias[0] + if marked { bias[2] } else { 0 });
        }
        space.attributes.clear();
        features::first(view, sequence, token, &mut space.attributes);
        tagger.add(&space.attributes.places, &mut space.attributes.hashes, row);
        row[1 + 2 * CUE] += begins;
        row[2 + 2 * CUE] += bias[1];
    }
    tagger.decode(&space.rows, &mut space.forward, &mut space.path);
}

/// Memory of the passes.
#[derive(Default)]
pub struct Space {
    attributes: TokenAttributes,
    rows: Vec<Row>,
    forward: Vec<Row>,
    between: Vec<u8>,
    /// What was decoded last.
    pub path: Path,
}

/// The runs of a label in `found`, which began at token `from`.
fn runs(found: &[LabelledSpan], label: usize, from: usize) -> Vec<Run> {
    let labelled = found.iter().filter(|tagged| tagged.label == label);
    labelled.map(|tagged| Run::new(from + tagged.tokens.start, from + tagged.tokens.end)).collect()
}

/// The cues of the first pass's tags over `sequence`.
pub fn cues_of(tags: &Tags, path: &[u8], sequence: Sequence) -> Vec<Run> {
    runs(&spans(tags, path), CUE, sequence.from)
}

/// How many tokens the second pass sees at most on each side of a cue, so that a sentence without an end costs no more
/// than its length.
const REACH: usize = 200;

/// What the second pass sees of each of `cues`, which lie in `sequence`: the cue's sentence, and the sentences before
/// and after as far as quotations reach into them or follow at once (“…,” she said. “…”).
pub fn windows(view: &FeatureColumns, sequence: Sequence, cues: &[Run]) -> Vec<(Sequence, Cue)> {
    let document = view.columns.document;
    let sentence = |token: usize| &document.sentences[document.tokens[token].sentence as usize];
    let mut windows = Vec::with_capacity(cues.len());
    for (index, cue) in cues.iter().enumerate() {
        let own = sentence(cue.from);
        let (mut from, mut to) = (own.tokens.start as usize, own.tokens.end as usize);
        let mut rounds = 0;
        while from > sequence.from && rounds < 8 {
            let quotation = document.quotations.get(view.outer[from] as usize);
            let crosses = quotation.is_some_and(|quotation| (quotation.open as usize) < from);
            let earlier = sentence(from - 1);
            let touches = view.outer[from - 1] != NONE && from == own.tokens.start as usize;
            if !crosses && !touches {
                break;
            }
            from = (earlier.tokens.start as usize).max(sequence.from);
            rounds += 1;
        }
        rounds = 0;
        while to < sequence.to && rounds < 8 {
            let inside = view.outer[to] != NONE;
            if !inside {
                break;
            }
            to = (sentence(to).tokens.end as usize).min(sequence.to);
            rounds += 1;
        }
        from = from.max(cue.from.saturating_sub(REACH));
        to = to.min(cue.to + REACH);
        let left = index.checked_sub(1).map_or(from, |left| cues[left].to.max(from));
        let right = cues.get(index + 1).map_or(to, |right| right.from.min(to));
        windows.push((Sequence { from, to: to.max(cue.to) }, Cue { from: cue.from, to: cue.to, left, right }));
    }
    windows
}

/// The second pass for one cue; `guesses` are the first pass's tags of the paragraph, from token `base` on.
fn second(
    view: &FeatureColumns,
    models: &Models,
    window: Sequence,
    cue: Cue,
    guesses: &[u8],
    base: usize,
    space: &mut Space,
) {
    let tagger: &CompactTagger = &models.second;
    space.rows.clear();
    space.rows.resize(window.to - window.from, Row::default());
    features::between(view, window, cue, &mut space.between);
    let outlook = Outlook::new(view, window, cue, (guesses, base), &space.between);
    for (token, row) in (window.from..window.to).zip(&mut space.rows) {
        space.attributes.clear();
        outlook.token(token, &mut space.attributes);
        tagger.add(&space.attributes.places, &mut space.attributes.hashes, row);
        row[1] += models.accept[0];
        row[3] += models.accept[1];
    }
    tagger.decode(&space.rows, &mut space.forward, &mut space.path);
}

/// A content that the window cuts off inside a quotation goes on to the quotation's marks.
fn whole_quotation(view: &FeatureColumns, window: Sequence, run: &mut Run) {
    let quotation = |token: usize| view.columns.document.quotations.get(view.outer[token] as usize);
    if run.from == window.from
        && let Some(quotation) = quotation(run.from)
    {
        run.from = quotation.open as usize;
    }
    if run.to == window.to
        && let Some(close) = quotation(run.to - 1).and_then(|quotation| quotation.close)
    {
        run.to = run.to.max(close as usize + 1);
    }
}

/// By how much the parts of a statement lead over any other reading, each at its weakest token, in units of the weights.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Margins {
    /// That there is a cue, as far as the first pass sees.
    pub cue: i32,
    /// Who speaks, where somebody was found.
    pub source: Option<i32>,
    /// What is said.
    pub content: i32,
}

impl Margins {
    /// The least of them. Without a source, nobody knows whether one was missed.
    pub fn least(&self) -> i32 {
        self.cue.min(self.content).min(self.source.unwrap_or(0))
    }
}

/// The least margin of a path at the tokens of `run`, which count from `base`, and at the one behind it.
fn least(path: &Path, base: usize, run: Run) -> i32 {
    let to = (run.to + 1 - base).min(path.margins.len());
    let margins = path.margins.get(run.from.saturating_sub(base)..to);
    margins.and_then(|margins| margins.iter().copied().min()).unwrap_or(0)
}

/// The statements of a document, each with its margins.
pub fn find(view: &FeatureColumns, models: &Models) -> Vec<(Statement, Margins)> {
    let mut found = Vec::new();
    let (mut space, mut guesses) = (Space::default(), Path::default());
    for sequence in sequences(view.columns.document) {
        first(view, &models.first, models.bias, sequence, &mut space);
        let cues = cues_of(models.first.tags(), &space.path.tags, sequence);
        if cues.is_empty() {
            continue;
        }
        models.first.margins(&space.rows, &space.forward, &mut space.path);
        std::mem::swap(&mut guesses, &mut space.path);
        for (index, (window, cue)) in windows(view, sequence, &cues).into_iter().enumerate() {
            second(view, models, window, cue, &guesses.tags, sequence.from, &mut space);
            let tagged = spans(models.second.tags(), &space.path.tags);
            let mut content = runs(&tagged, 1, window.from);
            if content.is_empty() {
                continue;
            }
            models.second.margins(&space.rows, &space.forward, &mut space.path);
            for run in &mut content {
                whole_quotation(view, window, run);
            }
            let mut source = runs(&tagged, 0, window.from);
            for run in &mut source {
                // "Anna Kovač, the mayor, said": the last comma is the sentence's.
                if run.to > run.from + 1 && view.columns.document.lower(run.to - 1) == "," {
                    run.to -= 1;
                }
            }
            let weakest = |runs: &[Run]| runs.iter().map(|&run| least(&space.path, window.from, run)).min();
            let margins = Margins {
                cue: least(&guesses, sequence.from, cues[index]),
                source: weakest(&source),
                content: weakest(&content).unwrap_or(0),
            };
            let cue = vec![cues[index]];
            let (hint, rule) = (Hint::Source, Rule::Learned);
            found.push((Statement { cue, source, hint, ..Statement::of(rule, content) }, margins));
        }
    }
    found
}
