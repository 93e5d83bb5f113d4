//! The gold as tags of the two passes, with the features of each token. Owns how overlapping attributions become one row
//! of tags; features and tag sets are the library's.

use std::collections::HashSet;

use article_analyzer::internals::{
    hash::ATTRIBUTE_BITS,
    quotes::learned::{
        self,
        features::{self, Named, Outlook},
    },
    tagger::Tags,
    text::Run,
};

use crate::train::crf::Collector;

use super::{gold::Guide, lesson::Lesson, templates::Origins};

/// What makes an attribute that of the other guide.
const COPY: u32 = 0x5A5A_5A40;

/// Numbers of templates: those to leave out, and those of which each guide has its own.
#[derive(Default)]
pub struct Templates {
    /// Left out.
    pub without: HashSet<u32>,
    /// Learned once more for PolNeAR alone.
    pub copied: HashSet<u32>,
}

/// The sequences of a pass.
#[derive(Default)]
pub struct Collected {
    /// What is learned from.
    pub data: Collector,
    /// Which article each sequence is from.
    pub owners: Vec<usize>,
    /// Which template each attribute is from.
    pub origins: Origins,
    /// What only articles of the other guide have: the attribute that says so, and copies of some others, in which what is
    /// special about that guide is learned, and left behind (Daumé 2007).
    pub foreign: HashSet<u32>,
}

impl Collected {
    fn begin(&mut self, owner: usize, weight: f32) {
        self.data.begin_weighted(weight);
        self.owners.push(owner);
    }

    /// A token's attributes, but those of the templates `without`, and copies for `guide` of those of the templates
    /// `copied`.
    fn sink<'s>(
        &'s mut self,
        attributes: &'s mut Vec<u32>,
        Templates { without, copied }: &'s Templates,
        guide: Guide,
    ) -> Named<impl FnMut(u32, u32)> {
        attributes.clear();
        Named(move |template, attribute| {
            if !without.contains(&template) {
                self.origins.see(template, attribute);
                attributes.push(attribute);
                if guide == Guide::PolNeAR && copied.contains(&template) {
                    let copy = attribute ^ COPY;
                    self.foreign.insert(copy >> (32 - ATTRIBUTE_BITS));
                    attributes.push(copy);
                }
            }
        })
    }
}

/// Tags the tokens of `run` in `row`, which begins at the token `base`, unless some of them are tagged.
fn paint(row: &mut [u8], base: usize, run: Run, label: usize, tags: &Tags) {
    let Some(from) = run.from.checked_sub(base) else { return };
    let to = run.to - base;
    if to > row.len() || row[from..to].iter().any(|&tag| tag != 0) {
        return;
    }
    for (place, tag) in (from..to).zip(tags.of_span(label, to - from)) {
        row[place] = tag as u8;
    }
}

/// The sequences of the first pass, and which article each is from.
pub fn collect_first(lessons: &[Lesson], tags: &Tags, templates: &Templates) -> Collected {
    let mut collected = Collected::default();
    let mut attributes = Vec::new();
    for (index, Lesson { view, gold, guide, weight, .. }) in lessons.iter().enumerate() {
        let mut row = vec![0u8; view.columns.document.tokens.len()];
        for attribution in gold {
            // What goes on without a cue teaches nothing of cues.
            let Some(cue) = attribution[1].first().map(|cue| cue.from) else { continue };
            for (label, runs) in [(2, &attribution[1]), (0, &attribution[0]), (3, &attribution[2])] {
                for &run in runs {
                    let after = usize::from(label != 2 && run.from > cue);
                    paint(&mut row, 0, run, label + after, tags);
                }
            }
        }
        for sequence in learned::sequences(view.columns.document) {
            collected.begin(index, *weight);
            let mut last = 0;
            for (token, &painted) in (sequence.from..).zip(&row[sequence.from..sequence.to]) {
                features::first(view, sequence, token, &mut collected.sink(&mut attributes, templates, *guide));
                // A run that crosses a paragraph goes on as if it began there.
                let goes_on = painted != 0 && !tags.legal(last, usize::from(painted));
                let tag = painted - u8::from(goes_on);
                collected.data.token(&attributes, tag);
                last = usize::from(tag);
            }
        }
    }
    collected
}

/// The windows of the second pass: around every cue of the gold, and every one that the first pass took for one.
pub fn collect_second(
    lessons: &[Lesson],
    guesses: &[Vec<u8>],
    [first_tags, tags]: [&Tags; 2],
    templates: &Templates,
) -> Collected {
    let mut collected = Collected::default();
    let mut attributes = Vec::new();
    let mut between = Vec::new();
    for (owner, (Lesson { view, gold, guide, weight, .. }, guesses)) in lessons.iter().zip(guesses).enumerate() {
        for sequence in learned::sequences(view.columns.document) {
            let mut cues: Vec<(Run, Option<usize>)> = Vec::new();
            for (index, attribution) in gold.iter().enumerate() {
                if let Some(&run) =
                    attribution[1].first().filter(|run| run.from >= sequence.from && run.to <= sequence.to)
                {
                    cues.push((run, Some(index)));
                }
            }
            for run in learned::cues_of(first_tags, &guesses[sequence.from..sequence.to], sequence) {
                if !cues.iter().any(|(known, _)| known.from < run.to && run.from < known.to) {
                    cues.push((run, None));
                }
            }
            cues.sort();
            cues.dedup_by_key(|(run, _)| run.from);
            let runs: Vec<Run> = cues.iter().map(|(run, _)| *run).collect();
            for ((window, cue), (_, attribution)) in learned::windows(view, sequence, &runs).into_iter().zip(&cues) {
                let mut row = vec![0u8; window.to - window.from];
                if let Some(index) = attribution {
                    for (label, runs) in [(0, &gold[*index][0]), (1, &gold[*index][2])] {
                        for &run in runs {
                            let clipped =
                                Run::new(run.from.clamp(window.from, window.to), run.to.clamp(window.from, window.to));
                            if clipped.from < clipped.to {
                                paint(&mut row, window.from, clipped, label, tags);
                            }
                        }
                    }
                }
                collected.begin(owner, *weight);
                features::between(view, window, cue, &mut between);
                let guesses = &guesses[sequence.from..sequence.to];
                let outlook = Outlook::new(view, window, cue, (guesses, sequence.from), &between);
                for token in window.from..window.to {
                    outlook.token(token, &mut collected.sink(&mut attributes, templates, *guide));
                    collected.data.token(&attributes, row[token - window.from]);
                }
            }
        }
    }
    collected
}
