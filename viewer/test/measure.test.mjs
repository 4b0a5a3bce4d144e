// Measuring distances, by pointer and by keys.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { addressOf, closeBrowser, example, mapOf, on, propertiesOf, settled } from "./browser.mjs";
import { metres } from "./lambert.mjs";

const file = mapOf(example, "measure");
const incidents = propertiesOf(example, "incidents");
after(closeBrowser);

test("distances are measured from point to point, taken back, dragged, and kept by a link", () => {
  const [a, b, c] = [[46.36134, 40.68157], [47.12619, 40.37577], [46.75, 39.8]];
  const fragment = `#map=8/40.3/46.7&measure=${[a, b, c].map((point) => point.join(",")).join(";")}`;
  const km = (metres) => `${(metres / 1000).toFixed(1)}\u00a0km`;
  return on(file, { fragment }, async (page) => {
    const [first, second] = [metres(a, b), metres(b, c)];
    const legs = await page.locator("#measure-legs li").allTextContents();
    assert.deepEqual(legs, [`1 to 2: ${km(first)}`, `2 to 3: ${km(second)}`]);
    assert.equal(await page.locator("#measure-sum").textContent(), `${Math.round((first + second) / 1000)}\u00a0km over 3 points`);
    await page.locator("#measure-undo").click();
    assert.equal(await page.locator("#measure-sum").textContent(), km(first));
    await page.goBack();
    await page.waitForFunction(() => document.querySelectorAll("#measure-legs li").length === 2);
    assert.ok(!(await page.locator("#clear").isVisible()), "what is measured narrows nothing");
    await page.keyboard.press("Escape");
    assert.ok(!(await page.locator("#measure-box").isVisible()));
    assert.equal((await addressOf(page)).get("measure"), null);
  });
});

test("points to measure are pressed or dragged with a pointer, and a mark of one place gives its own point", () => {
  const alone = incidents.find((p) => p.location === "Mogadishu") ?? incidents[0];
  return on(file, { fragment: `#map=9/${alone.latitude}/${alone.longitude}` }, async (page) => {
    await page.locator("#measure").click();
    const box = await page.locator("#map").boundingBox();
    const at = (dx, dy) => [box.x + box.width / 2 + dx, box.y + box.height / 2 + dy];
    await page.mouse.click(...at(3, 2));
    assert.equal(await page.locator("#measure-sum").textContent(), "1 point");
    assert.ok(!(await page.locator("#card").isVisible()), "no card opens while one measures");
    const points = async () => (await addressOf(page)).get("measure").split(";").map((point) => point.split(",").map(Number));
    const [own] = await points();
    assert.ok(Math.abs(own[0] - alone.longitude) < 1e-4 && Math.abs(own[1] - alone.latitude) < 1e-4, String(own));
    await page.mouse.dblclick(...at(160, 90));
    assert.equal((await points()).length, 2, "a double press is one point");
    const before = await points();
    await page.goto(`${page.url().split("#")[0]}#map=9/${alone.latitude}/${alone.longitude}&measure=${before.join(";")}`);
    await settled(page);
    await page.mouse.move(...at(0, 0));
    await page.mouse.down();
    await page.mouse.move(...at(-120, 30), { steps: 5 });
    await page.mouse.up();
    const now = await points();
    assert.ok(now[0][0] < before[0][0] - 0.1 && now[1][0] === before[1][0], `${before} ${now}`);
    await page.goBack();
    await page.waitForFunction((x) => location.hash.includes(encodeURIComponent(x)), before.join(";"));
  });
});

test("points to measure are named, or taken from the middle of the map, by keys alone", () =>
  on(file, { fragment: "#map=8/40.3/46.7" }, async (page) => {
    await page.locator("#measure").press("Enter");
    await page.locator("#measure-place").fill("40.68157, 46.36134");
    await page.keyboard.press("Enter");
    await page.locator("#measure-place").fill("no such place at all");
    await page.keyboard.press("Enter");
    assert.ok(await page.locator("#measure-none").isVisible());
    await page.locator("#map").focus();
    await page.keyboard.press("Enter");
    const away = metres([46.36134, 40.68157], [46.7, 40.3]) / 1000;
    const said = parseFloat(await page.locator("#measure-sum").textContent());
    assert.ok(Math.abs(said - away) < 0.2, `${said} ${away}`);
    await page.keyboard.press("Backspace");
    assert.equal(await page.locator("#measure-sum").textContent(), "1 point");
    await page.keyboard.press("Escape");
    assert.ok(!(await page.locator("#measure-box").isVisible()));
    assert.equal(await page.evaluate(() => document.activeElement.id), "measure");
  }));
