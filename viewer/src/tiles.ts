// Map images of a server, where the maker of the page named one: drawn over the background, which stays wherever an image does not come.

import type { Camera } from "./camera.js";

/** The server, as the page's data name it; its policy lets the page ask no other. */
export interface Server {
  /** An address with `{z}`, `{x}` and `{y}`. */
  url: string;
  /** Scheme, host and port. */
  server: string;
  credit: string;
  /** The highest zoom that there are images of. */
  most: number;
}

/** The pixels of an image's side. */
const SIDE = 256;
/** So many images are kept. */
const MOST_KEPT = 600;
/** So many are asked for at once, as browsers do with one server. */
const MOST_ASKED = 6;
/** An image that did not come is asked for again after so many ms. */
const PATIENCE = 20_000;

interface Tile {
  image: HTMLImageElement | null;
  came: boolean;
  failed: number;
}

/** The number of an image's address: zoom, column, row. */
type Place = [number, number, number];

/** The images of a server. */
export class Tiles {
  private readonly kept = new Map<string, Tile>();
  private asked = 0;
  private failures = 0;
  private successes = 0;

  constructor(
    private readonly server: Server,
    private readonly changed: () => void,
  ) {}

  /** Whether images come: those that are missing then say nothing of the server. */
  get answers(): boolean {
    return this.successes > 0;
  }

  /** Whether nothing came but failures. */
  get isSilent(): boolean {
    return this.failures > 0 && this.successes === 0;
  }

  /** Draws what has come for this view, and asks for the rest. Returns whether anything was drawn. */
  draw(context: CanvasRenderingContext2D, camera: Camera): boolean {
    const zoom = Math.max(0, Math.min(this.server.most, Math.round(camera.zoom)));
    const places = placesOf(camera, zoom);
    let drawn = false;
    for (const [column, row] of places) drawn = this.drawAt(context, camera, [zoom, column, row]) || drawn;
    // The middle of the view comes first.
    const [x, y] = [camera.x * 2 ** zoom - 0.5, camera.y * 2 ** zoom - 0.5];
    places.sort((a, b) => Math.hypot(a[0] - x, a[1] - y) - Math.hypot(b[0] - x, b[1] - y));
    for (const [column, row] of places) this.ask([zoom, column, row]);
    return drawn;
  }

  /** Draws an image, or as long as it has not come the part of a coarser one. */
  private drawAt(context: CanvasRenderingContext2D, camera: Camera, [zoom, column, row]: Place): boolean {
    const size = camera.scale / 2 ** zoom;
    const left = camera.width / 2 + (column / 2 ** zoom - camera.x) * camera.scale;
    const top = camera.height / 2 + (row / 2 ** zoom - camera.y) * camera.scale;
    for (let up = 0; up <= Math.min(zoom, 5); up++) {
      const parts = 2 ** up;
      const tile = this.kept.get(keyOf([zoom - up, Math.floor(column / parts), Math.floor(row / parts)]));
      if (!tile?.came || !tile.image) continue;
      const side = tile.image.naturalWidth / parts;
      const [sx, sy] = [(((column % parts) + parts) % parts) * side, (row % parts) * side];
      // Half a pixel over the edge hides the seams.
      context.drawImage(tile.image, sx, sy, side, side, left, top, size + 0.5, size + 0.5);
      return true;
    }
    return false;
  }

  private ask(place: Place) {
    const key = keyOf(place);
    const known = this.kept.get(key);
    if (known && (known.came || known.image || performance.now() - known.failed < PATIENCE)) return;
    if (this.asked >= MOST_ASKED) return;
    this.asked++;
    const image = new Image(SIDE, SIDE);
    const tile: Tile = { image, came: false, failed: 0 };
    this.keep(key, tile);
    image.decoding = "async";
    const done = (came: boolean) => {
      this.asked--;
      tile.came = came && image.naturalWidth > 0;
      if (tile.came) this.successes++;
      else {
        this.failures++;
        [tile.image, tile.failed] = [null, performance.now()];
      }
      this.changed();
    };
    image.onload = () => done(true);
    image.onerror = () => done(false);
    image.src = addressOf(this.server.url, place);
  }

  private keep(key: string, tile: Tile) {
    this.kept.delete(key);
    this.kept.set(key, tile);
    const [oldest] = this.kept.keys();
    if (this.kept.size > MOST_KEPT && oldest !== undefined) this.kept.delete(oldest);
  }
}

/** The address of an image; columns beyond the antimeridian are those of the other side. */
export function addressOf(url: string, [zoom, column, row]: Place): string {
  const around = 2 ** zoom;
  const numbers: { [place: string]: number } = { "{z}": zoom, "{x}": ((column % around) + around) % around, "{y}": row };
  return url.replace(/\{[zxy]\}/g, (place) => String(numbers[place]));
}

function keyOf([zoom, column, row]: Place): string {
  const around = 2 ** zoom;
  return `${zoom}/${((column % around) + around) % around}/${row}`;
}

/** Columns and rows of the images in view; columns run on across the antimeridian. */
export function placesOf(camera: Camera, zoom: number): [number, number][] {
  const around = 2 ** zoom;
  const [west, north] = camera.unproject(0, 0);
  const [east, south] = camera.unproject(camera.width, camera.height);
  const found: [number, number][] = [];
  for (let row = Math.max(0, Math.floor(north * around)); row <= Math.min(around - 1, Math.floor(south * around)); row++) {
    for (let column = Math.floor(west * around); column <= Math.floor(east * around); column++) found.push([column, row]);
  }
  return found;
}
