// The background: Natural Earth as the program embeds it (src/basemap.rs says how), drawn on a canvas.

import type { Camera } from "./camera.js";
import { xOf, yOf } from "./mercator.js";
import type { Palette } from "./palette.js";

/** A line or a ring in the unit square, x and y by turns, with its box. */
interface Line {
  points: Float64Array;
  box: [number, number, number, number];
}

/** Kinds of lines, as the file numbers them. */
const [COAST, BORDER, DISPUTED] = [0, 1, 2];

/** The background, decoded. */
export interface Basemap {
  land: Line[];
  lakes: Line[];
  rivers: Line[];
  borders: Line[];
  disputed: Line[];
  coasts: Line[];
  countries: Country[];
}

/** A country's name and where to write it. */
export interface Country {
  name: string;
  x: number;
  y: number;
  /** The width of its largest part, in the unit square. */
  width: number;
}

/** Decodes the bytes of a background. */
export function decode(bytes: Uint8Array): Basemap {
  let at = 0;
  const number = () => {
    let [value, factor, byte] = [0, 1, 0];
    do {
      byte = bytes[at++];
      value += (byte & 127) * factor;
      factor *= 128;
    } while (byte >= 128);
    return value;
  };
  const signed = () => {
    const zigzag = number();
    return zigzag % 2 ? -(zigzag + 1) / 2 : zigzag / 2;
  };
  const units = number();
  const positions = (): Float64Array => {
    let [x, y] = [0, 0];
    const found = new Float64Array(number() * 2);
    for (let i = 0; i < found.length; i += 2) {
      x += signed();
      y += signed();
      found[i] = xOf(x / units);
      found[i + 1] = yOf(y / units);
    }
    return found;
  };
  const times = <T>(read: () => T): T[] => Array.from({ length: number() }, read);
  const rings = () => times(() => times(signed));
  const lines = times(() => ({ kind: number(), points: positions() }));
  const walk = (ring: number[]) => line(walked(ring, lines));
  const land = rings().map(walk);
  const decoder = new TextDecoder();
  const countries = times(() => {
    const length = number();
    const name = decoder.decode(bytes.subarray(at, at + length));
    at += length;
    return labelled(name, rings().map(walk));
  });
  const lakes = times(() => line(positions()));
  const rivers = times(() => line(positions()));
  const of = (kind: number) => lines.filter((l) => l.kind === kind).map((l) => line(l.points));
  return { land, lakes, rivers, countries, coasts: of(COAST), borders: of(BORDER), disputed: of(DISPUTED) };
}

function walked(ring: number[], lines: { points: Float64Array }[]): Float64Array {
  const found: number[] = [];
  for (const step of ring) {
    const points = lines[step < 0 ? -step - 1 : step]?.points ?? new Float64Array();
    const count = points.length / 2;
    const first = step < 0 ? count - 1 : 0;
    // Longitudes run on across the antimeridian.
    const turn = found.length ? Math.round(found[found.length - 2] - points[first * 2]) : 0;
    for (let i = found.length ? 1 : 0; i < count; i++) {
      const from = (step < 0 ? count - 1 - i : i) * 2;
      found.push(points[from] + turn, points[from + 1]);
    }
  }
  return Float64Array.from(found);
}

function line(points: Float64Array): Line {
  const box: Line["box"] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < points.length; i += 2) {
    box[0] = Math.min(box[0], points[i]);
    box[1] = Math.min(box[1], points[i + 1]);
    box[2] = Math.max(box[2], points[i]);
    box[3] = Math.max(box[3], points[i + 1]);
  }
  return { points, box };
}

/** The name at the middle of the widest stretch of the country's largest part, near its middle height. */
function labelled(name: string, parts: Line[]): Country {
  const size = ({ box }: Line) => (box[2] - box[0]) * (box[3] - box[1]);
  const largest = parts.reduce((a, b) => (size(b) > size(a) ? b : a), parts[0]);
  if (!largest) return { name, x: NaN, y: NaN, width: 0 };
  const [west, north, east, south] = largest.box;
  let best = { x: (west + east) / 2, y: (north + south) / 2, width: 0 };
  for (const part of [0.5, 0.42, 0.58, 0.35, 0.65]) {
    const y = north + (south - north) * part;
    const crossings: number[] = [];
    const { points } = largest;
    for (let i = 0; i + 3 < points.length; i += 2) {
      const [y0, y1] = [points[i + 1], points[i + 3]];
      if (y0 <= y !== y1 <= y) crossings.push(points[i] + ((y - y0) / (y1 - y0)) * (points[i + 2] - points[i]));
    }
    crossings.sort((a, b) => a - b);
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      const width = crossings[i + 1] - crossings[i];
      // The middle height wins unless another is much wider.
      if (width > best.width * 1.25) best = { x: (crossings[i] + crossings[i + 1]) / 2, y, width };
    }
  }
  return { name, ...best };
}

/** Draws the background; the canvas is scaled to CSS pixels already. */
export function draw(context: CanvasRenderingContext2D, camera: Camera, map: Basemap, palette: Palette) {
  context.fillStyle = palette.sea;
  context.fillRect(0, 0, camera.width, camera.height);
  context.lineJoin = "round";
  fill(context, camera, map.land, palette.land);
  if (camera.zoom > 3) {
    stroke(context, camera, map.rivers, palette.river, Math.min(1.6, 0.4 + (camera.zoom - 3) * 0.15));
  }
  fill(context, camera, map.lakes, palette.sea);
  stroke(context, camera, map.coasts, palette.coast, 0.8);
  stroke(context, camera, map.borders, palette.border, camera.zoom > 5 ? 1.2 : 0.8);
  context.setLineDash([4, 3]);
  stroke(context, camera, map.disputed, palette.border, camera.zoom > 5 ? 1.2 : 0.8);
  context.setLineDash([]);
}

function fill(context: CanvasRenderingContext2D, camera: Camera, lines: Line[], colour: string) {
  context.beginPath();
  each(camera, lines, (line, shift) => trace(context, camera, line, shift, true));
  context.fillStyle = colour;
  context.fill("evenodd");
}

function stroke(context: CanvasRenderingContext2D, camera: Camera, lines: Line[], colour: string, width: number) {
  context.beginPath();
  each(camera, lines, (line, shift) => trace(context, camera, line, shift, false));
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.stroke();
}

/** Calls `draw` for each copy of each line that is in view. */
function each(camera: Camera, lines: Line[], draw: (line: Line, shift: number) => void) {
  const [west, north] = camera.unproject(0, 0);
  const [east, south] = camera.unproject(camera.width, camera.height);
  for (const line of lines) {
    const [w, n, e, s] = line.box;
    if (s < north || n > south) continue;
    for (let shift = Math.ceil(west - e); shift <= east - w; shift++) draw(line, shift);
  }
}

/**
 * Adds a line to the path. Points less than a pixel apart are left out, and so is what lies beyond one side of the view, where a
 * fill cannot tell the difference.
 */
function trace(context: CanvasRenderingContext2D, camera: Camera, { points }: Line, shift: number, closed: boolean) {
  const { scale, width, height } = camera;
  const [left, top] = [width / 2 - (camera.x - shift) * scale, height / 2 - camera.y * scale];
  const margin = 20;
  let [lastX, lastY, skippedX, skippedY] = [NaN, NaN, NaN, NaN];
  let lastSide = 0;
  for (let i = 0; i < points.length; i += 2) {
    const [x, y] = [points[i] * scale + left, points[i + 1] * scale + top];
    const side =
      (x < -margin ? 1 : x > width + margin ? 2 : 0) | (y < -margin ? 4 : y > height + margin ? 8 : 0);
    if (i && side & lastSide) {
      [skippedX, skippedY, lastSide] = [x, y, side & lastSide];
      continue;
    }
    if (!Number.isNaN(skippedX)) {
      if (closed) context.lineTo(skippedX, skippedY);
      else context.moveTo(skippedX, skippedY);
      [lastX, lastY, skippedX, skippedY] = [skippedX, skippedY, NaN, NaN];
    }
    if (i === 0) context.moveTo(x, y);
    else if (side === 0 && Math.abs(x - lastX) < 0.8 && Math.abs(y - lastY) < 0.8 && i + 2 < points.length) continue;
    else context.lineTo(x, y);
    [lastX, lastY, lastSide] = [x, y, side];
  }
  if (closed) {
    if (!Number.isNaN(skippedX)) context.lineTo(skippedX, skippedY);
    context.closePath();
  }
}
