// The incidents as arrays of numbers, which filters, clusters and sums walk through.

import { type Data, numbersOf, textOf } from "./data.js";
import { dayOf } from "./days.js";
import { typeNumber } from "./types.js";
import { type LngLat, metresPerUnit, xOf, yOf } from "./mercator.js";

/** How exactly a place is known, in words. */
export const PRECISIONS = [
  "The place itself",
  "Near the place",
  "Its district",
  "Its province",
  "A region or a line",
  "Not located",
] as const;

/** Arrays by row. */
export interface Incidents {
  rows: number;
  ids: string[];
  rowOf: Map<string, number>;
  type: Uint8Array;
  /** First and last possible day; `NaN` where undated. */
  start: Float64Array;
  end: Float64Array;
  /** Mercator; `NaN` where not located. */
  x: Float64Array;
  y: Float64Array;
  longitude: Float64Array;
  latitude: Float64Array;
  uncertainty: Float64Array;
  /** An index of `PRECISIONS`. */
  precision: Uint8Array;
  killedLow: Float64Array;
  killedHigh: Float64Array;
  injuredLow: Float64Array;
  injuredHigh: Float64Array;
  /** 0: counted alone, never: cumulative, others: once for the group of that number. */
  shared: Int32Array;
  /** The number of the point; -1 where not located. */
  spot: Int32Array;
  spots: Spots;
}

/** A toll that is a total of several events and is never added up. */
export const NEVER = -1;

/** The distinct points. */
export interface Spots {
  count: number;
  x: Float64Array;
  y: Float64Array;
}

/** The arrays of the data. */
export function incidentsOf(data: Data): Incidents {
  const { rows } = data;
  const ids = Array.from({ length: rows }, (_, row) => textOf(data, "id", row));
  const days = (name: string) => {
    const found = new Float64Array(rows).fill(NaN);
    const column = data.columns.get(name);
    if (column) {
      const values = column.values.map(dayOf);
      for (let row = 0; row < rows; row++) found[row] = values[column.index[row]];
    }
    return found;
  };
  const [longitude, latitude] = [numbersOf(data, "longitude"), numbersOf(data, "latitude")];
  const [x, y] = [longitude.map(xOf), latitude.map(yOf)];
  const start = days("date_start");
  const end = days("date_end");
  for (let row = 0; row < rows; row++) if (Number.isNaN(end[row])) end[row] = start[row];
  const types = new Uint8Array(rows);
  const typeColumn = data.columns.get("event_type");
  const numbers = typeColumn?.values.map((name) => typeNumber(String(name)));
  for (let row = 0; row < rows; row++) types[row] = typeColumn && numbers ? numbers[typeColumn.index[row]] : typeNumber("");
  const where = numbersOf(data, "where_prec");
  const precision = new Uint8Array(rows);
  for (let row = 0; row < rows; row++) {
    const located = Number.isFinite(x[row]) && Number.isFinite(y[row]);
    precision[row] = located ? Math.max(1, Math.min(5, where[row] || 5)) - 1 : PRECISIONS.length - 1;
  }
  const { spot, spots } = spotsOf(x, y);
  return {
    rows,
    ids,
    rowOf: new Map(ids.map((id, row) => [id, row])),
    type: types,
    start,
    end,
    x,
    y,
    longitude,
    latitude,
    uncertainty: numbersOf(data, "coordinate_uncertainty_m"),
    precision,
    killedLow: numbersOf(data, "deaths_low"),
    killedHigh: numbersOf(data, "deaths_high"),
    injuredLow: numbersOf(data, "injured_low"),
    injuredHigh: numbersOf(data, "injured_high"),
    shared: sharedOf(data),
    spot,
    spots,
  };
}

function sharedOf(data: Data): Int32Array {
  const shared = new Int32Array(data.rows);
  const status = data.columns.get("toll_status");
  if (!status) return shared;
  const groups = new Map<string, number>();
  for (let row = 0; row < data.rows; row++) {
    const word = status.values[status.index[row]];
    if (word === "cumulative_only") shared[row] = NEVER;
    if (word !== "shared") continue;
    const group = textOf(data, "group_id", row) || textOf(data, "id", row);
    if (!groups.has(group)) groups.set(group, groups.size + 1);
    shared[row] = groups.get(group)!;
  }
  return shared;
}

function spotsOf(x: Float64Array, y: Float64Array): { spot: Int32Array; spots: Spots } {
  const spot = new Int32Array(x.length).fill(-1);
  const numbers = new Map<number, Map<number, number>>();
  const [xs, ys]: [number[], number[]] = [[], []];
  for (let row = 0; row < x.length; row++) {
    if (!Number.isFinite(x[row]) || !Number.isFinite(y[row])) continue;
    let column = numbers.get(x[row]);
    if (!column) numbers.set(x[row], (column = new Map()));
    let number = column.get(y[row]);
    if (number === undefined) {
      column.set(y[row], (number = xs.length));
      xs.push(x[row]);
      ys.push(y[row]);
    }
    spot[row] = number;
  }
  return { spot, spots: { count: xs.length, x: Float64Array.from(xs), y: Float64Array.from(ys) } };
}

/** West, north, east and south of where the located rows of a mask may have been; `null` where there is none. */
export function boxOf({ x, y, latitude, uncertainty }: Incidents, mask: Uint8Array): [number, number, number, number] | null {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let row = 0; row < mask.length; row++) {
    if (!mask[row] || !Number.isFinite(x[row])) continue;
    // Near a pole a reach spans all longitudes; half the world is enough.
    const reach = Math.min(0.25, (uncertainty[row] || 0) / metresPerUnit(latitude[row]));
    box[0] = Math.min(box[0], x[row] - reach);
    box[1] = Math.min(box[1], y[row] - reach);
    box[2] = Math.max(box[2], x[row] + reach);
    box[3] = Math.max(box[3], y[row] + reach);
  }
  return box[0] <= box[2] ? box : null;
}

/** Lows and highs added up over the rows that a mask has. */
export interface Sum {
  low: number;
  high: number;
  /** Whether one of them is open above. */
  open: boolean;
  /** How many incidents say nothing of it. */
  unknown: number;
}

/** The sum of a toll. A figure that several incidents share counts once; a total of several events never counts. */
export function sumOf(rows: ArrayLike<number>, low: Float64Array, high: Float64Array, shared: Int32Array): Sum {
  const sum: Sum = { low: 0, high: 0, open: false, unknown: 0 };
  const groups = new Set<number>();
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i];
    const [a, b] = [low[row], high[row]];
    const group = shared[row];
    if (group === NEVER || (Number.isNaN(a) && Number.isNaN(b))) {
      sum.unknown++;
      continue;
    }
    if (group > 0) {
      if (groups.has(group)) continue;
      groups.add(group);
    }
    sum.low += Number.isNaN(a) ? 0 : a;
    sum.high += Number.isNaN(b) ? a : b;
    sum.open ||= Number.isNaN(b);
  }
  return sum;
}

/** The spot that lies at a position; -2 where none does. */
export function spotAt(incidents: Incidents, [longitude, latitude]: LngLat): number {
  for (let row = 0; row < incidents.rows; row++) {
    if (incidents.longitude[row] === longitude && incidents.latitude[row] === latitude) return incidents.spot[row];
  }
  return -2;
}
