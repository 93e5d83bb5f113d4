//! Furniture of the page by its wording: share, newsletter, comment, cookie, tag and copyright lines, and what offers
//! another story. Owns the wording, not the position, which `kinds` weighs with it.
//!
//! Every test asks for more than a phrase: the line is short, or most of its words are furniture, or a phrase stands
//! where furniture has it. "Share prices fell" and "Cookies are baked in Ghent" are no furniture.

use super::{Document, TokenKind};
use std::ops::Range;

/// What the wording of a paragraph says that it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wording {
    /// Furniture.
    Boilerplate,
    /// Furniture that teasers follow: `Most read`.
    Shelf,
    /// The offer of another story: `Read also: …`.
    Teaser,
    /// Who wrote, edited or drew it.
    Byline,
    /// A picture's credit, with or without its text.
    Caption,
}

/// A short paragraph as its words.
pub(super) struct Short<'d> {
    document: &'d Document<'d>,
    tokens: Range<usize>,
    /// Its words in lower case, numbers and addresses left out.
    words: Vec<&'d str>,
    numbers: usize,
    addresses: usize,
    ended: bool,
}

/// The longest paragraph, in tokens, that can be furniture.
const LONGEST: usize = 60;

/// The longest paragraph, in tokens, that is looked at closely whatever its words.
const SHORT: usize = 10;

/// Words that can make furniture of a longer paragraph wherever they stand in it.
const TELLING: [&str; 31] = [
    "photo",
    "photograph",
    "photos",
    "photographs",
    "picture",
    "pictures",
    "image",
    "images",
    "pic",
    "credit",
    "photographer",
    "illustration",
    "graphic",
    "caption",
    "getty",
    "newsletter",
    "newsletters",
    "inbox",
    "briefing",
    "subscribe",
    "subscriber",
    "subscribers",
    "subscription",
    "cookie",
    "cookies",
    "copyright",
    "©",
    "reserved",
    "privacy",
    ">",
    "›",
];

/// Words that can make furniture of a longer paragraph by opening it.
const OPENING: [&str; 67] = [
    "by",
    "read",
    "also",
    "see",
    "check",
    "related",
    "you",
    "recommended",
    "do",
    "must",
    "up",
    "next",
    "previous",
    "trending",
    "more",
    "further",
    "most",
    "latest",
    "top",
    "editor",
    "editors",
    "popular",
    "in",
    "watch",
    "video",
    "this",
    "follow",
    "share",
    "facebook",
    "print",
    "save",
    "tags",
    "topics",
    "tagged",
    "keywords",
    "categories",
    "category",
    "tag",
    "labels",
    "filed",
    "published",
    "updated",
    "posted",
    "modified",
    "last",
    "created",
    "first",
    "reporting",
    "additional",
    "writing",
    "editing",
    "edited",
    "written",
    "story",
    "compiled",
    "words",
    "reported",
    "with",
    "interview",
    "translated",
    "text",
    "produced",
    "report",
    "author",
    "reporter",
    "correspondent",
    "writer",
];

/// For each first byte, the lengths of the words in [`TELLING`] that begin with it, a bit each.
const LENGTHS: [u32; 256] = {
    let mut lengths = [0; 256];
    let mut index = 0;
    while index < TELLING.len() {
        let word = TELLING[index].as_bytes();
        lengths[word[0] as usize] |= 1 << word.len();
        index += 1;
    }
    lengths
};

/// Whether a longer paragraph can be furniture: hardly any running text can.
fn is_suspect(document: &Document, tokens: &Range<usize>) -> bool {
    let open = usize::from(introduces(document.lower(tokens.start)));
    let first = document.lower(tokens.start + open);
    let credit = || document.lower(tokens.end - 1) == ")" && tokens.clone().any(|at| document.form(at) == "/");
    OPENING.contains(&first) || tokens.clone().any(|at| is_telling(document, at)) || credit()
}

/// Whether the mark can stand before a credit: `(Reporting by`, `– Additional reporting by`.
fn introduces(lower: &str) -> bool {
    matches!(lower, "(" | "[" | "-" | "--" | "–" | "—" | "*" | "•")
}

/// Whether the token can make furniture of a longer paragraph.
fn is_telling(document: &Document, at: usize) -> bool {
    let token = &document.tokens[at];
    // Nearly every word is told by its first letter and its length.
    let first = document.text.as_bytes()[token.span.start as usize].to_ascii_lowercase();
    let known = token.span.len() < 32 && LENGTHS[first as usize] >> token.span.len() & 1 == 1;
    token.kind == TokenKind::Address || (known || token.form.is_some()) && TELLING.contains(&document.lower(at))
}

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

/// Phrases that offer another story, before a colon or alone on a line.
const OFFERS: [&str; 34] = [
    "read more",
    "read also",
    "also read",
    "see also",
    "check also",
    "related",
    "related article",
    "related articles",
    "related story",
    "related stories",
    "related news",
    "related content",
    "related topics",
    "you might also like",
    "you may also like",
    "you may also be interested in",
    "recommended",
    "recommended for you",
    "don't miss",
    "must read",
    "read next",
    "up next",
    "next article",
    "previous article",
    "next story",
    "previous story",
    "trending",
    "trending now",
    "more stories",
    "read this",
    "read this next",
    "more on this story",
    "also on",
    "further reading",
];

/// Phrases that head a shelf of other stories and offer none themselves.
const SHELVES: [&str; 12] = [
    "most read",
    "most popular",
    "most viewed",
    "latest news",
    "latest stories",
    "top stories",
    "editor's picks",
    "editors' picks",
    "editor's choice",
    "popular posts",
    "also in this section",
    "in case you missed it",
];

/// What the wording of the tokens `range` says; `None` for running text.
pub(super) fn wording(document: &Document, range: &Range<u32>) -> Option<Wording> {
    let tokens = range.start as usize..range.end as usize;
    if tokens.len() > LONGEST {
        return None;
    }
    // Most paragraphs are running text without any word that furniture has.
    if tokens.len() > SHORT && !is_suspect(document, &tokens) {
        return None;
    }
    let short = Short::new(document, tokens);
    let opener = short.is_opener();
    if opener && short.is_offer() {
        return Some(Wording::Teaser);
    }
    if opener && short.is_shelf() {
        return Some(Wording::Shelf);
    }
    if short.is_caption() {
        return Some(Wording::Caption);
    }
    if short.is_byline() {
        return Some(Wording::Byline);
    }
    short.is_boilerplate().then_some(Wording::Boilerplate)
}

impl<'d> Short<'d> {
    fn new(document: &'d Document<'d>, tokens: Range<usize>) -> Self {
        let kind = |wanted| document.tokens[tokens.clone()].iter().filter(|token| token.kind == wanted).count();
        let words = tokens.clone().filter(|&at| document.tokens[at].kind == TokenKind::Word);
        let ended = matches!(document.lower(tokens.end - 1), "." | "!" | "?");
        Self {
            words: words.map(|at| document.lower(at)).collect(),
            numbers: kind(TokenKind::Number),
            addresses: kind(TokenKind::Address),
            ended,
            document,
            tokens,
        }
    }

    fn first(&self) -> &str {
        self.words.first().copied().unwrap_or("")
    }

    fn len(&self) -> usize {
        self.words.len()
    }

    fn has(&self, list: &[&str]) -> bool {
        self.words.iter().any(|word| list.contains(word))
    }

    /// Whether the words of `phrase` stand one after another.
    fn says(&self, phrase: &str) -> bool {
        let wanted = phrase.split(' ').count();
        self.words.windows(wanted).any(|window| window.iter().copied().eq(phrase.split(' ')))
    }

    /// How many tokens `phrase` takes at the beginning, if it stands there.
    fn begins(&self, phrase: &str) -> Option<usize> {
        let mut rest = phrase;
        for at in self.tokens.clone() {
            let lower = self.document.lower(at);
            rest = rest.strip_prefix(lower)?;
            rest = rest.strip_prefix(' ').unwrap_or(rest);
            if rest.is_empty() {
                return Some(at + 1 - self.tokens.start);
            }
        }
        None
    }

    fn token(&self, index: usize) -> &str {
        let at = self.tokens.start + index;
        if at < self.tokens.end { self.document.lower(at) } else { "" }
    }

    fn mark(&self, mark: &str) -> bool {
        self.tokens.clone().any(|at| self.document.lower(at) == mark)
    }

    fn mail(&self) -> bool {
        self.tokens.clone().any(|at| {
            self.document.tokens[at].kind == TokenKind::Address
                && self.document.form(at).trim_start_matches('@').contains('@')
        })
    }

    /// Whether a phrase that offers another story can begin with its first word.
    fn is_opener(&self) -> bool {
        matches!(
            self.token(0),
            "read"
                | "also"
                | "see"
                | "check"
                | "related"
                | "you"
                | "recommended"
                | "do"
                | "must"
                | "up"
                | "next"
                | "previous"
                | "trending"
                | "more"
                | "further"
                | "most"
                | "latest"
                | "top"
                | "editor"
                | "editors"
                | "popular"
                | "in"
                | "watch"
                | "video"
        )
    }

    fn is_offer(&self) -> bool {
        let offered = OFFERS.iter().chain(&["next", "watch", "more", "read", "video"]).any(|phrase| {
            let Some(after) = self.begins(phrase) else { return false };
            matches!(self.token(after), ":" | "|" | ">" | "»" | "–" | "—" | "-") && self.tokens.len() > after + 2
        });
        // "ALSO READ  The wreck that nobody raised": the phrase in capitals, the title not.
        let shouted = !self.ended
            && OFFERS.iter().any(|phrase| {
                let Some(after) = self.begins(phrase).filter(|&after| after > 1 && self.tokens.len() > after + 2)
                else {
                    return false;
                };
                let capital =
                    |index: usize| !self.document.form(self.tokens.start + index).contains(char::is_lowercase);
                (0..after).all(capital) && !capital(after + 1)
            });
        let about = self.begins("read more about").or(self.begins("read more on")).or(self.begins("read the full"));
        ((offered || shouted) && self.len() <= 30) || (about.is_some() && self.len() <= 12)
    }

    fn is_shelf(&self) -> bool {
        let colon = usize::from(self.token(self.tokens.len().saturating_sub(1)) == ":");
        let whole = |phrase: &str| self.begins(phrase).is_some_and(|after| after + colon == self.tokens.len());
        let more =
            matches!(self.words.get(..2), Some(["more", "from" | "on" | "in"])) && self.len() <= 5 && !self.ended;
        OFFERS.iter().chain(&SHELVES).any(|phrase| whole(phrase)) || more
    }

    fn is_caption(&self) -> bool {
        const CREDIT: [&str; 16] = [
            "photo",
            "photograph",
            "photos",
            "photographs",
            "picture",
            "pictures",
            "image",
            "images",
            "pic",
            "credit",
            "photographer",
            "illustration",
            "graphic",
            "video",
            "file",
            "caption",
        ];
        let length = self.tokens.len();
        for index in 0..length {
            let lower = self.token(index);
            if !CREDIT.contains(&lower) {
                continue;
            }
            let near_end = length - index <= 12;
            let capital =
                |at: usize| at < length && self.document.form(self.tokens.start + at).starts_with(char::is_uppercase);
            match self.token(index + 1) {
                // "Photograph: M. Ha", "Picture: Andes Foto"; the sentence before it may have its stop.
                ":" if (index == 0 || near_end) && lower != "file" && lower != "video" => return true,
                "/" if near_end && !self.ended && capital(index + 2) => return true,
                "by" if near_end && capital(index + 2) && !self.ended => return true,
                "courtesy" if near_end => return true,
                "photo" if lower == "file" && near_end && length < 50 => return true,
                _ => {}
            }
        }
        if self.says("getty images") && length < 50 && !self.ended {
            return true;
        }
        self.ends_with_credit()
    }

    /// Whether an agency and a photographer stand in brackets at the end: `(Meridian/Esther Mulenga)`.
    fn ends_with_credit(&self) -> bool {
        let length = self.tokens.len();
        if length < 5 || self.token(length - 1) != ")" {
            return false;
        }
        let Some(open) = (length.saturating_sub(10)..length).rev().find(|&index| self.token(index) == "(") else {
            return false;
        };
        let inside = open + 1..length - 1;
        let slash = inside.clone().filter(|&index| self.token(index) == "/").count() == 1;
        let names = inside.clone().all(|index| {
            let form = self.document.form(self.tokens.start + index);
            form == "/" || form == "-" || form.starts_with(char::is_uppercase)
        });
        open > 0 && slash && names && inside.len() > 2
    }

    fn is_byline(&self) -> bool {
        const CREDITS: [&str; 18] = [
            "reporting by",
            "additional reporting",
            "writing by",
            "editing by",
            "edited by",
            "written by",
            "story by",
            "compiled by",
            "words by",
            "reported by",
            "with reporting",
            "interview by",
            "translated by",
            "with additional reporting",
            "text by",
            "produced by",
            "video by",
            "report by",
        ];
        let open = usize::from(introduces(self.token(0)));
        let begins = |phrase: &str| {
            let mut words = self.words.iter();
            phrase.split(' ').all(|word| words.next() == Some(&word))
        };
        let name_at = |index: usize| {
            let at = self.tokens.start + index;
            at < self.tokens.end && self.document.form(at).starts_with(char::is_uppercase)
        };
        if CREDITS.iter().any(|phrase| begins(phrase)) && self.len() <= 30 && (open == 1 || !self.ended || name_at(2)) {
            return name_at(open + 2) || self.says("additional reporting");
        }
        // "By Orla Brennan, Wednesday 26 November 2025": names, and nothing that a sentence has.
        if self.first() == "by"
            && self.token(0) == "by"
            && name_at(1)
            && self.len() <= 16
            && !self.ended
            && self.small() <= 1
        {
            return true;
        }
        let labelled = matches!(
            self.first(),
            "interview" | "author" | "reporter" | "text" | "words" | "editor" | "correspondent" | "writer"
        );
        labelled && self.token(1) == ":" && name_at(2) && self.len() <= 6 && !self.ended
    }

    /// Words in small letters that stand in no name, after the first word.
    fn small(&self) -> usize {
        const PARTICLES: [&str; 14] =
            ["and", "in", "at", "for", "of", "the", "de", "van", "der", "bin", "al", "del", "da", "von"];
        let words = self.tokens.clone().skip(1).filter(|&at| self.document.tokens[at].kind == TokenKind::Word);
        words
            .filter(|&at| self.document.form(at).starts_with(char::is_lowercase))
            .filter(|&at| !PARTICLES.contains(&self.document.lower(at)))
            .count()
    }

    fn is_boilerplate(&self) -> bool {
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
