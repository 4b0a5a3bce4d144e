//! Layers as FlatGeobuf, with its index: a file that is asked for a box without being read.
//!
//! # References
//! <https://flatgeobuf.org>, version 3. It has days only as moments, so GDAL shows midnight.

mod read;
mod write;

pub use read::{FlatgeobufError, FlatgeobufTable};
pub use write::write;

#[cfg(test)]
mod tests {
    use super::super::geojson::{GeojsonTable, sorted_lines as lines};
    use super::super::table::Table;
    use super::*;
    use std::io;

    const MIXED: &str = r#"{"type":"Feature","geometry":{"type":"Point","coordinates":[46.36,40.68]},"properties":{"id":"a","event_date":"2020-10-17","deaths_low":12,"location_confidence":0.9,"civilian_targeting":true,"title":"Gəncə"}}
{"type":"Feature","geometry":{"type":"MultiPolygon","coordinates":[[[[0.0,0.0],[9.0,0.0],[9.0,9.0],[0.0,0.0]],[[2.0,1.0],[3.0,1.0],[3.0,2.0],[2.0,1.0]]]]},"properties":{"id":"b","event_date":null,"deaths_low":null,"location_confidence":null,"civilian_targeting":null,"title":null}}
{"type":"Feature","geometry":{"type":"LineString","coordinates":[[46.0,40.0],[47.0,41.0]]},"properties":{"id":"c","event_date":null,"deaths_low":0,"location_confidence":null,"civilian_targeting":null,"title":""}}
"#;

    fn fgb(text: &str) -> Vec<u8> {
        let table = GeojsonTable::open(text.as_bytes().to_vec(), "x", "layer").unwrap();
        let mut out = Vec::new();
        write(&table, &mut out).unwrap();
        out
    }

    #[test]
    fn what_is_written_is_read_whatever_the_geometries() {
        let first = MIXED.lines().next().unwrap();
        for text in [MIXED, first] {
            let table = GeojsonTable::open(text.as_bytes().to_vec(), "x", "layer").unwrap();
            let again = FlatgeobufTable::open(fgb(text), "x", "y").unwrap();
            assert_eq!(again.schema(), table.schema());
            assert_eq!(lines(&again), lines(&table));
            assert_eq!(table.schema().shape().is_some(), text == first);
        }
    }

    #[test]
    fn the_index_answers_for_a_box_as_the_crate_reads_it() {
        use ::flatgeobuf::{FallibleStreamingIterator, FgbReader};
        let features = (0..500).map(|n| {
            let (lng, lat) = (n * 37 % 360 - 180, n * 53 % 180 - 90);
            format!(r#"{{"type":"Feature","geometry":{{"type":"Point","coordinates":[{lng},{lat}]}},"properties":{{"id":"{n}"}}}}"#)
        });
        let text = features.collect::<Vec<_>>().join("\n");
        let file = fgb(&text);
        for [west, south, east, north] in
            [[40, 35, 55, 45], [-180, -90, 180, 90], [0, 0, 0, 0], [-75, -10, 140, 2]]
        {
            let inside = |n: &i32| {
                let (lng, lat) = (n * 37 % 360 - 180, n * 53 % 180 - 90);
                (west..=east).contains(&lng) && (south..=north).contains(&lat)
            };
            let [w, s, e, n] = [west, south, east, north].map(f64::from);
            let mut found = FgbReader::open(io::Cursor::new(&file)).unwrap().select_bbox(w, s, e, n).unwrap();
            let mut count = 0;
            while found.next().unwrap().is_some() {
                count += 1;
            }
            assert_eq!(count, (0..500).filter(inside).count());
        }
    }

    #[test]
    fn a_layer_without_features_has_no_index() {
        let table =
            GeojsonTable::open(br#"{"type":"FeatureCollection","features":[]}"#.to_vec(), "x", "empty")
                .unwrap();
        let mut out = Vec::new();
        write(&table, &mut out).unwrap();
        let header = ::flatgeobuf::size_prefixed_root_as_header(&out[8..]).unwrap();
        assert_eq!((header.features_count(), header.index_node_size()), (0, 0));
        assert_eq!(FlatgeobufTable::open(out, "x", "y").unwrap().schema().rows, 0);
    }

    #[test]
    fn damage_is_an_error_or_a_finding_and_no_panic() {
        let whole = fgb(MIXED);
        for length in 0..whole.len() {
            if let Ok(table) = FlatgeobufTable::open(whole[..length].to_vec(), "x", "x") {
                assert!(table.schema().rows <= 3);
            }
        }
        for at in 0..whole.len() {
            for byte in [0, 0xff, whole[at] ^ 0x40] {
                let mut damaged = whole.clone();
                damaged[at] = byte;
                if let Ok(table) = FlatgeobufTable::open(damaged, "x", "x") {
                    table.rows(&mut |_| Ok(())).unwrap();
                }
            }
        }
    }
}
