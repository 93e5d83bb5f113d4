//! Which of the candidates stay: the likeliest first, none in the place of another. Owns what makes two of them one place;
//! how likely each is, is the judge's.

use crate::{
    quotes::{
        judge,
        merge::candidates::{Candidates, StatementCandidate},
        statement::{Hint, Statement},
    },
    sort,
    text::{Document, Run},
};

/// The log odds in hundredths below which nothing is claimed: what is less likely right than wrong.
const CLAIMED: i32 = 0;

/// A rule's reading takes the place of the learned one if it is wrong so many times less often: of two that are about as
/// likely, the learned one ends where it should more often. Of 0.8, 1, 1.1, 1.2, 1.3, 1.5 and 2, those from 1.1 to 1.5 are
/// alike and the best on the dev part of world (by source 0.690; at 1 0.685); 1.5 gets a case of ours wrong.
const ADVANTAGE: f64 = 1.2;

/// What two contents share of their tokens if they are one.
const SAME: f64 = 0.6;

/// How many statements around a place are looked at.
const DEPTH: usize = 16;

/// No statement.
const NONE: u32 = u32::MAX;

/// The places of the candidates that stay, by the log odds of each, in hundredths.
pub fn select(document: &Document, all: &Candidates, odds: &[i32]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..all.list.len()).filter(|&place| odds[place] >= CLAIMED).collect();
    let rank = |place: usize| {
        let error = judge::probability(-odds[place]);
        let StatementCandidate { statement, margins, .. } = &all.list[place];
        // What the layout says of a turn, no words say better.
        if statement.hint == Hint::Turn {
            return (0, place);
        }
        // In millionths, so that the order is that of whole numbers.
        (((if margins.is_some() { error / ADVANTAGE } else { error }) * 1e6) as u32, place)
    };
    sort::stable_by_key(&mut order, |&place| rank(place));
    let mut taken = Taken::new(document.tokens.len());
    order.retain(|&place| taken.take(place, &all.list[place].statement, |other| &all.list[other].statement));
    order
}

/// The statements that stay so far, by the tokens of their cues and contents.
struct Taken {
    /// For each token the statement whose cue it stands in.
    cue: Vec<u32>,
    /// For each token the last link of the statements whose contents hold it.
    holder: Vec<u32>,
    /// Statements, each with the link before it.
    links: Vec<(u32, u32)>,
}

impl Taken {
    fn new(tokens: usize) -> Self {
        Self { cue: vec![NONE; tokens], holder: vec![NONE; tokens], links: Vec::new() }
    }

    /// The statements whose contents hold a token, the last ones first.
    fn holders(&self, token: usize) -> impl Iterator<Item = usize> {
        let mut at = self.holder.get(token).copied().unwrap_or(NONE);
        std::iter::from_fn(move || {
            let &(statement, before) = self.links.get(at as usize)?;
            at = before;
            Some(statement as usize)
        })
        .take(DEPTH)
    }

    /// Takes the places of a statement, unless they are taken.
    fn take<'s>(&mut self, place: usize, statement: &Statement, of: impl Fn(usize) -> &'s Statement) -> bool {
        let cue = || statement.cue.iter().flat_map(|run| run.tokens());
        if cue().any(|token| self.cue[token] != NONE) {
            return false;
        }
        let longest = statement.content.iter().max_by_key(|run| run.to - run.from);
        let Some(longest) = longest else { return false };
        let middle = longest.from + (longest.to - longest.from) / 2;
        let one = |other: usize| {
            let other = of(other);
            same(&statement.content, &other.content) && !inner(statement, other) && !inner(other, statement)
                || statement.cue.is_empty() && other.holds(longest.from)
        };
        if self.holders(middle).chain(self.holders(longest.from)).any(one) {
            return false;
        }
        // Of two that each hold the other's cue, only one was said: "The firm expects a loss, Osei said".
        if let Some(first) = statement.cue.first() {
            let crosses = |other: usize| of(other).cue.first().is_some_and(|cue| statement.holds(cue.from));
            if self.holders(first.from).any(crosses) {
                return false;
            }
        }
        cue().for_each(|token| self.cue[token] = place as u32);
        for token in statement.content.iter().flat_map(|run| run.tokens()) {
            self.links.push((place as u32, self.holder[token]));
            self.holder[token] = self.links.len() as u32 - 1;
        }
        true
    }
}

/// Whether a statement is told within another: She said that [officials had warned [that the dam could break]].
fn inner(statement: &Statement, other: &Statement) -> bool {
    statement.cue.first().is_some_and(|cue| other.holds(cue.from))
}

/// Whether two contents are one.
fn same(one: &[Run], other: &[Run]) -> bool {
    let length = |runs: &[Run]| runs.iter().map(|run| run.to - run.from).sum::<usize>();
    let common: usize = one
        .iter()
        .flat_map(|one| other.iter().map(move |other| one.to.min(other.to).saturating_sub(one.from.max(other.from))))
        .sum();
    common as f64 >= SAME * (length(one) + length(other) - common) as f64
}
