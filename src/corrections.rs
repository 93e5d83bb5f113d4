//! What a reader has put right, applied between the steps so that every total follows. Owns how a correction finds its
//! mark and what it does to it; the rooms know nothing of corrections.

use crate::{
    analysis::{Entity, EntityType, Form, Mention, MentionBasis, Quote, QuoteKind, SpeakerBasis, Warning, WarningCode},
    error::Error,
    options::{Correction, Layer, Place},
    score::Score,
    sort,
    span::Span,
    text::Document,
    utf16::Utf16Index,
};

/// Corrections whose places are bytes of the text.
pub(crate) struct Corrections {
    located: Vec<Located>,
}

struct Located {
    correction: Correction,
    /// Its places ([`Correction::places`]).
    spans: Vec<Span>,
    used: bool,
}

impl Located {
    fn removes_word(&self) -> bool {
        matches!(self.correction, Correction::Remove { layer: Layer::Word, .. })
    }
}

/// Finds the places of `corrections` in the indexed text; refuses one that lies outside it or splits a character.
pub(crate) fn locate(corrections: &[Correction], index: &Utf16Index) -> Result<Corrections, Error> {
    let mut located = Vec::with_capacity(corrections.len());
    for (number, correction) in corrections.iter().enumerate() {
        let mut spans = Vec::with_capacity(2);
        for Place { start, end } in correction.places() {
            let (Some(from), Some(to)) = (index.byte(start), index.byte(end)) else {
                let problem = format!("{start}..{end} is no place in a text of {} UTF-16 code units", index.length());
                return Err(Error::option(format!("corrections[{number}]"), problem));
            };
            spans.push(Span { start: from, end: to });
        }
        located.push(Located { correction: correction.clone(), spans, used: false });
    }
    Ok(Corrections { located })
}

/// The index of the entity that has a mention at a place.
fn holder(entities: &[Entity], span: Span) -> Option<usize> {
    entities.iter().position(|entity| entity.mentions.iter().any(|mention| mention.span == span))
}

impl Corrections {
    /// Removes, adds and cuts mentions, changes types, joins and parts entities. Asked twice: of names, so that what
    /// follows from them follows from the reader's, and of pronouns and descriptions once they are there; each correction is
    /// done once.
    pub(crate) fn correct_entities(&mut self, entities: &mut Vec<Entity>, text: &str) {
        for Located { correction, spans, used } in self.located.iter_mut().filter(|located| !located.used) {
            let span = spans[0];
            let found = holder(entities, span);
            *used = match (correction, found) {
                (Correction::Remove { layer: Layer::Entity, .. }, Some(found)) => {
                    entities[found].mentions.retain(|mention| mention.span != span);
                    drop_unnamed(entities);
                    true
                }
                (Correction::Type { r#type, .. }, Some(found)) => {
                    entities[found].kind = *r#type;
                    true
                }
                (Correction::Join { .. }, Some(found)) => join(entities, found, spans[1]),
                (Correction::Part { .. }, Some(found)) => part(entities, found, span, text),
                (Correction::AddName { r#type, everywhere, .. }, _) => {
                    add_name(entities, span, *r#type, *everywhere, text);
                    true
                }
                (Correction::Move { layer: Layer::Entity, .. }, Some(found)) => {
                    move_mention(entities, found, span, spans[1], text);
                    true
                }
                _ => false,
            };
        }
    }

    /// Removes, adds and cuts quotes and says whose they are.
    pub(crate) fn correct_quotes(&mut self, quotes: &mut Vec<Quote>, entities: &[Entity], document: &Document) {
        for Located { correction, spans, used } in &mut self.located {
            let span = spans[0];
            let found = quotes.iter().position(|quote| quote.content.contains(&span));
            *used |= match (correction, found) {
                (Correction::Remove { layer: Layer::Quote, .. }, Some(_)) => {
                    quotes.retain(|quote| !quote.content.contains(&span));
                    true
                }
                (Correction::Speaker { .. }, Some(found)) => say_whose(&mut quotes[found], entities, spans.get(1)),
                (Correction::AddQuote { .. }, _) => {
                    let found = found.unwrap_or_else(|| add_quote(quotes, span, document));
                    say_whose(&mut quotes[found], entities, spans.get(1))
                }
                (Correction::Move { layer: Layer::Quote, .. }, Some(found)) => {
                    let mut quote = quotes.remove(found);
                    quote.content.retain(|part| *part == span || !part.overlaps(spans[1]));
                    for part in &mut quote.content {
                        if *part == span {
                            *part = spans[1];
                        }
                    }
                    sort::stable_by_key(&mut quote.content, |part| part.key());
                    read_content(&mut quote, document);
                    put(quotes, quote);
                    true
                }
                _ => false,
            };
        }
    }

    /// The places of polar words that a reader wants removed.
    pub(crate) fn words_to_remove(&self) -> Vec<Span> {
        self.located.iter().filter(|located| located.removes_word()).map(|located| located.spans[0]).collect()
    }

    /// Notes at which of these places there was a word.
    pub(crate) fn note_removed_words(&mut self, removed: &[Span]) {
        for located in self.located.iter_mut().filter(|located| located.removes_word()) {
            located.used = removed.contains(&located.spans[0]);
        }
    }

    /// A warning for each correction whose mark is not there.
    pub(crate) fn unused(&self) -> impl Iterator<Item = Warning> + '_ {
        self.located.iter().filter(|located| !located.used).map(|located| Warning {
            code: WarningCode::CorrectionUnused,
            message: "A correction speaks of a mark that is not there.".to_owned(),
            span: located.spans[0],
        })
    }
}

fn drop_unnamed(entities: &mut Vec<Entity>) {
    entities.retain(|entity| !entity.mentions.is_empty());
}

fn sort_mentions(entity: &mut Entity) {
    sort::stable_by_key(&mut entity.mentions, |mention| mention.span.key());
}

/// A name as it stands in the text, on one line.
fn written(text: &str, span: Span) -> String {
    span.of(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The entity with a mention at `place` becomes one with the entity at `found`.
fn join(entities: &mut Vec<Entity>, found: usize, place: Span) -> bool {
    let Some(other) = holder(entities, place) else { return false };
    if found != other {
        let joined = entities[other].clone();
        let entity = &mut entities[found];
        entity.mentions.extend(joined.mentions);
        sort_mentions(entity);
        entity.role = entity.role.or(joined.role);
        if joined.name.chars().count() > entity.name.chars().count() {
            entity.name = joined.name;
        }
        entities.remove(other);
    }
    true
}

/// The mention at `span` becomes an entity of its own, where its entity has others.
fn part(entities: &mut Vec<Entity>, found: usize, span: Span, text: &str) -> bool {
    let entity = &mut entities[found];
    let (apart, rest): (Vec<_>, Vec<_>) = entity.mentions.iter().cloned().partition(|mention| mention.span == span);
    if rest.is_empty() || apart.iter().all(|mention| mention.form == Form::Pronoun) {
        return false;
    }
    entity.mentions = rest;
    let kind = entity.kind;
    entities.push(named(written(text, span), kind, apart));
    true
}

/// An entity that nothing but the reader knows of.
fn named(name: String, kind: EntityType, mentions: Vec<Mention>) -> Entity {
    Entity { id: 0, name, kind, role: None, salience: Score::new(0.0), sentiment: None, mentions }
}

fn named_by_reader(span: Span) -> Mention {
    Mention {
        span,
        form: Form::Name,
        basis: MentionBasis::Reader,
        confidence: Score::new(1.0),
        sentiment: None,
        quote: None,
    }
}

/// Takes away the names that a place overlaps: two never do, and the reader's word is the last.
fn clear_names(entities: &mut Vec<Entity>, place: Span) {
    for entity in entities.iter_mut() {
        entity.mentions.retain(|mention| mention.form != Form::Name || !mention.span.overlaps(place));
    }
    drop_unnamed(entities);
}

/// Adds a name where it is written, and wherever else it is written outside other names.
fn add_name(entities: &mut Vec<Entity>, span: Span, kind: EntityType, everywhere: bool, text: &str) {
    clear_names(entities, span);
    let words = span.of(text);
    let mut places = vec![span];
    if everywhere {
        let edge = |character: Option<char>| character.is_none_or(|character| !character.is_alphanumeric());
        // Names in order, so that each place is looked up once.
        let mut names: Vec<Span> = entities
            .iter()
            .flat_map(|entity| &entity.mentions)
            .filter(|mention| mention.form == Form::Name)
            .map(|mention| mention.span)
            .collect();
        sort::stable_by_key(&mut names, |name| name.key());
        for (from, _) in text.match_indices(words) {
            let place = Span::new(from, from + words.len());
            let apart = edge(text[..from].chars().next_back()) && edge(text[from + words.len()..].chars().next());
            let next = names.partition_point(|name| name.end <= place.start);
            let taken = names.get(next).is_some_and(|name| name.overlaps(place));
            if apart && !taken && !place.overlaps(span) {
                places.push(place);
            }
        }
    }
    let mentions = places.into_iter().map(named_by_reader);
    let same = |entity: &Entity| {
        entity.mentions.iter().any(|mention| mention.form == Form::Name && mention.span.of(text) == words)
    };
    let at = entities.iter().position(same).unwrap_or_else(|| {
        entities.push(named(written(text, span), kind, Vec::new()));
        entities.len() - 1
    });
    entities[at].mentions.extend(mentions);
    sort_mentions(&mut entities[at]);
}

/// Gives a mention other edges; the entity keeps its name unless this was the only place where it is written so.
fn move_mention(entities: &mut Vec<Entity>, found: usize, span: Span, to: Span, text: &str) {
    let entity = &mut entities[found];
    let Some(at) = entity.mentions.iter().position(|mention| mention.span == span) else { return };
    let mention =
        Mention { span: to, basis: MentionBasis::Reader, confidence: Score::new(1.0), ..entity.mentions.remove(at) };
    let kept = entity.mentions.iter().any(|mention| written(text, mention.span) == entity.name);
    let name = if kept || mention.form != Form::Name { entity.name.clone() } else { written(text, to) };
    let mut entity = std::mem::replace(entity, named(String::new(), EntityType::Misc, Vec::new()));
    clear_names(entities, to);
    entity.mentions.retain(|mention| mention.form != Form::Name || !mention.span.overlaps(to));
    entity.mentions.push(mention);
    sort_mentions(&mut entity);
    entity.name = name;
    entities.push(entity);
}

/// Says whose a quote is, by the place of a mention; whether there is one.
fn say_whose(quote: &mut Quote, entities: &[Entity], place: Option<&Span>) -> bool {
    let speaker = place.map(|span| holder(entities, *span));
    if speaker == Some(None) {
        return false;
    }
    quote.speaker = speaker.flatten().map(|index| entities[index].id);
    quote.anonymous &= quote.speaker.is_none();
    quote.basis = SpeakerBasis::Reader;
    quote.candidates.clear();
    quote.confidence = Score::new(1.0);
    true
}

/// Adds a quote and gives its index. The quotation marks around it are its own; quotes that it crosses give way.
fn add_quote(quotes: &mut Vec<Quote>, span: Span, document: &Document) -> usize {
    let mut quote = Quote::by_reader(vec![span]);
    read_content(&mut quote, document);
    put(quotes, quote)
}

/// Kind and length of a quote by its content, which takes in the quotation marks right around it.
fn read_content(quote: &mut Quote, document: &Document) {
    let marks = |place: Span| {
        let around = document.quotations.iter().filter(|quotation| quotation.span.contains(place));
        around.min_by_key(|quotation| quotation.span.len()).map(|quotation| quotation.span)
    };
    let words = |place: Span| document.tokens_in(place).filter(|&token| document.is_word(token)).count();
    for part in &mut quote.content {
        if let Some(all) = marks(*part).filter(|&all| words(all) == words(*part)) {
            *part = all;
        }
    }
    let inside = |place: Span| marks(place) == Some(place);
    let marked = |place: &Span| document.quotations.iter().any(|quotation| place.contains(quotation.span));
    quote.kind = if quote.content.iter().all(|part| inside(*part)) {
        QuoteKind::Direct
    } else if quote.content.iter().any(marked) {
        QuoteKind::Mixed
    } else {
        QuoteKind::Indirect
    };
    quote.words = quote.content.iter().map(|part| words(*part)).sum::<usize>() as u32;
}

/// Puts a quote in its place among the others and gives its index; those that it crosses give way.
fn put(quotes: &mut Vec<Quote>, quote: Quote) -> usize {
    let crosses = |a: Span, b: Span| a.overlaps(b) && !a.contains(b) && !b.contains(a);
    quotes.retain(|other| {
        let same = other.content == quote.content;
        !same && !other.content.iter().any(|a| quote.content.iter().any(|b| crosses(*a, *b)))
    });
    let key = |quote: &Quote| quote.content.first().map(|span| span.key());
    let at = quotes.partition_point(|other| key(other) < key(&quote));
    quotes.insert(at, quote);
    at
}
