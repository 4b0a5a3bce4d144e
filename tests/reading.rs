//! Reading reports: every input ends in a report or in a message that says what is wrong and what to do.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::fs;
use std::path::{Path, PathBuf};

use incident_mapper::format::reports::{Item, RAW_LIMIT, ReadOptions, TEXT_LIMIT, read_bytes, read_paths};
use incident_mapper::model::{DateOrigin, Diagnostic, Report, Severity};
use jiff::civil::date;
use proptest::prelude::*;

fn part(items: Vec<Item>) -> (Vec<Report>, Vec<Diagnostic>) {
    let (mut reports, mut diagnostics) = (Vec::new(), Vec::new());
    for item in items {
        match item {
            Item::Report(report) => reports.push(report),
            Item::Diagnostic(diagnostic) => diagnostics.push(diagnostic),
        }
    }
    (reports, diagnostics)
}

fn from_bytes(name: &str, bytes: impl AsRef<[u8]>) -> (Vec<Report>, Vec<Diagnostic>) {
    let mut items = Vec::new();
    read_bytes(name, bytes.as_ref(), &ReadOptions::default(), &mut |item| items.push(item));
    part(items)
}

fn from_paths(paths: &[PathBuf], options: &ReadOptions) -> (Vec<Report>, Vec<Diagnostic>) {
    let mut items = Vec::new();
    read_paths(paths, &mut std::io::empty(), options, &mut |item| items.push(item));
    part(items)
}

fn from_stdin(bytes: &[u8]) -> (Vec<Report>, Vec<Diagnostic>) {
    let mut items = Vec::new();
    read_paths(&["-".into()], &mut { bytes }, &ReadOptions::default(), &mut |item| items.push(item));
    part(items)
}

/// A file that gives one report and these diagnostics, as `severity rule`.
fn check(name: &str, bytes: impl AsRef<[u8]>, text: &str, rules: &[&str]) -> Report {
    let (reports, diagnostics) = from_bytes(name, bytes);
    assert_eq!(rules_of(&diagnostics), rules, "{diagnostics:?}");
    assert_eq!(reports.len(), 1, "{diagnostics:?}");
    assert_eq!(reports[0].text, text);
    reports.into_iter().next().unwrap()
}

/// An input that gives no report and one error, shown as the user sees it.
fn check_error(name: &str, bytes: impl AsRef<[u8]>, shown: &str) {
    let (reports, diagnostics) = from_bytes(name, bytes);
    assert_eq!(reports, []);
    let shown_is: Vec<_> = diagnostics.iter().map(ToString::to_string).collect();
    assert_eq!(shown_is, [shown]);
    assert_eq!(diagnostics[0].severity, Severity::Error);
}

fn rules_of(diagnostics: &[Diagnostic]) -> Vec<&str> {
    diagnostics.iter().map(|d| d.rule).collect()
}

fn ids(reports: &[Report]) -> Vec<&str> {
    reports.iter().map(|r| r.info.id.as_str()).collect()
}

fn write(directory: &Path, name: &str, bytes: &[u8]) {
    let path = directory.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}

#[test]
fn a_text_file_is_one_report_called_by_its_stem() {
    let text = "Missile hits Ganja\r\n\r\nTwelve people died on Saturday.\r\n";
    let report =
        check("news/ganja.txt", text, "Missile hits Ganja\n\nTwelve people died on Saturday.\n", &[]);
    assert_eq!(report.info.id, "ganja");
    assert_eq!(report.info.title.as_deref(), Some("Missile hits Ganja"));
    assert_eq!(report.info.path, "news/ganja.txt");
    assert_eq!(report.info.date, None);
}

#[test]
fn a_missing_file_is_said_and_the_others_are_read() {
    let directory = tempfile::tempdir().unwrap();
    write(directory.path(), "a.txt", b"A strike on Ganja.");
    let paths = [directory.path().join("nowhere.txt"), directory.path().join("a.txt")];
    let (reports, diagnostics) = from_paths(&paths, &ReadOptions::default());
    assert_eq!(ids(&reports), ["a"]);
    assert_eq!(rules_of(&diagnostics), ["missing-file"]);
    assert!(diagnostics[0].path.ends_with("nowhere.txt"));
    assert!(diagnostics[0].hint.is_some());
}

#[test]
fn empty_and_binary_files_are_errors() {
    check_error("a.txt", "", "error: a.txt: the file is empty (empty-file)");
    check_error("a.txt", "\u{feff} \r\n\t", "error: a.txt: the file is empty (empty-file)");
    check_error(
        "a.txt",
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        "error: a.txt: binary file: not text but a PNG image (binary-file)\n  \
         hint: save the report as text, HTML or JSON lines first",
    );
    let noise: Vec<u8> = (0..5000u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    check_error(
        "scan",
        &noise,
        "error: scan: binary file: not text but binary data (binary-file)\n  \
         hint: save the report as text, HTML or JSON lines first",
    );
}

#[test]
fn legacy_encodings_are_read_and_said() {
    check("a.txt", b"Shelling of F\xFCzuli \x96 two hurt", "Shelling of Füzuli – two hurt", &["encoding"]);
    let utf16: Vec<u8> = "\u{feff}Gəncə vuruldu".encode_utf16().flat_map(u16::to_le_bytes).collect();
    check("a.txt", utf16, "Gəncə vuruldu", &[]);
    let utf16: Vec<u8> = r#"{"id":"1","text":"Gəncə"}"#.encode_utf16().flat_map(u16::to_be_bytes).collect();
    check("a.jsonl", utf16, "Gəncə", &[]);
    check("a.csv", b"id;text\n1;F\xFCzuli", "Füzuli", &["columns", "encoding"]);
    check("a.json", b"[{\"id\":1,\"text\":\"F\xFCzuli\"}]", "Füzuli", &["encoding"]);
    check("a.html", b"<meta charset=iso-8859-9><p>Qubadl\xFD \xFE\xFDx", "Qubadlı şıx", &[]);
}

#[test]
fn a_line_of_fifty_megabytes_is_cut_with_a_warning() {
    let directory = tempfile::tempdir().unwrap();
    // Two bytes a letter, so that the limits fall inside one somewhere.
    let line = format!("x{}", "ə".repeat(25_000_000));
    write(directory.path(), "long.txt", line.as_bytes());
    let (reports, diagnostics) = from_paths(&[directory.path().into()], &ReadOptions::default());
    assert_eq!(rules_of(&diagnostics), ["file-limit", "text-limit"]);
    assert!(diagnostics[0].message.contains("`50000001` bytes"), "{}", diagnostics[0]);
    assert_eq!(reports.len(), 1);
    assert!(reports[0].text.len() <= TEXT_LIMIT && reports[0].text.len() > TEXT_LIMIT - 4);
    assert!(line.starts_with(&reports[0].text));
}

#[test]
fn a_json_line_beyond_the_limit_is_said_and_the_next_is_read() {
    let mut lines = b"{\"id\":\"1\",\"text\":\"".to_vec();
    lines.resize(RAW_LIMIT + 10, b'x');
    lines.extend_from_slice(b"\"}\n{\"id\":\"2\",\"text\":\"A strike on Ganja.\"}\n");
    let (reports, diagnostics) = from_bytes("a.jsonl", lines);
    assert_eq!(rules_of(&diagnostics), ["line-limit"]);
    assert_eq!(reports[0].info.path, "a.jsonl:2");
}

#[test]
fn a_json_record_beyond_the_limit_ends_the_file_with_an_error() {
    let mut list = b"[{\"id\":\"1\",\"text\":\"A strike.\"},\n{\"text\":\"".to_vec();
    list.resize(RAW_LIMIT + 100_000, b'x');
    let (reports, diagnostics) = from_bytes("a.json", list);
    assert_eq!(ids(&reports), ["1"]);
    assert_eq!(rules_of(&diagnostics), ["unreadable-file"]);
    assert_eq!(diagnostics[0].line, Some(2));
}

#[test]
fn a_malformed_json_line_never_hides_the_good_ones() {
    let lines = "{\"id\":\"a\",\"text\":\"Ganja.\"}\n{\"id\":\"b\",\"text\":\n\n[1]\n\"x\"\n\
                 {\"id\":\"c\",\"text\":\"Barda.\"}\n{\"id\":\"d\",\"text\":\"  \"}\n{\"id\":\"e\",\"note\":1}";
    let (reports, diagnostics) = from_bytes("a.jsonl", lines);
    assert_eq!(ids(&reports), ["a", "c"]);
    let said: Vec<_> = diagnostics.iter().map(|d| (d.rule, d.line.unwrap())).collect();
    assert_eq!(
        said,
        [
            ("malformed-json", 2),
            ("not-an-object", 4),
            ("not-an-object", 5),
            ("empty-report", 7),
            ("no-text-field", 8)
        ]
    );
    assert!(diagnostics[4].message.ends_with("its keys: `id`, `note`"), "{}", diagnostics[4]);
}

#[test]
fn the_text_of_a_json_record_is_kept_to_the_letter() {
    let report =
        check("a.jsonl", r#"{"text": " A\r\nb\u0000\u00a0c \n", "id": 7}"#, " A\r\nb\0\u{a0}c \n", &[]);
    assert_eq!(report.info.id, "7");
}

#[test]
fn usual_keys_are_understood() {
    let line = r#"{"articleId": "x 1,2", "headline": " A  b ", "body": "Text.", "description": "Less.",
        "publishedAt": "Sat, 17 Oct 2020 01:12:00 +0400", "source": {"id": null, "name": "AFP"}, "link": "u"}"#;
    let info = check("a.jsonl", line.replace('\n', " "), "Text.", &[]).info;
    assert_eq!(info.id, "x%201%2C2");
    assert_eq!(info.title.as_deref(), Some("A b"));
    assert_eq!(info.date.map(|d| (d.day, d.origin)), Some((date(2020, 10, 17), DateOrigin::Metadata)));
    assert_eq!((info.source.as_deref(), info.url.as_deref()), (Some("AFP"), Some("u")));
}

#[test]
fn an_empty_content_gives_way_to_the_description() {
    check("a.jsonl", r#"{"id":"1","content":null,"description":"A strike."}"#, "A strike.", &[]);
}

#[test]
fn a_value_of_the_wrong_kind_is_left_out_and_said() {
    let report =
        check("a.jsonl", r#"{"id":"1","text":"A strike.","title":["x"]}"#, "A strike.", &["field-type"]);
    assert_eq!(report.info.title, None);
    let (reports, diagnostics) = from_bytes("a.jsonl", r#"{"id":"1","text":5}"#);
    assert_eq!(reports, []);
    assert_eq!(rules_of(&diagnostics), ["field-type", "empty-report"]);
}

#[test]
fn json_is_read_as_list_wrapper_object_or_lines() {
    let record = |id: u8| format!("{{\"id\":\"{id}\",\n\"text\":\"A strike.\"}}");
    let check = |json: String, ids_are: &[&str], paths: &[&str]| {
        let (reports, diagnostics) = from_bytes("a.json", &json);
        assert_eq!(diagnostics, [], "{json}");
        assert_eq!(ids(&reports), ids_are);
        assert_eq!(reports.iter().map(|r| r.info.path.as_str()).collect::<Vec<_>>(), paths);
    };
    check(format!("[{},\n {}]", record(1), record(2)), &["1", "2"], &["a.json:1", "a.json:3"]);
    check(format!("{{\"status\":\"ok\",\n\"articles\":[{}],\"total\":1}}", record(1)), &["1"], &["a.json:2"]);
    check(record(1), &["1"], &["a.json:1"]);
    check(
        format!("{}\n{}", record(1).replace('\n', ""), record(2).replace('\n', "")),
        &["1", "2"],
        &["a.json:1", "a.json:2"],
    );
}

#[test]
fn records_without_an_id_are_numbered() {
    let (reports, diagnostics) = from_bytes("a.json", r#"[{"text":"A strike."},{"text":"Another."}]"#);
    assert_eq!(ids(&reports), ["a-1", "a-2"]);
    assert_eq!(diagnostics, []);
    assert_eq!(ids(&from_bytes("a.jsonl", "\n{\"text\":\"A strike.\"}").0), ["a-2"]);
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_back_up_is_not_followed() {
    let directory = tempfile::tempdir().unwrap();
    write(directory.path(), "in/a.txt", b"A strike on the city.");
    std::os::unix::fs::symlink(directory.path(), directory.path().join("in/up")).unwrap();
    std::os::unix::fs::symlink("nowhere", directory.path().join("in/broken.txt")).unwrap();
    let (reports, diagnostics) = from_paths(&[directory.path().into()], &ReadOptions::default());
    assert_eq!(ids(&reports), ["a"]);
    assert_eq!(rules_of(&diagnostics), ["missing-file", "linked-directory"]);
}

#[test]
fn broken_json_says_how_far_it_was_read() {
    let (reports, diagnostics) = from_bytes("a.json", "[{\"id\":\"1\",\"text\":\"A strike.\"},\n{\"id\" 2}]");
    assert_eq!(ids(&reports), ["1"]);
    assert_eq!(rules_of(&diagnostics), ["malformed-json"]);
    assert_eq!(diagnostics[0].line, Some(2));
    assert!(diagnostics[0].hint.as_ref().unwrap().contains("the `1` records before it were read"));
    check_error(
        "a.json",
        "[]",
        "error: a.json: the file holds no report (no-reports)\n  \
         hint: a list of objects is expected, as in `[{\"id\": \"a1\", \"text\": \"...\"}]`",
    );
}

#[test]
fn csv_columns_are_guessed_and_shown() {
    let csv = "Headline;Body;Published At\n\"A; b\";\"Text\nof two lines\";17.10.2020\nC;D;\n";
    let (reports, diagnostics) = from_bytes("news.csv", csv);
    assert_eq!(rules_of(&diagnostics), ["columns"]);
    assert_eq!(
        diagnostics[0].to_string(),
        "note: news.csv:1: columns read: `text` from `Body`, `date` from `Published At`, `title` from `Headline` \
         (columns)"
    );
    assert_eq!(ids(&reports), ["news-2", "news-4"]);
    assert_eq!(reports[0].text, "Text\nof two lines");
    assert_eq!(reports[0].info.title.as_deref(), Some("A; b"));
    assert_eq!(reports[0].info.date.unwrap().day, date(2020, 10, 17));
}

#[test]
fn csv_columns_can_be_given() {
    let options =
        ReadOptions { columns: Some("text=Volltext,date=Datum".parse().unwrap()), ..Default::default() };
    let mut items = Vec::new();
    read_bytes("a.csv", b"text,Volltext\nshort,A strike.\n", &options, &mut |item| items.push(item));
    let (reports, diagnostics) = part(items);
    assert_eq!(reports[0].text, "A strike.");
    assert_eq!(rules_of(&diagnostics), ["columns", "missing-column"]);
}

#[test]
fn csv_without_a_text_column_lists_its_columns() {
    check_error(
        "a.csv",
        "id,Überschrift,Datum\n1,x,y\n",
        "error: a.csv:1: no column holds the text; the columns: `id`, `Überschrift`, `Datum` (no-text-column)\n  \
         hint: name the column that holds the text, as in `--columns text=NAME`",
    );
}

#[test]
fn a_table_of_one_column_keeps_its_commas() {
    let (reports, diagnostics) =
        from_bytes("a.csv", "text\nGanja, Barda and Tartar.\n\"Shusha, \"\"too\"\".\"\n");
    assert_eq!(rules_of(&diagnostics), ["columns"]);
    assert_eq!(
        reports.iter().map(|r| r.text.as_str()).collect::<Vec<_>>(),
        ["Ganja, Barda and Tartar.", "Shusha, \"too\"."]
    );
}

#[test]
fn ragged_rows_are_said_and_kept() {
    let (reports, diagnostics) = from_bytes("a.csv", "id,text,date\n1,A strike.\n2,B,2020-10-17,x\n3\n");
    assert_eq!(ids(&reports), ["1", "2"]);
    let said: Vec<_> = diagnostics.iter().map(|d| (d.rule, d.line.unwrap())).collect();
    assert_eq!(
        said,
        [("columns", 1), ("ragged-row", 2), ("ragged-row", 3), ("ragged-row", 4), ("empty-report", 4)]
    );
}

#[test]
fn given_ids_that_come_twice_are_kept_apart() {
    let (reports, diagnostics) =
        from_bytes("a.jsonl", "{\"id\":\"x\",\"text\":\"A\"}\n{\"id\":\"x\",\"text\":\"B\"}\n");
    assert_eq!(ids(&reports), ["x", "x-2"]);
    assert_eq!(
        diagnostics[0].to_string(),
        "warning: a.jsonl:2: the id `x` is taken: this report is called `x-2` (duplicate-id)\n  \
         hint: give each report an id of its own"
    );
}

#[test]
fn colliding_stems_take_the_relative_path_in_any_order_of_inputs() {
    let directory = tempfile::tempdir().unwrap();
    for name in ["afp/ganja.txt", "afp/barda.md", "tass/deep/ganja.txt", ".hidden/x.txt", "tass/.y.txt"] {
        write(directory.path(), name, b"A strike on the city.");
    }
    let paths = [directory.path().join("tass"), directory.path().join("afp")];
    let (reports, diagnostics) = from_paths(&paths, &ReadOptions::default());
    assert_eq!(ids(&reports), ["barda", "afp/ganja.txt", "tass/deep/ganja.txt"]);
    assert_eq!(diagnostics, []);
    let reversed = [paths[1].clone(), paths[0].clone()];
    assert_eq!(from_paths(&reversed, &ReadOptions::default()).0, reports);
    let twice = [directory.path().to_owned(), paths[1].join("ganja.txt")];
    let (again, diagnostics) = from_paths(&twice, &ReadOptions::default());
    assert_eq!(ids(&again), ids(&reports));
    assert_eq!(rules_of(&diagnostics), ["named-twice"]);
}

#[test]
fn an_empty_directory_is_said() {
    let directory = tempfile::tempdir().unwrap();
    let (reports, diagnostics) = from_paths(&[directory.path().into()], &ReadOptions::default());
    assert_eq!(reports, []);
    assert_eq!(rules_of(&diagnostics), ["empty-directory"]);
}

#[test]
fn the_date_of_the_command_line_stands_in_where_the_report_has_none() {
    let options = ReadOptions { date: Some(date(2020, 10, 20)), ..Default::default() };
    let lines = "{\"id\":\"a\",\"text\":\"A\",\"date\":\"2020-10-17\"}\n{\"id\":\"b\",\"text\":\"B\"}\n\
                 {\"id\":\"c\",\"text\":\"C\",\"date\":\"last Monday\"}\n";
    let mut items = Vec::new();
    read_bytes("a.jsonl", lines.as_bytes(), &options, &mut |item| items.push(item));
    let (reports, diagnostics) = part(items);
    let dates: Vec<_> =
        reports.iter().map(|r| r.info.date.unwrap()).map(|d| (d.day.day(), d.origin)).collect();
    assert_eq!(
        dates,
        [(17, DateOrigin::Metadata), (20, DateOrigin::CommandLine), (20, DateOrigin::CommandLine)]
    );
    assert_eq!(rules_of(&diagnostics), ["unreadable-date"]);
    assert_eq!((diagnostics[0].severity, diagnostics[0].line), (Severity::Warning, Some(3)));
}

#[test]
fn stdin_tells_its_format_by_its_content() {
    let check = |bytes: &str, ids_are: &[&str]| {
        let (reports, diagnostics) = from_stdin(bytes.as_bytes());
        assert_eq!(ids(&reports), ids_are, "{diagnostics:?}");
    };
    check("{\"id\":\"a\",\"text\":\"A\"}\n{\"text\":\"B\"}", &["a", "stdin-2"]);
    check("{\"id\":\"a\",\"text\":\n{\"id\":\"b\",\"text\":\"B\"}", &["b"]);
    check("[{\"id\":\"a\",\"text\":\"A\"}]", &["a"]);
    check("id,date,text\na,2020-10-17,A", &["a"]);
    check("<!DOCTYPE html><p>A strike on Ganja.", &["stdin"]);
    check("---\nid: a\n---\nA strike on Ganja.", &["a"]);
    check("On Saturday, the text of the truce was read out.", &["stdin"]);
    check("[Update] A strike on Ganja.", &["stdin"]);
    check("", &[]);
}

#[test]
fn markdown_gives_its_front_matter_and_its_words() {
    let text = "---\nid: afp 12\ntitle: \"Ganja: strike\"\ndate: 17 October 2020\nsource: AFP\nurl: u\n---\n\n\
                # Strike\n\nA [missile](m) hit.\n\n![Rescuers in Ganja](a.jpg)\n";
    let info = check("a.md", text, "Strike\n\nA missile hit.\n\nRescuers in Ganja", &[]).info;
    assert_eq!((info.id.as_str(), info.title.as_deref()), ("afp%2012", Some("Ganja: strike")));
    assert_eq!(info.date.unwrap().day, date(2020, 10, 17));
    assert_eq!((info.source.as_deref(), info.url.as_deref()), (Some("AFP"), Some("u")));
}

const PAGE: &str = r#"<!DOCTYPE html><html><head><title>Missile strike on Ganja kills twelve | Example News</title>
<meta property="og:title" content="Missile strike on Ganja kills twelve">
<meta property="og:site_name" content="Example News">
<link rel="canonical" href="https://news.example/2020/ganja">
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"NewsArticle",
"headline":"x","datePublished":"2020-10-17T06:30:00+04:00"}]}</script>
<style>.lead { color: red }</style><script>var hidden = "scripted words";</script></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/world">World pages</a></li></ul></nav>
<header>Subscribe to our newsletter today</header>
<main><article><h1>Missile strike on Ganja kills twelve</h1>
<figure><img src="a.jpg" alt="photo"><figcaption>Rescuers search a blast site in Ganja, October&nbsp;17, 2020. (Example/A. Photographer)</figcaption></figure>
<p>A missile struck a residential quarter of Ganja early on Saturday, killing at least twelve people and
wounding more than forty, the prosecutor's office said, as rescuers searched the rubble of some twenty houses.</p>
<!-- a hidden comment -->
<p>The ministry said that the missile had been fired from the other side of the border, an account that the other
side denied within hours, calling it a lie, and added that its forces had fired at no civilian target.</p>
<p>Shelling went on around Step&shy;anakert through the night, residents said, after a truce agreed a week earlier did
not hold; sirens were heard in the town at intervals until the morning, and the power was cut in several streets.</p>
</article><aside><figure><figcaption>Another story about Paris</figcaption></figure></aside></main>
<section class="comments" id="comments"><p>First comment by a reader, who writes about London.</p></section>
<footer>Copyright Example News</footer></body></html>"#;

#[test]
fn a_page_gives_its_article_its_captions_and_its_metadata() {
    let (reports, diagnostics) = from_bytes("page.html", PAGE);
    assert_eq!(diagnostics, []);
    let Report { info, text } = &reports[0];
    assert_eq!(info.title.as_deref(), Some("Missile strike on Ganja kills twelve"));
    assert_eq!(info.date.map(|d| (d.day, d.origin)), Some((date(2020, 10, 17), DateOrigin::Metadata)));
    assert_eq!(info.url.as_deref(), Some("https://news.example/2020/ganja"));
    assert_eq!(info.source.as_deref(), Some("Example News"));
    let paragraphs: Vec<&str> = text.split("\n\n").collect();
    assert_eq!(paragraphs.len(), 5, "{text}");
    assert_eq!(paragraphs[0], "Missile strike on Ganja kills twelve");
    assert!(
        paragraphs
            .contains(&"Rescuers search a blast site in Ganja, October 17, 2020. (Example/A. Photographer)")
    );
    assert!(text.contains("Shelling went on around Stepanakert"));
    for clutter in
        ["scripted", "color", "newsletter", "Home", "World", "hidden", "Paris", "London", "Copyright"]
    {
        assert!(!text.contains(clutter), "{clutter}: {text}");
    }
}

#[test]
fn a_table_that_lays_out_a_page_glues_no_words() {
    let words = "A missile struck a quarter of the town early on Saturday, killing two, officials said. ";
    let page = format!(
        "<HTML><TITLE>Ganja hit | Old Site</TITLE><BODY><H1>Ganja hit</H1><TABLE><TR><TD><A HREF=a>Home</A>\
         <TD><FONT SIZE=2>Ganja: {0}<P>{0}<P>{0}</TABLE></BODY></HTML>",
        words.repeat(3)
    );
    let report = from_bytes("a.html", page).0.remove(0);
    assert!(
        !report.text.contains("HomeGanja") && report.text.contains("Ganja: A missile"),
        "{}",
        report.text
    );
    assert_eq!(report.info.title.as_deref(), Some("Ganja hit"));
}

#[test]
fn a_lone_short_paragraph_is_not_taken_for_a_long_page() {
    let page =
        format!("{}Ganja was shelled, on Sunday{}", "<div>".repeat(50), "</div>".repeat(50)).repeat(150);
    let (reports, diagnostics) = from_bytes("a.html", page);
    assert_eq!(reports[0].text.matches("Ganja was shelled").count(), 150);
    assert_eq!(rules_of(&diagnostics), ["html-no-article"]);
}

#[test]
fn a_page_without_an_article_gives_its_visible_text() {
    let (reports, diagnostics) =
        from_bytes("a.html", "<body><script>x()</script><b>Ganja</b> <i>shelled</i></body>");
    assert_eq!(reports[0].text, "Ganja shelled");
    assert!(rules_of(&diagnostics).iter().all(|r| *r == "html-no-article"));
}

#[test]
fn hostile_pages_are_read_by_their_tags_alone() {
    let attributes: String = (0..60_000).map(|n| format!(" a{n}")).collect();
    let unclosed: String = (0..30_000).map(|n| format!("<b id={n}><p>")).collect();
    for (what, html) in [
        ("deep", "<div>".repeat(100_000)),
        ("drawing", "<svg>".to_owned() + &"<g>".repeat(100_000)),
        ("drawing left", "<svg><p>".to_owned() + &"<path/>".repeat(100_000)),
        ("unclosed", unclosed),
        ("attributes", format!("<p{attributes}>")),
        ("open attributes", format!("<p{attributes}")),
        ("tables", "<table><tr><td>".repeat(50_000)),
        ("bodies", (0..20_000).map(|n| format!("<body a{n}>")).collect()),
        ("flat", "<p>a</p>".repeat(70_000)),
        ("escapes", "&".repeat(300_000)),
        ("deep text", format!("{}{}", "<div>".repeat(390), "Ganja was shelled. ".repeat(200_000))),
    ] {
        let (reports, diagnostics) = from_bytes("a.html", format!("Ganja shelled{html}"));
        assert_eq!(rules_of(&diagnostics), ["html-limit"], "{what}");
        assert!(reports[0].text.contains("Ganja shelled"), "{what}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_give_an_item_and_valid_reports(
        bytes in proptest::collection::vec(any::<u8>(), 0..600),
        name in prop::sample::select(vec!["a.txt", "a.md", "a.html", "a.jsonl", "a.json", "a.csv", "a"]),
    ) {
        let (reports, diagnostics) = from_bytes(name, &bytes);
        prop_assert!(!reports.is_empty() || !diagnostics.is_empty());
        for report in reports {
            prop_assert!(!report.text.trim().is_empty());
            prop_assert!(!report.info.id.is_empty());
            prop_assert!(!report.info.id.contains(|c: char| c.is_whitespace() || c == ',' || c == ';'));
        }
    }

    #[test]
    fn any_arrangement_of_markup_gives_an_item(
        pieces in proptest::collection::vec(prop::sample::select(vec![
            "<p>", "</p>", "<div class=comment>", "</div>", "<table>", "<tr>", "<td>", "</table>", "<a href=x>", "</a>",
            "<b>", "</b>", "<svg>", "</svg>", "<script>", "</script>", "<!--", "-->", "<br>", "<figure>", "<figcaption>",
            "<img src=a.jpg>", "<noscript>", "</noscript>", "<template>", "<select>", "<h1>", "</h1>", "<title>",
            "</title>", "<article>", "</article>", "Ganja was shelled on Saturday, officials in Baku said. ", "&amp", "\0",
            "---\n", "title: x\n", "# ", "![a](b)", "[a](", "`", "\n\n", "|a|b|\n|-|-|\n", "> ", "- ", "{\"text\":\"a\"}",
            "[", "{", "\"", ",", "text,id\n",
        ]), 0..60),
        name in prop::sample::select(vec!["a.html", "a.md", "a.jsonl", "a.json", "a.csv", "a"]),
    ) {
        let (reports, diagnostics) = from_bytes(name, pieces.concat());
        prop_assert!(!reports.is_empty() || !diagnostics.is_empty());
    }
}
