//! How far the reader of reports may be ahead of the one that is handed out.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

/// How many items are read ahead: enough to keep every processor busy behind a long one.
const MOST_ITEMS: usize = 64;
/// How many bytes of text, unless a single one is longer.
const MOST_BYTES: usize = 64 << 20;

/// What has been read and not been handed out. A copy is of the same.
#[derive(Debug, Clone, Default)]
pub(super) struct Ahead(Arc<(Mutex<State>, Condvar)>);

#[derive(Debug, Default)]
struct State {
    items: usize,
    bytes: usize,
    closed: bool,
}

impl Ahead {
    /// Waits until an item of so many bytes may be added; `false` where no more are wanted.
    pub fn add(&self, bytes: usize) -> bool {
        let (_, changed) = &*self.0;
        let is_full = |state: &mut State| {
            let full = state.items >= MOST_ITEMS || state.items > 0 && state.bytes + bytes > MOST_BYTES;
            full && !state.closed
        };
        let mut state = changed.wait_while(self.state(), is_full).unwrap_or_else(PoisonError::into_inner);
        state.items += 1;
        state.bytes += bytes;
        !state.closed
    }

    /// Takes an item of so many bytes away.
    pub fn remove(&self, bytes: usize) {
        let mut state = self.state();
        state.items = state.items.saturating_sub(1);
        state.bytes = state.bytes.saturating_sub(bytes);
        self.0.1.notify_all();
    }

    /// Says that no more are wanted.
    pub fn close(&self) {
        self.state().closed = true;
        self.0.1.notify_all();
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::thread;

    #[test]
    fn one_long_item_is_let_through_and_the_next_waits() {
        let ahead = Ahead::default();
        assert!(ahead.add(10 * MOST_BYTES));
        let (reader, long) = (ahead.clone(), 10 * MOST_BYTES);
        let waiting = thread::spawn(move || reader.add(1));
        assert!(!waiting.is_finished());
        ahead.remove(long);
        assert!(waiting.join().unwrap());
    }

    #[test]
    fn nobody_waits_for_what_is_no_longer_wanted() {
        let ahead = Ahead::default();
        assert!((0..MOST_ITEMS).all(|_| ahead.add(1)));
        let reader = ahead.clone();
        let waiting = thread::spawn(move || reader.add(1));
        ahead.close();
        assert!(!waiting.join().unwrap());
    }
}
