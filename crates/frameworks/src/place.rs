//! Finds the line and column of a value inside JSON text, so that a message about a value can say where it stands.
//!
//! Not here: checking that the text is JSON. On text that is not, it stops and says where it stopped.

/// One step down into JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Step {
    /// Into an object, by name.
    Key(String),
    /// Into a list, by position from 0.
    Index(usize),
}

/// Line and column from 1; the column counts characters.
pub(crate) fn line_and_column(text: &str, at: usize) -> (usize, usize) {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let before = &text[..at];
    let line_start = before.rfind('\n').map_or(0, |n| n + 1);
    (
        before.matches('\n').count() + 1,
        before[line_start..].chars().count() + 1,
    )
}

/// Where the value at `path` begins, in bytes; the nearest enclosing value if it is not there.
pub(crate) fn offset_of(text: &str, path: &[Step]) -> usize {
    let mut scan = Scan {
        bytes: text.as_bytes(),
        at: 0,
    };
    scan.space();
    for step in path {
        let start = scan.at;
        let found = match step {
            Step::Key(key) => scan.enter_key(key),
            Step::Index(index) => scan.enter_index(*index),
        };
        if !found {
            return start;
        }
    }
    scan.at
}

struct Scan<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Scan<'_> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn space(&mut self) {
        while self.peek().is_some_and(|b| b.is_ascii_whitespace()) {
            self.at += 1;
        }
    }

    fn eat(&mut self, byte: u8) -> bool {
        self.space();
        let found = self.peek() == Some(byte);
        if found {
            self.at += 1;
        }
        found
    }

    fn enter_key(&mut self, key: &str) -> bool {
        if !self.eat(b'{') {
            return false;
        }
        loop {
            self.space();
            let start = self.at;
            if self.peek() != Some(b'"') {
                return false;
            }
            self.string();
            let name = serde_json::from_slice::<String>(&self.bytes[start..self.at]);
            if !self.eat(b':') {
                return false;
            }
            self.space();
            if name.is_ok_and(|name| name == key) {
                return true;
            }
            self.value();
            if !self.eat(b',') {
                return false;
            }
        }
    }

    fn enter_index(&mut self, index: usize) -> bool {
        if !self.eat(b'[') {
            return false;
        }
        for _ in 0..index {
            self.value();
            if !self.eat(b',') {
                return false;
            }
        }
        self.space();
        self.peek().is_some_and(|b| b != b']')
    }

    fn string(&mut self) {
        self.at += 1;
        while let Some(byte) = self.peek() {
            self.at += if byte == b'\\' { 2 } else { 1 };
            if byte == b'"' {
                break;
            }
        }
        self.at = self.at.min(self.bytes.len());
    }

    /// Skips one value; counts brackets instead of recursing.
    fn value(&mut self) {
        self.space();
        let mut depth = 0_usize;
        while let Some(byte) = self.peek() {
            match byte {
                b'"' => self.string(),
                b'{' | b'[' => {
                    depth += 1;
                    self.at += 1;
                }
                b'}' | b']' if depth == 0 => return,
                b'}' | b']' => {
                    depth -= 1;
                    self.at += 1;
                }
                b',' if depth == 0 => return,
                _ => {
                    self.at += 1;
                    if depth == 0 {
                        while self.peek().is_some_and(|b| !b",]} \t\r\n".contains(&b)) {
                            self.at += 1;
                        }
                    }
                }
            }
            if depth == 0 {
                return;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Step, line_and_column, offset_of};

    fn place(text: &str, path: &[Step]) -> (usize, usize) {
        line_and_column(text, offset_of(text, path))
    }

    #[test]
    fn a_value_deep_inside_is_found() {
        let text =
            "{\"a\": [1, {\"x\": \"]}\\\"\", \"ü\": [true]}],\n \"b\": {\"c\": null, \"d\": 7}}";
        let key = |k: &str| Step::Key(k.into());
        assert_eq!(place(text, &[key("b"), key("d")]), (2, 24));
        assert_eq!(
            place(text, &[key("a"), Step::Index(1), key("ü"), Step::Index(0)]),
            (1, 31)
        );
    }

    #[test]
    fn a_value_that_is_not_there_gives_the_nearest_around_it() {
        let text = "{\"a\": [1]}";
        assert_eq!(
            place(text, &[Step::Key("a".into()), Step::Index(4)]),
            (1, 7)
        );
        assert_eq!(place("", &[Step::Index(0)]), (1, 1));
        assert_eq!(place("{\"a", &[Step::Key("a".into())]), (1, 1));
    }
}
