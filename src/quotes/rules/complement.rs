//! What a verb of saying takes: a clause, an infinitive, an object, and where it ends. Owns the words behind the verb, not
//! its subject.

use crate::{
    analysis::CueClass,
    lexicon::cues::Frames,
    quotes::{
        cue::{class_at, reports},
        rule::Rule,
        rules::context::{OBJECTS, Reader, animate, named},
    },
    syntax::{
        adverbial::skip_adverbials,
        clause::has_clause,
        line::REACH,
        noun_phrase::{chunk_after, opens_phrase, phrase_after},
        pos::Tag,
        verb_group::VerbGroup,
    },
    text::Run,
};

/// What stands behind a verb of saying; gives where it ends.
pub fn complement(
    reader: &mut Reader,
    group: &VerbGroup,
    cue: Run,
    source: Run,
    frames: Frames,
    class: Option<CueClass>,
) -> Option<usize> {
    let line = reader.line;
    let at = group.to;
    if at >= line.to {
        return None;
    }
    // "asked not to be named"
    if (at..line.to.min(at + 6)).any(|token| line.is(token, &["named", "identified", "anonymity", "anonymous"])) {
        return None;
    }
    // said: the road is open
    if line.is(at, &[":"]) && at + 2 < line.to {
        let end = content_end(reader, at + 1, false);
        reader.push(Rule::ColonClause, vec![Run::new(at + 1, end)], cue, Some(source), 0.9);
        return Some(end);
    }
    let opens_clause = |token: usize| {
        line.is(token, &["that", "whether", "if", "how", "why", "what", "where", "when", "who", "which"])
            && (line.word(token) != "that"
                || line.tag(token) == Tag::Preposition
                || has_clause(line, token + 1, line.to))
    };
    if frames.any(Frames::CLAUSE) {
        let limit = line.to.min(at + 18);
        let that = (at..limit)
            .take_while(|&token| {
                token == at || line.ours(token - 1) && !(line.finite(token - 1) || line.is(token - 1, &[";", ":"]))
            })
            .find(|&token| {
                if token == at {
                    opens_clause(token)
                } else {
                    line.is(token, &["that", "whether"]) && opens_clause(token)
                }
            });
        // Between verb and "that": the hearer, when and where, an aside.
        let that = that.filter(|&that| {
            that == at || {
                let noun = line.tag(that - 1).is_noun() && !frames.any(Frames::HEARER);
                let skipped = skip_adverbials(line, at, line.to);
                skipped >= that
                    || !noun
                    || line.tag(at) == Tag::Preposition
                    || reader.line.tag(that) == Tag::Preposition
                        && opens_phrase(line, that + 1)
                        && has_clause(line, that + 1, line.to)
            }
        });
        if let Some(that) = that {
            let end = content_end(reader, that, false);
            if end > that + 1 || line.word(that) != "that" {
                let (rule, confidence) =
                    if that == at { (Rule::ThatClause, 0.93) } else { (Rule::DistantThatClause, 0.9) };
                reader.push(rule, vec![Run::new(that, end)], cue, Some(source), confidence);
                return Some(end);
            }
        }
        let mut from = skip_adverbials(line, at, line.to);
        if frames.any(Frames::HEARER)
            && let Some(end) = chunk_after(line, from, line.to)
        {
            from = skip_adverbials(line, end, line.to);
            from = if line.is(from, &[","]) { from + 1 } else { from };
        }
        if !frames.any(Frames::THAT_ONLY) && from < line.to && has_clause(line, from, line.to) {
            let end = content_end(reader, from, false);
            reader.push(Rule::BareClause, vec![Run::new(from, end)], cue, Some(source), 0.88);
            return Some(end);
        }
    }
    if frames.any(Frames::INFINITIVE) {
        let mut to = at;
        if (frames.any(Frames::HEARER) || matches!(class, Some(CueClass::Intend | CueClass::Predict)))
            && !line.is(to, &["to"])
        {
            to = phrase_after(line, to, line.to).map_or(to, |hearer| hearer.to);
        }
        if line.tag(to) == Tag::To && line.tag(to + 1) == Tag::Base
            || line.is(to, &["to", "not"]) && line.is(to + 1, &["to", "be"])
        {
            let end = content_end(reader, at, true);
            let unspoken = matches!(class, Some(CueClass::Intend | CueClass::Think));
            let confidence = if unspoken { 0.75 } else { 0.85 };
            if !unspoken || animate(reader.line, source) {
                reader.push(Rule::Infinitive, vec![Run::new(at, end)], cue, Some(source), confidence);
                return Some(end);
            }
        }
    }
    use CueClass::{Claim, Criticize, Deny, Neutral, Praise};
    let judges = class.is_some_and(|class| OBJECTS.contains(&class)) && !frames.any(Frames::DOES);
    let object = frames.any(Frames::NOUN) && (judges || frames.any(Frames::BARE_OBJECT))
        || frames.any(Frames::SEEN_AS) && matches!(class, Some(Claim | Neutral | Praise | Criticize | Deny));
    let told = matches!(line.tag(group.verb), Tag::Past | Tag::PresentThird);
    if object
        && animate(reader.line, source)
        && !group.infinitive
        && (opens_phrase(line, at) || !line.ours(at) || line.tag(at) == Tag::Gerund)
    {
        let end = content_end(reader, at, true);
        let (rule, confidence) = if told && named(reader.line, source) {
            (Rule::ReportedObject, 0.8)
        } else {
            (Rule::LooseReportedObject, 0.7)
        };
        reader.push(rule, vec![Run::new(at, end)], cue, Some(source), confidence);
        return Some(end);
    }
    None
}

/// Where what is said ends that begins at `from`; `object` where it is no clause.
pub fn content_end(reader: &Reader, from: usize, object: bool) -> usize {
    let line = reader.line;
    let limit = line.to.min(from + REACH);
    let mut at = from;
    while at < limit {
        if !line.ours(at) {
            at += 1;
            continue;
        }
        if line.is(at, &[";"]) && at > from {
            return at;
        }
        let comma = line.is(at, &[",", "—", "–", "--"]);
        let next = if comma { at + 1 } else { at };
        if comma && turns_away(reader, next, limit, object)
            || line.is(next, &["and", "but", "while"]) && at > from && coordinated(reader, next, comma, object)
        {
            return at;
        }
        at = next.max(at + 1);
    }
    if limit < line.to { limit } else { line.to }
}

/// Whether a comma is followed by what no longer is said: ", adding that …", ", according to …".
fn turns_away(reader: &Reader, next: usize, limit: usize, object: bool) -> bool {
    let (columns, line) = (reader.columns, reader.line);
    let mut at = next;
    while at < limit
        && line.ours(at)
        && (line.tag(at) == Tag::Adverb || line.is(at, &["while", "and"]))
        && at < next + 2
    {
        at += 1;
    }
    if at >= limit || !line.ours(at) {
        return false;
    }
    if line.is(at, &["according"]) {
        return true;
    }
    // ", said Marr"; ", Marr said."
    let tells = |token: usize| {
        reports(columns, line, token).is_some_and(|(frames, length)| {
            let past = matches!(line.tag(token), Tag::Past | Tag::PresentThird);
            past && frames.any(Frames::CLAUSE | Frames::QUOTATION) && {
                let after = token + length;
                if token == at {
                    !frames.any(Frames::HEARER) && opens_phrase(line, after) && line.tag(after) == Tag::Name
                } else {
                    after + 1 >= line.to
                }
            }
        })
    };
    if tells(at) || opens_phrase(line, at) && chunk_after(line, at, limit).is_some_and(tells) {
        return true;
    }
    if line.tag(at) == Tag::Gerund {
        return object
            || reports(columns, line, at)
                .is_some_and(|(frames, _)| frames.any(Frames::CLAUSE | Frames::QUOTATION | Frames::SEEN_AS));
    }
    false
}

/// Whether a conjunction is followed by a new verb of the speaker, or by a new speaker.
fn coordinated(reader: &Reader, conjunction: usize, comma: bool, object: bool) -> bool {
    let (columns, line) = (reader.columns, reader.line);
    let mut at = conjunction + 1;
    while line.ours(at) && line.tag(at) == Tag::Adverb {
        at += 1;
    }
    if !line.ours(at) {
        return false;
    }
    let clause = |token: usize| {
        reports(columns, line, token).is_some_and(|(frames, length)| {
            let after = token + length;
            let past = matches!(line.tag(token), Tag::Past | Tag::PresentThird | Tag::Participle | Tag::Present);
            past && (frames.any(Frames::CLAUSE)
                && (line.is(after, &["that", "whether", ":", "who", "how", "why", "what"])
                    || !line.ours(after)
                    || has_clause(line, skip_adverbials(line, after, line.to), line.to))
                || class_at(columns, token).is_some_and(|class| OBJECTS.contains(&class))
                || frames.any(Frames::INFINITIVE) && line.is(after, &["to"]))
        })
    };
    if !line.is(conjunction, &["while"])
        && (clause(at) || object && matches!(line.tag(at), Tag::Past | Tag::PresentThird))
    {
        return true;
    }
    // ", but Kovač denied it"
    if !comma {
        return false;
    }
    let Some(subject) = chunk_after(line, at, line.to) else { return false };
    let mut verb = subject;
    while line.ours(verb)
        && verb < subject + 3
        && (line.tag(verb) == Tag::Adverb
            || line.tag(verb) == Tag::Modal
            || line.finite(verb) && reports(columns, line, verb).is_none())
    {
        verb += 1;
    }
    line.is(conjunction, &["but", "while"]) && clause(verb) || clause(verb) && line.tag(at) == Tag::Name
}
