use super::*;
use crate::gazetteer::GazetteerFile;
use proptest::prelude::*;

/// `before` with the cell `column` of its row `row` set, against `after`.
fn check_set(before: &[u8], row: usize, column: &'static str, value: &str, after: &[u8]) {
    let mut file = Document::parse(before);
    let row = file.rows().nth(row).unwrap();
    file.set(row, column, value);
    assert_eq!(file.value(row, column), value);
    let got = file.to_bytes().unwrap();
    let show = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert_eq!(show(&got), show(after));
    assert_eq!(got, after);
}

#[test]
fn an_edit_leaves_comments_delimiters_line_ends_and_quotes_alone() {
    check_set(b"id,name\na,b\n", 0, "name", "c", b"id,name\na,c\n");
    check_set(
        b"# x;y\r\nid;\"name\"\r\n\r\na; b \r\n",
        0,
        "id",
        "c",
        b"# x;y\r\nid;\"name\"\r\n\r\nc; b \r\n",
    );
    check_set(b"id\tname\ra\t\"b\"\r", 0, "name", "c", b"id\tname\ra\t\"c\"\r");
    check_set(b"id,name\na,b", 0, "name", "x, \"y\"", b"id,name\na,\"x, \"\"y\"\"\"");
    check_set(b"id,X,name\na,1,2,,,\n", 0, "name", "c", b"id,X,name\na,1,c,,,\n");
    check_set(b"id,name\na,\"b\nb\"\nx,y,z\nc,d\n", 1, "name", "e", b"id,name\na,\"b\nb\"\nx,y,z\nc,e\n");
}

#[test]
fn no_edit_is_written_after_a_quote_that_is_left_open() {
    let check = |text: &str, value: &str, want: Result<&str, DocumentError>| {
        let mut file = Document::parse(text.as_bytes());
        let row = file.rows().next().unwrap();
        file.set(row, "id", value);
        assert_eq!(file.to_bytes(), want.map(|text| text.as_bytes().to_vec()), "{text:?}");
    };
    check("id,name\n\"a,b\nc,d\n", "e", Err(DocumentError::OpenQuote(2)));
    // The quote is closed on the next line, the record is too wide, and its second line is read as one of its own: a quote
    // written into that line would close the first one.
    check("id,name,colour\n,\"\nə\",0,0", ",\n,", Err(DocumentError::OpenQuote(2)));
    check("id,name\n\"a\",5\" gun,c\nd,e\n", "f", Ok("id,name\n\"a\",5\" gun,c\nf,e\n"));
}

#[test]
fn a_short_row_is_filled_up_and_a_missing_column_is_added() {
    check_set(b"id,name,country\na\n", 0, "country", "AZ", b"id,name,country\na,,AZ\n");
    check_set(b"id,name\na,b\nc,d\n", 1, "names", "e", b"id,name,names\na,b\nc,d,e\n");
}

#[test]
fn encodings_are_kept_and_what_they_lack_is_refused() {
    check_set(b"id;name\na;K\xF6ln\n", 0, "id", "\u{e9}", b"id;name\n\xE9;K\xF6ln\n");
    check_set(b"id;name\na;\xDE\xFDr\n", 0, "id", "ş", b"id;name\n\xFE;\xDE\xFDr\n");
    check_set("\u{FEFF}id,name\na,b\n".as_bytes(), 0, "id", "ə", "\u{FEFF}id,name\nə,b\n".as_bytes());
    let utf16 = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>();
    check_set(&utf16("\u{FEFF}id,name\na,ə\n"), 0, "id", "b", &utf16("\u{FEFF}id,name\nb,ə\n"));
    let mut file = Document::parse(b"id;name\na;K\xF6ln\n");
    let row = file.rows().next().unwrap();
    file.set(row, "name", "Gəncə");
    let refused = DocumentError::NoSuchCharacter { character: 'ə', charset: "windows-1252" };
    assert_eq!(file.to_bytes(), Err(refused));
    let mut damaged = Document::parse(b"\xFF\xFEi\0d\0\n\0a\0\n\0\x00\xD8");
    let row = damaged.rows().next().unwrap();
    damaged.set(row, "id", "b");
    assert_eq!(damaged.to_bytes(), Err(DocumentError::Damaged("UTF-16LE")));
}

#[test]
fn rows_are_added_at_the_end_and_taken_away() {
    let check = |before: &str, after: &str| {
        let mut file = Document::parse(before.as_bytes());
        file.push(&[("id", "x"), ("name", "Y")]);
        assert_eq!(String::from_utf8(file.to_bytes().unwrap()).unwrap(), after);
    };
    check("id;name\r\na;b\r\n", "id;name\r\na;b\r\nx;Y\r\n");
    check("id,name\na,b", "id,name\na,b\nx,Y");
    check("name,id,z\n# end\n", "name,id,z\n# end\nY,x,\n");
    check("id\n", "id,name\nx,Y\n");
    let header = COLUMNS.join(",");
    check("", &format!("{header}\nx,Y{}\n", ",".repeat(18)));
    check("# mine\n", &format!("# mine\n{header}\nx,Y{}\n", ",".repeat(18)));
    let mut file = Document::parse(b"id\na\nb\nc\n");
    let second = file.rows().nth(1).unwrap();
    file.remove(second);
    assert_eq!(file.to_bytes().unwrap(), b"id\na\nc\n");
    assert_eq!(file.rows().count(), 2);
}

#[test]
fn a_cell_is_found_by_its_line_and_column() {
    let file = Document::parse("# c\nid,name,lon\nə,\"Gəncə\",46\n\"b\nb\",c,47\n".as_bytes());
    let place = |line, column| file.cell_at(line, column).map(|cell| (cell.value, cell.character));
    assert_eq!(place(3, "name"), Some(("Gəncə".to_owned(), Some(3))));
    assert_eq!(place(3, "longitude"), Some(("46".to_owned(), Some(11))));
    assert_eq!(place(4, "longitude"), Some(("47".to_owned(), None)));
    assert_eq!(place(5, "name"), None);
    assert_eq!(place(1, "name"), None);
}

/// A file of a few lines as programs and people write them.
fn any_file() -> impl Strategy<Value = String> {
    let cell = "( {0,2}|\"[a-zə ,;\n]{0,4}\"|[a-zA-Z0-9ə.; ]{0,6}|\"\"\"q\"\"\"|-?[0-9]{1,2}[.,][0-9])";
    let line = prop_oneof![
        8 => proptest::collection::vec(cell, 1..4).prop_map(|cells| cells.join(",")),
        1 => "#[a-z,\";]{0,6}",
        1 => Just("\"open".to_owned()),
    ];
    let end = prop_oneof![Just("\n"), Just("\r\n"), Just("\r")];
    (proptest::collection::vec(line, 0..8), end, any::<bool>(), any::<bool>()).prop_map(
        |(lines, end, closed, marked)| {
            let mark = if marked { "\u{FEFF}" } else { "" };
            let close = if closed { end } else { "" };
            format!("{mark}id,name,colour{end}{}{close}", lines.join(end))
        },
    )
}

proptest! {
    #[test]
    fn parsing_and_writing_is_identity_on_any_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        prop_assert_eq!(Document::parse(&bytes).to_bytes().unwrap(), bytes.clone());
        // The text is put together from its parts even where nothing is changed.
        let file = Document::parse(&bytes);
        prop_assert_eq!(file.edited(), file.original());
    }

    #[test]
    fn editing_one_cell_leaves_all_other_bytes(text in any_file(), row in 0usize..6, value in "[A-Z,\"\n]{1,5}") {
        let mut file = Document::parse(text.as_bytes());
        let row = file.rows().nth(row);
        if let Some(row) = row {
            let line = file.line(row).unwrap();
            let old = file.cell_at(line, "id").unwrap();
            file.set(row, "id", value.trim());
            let written = match file.to_bytes() {
                Ok(bytes) => String::from_utf8(bytes).unwrap(),
                Err(e) => {
                    prop_assert!(matches!(e, DocumentError::OpenQuote(_)), "{e}");
                    return Ok(());
                }
            };
            let after = Document::parse(written.as_bytes());
            // The bytes before the cell and those after it are as they were.
            let same_head = text.bytes().zip(written.bytes()).take_while(|(a, b)| a == b).count();
            let same_tail = text.bytes().rev().zip(written.bytes().rev()).take_while(|(a, b)| a == b).count();
            let raw_most = 2 * old.value.len() + 8;
            prop_assert!(same_head + same_tail + raw_most >= text.len(), "{text:?} {written:?}");
            // And every other cell says what it said.
            if value.trim() == value && !value.is_empty() {
                let place = after.cell_at(line, "id").unwrap();
                prop_assert_eq!(place.value, value);
                let (a, _) = GazetteerFile::parse("a", text.as_bytes());
                let (b, _) = GazetteerFile::parse("a", written.as_bytes());
                let rest = |file: GazetteerFile| {
                    file.rows.into_iter().filter(|r| r.line < line).collect::<Vec<_>>()
                };
                prop_assert_eq!(rest(a), rest(b));
            }
        }
    }
}
