//! Coding reports on all processors, with the results in the order of the reports and a bounded number of them in memory.

use super::queue::{Closing, Queue};
use crate::format::reports::{Item, ReadOptions, read_paths};
use crate::gazetteer::Unchanged;
use crate::model::{Diagnostic, Report, ReportInfo, Severity};
use crate::pipeline::{Coded, Coder, Memory, code_again, code_next};
use std::collections::BTreeMap;
use std::io::Read;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};
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
    /// Some inputs are done.
    Done(Vec<Done<T>>),
    /// There are so many inputs, and no more.
    Ended(usize),
}

/// An input that is done.
struct Done<T> {
    number: usize,
    /// The bytes of its text.
    bytes: usize,
    output: Output<T>,
}

/// Reads `inputs` and hands what `code` makes of each report to `each`, in the order of the inputs, as soon as those before it
/// are done. It is made on one of `threads` threads, each with its own memory.
///
/// A failure of `each` ends the work. The reader is left behind then: it may be waiting for an input that never
/// comes.
pub(super) fn code_all<'g, T: Send + 'static, E>(
    inputs: Inputs,
    threads: usize,
    code: &(impl Fn(Report, &mut Memory<'g>) -> T + Sync),
    each: &mut dyn FnMut(Output<T>) -> Result<(), E>,
) -> Result<(), E> {
    let (events, arrivals) = channel();
    let queue = Queue::default();
    spawn_reader(inputs, queue.clone(), events.clone());
    thread::scope(|scope| {
        for _ in 0..threads.max(1) {
            let (queue, events) = (queue.clone(), events.clone());
            scope.spawn(move || code_queue(code, &queue, &events));
        }
        drop(events);
        // Whatever the way out, this is what ends the threads.
        let _closing = Closing(&queue);
        hand_out(&arrivals, &queue, each)
    })
}

/// The reader is no scoped thread, since a read from a terminal or a pipe cannot be interrupted.
fn spawn_reader<T: Send + 'static>(mut inputs: Inputs, queue: Queue, events: Sender<Event<T>>) {
    thread::spawn(move || {
        let mut each = |item| match item {
            Item::Report(report) => drop(queue.add(report)),
            Item::Diagnostic(diagnostic) => {
                if let Some(number) = queue.count() {
                    let output = Output::Diagnostic(diagnostic);
                    let _ = events.send(Event::Done(vec![Done { number, bytes: 0, output }]));
                }
            }
        };
        read_paths(&inputs.paths, &mut inputs.stdin, &inputs.options, &mut each);
        let _ = events.send(Event::Ended(queue.end()));
    });
}

fn code_queue<'g, T>(code: &impl Fn(Report, &mut Memory<'g>) -> T, queue: &Queue, events: &Sender<Event<T>>) {
    let mut memory = Memory::default();
    loop {
        let taken = queue.take();
        if taken.is_empty() {
            return;
        }
        let mut done = |(number, report): (usize, Report)| {
            let (info, bytes) = (report.info.clone(), report.text.len());
            let output = match safely(&info, || code(report, &mut memory)) {
                Ok(made) => Output::Coded(made),
                Err(diagnostic) => {
                    memory = Memory::default();
                    Output::Diagnostic(*diagnostic)
                }
            };
            Done { number, bytes, output }
        };
        if events.send(Event::Done(taken.into_iter().map(&mut done).collect())).is_err() {
            return;
        }
    }
}

/// What `code` gives for a report. One report must never take the others with it, whatever is wrong with it or with the
/// program.
pub(super) fn safely<T>(info: &ReportInfo, code: impl FnOnce() -> T) -> Result<T, Box<Diagnostic>> {
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
    let code_hand = |hand: Vec<&mut Held>| {
        let (mut anew, mut failed) = (0, Vec::new());
        let mut memory = Memory::default();
        for held in hand {
            let Held { report, coded } = &mut *held;
            let code = || match coded.take() {
                Some(former) => code_again(coder, report, &former, same, &mut memory),
                None => (code_next(coder, report.clone(), &mut memory), false),
            };
            match safely(&report.info, code) {
                Ok((coded, stands)) => {
                    held.coded = Some(coded);
                    anew += usize::from(!stands);
                }
                Err(diagnostic) => {
                    memory = Memory::default();
                    failed.push(*diagnostic);
                }
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
    queue: &Queue,
    each: &mut dyn FnMut(Output<T>) -> Result<(), E>,
) -> Result<(), E> {
    let (mut handed_out, mut all) = (0, None);
    let mut waiting: BTreeMap<usize, (usize, Output<T>)> = BTreeMap::new();
    while all != Some(handed_out) {
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
        match event {
            Event::Done(done) => {
                waiting.extend(done.into_iter().map(|d| (d.number, (d.bytes, d.output))));
            }
            Event::Ended(count) => all = Some(count),
        }
        while let Some((bytes, output)) = waiting.remove(&handed_out) {
            each(output)?;
            handed_out += 1;
            queue.hand_out(bytes);
        }
    }
    Ok(())
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
        code_all(
            inputs(lines),
            threads,
            &|report, memory| code_next(&coder, report, memory).info.id,
            &mut each,
        )
        .unwrap();
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
        let coded = code_all(inputs(200), 3, &|report, memory| code_next(&coder, report, memory), &mut each);
        assert_eq!(coded, Err("full"));
        assert_eq!(seen, 5);
    }
}
