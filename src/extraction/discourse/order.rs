//! The order in which a report is read: a live page has its newest entry first.

use crate::extraction::reading::Reading;

/// A page has at least so many entries with a time before them.
const ENTRIES: usize = 3;

/// The sentences in the order in which they were written, and whether the report is a live page.
///
/// # Examples
/// "16:10 Three were killed in Brital. / 15:20 Warplanes struck Brital. / 13:00 A raid on Iaat." is read from its end.
pub(super) fn order(reading: &Reading<'_>) -> (Vec<usize>, bool) {
    let doc = reading.doc;
    let times: Vec<Option<u32>> = doc.blocks.iter().map(|b| time_of_entry(b.span.of(doc.text))).collect();
    let told: Vec<u32> = times.iter().flatten().copied().collect();
    let newest_first =
        told.len() >= ENTRIES && told.windows(2).all(|pair| pair[0] >= pair[1]) && told.first() > told.last();
    let all = 0..doc.sentences.len();
    if !newest_first {
        return (all.collect(), false);
    }
    // What has no time goes on about the entry before it; what is before all entries stays before them.
    let mut entry = 0usize;
    let entries: Vec<usize> = times
        .iter()
        .map(|time| {
            entry += usize::from(time.is_some());
            entry
        })
        .collect();
    let mut sentences: Vec<usize> = all.collect();
    sentences.sort_by_key(|n| match entries.get(doc.sentences[*n].block).copied().unwrap_or_default() {
        0 => 0,
        written => told.len() + 1 - written,
    });
    (sentences, true)
}

/// The minute of the day that a block begins with: "16:10 The ministry reports".
fn time_of_entry(text: &str) -> Option<u32> {
    let (hours, rest) = text.trim_start().split_once([':', '.', 'h'])?;
    let minutes = rest.get(..2)?;
    let ends = !rest[2..].starts_with(|c: char| c.is_ascii_digit());
    let number = |digits: &str| {
        digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.parse::<u32>().ok()).flatten()
    };
    let (hours, minutes) = (number(hours).filter(|h| *h < 24)?, number(minutes).filter(|m| *m < 60)?);
    ends.then_some(hours * 60 + minutes)
}

#[cfg(test)]
mod tests {
    use super::time_of_entry;

    #[test]
    fn an_entry_begins_with_its_time() {
        assert_eq!(time_of_entry("16:10 The ministry reports"), Some(970));
        assert_eq!(time_of_entry("9.05 - Two rockets"), Some(545));
        for other in ["16 people", "1610 The", "In 16:10", "", "25:10 x", "12.5 km", "16:1"] {
            assert_eq!(time_of_entry(other), None, "{other}");
        }
    }
}
