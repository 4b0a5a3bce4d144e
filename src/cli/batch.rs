//! Coding reports on all processors, with the results in the order of the reports and a bounded number of them in memory.

use super::ahead::Ahead;
use crate::format::reports::{Item, ReadOptions, read_paths};
use crate::gazetteer::Unchanged;
use crate::model::{Diagnostic, Report, ReportInfo, Severity};
use crate::pipeline::{Coded, Coder, Memory, code_again, code_next, code_report};
use std::collections::{BTreeMap, VecDeque};
use std::io::Read;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// Which reports to read.
pub(super) struct Inputs {
    /// Files, folders and `-`.
    pub paths: Vec<PathBuf>,
    /// What `-` reads.
    pub stdin: Box<dyn Read + Send>,
    /// How to read them.
    pub options: ReadOptions,
}

/// What becomes of one input.
pub(super) enum Output<T> {
    /// What became of a coded report.
    Coded(T),
    /// Something that could not be read or coded.
    Diagnostic(Diagnostic),
    /// Nothing for now: the moment to flush buffered output.
    Idle,
}

enum Event<T> {
    Read(Item),
    Ended,
    Coded(usize, Output<T>),
}

/// Reads and codes `inputs` and hands each result to `each`, in the order of the inputs, as soon as those before it are
/// done. Each report is coded on one of `threads` threads, which also makes of it what is handed on.
///
/// A failure of `each` ends the work. The reader is left behind then: it may be waiting for an input that never
/// comes.
pub(super) fn code_all<T: Send + 'static, E>(
    inputs: Inputs,
    coder: &Coder<'_>,
    threads: usize,
    make: &(impl Fn(Coded) -> T + Sync),
    each: &mut dyn FnMut(Output<T>) -> Result<(), E>,
) -> Result<(), E> {
    let (events, arrivals) = channel();
    let ahead = Ahead::default();
    spawn_reader(inputs, events.clone(), ahead.clone());
    let (work, queue) = channel::<(usize, Report)>();
    let queue = &Mutex::new(queue);
    thread::scope(|scope| {
        for _ in 0..threads.max(1) {
            let events = events.clone();
            scope.spawn(move || code_queue(coder, make, queue, &events));
        }
        // Dropping `work` on the way out, whatever the way, is what ends the threads.
        drop(events);
        let result = hand_out(&arrivals, work, &ahead, each);
        ahead.close();
        result
    })
}

/// The reader is no scoped thread, since a read from a terminal or a pipe cannot be interrupted.
fn spawn_reader<T: Send + 'static>(mut inputs: Inputs, events: Sender<Event<T>>, ahead: Ahead) {
    thread::spawn(move || {
        let mut each = |item| {
            if ahead.add(size(&item)) {
                let _ = events.send(Event::Read(item));
            }
        };
        read_paths(&inputs.paths, &mut inputs.stdin, &inputs.options, &mut each);
        let _ = events.send(Event::Ended);
    });
}

fn code_queue<T>(
    coder: &Coder<'_>,
    make: &impl Fn(Coded) -> T,
    queue: &Mutex<Receiver<(usize, Report)>>,
    events: &Sender<Event<T>>,
) {
    let mut memory = Memory::default();
    loop {
        let next = queue.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok((number, report)) = next else { return };
        let info = report.info.clone();
        let output = match safely(&info, || make(code_next(coder, report, &mut memory))) {
            Ok(made) => Output::Coded(made),
            Err(diagnostic) => {
                memory = Memory::default();
                Output::Diagnostic(*diagnostic)
            }
        };
        if events.send(Event::Coded(number, output)).is_err() {
            return;
        }
    }
}

/// What `code` gives for a report. One report must never take the others with it, whatever is wrong with it or with the
/// program.
fn safely<T>(info: &ReportInfo, code: impl FnOnce() -> T) -> Result<T, Box<Diagnostic>> {
    catch_unwind(AssertUnwindSafe(code)).map_err(|_| {
        let message = format!("the report `{}` could not be coded", info.id);
        let fault = Diagnostic::new(Severity::Error, "internal-error", info.path.as_str(), message);
        Box::new(fault.hint("this is a fault of the program; please report it with the text"))
    })
}

/// A report that is kept in memory, and how it was last read.
pub(super) struct Held {
    pub report: Report,
    pub coded: Option<Coded>,
}

/// Codes `held` again on `threads` threads and gives how many of them had to be read anew, and what could not be coded.
///
/// What was understood of a report stands where [`code_again`] finds that it does; `same` tells which places have not
/// changed since.
pub(super) fn code_held(
    held: &mut [Held],
    same: &Unchanged,
    coder: &Coder<'_>,
    threads: usize,
) -> (usize, Vec<Diagnostic>) {
    // The reports are dealt out in turn, so that long ones, which mostly stand together, do not all fall to one.
    let threads = threads.max(1);
    let mut hands: Vec<Vec<&mut Held>> = (0..threads).map(|_| Vec::new()).collect();
    for (n, held) in held.iter_mut().enumerate() {
        if let Some(hand) = hands.get_mut(n % threads) {
            hand.push(held);
        }
    }
    let code = |held: &mut Held| match held.coded.take() {
        Some(former) => safely(&held.report.info, || code_again(coder, &held.report, &former, same)),
        None => safely(&held.report.info, || (code_report(coder, &held.report), false)),
    };
    let code_hand = |hand: Vec<&mut Held>| {
        let (mut anew, mut failed) = (0, Vec::new());
        for held in hand {
            match code(held) {
                Ok((coded, stands)) => {
                    held.coded = Some(coded);
                    anew += usize::from(!stands);
                }
                Err(diagnostic) => failed.push(*diagnostic),
            }
        }
        (anew, failed)
    };
    thread::scope(|scope| {
        let workers: Vec<_> = hands.into_iter().map(|hand| scope.spawn(|| code_hand(hand))).collect();
        let mut sum = (0, Vec::new());
        for (anew, failed) in workers.into_iter().filter_map(|worker| worker.join().ok()) {
            sum.0 += anew;
            sum.1.extend(failed);
        }
        sum
    })
}

fn hand_out<T, E>(
    arrivals: &Receiver<Event<T>>,
    work: Sender<(usize, Report)>,
    ahead: &Ahead,
    each: &mut dyn FnMut(Output<T>) -> Result<(), E>,
) -> Result<(), E> {
    let (mut read, mut handed_out) = (0, 0);
    let mut ended = false;
    let mut waiting: BTreeMap<usize, Output<T>> = BTreeMap::new();
    // The sizes of what was read and not handed out, in order.
    let mut sizes: VecDeque<usize> = VecDeque::new();
    while !(ended && handed_out == read) {
        let event = match arrivals.try_recv() {
            Ok(event) => event,
            Err(_) => {
                each(Output::Idle)?;
                match arrivals.recv() {
                    Ok(event) => event,
                    Err(_) => break,
                }
            }
        };
        if let Event::Read(item) = &event {
            sizes.push_back(size(item));
        }
        match event {
            Event::Read(Item::Report(report)) => {
                let _ = work.send((read, report));
                read += 1;
            }
            Event::Read(Item::Diagnostic(diagnostic)) => {
                waiting.insert(read, Output::Diagnostic(diagnostic));
                read += 1;
            }
            Event::Coded(number, output) => drop(waiting.insert(number, output)),
            Event::Ended => ended = true,
        }
        while let Some(output) = waiting.remove(&handed_out) {
            each(output)?;
            handed_out += 1;
            ahead.remove(sizes.pop_front().unwrap_or_default());
        }
    }
    Ok(())
}

/// How many bytes an item holds, as far as they matter.
fn size(item: &Item) -> usize {
    match item {
        Item::Report(report) => report.text.len(),
        Item::Diagnostic(_) => 0,
    }
}

/// As many threads as the machine runs at once.
pub(super) fn processors() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decisions::Decisions;
    use crate::gazetteer::Gazetteer;
    use crate::pipeline::Settings;

    fn inputs(lines: usize) -> Inputs {
        let text: String = (0..lines)
            .map(|n| match n % 10 {
                7 => "not json\n".to_string(),
                _ => format!("{{\"id\":\"r{n}\",\"text\":\"A missile hit Ganja on day {n}.\"}}\n"),
            })
            .collect();
        Inputs {
            paths: vec!["-".into()],
            stdin: Box::new(std::io::Cursor::new(text)),
            options: ReadOptions::default(),
        }
    }

    fn ids(lines: usize, threads: usize) -> Vec<String> {
        let gazetteer = Gazetteer::embedded();
        let coder =
            Coder { gazetteer: &gazetteer, decisions: Decisions::default(), settings: Settings::default() };
        let mut ids = Vec::new();
        let mut each = |output| {
            match output {
                Output::Coded(id) => ids.push(id),
                Output::Diagnostic(diagnostic) => ids.push(format!("line {:?}", diagnostic.line)),
                Output::Idle => {}
            }
            Ok::<(), ()>(())
        };
        code_all(inputs(lines), &coder, threads, &|coded| coded.info.id, &mut each).unwrap();
        ids
    }

    #[test]
    fn results_come_in_the_order_of_the_inputs_on_any_number_of_threads() {
        let one = ids(300, 1);
        assert_eq!(one.iter().filter(|id| id.starts_with('r')).count(), 270);
        assert_eq!(one[0], "r0");
        assert_eq!(ids(300, 7), one);
    }

    #[test]
    fn a_failing_receiver_ends_the_work() {
        let gazetteer = Gazetteer::embedded();
        let coder =
            Coder { gazetteer: &gazetteer, decisions: Decisions::default(), settings: Settings::default() };
        let mut seen = 0;
        let mut each = |output: Output<Coded>| {
            seen += usize::from(!matches!(output, Output::Idle));
            if seen == 5 { Err("full") } else { Ok(()) }
        };
        assert_eq!(code_all(inputs(200), &coder, 3, &|coded| coded, &mut each), Err("full"));
        assert_eq!(seen, 5);
    }
}
