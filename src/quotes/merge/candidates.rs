//! What both readings found, put side by side before it is judged: each with what the other says of its cue. Owns what is
//! known of all candidates together, not which of them stay.

use crate::{
    analysis::{Entity, EntityType, Form, QuoteKind},
    quotes::{
        columns::Columns,
        judge::oddities::is_none,
        learned::Margins,
        merge::{boundaries, source::with_source},
        readings::Readings,
        statement::{Hint, Statement},
    },
    sort,
    syntax::Tag,
    text::{Document, Run, Side},
};

/// A statement that may be right.
#[derive(Clone, Debug)]
pub struct StatementCandidate {
    /// What it says.
    pub statement: Statement,
    /// By which margins the learned passes found it; `None` where a rule did.
    pub margins: Option<Margins>,
    /// The place of the other reading's candidate with the same cue.
    pub twin: Option<usize>,
}

/// All candidates of a document, and what is known of its tokens by them.
pub struct Candidates {
    /// Those of the rules, then those of the learned passes.
    pub list: Vec<StatementCandidate>,
    /// For each token, whether the contents of learned candidates hold it (1), those of rules (2).
    pub held: Vec<u8>,
    /// For each token, the last one before it that begins a cue.
    pub last_cue: Vec<Option<usize>>,
    /// For each token the type of the name that it stands in, 0 for none.
    pub types: Vec<u8>,
}

/// No candidate.
const NONE: u32 = u32::MAX;

/// Puts both readings side by side.
pub fn candidates(columns: &Columns, entities: &[Entity], readings: Readings) -> Candidates {
    let count = columns.document.tokens.len();
    let ruled = whole_quotations(columns.document, readings.ruled.statements);
    let mut list: Vec<StatementCandidate> = Vec::with_capacity(ruled.len() + readings.learned.len());
    list.extend(ruled.into_iter().map(|statement| StatementCandidate { statement, margins: None, twin: None }));
    list.extend(readings.learned.into_iter().map(|(statement, margins)| StatementCandidate {
        statement: whole(columns, with_source(columns, statement)),
        margins: Some(margins),
        twin: None,
    }));
    list.retain(|candidate| !is_none(columns, &candidate.statement));
    let ruled = list.iter().filter(|candidate| candidate.margins.is_none()).count();
    pair(&mut list, ruled, count);
    for place in 0..ruled {
        if let Some(twin) = list[place].twin {
            // "Ewa Nowak said …, while Piotr Zając said …": of two sources the one that the rule names, too.
            let theirs = list[place].statement.source.clone();
            let source = &mut list[twin].statement.source;
            if source.len() > 1 && source.iter().any(|run| theirs.contains(run)) {
                source.retain(|run| theirs.contains(run));
            }
            let cue = list[twin].statement.cue.clone();
            take_cue(columns, &mut list[place].statement, cue);
        }
    }
    for candidate in &mut list {
        let statement = &mut candidate.statement;
        boundaries::adjust(columns, statement);
        leave_hanging(columns, statement);
        // The rest of a learned content can be found within a quotation that it holds already.
        statement.content.dedup_by(|later, earlier| later.to <= earlier.to);
    }
    leave_alone(columns, &mut list);
    let mut held = vec![0; count];
    let mut last_cue = vec![None; count];
    for candidate in &list {
        let bit = if candidate.margins.is_some() { 1 } else { 2 };
        if !candidate.statement.cue.is_empty() {
            candidate.statement.content.iter().flat_map(|run| run.tokens()).for_each(|token| held[token] |= bit);
        }
        if let Some(next) = candidate.statement.cue.first().and_then(|cue| last_cue.get_mut(cue.from + 1)) {
            *next = Some(candidate.statement.cue[0].from);
        }
    }
    for token in 1..count {
        last_cue[token] = last_cue[token].or(last_cue[token - 1]);
    }
    Candidates { list, held, last_cue, types: types(columns, entities) }
}

/// Quotations before and behind one cue as one statement: “They care about one plane,” Farhat said: “the one that is late.”
fn whole_quotations(document: &Document, statements: Vec<Statement>) -> Vec<Statement> {
    let mut place = vec![NONE; document.tokens.len()];
    let mut whole: Vec<Statement> = Vec::with_capacity(statements.len());
    for statement in statements {
        let Some(cue) = statement.cue.first().map(|cue| cue.from) else {
            whole.push(statement);
            continue;
        };
        let earlier = whole.get_mut(place[cue] as usize).filter(|earlier| {
            let apart = |run: &Run| earlier.content.iter().all(|other| other.to <= run.from || run.to <= other.from);
            let direct = |one: &Statement| one.kind(document) == QuoteKind::Direct;
            earlier.source == statement.source
                && direct(earlier)
                && direct(&statement)
                && statement.content.iter().all(apart)
        });
        match earlier {
            Some(earlier) => {
                earlier.content.extend(statement.content);
                sort::stable_by_key(&mut earlier.content, |run| run.from);
            }
            None => {
                place[cue] = whole.len() as u32;
                whole.push(statement);
            }
        }
    }
    whole
}

/// A learned statement with its conjunction, "that the road is open", and its source without a genitive's ending.
fn whole(columns: &Columns, mut statement: Statement) -> Statement {
    let document = columns.document;
    // “It is late,” Amang Celso, the oldest of them, likes to say: neither a verb nor an apposition speaks or is said.
    let verb = |run: &Run| run.tokens().all(|token| columns.tags[token].is_verb());
    if statement.source.len() > 1 {
        statement.source.retain(|run| !verb(run));
        // "Osei was awake, its head Ana Reyes said": not Osei, of whom she speaks.
        let beside = |run: &&Run| statement.cue.iter().any(|cue| run.to == cue.from || run.from == cue.to);
        if let Some(near) = statement.source.iter().find(beside).copied() {
            let between = |run: &Run| statement.content.iter().any(|said| run.to <= said.from && said.to <= near.from);
            statement.source.retain(|run| !between(run));
        }
    }
    let quoted = statement.content.first().is_some_and(|run| document.tokens[run.from].side == Some(Side::Open));
    if let (true, Some(source)) = (quoted, statement.source.first().copied()) {
        statement.content.retain(|run| {
            let apart = run.from != source.to + 1 || document.lower(source.to) != ",";
            apart || document.tokens[run.from].side.is_some()
        });
    }
    let Some(last) = statement.cue.last() else { return statement };
    for run in &mut statement.content {
        let that = |at: usize| document.lower(at) == "that" && columns.tags[at] == Tag::Preposition;
        if run.from > last.to && that(run.from - 1) {
            run.from -= 1;
        }
    }
    for source in &mut statement.source {
        // "the minister’s admission"
        if source.to > source.from + 1 && columns.tags[source.to - 1] == Tag::Genitive {
            source.to -= 1;
        }
    }
    statement
}

/// A cue without what stands behind its words and leads to neither content nor source: "wrote:", "said on", "accused by".
fn leave_hanging(columns: &Columns, statement: &mut Statement) {
    let Some(last) = statement.cue.last_mut() else { return };
    // "called for", but "accused by the union": what hangs on the cue is no part of it where the content stands elsewhere.
    let content = statement.content.iter().any(|run| run.from == last.to);
    let hangs = |at: usize| {
        let preposition = matches!(columns.tags[at], Tag::Preposition | Tag::Particle);
        !columns.is_word(at) || preposition && !content && columns.cue[at] == 0
    };
    while last.to > last.from + 1 && hangs(last.to - 1) {
        last.to -= 1;
    }
}

/// Learned contents without the quotations that stand alone behind them, which are statements of their own: She said it
/// would rain. “It always does.”
fn leave_alone(columns: &Columns, list: &mut [StatementCandidate]) {
    let document = columns.document;
    let sentence = |token: usize| document.tokens[token].sentence;
    let mut alone = vec![false; document.tokens.len()];
    for candidate in list.iter().filter(|candidate| candidate.statement.hint == Hint::Alone) {
        alone[candidate.statement.content[0].from] = true;
    }
    for candidate in list.iter_mut().filter(|candidate| candidate.margins.is_some()) {
        let statement = &mut candidate.statement;
        let (Some(cue), Some(first)) = (statement.cue.last().copied(), statement.content.first().copied()) else {
            continue;
        };
        let behind = |token: usize| token > first.from && token >= cue.to && sentence(token) != sentence(cue.to - 1);
        let tokens = || statement.content.iter().flat_map(|run| run.tokens());
        let Some(from) = tokens().find(|&token| alone[token] && behind(token)) else { continue };
        statement.content.retain(|run| run.from < from);
        if let Some(last) = statement.content.last_mut() {
            last.to = last.to.min(from);
            while last.to > last.from + 1 && matches!(document.lower(last.to - 1), "." | ",") {
                last.to -= 1;
            }
        }
    }
}

/// Finds for each candidate of the rules the learned one with the same cue, and the other way round.
fn pair(list: &mut [StatementCandidate], ruled: usize, tokens: usize) {
    let mut seen = vec![NONE; tokens];
    let cue = |candidate: &StatementCandidate| candidate.statement.cue.clone();
    for (place, candidate) in list.iter().enumerate().skip(ruled) {
        cue(candidate).iter().flat_map(|run| run.tokens()).for_each(|token| seen[token] = place as u32);
    }
    for place in 0..ruled {
        let mut tokens = list[place].statement.cue.iter().flat_map(|run| run.tokens());
        let twin = tokens.find_map(|token| (seen[token] != NONE).then_some(seen[token] as usize));
        list[place].twin = twin;
        if let Some(twin) = twin {
            list[twin].twin.get_or_insert(place);
        }
    }
}

/// A rule's statement with the cue of the learned one, where that is but longer: "refused to say" for "refused".
fn take_cue(columns: &Columns, statement: &mut Statement, mut cue: Vec<Run>) {
    for run in &mut cue {
        // "wrote:"
        while run.to > run.from + 1 && !columns.is_word(run.to - 1) {
            run.to -= 1;
        }
    }
    let whole = statement.cue.last().is_some_and(|run| columns.is_word(run.to - 1));
    if !whole || !is_bare(columns, &cue) {
        return;
    }
    let old = std::mem::replace(&mut statement.cue, cue);
    let longer = statement.class(columns.document);
    let new = std::mem::replace(&mut statement.cue, old);
    if longer == statement.class(columns.document) {
        statement.cue = new;
        begin_behind_cue(statement);
    }
}

/// A content begins behind its cue: "refused to say how many", not "to say how many".
fn begin_behind_cue(statement: &mut Statement) {
    let Some(cue) = statement.cue.last().copied() else { return };
    for run in &mut statement.content {
        if cue.from < run.from && run.from < cue.to && cue.to < run.to {
            run.from = cue.to;
        }
    }
}

/// Whether a cue ends with a word and holds nobody and no day: not "wrote:", not "said on Tuesday".
fn is_bare(columns: &Columns, cue: &[Run]) -> bool {
    let named = |token: usize| matches!(columns.tags[token], Tag::Name | Tag::Pronoun | Tag::Possessive);
    cue.iter().all(|run| columns.is_word(run.to - 1) && !run.tokens().any(named))
}

/// The type of the name that each token stands in: 1 for a person, and so on in the order of the types.
fn types(columns: &Columns, entities: &[Entity]) -> Vec<u8> {
    let mut types = vec![0; columns.document.tokens.len()];
    for entity in entities {
        let place = EntityType::ALL.iter().position(|kind| *kind == entity.kind).map_or(0, |place| place as u8 + 1);
        for mention in entity.mentions.iter().filter(|mention| mention.form == Form::Name) {
            columns.document.tokens_in(mention.span).for_each(|token| types[token] = place);
        }
    }
    types
}
