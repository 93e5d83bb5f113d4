//! Quotation marks: which opens, which closes, and what they hold. Owns their pairing over paragraphs and which single
//! marks are apostrophes, not what a quotation means.
//!
//! Each mark is given the roles that it can have by its shape and by the white space around it; a stack then pairs them.
//! Whatever stays unmatched is let go with a warning and leaves the rest as it is. Linear in the tokens.

use crate::{
    analysis::{ParagraphKind, WarningCode},
    sort,
    span::Span,
    text::{Document, Quotation, Side, TokenKind},
};
use std::ops::Range;

/// Marks that pair with each other.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Family {
    /// `"`, `“ ”`, `„ “`, and the doubled `''…''`, ` `` '' `.
    Double,
    /// `'`, `‘ ’`, `‚ ‘`.
    Single,
    /// `« »`, either way round.
    Guillemet,
    /// `‹ ›`, either way round.
    Small,
    /// `「 」`, `『 』`.
    Corner,
}

const FAMILIES: usize = 5;

/// A mark with the roles that it can have.
#[derive(Clone, Copy, Debug)]
struct Candidate {
    token: u32,
    family: Family,
    opens: bool,
    closes: bool,
    /// Whether its shape or place leaves no choice.
    sure: bool,
}

/// Fills `quotations`, the tokens' sides and quotations, and the warnings.
pub(super) fn pair(document: &mut Document) {
    let mut pairing = Pairing::default();
    let mut carried: Option<(u32, Family)> = None;
    for index in 0..document.paragraphs.len() {
        let paragraph = &document.paragraphs[index];
        let tokens = paragraph.tokens.clone();
        let running = paragraph.kind == ParagraphKind::Body;
        let candidates = candidates(document, tokens.clone());
        if running && let Some((open, family)) = carried.take() {
            // The next paragraph of the article decides whether the quotation goes on.
            match candidates.first() {
                Some(first)
                    if first.token == tokens.start
                        && first.family == family
                        && first.opens
                        && document.form(first.token as usize) == document.form(open as usize) =>
                {
                    pairing.carry(open, Some(first.token));
                }
                _ => pairing.carry(open, None),
            }
        }
        let left = pairing.paragraph(document, &candidates);
        if let Some(open) = left {
            if running {
                carried = Some(open);
            } else {
                pairing.lost.push(open.0);
            }
        }
    }
    if let Some((open, _)) = carried {
        pairing.carry(open, None);
    }
    pairing.write(document)
}

/// The marks among `tokens` with their possible roles.
fn candidates(document: &Document, tokens: Range<u32>) -> Vec<Candidate> {
    let mut candidates = Vec::new();
    for token in tokens.clone() {
        if document.tokens[token as usize].kind == TokenKind::Quote {
            candidates.push(candidate(document, &tokens, token));
        }
    }
    candidates
}

fn candidate(document: &Document, range: &Range<u32>, token: u32) -> Candidate {
    let at = token as usize;
    let here = &document.tokens[at];
    let before = (token > range.start).then(|| &document.tokens[at - 1]);
    let after = (token + 1 < range.end).then(|| &document.tokens[at + 1]);
    let opening_mark = |index: usize| {
        let form = document.form(index);
        matches!(
            form,
            "(" | "["
                | "{"
                | "—"
                | "–"
                | "--"
                | "-"
                | "/"
                | "“"
                | "„"
                | "‘"
                | "«"
                | "\""
                | "''"
                | "``"
                | "'"
                | ":"
                | "…"
                | "..."
                | "="
                | ","
        )
    };
    // White space or an opening bracket on the left; a word on the right.
    let loose_left = here.spaced || before.is_none();
    let loose_right = after.is_none_or(|next| next.spaced);
    let free_left = loose_left || opening_mark(at - 1);
    let word_right = after.is_some_and(|next| {
        !next.spaced && matches!(next.kind, TokenKind::Word | TokenKind::Number | TokenKind::Address)
    });
    // What only stands behind a closing mark: "« Go home », said Rao".
    let shut_right = after.is_some_and(|next| {
        !next.spaced
            && next.kind == TokenKind::Mark
            && matches!(document.form(at + 1), "," | "." | ";" | ":" | "!" | "?" | ")" | "]")
    });
    let form = document.form(at);
    let make = |family, opens, closes, sure| Candidate { token, family, opens, closes, sure };
    // By place alone: opens where it clings to what follows, closes where it clings to what stands before.
    let by_place = |family| {
        let number = before.is_some_and(|token| token.kind == TokenKind::Number);
        match (loose_left, loose_right) {
            (true, false) if shut_right && before.is_some() => make(family, false, true, true),
            (true, false) => make(family, true, false, true),
            (false, true) => make(family, false, true, !number),
            (true, true) => make(family, after.is_some(), before.is_some(), false),
            // Clings to both sides: "yes"—"no", ("so") or a forgotten space.
            (false, false) => match (free_left, word_right) {
                (true, true) => make(family, true, document.form(at - 1) == ",", false),
                (true, false) => make(family, true, true, false),
                (false, true) => make(family, true, true, false),
                (false, false) => make(family, false, true, false),
            },
        }
    };
    match form {
        "“" | "‟" | "‘‘" => {
            // Closes after „ and where somebody typed the wrong one: .“
            let closing = !loose_left && (loose_right || shut_right && !free_left);
            make(Family::Double, !closing, closing, !closing)
        }
        "„" | ",," | "``" | "〝" => make(Family::Double, true, false, true),
        // Apart from everything, in text that was tokenised before: closes what is open, or somebody typed the wrong one.
        "”" | "’’" | "〞" if loose_left && loose_right => {
            make(Family::Double, after.is_some(), before.is_some(), false)
        }
        "”" | "’’" | "〞" => {
            // Opens where somebody typed the wrong one: ”Mr. Okafor
            let opening = loose_left && !loose_right;
            // Or closes with the space on the wrong side: “We won, ”said Okafor.
            let pause = token > range.start && matches!(document.form(at - 1), "," | "." | "!" | "?" | "…");
            make(Family::Double, opening, !opening || pause, !opening)
        }
        "\"" | "''" | "´´" | "＂" => by_place(Family::Double),
        "«" | "»" => by_place(Family::Guillemet),
        "‹" | "›" => by_place(Family::Small),
        "「" | "『" => make(Family::Corner, true, false, true),
        "」" | "』" => make(Family::Corner, false, true, true),
        "‘" | "‚" | "‛" => {
            let closing = form == "‘" && !loose_left && (loose_right || shut_right && !free_left);
            make(Family::Single, !closing && after.is_some(), closing, form != "‘" || loose_left)
        }
        // "Kenya ’ s team" was tokenised before.
        "’" | "'" if loose_left && loose_right && is_cut_off(document, at, range) => {
            make(Family::Single, false, false, true)
        }
        // Single marks: only where they cannot be an apostrophe.
        _ => {
            let clings = if form == "’" { loose_left } else { free_left };
            let opens = !loose_right && clings || loose_left && loose_right && form != "’" && after.is_some();
            // A mark inside a word that was cut apart is an apostrophe: 's, 6'2".
            let closes = !word_right && before.is_some() && (!loose_left || loose_right);
            make(Family::Single, opens, closes, loose_left != loose_right)
        }
    }
}

/// Whether the letters of a clitic stand alone behind the mark.
fn is_cut_off(document: &Document, at: usize, range: &Range<u32>) -> bool {
    let letters = at + 1 < range.end as usize
        && matches!(document.form(at + 1), "s" | "t" | "re" | "ve" | "ll" | "d" | "m")
        && document.tokens.get(at + 2).is_none_or(|next| next.spaced);
    letters && at > range.start as usize && document.tokens[at - 1].kind == TokenKind::Word
}

/// Whether a mark can open a quotation of several paragraphs: a sentence begins behind it, or a pause stands before it.
/// He bought a “used boat and left: nothing goes on from there.
fn begins(document: &Document, mark: usize) -> bool {
    let Some(next) = document.tokens.get(mark + 1) else { return false };
    let small = document.form(mark + 1).starts_with(char::is_lowercase);
    let pause = mark == 0 || document.tokens[mark - 1].kind == TokenKind::Mark;
    // Of a row of marks none opens what anybody says.
    let row = next.kind == TokenKind::Quote && document.form(mark + 1) == document.form(mark);
    !row && (!small || pause)
}

#[derive(Default)]
struct Pairing {
    /// Open and closing mark.
    pairs: Vec<(u32, u32)>,
    /// Opening marks of paragraphs that the next one continues, and the mark that goes on.
    carried: Vec<(u32, u32)>,
    /// Marks that opened nothing.
    lost: Vec<u32>,
    /// Marks that closed nothing.
    stray: Vec<u32>,
    /// Marks that are apostrophes or inches after all.
    others: Vec<u32>,
}

impl Pairing {
    /// Says what became of a quotation that a paragraph left open.
    fn carry(&mut self, open: u32, goes_on: Option<u32>) {
        match goes_on {
            Some(next) => self.carried.push((open, next)),
            None => self.lost.push(open),
        }
    }

    /// Pairs the marks of one paragraph; gives the mark that it leaves open for the next paragraph.
    fn paragraph(&mut self, document: &Document, candidates: &[Candidate]) -> Option<(u32, Family)> {
        let mut stack: Vec<Candidate> = Vec::new();
        let mut open = [0u32; FAMILIES];
        // Whether a mark of the family that can close follows the candidate, before one that surely opens.
        let mut closer_ahead = vec![false; candidates.len()];
        let mut ahead = [false; FAMILIES];
        for (index, candidate) in candidates.iter().enumerate().rev() {
            let family = candidate.family as usize;
            closer_ahead[index] = ahead[family];
            ahead[family] = candidate.closes || (ahead[family] && !(candidate.opens && candidate.sure));
        }
        for (index, candidate) in candidates.iter().enumerate() {
            let family = candidate.family as usize;
            let more = closer_ahead[index];
            let at = candidate.token as usize;
            let can_close = candidate.closes && open[family] > 0 && !self.is_apostrophe(document, candidate, more);
            let innermost = stack.last().is_some_and(|top| top.family == candidate.family);
            // A mark that could do either closes what stands open.
            if can_close && (!candidate.opens || innermost) {
                while let Some(top) = stack.pop() {
                    open[top.family as usize] -= 1;
                    if top.family == candidate.family {
                        self.pairs.push((top.token, candidate.token));
                        break;
                    }
                    self.give_up(document, top);
                }
            } else if candidate.opens && (more || candidate.family != Family::Single || index == 0) {
                stack.push(*candidate);
                open[family] += 1;
            } else if candidate.family == Family::Single {
                self.others.push(candidate.token);
            } else if at > 0 && document.tokens[at - 1].kind == TokenKind::Number && !document.tokens[at].spaced {
                // 12" of snow.
                self.others.push(candidate.token);
            } else {
                self.stray.push(candidate.token);
            }
        }
        // Only what opens the paragraph's outermost level can go on; what stands open inside it is lost.
        let mut left = None;
        for (index, candidate) in stack.into_iter().enumerate() {
            let goes = index == 0
                && (candidate.family != Family::Single || candidates[0].token == candidate.token)
                && begins(document, candidate.token as usize);
            if goes {
                left = Some((candidate.token, candidate.family));
            } else {
                self.give_up(document, candidate);
            }
        }
        left
    }

    /// Whether a mark that could close is more likely an apostrophe or a sign of inches: another mark closes later.
    fn is_apostrophe(&self, document: &Document, candidate: &Candidate, more: bool) -> bool {
        let at = candidate.token as usize;
        if !more || at == 0 || document.tokens[at].spaced {
            return false;
        }
        let before = document.tokens[at - 1].kind;
        let lower_next =
            document.tokens.get(at + 1).is_some_and(|_| document.form(at + 1).starts_with(char::is_lowercase));
        match candidate.family {
            Family::Single => before == TokenKind::Word && document.lower(at - 1).ends_with('s') && lower_next,
            Family::Double => before == TokenKind::Number && lower_next && document.form(at) == "\"",
            _ => false,
        }
    }

    /// Lets go of a mark that stayed open.
    fn give_up(&mut self, document: &Document, candidate: Candidate) {
        let plain = candidate.family == Family::Single
            && document.tokens[candidate.token as usize].span.of(document.text) != "‘";
        if plain { self.others.push(candidate.token) } else { self.lost.push(candidate.token) }
    }

    /// Writes quotations, tokens and warnings into the document.
    fn write(mut self, document: &mut Document) {
        // A quotation that is carried ends with its paragraph.
        let mut spans: Vec<(u32, u32, Option<u32>)> =
            self.pairs.iter().map(|&(open, close)| (open, close, Some(close))).collect();
        for &(open, _) in &self.carried {
            let paragraph = document.paragraphs.partition_point(|paragraph| paragraph.tokens.end <= open);
            spans.push((open, document.paragraphs[paragraph].tokens.end - 1, None));
        }
        sort::stable_by_key(&mut spans, |&(open, end, _)| (open, u32::MAX - end));
        sort::stable_by_key(&mut self.carried, |carried| *carried);
        let mut open: Vec<u32> = Vec::new();
        for &(from, to, close) in &spans {
            while open.last().is_some_and(|&outer| self.end(document, outer) < from) {
                open.pop();
            }
            let number = document.quotations.len() as u32;
            let span = document.tokens[from as usize].span.join(document.tokens[to as usize].span);
            document.quotations.push(Quotation {
                span,
                open: from,
                close,
                parent: open.last().copied(),
                continues: None,
            });
            open.push(number);
            document.tokens[from as usize].side = Some(Side::Open);
            if let Some(close) = close {
                document.tokens[close as usize].side = Some(Side::Close);
            }
        }
        for &(from, next) in &self.carried {
            let find = |open: u32| document.quotations.binary_search_by_key(&open, |quotation| quotation.open).ok();
            if let (Some(from), Some(next)) = (find(from), find(next)) {
                document.quotations[next].continues = Some(from as u32);
            }
        }
        inside(document);
        for &token in &self.others {
            let Document { tokens, forms, text, .. } = document;
            let before = token.checked_sub(1).map(|before| &tokens[before as usize]);
            let glued = before.is_some_and(|before| before.kind == TokenKind::Word) && !tokens[token as usize].spaced;
            let token = &mut tokens[token as usize];
            let single = !matches!(token.span.of(text), "\"" | "''");
            token.kind = if glued && single { TokenKind::Word } else { TokenKind::Mark };
            if single && token.span.of(text) != "'" {
                token.form = forms.number("'");
                token.lower = token.form;
            }
        }
        for (tokens, code, message) in [
            (&self.lost, WarningCode::UnclosedQuotation, "This quotation mark opens a quotation that nothing closes."),
            (&self.stray, WarningCode::StrayQuotation, "This quotation mark closes a quotation that nothing opened."),
        ] {
            for &token in tokens {
                let span: Span = document.tokens[token as usize].span;
                document.warn(code, message, span);
            }
        }
    }

    /// The last token of a quotation that was written.
    fn end(&self, document: &Document, quotation: u32) -> u32 {
        let quotation = &document.quotations[quotation as usize];
        match quotation.close {
            Some(close) => close,
            None => document.ended_by(quotation.span.end) as u32 - 1,
        }
    }
}

/// Writes into each token the innermost quotation that it stands in.
fn inside(document: &mut Document) {
    let Document { tokens, quotations, .. } = document;
    let mut open: Vec<usize> = Vec::new();
    let mut next = 0;
    if quotations.is_empty() {
        return;
    }
    for token in tokens {
        while open.last().is_some_and(|&inner| quotations[inner].span.end <= token.span.start) {
            open.pop();
        }
        while next < quotations.len() && quotations[next].span.start <= token.span.start {
            open.push(next);
            next += 1;
        }
        token.quotation = open.last().map(|&inner| inner as u32);
    }
}
