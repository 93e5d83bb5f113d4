//! An analysis as marks, in the labels of each room's cases. Owns the labels, not the comparison.
//!
//! What a case leaves open is left out of the labels: an entity's number, a cue's class, a speaker, a target.

use crate::marked::{Case, Mark};
use article_analyzer::{Analysis, Span, analysis::Form};
use std::collections::BTreeMap;

fn mark(span: Span, label: impl Into<String>) -> Mark {
    Mark { start: span.start as usize, end: span.end as usize, label: label.into() }
}

/// The name of an enum's value as the JSON has it.
fn key(value: impl serde::Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(name)) => name,
        other => panic!("not a name: {other:?}"),
    }
}

/// The expected label at a span that starts with one of `words`.
fn expected<'c>(case: &'c Case, span: Span, words: &[&str]) -> Option<&'c str> {
    let at = case.marks.iter().filter(|mark| mark.start == span.start as usize && mark.end == span.end as usize);
    at.map(|mark| mark.label.as_str()).find(|label| words.contains(&label.split(' ').next().unwrap_or("")))
}

/// Paragraph kinds, sentences `s`, tokens `t`, quotations `q` and warnings `warn CODE`.
pub fn text(case: &Case, analysis: &Analysis) -> Vec<Mark> {
    let document = article_analyzer::internals::text::read(&case.text);
    let kinds = analysis.paragraphs.iter().map(|paragraph| mark(paragraph.span, key(paragraph.kind)));
    let sentences = analysis.sentences.iter().map(|sentence| mark(sentence.span, "s"));
    let tokens = document.tokens.iter().map(|token| mark(token.span, "t"));
    let quotations = document.quotations.iter().map(|quotation| mark(quotation.span, "q"));
    let warnings = analysis.warnings.iter().map(|warning| mark(warning.span, format!("warn {}", warning.code)));
    kinds.chain(sentences).chain(tokens).chain(quotations).chain(warnings).collect()
}

/// `TYPE N` for names, `nominal N` and `pronoun N` for the other mentions, `role N` for roles.
pub fn names(case: &Case, analysis: &Analysis) -> Result<Vec<Mark>, String> {
    // Which entity each number of the case stands for: the one that holds its first mark.
    let mut entity_of: BTreeMap<&str, usize> = BTreeMap::new();
    for expected in &case.marks {
        let Some((first, number)) = expected.label.split_once(' ') else { continue };
        let holds = |span: Span| span.start as usize == expected.start && span.end as usize == expected.end;
        if first == "role" || entity_of.contains_key(number) {
            continue;
        }
        let holder = analysis.entities.iter().position(|e| e.mentions.iter().any(|mention| holds(mention.span)));
        if let Some(holder) = holder {
            if let Some((other, _)) = entity_of.iter().find(|(_, entity)| **entity == holder) {
                return Err(format!(
                    "entities {other} and {number} are one in the analysis: {}",
                    analysis.entities[holder].name
                ));
            }
            entity_of.insert(number, holder);
        }
    }
    let mut marks = Vec::new();
    for (index, entity) in analysis.entities.iter().enumerate() {
        let number = entity_of.iter().find(|(_, of)| **of == index).map(|(number, _)| *number);
        let numbered = |span: Span, first: &str| {
            let open = expected(case, span, &[first]).is_some_and(|label| !label.contains(' '));
            match number.filter(|_| !open) {
                Some(number) => mark(span, format!("{first} {number}")),
                None => mark(span, first),
            }
        };
        for mention in &entity.mentions {
            marks.push(match mention.form {
                Form::Name => numbered(mention.span, &key(entity.kind)),
                form => numbered(mention.span, form.as_str()),
            });
        }
        marks.extend(entity.role.map(|role| numbered(role, "role")));
    }
    Ok(marks)
}

/// `content N: SPEAKER`, `cue N CLASS`, `source N`.
pub fn quotes(case: &Case, analysis: &Analysis) -> Vec<Mark> {
    // A quote of the analysis takes the number of the expected one with a content, else a cue, at the same place.
    let number_at = |span: Span, word: &str| {
        let label = expected(case, span, &[word])?;
        Some(label.split([' ', ':']).nth(1)?.to_owned())
    };
    let mut marks = Vec::new();
    // One that the case does not expect takes the next number that is free.
    let numbers = case.marks.iter().filter_map(|mark| mark.label.split([' ', ':']).nth(1)?.parse::<u32>().ok());
    let mut last = numbers.max().unwrap_or(0);
    for quote in &analysis.quotes {
        let by_content = quote.content.iter().find_map(|span| number_at(*span, "content"));
        let by_cue = || quote.cue.iter().find_map(|span| number_at(*span, "cue"));
        let number = by_content.or_else(by_cue).unwrap_or_else(|| {
            last += 1;
            last.to_string()
        });
        let speaker = match quote.speaker {
            Some(entity) => analysis.entities[entity as usize].name.as_str(),
            None if quote.anonymous => "anonymous",
            None => "?",
        };
        for span in &quote.content {
            let open = expected(case, *span, &["content"]).is_some_and(|label| !label.contains(':'));
            marks.push(mark(
                *span,
                if open { format!("content {number}") } else { format!("content {number}: {speaker}") },
            ));
        }
        for span in &quote.cue {
            let open = expected(case, *span, &["cue"]).is_some_and(|label| label.split(' ').count() < 3);
            let class = quote.cue_class.map_or("none", |class| class.as_str());
            marks.push(mark(*span, if open { format!("cue {number}") } else { format!("cue {number} {class}") }));
        }
        marks.extend(quote.source.iter().map(|span| mark(*span, format!("source {number}"))));
    }
    marks
}

/// `+` and `-`, with `adds +` or `adds -` where what governs the word turns what it adds to its sentence, `loaded:
/// ALTERNATIVE`, `own` or `quoted` for the voice, and `> TARGET`; `neg`, `int`.
pub fn sentiment(case: &Case, analysis: &Analysis) -> Vec<Mark> {
    let mut marks = Vec::new();
    for word in &analysis.sentiment.words {
        let sign = |score: article_analyzer::Score| match score.get() {
            above if above > 0.0 => "+",
            below if below < 0.0 => "-",
            _ => "0",
        };
        let asked = expected(case, word.span, &["+", "-", "0"]).unwrap_or("");
        let mut label = sign(word.polarity).to_owned();
        if word.polarity.get() * word.effect.get() < 0.0 {
            label += &format!(" adds {}", sign(word.effect));
        }
        if asked.contains("loaded") && word.loaded {
            label += &format!(" loaded: {}", word.alternative.as_deref().unwrap_or("?"));
        }
        if asked.contains(" own") || asked.contains(" quoted") {
            label += if word.quote.is_some() { " quoted" } else { " own" };
        }
        if asked.contains(" > ") {
            let target = word.target.map_or("?", |id| analysis.entities[id as usize].name.as_str());
            label += &format!(" > {target}");
        }
        marks.push(mark(word.span, label));
        marks.extend(word.negation.map(|span| mark(span, "neg")));
        marks.extend(word.intensifier.map(|span| mark(span, "int")));
    }
    marks.sort();
    marks.dedup();
    marks
}
