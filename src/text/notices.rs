//! Lines of the page itself by their wording: share, newsletter, comment, cookie, copyright and tag lines, when it went
//! up. Owns the wording, not what offers another story and not who wrote this one.

use crate::text::short::Short;

/// Words of share lines: every one of them may be furniture, a line of nothing else is.
const SHARE: [&str; 46] = [
    "share",
    "on",
    "via",
    "with",
    "this",
    "article",
    "story",
    "post",
    "page",
    "facebook",
    "twitter",
    "x",
    "whatsapp",
    "instagram",
    "telegram",
    "linkedin",
    "email",
    "mail",
    "print",
    "save",
    "copy",
    "link",
    "copied",
    "tweet",
    "pin",
    "pinterest",
    "reddit",
    "youtube",
    "messenger",
    "by",
    "to",
    "a",
    "friend",
    "the",
    "comments",
    "comment",
    "bookmark",
    "more",
    "gift",
    "follow",
    "us",
    "e",
    "listen",
    "click",
    "our",
    "and",
];

/// The words of [`SHARE`] of which at least one must stand there.
const STRONG: [&str; 23] = [
    "share",
    "facebook",
    "twitter",
    "whatsapp",
    "instagram",
    "telegram",
    "linkedin",
    "email",
    "print",
    "save",
    "copy",
    "tweet",
    "pinterest",
    "reddit",
    "youtube",
    "messenger",
    "bookmark",
    "gift",
    "follow",
    "comments",
    "comment",
    "listen",
    "link",
];

const PLATFORMS: [&str; 11] = [
    "facebook",
    "twitter",
    "x",
    "whatsapp",
    "instagram",
    "telegram",
    "linkedin",
    "youtube",
    "tiktok",
    "threads",
    "bluesky",
];

/// Lines that are furniture from beginning to end.
const WHOLE: [&str; 45] = [
    "more",
    "advertisement",
    "advertising",
    "sponsored",
    "sponsored content",
    "promoted",
    "article continues below",
    "story continues below",
    "story continues below advertisement",
    "article continues after advertisement",
    "advertisement continue reading",
    "continue reading",
    "listen to this article",
    "listen to this story",
    "skip to content",
    "skip to main content",
    "skip advertisement",
    "loading",
    "read in app",
    "open in app",
    "scroll to continue",
    "back to top",
    "view gallery",
    "show more",
    "see more",
    "load more",
    "menu",
    "home",
    "search",
    "sign in",
    "log in",
    "login",
    "close",
    "subscribe",
    "subscribe now",
    "register",
    "read full story",
    "view comments",
    "show comments",
    "leave a comment",
    "leave a reply",
    "join the conversation",
    "join the discussion",
    "comments are closed",
    "no comments",
];

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
        if self.len() <= 6 && self.tokens.len() <= self.len() + 2 && WHOLE.contains(&self.words.join(" ").as_str()) {
            return true;
        }
        if self.ended && self.len() > 4 {
            return false;
        }
        let all =
            !self.words.is_empty() && self.words.iter().all(|word| SHARE.contains(word) || PLATFORMS.contains(word));
        if all && self.len() <= 8 && self.has(&STRONG) {
            return true;
        }
        self.first() == "follow" && self.len() <= 12 && (self.addresses > 0 || self.has(&PLATFORMS))
    }

    fn is_subscription(&self) -> bool {
        const ASK: [&str; 12] = [
            "subscribe",
            "sign",
            "get",
            "join",
            "register",
            "receive",
            "enter",
            "want",
            "stay",
            "never",
            "click",
            "already",
        ];
        let about = self.has(&[
            "newsletter",
            "newsletters",
            "inbox",
            "briefing",
            "subscribe",
            "subscriber",
            "subscribers",
            "subscription",
        ]);
        if self.len() <= 30 && about && ASK.contains(&self.first()) {
            // "Get the briefing" is asked of a reader; "Join the newsletter" too.
            return self.has(&["newsletter", "newsletters", "inbox", "subscribe", "subscription"]) || self.len() <= 10;
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
        let cookies = self.has(&["cookies", "cookie"]);
        if cookies
            && self.has(&["use", "uses", "using", "accept", "consent", "preferences", "settings"])
            && self.has(&["we", "our", "site", "website", "accept", "you", "your"])
            && self.has(&[
                "experience",
                "accept",
                "site",
                "website",
                "browsing",
                "consent",
                "privacy",
                "preferences",
                "settings",
            ])
        {
            return true;
        }
        let from = matches!(self.words.get(..2), Some(["this", "article" | "story" | "post" | "piece"]));
        from && self.len() <= 30 && self.has(&["originally", "first"]) && self.has(&["published", "appeared"])
    }

    /// Tags, and the way through the site to this page.
    fn is_trail(&self) -> bool {
        let tags = matches!(
            self.first(),
            "tags" | "topics" | "tagged" | "keywords" | "categories" | "category" | "tag" | "labels" | "filed"
        ) && self.token(0) == self.first();
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
        let stamped =
            matches!(self.first(), "published" | "updated" | "posted" | "modified" | "last" | "created" | "first");
        let stamp = stamped && self.has(&["published", "updated", "posted", "modified", "created"]);
        reading || stamp
    }
}
