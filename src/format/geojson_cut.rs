//! JSON objects cut into their members. What is cut was read by a parser before, so nothing is checked again: strings are skipped at the
//! speed of memory. A text that is no JSON is cut somewhere or not at all, without a panic.

use super::geojson_read::Member;
use memchr::memchr2;

/// The members of an object in the order of the text, and those of the last one called `name` where that is an object too; `None` for
/// anything else.
pub(super) fn members_with<'a>(json: &'a str, name: &str) -> Option<(Vec<Member<'a>>, Vec<Member<'a>>)> {
    let (mut members, mut inner) = (Vec::with_capacity(4), Vec::new());
    let mut cut = Cut { json, at: 0 };
    cut.object(|cut, key| {
        let mut member = Member { key, value: "" };
        if cut.peek() == Some(b'{') && member.is(name) {
            inner.clear();
            inner.reserve(64);
            let start = cut.at;
            cut.object(|cut, key| {
                let value = cut.value()?;
                inner.push(Member { key, value });
                Some(())
            })?;
            member.value = cut.since(start)?;
        } else {
            member.value = cut.value()?;
        }
        members.push(member);
        Some(())
    })?;
    cut.is_done().then_some((members, inner))
}

/// A text and how far it is cut.
struct Cut<'a> {
    json: &'a str,
    at: usize,
}

impl<'a> Cut<'a> {
    /// Cuts an object, and has `each` cut the value after each key.
    fn object(&mut self, mut each: impl FnMut(&mut Self, &'a str) -> Option<()>) -> Option<()> {
        self.take(b'{')?;
        if self.take(b'}').is_some() {
            return Some(());
        }
        loop {
            let key = self.string()?;
            self.take(b':')?;
            each(self, key)?;
            if self.take(b',').is_none() {
                return self.take(b'}');
            }
        }
    }

    /// A string with its quotes.
    fn string(&mut self) -> Option<&'a str> {
        let start = self.skip_space();
        self.take(b'"')?;
        loop {
            let rest = self.json.as_bytes().get(self.at..)?;
            let found = end_of_plain(rest)?;
            if rest[found] == b'"' {
                self.at += found + 1;
                return self.since(start);
            }
            self.at += found + 2;
        }
    }

    fn value(&mut self) -> Option<&'a str> {
        let start = self.skip_space();
        match self.peek()? {
            b'"' => return self.string(),
            b'{' | b'[' => self.nested()?,
            _ => {
                let rest = self.json.as_bytes().get(start..)?;
                let is_end = |byte: &u8| matches!(byte, b',' | b'}' | b']' | b' ' | b'\t' | b'\n' | b'\r');
                let length = rest.iter().position(is_end).unwrap_or(rest.len());
                self.at += length;
            }
        }
        self.since(start).filter(|value| !value.is_empty())
    }

    /// Goes to the end of an object or an array.
    fn nested(&mut self) -> Option<()> {
        let mut depth = 0_usize;
        loop {
            match self.peek()? {
                b'"' => {
                    self.string()?;
                    continue;
                }
                b'{' | b'[' => depth += 1,
                b'}' | b']' => depth -= 1,
                _ => {}
            }
            self.at += 1;
            if depth == 0 {
                return Some(());
            }
        }
    }

    /// What was cut from `start` on.
    fn since(&self, start: usize) -> Option<&'a str> {
        self.json.get(start..self.at)
    }

    /// The next byte that is no space.
    fn peek(&mut self) -> Option<u8> {
        let at = self.skip_space();
        self.json.as_bytes().get(at).copied()
    }

    fn take(&mut self, byte: u8) -> Option<()> {
        let is_next = self.peek() == Some(byte);
        self.at += usize::from(is_next);
        is_next.then_some(())
    }

    fn is_done(&mut self) -> bool {
        self.peek().is_none()
    }

    fn skip_space(&mut self) -> usize {
        while matches!(self.json.as_bytes().get(self.at), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
        self.at
    }
}

/// Where the first quote or backslash stands. Most strings end within a few words of eight bytes, sooner than a search by
/// vectors has begun.
fn end_of_plain(bytes: &[u8]) -> Option<usize> {
    const WORDS: usize = 6;
    let (words, _) = bytes.as_chunks::<8>();
    for (n, word) in words.iter().take(WORDS).enumerate() {
        let word = u64::from_le_bytes(*word);
        let found = zeros(word ^ repeated(b'"')) | zeros(word ^ repeated(b'\\'));
        if found != 0 {
            return Some(n * 8 + found.trailing_zeros() as usize / 8);
        }
    }
    let looked_at = words.len().min(WORDS) * 8;
    memchr2(b'"', b'\\', bytes.get(looked_at..)?).map(|found| looked_at + found)
}

/// The highest bit of each byte that is 0; of bytes above the first, it may be set of others too.
const fn zeros(word: u64) -> u64 {
    word.wrapping_sub(repeated(0x01)) & !word & repeated(0x80)
}

const fn repeated(byte: u8) -> u64 {
    u64::from_le_bytes([byte; 8])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::Value;

    fn members(json: &str) -> Option<Vec<Member<'_>>> {
        Some(members_with(json, "no such name")?.0)
    }

    /// Any JSON, with white space and escapes.
    fn json() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i32>().prop_map(Value::from),
            any::<i16>().prop_map(|n| Value::from(f64::from(n) / 8.0)),
            r#"[a-z"\\{}\[\]:, əԱ\n]{0,12}"#.prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 40, 6, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
                prop::collection::hash_map(r#"[a-c"\\]{0,3}"#, inner, 0..5)
                    .prop_map(|map| Value::Object(map.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn an_object_is_cut_as_a_parser_reads_it(value in json(), is_spread in any::<bool>()) {
            let text = if is_spread { serde_json::to_string_pretty(&value) } else { serde_json::to_string(&value) }.unwrap();
            let cut = members(&text);
            prop_assert_eq!(cut.is_some(), value.is_object());
            let Some(object) = value.as_object() else { return Ok(()) };
            let cut = cut.unwrap();
            prop_assert_eq!(cut.len(), object.len());
            for (member, (key, value)) in cut.iter().zip(object) {
                prop_assert_eq!(&serde_json::from_str::<String>(member.key).unwrap(), key);
                prop_assert_eq!(&serde_json::from_str::<Value>(member.value).unwrap(), value);
            }
            let Some(inner) = object.values().next_back().filter(|value| value.is_object()) else { return Ok(()) };
            let (name, text_of) = (cut[cut.len() - 1].name(), cut[cut.len() - 1].value);
            let (all, opened) = members_with(&text, &name).unwrap();
            prop_assert_eq!(&all, &cut);
            prop_assert_eq!(Some(opened), members(text_of), "{}", inner);
        }

        #[test]
        fn a_string_ends_where_a_search_byte_by_byte_ends_it(bytes in prop::collection::vec(prop_oneof![9 => any::<u8>(), 1 => Just(b'"')], 0..90)) {
            let expected = bytes.iter().position(|byte| matches!(byte, b'"' | b'\\'));
            prop_assert_eq!(end_of_plain(&bytes), expected);
        }

        #[test]
        fn any_text_is_cut_or_not(text in r#"[{}\[\]",:a\\ ə]{0,40}"#) {
            members_with(&text, "a");
        }
    }
}
