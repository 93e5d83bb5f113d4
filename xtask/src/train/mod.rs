//! `cargo xtask train WHAT`: makes the files in models/ and lexicons/ that are learned from data. Owns
//! the choice of what is trained; each trainer is a file beside this one that anyone can run again and
//! that gives the same bytes for the same input.

use clap::Subcommand;

/// What can be trained.
#[derive(Subcommand)]
pub enum What {}

/// Trains it.
///
/// # Errors
/// Where the data is missing or wrong.
pub fn train(what: &What) -> anyhow::Result<()> {
    match *what {}
}
