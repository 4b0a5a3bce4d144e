// Incidents by time: stacked bars by type, with a brush that chooses days, steps and a player.

import { type Unit, after, barName, isoOf, dayOf, partsOf, shownSpan, startOf } from "./days.js";
import { byId } from "./dom.js";
import type { Incidents } from "./incidents.js";
import { shortCount } from "./marks.js";
import { palette } from "./palette.js";
import type { Step } from "./state.js";
import { TYPES, colourOf } from "./types.js";
import { count } from "./words.js";

const UNITS: Unit[] = ["day", "week", "month", "quarter", "year"];
/** The least width of a bar, in pixels. */
const NARROWEST = 5;
/** The time between two steps of the player. */
const BEAT = 700;
const [LEFT, RIGHT, TOP, BOTTOM] = [34, 10, 6, 17];

/** A chosen time: first and last day, `null` where open. */
export type Window = [number | null, number | null];

/** Bars of a unit from a first day on. */
export interface Bars {
  unit: Unit;
  /** The first day of each bar, and of the one after the last. */
  starts: number[];
  /** `TYPES.length` counts a bar. */
  counts: Uint32Array;
  most: number;
  undated: number;
}

/** The first and the last day of all incidents; `null` where none is dated. */
export function extentOf(incidents: Incidents): [number, number] | null {
  let [first, last] = [Infinity, -Infinity];
  for (let row = 0; row < incidents.rows; row++) {
    if (incidents.start[row] < first) first = incidents.start[row];
    if (incidents.end[row] > last) last = incidents.end[row];
  }
  return first <= last ? [first, last] : null;
}

/** The step of time that suits so many days. */
export function stepFor(extent: [number, number] | null): Step {
  const days = extent ? extent[1] - extent[0] : 0;
  return days < 70 ? "day" : days < 400 ? "week" : days < 3_700 ? "month" : "year";
}

/** The bars of the rows of a mask, in the finest unit of which so many pixels have room. An incident counts on its first day. */
export function barsOf(incidents: Incidents, mask: Uint8Array, extent: [number, number] | null, width: number): Bars {
  const most = Math.max(4, Math.floor(width / NARROWEST));
  const days = extent ? extent[1] - extent[0] + 1 : 1;
  const lengths: { [K in Unit]: number } = { day: 1, week: 7, month: 30.4, quarter: 91.3, year: 365.25 };
  const unit = UNITS.find((unit) => days / lengths[unit] <= most) ?? "year";
  const starts: number[] = [];
  if (extent) {
    let at = startOf(extent[0], unit);
    // Few days in a wide picture would be walls.
    for (; at <= extent[1] || starts.length < 2; at = after(at, unit)) starts.push(at);
    starts.push(at);
  }
  const bars: Bars = { unit, starts, counts: new Uint32Array(Math.max(0, starts.length - 1) * TYPES.length), most: 0, undated: 0 };
  for (let row = 0; row < mask.length; row++) {
    if (!mask[row]) continue;
    const day = incidents.start[row];
    if (Number.isNaN(day)) bars.undated++;
    else bars.counts[barAt(starts, day) * TYPES.length + incidents.type[row]]++;
  }
  for (let bar = 0; bar + 1 < starts.length; bar++) {
    let sum = 0;
    for (let type = 0; type < TYPES.length; type++) sum += bars.counts[bar * TYPES.length + type];
    bars.most = Math.max(bars.most, sum);
  }
  return bars;
}

function barAt(starts: number[], day: number): number {
  let [low, high] = [0, starts.length - 2];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle] <= day) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** What the strip of time tells the page. */
export interface TimeEvents {
  /** Another time; `done` where it is not still being dragged. */
  choose(window: Window, done: boolean): void;
}

/** The strip of time: picture, brush, steps and player. */
export class TimeStrip {
  private bars: Bars | null = null;
  private extent: [number, number] | null = null;
  private window: Window = [null, null];
  private player = 0;
  private readonly canvas = byId<HTMLCanvasElement>("bars");
  private readonly strip = byId("time");

  constructor(private readonly events: TimeEvents) {
    this.drag();
    byId("play").addEventListener("click", () => (this.player ? this.stop() : this.play()));
    byId("earlier").addEventListener("click", () => this.step(-1));
    byId("later").addEventListener("click", () => this.step(1));
    byId("all-time").addEventListener("click", () => this.choose([null, null]));
    for (const [id, at] of [["from", 0], ["to", 1]] as const) {
      byId<HTMLInputElement>(id).addEventListener("change", (event) => {
        const day = dayOf((event.target as HTMLInputElement).value);
        const window: Window = [...this.window];
        window[at] = Number.isNaN(day) ? null : day;
        if (window[0] !== null && window[1] !== null && window[0] > window[1]) window[1 - at] = window[at];
        this.choose(window);
      });
    }
    this.canvas.addEventListener("keydown", (event) => {
      const way = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
      if (event.key === "Escape") this.choose([null, null]);
      if (!way) return;
      event.preventDefault();
      if (event.shiftKey) this.stretch(way);
      else this.step(way);
    });
  }

  /** The width that bars have. */
  get room(): number {
    return this.canvas.clientWidth - LEFT - RIGHT;
  }

  /** Shows other bars or another time. */
  show(bars: Bars, extent: [number, number] | null, window: Window, undatedShown: boolean) {
    [this.bars, this.extent, this.window] = [bars, extent, window];
    this.strip.hidden = !extent && !bars.undated;
    byId<HTMLInputElement>("from").value = window[0] === null ? "" : isoOf(window[0]);
    byId<HTMLInputElement>("to").value = window[1] === null ? "" : isoOf(window[1]);
    if (extent) {
      for (const id of ["from", "to"]) {
        byId<HTMLInputElement>(id).min = isoOf(extent[0]);
        byId<HTMLInputElement>(id).max = isoOf(extent[1]);
      }
    }
    byId<HTMLButtonElement>("all-time").disabled = window[0] === null && window[1] === null;
    this.canvas.hidden = !extent;
    for (const control of document.querySelectorAll<HTMLElement>("#time .of-dated")) control.hidden = !extent;
    const undated = byId("undated-label");
    undated.hidden = bars.undated === 0;
    byId("undated-count").textContent = `${count(bars.undated)} undated`;
    byId<HTMLInputElement>("undated").checked = undatedShown;
    this.canvas.setAttribute("aria-label", this.words());
    this.draw();
  }

  private words(): string {
    const { bars, extent, window } = this;
    if (!bars || !extent) return "Incidents by time: none is dated";
    const [from, to] = [window[0] ?? extent[0], window[1] ?? extent[1]];
    return `Incidents by ${bars.unit}, ${shownSpan(...extent)}; most in one ${bars.unit}: ${count(bars.most)}. Chosen: ${shownSpan(from, to)}. Left and right arrows step, with Shift they stretch, Escape shows all time.`;
  }

  private choose(window: Window, done = true) {
    this.window = window;
    this.events.choose(window, done);
  }

  private get unit(): Unit {
    return byId<HTMLSelectElement>("step").value as Unit;
  }

  private get grows(): boolean {
    return byId<HTMLSelectElement>("mode").value === "grow";
  }

  /** Moves the chosen time on by a step; where none is chosen, begins at either end. */
  private step(way: 1 | -1): boolean {
    if (!this.extent) return false;
    const [first, last] = this.extent;
    const { unit } = this;
    let [from, to] = this.window;
    if (from === null && to === null) {
      from = startOf(way > 0 ? first : last, unit);
      to = after(from, unit) - 1;
    } else if (this.grows) {
      from ??= first;
      to = after((to ?? last) + 1, unit, way) - 1;
      if (to < from) return false;
    } else {
      // Whole units stay whole: a month is followed by the next month, not by 31 days.
      const whole = startOf(from ?? first, unit);
      const steps = Math.max(1, this.unitsBetween(whole, to ?? last, unit));
      from = after(whole, unit, way);
      to = after(from, unit, steps) - 1;
    }
    if (from > last || to < first) return false;
    this.choose([from, to]);
    return true;
  }

  private unitsBetween(start: number, last: number, unit: Unit): number {
    let steps = 0;
    while (after(start, unit, steps + 1) - 1 <= last && steps < 5000) steps++;
    return steps;
  }

  private stretch(way: 1 | -1) {
    if (!this.extent) return;
    const from = this.window[0] ?? this.extent[0];
    const to = after((this.window[1] ?? this.extent[1]) + 1, this.unit, way) - 1;
    if (to >= from) this.choose([from, Math.min(to, this.extent[1])]);
  }

  private play() {
    const { extent, window } = this;
    if (!extent) return;
    const atEnd = window[1] !== null && window[1] >= extent[1];
    if (atEnd || (window[0] === null && window[1] === null)) this.choose([null, null]);
    byId("play").setAttribute("aria-pressed", "true");
    byId("play-label").textContent = "Pause";
    const beat = () => {
      if (!this.step(1) || (this.window[1] ?? 0) >= this.extent![1]) this.stop();
    };
    this.player = setInterval(beat, BEAT) as unknown as number;
    beat();
  }

  /** Ends the player, where it runs. */
  stop() {
    clearInterval(this.player);
    this.player = 0;
    byId("play").setAttribute("aria-pressed", "false");
    byId("play-label").textContent = "Play";
  }

  private xOf(day: number): number {
    const { starts } = this.bars!;
    const bar = barAt(starts, day);
    const width = this.room / (starts.length - 1);
    const part = (day - starts[bar]) / (starts[bar + 1] - starts[bar]);
    return LEFT + (bar + Math.max(0, Math.min(1, part))) * width;
  }

  private dayAt(px: number): number {
    const { starts } = this.bars!;
    const at = ((px - LEFT) / this.room) * (starts.length - 1);
    const bar = Math.max(0, Math.min(starts.length - 2, Math.floor(at)));
    const day = starts[bar] + Math.floor(Math.max(0, Math.min(0.999, at - bar)) * (starts[bar + 1] - starts[bar]));
    return Math.max(this.extent![0], Math.min(this.extent![1], day));
  }

  private drag() {
    let grip: "new" | "from" | "to" | "move" | null = null;
    let [pressed, moved] = [0, false];
    let before: Window = [null, null];
    this.canvas.addEventListener("pointerdown", (event) => {
      if (!this.bars || !this.extent || event.button !== 0) return;
      this.stop();
      this.canvas.setPointerCapture(event.pointerId);
      [pressed, moved, before] = [event.offsetX, false, [...this.window]];
      const [from, to] = this.window;
      grip = "new";
      if (from !== null || to !== null) {
        const [left, right] = [this.xOf(from ?? this.extent[0]), this.xOf((to ?? this.extent[1]) + 1)];
        if (Math.abs(pressed - left) < 9) grip = "from";
        else if (Math.abs(pressed - right) < 9) grip = "to";
        else if (pressed > left && pressed < right) grip = "move";
      }
    });
    this.canvas.addEventListener("pointermove", (event) => {
      if (!grip || !this.extent) return;
      if (!moved && Math.abs(event.offsetX - pressed) < 4) return;
      moved = true;
      const [day, start] = [this.dayAt(event.offsetX), this.dayAt(pressed)];
      const [from, to] = [before[0] ?? this.extent[0], before[1] ?? this.extent[1]];
      if (grip === "new") this.choose([Math.min(day, start), Math.max(day, start)], false);
      else if (grip === "from") this.choose([Math.min(day, to), to], false);
      else if (grip === "to") this.choose([from, Math.max(day, from)], false);
      else this.choose([from + day - start, to + day - start], false);
    });
    const end = () => {
      if (grip && !moved) {
        const bar = this.bars ? barAt(this.bars.starts, this.dayAt(pressed)) : -1;
        // A press on a bar chooses it; one within the chosen time gives all time back.
        if (grip === "new" && this.bars) this.choose([this.bars.starts[bar], this.bars.starts[bar + 1] - 1]);
        else this.choose([null, null]);
      } else if (grip) this.choose(this.window);
      grip = null;
    };
    this.canvas.addEventListener("pointerup", end);
    this.canvas.addEventListener("pointercancel", end);
  }

  /** Draws the bars, light outside the chosen time. */
  draw() {
    const { bars, canvas } = this;
    const [width, height] = [canvas.clientWidth, canvas.clientHeight];
    if (!bars || !width) return;
    const ratio = devicePixelRatio || 1;
    [canvas.width, canvas.height] = [width * ratio, height * ratio];
    const context = canvas.getContext("2d")!;
    context.scale(ratio, ratio);
    const colours = palette();
    const [floor, number] = [height - BOTTOM, bars.starts.length - 1];
    context.font = "11px system-ui, sans-serif";
    context.fillStyle = colours.muted;
    if (number < 1) return;
    const barWidth = this.room / number;
    const gap = barWidth > 8 ? Math.min(2, barWidth * 0.1) : barWidth > 3 ? 1 : 0;
    const drawn = Math.min(barWidth - gap, 42);
    context.textAlign = "right";
    context.textBaseline = "middle";
    if (bars.most) context.fillText(shortCount(bars.most), LEFT - 6, TOP + 5);
    context.fillText("0", LEFT - 6, floor - 3);
    context.fillRect(LEFT, floor, this.room, 1);
    const [from, to] = [this.window[0] ?? -Infinity, this.window[1] ?? Infinity];
    for (let bar = 0; bar < number; bar++) {
      context.globalAlpha = bars.starts[bar + 1] - 1 < from || bars.starts[bar] > to ? 0.25 : 1;
      let y = floor;
      for (let type = 0; type < TYPES.length; type++) {
        const part = bars.counts[bar * TYPES.length + type];
        if (!part) continue;
        const tall = (part / bars.most) * (floor - TOP);
        context.fillStyle = colourOf(type, colours.dark);
        context.fillRect(LEFT + bar * barWidth + (barWidth - gap - drawn) / 2, y - tall, drawn, tall);
        y -= tall;
      }
    }
    context.globalAlpha = 1;
    this.drawNames(context, barWidth, height, colours.muted);
    if (Number.isFinite(from) || Number.isFinite(to)) this.drawBrush(context, floor, colours.accent);
  }

  private drawNames(context: CanvasRenderingContext2D, barWidth: number, height: number, colour: string) {
    const { starts, unit } = this.bars!;
    context.fillStyle = colour;
    context.textBaseline = "alphabetic";
    context.textAlign = "left";
    // Where years are narrow, their numbers say enough.
    const years = (unit === "month" && barWidth < 24) || unit === "quarter" || (unit === "week" && starts.length > 80);
    // A week is of the year that most of its days are in.
    const yearOf = (bar: number) => partsOf(starts[bar] + (unit === "week" ? 3 : 0))[0];
    let free = LEFT - 1;
    for (let bar = 0; bar + 1 < starts.length; bar++) {
      const [year, before] = [yearOf(bar), bar ? yearOf(bar - 1) : NaN];
      if (years && year === before) continue;
      const text = years ? String(year) : barName(starts[bar], unit);
      const x = LEFT + bar * barWidth;
      const wide = context.measureText(text).width;
      if (x < free || x + wide > LEFT + this.room) continue;
      context.fillText(text, x, height - 4);
      free = x + wide + 18;
    }
  }

  private drawBrush(context: CanvasRenderingContext2D, floor: number, colour: string) {
    const [from, to] = [this.window[0] ?? this.extent![0], this.window[1] ?? this.extent![1]];
    const [left, right] = [this.xOf(Math.max(from, this.extent![0])), Math.max(this.xOf(from) + 3, this.xOf(Math.min(to, this.bars!.starts.at(-1)! - 1) + 1))];
    context.fillStyle = colour;
    context.globalAlpha = 0.12;
    context.fillRect(left, TOP - 4, right - left, floor - TOP + 4);
    context.globalAlpha = 1;
    for (const x of [left, right]) {
      context.fillRect(x - 1, TOP - 4, 2, floor - TOP + 4);
      // Grips on a narrow time would hide its bar.
      if (right - left < 16) continue;
      context.beginPath();
      context.roundRect(x - 3.5, (floor + TOP) / 2 - 9, 7, 18, 3);
      context.fill();
    }
  }
}

