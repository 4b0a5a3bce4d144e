//! How many bytes of a text are of a kind.

/// So many bytes are counted in one byte, which processors do for many of them at once.
const RUN: usize = 128;

/// How many of `bytes` satisfy `test`.
pub(crate) fn tally(bytes: &[u8], test: impl Fn(u8) -> bool) -> usize {
    let of_run = |run: &[u8]| usize::from(run.iter().map(|byte| u8::from(test(*byte))).sum::<u8>());
    bytes.chunks(RUN).map(of_run).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_of_any_length_are_counted() {
        for length in [0, 1, RUN - 1, RUN, RUN + 1, 3 * RUN + 5] {
            assert_eq!(tally(&vec![b'a'; length], |byte| byte == b'a'), length);
            assert_eq!(tally(&vec![b'a'; length], |byte| byte == b'b'), 0);
        }
    }
}
