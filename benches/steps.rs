//! What each step of the pipeline costs. `cargo xtask bench` starts this program on a file of texts and asks it for one
//! round at a time, in turn with the same module in a browser; it owns the native side of the measuring and no figure's
//! presentation.
//!
//! Arguments: a file of `{"text"}` lines. For each line on standard input, one line of JSON on standard output:
//! `round` gives the nanoseconds of each step summed over all texts; `memory` the peak of allocated bytes of each step
//! on all texts joined; `single` the nanoseconds of one analysis of the first text; `adversarial` the
//! nanoseconds of texts that nobody writes, each at two sizes.

#[path = "../tests/support/adversarial.rs"]
mod adversarial;

use std::alloc::{GlobalAlloc, Layout, System};
use std::collections::BTreeMap;
use std::io::BufRead;
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::time::Instant;

use article_analyzer::internals::text;
use article_analyzer::{Settings, Step, analyze_utf16, analyze_utf16_with};

/// Counts what is allocated, and the most that ever was since the peak was last set.
struct Counting;

static NOW: AtomicUsize = AtomicUsize::new(0);
static PEAK: AtomicUsize = AtomicUsize::new(0);

// SAFETY: every call goes to the system's allocator unchanged; the counters are all that is added.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        PEAK.fetch_max(NOW.fetch_add(layout.size(), Relaxed) + layout.size(), Relaxed);
        // SAFETY: as the caller promises.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, place: *mut u8, layout: Layout) {
        NOW.fetch_sub(layout.size(), Relaxed);
        // SAFETY: as the caller promises.
        unsafe { System.dealloc(place, layout) }
    }

    unsafe fn realloc(&self, place: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        PEAK.fetch_max(NOW.fetch_add(size, Relaxed) + size - layout.size(), Relaxed);
        NOW.fetch_sub(layout.size(), Relaxed);
        // SAFETY: as the caller promises.
        unsafe { System.realloc(place, layout, size) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// The names of the steps, and of what comes after the last: the way out to UTF-16.
fn name(step: Step) -> &'static str {
    if step == Step::Done { "utf16" } else { step.name() }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let Some(path) = std::env::args().skip(1).find(|argument| !argument.starts_with('-')) else {
        return Err("a file of texts is missing; `cargo xtask bench` gives one".into());
    };
    let mut texts = Vec::new();
    for line in std::fs::read_to_string(path)?.lines() {
        let line: serde_json::Value = serde_json::from_str(line)?;
        texts.push(line["text"].as_str().ok_or("a line without text")?.to_owned());
    }
    let tokens: usize = texts.iter().map(|text| text::read(text).tokens.len()).sum();
    for line in std::io::stdin().lock().lines() {
        let answer = match line?.as_str() {
            "round" => round(&texts),
            "memory" => memory(&texts.join("\n\n")),
            "single" => round(&texts[..1]),
            "tokens" => BTreeMap::from([("tokens".to_owned(), tokens as u64)]),
            "adversarial" => adversarial(),
            other => return Err(format!("no question: {other}").into()),
        };
        println!("{}", serde_json::to_string(&answer)?);
    }
    Ok(())
}

/// Nanoseconds of each step, summed over `texts`.
fn round(texts: &[String]) -> BTreeMap<String, u64> {
    let settings = Settings::default();
    let mut spent = BTreeMap::new();
    for text in texts {
        let (mut since, mut current) = (Instant::now(), "index");
        let mut close = |next: &'static str| {
            let now = Instant::now();
            *spent.entry(current.to_owned()).or_insert(0) += (now - since).as_nanos() as u64;
            (since, current) = (now, next);
        };
        let analysis = analyze_utf16_with(text, &settings, &mut |step| {
            close(name(step));
            ControlFlow::Continue(())
        });
        close("");
        std::hint::black_box(&analysis);
    }
    spent
}

/// The most bytes that were allocated during each step above what was before the analysis, in one text.
fn memory(text: &str) -> BTreeMap<String, u64> {
    let before = NOW.load(Relaxed);
    let mut peaks = BTreeMap::new();
    let mut current = "index";
    PEAK.store(before, Relaxed);
    let mut close = |next: &'static str| {
        peaks.insert(current.to_owned(), PEAK.load(Relaxed).saturating_sub(before) as u64);
        PEAK.store(NOW.load(Relaxed), Relaxed);
        current = next;
    };
    let analysis = analyze_utf16_with(text, &Settings::default(), &mut |step| {
        close(name(step));
        ControlFlow::Continue(())
    });
    close("");
    std::hint::black_box(&analysis);
    peaks
}

/// The sizes of adversarial texts, in bytes: where the larger takes no more for each byte, time is linear.
const SIZES: [usize; 2] = [50_000, 200_000];

/// The least nanoseconds, of three analyses, of each kind of adversarial text at each size: `KIND|SIZE`.
fn adversarial() -> BTreeMap<String, u64> {
    let settings = Settings::default();
    let mut least = BTreeMap::new();
    for kind in adversarial::KINDS {
        let texts = SIZES.map(|size| adversarial::text(kind, size));
        for _ in 0..3 {
            for (text, size) in texts.iter().zip(SIZES) {
                let since = Instant::now();
                std::hint::black_box(&analyze_utf16(text, &settings));
                let spent = since.elapsed().as_nanos() as u64;
                let entry = least.entry(format!("{}|{size}", kind.0)).or_insert(u64::MAX);
                *entry = spent.min(*entry);
            }
        }
    }
    least
}
