// Which incidents are shown: masks over the rows, one pass a question.

import type { Data, Json } from "./data.js";
import { isWithin } from "./geodesic.js";
import { type Incidents, PRECISIONS } from "./incidents.js";
import { CHOICES, type Choice, type State } from "./state.js";
import { type Texts, folded, rowsWith } from "./texts.js";
import { TYPES } from "./types.js";

/** The columns that a choice looks into. */
const COLUMNS: { [K in Choice]: string[] } = {
  type: ["event_type"],
  status: ["claim_status"],
  precision: [],
  country: ["country"],
  place: ["location"],
  actor: ["attributed_to", "actor2", "attributed_by", "denied_by"],
  source: ["source", "reports"],
  review: ["review_status"],
};

/** The columns whose words the text is looked for in. */
const SEARCHED = [
  "title", "location", "place_reported", "country", "admin1", "attributed_to", "actor2", "attributed_by", "denied_by",
  "weapon", "target", "sub_event_type", "source", "reports", "id",
];

/** The parts of a list in one text. */
export function partsOf(value: Json): string[] {
  return typeof value === "string" ? value.split("; ") : value === null ? [] : [String(value)];
}

const foldedValues = new WeakMap<Json[], string[]>();
function foldedOf(values: Json[]): string[] {
  let known = foldedValues.get(values);
  if (!known) foldedValues.set(values, (known = values.map((value) => (value === null ? "" : folded(String(value))))));
  return known;
}

/** Keeps in `mask` the rows of which one of `columns` has a value that `accepts` takes, or that `also` has. */
function keep(
  data: Data,
  mask: Uint8Array,
  columns: string[],
  accepts: (values: Json[]) => Uint8Array,
  also?: Uint8Array,
) {
  const tests = columns.flatMap((name) => {
    const column = data.columns.get(name);
    return column ? [{ index: column.index, good: accepts(column.values) }] : [];
  });
  for (let row = 0; row < mask.length; row++) {
    if (!mask[row]) continue;
    let good = 0;
    for (const test of tests) good |= test.good[test.index[row]];
    mask[row] = good || (also ? also[row] : 0);
  }
}

/** The rows that fit everything but the time. Without `texts` a text is looked for in the core only. */
export function maskOf(data: Data, incidents: Incidents, state: State, texts: Texts | null): Uint8Array {
  const mask = new Uint8Array(data.rows).fill(1);
  for (const choice of CHOICES) {
    const chosen = new Set(state.choices[choice]);
    if (chosen.size === 0) continue;
    if (choice === "precision") {
      const good = PRECISIONS.map((name) => Number(chosen.has(name)));
      for (let row = 0; row < mask.length; row++) mask[row] &= good[incidents.precision[row]];
    } else if (choice === "type") {
      const good = TYPES.map(({ name }) => Number(chosen.has(name)));
      for (let row = 0; row < mask.length; row++) mask[row] &= good[incidents.type[row]];
    } else {
      keep(data, mask, COLUMNS[choice], (values) =>
        Uint8Array.from(values, (value) => Number(partsOf(value).some((part) => chosen.has(part)))),
      );
    }
  }
  for (const word of folded(state.text).split(/\s+/).filter(Boolean)) {
    const accepts = (values: Json[]) => Uint8Array.from(foldedOf(values), (text) => Number(text.includes(word)));
    keep(data, mask, SEARCHED, accepts, texts ? rowsWith(texts, word, data.rows) : undefined);
  }
  if (state.toll) keepTolls(mask, incidents, state.toll);
  if (state.least !== null) {
    const { killedLow, killedHigh } = incidents;
    // A toll that is open above may be any: "at least 12" fits 20 as well as 12 does.
    for (let row = 0; row < mask.length; row++) {
      const most = Number.isNaN(killedHigh[row]) ? (killedLow[row] >= 0 ? Infinity : NaN) : killedHigh[row];
      mask[row] &= Number(most >= state.least);
    }
  }
  if (state.radius) {
    const matches = matchesOf(incidents, state.radius);
    for (let row = 0; row < mask.length; row++) mask[row] &= Number(matches[row] > 0);
  }
  return mask;
}

function keepTolls(mask: Uint8Array, incidents: Incidents, toll: State["toll"]) {
  const { killedLow, killedHigh, injuredLow, injuredHigh } = incidents;
  const any = (low: number, high: number) => low > 0 || high > 0;
  for (let row = 0; row < mask.length; row++) {
    if (!mask[row]) continue;
    const killed = any(killedLow[row], killedHigh[row]);
    const injured = any(injuredLow[row], injuredHigh[row]);
    mask[row] = Number(toll === "killed" ? killed : toll === "injured" ? injured : !killed && !injured);
  }
}

/** Whether undated incidents are shown. */
export function showsUndated(state: State): boolean {
  return state.undated ?? (state.from === null && state.to === null);
}

/** `mask` without the rows that the time leaves out. An incident of several days fits where one of them does. */
export function inTime(incidents: Incidents, mask: Uint8Array, state: State): Uint8Array {
  const [from, to] = [state.from ?? -Infinity, state.to ?? Infinity];
  const undated = Number(showsUndated(state));
  const { start, end } = incidents;
  const found = new Uint8Array(mask.length);
  for (let row = 0; row < mask.length; row++) {
    if (!mask[row]) continue;
    found[row] = Number.isNaN(start[row]) ? undated : Number(start[row] <= to && end[row] >= from);
  }
  return found;
}

/** By row: 2 certainly within the radius, 1 possibly, 0 not. */
export function matchesOf(incidents: Incidents, radius: [number, number, number]): Uint8Array {
  const [longitude, latitude, metres] = radius;
  const found = new Uint8Array(incidents.rows);
  for (let row = 0; row < found.length; row++) {
    if (incidents.spot[row] < 0) continue;
    const within = (limit: number) => isWithin([longitude, latitude], [incidents.longitude[row], incidents.latitude[row]], limit);
    const uncertainty = incidents.uncertainty[row] || 0;
    found[row] = within(metres - uncertainty) ? 2 : within(metres + uncertainty) ? 1 : 0;
  }
  return found;
}

/** The part of the world that a view shows, in the unit square: west, north, east, south. */
export type View = [number, number, number, number];

/** What of `shown` is looked at: its mask, how many on the map are in it and elsewhere, and how many are on no map. */
export interface Here {
  here: Uint8Array;
  located: number;
  elsewhere: number;
  nowhere: number;
}

/** What is shown in a view, at the spot `at` alone where there is one, or wherever it is within a radius. */
export function hereOf(incidents: Incidents, shown: Uint8Array, at: number | null, radius: State["radius"], view: View): Here {
  const [west, north, east, south] = view;
  const { x, y, spot } = incidents;
  const here = new Uint8Array(incidents.rows);
  let [located, elsewhere, nowhere] = [0, 0, 0];
  for (let row = 0; row < here.length; row++) {
    if (!shown[row]) continue;
    if (at !== null) {
      here[row] = Number(spot[row] === at);
    } else if (spot[row] < 0) {
      nowhere++;
      here[row] = Number(!radius);
    } else {
      const inside = y[row] >= north && y[row] <= south && x[row] + Math.ceil(west - x[row]) <= east;
      here[row] = Number(inside || !!radius);
      if (here[row]) located++;
      else elsewhere++;
    }
  }
  return { here, located, elsewhere, nowhere };
}

/** The rows of a mask. */
export function rowsOf(mask: Uint8Array): Uint32Array {
  let count = 0;
  for (let row = 0; row < mask.length; row++) count += mask[row];
  const rows = new Uint32Array(count);
  let at = 0;
  for (let row = 0; row < mask.length; row++) if (mask[row]) rows[at++] = row;
  return rows;
}

/** The names of a choice, and which of them each row has: `names[of[k]]` for `k` from `first[row]` up to `first[row + 1]`. */
interface Numbered {
  names: string[];
  first: Uint32Array;
  of: Uint32Array;
}

const numberedOf = new WeakMap<Data, Map<Choice, Numbered>>();

function numbered(data: Data, choice: Choice): Numbered {
  let known = numberedOf.get(data);
  if (!known) numberedOf.set(data, (known = new Map()));
  let found = known.get(choice);
  if (!found) known.set(choice, (found = number(data, COLUMNS[choice])));
  return found;
}

function number(data: Data, columns: string[]): Numbered {
  const names: string[] = [];
  const numbers = new Map<string, number>();
  const numberOf = (name: string) => {
    let number = numbers.get(name);
    if (number === undefined) numbers.set(name, (number = names.push(name) - 1));
    return number;
  };
  const parts = columns.flatMap((name) => {
    const column = data.columns.get(name);
    return column ? [{ index: column.index, of: column.values.map((value) => partsOf(value).map(numberOf)) }] : [];
  });
  const first = new Uint32Array(data.rows + 1);
  const of: number[] = [];
  for (let row = 0; row < data.rows; row++) {
    first[row] = of.length;
    // A row has a name once, though several of its columns may.
    for (const part of parts) {
      for (const name of part.of[part.index[row]]) if (of.indexOf(name, first[row]) < 0) of.push(name);
    }
  }
  first[data.rows] = of.length;
  return { names, first, of: Uint32Array.from(of) };
}

/** How often each name of a choice stands in the rows of a mask, the most frequent first. */
export function countsOf(data: Data, incidents: Incidents, choice: Choice, mask: Uint8Array): [string, number][] {
  if (choice === "precision" || choice === "type") {
    const array = choice === "type" ? incidents.type : incidents.precision;
    const names: readonly string[] = choice === "type" ? TYPES.map((type) => type.name) : PRECISIONS;
    const sums = new Uint32Array(names.length);
    for (let row = 0; row < mask.length; row++) sums[array[row]] += mask[row];
    return names.flatMap((name, i): [string, number][] => (sums[i] ? [[name, sums[i]]] : []));
  }
  const { names, first, of } = numbered(data, choice);
  const sums = new Uint32Array(names.length);
  for (let row = 0; row < mask.length; row++) {
    if (mask[row]) for (let k = first[row]; k < first[row + 1]; k++) sums[of[k]]++;
  }
  const found = names.flatMap((name, i): [string, number][] => (sums[i] ? [[name, sums[i]]] : []));
  return found.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}
