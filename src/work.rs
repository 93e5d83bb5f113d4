//! How many looks at tokens an analysis takes. Counted in the tests of this crate only, where time would say something
//! of the machine; owns the count, not the looks.

/// Counts one look at a token.
#[inline(always)]
pub fn count() {
    #[cfg(test)]
    tests::COUNT.with(|count| count.set(count.get() + 1));
}

#[cfg(test)]
mod tests {
    use crate::{Settings, analyze};
    use std::cell::Cell;

    thread_local! {
        pub static COUNT: Cell<u64> = const { Cell::new(0) };
    }

    fn counted(text: &str) -> u64 {
        COUNT.with(|count| count.set(0));
        analyze(text, &Settings::default()).expect("short enough");
        COUNT.with(Cell::get)
    }

    /// What makes a step slow that goes through a sentence, a paragraph or all statements again for each of them.
    const PIECES: [&str; 19] = [
        "Mr. ",
        "Anna said that Bob said that ",
        "Anna said, Bob said, ",
        "Anna he ",
        "Anna saw the keeper and told him, ",
        "the keeper said ",
        "“Go,” Anna said, ",
        "“Go,” and “stay,” and ",
        "Anna called it “a tub” and ",
        "When Anna said “go,” ",
        "“We are all going home.” ",
        "“We are all going home.”\n\n",
        "“We are all going home.\n\n",
        "“Anna said we were going.\n\n",
        "“",
        "“‘",
        "“a” ",
        "Anna (Bob) said ",
        "very ",
    ];

    #[test]
    fn work_grows_with_the_text() {
        let mut slow = Vec::new();
        for piece in PIECES {
            for opening in ["", "Anna said “we go.” Then Bob told her that "] {
                let text = |times: usize| format!("{opening}{}", piece.repeat(times));
                let (short, long) = (counted(&text(500)), counted(&text(1_000)));
                if 10 * long > 22 * short {
                    slow.push(format!("{opening}{piece}: {short} looks, {long} for twice as much"));
                }
            }
        }
        assert!(slow.is_empty(), "{slow:#?}");
    }
}
