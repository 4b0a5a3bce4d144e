// The state in the fields that change it.

import { byId } from "./dom.js";
import type { State } from "./state.js";

/** Puts the state into the fields; `placing` where a press on the map is waited for. */
export function showState(state: State, placing: boolean) {
  byId<HTMLInputElement>("search").value = state.text;
  byId<HTMLSelectElement>("toll").value = state.toll;
  byId<HTMLInputElement>("least").value = state.least === null ? "" : String(state.least);
  byId<HTMLSelectElement>("labels").value = state.labels;
  byId<HTMLSelectElement>("order").value = state.order;
  byId<HTMLInputElement>("tiles").checked = state.tiles;
  const open = placing || state.radius !== null;
  byId("radius").setAttribute("aria-pressed", String(open));
  byId("radius-box").hidden = !open;
  byId("radius-hint").hidden = state.radius !== null;
  byId("radius-km-label").hidden = state.radius === null;
  byId<HTMLInputElement>("radius-km").value = state.radius ? String(Number((state.radius[2] / 1000).toPrecision(3))) : "";
}
