//! Which quote a place stands in, innermost first. Owns the sweep over contents, so that the look-ups of a whole article
//! take time in proportion to its length.

use crate::{
    analysis::{Entity, Quote},
    sort,
};
use std::collections::BinaryHeap;

/// The contents of all quotes as a line cut into stretches, each with its innermost quote.
pub struct InnermostQuotes {
    /// Where a stretch begins, and the quote it belongs to; sorted.
    stretches: Vec<(u32, Option<u32>)>,
}

impl InnermostQuotes {
    /// Sweeps once over the contents of `quotes`; of two that hold a place, the shorter content is the inner one.
    pub fn of(quotes: &[Quote]) -> Self {
        Self::of_those(quotes, |_| true)
    }

    /// The same for the quotes that are said, not thought: those that somebody else's words stand in.
    pub fn of_speech(quotes: &[Quote]) -> Self {
        Self::of_those(quotes, |quote| quote.speech)
    }

    fn of_those(quotes: &[Quote], those: fn(&Quote) -> bool) -> Self {
        let mut spans: Vec<(u32, u32, u32)> = Vec::new();
        for (index, quote) in quotes.iter().enumerate().filter(|(_, quote)| those(quote)) {
            spans.extend(quote.content.iter().map(|span| (span.start, span.end, index as u32)));
        }
        sort::stable_by_key(&mut spans, |span| *span);
        let mut edges: Vec<u32> = spans.iter().flat_map(|span| [span.0, span.1]).collect();
        sort::sort_dedup(&mut edges);
        // Open contents, the shortest on top; those that have ended are thrown out when they come up.
        let mut open = BinaryHeap::new();
        let mut next = spans.iter().peekable();
        let mut stretches: Vec<(u32, Option<u32>)> = Vec::with_capacity(edges.len());
        for edge in edges {
            while let Some(&(start, end, quote)) = next.next_if(|span| span.0 == edge) {
                open.push(std::cmp::Reverse((end - start, quote, end)));
            }
            while open.peek().is_some_and(|std::cmp::Reverse((.., end))| *end <= edge) {
                open.pop();
            }
            stretches.push((edge, open.peek().map(|std::cmp::Reverse((_, quote, _))| *quote)));
        }
        Self { stretches }
    }

    /// The innermost quote in whose content the byte at `start` lies.
    pub fn at(&self, start: u32) -> Option<u32> {
        let after = self.stretches.partition_point(|stretch| stretch.0 <= start);
        self.stretches[..after].last().and_then(|stretch| stretch.1)
    }
}

/// Writes into each mention the innermost quote that it stands in.
pub fn place(quotes: &[Quote], entities: &mut [Entity]) {
    let voices = InnermostQuotes::of(quotes);
    for mention in entities.iter_mut().flat_map(|entity| &mut entity.mentions) {
        mention.quote = voices.at(mention.span.start);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Span;

    fn quote(spans: &[(usize, usize)]) -> Quote {
        Quote::by_reader(spans.iter().map(|&(start, end)| Span::new(start, end)).collect())
    }

    #[test]
    fn the_innermost_of_nested_split_and_adjacent_contents_is_found() {
        let voices = InnermostQuotes::of(&[quote(&[(0, 10), (20, 30)]), quote(&[(22, 25)]), quote(&[(10, 12)])]);
        let found = [0, 9, 10, 12, 21, 22, 24, 25, 29, 30].map(|place| voices.at(place));
        let (outer, inner, next) = (Some(0), Some(1), Some(2));
        assert_eq!(found, [outer, outer, next, None, outer, inner, inner, outer, outer, None]);
    }
}
