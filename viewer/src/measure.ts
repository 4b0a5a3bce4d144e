// The measuring tool: how far it is from point to point, and in all.

import type { Camera } from "./camera.js";
import { byId, h } from "./dom.js";
import { distance, wayBetween } from "./geodesic.js";
import type { Mark } from "./marks.js";
import { type LngLat, latitudeOf, longitudeOf, xOf, yOf } from "./mercator.js";
import type { Palette } from "./palette.js";
import { MOST_POINTS } from "./state.js";
import { count } from "./words.js";

/** The distances from each point to the next, in metres. */
export function legsOf(points: LngLat[]): number[] {
  return points.slice(1).map((point, i) => distance(points[i], point));
}

/** "0 m", "850 m", "12.3 km", "1,234 km". */
export function measuredWords(metres: number): string {
  if (metres < 999.5) return `${Math.round(metres)}\u00a0m`;
  return metres < 99_950 ? `${(metres / 1000).toFixed(1)}\u00a0km` : `${count(Math.round(metres / 1000))}\u00a0km`;
}

/** What is measured, in words; empty where nothing is. */
export function measureWords(points: LngLat[]): string {
  if (points.length < 2) return points.length ? "1 point" : "";
  const all = measuredWords(legsOf(points).reduce((a, b) => a + b));
  return points.length > 2 ? `${all} over ${count(points.length)} points` : all;
}

/** What the tool tells the page. */
export interface MeasureEvents {
  /** Other points, `null` where measuring ends; `done` where none is still being dragged. */
  choose(points: LngLat[] | null, done: boolean): void;
  /** Where a name or "latitude, longitude" is. */
  position(text: string): LngLat | null;
}

/** The tool: points on the map, and the box that tells their distances. */
export class MeasureTool {
  private points: LngLat[] | null = null;

  constructor(private readonly events: MeasureEvents) {
    byId("measure").addEventListener("click", () => events.choose(this.points ? null : [], true));
    byId("measure-end").addEventListener("click", () => this.end());
    byId("measure-undo").addEventListener("click", () => this.takeBack());
    byId<HTMLInputElement>("measure-place").addEventListener("change", ({ target }) => {
      const field = target as HTMLInputElement;
      const at = field.value.trim() ? events.position(field.value) : null;
      byId("measure-none").hidden = !!at || !field.value.trim();
      if (!at) return;
      field.value = "";
      this.add(at);
    });
    byId("map").addEventListener("keydown", (event) => {
      if (event.key === "Backspace" && this.points) this.takeBack();
    });
  }

  /** Whether presses on the map are points. */
  get isOn(): boolean {
    return this.points !== null;
  }

  /** Ends measuring. */
  end() {
    this.events.choose(null, true);
    byId("measure").focus();
  }

  private takeBack() {
    if (this.points?.length) this.events.choose(this.points.slice(0, -1), true);
  }

  /** Adds a point, but none twice: the second press of two quick ones means something else. */
  private add(at: LngLat) {
    const points = this.points ?? [];
    const last = points.at(-1);
    if (points.length >= MOST_POINTS || (last && distance(last, at) < 0.5)) return;
    this.events.choose([...points, at], true);
  }

  /** Adds the point that was pressed: that of the place, where a mark of one place was. */
  press(camera: Camera, mark: Mark | null, px: number, py: number) {
    const cluster = mark && mark.cluster.spot >= 0 ? mark.cluster : null;
    this.add(cluster ? [longitudeOf(cluster.x), latitudeOf(cluster.y)] : camera.lngLatAt(px, py));
  }

  /** Where a press drags a point to; `null` where no point is. */
  grab(camera: Camera, px: number, py: number): ((to: LngLat, done: boolean) => void) | null {
    const { points } = this;
    const index = points?.findLastIndex(([longitude, latitude]) => {
      const [x, y] = camera.project(xOf(longitude), yOf(latitude));
      return Math.hypot(x - px, y - py) <= 10;
    });
    if (!points || index === undefined || index < 0) return null;
    return (to, done) => this.events.choose(points.with(index, to), done);
  }

  /** Shows these points in the box. */
  show(points: LngLat[] | null) {
    this.points = points;
    byId("measure").setAttribute("aria-pressed", String(points !== null));
    byId("measure-box").hidden = points === null;
    if (!points) return;
    const legs = legsOf(points);
    byId("measure-sum").textContent = measureWords(points) || "Distance";
    byId("measure-hint").hidden = points.length > 1;
    const items = legs.length > 1 ? legs.map((metres, i) => h("li", {}, `${i + 1} to ${i + 2}: ${measuredWords(metres)}`)) : [];
    byId("measure-legs").replaceChildren(...items);
    byId<HTMLButtonElement>("measure-undo").disabled = points.length === 0;
    byId<HTMLInputElement>("measure-place").disabled = points.length >= MOST_POINTS;
  }

  /** Draws the shortest ways between the points, their numbers, and the sum at the last one. */
  draw(context: CanvasRenderingContext2D, camera: Camera, colours: Palette) {
    const points = this.points ?? [];
    if (!points.length) return;
    const start = xOf(points[0][0]);
    const [origin] = camera.project(start, 0.5);
    // Longitudes go on where a way crosses the antimeridian, so that the line does not turn back around the world.
    const pixel = (longitude: number, latitude: number): [number, number] => [
      origin + (xOf(longitude) - start) * camera.scale,
      camera.height / 2 + (yOf(latitude) - camera.y) * camera.scale,
    ];
    const corners: [number, number][] = [pixel(...points[0])];
    let longitude = points[0][0];
    context.beginPath();
    context.moveTo(...corners[0]);
    for (let i = 1; i < points.length; i++) {
      let last: [number, number] = corners[i - 1];
      for (const [to, latitude] of wayBetween([longitude, points[i - 1][1]], points[i]).slice(1)) {
        last = pixel((longitude = to), latitude);
        context.lineTo(...last);
      }
      corners.push(last);
    }
    context.lineJoin = "round";
    for (const [width, colour] of [[5, colours.halo], [2, colours.accent]] as const) {
      [context.lineWidth, context.strokeStyle] = [width, colour];
      context.stroke();
    }
    for (const [px, py] of corners) {
      context.beginPath();
      context.arc(px, py, 5, 0, 2 * Math.PI);
      context.fillStyle = colours.paper;
      context.fill();
      context.stroke();
    }
    if (points.length < 2) return;
    const [px, py] = corners.at(-1)!;
    const words = measuredWords(legsOf(points).reduce((a, b) => a + b));
    context.font = "600 13px system-ui, sans-serif";
    context.textAlign = px > camera.width - 100 ? "right" : "left";
    context.textBaseline = "middle";
    const x = px > camera.width - 100 ? px - 11 : px + 11;
    [context.lineWidth, context.strokeStyle, context.fillStyle] = [3.5, colours.halo, colours.accent];
    context.strokeText(words, x, py);
    context.fillText(words, x, py);
  }
}
