//! Lines of the page itself by their wording: share, newsletter, comment, cookie, copyright and tag lines, when it went
//! up. Owns where on the line the words of `lexicons/furniture.txt` stand, not what offers another story and not who wrote this one.

use crate::{
    lexicon::furniture::{self, Furniture},
    text::short::Short,
};

impl Short<'_> {
    pub(super) fn is_boilerplate(&self) -> bool {
        self.is_sharing()
            || self.is_subscription()
            || self.is_comment()
            || self.is_notice()
            || self.is_trail()
            || self.is_time()
    }

    fn is_sharing(&self) -> bool {
        if self.len() <= 6
            && self.tokens.len() <= self.len() + 2
            && furniture::is(&self.words.join(" "), Furniture::Whole)
        {
            return true;
        }
        if self.ended && self.len() > 4 {
            return false;
        }
        let all = !self.words.is_empty() && self.words.iter().all(|word| furniture::is(word, Furniture::Share));
        if all && self.len() <= 8 && self.any(Furniture::Strong) {
            return true;
        }
        self.first() == "follow" && self.len() <= 12 && (self.addresses > 0 || self.any(Furniture::Platform))
    }

    fn is_subscription(&self) -> bool {
        if self.len() <= 30 && self.any(Furniture::Mailing) && self.first_is(Furniture::Ask) {
            // "Get the briefing" is asked of a reader; "Join the newsletter" too.
            return self.any(Furniture::Sent) || self.len() <= 10;
        }
        if self.len() <= 7 && matches!(self.words.get(..2), Some(["log" | "sign", "in" | "up"])) {
            return true;
        }
        let ask = self.has(&["write", "email", "contact", "send", "e-mail", "tip", "tips"])
            && self.has(&["you", "your", "us", "letters", "share"]);
        self.len() <= 24 && self.mail() && ask
    }

    fn is_comment(&self) -> bool {
        let counted = self.numbers == 1
            && self.len() <= 2
            && self.has(&["comments", "comment", "shares", "views", "replies", "likes"]);
        let asked = self.has(&["comments", "comment"])
            && self.len() <= 6
            && matches!(self.first(), "leave" | "post" | "add" | "view" | "show" | "read" | "write")
            && !self.ended;
        counted && self.tokens.len() <= 5 || asked
    }

    fn is_notice(&self) -> bool {
        if self.says("all rights reserved") || self.says("terms of use") && self.says("privacy policy") {
            return true;
        }
        let sign = self.token(0) == "©" || self.first() == "copyright" && self.token(0) == "copyright";
        if sign && self.len() <= 20 && (self.token(0) == "©" || self.numbers > 0 || self.token(1) == "©") {
            return true;
        }
        if self.any(Furniture::Cookie)
            && self.any(Furniture::CookieUse)
            && self.any(Furniture::CookieWho)
            && self.any(Furniture::CookieWhy)
        {
            return true;
        }
        let from = matches!(self.words.get(..2), Some(["this", "article" | "story" | "post" | "piece"]));
        from && self.len() <= 30 && self.has(&["originally", "first"]) && self.has(&["published", "appeared"])
    }

    /// Tags, and the way through the site to this page.
    fn is_trail(&self) -> bool {
        let tags = self.first_is(Furniture::Tag) && self.token(0) == self.first();
        if tags && !self.ended && (self.token(1) == ":" || self.token(1) == "under" || self.token(2) == ":") {
            return true;
        }
        let separators = (1..self.tokens.len().saturating_sub(1))
            .filter(|&index| matches!(self.token(index), ">" | "›" | "»" | "|" | "/" | "→"))
            .filter(|&index| {
                self.document.tokens[self.tokens.start + index].spaced
                    && self.document.tokens[self.tokens.start + index + 1].spaced
            });
        let separators = separators.count();
        let bars = self.mark("|") && self.first() != "home";
        separators > 0
            && !self.ended
            && self.len() <= 12
            && !bars
            && self.len() <= 4 * separators + 2
            && !self.mark("/")
    }

    /// How long it takes to read and when it went up.
    fn is_time(&self) -> bool {
        if self.ended || self.len() > 10 || self.numbers == 0 {
            return false;
        }
        let reading =
            self.len() <= 4 && self.has(&["min", "mins", "minute", "minutes"]) && self.has(&["read", "reading"]);
        let stamp = self.first_is(Furniture::Stamp) && self.any(Furniture::Stamped);
        reading || stamp
    }
}
