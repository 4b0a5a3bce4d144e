// The list beside the map: what is shown, a page at a time, for eyes, keyboards and screen readers alike.

import { type Data, textOf } from "./data.js";
import { append, byId, h, icon, said } from "./dom.js";
import type { Incidents } from "./incidents.js";
import { palette } from "./palette.js";
import { TYPES, colourOf, svgShape } from "./types.js";
import { count, exactness, tollWords, whenWords } from "./words.js";

/** How many incidents a page has. */
const PAGE = 50;

/** The orders of the list. */
const ORDERS: { [name: string]: (data: Data, incidents: Incidents) => (a: number, b: number) => number } = {
  newest: (_, { start }) => (a, b) => (start[b] || -1e9) - (start[a] || -1e9) || a - b,
  oldest: (_, { start }) => (a, b) => (start[a] || 1e9) - (start[b] || 1e9) || a - b,
  killed: (_, { killedLow, killedHigh }) => {
    const toll = (row: number) => killedHigh[row] || killedLow[row] || -1;
    return (a, b) => toll(b) - toll(a) || a - b;
  },
  place: (data) => {
    const column = data.columns.get("location");
    if (!column) return (a, b) => a - b;
    const order = [...column.values.keys()].sort((a, b) =>
      String(column.values[a] ?? "\uffff").localeCompare(String(column.values[b] ?? "\uffff"), "en"),
    );
    const rank = new Uint32Array(order.length);
    order.forEach((value, i) => (rank[value] = i));
    return (a, b) => rank[column.index[a]] - rank[column.index[b]] || a - b;
  },
};

/** The shape and colour of a type, beside words. */
export function typeIcon(type: number): SVGElement {
  return icon(svgShape(type), "-1.7 -1.7 3.4 3.4", colourOf(type, palette().dark));
}

/** The list of incidents. */
export class List {
  private rows: Uint32Array = new Uint32Array();
  private page = 0;
  private sorted = false;
  private certain: Uint8Array | null = null;

  constructor(
    private readonly data: Data,
    private readonly incidents: Incidents,
    private readonly open: (row: number) => void,
    private readonly point: (row: number) => void,
  ) {
    byId("order").addEventListener("change", () => {
      this.sorted = false;
      this.page = 0;
      this.draw();
    });
  }

  /** Shows other incidents; `certain` says which lie in the radius for certain (2) or possibly (1). */
  show(rows: Uint32Array, certain: Uint8Array | null) {
    this.certain = certain;
    const same = rows.length === this.rows.length && rows.every((row, i) => row === this.source[i]);
    if (!same) [this.source, this.rows, this.page, this.sorted] = [rows, rows.slice(), 0, false];
    this.draw();
  }

  private source: Uint32Array = new Uint32Array();

  private turn(page: number) {
    this.page = page;
    this.draw();
    byId("list").querySelector("button")?.focus();
    byId("panel").scrollTop = 0;
  }

  private draw() {
    if (!this.sorted) {
      const order = ORDERS[byId<HTMLSelectElement>("order").value] ?? ORDERS.newest;
      this.rows.sort(order(this.data, this.incidents));
      this.sorted = true;
    }
    const from = this.page * PAGE;
    const shown = this.rows.subarray(from, from + PAGE);
    byId("list").replaceChildren(...Array.from(shown, (row) => this.item(row)));
    const pages = Math.ceil(this.rows.length / PAGE);
    const pager = byId("pager");
    pager.hidden = pages < 2;
    if (pages < 2) return;
    const button = (text: string, page: number) =>
      h("button", { type: "button", class: "plain", disabled: page < 0 || page >= pages, onclick: () => this.turn(page) }, text);
    pager.replaceChildren(
      button("Previous", this.page - 1),
      h("span", {}, `${count(from + 1)}–${count(from + shown.length)} of ${count(this.rows.length)}`),
      button("Next", this.page + 1),
    );
  }

  private item(row: number): HTMLElement {
    const { data, incidents } = this;
    const toll = tollWords(data, incidents, row);
    const status = textOf(data, "claim_status", row);
    const kind = textOf(data, "sub_event_type", row) || TYPES[incidents.type[row]].short;
    const where = textOf(data, "location", row) || "Not located";
    const notes: (HTMLElement | null)[] = [
      status === "disputed" || status === "denied" ? h("span", { class: "tag warn" }, status === "denied" ? "Denied" : "Disputed") : null,
      textOf(data, "review_status", row) === "needs_review" ? h("span", { class: "tag" }, "Needs review") : null,
      this.certain?.[row] === 1 ? h("span", { class: "tag" }, "Possibly within") : null,
    ];
    const button = h(
      "button",
      { type: "button", class: "incident", onclick: () => this.open(row), onmouseenter: () => this.point(row), onmouseleave: () => this.point(-1) },
      typeIcon(incidents.type[row]),
      h("span", { class: "what" }, said(where), h("span", { class: "kind" }, said(kind))),
      h("span", { class: "when" }, whenWords(incidents, row)),
      h("span", { class: "more" }, toll || "No figures", h("span", { class: "dim" }, ` · ${exactness(incidents, row)}`)),
    );
    append(button, notes);
    return h("li", {}, button);
  }
}
