// The plain functions, without a page.
import assert from "node:assert/strict";
import { test } from "node:test";
import { build } from "esbuild";

/** A module of src/, compiled. */
async function load(name) {
  const entry = new URL(`../src/${name}.ts`, import.meta.url).pathname;
  const { outputFiles } = await build({ entryPoints: [entry], bundle: true, format: "esm", write: false });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`);
}
const [days, state, cluster, mercator, sums, words, texts, tiles, geodesic, measure] = await Promise.all(
  ["days", "state", "cluster", "mercator", "incidents", "words", "texts", "tiles", "geodesic", "measure"].map(load),
);

test("units begin where calendars say, and follow each other without a gap", () => {
  const start = (text, unit) => days.isoOf(days.startOf(days.dayOf(text), unit));
  assert.equal(start("2020-10-17", "week"), "2020-10-12");
  assert.equal(start("1969-12-31", "week"), "1969-12-29");
  assert.equal(start("2020-10-17", "quarter"), "2020-10-01");
  for (const unit of ["day", "week", "month", "quarter", "year"]) {
    let at = days.startOf(days.dayOf("1999-12-31"), unit);
    for (let i = 0; i < 100; i++) {
      const next = days.after(at, unit);
      assert.ok(next > at && days.startOf(next, unit) === next && days.startOf(next - 1, unit) === at, `${unit} ${days.isoOf(next)}`);
      at = next;
    }
  }
  assert.ok(Number.isNaN(days.dayOf("2020-10")) && Number.isNaN(days.dayOf(null)));
});

test("a state comes back from its fragment, and any fragment is a state", () => {
  const full = {
    ...state.initial(), view: [5.5, 40.1, -46.2], from: 18536, to: 18566, undated: true, toll: "killed", text: "a&b=#ə", at: [46.36134, 40.68157],
    radius: [46.7, 40.4, 60000], labels: "ru", selected: "inc-1", least: 12, order: "killed", tiles: false, step: "week", grows: true,
    measure: [[46.7, 40.4], [-179.5, -33.12345]],
    choices: { ...state.initial().choices, type: ["Battles", "Riots"], actor: ["A; B & C"], place: ["Shusha / Shushi"] },
  };
  assert.deepEqual(state.stateOf(`#${state.fragmentOf(full)}`), full);
  assert.deepEqual(state.stateOf("#"), state.initial());
  for (const junk of ["#%", "#map=1/2", "#map=NaN/1/1", "#from=2020-99-99&at=,", "#=&&=", "#radius=1,99,5", "#least=-1&order=none", "#step=hour&grow=2&measure=a;1;91,91;,"]) {
    const { view, at, radius, least, order, step, grows, measure } = state.stateOf(junk);
    assert.deepEqual([view, at, radius, least, order, step, grows, measure], [null, null, null, null, "newest", null, false, null], junk);
  }
  const many = Array.from({ length: 5000 }, (_, i) => `${i % 180},1`).join(";");
  assert.equal(state.stateOf(`#measure=${many}`).measure.length, state.MOST_POINTS);
  const { from, choices, measure, step, order } = state.cleared(full);
  assert.deepEqual([from, choices.type, measure, step, order], [null, [], full.measure, "week", "killed"], "filters go, the way of looking stays");
});

test("every incident is in one cluster, at every zoom", () => {
  let seed = 7;
  const random = () => (seed = (seed * 48271) % 2147483647) / 2147483647;
  const count = 3000;
  const spots = { count, x: Float64Array.from({ length: count }, random), y: Float64Array.from({ length: count }, random) };
  // Some lie on each other's edges, some at the ends of the world.
  spots.x.set([0, 1, 0.5, 0.5]);
  spots.y.set([0, 1, 0.5, 0.5000001]);
  const types = new Uint32Array(count * 9);
  const total = Uint32Array.from({ length: count }, () => Math.floor(random() * 4));
  total.forEach((n, spot) => (types[spot * 9 + (spot % 9)] = n));
  const tally = { types, total };
  const all = total.reduce((a, b) => a + b);
  for (let zoom = 0; zoom <= 14; zoom++) {
    const clusters = cluster.clustersOf(spots, tally, zoom);
    assert.equal(clusters.reduce((sum, c) => sum + c.count, 0), all);
    assert.ok(clusters.every((c) => c.types.reduce((a, b) => a + b) === c.count));
    if (zoom >= cluster.CLUSTERED_UP_TO) assert.ok(clusters.every((c) => c.spot >= 0));
  }
});

test("positions and distances are those of the sphere", () => {
  for (const [longitude, latitude] of [[0, 0], [46.36, 40.68], [-179.9, -80], [179.9, 85]]) {
    assert.ok(Math.abs(mercator.longitudeOf(mercator.xOf(longitude)) - longitude) < 1e-9);
    assert.ok(Math.abs(mercator.latitudeOf(mercator.yOf(latitude)) - latitude) < 1e-9);
    for (const metres of [1, 5_000, 2_000_000]) {
      for (const corner of mercator.circle([longitude, latitude], metres, 12)) {
        assert.ok(Math.abs(mercator.greatCircle([longitude, latitude], corner) - metres) < metres * 1e-6 + 1e-3);
      }
    }
  }
});

test("sums keep ranges, count a shared figure once and a total of several events never", () => {
  const numbers = (list) => Float64Array.from(list, (n) => n ?? NaN);
  const low = numbers([2, 5, 5, 100, null, null, 1]);
  const high = numbers([4, 5, 5, 100, 60, null, null]);
  const shared = Int32Array.from([0, 1, 1, sums.NEVER, 0, 0, 0]);
  const sum = sums.sumOf([0, 1, 2, 3, 4, 5, 6], low, high, shared);
  assert.deepEqual(sum, { low: 8, high: 70, open: true, unknown: 2 });
  assert.equal(words.sumWords(sum, 7, "killed"), "8–70 or more killed, 2 without figures");
  assert.equal(words.sumWords({ low: 0, high: 0, open: false, unknown: 3 }, 3, "killed"), "no figures for killed");
  assert.equal(words.rangeWords(null, 60), "up to 60");
  assert.equal(words.rangeWords(12, null), "at least 12");
  assert.equal(words.rangeWords(0, 0), "0");
  assert.equal(words.rangeWords(null, null), null);
});

test("words are found in the rows that have them, and in no neighbour", () => {
  const rows = ["alpha beta", "", "beta gamma", "gammabeta", "delta"];
  const starts = Uint32Array.from(rows, (_, row) => rows.slice(0, row).join("\n").length + (row ? 1 : 0));
  const blocks = [
    { first: 0, text: rows.join("\n"), starts },
    { first: 5, text: "beta", starts: Uint32Array.of(0) },
  ];
  for (const word of ["beta", "alpha", "gamma", "gammabeta", "delta", "a", "none"]) {
    const expected = [...rows, "beta"].map((text) => Number(text.includes(word)));
    assert.deepEqual([...texts.rowsWith(blocks, word, 6)], expected, word);
  }
  assert.equal(texts.folded("Gəncə, Şuşa"), "gence, susa");
});

test("addresses of map images turn around the antimeridian", () => {
  const url = "https://a.example/{z}/{x}/{y}.png?{z}";
  assert.equal(tiles.addressOf(url, [2, -1, 3]), "https://a.example/2/3/3.png?2");
  assert.equal(tiles.addressOf(url, [2, 4, 0]), "https://a.example/2/0/0.png?2");
  const scale = 256 * 2 ** 2;
  const camera = { width: 512, height: 256, unproject: (px, py) => [0 + (px - 256) / scale, 0.5 + (py - 128) / scale] };
  assert.deepEqual(tiles.placesOf(camera, 2), [[-1, 1], [0, 1], [1, 1], [-1, 2], [0, 2], [1, 2]].map(([x, y]) => [x, y]));
});

test("distances are those of the ellipsoid, in every direction and across the antimeridian", () => {
  // By GeographicLib 2.
  const known = [
    [[-73.8, 40.6], [-0.5, 51.6], 5551759.400],
    [[46.36134, 40.68157], [47.12619, 40.37577], 73164.219],
    [[46.7, 40.4], [46.7001, 40.4], 8.489],
    [[0, 0], [90, 0], 10018754.171],
    [[10, -89], [-170, -89], 223387.730],
    [[179.9, -17], [-179.8, -16.5], 63913.874],
    [[0, 0], [0, 90], 10001965.729],
    [[139.7, 35.7], [-70, -33], 17287658.388],
  ];
  for (const [a, b, metres] of known) assert.ok(Math.abs(geodesic.distance(a, b) - metres) < 0.002, `${a} ${b} ${geodesic.distance(a, b)}`);
  for (const a of [[0, 0], [46.36, 40.68], [-179.9, -80], [179.9, 85]]) {
    for (const metres of [100, 5_000, 2_000_000]) {
      for (const corner of geodesic.circleAround(a, metres, 12)) {
        const away = geodesic.distance(a, corner);
        assert.ok(Math.abs(away - metres) < metres * 1e-6 + 1e-3, `${a} ${metres} ${away}`);
        assert.ok(Math.abs(geodesic.distance(corner, a) - away) < 1e-6, "there and back");
        assert.ok(geodesic.isWithin(a, corner, metres * 1.001) && !geodesic.isWithin(a, corner, metres * 0.999));
      }
    }
  }
  // Antipodes, where the series does not settle, are half a world apart all the same.
  assert.ok(Math.abs(geodesic.distance([0, 0], [179.7, 0.2]) - 20_000_000) < 120_000);
});

test("the way between two points is the shortest one, and its corners are neighbours", () => {
  for (const [a, b] of [[[139.7, 35.7], [-122.4, 37.8]], [[46.4, 40.7], [47.1, 40.4]], [[10, 5], [10, 5]], [[0, 0], [180, 0]]]) {
    const way = geodesic.wayBetween(a, b);
    const sum = way.slice(1).reduce((sum, corner, i) => sum + mercator.greatCircle(way[i], corner), 0);
    assert.ok(Math.abs(sum - mercator.greatCircle(a, b)) < 1, `${sum}`);
    for (let i = 1; i < way.length; i++) assert.ok(Math.abs(way[i][0] - way[i - 1][0]) <= 180);
    assert.ok(Math.abs((way.at(-1)[0] - b[0]) % 360) < 1e-9 && way.at(-1)[1] === b[1]);
  }
});

test("measured lengths are added up before they are rounded", () => {
  assert.equal(measure.measureWords([]), "");
  assert.equal(measure.measureWords([[0, 0]]), "1 point");
  // A degree of the equator has 111.3195 km.
  assert.equal(measure.measureWords([[0, 0], [1, 0]]), "111\u00a0km");
  assert.equal(measure.measureWords([[0, 0], [0.5, 0], [1, 0], [0.5, 0]]), "167\u00a0km over 4 points");
  assert.equal(measure.measuredWords(999.4), "999\u00a0m");
  assert.equal(measure.measuredWords(999.6), "1.0\u00a0km");
  assert.equal(measure.measuredWords(99_949), "99.9\u00a0km");
});
