//! The whole way of a text, on one screen: `analyze_indexed`. Owns the order of the steps, none of their work.

use crate::{
    analysis::{self, Analysis, OffsetUnit},
    coreference, corrections,
    entities::{self, NamedEntities},
    error::Error,
    names,
    options::Settings,
    quotes,
    sentiment::{self, SentenceTone},
    sort, speakers, stats,
    syntax::{self, role_phrase::TaggedText},
    text,
    utf16::{self, Utf16Index},
};
use std::ops::ControlFlow;

/// Is told each step as it begins, and may end the analysis there by [`ControlFlow::Break`].
pub type OnStep<'a> = &'a mut dyn FnMut(Step) -> ControlFlow<()>;

/// A step of the pipeline, in order; reported as it begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Step {
    /// Paragraphs, tokens, sentences, quotation marks.
    Text,
    /// Parts of speech, for all steps behind it.
    Tags,
    /// Names, grouped into entities.
    Entities,
    /// Statements and their speakers.
    Quotes,
    /// Polar words.
    Sentiment,
    /// Totals.
    Stats,
    /// Everything is there.
    Done,
}

impl Step {
    /// All steps, in order.
    pub const ALL: [Step; 7] =
        [Step::Text, Step::Tags, Step::Entities, Step::Quotes, Step::Sentiment, Step::Stats, Step::Done];

    /// Its name in lower case.
    pub fn name(self) -> &'static str {
        match self {
            Step::Text => "text",
            Step::Tags => "tags",
            Step::Entities => "entities",
            Step::Quotes => "quotes",
            Step::Sentiment => "sentiment",
            Step::Stats => "stats",
            Step::Done => "done",
        }
    }
}

/// The analysis of `text`, its spans in bytes. Fails only where the text is longer than the settings allow.
pub fn analyze(text: &str, settings: &Settings) -> Result<Analysis, Error> {
    analyze_with(text, settings, &mut |_| ControlFlow::Continue(()))
}

/// [`analyze`], telling `on_step` of each step as it begins; fails by [`Error::Stopped`] where that ends it.
pub fn analyze_with(text: &str, settings: &Settings, on_step: OnStep) -> Result<Analysis, Error> {
    let index = Utf16Index::new(text);
    analyze_indexed(text, &index, settings, on_step)
}

/// [`analyze`], its spans in UTF-16 code units: what the module and the command line give out.
pub fn analyze_utf16(text: &str, settings: &Settings) -> Result<Analysis, Error> {
    analyze_utf16_with(text, settings, &mut |_| ControlFlow::Continue(()))
}

/// [`analyze_with`], its spans in UTF-16 code units.
pub fn analyze_utf16_with(text: &str, settings: &Settings, on_step: OnStep) -> Result<Analysis, Error> {
    let index = Utf16Index::new(text);
    let mut analysis = analyze_indexed(text, &index, settings, on_step)?;
    utf16::to_utf16(&mut analysis, &index);
    Ok(analysis)
}

fn analyze_indexed(text: &str, index: &Utf16Index, settings: &Settings, on_step: OnStep) -> Result<Analysis, Error> {
    let mut begin = |step| match on_step(step) {
        ControlFlow::Continue(()) => Ok(()),
        ControlFlow::Break(()) => Err(Error::Stopped),
    };
    if index.length() > u64::from(settings.max_length()) {
        return Err(Error::TooLong { length: index.length(), limit: settings.max_length() });
    }
    let mut corrections = corrections::locate(settings.corrections(), index)?;

    begin(Step::Text)?;
    let mut document = text::read(text);

    begin(Step::Tags)?;
    let tags = if settings.entities() || settings.quotes() { syntax::pos::tag(&document) } else { Vec::new() };

    begin(Step::Entities)?;
    let mut named = if settings.entities() {
        entities::find_with(&document, &tags, settings.names())
    } else {
        NamedEntities::default()
    };
    corrections.correct_entities(&mut named.entities, text);

    // Who is meant depends on who speaks: statements are read where only entities are asked for, too.
    begin(Step::Quotes)?;
    let (mut entities, mut quotes) = if settings.entities() {
        let (columns, statements) = quotes::find(&document, &tags, &named.entities);
        let meant = coreference::find(TaggedText { document: &document, tags: &columns.tags }, &mut named, &statements);
        let mut entities = named.entities;
        corrections.correct_entities(&mut entities, text);
        names::rank(&document, &mut entities);
        let quotes = speakers::find(&document, &entities, &statements, &meant);
        (entities, if settings.quotes() { quotes } else { Vec::new() })
    } else {
        (Vec::new(), Vec::new())
    };
    corrections.correct_quotes(&mut quotes, &entities, &document);
    quotes::place(&quotes, &mut entities);

    begin(Step::Sentiment)?;
    let tone = if settings.sentiment() {
        let changes =
            sentiment::LexiconChanges { lexicon: settings.lexicon(), removed: &corrections.words_to_remove() };
        sentiment::find(&document, &tags, &changes, &mut entities, &quotes)
    } else {
        sentiment::Tone::none(&document)
    };
    corrections.note_removed_words(&tone.removed);
    document.warnings.extend(corrections.unused());
    sort::stable_by_key(&mut document.warnings, |warning| warning.span.key());

    begin(Step::Stats)?;
    let stats = stats::count(&document, &quotes, &tone, index.length() as u32);

    begin(Step::Done)?;
    Ok(Analysis {
        schema: analysis::SCHEMA,
        offset_unit: OffsetUnit::Bytes,
        language: document.language,
        paragraphs: document
            .paragraphs
            .iter()
            .map(|paragraph| analysis::Paragraph { span: paragraph.span, kind: paragraph.kind })
            .collect(),
        sentences: document
            .sentences
            .iter()
            .zip(&tone.sentences)
            .map(|(sentence, &SentenceTone { score, own_tone, quoted_tone })| analysis::Sentence {
                span: sentence.span,
                paragraph: sentence.paragraph,
                score,
                own_tone,
                quoted_tone,
            })
            .collect(),
        entities,
        quotes,
        sentiment: analysis::Sentiment { score: tone.score, words: tone.words },
        stats,
        warnings: document.warnings,
    })
}
