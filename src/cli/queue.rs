//! Reports on their way from the reader to the threads that code them, in order and a bounded number at a time.

use crate::model::Report;
use std::collections::VecDeque;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

/// Closes a queue when it goes, so that no thread is left waiting for it.
pub(super) struct Closing<'q>(pub &'q Queue);

impl Drop for Closing<'_> {
    fn drop(&mut self) {
        self.0.close();
    }
}

/// How many items are read ahead of the one that is handed out: enough to keep every processor busy behind a long one.
const MOST_ITEMS: usize = 1024;
/// How many bytes of text, unless a single one is longer.
const MOST_BYTES: usize = 64 << 20;
/// So many reports are taken at once, since threads that wake each other for each short one do little else.
const MOST_TOGETHER: usize = 64;
/// So many bytes of them.
const BYTES_TOGETHER: usize = 256 << 10;

/// The reports that have been read and the count of what has not been handed out. A copy is of the same.
#[derive(Debug, Clone, Default)]
pub(super) struct Queue(Arc<Shared>);

#[derive(Debug, Default)]
struct Shared {
    state: Mutex<State>,
    /// There is room again.
    room: Condvar,
    /// There is something to take, or there will be nothing any more.
    work: Condvar,
}

#[derive(Debug, Default)]
struct State {
    reports: VecDeque<(usize, Report)>,
    /// How many items have been added.
    added: usize,
    /// How many of them have not been handed out, and their bytes.
    ahead: usize,
    bytes: usize,
    ended: bool,
    closed: bool,
    /// How many wait for work, and whether who reads waits for room: nobody else need be woken, which the system is asked for.
    idle: usize,
    full: bool,
}

impl State {
    fn has_room(&self, bytes: usize) -> bool {
        self.ahead == 0 || self.ahead < MOST_ITEMS && self.bytes + bytes <= MOST_BYTES
    }
}

impl Queue {
    /// Adds a report, once there is room; `false` where no more are wanted.
    pub fn add(&self, report: Report) -> bool {
        let Some((number, mut state)) = self.wait_for_room(report.text.len()) else { return false };
        state.reports.push_back((number, report));
        let wake = state.idle > 0;
        drop(state);
        if wake {
            self.0.work.notify_one();
        }
        true
    }

    /// Counts an item that needs no work, once there is room: its number; `None` where no more are wanted.
    pub fn count(&self) -> Option<usize> {
        self.wait_for_room(0).map(|(number, _)| number)
    }

    fn wait_for_room(&self, bytes: usize) -> Option<(usize, MutexGuard<'_, State>)> {
        let is_full = |state: &mut State| {
            state.full = !state.has_room(bytes) && !state.closed;
            state.full
        };
        let waited = self.0.room.wait_while(self.state(), is_full);
        let mut state = waited.unwrap_or_else(PoisonError::into_inner);
        if state.closed {
            return None;
        }
        let number = state.added;
        state.added += 1;
        state.ahead += 1;
        state.bytes += bytes;
        Some((number, state))
    }

    /// Says that nothing will be added any more, and how much was.
    pub fn end(&self) -> usize {
        let mut state = self.state();
        state.ended = true;
        let added = state.added;
        drop(state);
        self.0.work.notify_all();
        added
    }

    /// Takes some reports with their numbers, once there are any; none where there will be no more.
    pub fn take(&self) -> Vec<(usize, Report)> {
        let is_empty = |state: &mut State| state.reports.is_empty() && !state.ended && !state.closed;
        let mut state = self.state();
        state.idle += 1;
        let waited = self.0.work.wait_while(state, is_empty);
        let mut state = waited.unwrap_or_else(PoisonError::into_inner);
        state.idle -= 1;
        // Half of what is there, so that something is left for other threads.
        let most = state.reports.len().div_ceil(2).min(MOST_TOGETHER);
        let (mut taken, mut bytes) = (Vec::with_capacity(most), 0);
        while taken.len() < most && bytes < BYTES_TOGETHER && !state.closed {
            let Some(next) = state.reports.pop_front() else { break };
            bytes += next.1.text.len();
            taken.push(next);
        }
        taken
    }

    /// Says that an item of so many bytes has been handed out.
    pub fn hand_out(&self, bytes: usize) {
        let mut state = self.state();
        state.ahead = state.ahead.saturating_sub(1);
        state.bytes = state.bytes.saturating_sub(bytes);
        // The reader is woken once there is room for many.
        let wake = state.full && state.ahead <= MOST_ITEMS / 2;
        drop(state);
        if wake {
            self.0.room.notify_one();
        }
    }

    /// Says that no more are wanted, neither by who hands out nor by who takes.
    pub fn close(&self) {
        self.state().closed = true;
        self.0.room.notify_all();
        self.0.work.notify_all();
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ReportInfo;
    use std::thread;

    fn report(bytes: usize) -> Report {
        Report { info: ReportInfo::default(), text: "x".repeat(bytes) }
    }

    #[test]
    fn one_long_report_is_let_through_and_the_next_waits() {
        let queue = Queue::default();
        assert!(queue.add(report(MOST_BYTES + 1)));
        let reader = queue.clone();
        let waiting = thread::spawn(move || reader.add(report(1)));
        assert_eq!(queue.take().len(), 1);
        assert!(!waiting.is_finished());
        queue.hand_out(MOST_BYTES + 1);
        assert!(waiting.join().unwrap());
        assert_eq!(queue.take().first().map(|(number, _)| *number), Some(1));
    }

    #[test]
    fn reports_are_taken_in_order_and_none_after_the_end() {
        let queue = Queue::default();
        assert!((0..40).all(|_| queue.add(report(9))));
        assert_eq!((queue.count(), queue.end()), (Some(40), 41));
        let mut numbers = Vec::new();
        loop {
            let taken = queue.take();
            if taken.is_empty() {
                break;
            }
            assert!(taken.len() <= MOST_TOGETHER);
            numbers.extend(taken.into_iter().map(|(number, _)| number));
        }
        assert!(numbers.into_iter().eq(0..40));
    }

    #[test]
    fn nobody_waits_for_what_is_no_longer_wanted() {
        let queue = Queue::default();
        assert!((0..MOST_ITEMS).all(|_| queue.add(report(1))));
        let reader = queue.clone();
        let waiting = thread::spawn(move || reader.add(report(1)));
        queue.close();
        assert!(!waiting.join().unwrap() && queue.take().is_empty() && queue.count().is_none());
    }
}
