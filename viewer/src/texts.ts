// The words behind incidents, to look a text up in: the passages that anything was read from, who says what, and other names.

import { type Claim, type Data, type Evidence, type Json, type Report, eachBlock } from "./data.js";

/** A passage of a report: its first code point, and the text. */
export type Passage = [number, string];

/** The words of some rows, each after the other, with a line's end between them. */
interface Words {
  first: number;
  text: string;
  /** Where the words of each row begin. */
  starts: Uint32Array;
}

/** The words of all rows. */
export type Texts = Words[];

/** The properties that are looked through beside those of the core. */
const SEARCHED = ["quote", "notes", "place_names", "date_text", "source_url", "location_alternatives"];

/** Letters without case and accents, so that "Gence" finds "Gəncə". */
export function folded(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("ə", "e").replaceAll("ı", "i");
}

/** How many code points a text has. */
function codePoints(text: string): number {
  return text.length - (text.match(/[\ud800-\udbff](?=[\udc00-\udfff])/g)?.length ?? 0);
}

/** The passages of a report that hold words of these lines, which name it by `number`. */
export function passagesOf(report: Report, number: number, evidence: Evidence[], claims: Claim[]): Passage[] {
  const spans = [
    ...evidence.flatMap(([of, , , start, end]): [number, number][] => (of === number ? [[start, end]] : [])),
    ...claims.flatMap((claim): [number, number][] => (claim[0] === number ? [[claim[5], claim[6]]] : [])),
  ];
  return report[6].filter(([from, passage]) => {
    const to = from + codePoints(passage);
    return spans.some(([start, end]) => start < to && from < end);
  });
}

/** The words of one incident. */
function wordsOf(properties: Json[], reports: Report[], evidence: Evidence[], claims: Claim[]): string {
  const parts = new Set<string>();
  const add = (value: Json | undefined) => typeof value === "string" && value && parts.add(value);
  for (const number of new Set([...evidence, ...claims].map(([report]) => report))) {
    const report = reports[number];
    if (!report) continue;
    for (const [, passage] of passagesOf(report, number, evidence, claims)) add(passage);
    [report[1], report[4], report[5]].forEach(add);
  }
  for (const [, , value, , , words] of evidence) [value, words].forEach(add);
  for (const [, claimant, , , value, , , words, target] of claims) [claimant, value, words, target].forEach(add);
  // A quote that stands in a passage is there already.
  const told = [...parts].join(" ");
  const others = properties.filter((value) => typeof value === "string" && !told.includes(value));
  return folded([told, ...others].join(" ")).replaceAll("\n", " ");
}

/** The words of all rows; blocks are read one after the other, so that the page stays at work. */
export async function textsOf(data: Data): Promise<Texts> {
  const texts: Texts = [];
  await eachBlock(data, (first, rows, block, columnOf) => {
    const columns = SEARCHED.flatMap((name) => columnOf(name) ?? []);
    const starts = new Uint32Array(rows);
    const words: string[] = [];
    let at = 0;
    for (let row = 0; row < rows; row++) {
      starts[row] = at;
      const properties = columns.map(({ values, index }) => values[index[row]] ?? null);
      const text = wordsOf(properties, block.reports, block.evidence[row] ?? [], block.claims[row] ?? []);
      words.push(text);
      at += text.length + 1;
    }
    texts.push({ first, text: words.join("\n"), starts });
  });
  return texts;
}

/** Which of so many rows have a word, which is folded and has no space. */
export function rowsWith(texts: Texts, word: string, rows: number): Uint8Array {
  const found = new Uint8Array(rows);
  for (const { first, text, starts } of texts) {
    let row = 0;
    for (let at = text.indexOf(word); at >= 0; at = row < starts.length ? text.indexOf(word, starts[row]) : -1) {
      while (row + 1 < starts.length && starts[row + 1] <= at) row++;
      found[first + row++] = 1;
    }
  }
  return found;
}
