//! Fits what the project's models weigh to texts with known answers. Only in a build with the feature `training`.

mod annotated;
mod gold;
pub mod incidents;
mod logistic;
mod random;
pub mod recognition;
pub mod resolution;
mod templates;

pub use annotated::{Annotated, read_annotated};
pub use gold::{Gold, GoldError, read};
pub use templates::sentences;
