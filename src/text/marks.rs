//! Quotation marks: which opens, which closes, and what they hold. Owns their pairing, not what a quotation means.

use super::{Document, Quotation, TokenKind};

/// Fills `quotations` and the tokens' quotation.
pub(super) fn pair(document: &mut Document) {
    for index in 0..document.paragraphs.len() {
        let mut open = None;
        for token in document.paragraphs[index].tokens.clone() {
            if document.tokens[token as usize].kind != TokenKind::Quote {
                continue;
            }
            let Some(from) = open.take() else {
                open = Some(token);
                continue;
            };
            let span = document.tokens[from as usize].span.join(document.tokens[token as usize].span);
            let quotation = document.quotations.len() as u32;
            for inner in from..=token {
                document.tokens[inner as usize].quotation = Some(quotation);
            }
            document.quotations.push(Quotation { span, open: from, close: Some(token), parent: None, continues: None });
        }
    }
}
