// The choices that narrow what is shown, with how many incidents each would show.

import type { Data } from "./data.js";
import { shown, shownSpan } from "./days.js";
import { byId, h, said } from "./dom.js";
import { countsOf } from "./filter.js";
import type { Incidents } from "./incidents.js";
import { typeIcon } from "./list.js";
import { CHOICES, type Choice, type State } from "./state.js";
import { TYPES, typeNumber } from "./types.js";
import { REVIEW, STATUS, count, lengthWords } from "./words.js";

/** How many names of a choice are offered; the rest is found by the search. */
const MOST = 60;

const TITLES: { [K in Choice]: string } = {
  type: "Type",
  status: "Standing of the claim",
  precision: "How exactly placed",
  country: "Country",
  place: "Place",
  actor: "Named party",
  source: "Source",
  review: "Review",
};

function nameOf(choice: Choice, name: string): string {
  if (choice === "type") return TYPES[typeNumber(name)].short;
  if (choice === "status") return STATUS[name] ?? name;
  if (choice === "review") return REVIEW[name] ?? name;
  return name;
}

/** Draws the choices; `changed` is called with the names that are now chosen. */
export function drawChoices(
  data: Data,
  incidents: Incidents,
  mask: Uint8Array,
  state: State,
  changed: (choice: Choice, names: string[]) => void,
) {
  const box = byId("choices");
  const open = new Set([...box.querySelectorAll("details[open]")].map((d) => (d as HTMLElement).dataset.choice));
  const focused = document.activeElement?.id;
  const groups = CHOICES.map((choice) => {
    const chosen = state.choices[choice];
    const found = countsOf(data, incidents, choice, mask);
    const missing = chosen.filter((name) => !found.some(([known]) => known === name)).map((name): [string, number] => [name, 0]);
    const names = [...found.slice(0, MOST), ...found.slice(MOST).filter(([name]) => chosen.includes(name)), ...missing];
    if (names.length === 0 || (names.length === 1 && !chosen.length && choice !== "type")) return null;
    const items = names.map(([name, number], i) => {
      const id = `choice-${choice}-${i}`;
      const toggle = () =>
        changed(choice, chosen.includes(name) ? chosen.filter((other) => other !== name) : [...chosen, name]);
      return h(
        "label",
        { class: "choice" },
        h("input", { type: "checkbox", id, checked: chosen.includes(name), onchange: toggle }),
        choice === "type" ? typeIcon(typeNumber(name)) : null,
        said(nameOf(choice, name)),
        h("span", { class: "number" }, count(number)),
      );
    });
    const summary = h("summary", {}, TITLES[choice], chosen.length ? h("span", { class: "chosen" }, `${chosen.length} chosen`) : null);
    const more = found.length > MOST ? h("p", { class: "dim" }, `and ${count(found.length - MOST)} more: search for them`) : null;
    const isOpen = open.has(choice) || (choice === "type" && open.size === 0 && !box.firstChild);
    return h("details", { class: "group", open: isOpen, "data-choice": choice }, summary, ...items, more);
  });
  box.replaceChildren(...groups.filter((group) => group !== null));
  if (focused?.startsWith("choice-")) document.getElementById(focused)?.focus();
}

/** The types that are shown, as the legend of the map. */
export function drawLegend(incidents: Incidents, mask: Uint8Array) {
  const sums = new Uint32Array(TYPES.length);
  for (let row = 0; row < mask.length; row++) sums[incidents.type[row]] += mask[row];
  const items = TYPES.flatMap(({ short }, type) => (sums[type] ? [h("li", {}, typeIcon(type), short)] : []));
  byId("legend").replaceChildren(...items);
}

/** What narrows what is shown, in words; empty where nothing does. */
export function filterWords(state: State): string {
  const { from, to, radius } = state;
  const parts: string[] = [];
  if (from !== null && to !== null) parts.push(shownSpan(from, to));
  else if (from !== null) parts.push(`from ${shown(from)}`);
  else if (to !== null) parts.push(`until ${shown(to)}`);
  for (const choice of CHOICES) {
    const names = state.choices[choice].map((name) => nameOf(choice, name));
    if (names.length) parts.push(`${TITLES[choice].toLowerCase()}: ${names.join(" or ")}`);
  }
  const tolls = { "": "", killed: "with people killed", injured: "with people injured", none: "without figures, or none harmed" };
  if (state.toll) parts.push(tolls[state.toll]);
  if (state.least !== null) parts.push(`perhaps ${count(state.least)} killed or more`);
  if (state.text) parts.push(`with the words “${state.text}”`);
  if (radius) parts.push(`within ${lengthWords(radius[2])} of ${radius[1].toFixed(4)}, ${radius[0].toFixed(4)}`);
  return parts.join("; ");
}
