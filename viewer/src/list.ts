// The list beside the map: what is shown, a page at a time, for eyes, keyboards and screen readers alike.

import { type Data, textOf } from "./data.js";
import { append, byId, h, icon, said, titled } from "./dom.js";
import type { Incidents } from "./incidents.js";
import type { LabelPolicy, Order } from "./state.js";
import { palette } from "./palette.js";
import { TYPES, colourOf, svgShape } from "./types.js";
import { count, counted, exactness, placeLabel, tollWords, whenWords } from "./words.js";

/** How many incidents a page has. */
const PAGE = 50;
/** How many incidents are printed; a book is better made from the CSV. */
const PRINTED = 1000;

/** The orders of the list. */
const COMPARED: { [K in Order]: (data: Data, incidents: Incidents) => (a: number, b: number) => number } = {
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
  private mask: Uint8Array = new Uint8Array();
  private total = 0;
  private page = 0;
  private certain: Uint8Array | null = null;
  private printing = false;
  /** All rows in each order that was asked for. */
  private readonly orders = new Map<string, Uint32Array>();

  constructor(
    private readonly data: Data,
    private readonly incidents: Incidents,
    private readonly open: (row: number) => void,
    private readonly point: (row: number) => void,
    private readonly labels: () => LabelPolicy,
  ) {
    byId("order").addEventListener("change", () => (this.page = 0));
  }

  /** Shows the `total` incidents of a mask; `certain` says which lie in the radius for certain (2) or possibly (1). */
  show(mask: Uint8Array, total: number, certain: Uint8Array | null) {
    const same = total === this.total && mask.every((shown, row) => shown === this.mask[row]);
    if (!same) this.page = 0;
    [this.mask, this.total, this.certain] = [mask, total, certain];
    this.draw();
  }

  /** Shows all that paper has room for, and says what it leaves out; or the page again. */
  print(printing: boolean) {
    this.printing = printing;
    this.draw();
    const left = this.total - PRINTED;
    byId("left-out").textContent = printing && left > 0 ? `${counted(left, "more incident")} of these ${left === 1 ? "is" : "are"} not printed. Narrow what is shown, or save it as CSV.` : "";
  }

  /** Brings the keyboard back to an incident that was open, where the page of the list still has it. */
  focusOn(row: number) {
    byId("list").querySelector<HTMLElement>(`[data-row="${row}"]`)?.focus();
  }

  private turn(page: number) {
    this.page = page;
    this.draw();
    byId("list").querySelector("button")?.focus();
    byId("panel").scrollTop = 0;
  }

  private inOrder(): Uint32Array {
    const name = byId<HTMLSelectElement>("order").value as Order;
    let order = this.orders.get(name);
    if (!order) {
      order = Uint32Array.from({ length: this.data.rows }, (_, row) => row);
      order.sort((COMPARED[name] ?? COMPARED.newest)(this.data, this.incidents));
      this.orders.set(name, order);
    }
    return order;
  }

  private draw() {
    const from = this.printing ? 0 : this.page * PAGE;
    const most = this.printing ? PRINTED : PAGE;
    const shown: number[] = [];
    let before = 0;
    for (const row of this.inOrder()) {
      if (!this.mask[row] || before++ < from) continue;
      shown.push(row);
      if (shown.length === most) break;
    }
    byId("list").replaceChildren(...shown.map((row) => this.item(row)));
    const pages = Math.ceil(this.total / PAGE);
    const pager = byId("pager");
    pager.hidden = pages < 2;
    if (pages < 2) return;
    const button = (text: string, page: number) =>
      h("button", { type: "button", class: "plain", disabled: page < 0 || page >= pages, onclick: () => this.turn(page) }, text);
    pager.replaceChildren(
      button("Previous", this.page - 1),
      h("span", {}, `${count(from + 1)}–${count(from + shown.length)} of ${count(this.total)}`),
      button("Next", this.page + 1),
    );
  }

  private item(row: number): HTMLElement {
    const { data, incidents } = this;
    const toll = tollWords(data, incidents, row);
    const status = textOf(data, "claim_status", row);
    const kind = textOf(data, "sub_event_type", row) || TYPES[incidents.type[row]].short;
    // An incident without a place has its words for it in the title only.
    const label = placeLabel(data, this.labels(), row);
    const where = label ? said(label) : titled(textOf(data, "title", row) || "Not located");
    const notes: (HTMLElement | null)[] = [
      status === "disputed" || status === "denied" ? h("span", { class: "tag warn" }, status === "denied" ? "Denied" : "Disputed") : null,
      textOf(data, "review_status", row) === "needs_review" ? h("span", { class: "tag" }, "Needs review") : null,
      this.certain?.[row] === 1 ? h("span", { class: "tag" }, "Possibly within") : null,
    ];
    const button = h(
      "button",
      { type: "button", class: "incident", "data-row": row, onclick: () => this.open(row), onmouseenter: () => this.point(row), onmouseleave: () => this.point(-1) },
      typeIcon(incidents.type[row]),
      h("span", { class: "what" }, where, h("span", { class: "kind" }, said(kind))),
      h("span", { class: "when" }, whenWords(incidents, row)),
      h("span", { class: "more" }, toll || "No figures", h("span", { class: "dim" }, ` · ${exactness(incidents, row)}`)),
    );
    append(button, notes);
    return h("li", {}, button);
  }
}
