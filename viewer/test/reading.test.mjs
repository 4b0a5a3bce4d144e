// What readers look for: each filter, the list that follows the map, the pages of a list, every part of a card, names, and ways without a mouse.
import assert from "node:assert/strict";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { after, test } from "node:test";
import { addressOf, closeBrowser, count, example, linesOf, mapOf, on, propertiesOf, scratch, settled, text } from "./browser.mjs";
import { metres } from "./lambert.mjs";
import { writeRun } from "./synthetic.mjs";

const file = mapOf(example, "reading");
const incidents = propertiesOf(example, "incidents");
const all = allOf(example);
after(closeBrowser);

/** The incidents of a run, with a place and without. */
function allOf(folder) {
  return [...propertiesOf(folder, "incidents"), ...propertiesOf(folder, "unlocated")];
}

/** A copy of the example in which one incident needs review, so that the list of that has two choices and is shown. */
function oneToReview() {
  const folder = `${scratch}/review`;
  cpSync(example, folder, { recursive: true });
  const layer = `${folder}/incidents.geojson`;
  writeFileSync(layer, readFileSync(layer, "utf8").replace(/"review_status":"\w+"/, '"review_status":"needs_review"'));
  return folder;
}

test("every list of choices narrows to the incidents that it says it has", () => {
  const folder = oneToReview();
  return on(mapOf(folder, "review"), { fragment: "#map=1.5/20/20" }, async (page) => {
    await page.locator("#filters > summary").click();
    const columns = {
      status: ["claim_status"], country: ["country"], place: ["location"], review: ["review_status"],
      actor: ["attributed_to", "actor2", "attributed_by", "denied_by"], source: ["source", "reports"],
    };
    const all = allOf(folder);
    const has = (p, choice, value) => columns[choice].some((column) => String(p[column] ?? "").split("; ").includes(value));
    for (const choice of ["type", "status", "precision", "country", "place", "actor", "source", "review"]) {
      const group = page.locator(`[data-choice="${choice}"]`);
      if (!(await group.evaluate((details) => details.open))) await group.locator("summary").click();
      for (const label of ["country", "place", "actor", "source"].includes(choice) ? await group.locator("label").all() : []) {
        const [name, number] = [await label.locator(".said").innerText(), Number(await label.locator(".number").innerText())];
        assert.equal(number, all.filter((p) => has(p, choice, name)).length, `${choice}: ${name}`);
      }
      const label = group.locator("label").first();
      const [name, number] = [await label.locator(".said").innerText(), Number(await label.locator(".number").innerText())];
      await label.click();
      assert.ok(number > 0 && number < all.length, `${choice}: ${name} ${number}`);
      assert.equal(await count(page), number, `${choice}: ${name}`);
      const value = (await addressOf(page)).get(choice);
      if (columns[choice]) assert.equal(number, all.filter((p) => has(p, choice, value)).length, `${choice}: ${value}`);
      await page.locator("#clear").click();
      assert.equal(await count(page), all.length);
    }
  });
});

test("the list holds what the map shows, and says how many are elsewhere", () =>
  on(file, { fragment: "#map=7/40.3/46.7" }, async (page) => {
    const { width, height } = await page.locator("#map").boundingBox();
    const scale = 256 * 2 ** 7;
    const y = (latitude) => Math.log(Math.tan(Math.PI / 4 + (latitude * Math.PI) / 360)) / (2 * Math.PI);
    const inView = ({ longitude, latitude }) =>
      Math.abs(longitude - 46.7) / 360 <= width / 2 / scale && Math.abs(y(latitude) - y(40.3)) <= height / 2 / scale;
    const here = incidents.filter(inView).length;
    assert.ok(here > 0 && here < incidents.length);
    assert.equal(await count(page), here + all.length - incidents.length, "those without a place are always listed");
    assert.match(await text(page, "#scope"), new RegExp(`${incidents.length - here} more outside this view`));
    await page.locator("#fit").click();
    await page.waitForFunction((n) => document.getElementById("count").textContent === `${n} incidents`, all.length);
  }));

test("a long list has pages", async () => {
  const folder = `${scratch}/pages`;
  await writeRun(120, folder);
  await on(mapOf(folder, "pages"), {}, async (page) => {
    assert.match(await text(page, "#pager"), /1–50 of 120/);
    const first = await page.locator("#list button").first().innerText();
    await page.locator("#pager button", { hasText: "Next" }).click();
    await page.locator("#pager button", { hasText: "Next" }).click();
    assert.match(await text(page, "#pager"), /101–120 of 120/);
    assert.equal(await page.locator("#list li").count(), 20);
    assert.notEqual(await page.locator("#list button").first().innerText(), first);
    assert.ok(await page.locator("#pager button", { hasText: "Next" }).isDisabled());
  });
});

test("the bars count incidents by their first day, and are coloured by type", () =>
  on(file, { width: 3200 }, async (page) => {
    const label = await page.locator("#bars").getAttribute("aria-label");
    const [, unit, most] = /by (\w+),.*most in one \w+: (\d+)/.exec(label);
    const lengths = { month: 7, year: 4 };
    const sums = new Map();
    const named = (day) => (unit === "quarter" ? `${day.slice(0, 4)} ${Math.floor((Number(day.slice(5, 7)) - 1) / 3)}` : day.slice(0, lengths[unit]));
    for (const { date_start: day } of all) if (day) sums.set(named(day), (sums.get(named(day)) ?? 0) + 1);
    assert.equal(Number(most), Math.max(...sums.values()), label);
    const colours = await page.evaluate(() => {
      const bars = document.getElementById("bars");
      const { data } = bars.getContext("2d").getImageData(0, 0, bars.width, bars.height);
      const seen = {};
      for (let i = 0; i < data.length; i += 4) if (data[i + 3] === 255) seen[data.slice(i, i + 3).join()] = (seen[data.slice(i, i + 3).join()] ?? 0) + 1;
      return seen;
    });
    for (const path of await page.locator("#legend path").all()) {
      const hex = await path.getAttribute("fill");
      const rgb = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)).join();
      assert.ok(colours[rgb] > 4, `${hex} is in the bars`);
    }
  }));

test("the card tells each source's figure with its date, the claims, the weapon, the links, the reasons and the runner-up", () => {
  const [evidence, claims, merges] = ["evidence", "claims", "merges"].map(linesOf);
  const mentions = propertiesOf(example, "mentions");
  const cardOf = (p, check) =>
    on(file, { fragment: `#incident=${p.id}` }, async (page) => {
      await page.locator("#card-title").waitFor();
      await check((await page.locator("#card").textContent()).replace(/\s+/g, " "), page);
    });
  const of = (lines, p) => lines.filter((line) => line.incident_id === p.id);
  const tolls = incidents.find((p) => p.toll_status === "range" && of(evidence, p).filter(({ field }) => field === "killed").length > 1);
  const claimed = incidents.find((p) => of(claims, p).some(({ stance }) => stance === "denies"));
  const armed = incidents.find((p) => p.weapon);
  const linked = incidents.find((p) => p.source_url);
  const merged = incidents.find((p) => of(merges, p).filter(({ verdict }) => verdict !== "apart").length > 1);
  const hasRival = (line) => line.field === "place" && mentions.some((m) => m.report_id === line.report_id && m.start === line.start && m.runner_up);
  const rivalled = incidents.find((p) => p.place_id && of(evidence, p).some(hasRival));
  const checks = [
    [tolls, async (card, page) => {
      const figures = await page.locator(".figures li").allTextContents();
      const expected = of(evidence, tolls).filter(({ field }) => field === "killed");
      for (const { value } of expected) assert.ok(figures.some((figure) => figure.startsWith(value) && /killed.*\d{4}|killed.*undated/.test(figure)), value);
      const [low, high] = [tolls.deaths_low, tolls.deaths_high];
      assert.ok(card.includes(low === null ? `up to ${high}` : high === null ? `at least ${low}` : low === high ? String(low) : `${low}–${high}`));
    }],
    [claimed, async (card, page) => {
      for (const { claimant, text: words } of of(claims, claimed)) {
        assert.ok(card.includes(claimant) && card.includes(words.replace(/\s+/g, " ")), claimant);
      }
      assert.ok((await page.locator(".denial").count()) > 0);
    }],
    [armed, (card) => assert.ok(card.includes(`Weapon${armed.weapon}`))],
    [armed, (card) => assert.match(card, /Placed automatically|Needs review|Reviewed by a person/)],
    [armed, (card) => assert.match(card, /Known to(Exact|The place itself|Near the place|Its (district|province)|A region or a line)/)],
    [linked, async (_, page) => assert.ok((await page.locator(`#card a[href^="http"]`).count()) > 0)],
    [merged, (card) => assert.match(card, /Why these statements are one incident \(\d+ statements\).* joined/)],
    [rivalled, (card) => assert.match(card, /Runner-up: .+, score/)],
  ];
  return checks.reduce(async (before, [p, check], number) => {
    await before;
    assert.ok(p, `the example has an incident for check ${number}`);
    await cardOf(p, check);
  }, Promise.resolve());
});

test("the centre of a radius is pressed or typed, and its edge is dragged", () =>
  on(file, { fragment: "#map=8/40.4/46.7" }, async (page) => {
    const radius = async () => (await addressOf(page)).get("radius").split(",").map(Number);
    const box = await page.locator("#map").boundingBox();
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.locator("#radius").click();
    await page.mouse.click(x, y);
    const [longitude, latitude, first] = await radius();
    assert.ok(Math.abs(longitude - 46.7) < 0.01 && Math.abs(latitude - 40.4) < 0.01 && first > 0);
    const shownKm = async () => Number(await page.locator("#radius-km").inputValue()) * 1000;
    assert.ok(await page.locator("#radius-km").isVisible());
    assert.ok(Math.abs((await shownKm()) - first) < 0.01 * first);
    const perDegree = (256 * 2 ** 8) / 360;
    const across = (first / metres([46.7, 40.4], [47.7, 40.4])) * perDegree;
    await page.mouse.move(x + across, y);
    await page.mouse.down();
    await page.mouse.move(x + across + 60, y, { steps: 4 });
    await page.mouse.up();
    const expected = metres([46.7, 40.4], [46.7 + (across + 60) / perDegree, 40.4]);
    const dragged = (await radius())[2];
    assert.ok(Math.abs(dragged - expected) < 0.01 * expected, `${dragged} ${expected}`);
    assert.ok(Math.abs((await shownKm()) - dragged) < 0.01 * dragged, "the field follows the drag");
    await page.goBack();
    await page.waitForFunction((metres) => location.hash.endsWith(`%2C${metres}`), first);
    await page.locator("#radius-place").fill("Ganja");
    await page.keyboard.press("Enter");
    const ganja = incidents.find((p) => p.location === "Ganja");
    assert.equal(await page.locator("#radius-place").getAttribute("placeholder"), `${ganja.latitude.toFixed(4)}, ${ganja.longitude.toFixed(4)}`);
    assert.deepEqual((await radius()).slice(0, 2), [ganja.longitude, ganja.latitude].map((n) => Number(n.toFixed(5))));
  }));

test("names are shown in a language that the gazetteer has", () => {
  const placed = incidents.find((p) => p.location === "Ganja");
  return on(file, { fragment: `#labels=ru&incident=${placed.id}` }, async (page) => {
    assert.ok((await page.locator("#labels option").allTextContents()).length > 5);
    const place = await page.locator("#card dd").first().innerText();
    assert.match(place, /^[\u0400-\u04ff]/, place);
  });
});

test("where the reader wants no motion the map jumps, and credits are one press away", () =>
  on(file, { fragment: "#map=7/40.3/46.7", reducedMotion: "reduce" }, async (page) => {
    await page.locator("#fit").click();
    assert.doesNotMatch((await addressOf(page)).get("map"), /^7\/40/, "the new view is there at once");
    assert.match(await text(page, "#line"), /Natural Earth/);
    await page.locator("#about-open").click();
    assert.match(await text(page, "#credits"), /GeoNames.*CC BY/s);
  }));

test("the focus goes from the tools to the list and on to the map, as they stand", () =>
  on(file, {}, async (page) => {
    const seen = [];
    for (let i = 0; i < 90; i++) {
      await page.keyboard.press("Tab");
      seen.push(await page.evaluate(() => document.activeElement.id || document.activeElement.className || document.activeElement.tagName));
    }
    const order = ["skip", "radius", "about-open", "search", "order", "incident", "map", "zoom-in", "measure", "bars", "play", "from"];
    const places = order.map((name) => seen.indexOf(name));
    assert.ok(places.every((place) => place >= 0), `${order.filter((_, i) => places[i] < 0)} in ${seen}`);
    assert.deepEqual(places, [...places].sort((a, b) => a - b), seen.join(" "));
  }));

test("an area that is no circle is drawn by its outline", () => {
  const footprints = JSON.parse(readFileSync(`${example}/footprints.geojson`, "utf8")).features;
  const corridor = incidents.find((p) => p.georeference_method === "corridor");
  const outline = footprints.find((f) => f.id === corridor.id || f.properties.id === corridor.id || f.properties.incident_id === corridor.id);
  const rings = outline.geometry.type === "Polygon" ? [outline.geometry.coordinates] : outline.geometry.coordinates;
  const far = Math.max(...rings.flat(2).map((corner) => metres(corner, [corridor.longitude, corridor.latitude])));
  const zoom = Math.log2((300 * 40_075_000 * Math.cos((corridor.latitude * Math.PI) / 180)) / far / 256);
  return on(file, { fragment: `#map=${zoom.toFixed(2)}/${corridor.latitude}/${corridor.longitude}&incident=${corridor.id}` }, async (page) => {
    await page.locator("#card-title").waitFor();
    await settled(page);
    const drawn = await page.evaluate(() => {
      const marks = document.getElementById("marks");
      const { data } = marks.getContext("2d").getImageData(0, 0, marks.width, marks.height);
      let tinted = 0;
      for (let i = 3; i < data.length; i += 4) tinted += Number(data[i] > 15);
      return tinted;
    });
    const scale = (await page.evaluate(() => devicePixelRatio)) ** 2;
    assert.ok(drawn > 200 && drawn / scale < 0.6 * Math.PI * 300 ** 2, `${drawn} pixels, a circle has ${Math.round(Math.PI * 300 ** 2)}`);
  });
});
