// What the map does, against the run's own files.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { after, test } from "node:test";
import { closeBrowser, count, example, fiveReports, fragmentOf, linesOf, mapOf, on, open, propertiesOf, runOf, scratch, settled, text } from "./browser.mjs";
import { metres } from "./lambert.mjs";
import { writeRun } from "./synthetic.mjs";

const file = mapOf(example, "example");
const incidents = propertiesOf(example, "incidents");
const all = [...incidents, ...propertiesOf(example, "unlocated")];
after(closeBrowser);

const counted = (n) => `${n} incident${n === 1 ? "" : "s"}`;

test("the example is shown whole, with its sums", () =>
  on(file, {}, async (page) => {
    assert.equal(await text(page, "#count"), counted(all.length));
    const known = all.filter((p) => p.toll_status !== "cumulative_only" && (p.deaths_low ?? p.deaths_high) !== null);
    const groups = new Set();
    let [low, high] = [0, 0];
    for (const p of known) {
      if (p.toll_status === "shared" && groups.has(p.group_id)) continue;
      if (p.toll_status === "shared") groups.add(p.group_id);
      low += p.deaths_low ?? 0;
      high += p.deaths_high ?? p.deaths_low;
    }
    assert.match(await text(page, "#killed"), new RegExp(`^${low}${high > low ? `–${high}` : ""}.* killed, ${all.length - known.length} without`));
    assert.equal(await page.locator("#list li").count(), Math.min(50, all.length));
  }));

test("the five reports are shown", { skip: fiveReports() ? false : "SHARED names no reports" }, async () => {
  const folder = fiveReports();
  const expected = propertiesOf(folder, "incidents").length + propertiesOf(folder, "unlocated").length;
  await on(mapOf(folder, "five"), {}, async (page) => assert.equal(await count(page), expected));
});

test("an empty run says so", () =>
  on(mapOf(runOf("empty", []), "empty"), {}, async (page) => {
    assert.equal(await text(page, "#count"), "No incident");
    assert.match(await text(page, "#empty"), /found no incident/);
  }));

test("one incident fills the view", () => {
  const one = incidents.find((p) => p.event_date);
  const geometry = { type: "Point", coordinates: [one.longitude, one.latitude] };
  const folder = runOf("one", [{ type: "Feature", id: one.id, geometry, properties: one }]);
  return on(mapOf(folder, "one"), {}, async (page) => {
    assert.equal(await count(page), 1);
    await page.locator("#list button").click();
    assert.equal(await text(page, "#card-title"), one.title);
  });
});

test("filters show what fits, and say how many", () =>
  on(file, {}, async (page) => {
    await page.locator("#filters > summary").click();
    const battles = all.filter((p) => p.event_type === "Battles").length;
    await page.locator("label.choice", { hasText: "Battles" }).click();
    assert.equal(await count(page), battles);
    await page.locator("#toll").selectOption("killed");
    const killed = all.filter((p) => p.event_type === "Battles" && (p.deaths_low > 0 || p.deaths_high > 0)).length;
    assert.equal(await count(page), killed);
    await page.locator("#clear").click();
    assert.equal(await count(page), all.length);
    await page.locator("#search").fill("azerbaijan");
    await page.waitForFunction((n) => !document.getElementById("count").textContent.startsWith(`${n} `), all.length);
    const listed = await count(page);
    assert.ok(listed >= all.filter((p) => p.country === "Azerbaijan").length && listed < all.length);
  }));

test("a text is looked for in names and in quotes, without case and accents", () =>
  on(file, { fragment: "#map=1.5/20/20&text=GENCE" }, async (page) => {
    assert.equal(await count(page), all.filter((p) => JSON.stringify(p).includes("Gəncə") && p.admin1 === "Gəncə").length);
    const rare = all.find((p) => p.quote && /[a-z]{9,}/.test(p.quote)).quote.match(/[a-z]{9,}/)[0];
    await page.locator("#search").fill(rare);
    const found = all.filter((p) => p.quote?.includes(rare)).length;
    assert.ok(found > 0);
    await page.waitForFunction((n) => parseInt(document.getElementById("count").textContent) >= n, found);
  }));

test("a text is looked for in the passages behind an incident too", () => {
  const said = [...linesOf("evidence"), ...linesOf("claims")];
  const known = all.map((p) => JSON.stringify(p).toLowerCase()).join(" ");
  const words = said.flatMap(({ text }) => text.match(/\b[a-z]{9,}\b/g) ?? []);
  const word = words.find((word) => !known.includes(word));
  const holders = new Set(said.filter(({ text }) => text.includes(word)).map((line) => line.incident_id));
  assert.ok(holders.size > 0);
  return on(file, { fragment: `#map=1.5/20/20&text=${word.toUpperCase()}` }, async (page) => {
    await page.waitForFunction(() => parseInt(document.getElementById("count").textContent) > 0);
    assert.ok((await count(page)) >= holders.size && (await count(page)) < all.length);
    assert.doesNotMatch(await text(page, "#scope"), /still looking/);
    await page.locator("#search").fill("nosuchwordanywhere");
    await page.waitForFunction(() => document.getElementById("count").textContent === "No incident");
    assert.match(await text(page, "#empty"), /No incident fits all filters/);
  });
});

test("a least toll keeps what may reach it, and a place its incidents", () =>
  on(file, { fragment: "#map=1.5/20/20&least=20" }, async (page) => {
    const most = (p) => (p.deaths_high === null && p.deaths_low !== null ? Infinity : (p.deaths_high ?? -1));
    const expected = all.filter((p) => most(p) >= 20).length;
    assert.ok(expected > 0 && expected < all.length);
    assert.equal(await count(page), expected);
    await page.locator("#clear").click();
    await page.locator("#filters > summary").click();
    await page.locator('[data-choice="place"] > summary').click();
    const label = page.locator('[data-choice="place"] label').first();
    const name = await label.locator(".said").innerText();
    await label.click();
    assert.equal(await count(page), all.filter((p) => p.location === name).length);
  }));

test("time narrows by whole units, and leaves undated incidents out unless asked", () =>
  on(file, { fragment: "#map=1.5/20/20&from=2020-10-01&to=2020-10-31" }, async (page) => {
    await page.locator("#step").selectOption("month");
    const inside = all.filter((p) => p.date_start && p.date_start <= "2020-10-31" && p.date_end >= "2020-10-01").length;
    const undated = all.filter((p) => !p.date_start).length;
    assert.ok(inside > 0 && undated > 0);
    assert.equal(await count(page), inside);
    await page.locator("#undated").check();
    assert.equal(await count(page), inside + undated);
    await page.locator("#later").click();
    assert.match(await fragmentOf(page), /from=2020-11-01&to=2020-11-30/);
    await page.locator("#bars").focus();
    await page.keyboard.press("ArrowLeft");
    assert.match(await fragmentOf(page), /from=2020-10-01&to=2020-10-31/);
    await page.keyboard.press("Escape");
    assert.doesNotMatch(await fragmentOf(page), /from=/);
  }));

test("the brush chooses days, and the player moves them", () =>
  on(file, {}, async (page) => {
    const box = await page.locator("#bars").boundingBox();
    await page.mouse.move(box.x + box.width * 0.6, box.y + 30);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.9, box.y + 30, { steps: 4 });
    await page.mouse.up();
    assert.match(await fragmentOf(page), /from=\d{4}.*to=\d{4}/);
    assert.ok((await count(page)) < all.length);
    await page.locator("#all-time").click();
    await page.locator("#play").click();
    assert.match(await fragmentOf(page), /from=/);
    assert.equal(await page.locator("#play").getAttribute("aria-pressed"), "true");
    await page.locator("#play").click();
    assert.equal(await page.locator("#play").getAttribute("aria-pressed"), "false");
  }));

test("the list has the order that was chosen, and a link keeps it", () =>
  on(file, {}, async (page) => {
    await page.locator("#order").selectOption("killed");
    const most = all.reduce((a, b) => ((b.deaths_high ?? b.deaths_low ?? -1) > (a.deaths_high ?? a.deaths_low ?? -1) ? b : a));
    assert.match(await page.locator("#list button").first().innerText(), new RegExp(`${most.deaths_high} killed`));
    assert.match(await fragmentOf(page), /order=killed/);
    await page.goBack();
    await page.waitForFunction(() => document.getElementById("order").value === "newest");
    const newest = all.map((p) => p.date_start ?? "").sort().at(-1);
    assert.match(await page.locator("#list button").first().innerText(), new RegExp(String(Number(newest.slice(8)))));
  }));

test("the player stops at the end, and begins again from the start", () => {
  const last = all.map((p) => p.date_end ?? "").sort().at(-1);
  const before = new Date(Date.parse(last) - 86_400_000).toISOString().slice(0, 10);
  return on(file, { fragment: `#map=1.5/20/20&from=${before}&to=${before}` }, async (page) => {
    await page.locator("#step").selectOption("day");
    await page.locator("#play").click();
    assert.match(await fragmentOf(page), new RegExp(`from=${last}&to=${last}`));
    assert.equal(await page.locator("#play").getAttribute("aria-pressed"), "false");
    await page.locator("#later").click();
    assert.match(await fragmentOf(page), new RegExp(`from=${last}&to=${last}`));
    await page.locator("#play").click();
    const first = all.map((p) => p.date_start ?? "9").sort()[0];
    assert.match(await fragmentOf(page), new RegExp(`from=${first}&to=${first}`));
  });
});

test("a run without dates has no time to play", () => {
  const one = { ...incidents[0], event_date: null, date_start: null, date_end: null };
  const geometry = { type: "Point", coordinates: [one.longitude, one.latitude] };
  const folder = runOf("undated", [{ type: "Feature", id: one.id, geometry, properties: one }]);
  return on(mapOf(folder, "undated"), {}, async (page) => {
    assert.equal(await count(page), 1);
    assert.equal(await text(page, "#undated-count"), "1 undated");
    assert.ok(!(await page.locator("#play").isVisible()));
    assert.ok(!(await page.locator("#bars").isVisible()));
    await page.locator("#undated").uncheck();
    assert.equal(await count(page), 0);
  });
});

test("a link brings back what was looked at, and back goes back", () =>
  on(file, {}, async (page) => {
    await page.locator("#filters > summary").click();
    await page.locator("label.choice", { hasText: "Battles" }).click();
    const battles = await count(page);
    await page.locator("#list button").first().click();
    const title = await text(page, "#card-title");
    await page.locator("#copy").click();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    await on(file, { fragment: link.slice(link.indexOf("#")) }, async (other) => {
      assert.equal(await text(other, "#card-title"), title);
      await other.locator("#back").click();
      assert.equal(await count(other), battles);
    });
    await page.goBack();
    await page.locator("#browse").waitFor();
    assert.equal(await count(page), battles);
    await page.goBack();
    assert.equal(await count(page), all.length);
    await page.goForward();
    assert.equal(await count(page), battles);
  }));

test("a fragment of nonsense shows the map", () =>
  on(file, { fragment: "#map=a/b/c&from=never&type=%3Cb%3E&radius=1,2,-3&incident=none&at=1" }, async (page) => {
    assert.match(await text(page, "#card"), /no incident/);
  }));

test("the card tells every field, who denies, the words and where to correct it", () => {
  const disputed = incidents.find((p) => p.claim_status === "disputed" && p.denied_by);
  return on(file, { fragment: `#incident=${disputed.id}` }, async (page) => {
    await page.locator(".all-fields > summary").click();
    const names = await page.locator(".all-fields th code").allInnerTexts();
    const missing = Object.keys(disputed).filter((key) => disputed[key] !== null && !names.includes(key));
    assert.deepEqual(missing.filter((key) => !["event_date", "actor1"].includes(key)), []);
    const card = await text(page, "#card");
    for (const expected of [disputed.title, disputed.denied_by, "Disputed", "Why this place", disputed.place_id]) {
      assert.ok(card.includes(expected), expected);
    }
    const evidence = readFileSync(`${example}/evidence.jsonl`, "utf8").trim().split("\n").map((line) => JSON.parse(line));
    const places = evidence.filter((line) => line.incident_id === disputed.id && line.field === "place");
    const marked = await page.locator("mark.field-place").allInnerTexts();
    for (const { text: words } of places) assert.ok(marked.some((mark) => mark.includes(words)), words);
  });
});

test("the card tells what is nearly one with an incident from what is part of it", () => {
  const merges = linesOf("merges");
  const { incident_id: id, apart_from: other } = merges.find((merge) => merge.verdict === "apart");
  const parts = merges.filter((merge) => merge.incident_id === id && merge.verdict !== "apart").length;
  const title = all.find((p) => p.id === other).title;
  return on(file, { fragment: `#incident=${id}` }, async (page) => {
    const firsts = await page.locator(".merges li", { hasText: /is the first|joined/ }).count();
    assert.equal(firsts, parts > 1 ? parts : 0);
    const link = page.locator(".merges li", { hasText: "Not one with" }).locator("button", { hasText: title }).first();
    await link.click();
    await page.waitForFunction((title) => document.getElementById("card-title").textContent === title, title);
  });
});

test("on a narrow screen the list comes to whoever presses a stack, and the map stays for a centre", async () => {
  const at = new Map();
  for (const p of incidents) at.set(`${p.latitude}/${p.longitude}`, (at.get(`${p.latitude}/${p.longitude}`) ?? 0) + 1);
  const [stack, stacked] = [...at].sort((a, b) => b[1] - a[1])[0];
  await on(file, { fragment: `#map=12/${stack}`, width: 390, height: 844 }, async (page) => {
    await page.locator("#radius").click();
    assert.equal(await text(page, "#status"), "Press a point on the map");
    assert.ok(await page.locator("#map").evaluate((map) => map.getBoundingClientRect().top >= 0));
    await page.locator("#radius").click();
    const box = await page.locator("#map").boundingBox();
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    assert.equal(await count(page), stacked);
    assert.ok((await page.locator("#count").boundingBox()).y < 422);
  });
});

test("a row of the user's is named by file and line, another is one to copy", async () => {
  const placed = incidents.find((p) => p.georeference_method === "gazetteer" && p.place_id);
  const local = `${scratch}/local.csv`;
  writeFileSync(local, `# ours\nid,name,longitude,latitude\n${placed.place_id},Our name,${placed.longitude},${placed.latitude}\n`);
  await on(mapOf(example, "rows", "--gazetteer", local), { fragment: `#incident=${placed.id}` }, async (page) => {
    assert.match(await text(page, "#card"), /places it: local\.csv, line 3\./);
    assert.equal(await page.locator("pre.copyable").count(), 0);
  });
  const beside = incidents.find((p) => p.georeference_method !== "gazetteer" && p.place_id);
  const rowOf = async (id) => on(file, { fragment: `#incident=${id}` }, async (page) => (row = await text(page, "pre.copyable")));
  let row = "";
  await rowOf(placed.id);
  assert.match(row, new RegExp(`^id,name,longitude,latitude\n${placed.place_id},.*,${placed.longitude},${placed.latitude}$`));
  assert.ok(beside, "the example has an incident beside its row");
  await rowOf(beside.id);
  assert.match(row, new RegExp(`\n${beside.place_id},[^,]+,,$`), "where the incident is beside its row, the row keeps its point");
});

test("a stack opens as a list of its incidents", async () => {
  const at = new Map();
  for (const p of incidents) {
    const key = `${p.longitude},${p.latitude}`;
    at.set(key, [...(at.get(key) ?? []), p]);
  }
  const [key, stacked] = [...at].sort((a, b) => b[1].length - a[1].length)[0];
  assert.ok(stacked.length > 1);
  const [longitude, latitude] = key.split(",");
  await on(file, { fragment: `#map=12/${latitude}/${longitude}` }, async (page) => {
    const box = await page.locator("#map").boundingBox();
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    assert.equal(await count(page), stacked.length);
    await page.locator("#leave-point").click();
    assert.ok((await count(page)) >= stacked.length);
  });
});

test("a radius tells certain from possible, and saves what it holds", () =>
  on(file, { fragment: "#map=1.5/20/20&radius=46.7,40.4,60000" }, async (page) => {
    const near = incidents.map((p) => [metres([46.7, 40.4], [p.longitude, p.latitude]), p.coordinate_uncertainty_m]);
    const certain = near.filter(([away, u]) => away + u <= 60000).length;
    const possible = near.filter(([away, u]) => away - u <= 60000).length - certain;
    assert.ok(certain > 0 && possible > 0);
    assert.equal(await text(page, "#scope"), `${counted(certain)} certainly within, ${possible} possibly`);
    await page.locator(".menu > summary").click();
    const [download] = await Promise.all([page.waitForEvent("download"), page.locator("#save-geojson").click()]);
    const saved = JSON.parse(readFileSync(await download.path(), "utf8"));
    assert.equal(saved.features.length, certain + possible);
    for (const { properties } of saved.features) {
      const { distance_m, match, ...rest } = properties;
      const original = incidents.find((p) => p.id === rest.id);
      assert.ok(match === "certain" || match === "possible");
      assert.ok(Math.abs(distance_m - metres([46.7, 40.4], [original.longitude, original.latitude])) < 1);
      const stated = Object.fromEntries(Object.entries(original).filter(([, value]) => value !== null));
      const kept = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== null));
      assert.deepEqual(kept, stated);
    }
    await page.locator("#radius-km").fill("5");
    await page.locator("#radius-km").press("Enter");
    assert.match(await fragmentOf(page), /radius=46.7%2C40.4%2C5000/);
    await page.locator("#radius").click();
    assert.equal(await count(page), all.length);
  }));

test("the step of time and whether steps add up are in the link", () =>
  on(file, { fragment: "#map=1.5/20/20&from=2020-10-01&to=2020-10-31" }, async (page) => {
    await page.locator("#step").selectOption("week");
    await page.locator("#mode").selectOption("grow");
    const fragment = await fragmentOf(page);
    assert.match(fragment, /step=week&grow=1/);
    await on(file, { fragment }, async (other) => {
      assert.equal(await other.locator("#step").inputValue(), "week");
      await other.locator("#later").click();
      assert.match(await fragmentOf(other), /from=2020-10-01&to=2020-11-07/, "the chosen time grows by seven days");
    });
    await page.locator("#clear").click();
    assert.equal(await page.locator("#step").inputValue(), "week");
  }));

test("where a browser refuses to write the address, the map goes on and the address follows", () =>
  on(file, { fragment: "#map=5/40/46" }, async (page) => {
    await page.evaluate(() => {
      const real = history.replaceState.bind(history);
      history.replaceState = () => {
        throw new DOMException("The operation is insecure.", "SecurityError");
      };
      setTimeout(() => (history.replaceState = real), 700);
    });
    await page.locator("#map").focus();
    await page.keyboard.press("ArrowRight");
    await page.waitForFunction(() => !location.hash.includes("map=5%2F40%2F46"));
  }));

test("an open incident is ringed where a ring of several hides it", () => {
  const one = incidents.find((p) => p.location === "Ganja");
  const blue = (page) =>
    page.evaluate(() => {
      const marks = document.getElementById("marks");
      const copy = Object.assign(document.createElement("canvas"), { width: marks.width, height: marks.height });
      const context = copy.getContext("2d", { willReadFrequently: true });
      context.fillStyle = getComputedStyle(document.documentElement).getPropertyValue("--accent");
      context.fillRect(0, 0, 1, 1);
      const [r, g, b] = context.getImageData(0, 0, 1, 1).data;
      context.drawImage(marks, 0, 0);
      const { data } = context.getImageData(0, 0, copy.width, copy.height);
      let found = 0;
      for (let i = 0; i < data.length; i += 4) if (data[i] === r && data[i + 1] === g && data[i + 2] === b) found++;
      return found;
    });
  return on(file, { fragment: "#map=2/30/46" }, async (page) => {
    const before = await blue(page);
    await page.evaluate((id) => (location.hash += `&incident=${id}`), one.id);
    await page.locator("#card-title").waitFor();
    await settled(page);
    assert.ok((await blue(page)) > before + 100, `${before}, then ${await blue(page)}`);
  });
});

test("names follow the policy that was chosen", () =>
  on(file, { fragment: `#incident=${incidents.find((p) => p.location === "Ganja").id}` }, async (page) => {
    const place = () => page.locator("#card dd").first().innerText();
    assert.match(await place(), /^Ganja,/);
    await page.evaluate(() => {
      const select = document.getElementById("labels");
      select.value = "own";
      select.dispatchEvent(new Event("change", { bubbles: true }));
    });
    await page.waitForFunction(() => document.querySelector("#card dd")?.textContent.startsWith("Gəncə"));
    assert.match(await fragmentOf(page), /labels=own/);
  }));

test("hostile text stays text", async () => {
  const evil = `</script><script>window.pwned=1</script><img src=x onerror="window.pwned=1"><svg/onload=window.pwned=1>`;
  const turning = `\u202eevil\u202c \u2066isolated 😀 العربية`;
  const long = "a quote without an end ".repeat(450);
  const properties = {
    ...incidents[0], id: `inc-${evil}`, title: evil + turning, location: turning, quote: long, notes: evil, source: evil,
    source_url: "javascript:window.pwned=1", attributed_by: evil, denied_by: turning, reports: evil, weapon: evil, country: evil,
    place_names: `${evil} | ${turning}`, event_type: evil, sub_event_type: evil, group_id: "__proto__", place_id: "__proto__",
  };
  const geometry = { type: "Point", coordinates: [properties.longitude, properties.latitude] };
  const common = { incident_id: properties.id, report_id: evil };
  const folder = runOf("hostile", [{ type: "Feature", id: properties.id, geometry, properties }], {
    evidence: [
      { ...common, field: "place", value: evil, start: 0, end: 10, text: evil },
      { ...common, field: "constructor", value: turning, start: 20, end: 9000, text: long },
      { ...common, field: "killed", value: "", start: 99999999, end: 5, text: "" },
    ],
    claims: [{ ...common, claimant: evil, stance: evil, field: evil, value: evil, start: 0, end: 9, text: long }],
    merges: [{ ...common, event_id: evil, joined_to: evil, cues: [{ name: evil, weight: "x" }, null, 3] }, { ...common, cues: evil }],
    sources: [{ id: evil, title: evil, date: "2020-99-99", source: turning, url: "javascript:window.pwned=1", text_sha256: "", text: evil + turning + long }],
  });
  await on(mapOf(folder, "hostile"), { fragment: `#text=${encodeURIComponent("window")}` }, async (page) => {
    await page.locator("#list button").click();
    await page.locator(".all-fields > summary").click();
    await page.locator("#card-title").waitFor();
    await page.locator("#map").hover();
    assert.equal(await page.evaluate(() => window.pwned), undefined);
    assert.equal(await page.locator("img, iframe, object, svg[onload]").count(), 0);
    const links = await page.locator("a[href]").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
    assert.deepEqual(links.filter((href) => !/^https?:/.test(href)), []);
    assert.ok((await text(page, "#card-title")).includes("<script>window.pwned=1</script>"));
    const title = await page.locator("#card-title").textContent();
    assert.ok(title.includes("evil") && !title.includes("\u202e"), "nothing is written backwards");
    // What runs from right to left is closed where it ends.
    const isolation = await page.locator("#card-title .said").evaluate((e) => getComputedStyle(e).unicodeBidi);
    assert.equal(isolation, "isolate");
    await page.locator("#back").click();
    await page.locator(".menu > summary").click();
    const [download] = await Promise.all([page.waitForEvent("download"), page.locator("#save-csv").click()]);
    assert.ok(readFileSync(await download.path(), "utf8").includes("pwned"));
    await settled(page);
  });
});

test("the page's own policy forbids requests and foreign scripts", async () => {
  const { page, close } = await open(file);
  const broken = await page.evaluate(async () => {
    const broken = [];
    document.addEventListener("securitypolicyviolation", (event) => broken.push(event.effectiveDirective));
    await fetch("https://example.org/").catch(() => {});
    const script = document.createElement("script");
    script.textContent = "window.pwned = 1";
    const image = document.createElement("img");
    image.src = "https://example.org/x.png";
    document.body.append(script, image);
    await new Promise((done) => setTimeout(done, 200));
    return [...broken, String(window.pwned)];
  });
  assert.deepEqual(broken.sort(), ["connect-src", "img-src", "script-src-elem", "undefined"]);
  await close();
});

const SERVER = "https://tiles.example.org";
/** A grey image of one pixel. */
const PIXEL = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGOoBwAAgQCAXqxbvQAAAABJRU5ErkJggg==", "base64");

test("map images are asked of the one server that was named, said so, and switched off", async () => {
  const tiled = mapOf(example, "tiled", "--tiles", `${SERVER}/{z}/{x}/{y}.png`, "--tiles-credit", "Example contributors", "--tiles-zoom", "5");
  const answer = { status: 200, contentType: "image/png", body: PIXEL };
  const { page, said, asked, close } = await open(tiled, { fragment: "#map=7/40/47", answer });
  // A canvas with an image of another origin cannot be read: so they were drawn.
  const isDrawn = () => {
    try {
      document.getElementById("base").getContext("2d").getImageData(0, 0, 1, 1);
      return false;
    } catch {
      return true;
    }
  };
  await page.waitForFunction(isDrawn);
  assert.ok(asked.length > 0);
  for (const address of asked) assert.match(address, /^https:\/\/tiles\.example\.org\/5\/\d+\/\d+\.png$/);
  assert.match(await text(page, "#line"), /Example contributors.*https:\/\/tiles\.example\.org, which this page asks/s);
  await page.locator("#about-open").click();
  assert.match(await text(page, "#requests"), /asks https:\/\/tiles\.example\.org.*forbids every other/s);
  await page.locator("#about-close").click();
  await page.locator("#tiles").uncheck();
  assert.match(await fragmentOf(page), /tiles=0/);
  const before = asked.length;
  await page.locator("#zoom-out").click();
  await page.locator("#zoom-out").click();
  await settled(page);
  assert.equal(asked.length, before);
  assert.deepEqual(said, []);
  const broken = await page.evaluate(async () => {
    const broken = [];
    document.addEventListener("securitypolicyviolation", (event) => broken.push(event.effectiveDirective));
    const image = new Image();
    image.src = "https://other.example.org/x.png";
    await fetch("https://tiles.example.org/").catch(() => {});
    await new Promise((done) => setTimeout(done, 100));
    return broken.sort();
  });
  assert.deepEqual(broken, ["connect-src", "img-src"]);
  await close();
});

test("where the server of map images does not answer the built-in map is shown", async () => {
  const tiled = mapOf(example, "silent", "--tiles", `${SERVER}/{z}/{x}/{y}.png`, "--tiles-credit", "Example contributors");
  const { page, close } = await open(tiled, { answer: { abort: true } });
  await page.locator("#tiles-silent").waitFor();
  const [r, g, b] = await page.evaluate(() => document.getElementById("base").getContext("2d").getImageData(300, 5, 1, 1).data);
  assert.ok(r + g + b > 0, "the background is drawn");
  assert.equal(await count(page), all.length);
  await close();
});

test("a map without such a server says nothing of one", () =>
  on(file, {}, async (page) => {
    assert.ok(!(await page.locator("#tiles-label").isVisible()));
    assert.match(await page.locator("#requests").textContent(), /asks nothing of any network/);
  }));

test("everything works by keyboard alone", () =>
  on(file, {}, async (page) => {
    await page.keyboard.press("/");
    assert.equal(await page.evaluate(() => document.activeElement.id), "search");
    await page.locator("#map").focus();
    const before = await fragmentOf(page);
    await page.keyboard.press("+");
    await page.keyboard.press("ArrowRight");
    await page.waitForFunction((before) => location.hash !== before, before);
    await page.locator("#fit").press("Enter");
    await page.waitForTimeout(400);
    await page.locator("#list button").first().focus();
    await page.keyboard.press("Enter");
    await page.locator("#card-title").waitFor();
    assert.equal(await page.evaluate(() => document.activeElement.id), "card-title");
    await page.keyboard.press("Escape");
    assert.ok(await page.locator("#browse").isVisible());
    assert.equal(await page.evaluate(() => document.activeElement.className), "incident");
    await page.locator("#about-open").press("Enter");
    assert.ok(await page.locator("#about").isVisible());
    await page.keyboard.press("Escape");
    assert.ok(!(await page.locator("#about").isVisible()));
    await page.locator("#save > summary").press("Enter");
    assert.ok(await page.locator("#save-csv").isVisible());
    await page.keyboard.press("Escape");
    assert.ok(!(await page.locator("#save-csv").isVisible()));
  }));

test("paper has the map, the list and the credits", () =>
  on(file, {}, async (page) => {
    await page.emulateMedia({ media: "print" });
    assert.ok(await page.locator("#credits").isVisible());
    assert.ok(await page.locator("#list").isVisible());
    assert.ok(!(await page.locator("#zoom").isVisible()));
  }));

test("paper has up to a thousand incidents, says how many it leaves out, and what narrows them", async () => {
  const folder = `${scratch}/paper`;
  await writeRun(1200, folder);
  await on(mapOf(folder, "paper"), { colorScheme: "dark", fragment: "#map=1.5/20/20&undated=1" }, async (page) => {
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    assert.equal(await page.locator("#list li").count(), 1000);
    assert.match(await text(page, "#left-out"), /^200 more incidents of these are not printed/);
    // Paper is light: violence against civilians is dark on it.
    assert.equal(await page.locator('#list path[fill="#f2f2f2"]').count(), 0);
    await page.evaluate(() => dispatchEvent(new Event("afterprint")));
    await page.emulateMedia({ media: "screen" });
    assert.equal(await page.locator("#list li").count(), 50);
    await page.locator("#search").fill("ministry");
    await page.waitForFunction(() => document.getElementById("printed").textContent.includes("ministry"));
    assert.ok(!(await page.locator("#printed").isVisible()));
  });
});
