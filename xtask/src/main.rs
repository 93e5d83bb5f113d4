//! The project's tasks. Owns nothing but the choice of the task.
fn main() {}
