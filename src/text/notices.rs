//! Lines of the page itself by their wording: share, newsletter, comment, cookie, copyright and tag lines, when it went
//! up. Owns where on the line the words of `lexicons/furniture.txt` stand, not what offers another story (`offers`) nor who
//! wrote this one (`credits`).

use crate::{
    lexicon::furniture::{self, Furniture},
    text::line_wording::LineWording,
};

pub(super) fn is_boilerplate(line: &LineWording) -> bool {
    is_sharing(line) || is_subscription(line) || is_comment(line) || is_notice(line) || is_trail(line) || is_time(line)
}

fn is_sharing(line: &LineWording) -> bool {
    if line.len() <= 6 && line.tokens.len() <= line.len() + 2 && furniture::is(&line.words.join(" "), Furniture::Whole)
    {
        return true;
    }
    if line.ended && line.len() > 4 {
        return false;
    }
    let all = !line.words.is_empty() && line.words.iter().all(|word| furniture::is(word, Furniture::Share));
    if all && line.len() <= 8 && line.any(Furniture::Strong) {
        return true;
    }
    line.first() == "follow" && line.len() <= 12 && (line.addresses > 0 || line.any(Furniture::Platform))
}

fn is_subscription(line: &LineWording) -> bool {
    if line.len() <= 30 && line.any(Furniture::Mailing) && line.first_is(Furniture::Ask) {
        // "Get the briefing" is asked of a reader; "Join the newsletter" too.
        return line.any(Furniture::Sent) || line.len() <= 10;
    }
    if line.len() <= 7 && matches!(line.words.get(..2), Some(["log" | "sign", "in" | "up"])) {
        return true;
    }
    let ask = line.has(&["write", "email", "contact", "send", "e-mail", "tip", "tips"])
        && line.has(&["you", "your", "us", "letters", "share"]);
    line.len() <= 24 && line.mail() && ask
}

fn is_comment(line: &LineWording) -> bool {
    let counted = line.numbers == 1
        && line.len() <= 2
        && line.has(&["comments", "comment", "shares", "views", "replies", "likes"]);
    let asked = line.has(&["comments", "comment"])
        && line.len() <= 6
        && matches!(line.first(), "leave" | "post" | "add" | "view" | "show" | "read" | "write")
        && !line.ended;
    counted && line.tokens.len() <= 5 || asked
}

fn is_notice(line: &LineWording) -> bool {
    if line.says("all rights reserved") || line.says("terms of use") && line.says("privacy policy") {
        return true;
    }
    let sign = line.token(0) == "©" || line.first() == "copyright" && line.token(0) == "copyright";
    if sign && line.len() <= 20 && (line.token(0) == "©" || line.numbers > 0 || line.token(1) == "©") {
        return true;
    }
    if line.any(Furniture::Cookie)
        && line.any(Furniture::CookieUse)
        && line.any(Furniture::CookieWho)
        && line.any(Furniture::CookieWhy)
    {
        return true;
    }
    let from = matches!(line.words.get(..2), Some(["this", "article" | "story" | "post" | "piece"]));
    from && line.len() <= 30 && line.has(&["originally", "first"]) && line.has(&["published", "appeared"])
}

/// Tags, and the way through the site to this page.
fn is_trail(line: &LineWording) -> bool {
    let tags = line.first_is(Furniture::Tag) && line.token(0) == line.first();
    if tags && !line.ended && (line.token(1) == ":" || line.token(1) == "under" || line.token(2) == ":") {
        return true;
    }
    let separators = (1..line.tokens.len().saturating_sub(1))
        .filter(|&index| matches!(line.token(index), ">" | "›" | "»" | "|" | "/" | "→"))
        .filter(|&index| {
            line.document.tokens[line.tokens.start + index].spaced
                && line.document.tokens[line.tokens.start + index + 1].spaced
        });
    let separators = separators.count();
    let bars = line.mark("|") && line.first() != "home";
    separators > 0 && !line.ended && line.len() <= 12 && !bars && line.len() <= 4 * separators + 2 && !line.mark("/")
}

/// How long it takes to read and when it went up.
fn is_time(line: &LineWording) -> bool {
    if line.ended || line.len() > 10 || line.numbers == 0 {
        return false;
    }
    let reading = line.len() <= 4 && line.has(&["min", "mins", "minute", "minutes"]) && line.has(&["read", "reading"]);
    let stamp = line.first_is(Furniture::Stamp) && line.any(Furniture::Stamped);
    reading || stamp
}
