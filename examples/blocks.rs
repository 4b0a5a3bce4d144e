//! Prints how a text is cut into blocks and sentences: `cargo run --example blocks FILE`.
#![allow(clippy::print_stdout, clippy::expect_used)]
use incident_mapper::text::Document;
fn main() {
    for path in std::env::args().skip(1) {
        let text = std::fs::read_to_string(&path).expect("a readable text");
        let doc = Document::new(&text);
        println!("== {path}");
        for s in &doc.sentences {
            println!("{:?}\t{}", doc.blocks[s.block].kind, s.span.of(&text).replace('\n', " "));
        }
    }
}
