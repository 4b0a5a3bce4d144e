//! `eval muc4`: coded incidents against the templates of MUC-3 and MUC-4.

use super::EvalError;
use super::output::{read, tell};
use crate::cli::inputs::Knowledge;
use crate::cli::{Error, Streams};
use crate::decisions::Decisions;
use crate::evaluation::muc4::{self, Message, Muc4Score};
use crate::evaluation::rates::{Prf, Rate};
use crate::incident;
use crate::model::{DateOrigin, PublicationDate, Report, ReportInfo};
use crate::pipeline::{Coder, Memory, code_next};
use std::path::PathBuf;
use std::process::ExitCode;

/// Score coding against the templates of MUC-3 and MUC-4: relevance, kind, date, place, tolls.
#[derive(Debug, Clone, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// The templates: a JSON object a line, with the whole text in each
    #[arg(value_name = "MUC4.jsonl")]
    gold: PathBuf,
    /// The gazetteer.
    #[command(flatten)]
    knowledge: Knowledge,
}

const EXAMPLES: &str = "\
Examples:
  incident-mapper eval muc4 muc4.dev.jsonl
  incident-mapper eval muc4 muc4.dev.jsonl --gazetteer my-places.csv";

pub(super) fn run(args: &Args, streams: &mut Streams<'_>) -> Result<ExitCode, Error> {
    let (messages, diagnostics) = muc4::read(&args.gold.display().to_string(), &read(&args.gold)?);
    tell(&diagnostics, streams);
    if messages.is_empty() {
        return Err(EvalError::NoGold(args.gold.clone()).into());
    }
    let gazetteer = args.knowledge.gazetteer(streams)?;
    let coder = Coder {
        gazetteer: &gazetteer,
        decisions: Decisions::default(),
        settings: args.knowledge.settings()?,
    };
    let mut memory = Memory::default();
    let code = |message: &Message| {
        let date = message.date.map(|day| PublicationDate { day, origin: DateOrigin::Metadata });
        let info = ReportInfo { id: message.id.clone(), date, ..ReportInfo::default() };
        let coded = code_next(&coder, Report { info, text: message.text.clone() }, &mut memory);
        incident::merge(coded.events, &gazetteer).incidents
    };
    let incidents: Vec<_> = messages.iter().map(code).collect();
    write!(streams.out, "{}", table(&muc4::score(&messages, &incidents))).map_err(Error::Output)?;
    Ok(ExitCode::SUCCESS)
}

fn table(score: &Muc4Score) -> String {
    let prf = |p: &Prf| {
        format!(
            "P {:.3}  R {:.3}  F {:.3}  ({} of {} given, {} wanted)",
            p.precision, p.recall, p.f1, p.right, p.predicted, p.gold
        )
    };
    let rate = |r: &Rate| r.rate.map_or("-".to_owned(), |share| format!("{share:.3} ({}/{})", r.hits, r.of));
    let lines = [
        ("relevant reports", prf(&score.relevant)),
        ("templates", prf(&score.templates)),
        ("kind", rate(&score.kind)),
        ("date", rate(&score.date)),
        ("place name", rate(&score.place)),
        ("killed", rate(&score.killed)),
        ("wounded", rate(&score.wounded)),
    ];
    lines.iter().map(|(name, value)| format!("{name:<18}{value}\n")).collect()
}
