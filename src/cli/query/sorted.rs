//! `--sort`: the order of an answer.

use super::Found;
use crate::query::Hit;
use std::cmp::Ordering;

/// What an answer is sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Order {
    /// The distance from --near
    Distance,
    /// The first day
    Date,
    /// The killed: the best figure, else the lowest, else the highest
    Deaths,
    /// The sub-event type, else the event type
    Type,
}

/// Sorts hits; certain ones stay first, and those without such a value stand last either way. Equal ones stay in their order.
pub fn sort(hits: &mut [Hit], found: &Found<'_, '_>, order: Order, descending: bool) {
    let turned = |ordering: Ordering| if descending { ordering.reverse() } else { ordering };
    let by = |a: &Hit, b: &Hit| {
        let (x, y) = (&found.items[a.item], &found.items[b.item]);
        match order {
            Order::Distance => known(a.distance, b.distance, |a, b| turned(a.0.total_cmp(&b.0))),
            Order::Date => known(x.dates, y.dates, |a, b| turned(a.cmp(&b))),
            Order::Deaths => known(x.deaths, y.deaths, |a, b| turned(a.total_cmp(&b))),
            Order::Type => {
                let [x, y] = [x, y].map(|item| Some(item.type_name()).filter(|name| !name.is_empty()));
                known(x, y, |a, b| turned(a.cmp(b)))
            }
        }
    };
    hits.sort_by(|a, b| a.certainty.cmp(&b.certainty).then_with(|| by(a, b)));
}

/// What is unknown stands behind what is known.
fn known<T>(a: Option<T>, b: Option<T>, order: impl FnOnce(T, T) -> Ordering) -> Ordering {
    match (a, b) {
        (Some(a), Some(b)) => order(a, b),
        (a, b) => a.is_none().cmp(&b.is_none()),
    }
}
