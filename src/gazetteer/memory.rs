//! Places that were read, kept for the reports that come after.

use super::Gazetteer;
use crate::model::{Place, PlaceKey};
use hashbrown::HashMap;

/// So many places are kept, in about 2 MB; then all are forgotten, and those that come again are read again.
const MOST_KEPT: usize = 1 << 14;

/// Places of one gazetteer that were read. News names the same ones again and again.
///
/// # Examples
/// ```
/// use incident_mapper::gazetteer::{Gazetteer, PlaceMemory};
/// let csv = "id,name,longitude,latitude\nx:1,Ganja,46.36,40.68\n";
/// let (gazetteer, _) = Gazetteer::from_csv(&[("my.csv", csv.as_bytes())]);
/// let key = gazetteer.look_up("ganja")[0].place;
/// assert_eq!(PlaceMemory::default().place(key, &gazetteer), gazetteer.place(key));
/// ```
#[derive(Debug, Default)]
pub struct PlaceMemory<'g>(HashMap<PlaceKey, Place<'g>>);

impl<'g> PlaceMemory<'g> {
    /// The place of `key` in the gazetteer, which is always the same one.
    ///
    /// # Panics
    /// A key that another gazetteer gave.
    pub fn place(&mut self, key: PlaceKey, gazetteer: &'g Gazetteer) -> Place<'g> {
        self.make_room();
        *self.0.entry(key).or_insert_with(|| gazetteer.place(key))
    }

    /// Reads the places of these keys, so that [`Self::get`] has them until others are read.
    ///
    /// # Panics
    /// A key that another gazetteer gave.
    pub fn learn(&mut self, keys: impl IntoIterator<Item = PlaceKey>, gazetteer: &'g Gazetteer) {
        self.make_room();
        for key in keys {
            self.0.entry(key).or_insert_with(|| gazetteer.place(key));
        }
    }

    fn make_room(&mut self) {
        if self.0.len() >= MOST_KEPT {
            self.0.clear();
        }
    }

    /// The place of `key`, where it was read.
    pub fn get(&self, key: PlaceKey) -> Option<&Place<'g>> {
        self.0.get(&key)
    }
}
