//! What a run changes against the one before it: which incidents and mentions move, appear, vanish, merge or split.

mod compare;
mod picture;
mod show;

pub(super) use compare::compare;
pub(super) use picture::Picture;
pub use show::Format;
pub(super) use show::{sums, write};
