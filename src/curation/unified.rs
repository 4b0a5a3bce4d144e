//! Two texts as a unified diff, in the form that `patch` and reviewers read.
//!
//! Lines that stand once in either text are the fixed points (as in a patience diff), so the time is that of sorting, whatever
//! the texts are.

use std::collections::HashMap;

/// How many unchanged lines are shown round a change.
const CONTEXT: usize = 3;

/// What turns `old` into `new`, both called `path`; empty where they are equal.
///
/// # Examples
/// ```
/// use incident_mapper::curation::unified::unified;
/// let diff = unified("my.csv", "id\na\nb\n", "id\na\nc\n");
/// assert_eq!(diff, "--- my.csv\n+++ my.csv\n@@ -1,3 +1,3 @@\n id\n a\n-b\n+c\n");
/// ```
pub fn unified(path: &str, old: &str, new: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) =
        (old.split_inclusive('\n').collect(), new.split_inclusive('\n').collect());
    let changes = changes(&old, &new);
    let mut out = String::new();
    let mut at = 0;
    while at < changes.len() {
        // Changes whose contexts meet are one hunk.
        let near = |next: usize| changes[next].old.start - changes[next - 1].old.end <= 2 * CONTEXT;
        let end = (at + 1..changes.len()).find(|next| !near(*next)).unwrap_or(changes.len());
        if out.is_empty() {
            out = format!("--- {path}\n+++ {path}\n");
        }
        hunk(&changes[at..end], &old, &new, &mut out);
        at = end;
    }
    out
}

/// A stretch of old lines that a stretch of new ones replaces; either may be empty.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Change {
    old: std::ops::Range<usize>,
    new: std::ops::Range<usize>,
}

fn hunk(changes: &[Change], old: &[&str], new: &[&str], out: &mut String) {
    let (Some(first), Some(last)) = (changes.first(), changes.last()) else { return };
    let before = first.old.start.min(CONTEXT);
    let after = (old.len() - last.old.end).min(CONTEXT);
    let olds = first.old.start - before..last.old.end + after;
    let news = first.new.start - before..last.new.end + after;
    // An empty range is named by the line before it.
    let range = |r: &std::ops::Range<usize>| {
        format!("{},{}", if r.is_empty() { r.start } else { r.start + 1 }, r.len())
    };
    out.push_str(&format!("@@ -{} +{} @@\n", range(&olds), range(&news)));
    let mut at = olds.start;
    for change in changes {
        put(' ', &old[at..change.old.start], out);
        put('-', &old[change.old.clone()], out);
        put('+', &new[change.new.clone()], out);
        at = change.old.end;
    }
    put(' ', &old[at..olds.end], out);
}

fn put(sign: char, lines: &[&str], out: &mut String) {
    for line in lines {
        out.push(sign);
        out.push_str(line);
        if !line.ends_with('\n') {
            out.push_str("\n\\ No newline at end of file\n");
        }
    }
}

/// The changes, in order, that turn `old` into `new`.
fn changes(old: &[&str], new: &[&str]) -> Vec<Change> {
    let head = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let tail = common_tail(&old[head..], &new[head..]);
    let (old_end, new_end) = (old.len() - tail, new.len() - tail);
    let mut changes = Vec::new();
    let (mut a, mut b) = (head, head);
    let fixed = fixed_points(&old[head..old_end], &new[head..new_end]);
    let fixed = fixed.into_iter().map(|(a, b)| (a + head, b + head)).chain([(old_end, new_end)]);
    for (next_a, next_b) in fixed {
        let tail = common_tail(&old[a..next_a], &new[b..next_b]);
        let (end_a, end_b) = (next_a - tail, next_b - tail);
        let head = old[a..end_a].iter().zip(&new[b..end_b]).take_while(|(a, b)| a == b).count();
        if a + head < end_a || b + head < end_b {
            changes.push(Change { old: a + head..end_a, new: b + head..end_b });
        }
        (a, b) = (next_a, next_b);
    }
    changes
}

fn common_tail(a: &[&str], b: &[&str]) -> usize {
    a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count()
}

/// The longest rising run of lines that stand once in either text, as their places in both.
fn fixed_points(old: &[&str], new: &[&str]) -> Vec<(usize, usize)> {
    let mut places: HashMap<&str, (Vec<usize>, Vec<usize>)> = HashMap::new();
    for (at, line) in old.iter().enumerate() {
        places.entry(line).or_default().0.push(at);
    }
    for (at, line) in new.iter().enumerate() {
        places.entry(line).or_default().1.push(at);
    }
    let once = |(old, new): &(Vec<usize>, Vec<usize>)| match (old.as_slice(), new.as_slice()) {
        ([a], [b]) => Some((*a, *b)),
        _ => None,
    };
    let mut pairs: Vec<(usize, usize)> = places.values().filter_map(once).collect();
    pairs.sort_unstable();
    // Patience sorting: the pair on top of each pile, and for each pair the one beneath it in the pile before.
    let mut piles: Vec<usize> = Vec::new();
    let mut beneath: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    for (number, (_, b)) in pairs.iter().enumerate() {
        let pile = piles.partition_point(|top| pairs[*top].1 < *b);
        beneath.push(pile.checked_sub(1).and_then(|before| piles.get(before).copied()));
        if pile == piles.len() {
            piles.push(number);
        } else {
            piles[pile] = number;
        }
    }
    let mut run = Vec::new();
    let mut at = piles.last().copied();
    while let Some(number) = at {
        run.push(pairs[number]);
        at = beneath[number];
    }
    run.reverse();
    run
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(old: &str, new: &str, diff: &str) {
        let got = unified("a", old, new);
        assert_eq!(got.strip_prefix("--- a\n+++ a\n").unwrap_or(&got), diff);
    }

    #[test]
    fn changes_have_three_lines_of_context() {
        check("a\n", "a\n", "");
        check("", "a\n", "@@ -0,0 +1,1 @@\n+a\n");
        check("a\n", "", "@@ -1,1 +0,0 @@\n-a\n");
        check("1\n2\n3\n4\n5\n6\n", "1\n2\n3\n4\nx\n6\n", "@@ -2,5 +2,5 @@\n 2\n 3\n 4\n-5\n+x\n 6\n");
        check("a", "a\n", "@@ -1,1 +1,1 @@\n-a\n\\ No newline at end of file\n+a\n");
    }

    #[test]
    fn far_changes_are_hunks_of_their_own() {
        let old: String = (0..20).map(|n| format!("{n}\n")).collect();
        let new = old.replace("2\n3\n", "2\nx\n").replace("16\n", "");
        let diff = unified("a", &old, &new);
        assert_eq!(diff.matches("@@ -").count(), 2, "{diff}");
    }

    /// `old` with the hunks of a diff applied to it.
    fn patched(old: &str, diff: &str) -> String {
        let old: Vec<&str> = old.split_inclusive('\n').collect();
        let (mut out, mut at) = (String::new(), 0);
        let mut lines = diff.split_inclusive('\n').skip(2).peekable();
        while let Some(line) = lines.next() {
            let open = lines.peek().is_some_and(|next| next.starts_with('\\'));
            let text = if open { line[1..].trim_end_matches('\n') } else { &line[1..] };
            match &line[..1] {
                "@" => {
                    let start: usize = line[4..].split(',').next().unwrap().parse().unwrap();
                    let empty = line[4..].split([',', ' ']).nth(1) == Some("0");
                    let start = if empty { start } else { start - 1 };
                    out.extend(old[at..start].iter().copied());
                    at = start;
                }
                "+" => out.push_str(text),
                "-" => at += 1,
                " " => {
                    out.push_str(text);
                    at += 1;
                }
                _ => {}
            }
        }
        out.extend(old[at..].iter().copied());
        out
    }

    proptest! {
        #[test]
        fn a_diff_applied_to_the_old_text_gives_the_new(old in "([abcdefgh]\n){0,14}[x]?", new in "([abcdefgh]\n){0,14}[x]?") {
            prop_assert_eq!(patched(&old, &unified("a", &old, &new)), new);
        }
    }
}
