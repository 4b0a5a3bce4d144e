// The radius tool: what lies within a distance of a point, for certain and possibly.

import type { Camera } from "./camera.js";
import type { Data } from "./data.js";
import { byId, h } from "./dom.js";
import { arrival, circleAround, distance } from "./geodesic.js";
import type { Incidents } from "./incidents.js";
import { drawArea } from "./marks.js";
import { type LngLat, metresPerUnit, xOf, yOf } from "./mercator.js";
import type { Palette } from "./palette.js";
import { folded } from "./texts.js";
import { counted, lengthWords } from "./words.js";

/** A circle: longitude, latitude, metres. */
export type Radius = [number, number, number];

/** The first radius, in metres. */
const FIRST = 25_000;

/** Where a name or "latitude, longitude" is; `null` where it is nowhere. */
export function positionOf(data: Data, incidents: Incidents, text: string): LngLat | null {
  const written = /^\s*(-?\d+(?:\.\d+)?)\s*[,; ]\s*(-?\d+(?:\.\d+)?)\s*$/.exec(text);
  if (written) {
    const [latitude, longitude] = [Number(written[1]), Number(written[2])];
    return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? [longitude, latitude] : null;
  }
  const wanted = folded(text.trim());
  if (!wanted) return null;
  for (const fits of [(name: string) => name === wanted, (name: string) => name.startsWith(wanted)]) {
    for (const property of ["location", "place_reported"]) {
      const column = data.columns.get(property);
      const good = column?.values.map((value) => value !== null && fits(folded(String(value))));
      if (!column || !good?.includes(true)) continue;
      for (let row = 0; row < data.rows; row++) {
        if (good[column.index[row]] && incidents.spot[row] >= 0) return [incidents.longitude[row], incidents.latitude[row]];
      }
    }
    const city = data.cities.find(([name]) => fits(folded(name)));
    if (city) return [city[1], city[2]];
  }
  return null;
}

/** The names that may be typed. */
export function offerNames(data: Data) {
  const names = new Set<string>();
  for (const value of data.columns.get("location")?.values ?? []) if (value !== null && names.size < 400) names.add(String(value));
  byId("place-names").replaceChildren(...[...names].sort().map((name) => h("option", { value: name })));
}

/** A circle to begin with, that the view can show. */
export function firstRadius(camera: Camera, at: LngLat): Radius {
  const across = (Math.min(camera.width, camera.height) / camera.scale) * metresPerUnit(at[1]);
  const nice = [1, 2, 5, 10, 25, 50, 100, 250, 500].map((km) => km * 1000);
  return [at[0], at[1], nice.findLast((metres) => metres < across / 3) ?? Math.min(FIRST, across / 4)];
}

/** Where the handle of a circle is, to its east. */
function handleOf(camera: Camera, [longitude, latitude, metres]: Radius): [number, number] {
  const [x, y] = arrival([longitude, latitude], 90, metres);
  return camera.project(xOf(x), yOf(y));
}

/** Whether a pixel is on the handle, or near enough for a finger. */
export function isOnHandle(camera: Camera, radius: Radius, px: number, py: number): boolean {
  const [x, y] = handleOf(camera, radius);
  return Math.hypot(x - px, y - py) <= 16;
}

/** The circle with the handle at a position. */
export function reaching(radius: Radius, to: LngLat): Radius {
  return [radius[0], radius[1], Math.max(100, distance([radius[0], radius[1]], to))];
}

/** Draws the circle, its middle and its handle. */
export function drawRadius(context: CanvasRenderingContext2D, camera: Camera, radius: Radius, palette: Palette) {
  const [longitude, latitude, metres] = radius;
  drawArea(context, camera, [circleAround([longitude, latitude], metres, 128)], xOf(longitude), palette.accent, true);
  const [px, py] = camera.project(xOf(longitude), yOf(latitude));
  const [hx, hy] = handleOf(camera, radius);
  context.strokeStyle = palette.accent;
  context.lineWidth = 1.5;
  context.beginPath();
  context.moveTo(px, py);
  context.lineTo(hx, hy);
  context.stroke();
  for (const [x, y, size] of [[px, py, 3.5], [hx, hy, 8]]) {
    context.beginPath();
    context.arc(x, y, size, 0, 2 * Math.PI);
    context.fillStyle = size > 4 ? palette.paper : palette.accent;
    context.fill();
    context.stroke();
  }
  context.font = "600 12px system-ui, sans-serif";
  context.textAlign = "left";
  context.textBaseline = "middle";
  context.lineWidth = 3.5;
  context.strokeStyle = palette.halo;
  context.strokeText(lengthWords(metres), hx + 13, hy);
  context.fillStyle = palette.accent;
  context.fillText(lengthWords(metres), hx + 13, hy);
}

/** How many of the shown incidents lie within, in words. */
export function radiusWords(rows: Uint32Array, matches: Uint8Array): string {
  let [certain, possible] = [0, 0];
  for (const row of rows) {
    if (matches[row] === 2) certain++;
    else if (matches[row] === 1) possible++;
  }
  return `${counted(certain, "incident")} certainly within, ${possible} possibly`;
}
