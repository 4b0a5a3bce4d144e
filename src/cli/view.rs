//! `view`: the folder of a run as one HTML file to look at, which needs no network and no server.

#[cfg(feature = "viewer")]
mod browser;
#[cfg(feature = "viewer")]
mod folder;
#[cfg(feature = "png")]
mod picture;
#[cfg(feature = "viewer")]
mod rows;

use super::{Error, Streams};
use std::path::PathBuf;
use std::process::ExitCode;

/// The arguments of `view`.
#[derive(Debug, Clone, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// The folder that `map` wrote
    #[arg(value_name = "DIR", default_value = "output")]
    pub run: PathBuf,
    /// The file to write: a map, or with the ending .png the run's picture as an image
    #[arg(long, short, value_name = "FILE", default_value = "map.html")]
    pub output: PathBuf,
    /// The heading of the map
    #[arg(long, value_name = "TEXT", default_value = TITLE)]
    pub title: String,
    /// Gazetteer files over the built-in ones, for names in other languages; may be repeated
    /// [default: gazetteer/local.csv where it exists]
    #[arg(long, value_name = "FILE|DIR")]
    pub gazetteer: Vec<PathBuf>,
    /// Show map images of this server under the incidents; the page then asks it for them whenever it is looked at, and says so
    /// ({z}, {x} and {y} stand for zoom, column and row) [default: the built-in map, and no request]
    #[arg(long, value_name = "URL", requires = "tiles_credit")]
    pub tiles: Option<String>,
    /// Whom to credit for these images, as their maker wants it
    #[arg(long, value_name = "TEXT", requires = "tiles")]
    pub tiles_credit: Option<String>,
    /// The highest zoom that the server has images of
    #[arg(long, value_name = "ZOOM", default_value_t = 19, requires = "tiles")]
    pub tiles_zoom: u8,
    /// Open the file in the browser once it is written
    #[arg(long)]
    pub open: bool,
}

impl Args {
    /// The arguments that show the run that `map` has just written to `run`, in a file beside its layers.
    pub(super) fn opening(run: PathBuf, gazetteer: Vec<PathBuf>) -> Self {
        Self {
            output: run.join("map.html"),
            run,
            title: TITLE.to_owned(),
            gazetteer,
            tiles: None,
            tiles_credit: None,
            tiles_zoom: 19,
            open: true,
        }
    }
}

/// The heading of a map that is given none.
const TITLE: &str = "Incidents, as reported";

const EXAMPLES: &str = "\
Examples:
  incident-mapper view                                     output/ as map.html
  incident-mapper view --open                              the same, and open it
  incident-mapper view october -o october.html --title \"October 2020\"
  incident-mapper view october -o october.png              overview.svg as an image
  incident-mapper view --tiles 'https://tile.example.org/{z}/{x}/{y}.png' --tiles-credit Example

The file opens in any current browser, from disk, without a network. It holds the passages that
incidents were read from: pass it on as you would these reports. With --tiles it asks that server
for images, which tells the server where the reader looks; without an answer it shows its own map.";

/// Runs `view`.
///
/// # Errors
/// The files of the run cannot be read, the file cannot be written, or this build has no viewer.
pub fn run(args: &Args, streams: &mut Streams<'_>) -> Result<ExitCode, Error> {
    let is_image = args.output.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("png"));
    if is_image { image(args, streams) } else { map(args, streams) }
}

#[cfg(feature = "viewer")]
fn map(args: &Args, streams: &mut Streams<'_>) -> Result<ExitCode, Error> {
    use crate::format::view::{Page, Tiles, names_of, orientation, write};

    if let Some(missing) = args.gazetteer.iter().find(|path| !path.exists()) {
        return Err(Error::NoGazetteer(missing.clone()));
    }
    let tiles = args.tiles.as_deref().map(|url| {
        let credit = args.tiles_credit.as_deref().unwrap_or_default();
        Tiles::new(url, credit, args.tiles_zoom)
    });
    let tiles = tiles.transpose().map_err(Error::Tiles)?;
    // The target comes first, so that a wrong one is known before the long part.
    let (mut batch, name) = target(&args.output)?;
    let (gazetteer, diagnostics) = super::inputs::load_gazetteer(&args.gazetteer);
    for diagnostic in diagnostics.iter().filter(|d| d.severity > crate::model::Severity::Note) {
        streams.tell(diagnostic);
    }
    let (mut table, run) = folder::read(&args.run, streams)?;
    let lines = rows::lines_of(&args.gazetteer, &table.place_ids().collect());
    let places = names_of(&gazetteer, &lines, table.place_ids());
    let orientation = orientation(&gazetteer, &table.positions());
    super::inputs::check_whole(&gazetteer)?;
    let page = Page {
        title: &args.title,
        run: &run,
        places: &places,
        orientation: &orientation,
        tiles: tiles.as_ref(),
    };
    batch.add(&name, |out| write(&page, &mut table, out))?;
    batch.commit()?;
    let bytes = std::fs::metadata(&args.output).map_or(0, |m| m.len());
    streams.tell(format_args!(
        "{}: {}, {:.1} MB{}",
        args.output.display(),
        super::counted::counted(table.len(), "incident"),
        bytes as f64 / 1e6,
        if args.open { "" } else { "; open it in a browser" }
    ));
    if args.open {
        browser::open(&args.output, streams);
    }
    Ok(ExitCode::SUCCESS)
}

/// Says how to get a build that has the viewer.
#[cfg(not(feature = "viewer"))]
fn map(_: &Args, _: &mut Streams<'_>) -> Result<ExitCode, Error> {
    Err(Error::NoViewer)
}

#[cfg(feature = "png")]
fn image(args: &Args, streams: &mut Streams<'_>) -> Result<ExitCode, Error> {
    picture::run(args, streams)
}

/// Says how to get a build that writes images.
#[cfg(not(feature = "png"))]
fn image(_: &Args, _: &mut Streams<'_>) -> Result<ExitCode, Error> {
    Err(Error::NoImages)
}

/// The folder of a file that is to be written, begun, and the file's name there.
#[cfg(any(feature = "viewer", feature = "png"))]
fn target(file: &std::path::Path) -> Result<(crate::format::atomic::Batch, String), Error> {
    let name = file.file_name().ok_or_else(|| Error::Argument {
        value: file.display().to_string(),
        expected: "the name of a file",
    })?;
    let folder = file.parent().filter(|parent| !parent.as_os_str().is_empty());
    let batch = crate::format::atomic::Batch::begin(folder.unwrap_or(std::path::Path::new(".")))?;
    Ok((batch, name.to_string_lossy().into_owned()))
}
