//! Map images of a server, which the page asks for where the user wants them.

use serde::Serialize;

/// Why an address is no template of map images.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TilesError {
    /// It is no address of the web.
    #[error("the address of tiles begins with `https://` or `http://`, not as `{0}` does")]
    NoWeb(String),
    /// Its server is none that a policy can name.
    #[error("`{0}` is no server: letters, digits, dots and hyphens, and perhaps a port")]
    Server(String),
    /// A place for a number is missing, or comes twice.
    #[error("the address of tiles needs `{0}` exactly once")]
    Place(&'static str),
    /// A character that has to be written otherwise in an address.
    #[error("the address of tiles cannot hold `{0}`: write it as a percent sign and its code")]
    Character(char),
    /// Nobody is thanked.
    #[error("the credit of the tiles is empty")]
    NoCredit,
    /// A zoom that no map has.
    #[error("`{0}` is no zoom: 0 to 22")]
    Zoom(u8),
}

/// A server of raster map images in web Mercator: `{z}`, `{x}` and `{y}` of the address are zoom, column and row, from the north-west.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Tiles {
    url: String,
    server: String,
    credit: String,
    most: u8,
}

/// The places for numbers in an address.
const PLACES: [&str; 3] = ["{z}", "{x}", "{y}"];
/// The highest zoom that maps of the web have.
const MOST_ZOOM: u8 = 22;

impl Tiles {
    /// The tiles of an address with places for numbers, the line that their maker wants to be credited with, and the highest zoom that
    /// there are tiles of.
    ///
    /// # Errors
    /// The address is no such template, or the credit is empty.
    ///
    /// # Examples
    /// ```
    /// use incident_mapper::format::view::Tiles;
    /// let tiles = Tiles::new("https://tile.example.org/{z}/{x}/{y}.png", "Example contributors", 19)?;
    /// assert_eq!(tiles.server(), "https://tile.example.org");
    /// # Ok::<(), incident_mapper::format::view::TilesError>(())
    /// ```
    pub fn new(url: &str, credit: &str, most: u8) -> Result<Self, TilesError> {
        let no_web = || TilesError::NoWeb(url.chars().take(40).collect());
        let (scheme, rest) = url.split_once("://").ok_or_else(no_web)?;
        if !matches!(scheme, "https" | "http") {
            return Err(no_web());
        }
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        if !is_server(host) {
            return Err(TilesError::Server(host.to_owned()));
        }
        // What the server's policy would end with, and what no address holds.
        let bad = |c: &char| !c.is_ascii_graphic() || "\"'<>\\^`|;,".contains(*c);
        if let Some(c) = url.chars().find(bad) {
            return Err(TilesError::Character(c));
        }
        let mut between = rest.to_owned();
        for place in PLACES {
            if rest.matches(place).count() != 1 {
                return Err(TilesError::Place(place));
            }
            between = between.replace(place, "");
        }
        if let Some(c) = between.chars().find(|c| matches!(c, '{' | '}')) {
            return Err(TilesError::Character(c));
        }
        if credit.trim().is_empty() {
            return Err(TilesError::NoCredit);
        }
        if most > MOST_ZOOM {
            return Err(TilesError::Zoom(most));
        }
        let server = format!("{scheme}://{host}");
        Ok(Self { url: url.to_owned(), server, credit: credit.trim().to_owned(), most })
    }

    /// Scheme, host and port, as a policy names them.
    pub fn server(&self) -> &str {
        &self.server
    }
}

fn is_server(host: &str) -> bool {
    let (name, port) = host.split_once(':').map_or((host, None), |(name, port)| (name, Some(port)));
    let is_label = |label: &str| {
        !label.is_empty()
            && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    name.split('.').all(is_label) && port.is_none_or(|port| port.parse::<u16>().is_ok_and(|port| port > 0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_of_tiles_names_one_server_and_has_a_place_for_each_number() {
        let check = |url: &str, expect: Result<&str, TilesError>| {
            let tiles = Tiles::new(url, "Example", 19);
            assert_eq!(tiles.as_ref().map(Tiles::server).map_err(Clone::clone), expect, "{url}");
        };
        check("https://tile.example.org/{z}/{x}/{y}.png", Ok("https://tile.example.org"));
        check("http://localhost:8080/{z}/{x}/{y}?key=a&v=1", Ok("http://localhost:8080"));
        check("file:///etc/{z}/{x}/{y}", Err(TilesError::NoWeb("file:///etc/{z}/{x}/{y}".to_owned())));
        check("tiles", Err(TilesError::NoWeb("tiles".to_owned())));
        check("https://*/{z}/{x}/{y}", Err(TilesError::Server("*".to_owned())));
        check("https://{z}.a/{x}/{y}", Err(TilesError::Server("{z}.a".to_owned())));
        check("https://me:secret@a/{z}/{x}/{y}", Err(TilesError::Server("me:secret@a".to_owned())));
        check("https://a; script-src */{z}/{x}/{y}", Err(TilesError::Server("a; script-src *".to_owned())));
        check("https://a:0/{z}/{x}/{y}", Err(TilesError::Server("a:0".to_owned())));
        check("https:///{z}/{x}/{y}", Err(TilesError::Server(String::new())));
        check("https://a/{z}/{x}.png", Err(TilesError::Place("{y}")));
        check("https://a/{z}/{z}/{x}/{y}", Err(TilesError::Place("{z}")));
        check("https://a/{z}/{x}/{y}{r}", Err(TilesError::Character('{')));
        check("https://a/{z}/{x}/{y}\"", Err(TilesError::Character('"')));
        check("https://a/{z}/{x}/{y} ", Err(TilesError::Character(' ')));
        let no_credit = Tiles::new("https://a/{z}/{x}/{y}", " ", 19);
        assert_eq!(no_credit, Err(TilesError::NoCredit));
        assert_eq!(Tiles::new("https://a/{z}/{x}/{y}", "a", 23), Err(TilesError::Zoom(23)));
    }
}
