//! How a line of a word list is laid out: columns, and among them example sentences.

/// The columns of a line: separated by a tab or by two spaces or more.
pub fn columns(line: &str) -> impl Iterator<Item = &str> {
    line.split('\t').flat_map(|part| part.split("  ")).map(str::trim).filter(|column| !column.is_empty())
}

/// The sign and the sentence of a column that is an example; `None` where it is none.
pub fn example(column: &str) -> Option<(char, &str)> {
    let sign = column.chars().next().filter(|sign| "+-0".contains(*sign))?;
    let sentence = column[1..].strip_prefix(" \"")?.strip_suffix('"')?;
    Some((sign, sentence))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_has_columns_and_examples() {
        let line = "brave  a  2.0\t+ \"The brave crew won.\"";
        assert_eq!(columns(line).collect::<Vec<_>>(), ["brave", "a", "2.0", "+ \"The brave crew won.\""]);
        assert_eq!(columns(line).filter_map(example).collect::<Vec<_>>(), [('+', "The brave crew won.")]);
    }
}
