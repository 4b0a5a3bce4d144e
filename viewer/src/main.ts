// The page: reads the data, keeps the state, and has the parts redrawn that a change concerns.

import { drawAbout, languagesOf } from "./about.js";
import { type Basemap, decode, draw as drawBasemap } from "./basemap.js";
import { Camera, steer } from "./camera.js";
import { card } from "./card.js";
import { CLUSTERED_UP_TO, type Cluster, type Tally, clustersOf, reachOf, tallyOf } from "./cluster.js";
import { type Data, behindOf, bytesOf, readCore } from "./data.js";
import { byId, h, isBelow } from "./dom.js";
import { showState } from "./fields.js";
import { hereOf, inTime, maskOf, matchesOf, rowsOf, showsUndated } from "./filter.js";
import { distance } from "./geodesic.js";
import { TimeStrip, barsOf, extentOf, stepFor } from "./histogram.js";
import { type Incidents, boxOf, incidentsOf, spotAt } from "./incidents.js";
import { drawLabels } from "./labels.js";
import { List } from "./list.js";
import { type Mark, drawFootprints, drawMarks, drawSelectedArea, drawSelectedRing, markAt, markRadius, marksOf } from "./marks.js";
import { MeasureTool } from "./measure.js";
import { yOf } from "./mercator.js";
import { lightPalette, palette, whenPaletteChanges } from "./palette.js";
import { drawChoices, drawLegend } from "./panel.js";
import { drawRadius, firstRadius, isOnHandle, offerNames, positionOf, reaching } from "./radius.js";
import { type Nearness, csvOf, geojsonOf, handOver } from "./save.js";
import { coveredBoxes, drawCross, drawScale, drawTip } from "./overlay.js";
import { type State, type Step, cleared, fragmentOf, stateOf } from "./state.js";
import { drawSummary } from "./summary.js";
import { type Texts, textsOf } from "./texts.js";
import { Tiles } from "./tiles.js";
import { counted, lengthWords, placeLabel } from "./words.js";

/** Whether a state is one to come back to, takes the place of the one before, or is on its way to another (while something is dragged). */
type Remembering = "push" | "replace" | "none";

/** The page at work. */
class Page {
  private state: State = stateOf(location.hash);
  private mask: Uint8Array;
  private shown: Uint8Array;
  private rows: Uint32Array = new Uint32Array();
  private tally: Tally;
  private readonly clusters = new Map<number, Cluster[]>();
  private marks: Mark[] = [];
  private pointed: Mark | null = null;
  private pointedRow = -1;
  private matches: Uint8Array | null = null;
  private readonly extent: [number, number] | null;
  private readonly camera = new Camera((done) => this.cameraMoved(done));
  private readonly time: TimeStrip;
  private readonly list: List;
  private readonly measure: MeasureTool;
  private base: Basemap | null = null;
  private detail: Basemap | null = null;
  private texts: Texts | null = null;
  private readsTexts = false;
  private readonly tiles: Tiles | null;
  private reach: number;
  private placing = false;
  private frame = 0;
  private late = 0;
  private wantsBase = true;
  /** Whether the images of a server are in view, which have names of their own. */
  private hasTiles = false;

  constructor(
    private readonly data: Data,
    private readonly incidents: Incidents,
  ) {
    this.mask = maskOf(data, incidents, this.state, null);
    this.shown = inTime(incidents, this.mask, this.state);
    this.tally = tallyOf(incidents, this.shown);
    this.reach = reachOf(this.tally, markRadius);
    this.tiles = data.tiles && new Tiles(data.tiles, () => this.redraw(true));
    if (data.tiles) this.camera.most = Math.max(this.camera.most, Math.min(19, data.tiles.most));
    this.extent = extentOf(incidents);
    this.time = new TimeStrip({
      choose: ([from, to], done) => this.change({ from, to }, done ? "push" : "none"),
    });
    this.list = new List(data, incidents, (row) => this.select(row), (row) => this.pointAt(row), () => this.state.labels);
    this.measure = new MeasureTool({
      choose: (points, done) => this.measured(points, done),
      position: (text) => positionOf(data, incidents, text),
    });
    this.controls();
    this.map();
  }

  /** Draws everything for the first time. */
  begin(base: Basemap | null) {
    this.base = base;
    this.resize();
    this.look();
    this.refilter(false);
    if (this.state.selected) void this.showCard();
  }

  /** Takes the finer background. */
  refine(detail: Basemap | null) {
    this.detail = detail;
    this.redraw(true);
  }

  // What is looked at.

  /** Looks where the state says, else at everything. */
  private look() {
    const { view } = this.state;
    if (view) return this.camera.jump(...view);
    const all = new Uint8Array(this.incidents.rows).fill(1);
    const box = boxOf(this.incidents, this.shown) ?? boxOf(this.incidents, all);
    if (!box) return this.camera.jump(1.4, 25, 20);
    const [x, y, zoom] = this.camera.fitting(box, 10);
    [this.camera.x, this.camera.y, this.camera.zoom] = [x, y, zoom];
    this.camera.pan(0, 0);
  }

  private cameraMoved(done: boolean) {
    this.redraw(true);
    if (!done) return;
    const [longitude, latitude] = this.camera.centre;
    this.state.view = [this.camera.zoom, latitude, longitude];
    this.remember("replace");
    this.relist();
  }

  /** Changes the state, and what follows from it. */
  private change(changes: Partial<State>, how: Remembering = "push") {
    this.state = { ...this.state, ...changes };
    if (changes.radius !== undefined) this.fields();
    this.remember(how);
    this.refilter(Object.keys(changes).every((key) => key === "from" || key === "to" || key === "undated"));
  }

  private remember(how: Remembering) {
    const fragment = `#${fragmentOf(this.state)}`;
    clearTimeout(this.late);
    if (how === "none" || fragment === location.hash) return;
    try {
      if (how === "push") history.pushState(null, "", fragment);
      else history.replaceState(null, "", fragment);
    } catch {
      // Some browsers refuse where they are asked often, as by a key that is held down. The last state is then written later.
      this.late = window.setTimeout(() => this.remember("replace"), 1000);
    }
  }

  private refilter(timeOnly: boolean) {
    const { data, incidents, state } = this;
    if (state.text) void this.readTexts();
    if (!timeOnly) this.mask = maskOf(data, incidents, state, this.texts);
    this.shown = inTime(incidents, this.mask, state);
    this.tally = tallyOf(incidents, this.shown);
    this.reach = reachOf(this.tally, markRadius);
    this.clusters.clear();
    this.matches = state.radius ? matchesOf(incidents, state.radius) : null;
    this.strip();
    this.relist();
    drawLegend(incidents, this.shown);
    this.choices();
    this.redraw(false);
  }

  /** Reads the passages once a text is looked for, and looks again. */
  private async readTexts() {
    if (this.texts || this.readsTexts) return;
    this.readsTexts = true;
    this.texts = await textsOf(this.data);
    this.refilter(false);
  }

  private strip() {
    const { incidents, state } = this;
    const bars = barsOf(incidents, this.mask, this.extent, this.time.room);
    this.time.show(bars, this.extent, [state.from, state.to], showsUndated(state));
  }

  private choices() {
    const { data, incidents, state } = this;
    if (!byId<HTMLDetailsElement>("filters").open) return;
    drawChoices(data, incidents, this.shown, state, (choice, names) =>
      this.change({ choices: { ...this.state.choices, [choice]: names } }),
    );
  }

  /** The list and the sums: what is shown in the part of the world that is looked at, and what is on no map. */
  private relist() {
    const { incidents, state } = this;
    const [west, north] = this.camera.unproject(0, 0);
    const [east, south] = this.camera.unproject(this.camera.width, this.camera.height);
    const at = state.at && spotAt(incidents, state.at);
    const { here, ...numbers } = hereOf(incidents, this.shown, at, state.radius, [west, north, east, south]);
    this.rows = rowsOf(here);
    this.list.show(here, this.rows.length, this.matches);
    const { rows, matches } = this;
    drawSummary(this.data, incidents, state, { rows, ...numbers, matches, isReading: !!state.text && !this.texts });
  }

  // The map.

  private redraw(base: boolean) {
    this.wantsBase ||= base;
    if (this.frame) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      this.draw();
    });
  }

  private context(id: string): CanvasRenderingContext2D {
    const canvas = byId<HTMLCanvasElement>(id);
    const ratio = devicePixelRatio || 1;
    const [width, height] = [Math.round(this.camera.width * ratio), Math.round(this.camera.height * ratio)];
    if (canvas.width !== width || canvas.height !== height) [canvas.width, canvas.height] = [width, height];
    const context = canvas.getContext("2d")!;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    return context;
  }

  private draw() {
    const { camera, incidents, data, state } = this;
    const tiles = state.tiles ? this.tiles : null;
    // What a server draws is light, whatever the page is.
    const colours = tiles?.answers ? lightPalette() : palette();
    const base = (camera.zoom >= 3.5 && this.detail) || this.base || this.detail;
    let isBare = true;
    if (this.wantsBase) {
      const ground = this.context("base");
      if (base) drawBasemap(ground, camera, base, colours);
      if (tiles) this.hasTiles = tiles.draw(ground, camera);
    }
    if (tiles) {
      byId("tiles-silent").hidden = !tiles.isSilent;
      isBare = !this.hasTiles;
    }
    this.wantsBase = false;
    const context = this.context("marks");
    context.clearRect(0, 0, camera.width, camera.height);
    this.marks = marksOf(camera, this.clustersNow());
    drawFootprints(context, camera, this.marks, this.tally, data.shapes, incidents, colours);
    if (state.radius) drawRadius(context, camera, state.radius, colours);
    const chosen = this.chosenRows();
    for (const row of chosen) drawSelectedArea(context, camera, incidents, row, data.shapes.get(row), colours);
    drawMarks(context, this.marks, this.tally, colours, this.pointed);
    for (const row of chosen) drawSelectedRing(context, camera, incidents, row, this.marks, colours);
    this.measure.draw(context, camera, colours);
    const named = this.marks
      .filter(({ cluster }) => cluster.spot >= 0)
      .reverse()
      .slice(0, 150)
      .map((mark) => ({ mark, name: placeLabel(data, state.labels, this.tally.row[mark.cluster.spot]) }));
    const around = isBare ? { cities: data.cities, countries: base?.countries ?? [] } : { cities: [], countries: [] };
    drawLabels(context, camera, this.marks, { marks: named, ...around }, coveredBoxes(), colours);
    if (byId("map").matches(":focus-visible")) drawCross(context, camera, colours);
    drawScale(camera);
    document.documentElement.dataset.drawn = "true";
  }

  private clustersNow(): Cluster[] {
    const zoom = Math.max(0, Math.min(CLUSTERED_UP_TO, Math.floor(this.camera.zoom * 2) / 2));
    let clusters = this.clusters.get(zoom);
    if (!clusters) this.clusters.set(zoom, (clusters = clustersOf(this.incidents.spots, this.tally, zoom, this.reach)));
    return clusters;
  }

  /** The open incident and the one that is pointed at in the list, where they are on the map. */
  private chosenRows(): number[] {
    const selected = this.state.selected === null ? undefined : this.incidents.rowOf.get(this.state.selected);
    return [...new Set([selected ?? -1, this.pointedRow])].filter((row) => row >= 0 && this.incidents.spot[row] >= 0);
  }

  /** Takes the points that are measured: nothing else than the line follows from them. */
  private measured(measure: State["measure"], done: boolean) {
    if (this.placing) this.place(false);
    this.state = { ...this.state, measure };
    this.remember(done ? "push" : "none");
    this.measure.show(measure);
    this.redraw(false);
  }

  private resize() {
    const box = byId("map").getBoundingClientRect();
    this.camera.resize(box.width, box.height);
    const corner = byId("corner").getBoundingClientRect();
    // Where the legend lies over a wide map, what is to be seen goes beside it.
    this.camera.covered = corner.top < box.bottom && box.width > 700 ? corner.right - box.left : 0;
    this.redraw(true);
  }

  private map() {
    const map = byId("map");
    new ResizeObserver(() => {
      this.resize();
      this.strip();
    }).observe(map);
    steer(map, this.camera, {
      click: (px, py) => this.click(px, py),
      hover: (px, py) => this.hover(px, py),
      grab: (px, py) => this.grab(px, py),
    });
    for (const event of ["focus", "blur"]) map.addEventListener(event, () => this.redraw(false));
    map.addEventListener("pointerleave", () => this.hover(-99, -99));
    const print = (printing: boolean) => {
      this.wantsBase = true;
      this.draw();
      this.time.draw();
      drawLegend(this.incidents, this.shown);
      this.list.print(printing);
    };
    whenPaletteChanges(() => this.repaint(), print);
  }

  private repaint() {
    this.redraw(true);
    this.refilter(true);
  }

  private click(px: number, py: number) {
    if (this.placing) {
      this.place(false);
      const at = this.camera.lngLatAt(px, py);
      return this.change({ radius: firstRadius(this.camera, at), at: null });
    }
    const mark = markAt(this.marks, px, py);
    if (this.measure.isOn) return this.measure.press(this.camera, mark, px, py);
    if (!mark) {
      if (this.state.at) this.change({ at: null });
      return;
    }
    const { cluster } = mark;
    if (cluster.spot >= 0) {
      const row = this.tally.row[cluster.spot];
      if (cluster.count === 1) return this.select(row);
      this.deselect();
      this.change({ at: [this.incidents.longitude[row], this.incidents.latitude[row]] });
      if (isBelow("panel")) byId("panel").scrollIntoView();
      return;
    }
    const [x, y, zoom] = this.camera.fitting(cluster.box, CLUSTERED_UP_TO);
    this.camera.fly(x, y, Math.max(zoom, this.camera.zoom + 0.8));
  }

  private hover(px: number, py: number) {
    const mark = this.placing ? null : markAt(this.marks, px, py);
    const map = byId("map");
    const onHandle = this.state.radius && isOnHandle(this.camera, this.state.radius, px, py);
    map.style.cursor = this.placing || this.measure.isOn ? "crosshair" : mark ? "pointer" : onHandle ? "ew-resize" : "";
    const away = this.state.radius && px >= 0 ? distance([this.state.radius[0], this.state.radius[1]], this.camera.lngLatAt(px, py)) : null;
    byId("away").textContent = away === null ? "" : `${lengthWords(away)} from the centre to the pointer`;
    drawTip(mark, this.tally, this.camera, this.data, this.incidents, this.state.labels);
    if (mark?.cluster === this.pointed?.cluster) return;
    this.pointed = mark;
    this.redraw(false);
  }

  private grab(px: number, py: number) {
    const { radius } = this.state;
    const drag = this.measure.grab(this.camera, px, py);
    if (drag) return (x: number, y: number, done: boolean) => drag(this.camera.lngLatAt(x, y), done);
    if (!radius || this.placing) return null;
    if (!isOnHandle(this.camera, radius, px, py)) return null;
    return (x: number, y: number, done: boolean) =>
      this.change({ radius: reaching(this.state.radius ?? radius, this.camera.lngLatAt(x, y)) }, done ? "push" : "none");
  }

  private pointAt(row: number) {
    this.pointedRow = row;
    this.redraw(false);
  }

  // The card.

  private select(row: number) {
    this.state.selected = this.incidents.ids[row];
    this.remember("push");
    const { x, y, spot } = this.incidents;
    if (spot[row] >= 0) {
      const [px, py] = this.camera.project(x[row], y[row]);
      const margin = 40;
      const inside = px > margin && py > margin && px < this.camera.width - margin && py < this.camera.height - margin;
      if (!inside) this.camera.fly(x[row], y[row], Math.max(this.camera.zoom, 6));
    }
    void this.showCard();
  }

  private deselect() {
    if (this.state.selected === null) return;
    const row = this.incidents.rowOf.get(this.state.selected);
    this.state.selected = null;
    this.remember("push");
    void this.showCard();
    if (row !== undefined) this.list.focusOn(row);
  }

  private async showCard() {
    const { data, incidents, state } = this;
    const box = byId("card");
    const id = state.selected;
    const row = id === null ? undefined : incidents.rowOf.get(id);
    byId("browse").hidden = id !== null;
    byId("detail").hidden = id === null;
    this.redraw(false);
    if (id === null) return box.replaceChildren();
    if (row === undefined) {
      return box.replaceChildren(h("p", { class: "notice" }, "This map has no incident ", h("code", {}, id), ". It may be of another run."));
    }
    const behind = await behindOf(data, row);
    if (this.state.selected !== id) return;
    const open = (other: string) => incidents.rowOf.has(other) && this.select(incidents.rowOf.get(other)!);
    box.replaceChildren(card({ data, incidents, row, behind, labels: state.labels, open }));
    const panel = byId("panel");
    panel.scrollTop = 0;
    if (isBelow("panel")) panel.scrollIntoView();
    byId("card-title").focus({ preventScroll: true });
  }

  // Buttons and fields.

  private controls() {
    const on = (id: string, event: string, call: (target: HTMLInputElement) => void) =>
      byId(id).addEventListener(event, (e) => call(e.target as HTMLInputElement));
    byId("heading").textContent = byId("heading").title = document.title;
    on("skip", "click", () => byId("panel").focus());
    on("back", "click", () => this.deselect());
    on("leave-point", "click", () => this.change({ at: null }));
    on("clear", "click", () => this.clear());
    let typed = 0;
    on("search", "input", ({ value }) => {
      clearTimeout(typed);
      typed = window.setTimeout(() => this.change({ text: value.trim() }, "replace"), 120);
    });
    on("toll", "change", ({ value }) => this.change({ toll: value as State["toll"] }));
    on("least", "change", ({ value }) => this.change({ least: Number(value) > 0 ? Math.min(999_999_999, Math.round(Number(value))) : null }));
    on("tiles", "change", ({ checked }) => {
      this.change({ tiles: checked });
      this.redraw(true);
    });
    on("order", "change", ({ value }) => this.change({ order: value as State["order"] }));
    on("step", "change", ({ value }) => this.change({ step: value as Step }, "replace"));
    on("mode", "change", ({ value }) => this.change({ grows: value === "grow" }, "replace"));
    on("undated", "change", ({ checked }) => this.change({ undated: checked }));
    on("filters", "toggle", () => this.choices());
    on("labels", "change", ({ value }) => {
      this.change({ labels: value });
      void this.showCard();
    });
    on("zoom-in", "click", () => this.camera.zoomAt(1, undefined, undefined, true));
    on("zoom-out", "click", () => this.camera.zoomAt(-1, undefined, undefined, true));
    on("fit", "click", () => {
      const box = boxOf(this.incidents, this.shown);
      if (box) this.camera.fly(...this.camera.fitting(box, 10));
    });
    on("theme", "click", () => {
      document.documentElement.dataset.theme = palette().dark ? "light" : "dark";
      this.repaint();
      void this.showCard();
    });
    on("print", "click", () => print());
    on("copy", "click", () => void this.copyLink());
    on("about-open", "click", () => byId<HTMLDialogElement>("about").showModal());
    on("about-close", "click", () => byId<HTMLDialogElement>("about").close());
    on("save-geojson", "click", () => void this.save("geojson"));
    on("save-csv", "click", () => void this.save("csv"));
    this.radiusControls(on);
    addEventListener("popstate", () => this.restore());
    addEventListener("hashchange", () => this.restore());
    document.addEventListener("keydown", (event) => this.key(event));
    // A menu closes once something else is pressed, or one of its own.
    document.addEventListener("click", ({ target }) => {
      const menu = byId<HTMLDetailsElement>("save");
      if (!(target instanceof Node) || !menu.querySelector("summary")!.contains(target)) menu.open = false;
    });
    byId<HTMLSelectElement>("labels").append(...languagesOf(this.data).map(([tag, name]) => h("option", { value: tag }, name)));
    this.fields();
  }

  private radiusControls(on: (id: string, event: string, call: (target: HTMLInputElement) => void) => void) {
    on("radius", "click", () => {
      if (this.state.radius || this.placing) {
        this.place(false);
        this.change({ radius: null });
      } else this.place(true);
      this.fields();
    });
    on("radius-km", "change", ({ value }) => {
      const { radius } = this.state;
      if (radius && Number(value) > 0) this.change({ radius: [radius[0], radius[1], Number(value) * 1000] });
    });
    on("radius-place", "change", ({ value }) => {
      const at = positionOf(this.data, this.incidents, value);
      byId("radius-none").hidden = at !== null || !value;
      if (!at) return;
      this.place(false);
      const radius = this.state.radius ? this.state.radius[2] : 25_000;
      this.change({ radius: [at[0], at[1], radius], at: null });
      this.camera.fly(at[0] / 360 + 0.5, yOf(at[1]), Math.max(this.camera.zoom, 7));
    });
    offerNames(this.data);
  }

  /** Waits for a press on the map, or no longer does. */
  private place(wait: boolean) {
    this.placing = wait;
    this.fields();
    // On a narrow screen the field stands below the map that is to be pressed.
    if (wait && isBelow("panel")) this.tell("Press a point on the map");
    else if (wait) byId("radius-place").focus();
  }

  private clear() {
    this.change(cleared(this.state));
    this.fields();
  }

  private fields() {
    showState(this.state, this.placing, stepFor(this.extent));
    this.measure.show(this.state.measure);
  }

  private restore() {
    const before = this.state;
    this.state = stateOf(location.hash);
    this.time.stop();
    this.fields();
    const { view } = this.state;
    if (view && String(view) !== String(before.view)) this.camera.jump(...view);
    this.redraw(true);
    this.refilter(false);
    if (before.selected !== this.state.selected) void this.showCard();
  }

  private key(event: KeyboardEvent) {
    const typing = event.target instanceof HTMLElement && event.target.matches("input, select, textarea");
    const menu = byId<HTMLDetailsElement>("save");
    if (event.key === "Escape") {
      if (menu.open) {
        menu.open = false;
        menu.querySelector("summary")?.focus();
      } else if (this.placing) this.place(false);
      else if (this.measure.isOn && !typing) this.measure.end();
      else if (!typing && event.target !== byId("bars")) this.state.selected !== null ? this.deselect() : this.state.at && this.change({ at: null });
    } else if (event.key === "/" && !typing) {
      event.preventDefault();
      this.deselect();
      byId("search").focus();
    }
  }

  private async copyLink() {
    this.remember("replace");
    const address = location.href;
    const done = await navigator.clipboard?.writeText(address).then(() => true, () => false);
    if (!done) prompt("The address of this view", address);
    this.tell(done ? "Link copied" : "");
  }

  private tell(text: string) {
    byId("status").textContent = text;
    setTimeout(() => (byId("status").textContent = ""), 2500);
  }

  private async save(kind: "geojson" | "csv") {
    const { data, incidents, rows, state, matches } = this;
    const near: Nearness | null = state.radius && matches && {
      matches,
      distance: (row) => distance([state.radius![0], state.radius![1]], [incidents.longitude[row], incidents.latitude[row]]),
    };
    this.tell("Writing…");
    if (kind === "geojson") handOver("incidents.geojson", "application/geo+json", await geojsonOf(data, incidents, rows, near));
    else handOver("incidents.csv", "text/csv", await csvOf(data, rows, near));
    this.tell(`${counted(rows.length, "incident")} saved`);
  }
}

async function begin() {
  const [data, base] = await Promise.all([readCore(), bytesOf("base110")]);
  const page = new Page(data, incidentsOf(data));
  drawAbout(data);
  page.begin(base && decode(base));
  // The finer background comes once the first picture stands.
  requestAnimationFrame(() =>
    setTimeout(async () => {
      const detail = await bytesOf("base10");
      page.refine(detail && decode(detail));
      document.documentElement.dataset.refined = "true";
    }),
  );
}

begin().catch((error: unknown) => {
  const notice = byId("failure");
  notice.hidden = false;
  notice.textContent = `This map cannot be shown: ${error instanceof Error ? error.message : String(error)}. A current browser is needed.`;
  document.documentElement.dataset.drawn = "failed";
});

