// Sentences made from fields: neutral, and with ranges kept.

import { type Data, numberOf, textOf } from "./data.js";
import { shownSpan } from "./days.js";
import { type Incidents, NEVER, PRECISIONS, type Sum } from "./incidents.js";
import type { State } from "./state.js";

const NUMBER = new Intl.NumberFormat("en");

/** A number with its thousands apart. */
export function count(number: number): string {
  return NUMBER.format(number);
}

/** "1 incident", "37 incidents". */
export function counted(number: number, one: string, many = `${one}s`): string {
  return `${count(number)} ${number === 1 ? one : many}`;
}

/** "12", "12–13", "at least 12", "up to 60"; `null` where nothing is stated. */
export function rangeWords(low: number | null, high: number | null): string | null {
  if (low === null && high === null) return null;
  if (low === null) return `up to ${count(high!)}`;
  if (high === null) return `at least ${count(low)}`;
  return low === high ? count(low) : `${count(low)}–${count(high)}`;
}

/** A sum in words: "61–74 killed, 5 without figures". */
export function sumWords(sum: Sum, total: number, what: string): string {
  if (sum.unknown === total) return `no figures for ${what}`;
  const range = sum.low === sum.high ? count(sum.low) : `${count(sum.low)}–${count(sum.high)}`;
  const known = `${range}${sum.open ? " or more" : ""} ${what}`;
  return sum.unknown ? `${known}, ${count(sum.unknown)} without figures` : known;
}

/** When an incident happened. */
export function whenWords(incidents: Incidents, row: number): string {
  return Number.isNaN(incidents.start[row]) ? "Undated" : shownSpan(incidents.start[row], incidents.end[row]);
}

/** "within 6 km", "within 800 m". */
export function lengthWords(metres: number): string {
  if (metres < 995) return `${Math.round(metres)}\u00a0m`;
  return metres < 9950 ? `${(metres / 1000).toFixed(1).replace(/\.0$/, "")}\u00a0km` : `${count(Math.round(metres / 1000))}\u00a0km`;
}

/** How exactly the place is known. */
export function exactness(incidents: Incidents, row: number): string {
  const words = PRECISIONS[incidents.precision[row]];
  const metres = incidents.uncertainty[row];
  return metres > 0 ? `${words}, within ${lengthWords(metres)}` : words;
}

/** Killed and injured of an incident, as stated; empty where nothing is. */
export function tollWords(data: Data, incidents: Incidents, row: number): string {
  const parts = [];
  for (const [low, high, what] of [["deaths_low", "deaths_high", "killed"], ["injured_low", "injured_high", "injured"]]) {
    const range = rangeWords(numberOf(data, low, row), numberOf(data, high, row));
    if (range) parts.push(`${range} ${what}`);
  }
  if (!parts.length) return "";
  const kind = incidents.shared[row] === NEVER ? " (total of several events)" : incidents.shared[row] ? " (several places together)" : "";
  return parts.join(", ") + kind;
}

/** What `claim_status` means, in a word or two. */
export const STATUS: { [name: string]: string } = {
  reported: "Reported",
  claimed: "Claimed by a party",
  disputed: "Disputed",
  denied: "Denied",
  confirmed_by_party: "Confirmed by a party",
};

/** What `review_status` means. */
export const REVIEW: { [name: string]: string } = {
  auto: "Placed automatically",
  needs_review: "Needs review",
  reviewed: "Reviewed by a person",
};

/** What `georeference_method` means. */
export const METHOD: { [name: string]: string } = {
  gazetteer: "a gazetteer row's point",
  relative: "a stated distance or direction from a place",
  text_coordinates: "coordinates written in the text",
  corridor: "on a road, a border or a line between places",
  human: "a person's decision",
};

/** The label of an incident's place, by the policy that was chosen. */
export function placeLabel(data: Data, policy: State["labels"], row: number): string {
  const label = textOf(data, "location", row);
  if (!policy || !label) return label;
  if (policy === "reported") return textOf(data, "place_reported", row) || label;
  const names = data.places[textOf(data, "place_id", row)];
  if (!names) return label;
  if (policy === "own") return names.name;
  return names.languages[policy] ?? label;
}
