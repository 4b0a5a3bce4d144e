// What lies over the map: the words beside the mark that is pointed at, and the scale.

import type { Camera } from "./camera.js";
import type { Tally } from "./cluster.js";
import type { Data } from "./data.js";
import { byId, h } from "./dom.js";
import type { Incidents } from "./incidents.js";
import type { Mark } from "./marks.js";
import { metresPerUnit } from "./mercator.js";
import type { Palette } from "./palette.js";
import type { LabelPolicy } from "./state.js";
import { counted, lengthWords, placeLabel, tollWords, whenWords } from "./words.js";

/** The longest scale, in pixels. */
const LONGEST = 130;

/** Draws a bar of a round length, true at the middle of the map. */
export function drawScale(camera: Camera) {
  const perPixel = metresPerUnit(camera.centre[1]) / camera.scale;
  const lengths = [...Array(8).keys()].flatMap((power) => [1, 2, 5].map((n) => n * 10 ** power));
  const metres = lengths.findLast((m) => m / perPixel <= LONGEST) ?? 1;
  byId("scale").style.width = `${metres / perPixel}px`;
  byId("scale").textContent = lengthWords(metres);
}

/** Says what a mark is, beside it; nothing where there is none. */
export function drawTip(
  mark: Mark | null,
  tally: Tally,
  camera: Camera,
  data: Data,
  incidents: Incidents,
  labels: LabelPolicy,
) {
  const tip = byId("tip");
  tip.hidden = !mark;
  if (!mark) return;
  const { cluster, px, py, radius } = mark;
  const row = cluster.spot >= 0 ? tally.row[cluster.spot] : -1;
  const place = row >= 0 ? placeLabel(data, labels, row) : "";
  const lines =
    cluster.count === 1
      ? [whenWords(incidents, row), tollWords(data, incidents, row) || "No figures"]
      : [`${counted(cluster.count, "incident")}${place ? " at one point" : " at several points"}`];
  tip.replaceChildren(place ? h("strong", {}, h("bdi", {}, place)) : "", ...lines.map((line) => h("span", {}, line)));
  const flip = px > camera.width - 220;
  tip.style.left = flip ? "" : `${px + radius + 10}px`;
  tip.style.right = flip ? `${camera.width - px + radius + 10}px` : "";
  tip.style.top = `${Math.max(8, Math.min(camera.height - 80, py - 18))}px`;
}

/** What lies over the map, where no name is to be written: left, top, right, bottom. */
export function coveredBoxes(): [number, number, number, number][] {
  const map = byId("map").getBoundingClientRect();
  return ["corner", "zoom", "measure-box"].map((id) => {
    const box = byId(id).getBoundingClientRect();
    return [box.left - map.left, box.top - map.top, box.right - map.left, box.bottom - map.top];
  });
}

/** Draws a cross where the Enter key presses. */
export function drawCross(context: CanvasRenderingContext2D, camera: Camera, palette: Palette) {
  const [x, y] = [camera.width / 2, camera.height / 2];
  for (const [width, colour] of [[4, palette.halo], [1.5, palette.ink]] as const) {
    [context.lineWidth, context.strokeStyle] = [width, colour];
    context.beginPath();
    context.moveTo(x - 10, y);
    context.lineTo(x + 10, y);
    context.moveTo(x, y - 10);
    context.lineTo(x, y + 10);
    context.stroke();
  }
}
