// The state in the fields that change it.

import { byId } from "./dom.js";
import type { State, Step } from "./state.js";

/** Puts the state into the fields; `placing` where a press on the map is waited for, `step` where none was chosen. */
export function showState(state: State, placing: boolean, step: Step) {
  byId<HTMLInputElement>("search").value = state.text;
  byId<HTMLSelectElement>("toll").value = state.toll;
  byId<HTMLInputElement>("least").value = state.least === null ? "" : String(state.least);
  byId<HTMLSelectElement>("labels").value = state.labels;
  byId<HTMLSelectElement>("order").value = state.order;
  byId<HTMLInputElement>("tiles").checked = state.tiles;
  byId<HTMLSelectElement>("step").value = state.step ?? step;
  byId<HTMLSelectElement>("mode").value = state.grows ? "grow" : "window";
  const open = placing || state.radius !== null;
  byId("radius").setAttribute("aria-pressed", String(open));
  byId("radius-box").hidden = !open;
  byId("radius-hint").hidden = state.radius !== null;
  const { radius } = state;
  byId<HTMLInputElement>("radius-place").placeholder = radius ? `${radius[1].toFixed(4)}, ${radius[0].toFixed(4)}` : "Place, or latitude, longitude";
  byId("radius-km-label").hidden = state.radius === null;
  byId<HTMLInputElement>("radius-km").value = state.radius ? String(Number((state.radius[2] / 1000).toPrecision(3))) : "";
}
