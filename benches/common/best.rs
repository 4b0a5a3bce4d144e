//! How long something takes at its best.

use std::hint::black_box;
use std::time::Instant;

/// The shortest of so many runs, in seconds.
pub fn best<T>(rounds: usize, mut run: impl FnMut() -> T) -> f64 {
    let mut time = || {
        let start = Instant::now();
        black_box(run());
        start.elapsed().as_secs_f64()
    };
    (0..rounds).map(|_| time()).fold(f64::INFINITY, f64::min)
}
