// The data of the page: columns, and blocks of what stands behind incidents.

import type { Server } from "./tiles.js";

/** A JSON value. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** A column as it is embedded: constant, dictionary with indexes, or plain. */
type Packed = { c: Json } | { d: Json[]; v: number[] } | Json[];

/** The values of one property, by row. */
export interface Column {
  /** The distinct values. */
  readonly values: Json[];
  /** Which of them each row has. */
  readonly index: Uint32Array;
}

/** Names of a place beside its label. */
export interface PlaceNames {
  name: string;
  languages: { [language: string]: string };
  contested: boolean;
  users: boolean;
  /** That file of the user's, and the row's line there. */
  row?: [string, number] | null;
}

/** Label, longitude, latitude, inhabitants. */
export type City = [string, number, number, number];

/** `run.json`, as far as the page shows it. */
export interface Run {
  run_id?: string;
  version?: string;
  credits?: string[];
  gazetteers?: { name: string; sha256: string; rows: number }[];
  counts?: { [name: string]: number };
}

interface Core {
  rows: number;
  block: number;
  columns: { [name: string]: Packed };
  shapes: { [row: string]: [number, number][][] };
  places: { [id: string]: PlaceNames };
  cities: City[];
  credits: string[];
  tiles?: Server | null;
  run: Run | null;
}

/** Report number, field, value, first and last code point, and the words where no passage has them. */
export type Evidence = [number, string, string | null, number, number, string?];
/** Report number, claimant, stance, field, value, first and last code point, words where no passage has them, whom it is about, day. */
export type Claim = [number, string, string, string, string | null, number, number, (string | null)?, (string | null)?, (string | null)?];
/** Id, title, date, its origin, outlet, address, passages (first code point, text). */
export type Report = [
  string,
  string | null,
  string | null,
  string | null,
  string | null,
  string | null,
  [number, string][],
];

/** A block as it is packed. */
export interface PackedBlock {
  columns: { [name: string]: Packed };
  reports: Report[];
  evidence: Evidence[][];
  claims: Claim[][];
  merges: { [key: string]: Json }[][];
  mentions: { [key: string]: Json }[][];
}

/** What stands behind one incident. */
export interface Behind {
  properties: { [name: string]: Json };
  reports: Report[];
  evidence: Evidence[];
  claims: Claim[];
  merges: { [key: string]: Json }[];
  mentions: { [key: string]: Json }[];
}

/** Everything that is at hand at once. */
export interface Data {
  rows: number;
  blockSize: number;
  columns: Map<string, Column>;
  shapes: Map<number, [number, number][][]>;
  places: { [id: string]: PlaceNames };
  cities: City[];
  /** Whom the names of cities are owed to; `run` says the rest. */
  credits: string[];
  /** The server of map images, where the maker of the page named one. */
  tiles: Server | null;
  run: Run;
}

/** The bytes of an embedded element; `null` where the page has none. */
export async function bytesOf(id: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const element = document.getElementById(id);
  if (!element) return null;
  const text = atob(element.textContent ?? "");
  const packed = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) packed[i] = text.charCodeAt(i);
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

async function jsonOf<T>(id: string): Promise<T | null> {
  const bytes = await bytesOf(id);
  return bytes && (JSON.parse(new TextDecoder().decode(bytes)) as T);
}

function unpacked(packed: Packed, rows: number): Column {
  if (Array.isArray(packed)) {
    const index = new Uint32Array(packed.length);
    for (let i = 0; i < index.length; i++) index[i] = i;
    return { values: packed, index };
  }
  if ("c" in packed) return { values: [packed.c], index: new Uint32Array(rows) };
  return { values: packed.d, index: Uint32Array.from(packed.v) };
}

/** The core of the page's data. */
export async function readCore(): Promise<Data> {
  const core = await jsonOf<Core>("core");
  if (!core) throw new Error("the page holds no data");
  const columns = new Map<string, Column>();
  for (const [name, packed] of Object.entries(core.columns)) columns.set(name, unpacked(packed, core.rows));
  const shapes = new Map(Object.entries(core.shapes).map(([row, rings]) => [Number(row), rings]));
  return {
    rows: core.rows,
    blockSize: core.block,
    columns,
    shapes,
    places: core.places,
    cities: core.cities,
    credits: core.credits,
    tiles: core.tiles ?? null,
    run: core.run ?? {},
  };
}

/** The value of a property in a row; `null` where it is unknown. */
export function valueOf(data: Data, name: string, row: number): Json {
  const column = data.columns.get(name);
  return column ? (column.values[column.index[row]] ?? null) : null;
}

/** The same as text; empty where it is unknown. */
export function textOf(data: Data, name: string, row: number): string {
  const value = valueOf(data, name, row);
  return value === null ? "" : String(value);
}

/** The same as a number; `null` where it is unknown. */
export function numberOf(data: Data, name: string, row: number): number | null {
  const value = valueOf(data, name, row);
  return typeof value === "number" ? value : null;
}

/** A property of all rows as numbers; `NaN` where it is unknown. */
export function numbersOf(data: Data, name: string): Float64Array {
  const found = new Float64Array(data.rows).fill(NaN);
  const column = data.columns.get(name);
  if (!column) return found;
  const values = column.values.map((value) => (typeof value === "number" ? value : NaN));
  for (let row = 0; row < data.rows; row++) found[row] = values[column.index[row]];
  return found;
}

const blocks = new Map<number, Promise<PackedBlock | null>>();
/** So many blocks are kept decoded. */
const MOST_BLOCKS = 12;

function blockOf(number: number): Promise<PackedBlock | null> {
  const known = blocks.get(number);
  if (known) return known;
  const [oldest] = blocks.keys();
  if (blocks.size >= MOST_BLOCKS && oldest !== undefined) blocks.delete(oldest);
  const block = jsonOf<PackedBlock>(`rows-${number}`);
  blocks.set(number, block);
  return block;
}

/** What stands behind the incident of a row. */
export async function behindOf(data: Data, row: number): Promise<Behind> {
  const number = Math.floor(row / data.blockSize);
  const block = await blockOf(number);
  const at = row - number * data.blockSize;
  const properties: { [name: string]: Json } = {};
  for (const [name, column] of data.columns) properties[name] = column.values[column.index[row]] ?? null;
  if (!block) return { properties, reports: [], evidence: [], claims: [], merges: [], mentions: [] };
  for (const [name, packed] of Object.entries(block.columns)) {
    const value = Array.isArray(packed) ? packed[at] : "c" in packed ? packed.c : packed.d[packed.v[at]];
    properties[name] = value ?? null;
  }
  return {
    properties,
    reports: block.reports,
    evidence: block.evidence[at] ?? [],
    claims: block.claims[at] ?? [],
    merges: block.merges[at] ?? [],
    mentions: block.mentions[at] ?? [],
  };
}

/** Calls back with each block: its first row, how many it has, and its columns by name. */
export async function eachBlock(
  data: Data,
  call: (first: number, rows: number, block: PackedBlock, columnOf: (name: string) => Column | null) => void,
) {
  for (let number = 0; number * data.blockSize < data.rows; number++) {
    const block = await blockOf(number);
    if (!block) continue;
    const first = number * data.blockSize;
    const rows = Math.min(data.blockSize, data.rows - first);
    call(first, rows, block, (name) => (block.columns[name] ? unpacked(block.columns[name], rows) : null));
  }
}
