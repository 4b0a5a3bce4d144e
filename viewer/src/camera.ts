// Where the map looks: a centre, a zoom and a size in pixels; and how fingers, wheels and keys move it.

import { latitudeOf, longitudeOf, xOf, yOf } from "./mercator.js";

const STILL = matchMedia("(prefers-reduced-motion: reduce)");

/** Where the map looks. */
export class Camera {
  x = 0.5;
  y = 0.5;
  zoom = 1;
  width = 1;
  height = 1;
  /** The highest zoom. */
  most = 16;
  /** So many pixels at the left are covered, and no place for what is to be seen. */
  covered = 0;
  private flight = 0;

  constructor(private readonly moved: (done: boolean) => void) {}

  /** The width of the world in pixels. */
  get scale(): number {
    return 256 * 2 ** this.zoom;
  }

  /** Longitude and latitude of the centre. */
  get centre(): [number, number] {
    return [longitudeOf(this.x), latitudeOf(this.y)];
  }

  /** Takes the size of the map. */
  resize(width: number, height: number) {
    [this.width, this.height] = [Math.max(1, width), Math.max(1, height)];
    this.settle();
  }

  private settle() {
    const least = Math.log2(Math.max(this.height, Math.min(this.width, 700)) / 256);
    this.zoom = Math.max(Math.min(least, 3), Math.min(this.most, this.zoom));
    const half = this.height / 2 / this.scale;
    this.y = half >= 0.5 ? 0.5 : Math.max(half, Math.min(1 - half, this.y));
    this.x -= Math.floor(this.x);
  }

  /** Where a point of the unit square is on the screen, in the copy of the world nearest to the centre. */
  project(x: number, y: number): [number, number] {
    let dx = x - this.x;
    if (dx > 0.5) dx -= 1;
    else if (dx < -0.5) dx += 1;
    return [this.width / 2 + dx * this.scale, this.height / 2 + (y - this.y) * this.scale];
  }

  /** The point of the unit square at a pixel; x may lie outside of 0 to 1. */
  unproject(px: number, py: number): [number, number] {
    return [this.x + (px - this.width / 2) / this.scale, this.y + (py - this.height / 2) / this.scale];
  }

  /** Longitude and latitude at a pixel. */
  lngLatAt(px: number, py: number): [number, number] {
    const [x, y] = this.unproject(px, py);
    return [longitudeOf(x), latitudeOf(y)];
  }

  /** Looks at a position, at once. */
  jump(zoom: number, latitude: number, longitude: number) {
    cancelAnimationFrame(this.flight);
    [this.zoom, this.x, this.y] = [zoom, xOf(longitude), yOf(latitude)];
    this.settle();
    this.moved(true);
  }

  /** Moves by pixels. */
  pan(dx: number, dy: number, done = false) {
    cancelAnimationFrame(this.flight);
    this.x -= dx / this.scale;
    this.y -= dy / this.scale;
    this.settle();
    this.moved(done);
  }

  /** Zooms with the point at a pixel held in place. */
  zoomAt(change: number, px = this.width / 2, py = this.height / 2, done = false) {
    cancelAnimationFrame(this.flight);
    const [x, y] = this.unproject(px, py);
    this.zoom += change;
    this.settle();
    const [nowX, nowY] = this.unproject(px, py);
    this.x += x - nowX;
    this.y += y - nowY;
    this.settle();
    this.moved(done);
  }

  /** Flies to a point of the unit square; jumps where the reader wants no motion. */
  fly(x: number, y: number, zoom: number) {
    cancelAnimationFrame(this.flight);
    const from = { x: this.x, y: this.y, zoom: this.zoom };
    let dx = x - from.x;
    dx -= Math.round(dx);
    const begin = performance.now();
    const length = STILL.matches ? 0 : 280;
    const step = (now: number) => {
      const part = length ? Math.min(1, Math.max(0, (now - begin) / length)) : 1;
      const eased = 1 - (1 - part) ** 3;
      this.zoom = from.zoom + (zoom - from.zoom) * eased;
      this.x = from.x + dx * eased;
      this.y = from.y + (y - from.y) * eased;
      this.settle();
      this.moved(part === 1);
      if (part < 1) this.flight = requestAnimationFrame(step);
    };
    step(begin);
  }

  /** The centre and zoom at which a box (west, north, east, south in the unit square) fills the view. */
  fitting(box: [number, number, number, number], most = 11, margin = 56): [number, number, number] {
    const room = (size: number) => Math.max(40, size - 2 * margin);
    const scale = Math.min(room(this.width - this.covered) / Math.max(1e-9, box[2] - box[0]), room(this.height) / Math.max(1e-9, box[3] - box[1]));
    const zoom = Math.max(0, Math.min(most, Math.log2(scale / 256)));
    return [(box[0] + box[2]) / 2 - this.covered / 2 / (256 * 2 ** zoom), (box[1] + box[3]) / 2, zoom];
  }
}

/** What a press on the map may become. */
export interface Gestures {
  /** A press that did not move. */
  click(px: number, py: number): void;
  /** The pointer without a press. */
  hover(px: number, py: number): void;
  /** Whether a press here drags something else than the map; then it is told where to. */
  grab(px: number, py: number): ((px: number, py: number, done: boolean) => void) | null;
}

/** Lets pointers, wheel and keys on `element` move the camera. */
export function steer(element: HTMLElement, camera: Camera, gestures: Gestures) {
  const pointers = new Map<number, [number, number]>();
  let pressed: [number, number] | null = null;
  let moved = false;
  let grabbed: ReturnType<Gestures["grab"]> = null;
  let lastTap = 0;
  let lastAt: [number, number] = [0, 0];
  const at = (event: MouseEvent): [number, number] => {
    const box = element.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };
  element.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    const point = at(event);
    element.setPointerCapture(event.pointerId);
    pointers.set(event.pointerId, point);
    if (pointers.size === 1) {
      [pressed, moved] = [point, false];
      grabbed = gestures.grab(...point);
    } else {
      moved = true;
      grabbed = null;
    }
  });
  element.addEventListener("pointermove", (event) => {
    const point = at(event);
    const before = pointers.get(event.pointerId);
    if (!before) return gestures.hover(...point);
    if (pressed && Math.hypot(point[0] - pressed[0], point[1] - pressed[1]) > 4) moved = true;
    if (grabbed) return moved ? grabbed(...point, false) : undefined;
    if (pointers.size === 2) {
      const other = [...pointers].find(([id]) => id !== event.pointerId)![1];
      const span = (p: [number, number]) => Math.max(1, Math.hypot(p[0] - other[0], p[1] - other[1]));
      camera.zoomAt(Math.log2(span(point) / span(before)), (point[0] + other[0]) / 2, (point[1] + other[1]) / 2);
      camera.pan((point[0] - before[0]) / 2, (point[1] - before[1]) / 2);
    } else if (moved) {
      camera.pan(point[0] - before[0], point[1] - before[1]);
    }
    pointers.set(event.pointerId, point);
  });
  const release = (event: PointerEvent) => {
    if (!pointers.delete(event.pointerId)) return;
    const point = at(event);
    if (pointers.size > 0) return;
    if (event.type === "pointerup" && !moved) {
      const isNear = Math.hypot(point[0] - lastAt[0], point[1] - lastAt[1]) < 30;
      const again = event.timeStamp - lastTap < 320 && isNear && pressed && event.pointerType === "touch";
      [lastTap, lastAt] = [again ? 0 : event.timeStamp, point];
      if (again) camera.zoomAt(1, ...point, true);
      else gestures.click(...point);
    } else if (grabbed) grabbed(...point, true);
    else camera.pan(0, 0, true);
    [grabbed, pressed] = [null, null];
  };
  element.addEventListener("pointerup", release);
  element.addEventListener("pointercancel", release);
  element.addEventListener("dblclick", (event) => camera.zoomAt(1, ...at(event), true));
  let settled = 0;
  element.addEventListener(
    "wheel",
    (event) => {
      event.preventDefault();
      const lines = event.deltaMode === 1 ? 16 : 1;
      const change = -event.deltaY * lines * (event.ctrlKey ? 0.01 : 0.0025);
      camera.zoomAt(Math.max(-0.6, Math.min(0.6, change)), ...at(event));
      clearTimeout(settled);
      settled = window.setTimeout(() => camera.pan(0, 0, true), 200);
    },
    { passive: false },
  );
  element.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = event.shiftKey ? 240 : 80;
    const moves: { [key: string]: () => void } = {
      ArrowLeft: () => camera.pan(step, 0, true),
      ArrowRight: () => camera.pan(-step, 0, true),
      ArrowUp: () => camera.pan(0, step, true),
      ArrowDown: () => camera.pan(0, -step, true),
      "+": () => camera.zoomAt(0.5, undefined, undefined, true),
      "=": () => camera.zoomAt(0.5, undefined, undefined, true),
      "-": () => camera.zoomAt(-0.5, undefined, undefined, true),
      Enter: () => gestures.click(camera.width / 2, camera.height / 2),
    };
    if (!moves[event.key]) return;
    event.preventDefault();
    moves[event.key]();
  });
}
