// Points that are drawn as one: incidents at one point, and points too near each other for a zoom.

import type { Incidents, Spots } from "./incidents.js";
import { TYPES } from "./types.js";

/** Marks nearer to each other than so many pixels become one, where they are as large as marks become. */
const REACH = 56;
/** From this zoom on points are only joined where they lie on each other. */
export const CLUSTERED_UP_TO = 12;

/** How many shown incidents of each type every spot has. */
export interface Tally {
  /** `TYPES.length` numbers a spot. */
  types: Uint32Array;
  total: Uint32Array;
  /** The largest uncertainty of the shown incidents, in metres. */
  radius: Float64Array;
  /** Whether all of them are no more exact than a district. */
  vague: Uint8Array;
  /** The one that has it. */
  row: Int32Array;
}

/** The tally of the rows of a mask. */
export function tallyOf(incidents: Incidents, mask: Uint8Array): Tally {
  const { count } = incidents.spots;
  const tally: Tally = {
    types: new Uint32Array(count * TYPES.length),
    total: new Uint32Array(count),
    radius: new Float64Array(count),
    vague: new Uint8Array(count).fill(1),
    row: new Int32Array(count).fill(-1),
  };
  for (let row = 0; row < mask.length; row++) {
    const spot = incidents.spot[row];
    if (!mask[row] || spot < 0) continue;
    tally.total[spot]++;
    tally.types[spot * TYPES.length + incidents.type[row]]++;
    const uncertainty = incidents.uncertainty[row] || 0;
    if (tally.row[spot] < 0 || uncertainty > tally.radius[spot]) [tally.radius[spot], tally.row[spot]] = [uncertainty, row];
    if (incidents.precision[row] < 2) tally.vague[spot] = 0;
  }
  return tally;
}

/** How near marks may be, in pixels: no mark is larger than that of all incidents together. */
export function reachOf(tally: Tally, radiusOf: (count: number) => number): number {
  let total = 0;
  for (const count of tally.total) total += count;
  return Math.min(REACH, 2 * radiusOf(Math.max(1, total)) + 2);
}

/** Points drawn as one mark. */
export interface Cluster {
  x: number;
  y: number;
  count: number;
  /** How many of each type. */
  types: Uint32Array;
  /** The only spot; -1 where there are several. */
  spot: number;
  /** West, north, east, south. */
  box: [number, number, number, number];
}

interface Cell {
  column: number;
  row: number;
  spots: number[];
  count: number;
  x: number;
  y: number;
  taken: boolean;
}

/** The clusters at a zoom, of marks nearer than `pixels`: spots by the cells of a grid, then cells by the larger one beside them. */
export function clustersOf(spots: Spots, tally: Tally, zoom: number, pixels = REACH): Cluster[] {
  const reach = zoom >= CLUSTERED_UP_TO ? 1e-9 : pixels / (256 * 2 ** zoom);
  const cells = new Map<number, Cell>();
  const most = Math.ceil(1 / reach) + 2;
  const keyOf = (column: number, row: number) => column * most + row;
  for (let spot = 0; spot < spots.count; spot++) {
    const count = tally.total[spot];
    if (!count) continue;
    const [column, row] = [Math.floor(spots.x[spot] / reach), Math.floor(spots.y[spot] / reach)];
    const key = keyOf(column, row);
    let cell = cells.get(key);
    if (!cell) cells.set(key, (cell = { column, row, spots: [], count: 0, x: 0, y: 0, taken: false }));
    cell.spots.push(spot);
    cell.count += count;
    cell.x += spots.x[spot] * count;
    cell.y += spots.y[spot] * count;
  }
  const order = [...cells.values()].sort((a, b) => b.count - a.count || a.column - b.column || a.row - b.row);
  const clusters: Cluster[] = [];
  for (const cell of order) {
    if (cell.taken) continue;
    cell.taken = true;
    const members = [cell];
    const [x, y] = [cell.x / cell.count, cell.y / cell.count];
    for (let column = cell.column - 1; column <= cell.column + 1; column++) {
      for (let row = cell.row - 1; row <= cell.row + 1; row++) {
        const other = cells.get(keyOf(column, row));
        if (!other || other.taken) continue;
        if (Math.hypot(other.x / other.count - x, other.y / other.count - y) < reach) {
          other.taken = true;
          members.push(other);
        }
      }
    }
    clusters.push(joined(members, spots, tally));
  }
  // The largest are drawn last, above the others.
  return clusters.reverse();
}

function joined(cells: Cell[], spots: Spots, tally: Tally): Cluster {
  const types = new Uint32Array(TYPES.length);
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  let [count, x, y, number, spot] = [0, 0, 0, 0, -1];
  for (const cell of cells) {
    count += cell.count;
    x += cell.x;
    y += cell.y;
    for (const member of cell.spots) {
      number++;
      spot = member;
      for (let type = 0; type < TYPES.length; type++) types[type] += tally.types[member * TYPES.length + type];
      box[0] = Math.min(box[0], spots.x[member]);
      box[1] = Math.min(box[1], spots.y[member]);
      box[2] = Math.max(box[2], spots.x[member]);
      box[3] = Math.max(box[3], spots.y[member]);
    }
  }
  const alone = number === 1;
  return { x: alone ? spots.x[spot] : x / count, y: alone ? spots.y[spot] : y / count, count, types, spot: alone ? spot : -1, box };
}
