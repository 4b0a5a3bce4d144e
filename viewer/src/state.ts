// What is looked at, and its form in the address's fragment.

import { type Unit, dayOf, isoOf } from "./days.js";
import type { LngLat } from "./mercator.js";

/** The lists of names that one may choose from. */
export const CHOICES = ["type", "status", "precision", "country", "place", "actor", "source", "review"] as const;
/** One of them. */
export type Choice = (typeof CHOICES)[number];
/** Which tolls are looked at. */
export type TollFilter = "" | "killed" | "injured" | "none";
/** Which name labels have: the layer's, the reports', the row's own, or one of a language. */
export type LabelPolicy = string;

/** The orders of the list, the first one first. */
export const ORDERS = ["newest", "oldest", "killed", "place"] as const;
/** One of them. */
export type Order = (typeof ORDERS)[number];

/** The steps of time that one may choose, and what a step does: move a window, or let it grow. */
export const STEPS = ["day", "week", "month", "year"] as const satisfies readonly Unit[];
/** One of them. */
export type Step = (typeof STEPS)[number];

/** No more points than this are measured. */
export const MOST_POINTS = 50;

/** Everything that a link holds. */
export interface State {
  /** Zoom, latitude, longitude; `null` where all is in view. */
  view: [number, number, number] | null;
  /** First and last day, `null` where open. */
  from: number | null;
  to: number | null;
  /** Whether undated incidents are shown; `null`: unless a time is chosen. */
  undated: boolean | null;
  /** The step of time; `null` for the one that suits the days of this map. */
  step: Step | null;
  /** Whether steps add up, rather than move the chosen time on. */
  grows: boolean;
  choices: { [K in Choice]: string[] };
  toll: TollFilter;
  /** The least of killed, by the highest figure; `null` where any. */
  least: number | null;
  text: string;
  /** The id of the incident that is open. */
  selected: string | null;
  /** The point whose incidents are listed. */
  at: LngLat | null;
  /** Longitude, latitude, metres. */
  radius: [number, number, number] | null;
  /** The points that are measured; `null` where nobody measures. */
  measure: LngLat[] | null;
  labels: LabelPolicy;
  /** How the list is ordered. */
  order: Order;
  /** Whether the images of the server that the page names are shown. */
  tiles: boolean;
}

/** What is looked at first. */
export function initial(): State {
  return {
    view: null,
    from: null,
    to: null,
    undated: null,
    step: null,
    grows: false,
    choices: { type: [], status: [], precision: [], country: [], place: [], actor: [], source: [], review: [] },
    toll: "",
    least: null,
    text: "",
    selected: null,
    at: null,
    radius: null,
    measure: null,
    labels: "",
    order: ORDERS[0],
    tiles: true,
  };
}

/** A state without what narrows what is shown; how it is looked at stays. */
export function cleared(state: State): State {
  const { view, selected, labels, order, tiles, step, grows, measure } = state;
  return { ...initial(), view, selected, labels, order, tiles, step, grows, measure };
}

/** Whether anything but view, selection and labels narrows what is shown. */
export function isNarrowed(state: State): boolean {
  const chosen = CHOICES.some((choice) => state.choices[choice].length > 0);
  return chosen || !!state.toll || state.least !== null || !!state.text || state.from !== null || state.to !== null || state.radius !== null;
}

const round = (n: number, digits: number) => Number(n.toFixed(digits));

/** The fragment of a state, without `#`. */
export function fragmentOf(state: State): string {
  const parts = new URLSearchParams();
  const { view, from, to, at, radius } = state;
  if (view) parts.set("map", [round(view[0], 2), round(view[1], 4), round(view[2], 4)].join("/"));
  if (from !== null) parts.set("from", isoOf(from));
  if (to !== null) parts.set("to", isoOf(to));
  if (state.undated !== null) parts.set("undated", state.undated ? "1" : "0");
  if (state.step) parts.set("step", state.step);
  if (state.grows) parts.set("grow", "1");
  for (const choice of CHOICES) for (const name of state.choices[choice]) parts.append(choice, name);
  if (state.toll) parts.set("toll", state.toll);
  if (state.least !== null) parts.set("least", String(state.least));
  if (state.text) parts.set("text", state.text);
  if (at) parts.set("at", at.join(","));
  if (radius) parts.set("radius", [round(radius[0], 5), round(radius[1], 5), Math.round(radius[2])].join(","));
  if (state.measure?.length) parts.set("measure", state.measure.map((point) => point.map((n) => round(n, 5)).join(",")).join(";"));
  if (state.labels) parts.set("labels", state.labels);
  if (state.order !== ORDERS[0]) parts.set("order", state.order);
  if (!state.tiles) parts.set("tiles", "0");
  if (state.selected) parts.set("incident", state.selected);
  return parts.toString();
}

function numbers(text: string | null, separator: string, count: number): number[] | null {
  const found = (text ?? "").split(separator).map((part) => (part.trim() ? Number(part) : NaN));
  return found.length === count && found.every(Number.isFinite) ? found : null;
}

/** The state of a fragment; what makes no sense in it is left out. */
export function stateOf(fragment: string): State {
  const parts = new URLSearchParams(fragment.replace(/^#/, ""));
  const state = initial();
  const view = numbers(parts.get("map"), "/", 3);
  if (view) {
    const clamp = (n: number, most: number) => Math.max(-most, Math.min(most, n));
    state.view = [Math.max(0, Math.min(18, view[0])), clamp(view[1], 85), clamp(view[2], 180)];
  }
  const day = (name: string) => {
    const found = dayOf(parts.get(name));
    return Number.isNaN(found) ? null : found;
  };
  [state.from, state.to] = [day("from"), day("to")];
  const undated = parts.get("undated");
  if (undated) state.undated = undated === "1";
  state.step = STEPS.find((step) => step === parts.get("step")) ?? null;
  state.grows = parts.get("grow") === "1";
  for (const choice of CHOICES) state.choices[choice] = parts.getAll(choice);
  const toll = parts.get("toll");
  if (toll === "killed" || toll === "injured" || toll === "none") state.toll = toll;
  const least = parts.get("least");
  if (least && /^\d{1,9}$/.test(least) && Number(least) > 0) state.least = Number(least);
  state.text = parts.get("text") ?? "";
  state.at = numbers(parts.get("at"), ",", 2) as LngLat | null;
  const radius = numbers(parts.get("radius"), ",", 3);
  if (radius && radius[2] > 0 && Math.abs(radius[1]) <= 90) state.radius = radius as [number, number, number];
  const points = (parts.get("measure") ?? "").split(";", MOST_POINTS).map((part) => numbers(part, ",", 2) as LngLat | null);
  const onEarth = points.filter((point) => point !== null && Math.abs(point[1]) <= 90 && Math.abs(point[0]) <= 180) as LngLat[];
  if (onEarth.length) state.measure = onEarth;
  state.labels = parts.get("labels") ?? "";
  state.order = ORDERS.find((order) => order === parts.get("order")) ?? ORDERS[0];
  state.tiles = parts.get("tiles") !== "0";
  state.selected = parts.get("incident");
  return state;
}
