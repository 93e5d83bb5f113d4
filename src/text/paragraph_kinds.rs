//! What each paragraph is. Owns the weighing of position, features, wording and neighbours; the features are counted in
//! `paragraph_features`, what only pages have is `page_layout`'s, the wording `furniture`'s, the pattern of a dateline
//! `dateline`'s.
//!
//! Running text is found first: paragraphs that end as a sentence does, or are long. What stands between, before and after
//! them is then judged. Where the evidence is thin it is body: losing a sentence of the article is worse than keeping a
//! caption.

use crate::{
    analysis::ParagraphKind,
    span::Span,
    text::{
        Document, TextParagraph, dateline,
        furniture::Wording,
        page_layout::{ArticleNames, PageLayout},
        paragraph_features::{self, ParagraphFeatures},
    },
};

/// The most words of a headline, of a subheading, of a line below a headline.
const HEADLINE: usize = 28;
const HEADING: usize = 12;
const DECK: usize = 40;

/// Gives every paragraph its kind and splits datelines off.
pub(super) fn judge(document: &mut Document) {
    if document.paragraphs.len() > 1 {
        let features: Vec<ParagraphFeatures> =
            document.paragraphs.iter().map(|paragraph| paragraph_features::of(document, paragraph)).collect();
        let mut kinds: Vec<Option<ParagraphKind>> = features.iter().map(|line| by_wording(line.wording)).collect();
        shelves(&features, &mut kinds);
        let prose = |index: &usize| features[*index].is_prose() && kinds[*index].is_none();
        if let (Some(first), Some(last)) = ((0..features.len()).find(prose), (0..features.len()).rev().find(prose)) {
            let names = ArticleNames::new(document, &features, &kinds);
            let page = PageLayout { document, features: &features, names: &names, first, last };
            above(&page, &mut kinds);
            between(&page, &mut kinds);
            below(&page, &mut kinds);
        } else {
            // Nothing but short lines: a list, a poem, a menu. Only the plainest furniture is told apart.
            kinds.iter_mut().filter(|kind| **kind == Some(ParagraphKind::Teaser)).for_each(|kind| *kind = None);
        }
        for (paragraph, kind) in document.paragraphs.iter_mut().zip(kinds) {
            paragraph.kind = kind.unwrap_or(ParagraphKind::Body);
        }
    }
    open_dateline(document);
}

fn by_wording(wording: Option<Wording>) -> Option<ParagraphKind> {
    Some(match wording? {
        Wording::Boilerplate | Wording::Shelf => ParagraphKind::Boilerplate,
        Wording::Teaser => ParagraphKind::Teaser,
        Wording::Byline => ParagraphKind::Byline,
        Wording::Caption => ParagraphKind::Caption,
    })
}

/// Marks what stands on a shelf of other stories: the titles and the leads that break off below `Most read`.
fn shelves(features: &[ParagraphFeatures], kinds: &mut [Option<ParagraphKind>]) {
    let mut on_shelf = false;
    for (index, line) in features.iter().enumerate() {
        if line.wording.is_some() {
            on_shelf = line.wording == Some(Wording::Shelf) || (on_shelf && line.wording != Some(Wording::Caption));
            continue;
        }
        // A sentence with its stop is the article's again.
        on_shelf &= !line.ended && !line.hangs && line.words <= 60;
        // The last title before running text may be a subheading; a shelf holds at least what follows its head.
        if on_shelf {
            kinds[index] = Some(ParagraphKind::Teaser);
        }
    }
}

/// What stands above the running text: section, headline, the line below it, writers, date.
fn above(page: &PageLayout, kinds: &mut [Option<ParagraphKind>]) {
    let mut titles: Vec<usize> = (0..page.first).filter(|&index| kinds[index].is_none()).collect();
    titles.retain(|&index| {
        let codes = page.is_codes(index);
        if codes {
            kinds[index] = Some(ParagraphKind::Boilerplate);
        } else if dateline::is_whole(page.document, &page.document.paragraphs[index].tokens) {
            kinds[index] = Some(ParagraphKind::Dateline);
        }
        kinds[index].is_none() && !page.features[index].begins_small
    });
    // A short line above a longer one names the section: OPINION, Football.
    let mut titles = &titles[..];
    while let [first, second, ..] = *titles
        && page.features[first].words <= 2
        && !page.features[first].ended
        && page.features[second].words >= 4
        && page.features[second].is_title()
    {
        kinds[first] = Some(ParagraphKind::Boilerplate);
        titles = &titles[1..];
    }
    // A question or an exclamation can be a headline, and so can a title in capitals with a stop.
    // In an interview the questions come again.
    let asked = |index: usize| {
        let others = page.features.iter().enumerate().filter(|&(other, _)| other != index);
        others.filter(|(_, line)| line.loud && line.stops == 0 && line.words > 2 && line.words <= 40).count() > 0
    };
    let question = |index: usize| {
        let line = &page.features[index];
        let next = page.features.get(index + 1);
        line.loud
            && line.stops == 0
            && line.words <= 16
            && next.is_some_and(|next| next.is_prose() && next.words > 16)
            && !page.quoted(index)
            && !asked(index)
    };
    let shouted = |index: usize| {
        page.features[index].is_capitals()
            && page.features[index].stops <= 2
            && page.features[index].words <= 20
            && page.features[index].words > 3
    };
    if titles.is_empty() && kinds[..page.first].iter().all(|kind| *kind == Some(ParagraphKind::Boilerplate)) {
        let article = page.first < page.last;
        if article && (question(page.first) || shouted(page.first)) {
            kinds[page.first] = Some(ParagraphKind::Headline);
        }
        return;
    }
    let Some((&headline, rest)) = titles.split_first() else { return };
    let line = &page.features[headline];
    // A label that stands alone, or an opening sentence that lost its stop, is no headline.
    if line.hangs || line.words > HEADLINE || (line.words == 1 && !rest.is_empty()) {
        return;
    }
    // A short sentence in small letters opens the text: "The ferry sailed again."
    if line.ended && !question(headline) && !line.is_title_case() {
        return;
    }
    // A list of short lines above the text is in no hurry to be a headline and its deck.
    if rest.len() > 5 {
        return;
    }
    kinds[headline] = Some(ParagraphKind::Headline);
    for &index in rest {
        let line = &page.features[index];
        if page.is_names(index, 5) || page.is_portrait(index) {
            kinds[index] = Some(ParagraphKind::Byline);
        } else if line.is_title() && line.words <= DECK {
            kinds[index] = Some(ParagraphKind::Heading);
        }
    }
    // Who the writer is, before the text begins: "X is a columnist for the Marvela Mirror."
    if kinds[page.first].is_none() && page.first > headline && page.is_portrait(page.first) {
        kinds[page.first] = Some(ParagraphKind::Byline);
    }
}

/// What stands between paragraphs of running text: subheadings and captions without a credit.
fn between(page: &PageLayout, kinds: &mut [Option<ParagraphKind>]) {
    for (index, kind) in kinds.iter_mut().enumerate().take(page.last).skip(page.first + 1) {
        if kind.is_none() && page.features[index].is_title() && page.is_row_of_names(index) {
            *kind = Some(ParagraphKind::Caption);
        }
    }
    for index in page.first + 1..page.last {
        let line = &page.features[index];
        if kinds[index].is_some() || !line.is_title() || line.words > HEADING || line.trails || line.stops > 0 {
            continue;
        }
        let article = |kinds: &[Option<ParagraphKind>], index: &usize| {
            !matches!(kinds[*index], Some(ParagraphKind::Caption | ParagraphKind::Boilerplate | ParagraphKind::Teaser))
        };
        let before = (page.first..index).rev().find(|before| article(kinds, before));
        let after = (index + 1..=page.last).find(|after| article(kinds, after));
        let prose =
            |index: Option<usize>| index.is_some_and(|index| page.features[index].is_prose() && kinds[index].is_none());
        if prose(before) && prose(after) && !page.is_cut(index) && !page.is_item(index) {
            kinds[index] = Some(ParagraphKind::Heading);
        }
    }
}

/// What stands below the running text: writers, codes, and the lead of another story.
fn below(page: &PageLayout, kinds: &mut [Option<ParagraphKind>]) {
    let count = page.features.len();
    // A long list of names below the text is a list: who signed it, who took part.
    let few = kinds[page.last + 1..].iter().filter(|kind| kind.is_none()).count() <= 4;
    for (index, kind) in kinds.iter_mut().enumerate().skip(page.last + 1).filter(|(_, kind)| kind.is_none()) {
        if page.is_sign_off(index) {
            *kind = Some(ParagraphKind::Boilerplate);
        } else if few && (page.is_names(index, 10) || page.is_portrait(index)) {
            *kind = Some(ParagraphKind::Byline);
        }
    }
    // The writer in a sentence of its own at the very end.
    if kinds[page.last].is_none()
        && page.last > page.first + 1
        && page.features[page.last].stops <= 2
        && page.is_portrait(page.last)
    {
        kinds[page.last] = Some(ParagraphKind::Byline);
    }
    // A title and a lead that breaks off, about nobody whom the article names.
    let trailing = page.last;
    if page.features[trailing].trails && trailing > page.first + 1 && trailing + 1 == count && kinds[trailing].is_none()
    {
        let title = trailing - 1;
        if page.features[title].is_title() && !page.features[title].is_prose() && !page.about_article(trailing) {
            kinds[trailing] = Some(ParagraphKind::Teaser);
            kinds[title].get_or_insert(ParagraphKind::Teaser);
            if kinds[title] == Some(ParagraphKind::Heading) {
                kinds[title] = Some(ParagraphKind::Teaser);
            }
        }
    }
}

/// Splits the dateline off the first paragraphs of running text.
fn open_dateline(document: &mut Document) {
    let body = |paragraph: &TextParagraph| paragraph.kind == ParagraphKind::Body && paragraph.tokens.len() > 8;
    // A title and the line below it that were taken for body may stand above it.
    let opening = document.paragraphs.iter().enumerate().filter(|(_, paragraph)| body(paragraph)).take(3);
    let found = opening.enumerate().find_map(|(nth, (index, paragraph))| {
        let end = dateline::end(document, &paragraph.tokens)?;
        let place = document.form(paragraph.tokens.start as usize);
        let sure = !place.contains(char::is_lowercase) && document.lower(end as usize - 1) != ":";
        (nth == 0 || sure).then_some((index, end))
    });
    let Some((index, end)) = found else { return };
    let paragraph = &document.paragraphs[index];
    let (tokens, span) = (paragraph.tokens.clone(), paragraph.span);
    // In an interview the names in capitals before a colon come again.
    let colon = document.lower(end as usize - 1) == ":";
    let same = |other: &TextParagraph| {
        other.tokens.len() > 2
            && document.form(other.tokens.start as usize) == document.form(tokens.start as usize)
            && document.lower(other.tokens.start as usize + 1) == document.lower(tokens.start as usize + 1)
    };
    if colon && document.paragraphs.iter().filter(|other| same(other)).count() > 1 {
        return;
    }
    let part = |from: u32, to: u32| document.tokens[from as usize].span.join(document.tokens[to as usize - 1].span);
    let head = TextParagraph {
        span: part(tokens.start, end),
        kind: ParagraphKind::Dateline,
        sentences: 0..0,
        tokens: tokens.start..end,
    };
    let rest = Span { end: span.end, ..part(end, tokens.end) };
    document.paragraphs[index].span = rest;
    document.paragraphs[index].tokens = end..tokens.end;
    document.paragraphs.insert(index, head);
}
