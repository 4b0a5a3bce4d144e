// Incidents on the map: a shape for one, a ring with the shares of types for several; and the areas that they lie in.

import type { Camera } from "./camera.js";
import type { Cluster, Tally } from "./cluster.js";
import type { Incidents } from "./incidents.js";
import { circle, metresPerUnit, xOf, yOf } from "./mercator.js";
import type { Palette } from "./palette.js";
import { TYPES, colourOf, traceShape } from "./types.js";

/** A mark as it was drawn, for pointers. */
export interface Mark {
  cluster: Cluster;
  px: number;
  py: number;
  radius: number;
}

const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif";
/** The radius of the mark of one incident. */
const SINGLE = 6.5;
/** The radius of the ring around an incident that is open. */
const SELECTED = 12;
/** No more footprints than this are drawn at once. */
const MOST_FOOTPRINTS = 350;

/** The radius of the mark of so many incidents. */
export function markRadius(count: number): number {
  return count === 1 ? SINGLE : Math.min(27, 10.5 + 1.8 * Math.log2(count));
}

/** The marks in view, in the order in which they are drawn. */
export function marksOf(camera: Camera, clusters: Cluster[]): Mark[] {
  const marks: Mark[] = [];
  for (const cluster of clusters) {
    const [px, py] = camera.project(cluster.x, cluster.y);
    const radius = markRadius(cluster.count);
    if (px > -radius && px < camera.width + radius && py > -radius && py < camera.height + radius) {
      marks.push({ cluster, px, py, radius });
    }
  }
  return marks;
}

/** The topmost mark at a pixel; `null` where there is none. */
export function markAt(marks: Mark[], px: number, py: number, slack = 3): Mark | null {
  for (let i = marks.length - 1; i >= 0; i--) {
    const mark = marks[i];
    if (Math.hypot(mark.px - px, mark.py - py) <= Math.max(mark.radius, 8) + slack) return mark;
  }
  return null;
}

/** The type that most incidents of a cluster have. */
export function mainType(types: Uint32Array): number {
  let main = 0;
  for (let type = 1; type < types.length; type++) if (types[type] > types[main]) main = type;
  return main;
}

/** Draws the areas within which the incidents of single points happened, where these are larger than their marks. */
export function drawFootprints(
  context: CanvasRenderingContext2D,
  camera: Camera,
  marks: Mark[],
  tally: Tally,
  outlines: Map<number, [number, number][][]>,
  incidents: Incidents,
  palette: Palette,
) {
  let left = MOST_FOOTPRINTS;
  for (const { cluster, radius } of marks) {
    if (cluster.spot < 0 || left === 0) continue;
    const { spot } = cluster;
    const row = tally.row[spot];
    const reach = (tally.radius[spot] / metresPerUnit(incidents.latitude[row])) * camera.scale;
    if (reach < radius + 3 || reach > 4 * Math.max(camera.width, camera.height)) continue;
    left--;
    drawFootprint(context, camera, incidents, row, tally.radius[spot], outlines.get(row), colourOf(mainType(cluster.types), palette.dark), false);
  }
}

/** Draws one area: the outline that the row has, else the circle around its point. */
export function drawFootprint(
  context: CanvasRenderingContext2D,
  camera: Camera,
  incidents: Incidents,
  row: number,
  metres: number,
  outline: [number, number][][] | undefined,
  colour: string,
  strong: boolean,
) {
  const rings = outline ?? [circle([incidents.longitude[row], incidents.latitude[row]], metres)];
  drawArea(context, camera, rings, incidents.x[row], colour, strong);
}

/** Draws the area of an incident that is looked at. */
export function drawSelectedArea(
  context: CanvasRenderingContext2D,
  camera: Camera,
  incidents: Incidents,
  row: number,
  outline: [number, number][][] | undefined,
  palette: Palette,
) {
  const metres = incidents.uncertainty[row];
  // An area within the ring would only soil it.
  if ((metres / metresPerUnit(incidents.latitude[row])) * camera.scale <= SELECTED + 2) return;
  drawFootprint(context, camera, incidents, row, metres, outline, colourOf(incidents.type[row], palette.dark), true);
}

/** Draws a ring around an incident that is looked at, and around the whole mark where that holds several. */
export function drawSelectedRing(context: CanvasRenderingContext2D, camera: Camera, incidents: Incidents, row: number, marks: Mark[], palette: Palette) {
  const [x, y] = camera.project(incidents.x[row], incidents.y[row]);
  const mark = markAt(marks, x, y, 0);
  const [px, py, radius] = mark ? [mark.px, mark.py, Math.max(SELECTED, mark.radius + 5)] : [x, y, SELECTED];
  for (const [width, colour] of [[6, palette.paper], [3, palette.accent]] as const) {
    context.beginPath();
    context.arc(px, py, radius, 0, 2 * Math.PI);
    [context.lineWidth, context.strokeStyle] = [width, colour];
    context.stroke();
  }
}

/** Draws rings of longitudes and latitudes in the copy of the world that holds `x`. */
export function drawArea(
  context: CanvasRenderingContext2D,
  camera: Camera,
  rings: [number, number][][],
  x: number,
  colour: string,
  strong: boolean,
) {
  const [originX] = camera.project(x, 0.5);
  context.beginPath();
  for (const ring of rings) {
    ring.forEach(([longitude, latitude], i) => {
      const [px, py] = [
        originX + (xOf(longitude) - x) * camera.scale,
        camera.height / 2 + (yOf(latitude) - camera.y) * camera.scale,
      ];
      if (i) context.lineTo(px, py);
      else context.moveTo(px, py);
    });
    context.closePath();
  }
  context.fillStyle = colour;
  context.globalAlpha = strong ? 0.16 : 0.07;
  context.fill();
  context.globalAlpha = strong ? 1 : 0.55;
  context.strokeStyle = colour;
  context.lineWidth = strong ? 2 : 1;
  context.setLineDash([5, 4]);
  context.stroke();
  context.setLineDash([]);
  context.globalAlpha = 1;
}

/** Draws the marks. A pale shape says that the place is known no better than its district. */
export function drawMarks(
  context: CanvasRenderingContext2D,
  marks: Mark[],
  tally: Tally,
  palette: Palette,
  pointed: Mark | null,
) {
  for (const mark of marks) {
    const { cluster, px, py, radius } = mark;
    if (cluster.count === 1) drawSingle(context, mainType(cluster.types), px, py, !!tally.vague[cluster.spot], palette);
    else drawShares(context, mark, palette);
    if (pointed?.cluster === cluster) {
      context.beginPath();
      context.arc(px, py, radius + 4, 0, 2 * Math.PI);
      context.strokeStyle = palette.ink;
      context.lineWidth = 1.5;
      context.stroke();
    }
  }
}

function drawSingle(context: CanvasRenderingContext2D, type: number, px: number, py: number, pale: boolean, palette: Palette) {
  const colour = colourOf(type, palette.dark);
  context.beginPath();
  traceShape(context, type, px, py, SINGLE);
  context.lineJoin = "round";
  context.strokeStyle = palette.paper;
  context.lineWidth = pale ? 5 : 3;
  context.stroke();
  context.fillStyle = pale ? palette.paper : colour;
  context.fill();
  if (pale) {
    context.globalAlpha = 0.3;
    context.fillStyle = colour;
    context.fill();
    context.globalAlpha = 1;
    context.strokeStyle = colour;
    context.lineWidth = 2.25;
    context.stroke();
  }
}

function drawShares(context: CanvasRenderingContext2D, { cluster, px, py, radius }: Mark, palette: Palette) {
  // A stack, which is one point however near one looks, has an edge behind it.
  if (cluster.spot >= 0) {
    context.beginPath();
    context.arc(px + 3.5, py + 3.5, radius, 0, 2 * Math.PI);
    context.fillStyle = palette.paper;
    context.fill();
    context.strokeStyle = palette.border;
    context.lineWidth = 1.5;
    context.stroke();
  }
  context.beginPath();
  context.arc(px, py, radius + 1.5, 0, 2 * Math.PI);
  context.fillStyle = palette.paper;
  context.fill();
  const ring = Math.max(4, radius * 0.27);
  let angle = -Math.PI / 2;
  context.lineWidth = ring;
  for (let type = 0; type < TYPES.length; type++) {
    if (!cluster.types[type]) continue;
    const turn = (cluster.types[type] / cluster.count) * 2 * Math.PI;
    context.beginPath();
    context.arc(px, py, radius - ring / 2, angle, angle + turn);
    context.strokeStyle = colourOf(type, palette.dark);
    context.stroke();
    angle += turn;
  }
  context.fillStyle = palette.ink;
  context.font = `600 ${radius > 16 ? 12.5 : 11.5}px ${FONT}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillText(shortCount(cluster.count), px, py + 0.5);
}

/** "940", "1.2k", "37k". */
export function shortCount(count: number): string {
  if (count < 1000) return String(count);
  return count < 9950 ? `${(count / 1000).toFixed(1)}k` : `${Math.round(count / 1000)}k`;
}
