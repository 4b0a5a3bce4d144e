//! A run as one HTML file to look at: the viewer's page with the data of the run put into it.
//!
//! The page is made by `viewer/` and embedded. Data go in as base64 of raw deflate, each part in an element that no browser
//! runs. Base64 has no `<`, no `&` and no quote, so that nothing a report says can leave its element; the title is the only text,
//! and it is escaped. The page's own policy forbids it every request and every script but its own; where the user names a server of
//! map images, it may ask that one for images, and says so.
//!
//! | element | holds |
//! |---|---|
//! | `core` | the columns that map, list, filters and time need, and the run |
//! | `rows-0`, `rows-1`... | everything else of 512 incidents each: evidence, claims, merges, passages |
//! | `base110`, `base10` | the map background, as [`crate::basemap`] embeds it |

mod block;
mod columns;
mod excerpts;
mod names;
mod page;
mod shape;
mod table;
mod tiles;

pub use names::{City, Orientation, PlaceNames, RowLines, names_of, orientation};
pub use page::{Page, PageError, write};
pub use table::Table;
pub use tiles::{Tiles, TilesError};
