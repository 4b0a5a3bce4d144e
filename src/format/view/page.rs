//! The page with the data put into it.

use super::names::{Orientation, PlaceNames};
use super::table::Table;
use super::tiles::Tiles;
use crate::basemap::{self, Detail};
use crate::format::escape::escaped;
use base64::engine::general_purpose::STANDARD;
use base64::write::EncoderWriter;
use flate2::Compression;
use flate2::write::DeflateEncoder;
use serde_json::Value;
use std::collections::BTreeMap;
use std::io::{self, Write};

/// The page that `viewer/` builds.
const PAGE: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/viewer/dist/viewer.html"));
/// Where the data go.
const DATA: &str = "<!--data-->";
/// What the page may load images from, as its policy says it; the server of map images is added here.
const IMAGES: &str = "img-src data: blob:";
/// Where the title goes.
const TITLE: &str = "<!--title-->";

/// Why a page could not be written.
#[derive(Debug, thiserror::Error)]
pub enum PageError {
    /// The embedded page is not what `viewer/` builds today.
    #[error("the embedded page has no place for `{0}`")]
    NoPlace(&'static str),
}

/// What a page shows.
#[derive(Debug)]
pub struct Page<'a> {
    /// The heading.
    pub title: &'a str,
    /// `run.json`.
    pub run: &'a Value,
    /// The names of the incidents' places, by id.
    pub places: &'a BTreeMap<String, PlaceNames>,
    /// The cities for orientation.
    pub orientation: &'a Orientation,
    /// The map images of a server, where the user wants them.
    pub tiles: Option<&'a Tiles>,
}

/// Writes `table` as one HTML file. The same run gives the same bytes.
///
/// # Errors
/// Those of `out`; a [`PageError`] inside where the embedded page is damaged.
pub fn write(page: &Page<'_>, table: &mut Table, out: &mut dyn Write) -> io::Result<()> {
    let at = |mark| move || io::Error::other(PageError::NoPlace(mark));
    let (before, rest) = PAGE.split_once(TITLE).ok_or_else(at(TITLE))?;
    let (between, after) = rest.split_once(DATA).ok_or_else(at(DATA))?;
    match page.tiles {
        None => out.write_all(before.as_bytes())?,
        Some(tiles) => {
            let (policy, style) = before.split_once(IMAGES).ok_or_else(at(IMAGES))?;
            write!(out, "{policy}{IMAGES} {}{style}", tiles.server())?;
        }
    }
    out.write_all(escaped(page.title).as_bytes())?;
    out.write_all(between.as_bytes())?;
    element("base110", basemap::bytes(Detail::World), out)?;
    table.parts(page.run, page.places, page.orientation, page.tiles, &mut |id, text| {
        element(id, text.as_bytes(), out)
    })?;
    element("base10", basemap::bytes(Detail::Regional), out)?;
    out.write_all(after.as_bytes())
}

/// An element that no browser runs, with `bytes` compressed.
fn element(id: &str, bytes: &[u8], out: &mut dyn Write) -> io::Result<()> {
    write!(out, "<script type=\"text/plain\" id=\"{id}\">")?;
    let encoder = EncoderWriter::new(&mut *out, &STANDARD);
    let mut deflate = DeflateEncoder::new(encoder, Compression::new(7));
    deflate.write_all(bytes)?;
    deflate.finish()?.finish()?;
    out.write_all(b"</script>\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::jsonl::{ClaimLine, EvidenceLine, SourceLine};
    use serde_json::json;
    use std::io::Read;

    const HOSTILE: &str = "</script><script>alert(1)</script><img src=x onerror=alert(1)>\u{202e}&\"'";

    fn part(page: &str, id: &str) -> Value {
        let start = page.find(&format!("id=\"{id}\">")).unwrap();
        let text = page[start..].split_once('>').unwrap().1.split_once("</script>").unwrap().0;
        let bytes = base64::Engine::decode(&STANDARD, text).unwrap();
        let mut json = String::new();
        flate2::read::DeflateDecoder::new(bytes.as_slice()).read_to_string(&mut json).unwrap();
        serde_json::from_str(&json).unwrap()
    }

    fn page(tiles: Option<&Tiles>) -> String {
        let mut table = Table::default();
        let incident = json!({"id": "inc-1", "title": HOSTILE, "longitude": 46.4, "latitude": 40.7,
            "coordinate_uncertainty_m": 6000, "place_id": "gn:586523", "quote": HOSTILE, "new": 1});
        table.incident(incident.as_object().unwrap());
        table.incident(incident.as_object().unwrap());
        let id = || "inc-1".to_owned();
        let text = format!("{HOSTILE}. Shelling hit Ganja.");
        let start = text.chars().count() - 6;
        table.evidence(EvidenceLine {
            incident_id: id(),
            report_id: "r".into(),
            field: "place".into(),
            value: "Ganja".into(),
            start,
            end: start + 5,
            text: "Ganja".into(),
        });
        table.claim(ClaimLine {
            incident_id: id(),
            report_id: "lost".into(),
            claimant: "ministry".into(),
            stance: "denies".into(),
            field: "attributed_to".into(),
            value: None,
            target: Some("Armenia".into()),
            date: Some("2020-10-04".into()),
            start: 0,
            end: 4,
            text: "Lost".into(),
        });
        table.merge(
            json!({"incident_id": "inc-1", "event_id": "evt", "more": 1}).as_object().unwrap().clone(),
        );
        table.source(SourceLine {
            id: "r".into(),
            title: None,
            date: None,
            date_origin: None,
            source: None,
            url: None,
            text_sha256: String::new(),
            text: Some(text),
        });
        table.mention(
            json!({"report_id": "r", "start": start, "end": start + 5, "cues": "near", "margin": null})
                .as_object()
                .unwrap(),
        );
        let mut out = Vec::new();
        let (places, run, orientation) = (BTreeMap::new(), json!({}), Orientation::default());
        let page = Page { title: HOSTILE, run: &run, places: &places, orientation: &orientation, tiles };
        write(&page, &mut table, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn what_reports_say_never_leaves_its_element() {
        let page = page(None);
        assert!(!page.contains("onerror=alert(1)>"), "the title is escaped");
        assert!(!page.contains("alert(1)</script>"));
        assert!(page.contains("&lt;img src=x onerror=alert(1)&gt;"));
        assert_eq!(part(&page, "core")["columns"]["title"]["c"], HOSTILE);
    }

    #[test]
    fn a_block_tells_what_stands_behind_its_incidents() {
        let page = page(None);
        let core = part(&page, "core");
        assert_eq!(core["rows"], 1);
        assert_eq!(core["columns"]["longitude"]["c"], 46.4);
        let block = part(&page, "rows-0");
        assert_eq!(block["columns"]["new"]["c"], 1);
        assert_eq!(block["reports"][0][6][0][1], "Shelling hit Ganja.");
        assert_eq!(block["evidence"][0][0].as_array().unwrap().len(), 5, "the passage holds the words");
        assert_eq!(block["claims"][0][0][7], "Lost");
        assert_eq!(block["claims"][0][0][8], "Armenia");
        assert_eq!(block["merges"][0][0]["more"], 1);
        assert_eq!(block["mentions"][0], json!([{"cues": "near"}]));
    }

    #[test]
    fn one_server_may_be_asked_for_images_where_the_user_names_it() {
        let policy =
            |page: &str| page.split_once("Content-Security-Policy\" content=\"").unwrap().1[..200].to_owned();
        assert!(policy(&page(None)).contains("img-src data: blob:;"));
        let tiles = Tiles::new("https://tiles.example.org/{z}/{x}/{y}.png", "Example", 19).unwrap();
        let page = page(Some(&tiles));
        assert!(
            policy(&page).contains("img-src data: blob: https://tiles.example.org;"),
            "{}",
            policy(&page)
        );
        assert!(policy(&page).contains("default-src 'none'"));
        assert_eq!(part(&page, "core")["tiles"]["server"], "https://tiles.example.org");
    }
}
