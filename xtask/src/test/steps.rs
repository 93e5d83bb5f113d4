//! Runs checks, tells each with its time, and counts what passed and failed; several threads may run some at once. Knows no
//! check by name. A check that passes says nothing more; one that fails shows its output.

use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::time::Instant;

use anyhow::bail;
use regex::Regex;

/// How a program tells how many tests it ran.
#[derive(Clone, Copy)]
pub enum Count {
    /// It is one check: its exit status is all.
    One,
    /// `cargo test`: `test result: ok. 12 passed; 1 failed; …`, once for each binary.
    CargoTest,
    /// `node --test`: a line `pass 12` and a line `fail 1` at the end.
    NodeTest,
    /// Playwright's list reporter: lines `12 passed (3.4s)` and `1 failed` at the end.
    Playwright,
}

/// The checks so far.
pub struct Steps {
    started: Instant,
    sums: Mutex<Sums>,
}

#[derive(Default)]
struct Sums {
    passed: usize,
    failed: usize,
    broken: Vec<String>,
}

impl Steps {
    pub fn start() -> Self {
        Self { started: Instant::now(), sums: Mutex::default() }
    }

    /// Something to be done before checks, which counts only where it fails. Tells whether it worked.
    pub fn task(&self, name: &str, work: impl FnOnce() -> anyhow::Result<()>) -> bool {
        let started = Instant::now();
        let result = work();
        let said = result.as_ref().err().map(|error| format!("{error:#}\n")).unwrap_or_default();
        self.tell(name, started, 0, usize::from(result.is_err()), &said);
        result.is_ok()
    }

    /// A program whose exit status says whether all went well.
    pub fn program(&self, name: &str, command: &mut Command, count: Count) {
        let started = Instant::now();
        let output = command.stdin(Stdio::null()).output();
        let (good, text) = match output {
            Ok(out) => (
                out.status.success(),
                format!("{}{}", String::from_utf8_lossy(&out.stdout), String::from_utf8_lossy(&out.stderr)),
            ),
            Err(error) => (false, format!("cannot start {}: {error}\n", command.get_program().display())),
        };
        let (passed, mut failed) = count.of(&text, good);
        if !good {
            // What could not even be built has no failed test to count.
            failed = failed.max(1);
        }
        self.tell(name, started, passed, failed, if good { "" } else { &text });
    }

    /// Tells of a check that has ended, behind what it `said`.
    fn tell(&self, name: &str, started: Instant, passed: usize, failed: usize, said: &str) {
        // Whoever holds the sums prints, so that no line is torn. Nothing panics while it does.
        let Ok(mut sums) = self.sums.lock() else { return };
        sums.passed += passed;
        sums.failed += failed;
        let mark = if failed == 0 { "ok  " } else { "FAIL" };
        let tests = if passed + failed > 1 { format!("  ({passed} passed, {failed} failed)") } else { String::new() };
        println!("{said}{mark} {:7.1} s  {name}{tests}", started.elapsed().as_secs_f64());
        if failed > 0 {
            sums.broken.push(name.to_owned());
        }
    }

    /// Prints the sum as the last line.
    ///
    /// # Errors
    /// Where any check failed.
    pub fn finish(self) -> anyhow::Result<()> {
        println!("     {:7.1} s  in all", self.started.elapsed().as_secs_f64());
        let Ok(sums) = self.sums.into_inner() else { bail!("a check broke off") };
        for name in &sums.broken {
            println!("failed: {name}");
        }
        println!("{} passed, {} failed", sums.passed, sums.failed);
        if sums.failed > 0 {
            // The sum stays the last line: main's own report of an error would follow it.
            std::process::exit(1);
        }
        if sums.passed == 0 {
            bail!("nothing was checked");
        }
        Ok(())
    }
}

impl Count {
    /// How many tests passed and failed, as the output says.
    fn of(self, output: &str, good: bool) -> (usize, usize) {
        match self {
            Self::One => (usize::from(good), usize::from(!good)),
            Self::CargoTest => {
                let results = numbers(r"(?m)^test result: \w+\. (\d+) passed; (\d+) failed", output);
                results.into_iter().fold((0, 0), |sum, [passed, failed]| (sum.0 + passed, sum.1 + failed))
            }
            // A test may print such a line too; the sum comes last.
            Self::NodeTest => {
                let last = |word| numbers(&format!(r"(?m)^[#ℹ ]+{word} (\d+)$"), output).last().map_or(0, |[n]| *n);
                (last("pass"), last("fail"))
            }
            Self::Playwright => {
                let sum =
                    |word| numbers(&format!(r"(?m)^ +(\d+) {word}(?: \(.*\))?$"), output).iter().map(|[n]| n).sum();
                (sum("passed"), sum("failed"))
            }
        }
    }
}

/// The numbers that the `N` groups of `pattern` hold, for each match.
fn numbers<const N: usize>(pattern: &str, output: &str) -> Vec<[usize; N]> {
    let pattern = Regex::new(pattern).expect("a pattern of this file");
    pattern
        .captures_iter(output)
        .map(|found| found.extract().1.map(|digits| digits.parse().unwrap_or_default()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sums_that_test_runners_print_are_read() {
        let cargo = "running 2 tests\ntest result: ok. 12 passed; 0 failed; 0 ignored\n\ntest result: FAILED. 3 passed; 1 failed; 0 ignored\n";
        assert_eq!(Count::CargoTest.of(cargo, false), (15, 1));
        assert_eq!(Count::NodeTest.of("ℹ tests 5\nℹ pass 4\nℹ fail 1\n", false), (4, 1));
        assert_eq!(Count::NodeTest.of("# tests 5\n# pass 5\n# fail 0\n", true), (5, 0));
        assert_eq!(Count::Playwright.of("  1 failed\n    [chromium] › a 3 passed\n  7 passed (3.4s)\n", false), (7, 1));
        assert_eq!(Count::One.of("anything", true), (1, 0));
    }
}
