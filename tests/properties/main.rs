//! What must be true of every text there is: of the contract with readers of the analysis, of its parts beside each other,
//! and of a text beside the same text written otherwise.

#[path = "../support/adversarial.rs"]
mod adversarial;
#[path = "../support/agreement.rs"]
mod agreement;
mod consistency;
mod contract;
#[path = "../support/random.rs"]
mod random;
mod rewriting;
