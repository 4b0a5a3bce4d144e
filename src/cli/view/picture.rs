//! The picture of a run as an image, for reports that take no SVG.

use super::Args;
use crate::cli::{Error, Streams};
use crate::format::atomic::Batch;
use resvg::{tiny_skia, usvg};
use std::io;
use std::path::Path;
use std::process::ExitCode;

/// The picture that `map` writes into its folder.
const PICTURE: &str = "overview.svg";
/// Pixels a unit of the picture: sharp in print at its usual width.
const SCALE: f32 = 2.0;

/// Writes `overview.svg` of the run as PNG, with the fonts of this machine.
///
/// # Errors
/// The picture cannot be read, or the file cannot be written.
pub(super) fn run(args: &Args, streams: &mut Streams<'_>) -> Result<ExitCode, Error> {
    let (mut batch, name) = super::target(&args.output)?;
    let path = args.run.join(PICTURE);
    let image = image(&path).map_err(|source| Error::Read { path, source })?;
    let (width, height) = (image.width(), image.height());
    let png = image.encode_png().map_err(|e| Error::Output(io::Error::other(e)))?;
    write(&mut batch, &name, &png)?;
    batch.commit()?;
    streams.tell(format_args!("{}: {width} x {height} pixels", args.output.display()));
    Ok(ExitCode::SUCCESS)
}

fn write(batch: &mut Batch, name: &str, png: &[u8]) -> Result<(), Error> {
    Ok(batch.add(name, |out| out.write_all(png))?)
}

fn image(path: &Path) -> io::Result<tiny_skia::Pixmap> {
    let svg = std::fs::read(path)?;
    let mut options = usvg::Options::default();
    options.fontdb_mut().load_system_fonts();
    let tree = usvg::Tree::from_data(&svg, &options).map_err(io::Error::other)?;
    let size = tree.size().to_int_size().scale_by(SCALE);
    let image = size.and_then(|size| tiny_skia::Pixmap::new(size.width(), size.height()));
    let mut image = image.ok_or_else(|| io::Error::other("the picture is too large for an image"))?;
    resvg::render(&tree, tiny_skia::Transform::from_scale(SCALE, SCALE), &mut image.as_mut());
    Ok(image)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_has_its_pixels_in_the_colours_of_the_svg() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(PICTURE);
        let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"10\" height=\"4\"><rect width=\"5\" height=\"4\" fill=\"#d55e00\"/></svg>";
        std::fs::write(&path, svg).unwrap();
        let image = image(&path).unwrap();
        assert_eq!((image.width(), image.height()), (20, 8));
        let red = |x| image.pixel(x, 4).unwrap().red();
        assert_eq!((red(2), red(15)), (0xd5, 0));
        std::fs::write(&path, "no picture").unwrap();
        assert!(super::image(&path).is_err());
    }
}
