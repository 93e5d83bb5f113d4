//! The look backwards from a source: who spoke, and who was mentioned, in the sentences before. Owns what is seen
//! there, not who is meant.

use crate::{
    analysis::{Form, ParagraphKind},
    lexicon::nouns::Sex,
    speakers::context::{BACK, MentionSite, ResolvedSpeaker, SpeakerContext, sex_of},
    syntax::Tag,
    text::Run,
};

/// The last of those who speak in a sentence, before `token` and in the article's own words.
pub fn last_speaker_in(cx: &SpeakerContext, sentence: usize, token: usize) -> Option<(ResolvedSpeaker, Run)> {
    (0..cx.resolved.len()).rev().take(16).find_map(|index| {
        let source = *cx.statements[index].source.first()?;
        let known = cx.resolved[index].speaker.is_some() || cx.resolved[index].anonymous;
        let own = source.from < token
            && cx.document.tokens[source.from].sentence as usize == sentence
            && cx.document.tokens[source.from].quotation.is_none()
            && known
            && !is_inside_content(cx, source.from);
        own.then_some((cx.resolved[index], source))
    })
}

/// Whether a token stands in what somebody says.
pub fn is_inside_content(cx: &SpeakerContext, token: usize) -> bool {
    (0..cx.resolved.len()).rev().take(16).any(|index| cx.holds(index, token))
}

/// The first person named in a sentence before `token`, in the article's own words.
pub fn first_named_in<'c>(
    cx: &'c SpeakerContext,
    sentence: usize,
    token: usize,
    fits: impl Fn(u32) -> bool,
) -> Option<&'c MentionSite> {
    let span = cx.document.sentences[sentence].span;
    let own = |site: &&MentionSite| {
        let from = cx.tokens(site).from;
        site.form == Form::Name
            && from < token
            && cx.document.tokens[from].quotation.is_none()
            && fits(site.entity)
            && !is_inside_content(cx, from)
    };
    // "Over the roofs of Mirpur, Rashid Lodhi cut his bamboo": not what hangs on a preposition.
    let free = |site: &&MentionSite| {
        let before = cx.tokens(site).from.checked_sub(1).map(|before| cx.columns.tags[before]);
        !before.is_some_and(Tag::is_preposition)
    };
    let near = cx.sites_in(span);
    let near = &near[..near.len().min(BACK)];
    near.iter().filter(free).find(own).or_else(|| near.iter().find(own))
}

/// Whom "he" or "she" means in a sentence before `token`, in the article's own words.
pub fn pronoun_mention_in<'c>(
    cx: &'c SpeakerContext,
    sentence: usize,
    token: usize,
    sex: Option<Sex>,
) -> Option<&'c MentionSite> {
    let span = cx.document.sentences[sentence].span;
    cx.sites_in(span).iter().take(BACK).find(|site| {
        let from = cx.tokens(site).from;
        site.form == Form::Pronoun
            && from < token
            && sex.is_some()
            && sex_of(cx.document.lower(from)) == sex
            && cx.document.tokens[from].quotation.is_none()
            && !is_inside_content(cx, from)
    })
}

/// The sentences from that of `token` backwards, as far as a pronoun looks: into the paragraph before.
pub fn earlier_sentences(cx: &SpeakerContext, token: usize) -> impl Iterator<Item = usize> {
    let document = cx.document;
    let sentence = document.tokens[token].sentence as usize;
    let mut paragraphs = 0;
    let mut last = document.sentences[sentence].paragraph;
    (0..=sentence)
        .rev()
        .filter(|&index| document.kind_of(index).counts() && document.kind_of(index) != ParagraphKind::Heading)
        .take_while(move |&index| {
            paragraphs += u32::from(document.sentences[index].paragraph != last);
            last = document.sentences[index].paragraph;
            paragraphs < 3
        })
        .take(10)
}

/// The last speaker before a token that no other statement holds, and where its statement begins.
pub fn last_speaker(cx: &SpeakerContext, token: usize) -> Option<(ResolvedSpeaker, usize)> {
    let mut latest: Option<(ResolvedSpeaker, usize)> = None;
    for index in (0..cx.resolved.len()).rev().take(8) {
        let statement = &cx.statements[index];
        let end = statement.content.iter().chain(&statement.cue).map(|run| run.to).max().unwrap_or(0);
        let spoken = cx.resolved[index].speaker.is_some() || cx.resolved[index].anonymous;
        if end <= token
            && spoken
            && latest.is_none_or(|(_, start)| statement.start() <= start && cx.holds(index, start))
        {
            latest = Some((cx.resolved[index], statement.start()));
        }
    }
    latest
}

/// Whether a statement so far has its cue or its content in a sentence.
pub fn has_statement(cx: &SpeakerContext, sentence: usize) -> bool {
    let tokens = &cx.document.sentences[sentence].tokens;
    let (from, to) = (tokens.start as usize, tokens.end as usize);
    cx.statements[..cx.resolved.len()]
        .iter()
        .rev()
        .take(8)
        .any(|statement| statement.content.iter().chain(&statement.cue).any(|run| run.from < to && from < run.to))
}
