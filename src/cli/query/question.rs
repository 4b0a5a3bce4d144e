//! The question that the arguments ask.

use super::parse::{self, InvalidArgument, Near};
use super::place::{NamedPlace, named};
use super::{QueryArgs, QueryError};
use crate::format;
use crate::index::Region;
use crate::query::Question;
use std::io::Write;
use std::path::Path;

/// The question of the arguments, and where it is asked from in words.
pub fn question(
    args: &QueryArgs,
    find: impl FnOnce(&str, &mut dyn Write) -> Vec<NamedPlace>,
    err: &mut dyn Write,
) -> Result<(Question, String), QueryError> {
    let mut question = Question {
        within: args.within.as_deref().map(parse::length).transpose()?,
        nearest: args.nearest,
        bounds: args.bbox.as_deref().map(parse::bounds).transpose()?,
        region: args.polygon.as_deref().map(region).transpose()?,
        since: args.since.as_deref().map(|text| parse::date("--since", text)).transpose()?.map(|days| days.0),
        until: args.until.as_deref().map(|text| parse::date("--until", text)).transpose()?.map(|days| days.1),
        types: args.types.clone(),
        statuses: args.statuses.clone(),
        text: args.text.clone().unwrap_or_default(),
        min_deaths: args.min_deaths.map(f64::from),
        certain_only: args.certain_only,
        ..Question::default()
    };
    if let Some(on) = &args.on {
        let (first, last) = parse::date("--on", on)?;
        (question.since, question.until) = (Some(first), Some(last));
    }
    if let (Some(since), Some(until)) = (question.since, question.until)
        && since > until
    {
        return Err(InvalidArgument::DatesReversed { since, until }.into());
    }
    if args.near.is_none() && !args.pairs {
        for (given, option) in [(args.within.is_some(), "--within"), (args.nearest.is_some(), "--nearest")] {
            if given {
                return Err(QueryError::Lacks { option, needs: "--near" });
            }
        }
    }
    let mut words = String::new();
    if let Some(near) = &args.near {
        match parse::near(near)? {
            Near::Position(position) => {
                question.near = Some(position);
                words = near.trim().to_owned();
            }
            Near::Name(name) => {
                let taken = named(name, args.strict, find, err)?;
                question.near = Some(taken.position);
                words = taken.name;
            }
            Near::ShortCode(code, name) => {
                let taken = named(name, args.strict, find, err)?;
                question.near =
                    Some(code.near(taken.position).map_or(taken.position, |position| position.at));
                words = near.trim().to_owned();
            }
        }
    }
    if args.hours.is_some() && !args.pairs {
        return Err(QueryError::Lacks { option: "--hours", needs: "--pairs" });
    }
    if args.certain_only && !question.has_area() {
        return Err(QueryError::Lacks { option: "--certain-only", needs: "--within" });
    }
    Ok((question, words))
}

/// The area of `--polygon`'s file.
fn region(path: &Path) -> Result<Region, QueryError> {
    let bytes = std::fs::read(path).map_err(|source| QueryError::Read { path: path.to_owned(), source })?;
    format::region::read(&bytes).map_err(|source| QueryError::Region { path: path.to_owned(), source })
}
