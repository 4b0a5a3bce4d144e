// Names on the map: drawn in the reader's own fonts, so that any script is written as it should be, and never on each other.

import type { Country } from "./basemap.js";
import type { Camera } from "./camera.js";
import type { City } from "./data.js";
import type { Mark } from "./marks.js";
import { xOf, yOf } from "./mercator.js";
import type { Palette } from "./palette.js";

const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif";

/** A box that is taken: left, top, right, bottom. */
export type Box = [number, number, number, number];

/** Boxes by cells of a grid. */
class Taken {
  private readonly cells = new Map<number, Box[]>();

  private *keys([left, top, right, bottom]: Box) {
    for (let x = Math.floor(left / 64); x <= Math.floor(right / 64); x++) {
      for (let y = Math.floor(top / 64); y <= Math.floor(bottom / 64); y++) yield x * 4096 + y;
    }
  }

  isFree(box: Box): boolean {
    for (const key of this.keys(box)) {
      for (const other of this.cells.get(key) ?? []) {
        if (box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3]) return false;
      }
    }
    return true;
  }

  take(box: Box) {
    for (const key of this.keys(box)) {
      const cell = this.cells.get(key);
      if (cell) cell.push(box);
      else this.cells.set(key, [box]);
    }
  }
}

/** Control characters, and marks that turn the direction of what follows. */
const STEERING = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** A name as one line of at most 40 characters. */
export function oneLine(name: string): string {
  const letters = [...name.replace(STEERING, " ").replace(/\s+/g, " ").trim()];
  return letters.length > 40 ? `${letters.slice(0, 39).join("")}…` : letters.join("");
}

/** The marks with their names, cities and countries around them. */
export interface Named {
  marks: { mark: Mark; name: string }[];
  cities: City[];
  countries: Country[];
}

/** Draws names, the most important first; one that finds no room is left out. */
export function drawLabels(
  context: CanvasRenderingContext2D,
  camera: Camera,
  all: Mark[],
  named: Named,
  covered: Box[],
  palette: Palette,
) {
  const taken = new Taken();
  const frame: Box = [2, 2, camera.width - 2, camera.height - 2];
  const within = (box: Box) => box[0] >= frame[0] && box[1] >= frame[1] && box[2] <= frame[2] && box[3] <= frame[3];
  for (const { px, py, radius } of all) taken.take([px - radius, py - radius, px + radius, py + radius]);
  covered.forEach((box) => taken.take(box));
  context.lineJoin = "round";
  context.textBaseline = "middle";
  const write = (text: string, font: string, colour: string, places: [number, number, CanvasTextAlign][], height: number) => {
    context.font = font;
    const width = context.measureText(text).width;
    for (const [x, y, align] of places) {
      const left = align === "center" ? x - width / 2 : align === "left" ? x : x - width;
      const box: Box = [left - 2, y - height / 2, left + width + 2, y + height / 2];
      if (!within(box) || !taken.isFree(box)) continue;
      taken.take(box);
      context.textAlign = "left";
      context.lineWidth = 3.5;
      context.strokeStyle = palette.halo;
      context.strokeText(text, left, y);
      context.fillStyle = colour;
      context.fillText(text, left, y);
      return true;
    }
    return false;
  };
  const around = (px: number, py: number, gap: number): [number, number, CanvasTextAlign][] => [
    [px + gap, py, "left"],
    [px - gap, py, "right"],
    [px, py - gap - 7, "center"],
    [px, py + gap + 7, "center"],
  ];
  const known = new Set<string>();
  for (const { mark, name } of named.marks) {
    const text = oneLine(name);
    if (!text || known.has(text)) continue;
    if (write(text, `600 12px ${FONT}`, palette.label, around(mark.px, mark.py, mark.radius + 5), 15)) known.add(text);
  }
  const spaced = context as CanvasRenderingContext2D & { letterSpacing?: string };
  if (camera.zoom < 8) {
    const size = Math.max(10.5, Math.min(14, 7 + camera.zoom * 1.1));
    for (const { name, x, y, width } of named.countries) {
      // A name goes where its country has room for it.
      if (!(width * camera.scale > name.length * size * 0.62)) continue;
      const [px, py] = camera.project(x, y);
      spaced.letterSpacing = "0.8px";
      write(name, `500 ${size}px ${FONT}`, palette.country, [[px, py, "center"]], size + 4);
      spaced.letterSpacing = "0px";
    }
  }
  const least = cityLeast(camera.zoom);
  let left = 70;
  for (const [name, longitude, latitude, population] of named.cities) {
    if (population < least || left === 0) break;
    const [px, py] = camera.project(xOf(longitude), yOf(latitude));
    if (px < 0 || py < 0 || px > camera.width || py > camera.height) continue;
    const text = oneLine(name);
    if (known.has(text) || !taken.isFree([px - 3, py - 3, px + 3, py + 3])) continue;
    if (!write(text, `${population >= 1_000_000 ? 500 : 400} 11px ${FONT}`, palette.city, around(px, py, 5), 13)) continue;
    left--;
    known.add(text);
    context.beginPath();
    context.arc(px, py, 1.8, 0, 2 * Math.PI);
    context.fillStyle = palette.city;
    context.fill();
  }
}

/** The inhabitants of the smallest city that a zoom names. */
function cityLeast(zoom: number): number {
  if (zoom < 3) return 6_000_000;
  if (zoom < 4) return 3_000_000;
  if (zoom < 5) return 1_000_000;
  if (zoom < 6) return 400_000;
  if (zoom < 7) return 150_000;
  return zoom < 8 ? 40_000 : 0;
}
