//! JSON as it is written, a piece at a time: what a serialiser would write, at the speed of memory where nothing has to be escaped.

/// Appends a text with its quotes and escapes.
pub(crate) fn push_text(text: &str, out: &mut Vec<u8>) {
    out.reserve(text.len() + 2);
    out.push(b'"');
    let mut rest = text.as_bytes();
    while let Some((plain, special, after)) = at_special(rest) {
        out.extend_from_slice(plain);
        push_escaped(special, out);
        rest = after;
    }
    out.extend_from_slice(rest);
    out.push(b'"');
}

/// Appends what stands for a byte that cannot stand in a text.
fn push_escaped(byte: u8, out: &mut Vec<u8>) {
    const HEX: &[u8; 16] = b"0123456789abcdef";
    let short = match byte {
        b'"' | b'\\' => byte,
        b'\n' => b'n',
        b'\r' => b'r',
        b'\t' => b't',
        0x08 => b'b',
        0x0c => b'f',
        _ => {
            out.extend_from_slice(b"\\u00");
            return out.extend([byte >> 4, byte & 0xf].map(|half| HEX[usize::from(half)]));
        }
    };
    out.extend_from_slice(&[b'\\', short]);
}

/// The first byte that has to be escaped, with what is before it and what is after it. Looks at eight at once.
fn at_special(bytes: &[u8]) -> Option<(&[u8], u8, &[u8])> {
    let (blocks, rest) = bytes.as_chunks::<8>();
    let block = blocks.iter().position(|block| has_special(*block));
    if block.is_none() {
        let mut last = [b' '; 8];
        last[..rest.len()].copy_from_slice(rest);
        if !has_special(last) {
            return None;
        }
    }
    let start = 8 * block.unwrap_or(blocks.len());
    let at = start + bytes.get(start..)?.iter().position(|byte| has_special([*byte; 8]))?;
    let (plain, from) = bytes.split_at_checked(at)?;
    let (special, after) = from.split_first()?;
    Some((plain, *special, after))
}

/// An object that is being written, a member at a time; keys have nothing that has to be escaped.
pub(crate) struct Object<'o> {
    out: &'o mut Vec<u8>,
    is_empty: bool,
}

impl<'o> Object<'o> {
    /// Begins an object at the end of `out`.
    pub fn begin(out: &'o mut Vec<u8>) -> Self {
        out.push(b'{');
        Self { out, is_empty: true }
    }

    /// Appends a member whose value `push` appends.
    pub fn with(mut self, key: &'static str, push: impl FnOnce(&mut Vec<u8>)) -> Self {
        if !std::mem::take(&mut self.is_empty) {
            self.out.push(b',');
        }
        self.out.push(b'"');
        self.out.extend_from_slice(key.as_bytes());
        self.out.extend_from_slice(b"\":");
        push(self.out);
        self
    }

    /// Appends a text.
    pub fn text(self, key: &'static str, text: &str) -> Self {
        self.with(key, |out| push_text(text, out))
    }

    /// Appends a text, or `null` where there is none.
    pub fn maybe(self, key: &'static str, text: Option<&str>) -> Self {
        self.with(key, |out| match text {
            Some(text) => push_text(text, out),
            None => out.extend_from_slice(b"null"),
        })
    }

    /// Appends a whole number.
    pub fn integer(self, key: &'static str, number: i64) -> Self {
        self.with(key, |out| push_integer(number, out))
    }

    /// Appends a number, or `null` where it is not known.
    pub fn real(self, key: &'static str, number: Option<f64>) -> Self {
        self.with(key, |out| push_real(number.unwrap_or(f64::NAN), out))
    }

    /// Ends the object.
    pub fn end(self) {
        self.out.push(b'}');
    }
}

/// Whether one of eight bytes is a quote, a backslash or a control character.
///
/// # References
/// S. E. Anderson, Bit Twiddling Hacks: a zero byte, and a byte less than n, in a word.
fn has_special(bytes: [u8; 8]) -> bool {
    const EACH: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x8080_8080_8080_8080;
    let word = u64::from_le_bytes(bytes);
    let below = |word: u64, least: u8| word.wrapping_sub(EACH * u64::from(least)) & !word & HIGH;
    let is = |byte: u8| below(word ^ (EACH * u64::from(byte)), 1);
    below(word, b' ') | is(b'"') | is(b'\\') != 0
}

/// Appends a number, the shortest that reads back as the same; `null` where it is not finite, since JSON has no word for that.
pub(crate) fn push_real(number: f64, out: &mut Vec<u8>) {
    let _ = serde_json::to_writer(out, &number);
}

/// Appends a whole number.
pub(crate) fn push_integer(number: i64, out: &mut Vec<u8>) {
    let _ = serde_json::to_writer(out, &number);
}

/// Appends `true` or `false`.
pub(crate) fn push_boolean(yes: bool, out: &mut Vec<u8>) {
    out.extend_from_slice(if yes { b"true" } else { b"false" });
}

/// Appends items between brackets, with commas.
pub(crate) fn push_list<T>(items: &[T], out: &mut Vec<u8>, each: impl Fn(&T, &mut Vec<u8>)) {
    out.push(b'[');
    for (n, item) in items.iter().enumerate() {
        if n > 0 {
            out.push(b',');
        }
        each(item, out);
    }
    out.push(b']');
}

/// Appends a position: longitude and latitude.
pub(crate) fn push_position([x, y]: [f64; 2], out: &mut Vec<u8>) {
    out.push(b'[');
    push_real(x, out);
    out.push(b',');
    push_real(y, out);
    out.push(b']');
}

/// Appends the number that is `number` divided by ten `decimals` times, at most nine, as [`push_real`] writes it: but for those nearer
/// to zero than a thousandth, which that writes with an exponent.
pub(crate) fn push_decimal(number: i32, mut decimals: u8, out: &mut Vec<u8>) {
    let mut left = number.unsigned_abs();
    while decimals > 0 && left.is_multiple_of(10) && left > 0 {
        left /= 10;
        decimals -= 1;
    }
    // Digits from the last on; one more than those of the fraction at least, and with a point between.
    let mut written = [b'0'; 24];
    let mut at = written.len();
    let mut push = |digit: u8| {
        at -= 1;
        written[at] = digit;
    };
    let mut fraction = if left == 0 { 0 } else { decimals };
    if fraction == 0 {
        push(b'0');
        push(b'.');
    }
    let mut before_point = 0;
    while left > 0 || before_point == 0 {
        push(b'0' + (left % 10) as u8);
        left /= 10;
        match fraction {
            0 => before_point += 1,
            1 => {
                push(b'.');
                fraction = 0;
            }
            _ => fraction -= 1,
        }
    }
    if number < 0 {
        push(b'-');
    }
    out.extend_from_slice(&written[at..]);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_text_is_what_a_serialiser_makes_of_it(text in r#"[a-zə"\\\x00-\x20/\x7f]{0,40}"#) {
            let mut out = Vec::new();
            push_text(&text, &mut out);
            prop_assert_eq!(String::from_utf8(out).unwrap(), serde_json::to_string(&text).unwrap());
        }

        #[test]
        fn a_decimal_is_what_a_serialiser_makes_of_it(number in -1_000_000_000..=1_000_000_000i32, decimals in 0u8..=9) {
            for number in [number, number / 1_000, number / 1_000 * 1_000, number / 100_000_000] {
                let real = f64::from(number) / 10f64.powi(i32::from(decimals));
                if number == 0 || real.abs() >= 1e-3 {
                    let mut out = Vec::new();
                    push_decimal(number, decimals, &mut out);
                    prop_assert_eq!(String::from_utf8(out).unwrap(), serde_json::to_string(&(real + 0.0)).unwrap());
                }
            }
        }
    }
}
