//! JSON as it is written, a piece at a time: what a serialiser would write, at the speed of memory where nothing has to be escaped.

/// Appends a text with its quotes and escapes.
pub(crate) fn push_text(text: &str, out: &mut Vec<u8>) {
    if is_plain(text.as_bytes()) {
        out.reserve(text.len() + 2);
        out.push(b'"');
        out.extend_from_slice(text.as_bytes());
        out.push(b'"');
    } else {
        // A vector takes all that is written.
        let _ = serde_json::to_writer(out, text);
    }
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

/// Whether none of the bytes has to be escaped. Looks at sixteen at once.
fn is_plain(bytes: &[u8]) -> bool {
    let special = |any: bool, byte: &u8| any | (*byte < b' ') | (*byte == b'"') | (*byte == b'\\');
    let (blocks, rest) = bytes.as_chunks::<16>();
    !blocks.iter().any(|block| block.iter().fold(false, special)) && !rest.iter().fold(false, special)
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
    }
}
