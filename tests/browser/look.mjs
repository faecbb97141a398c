// Opens reports in one Chromium, in five views each, and says on standard output what is seen there, as JSON.
//
// Standard input: {"chromium": PROGRAM, "shots": FOLDER or null, "alike": NUMBER, "pages": [{"name", "path", "filters",
// "paper"}]}, where `alike` is how many of what is made alike stay before axe-core is run, each of `filters` is {"table",
// "words", "choice", "only"}: what is put into the tools of a table, and `paper` tells whether sheets are made. Nothing is
// judged here; test_browser.py does that.

import { readFileSync, mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const ARGUMENTS = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync"];
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];
const WIDE = { width: 1280, height: 900 };
const PAPER = { width: 688, height: 983 }; // A4 at 96 dots an inch, within its margins
const VIEWS = {
  light: { viewport: WIDE, colorScheme: "light" },
  dark: { viewport: WIDE, colorScheme: "dark" },
  narrow: { viewport: { width: 320, height: 640 }, colorScheme: "light" },
  "no-script": { viewport: WIDE, colorScheme: "light", javaScriptEnabled: false },
  print: { viewport: PAPER, colorScheme: "dark" },
};
const SLICE = 4000;
const MOST_SLICES = 12;

/**
 * Takes out of a page what is made like enough before it, as rows of a long table are, and says how many rows are left.
 * Alike means the same tags, classes, roles, styles and names of attributes, inside and round it; what is first stays.
 */
function thin(alike) {
  const own = (one) => [one.tagName, ...["class", "role", "style"].map((name) => one.getAttribute(name)),
    ...one.getAttributeNames()].join(" ");
  const shape = (one) => `${own(one)}(${[...new Set([...one.children].map(shape))].join()})`;
  const seen = new Map();
  const visit = (parent, place) => {
    for (const one of [...parent.children]) {
      const found = `${place}>${shape(one)}`;
      seen.set(found, (seen.get(found) ?? 0) + 1);
      if (seen.get(found) > alike && one.previousElementSibling && one.matches("tr, li, article, g")) one.remove();
      else visit(one, `${place}>${own(one)}`);
    }
  };
  visit(document.body, "");
  const first = `#${document.querySelector("main [id]").id}`;
  for (const link of document.querySelectorAll('a[href^="#"]')) {
    if (!document.getElementById(link.getAttribute("href").slice(1))) link.setAttribute("href", first);
  }
  return document.querySelectorAll("tr").length;
}

/** Runs axe-core; of what is dark only the colours are looked at, which are all that differs from what is light. */
async function violations(page, view) {
  await page.evaluate(`${AXE};0`);
  return page.evaluate(async ([tags, hasOwnColours, isPressed, isDark]) => {
    const rules = { "target-size": { enabled: isPressed }, "color-contrast": { enabled: hasOwnColours } };
    const chosen = isDark ? { runOnly: ["color-contrast"] } : { runOnly: tags, rules };
    const found = await axe.run(document, { ...chosen, resultTypes: ["violations"] });
    return found.violations.map((one) => `${one.id}: ${one.nodes.slice(0, 3).map((node) => node.html).join(" | ")}`);
  }, [TAGS, !["narrow", "no-script"].includes(view), view !== "print", view === "dark"]);
}

/** Says how the page lies: its width, what is hidden, how high the things are that one presses. */
function layout() {
  const isInline = (link) => getComputedStyle(link).display === "inline"
    && [...link.parentElement.childNodes].some((node) => node !== link && node.textContent.trim());
  const small = [...document.querySelectorAll("a, input, select, summary")]
    .filter((one) => one.checkVisibility() && !one.matches(".skip"))
    .filter((one) => one.getBoundingClientRect().height < 23.99 && !isInline(one));
  const shown = (selector) => [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility()).length;
  return {
    width: document.scrollingElement.scrollWidth,
    wide: Math.max(0, ...[...document.querySelectorAll("section:not(.wide) *")].map((one) => one.getBoundingClientRect().right)),
    small: small.slice(0, 5).map((one) => one.outerHTML.slice(0, 120)),
    tools: shown(".tools"),
    rows: [shown("tr"), document.querySelectorAll("tr").length],
    sections: shown("main > section"),
    entries: shown("article"),
    colours: [getComputedStyle(document.documentElement).backgroundColor, getComputedStyle(document.body).color],
  };
}

/** Scrolls to the middle of every table that is higher than the window, and says where its head then is. */
function heads() {
  const tables = [...document.querySelectorAll("table")].filter((one) => one.offsetHeight > 2 * innerHeight);
  return tables.map((table) => {
    const box = table.getBoundingClientRect();
    window.scrollTo({ top: scrollY + box.top + box.height / 2, behavior: "instant" });
    const cell = table.tHead.rows[0].cells[0];
    const place = cell.getBoundingClientRect();
    const seen = document.elementFromPoint(place.left + place.width / 2, place.top + place.height / 2);
    return { table: table.id || table.caption.textContent, top: place.top, is_above: cell.contains(seen) };
  });
}

/** Counts parts of tables in what a screen reader is told. */
async function told(page) {
  const client = await page.context().newCDPSession(page);
  const { nodes } = await client.send("Accessibility.getFullAXTree");
  const roles = nodes.filter((one) => !one.ignored).map((one) => one.role?.value);
  const wanted = ["table", "row", "rowheader", "columnheader", "cell"];
  return Object.fromEntries(wanted.map((role) => [role, roles.filter((one) => one === role).length]));
}

/** Puts words, a choice and a tick into the tools of a table, and says what is then counted and shown. */
async function filtered(page, wanted) {
  const tools = page.locator(`.tools[data-table="${wanted.table}"]`);
  const choice = tools.locator("[name=choice]");
  await tools.locator("[name=search]").fill(wanted.words);
  if (await choice.count()) await choice.selectOption(wanted.choice);
  await tools.locator("[name=only]").setChecked(wanted.only);
  const rows = page.locator(`#${wanted.table} tbody tr[data-row]:visible th a:first-child`);
  return { ...wanted, says: await tools.locator("output").innerText(), rows: await rows.allInnerTexts() };
}

async function keep(page, folder, name, view) {
  mkdirSync(folder, { recursive: true });
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  for (let top = 0, number = 1; top < height && number <= MOST_SLICES; top += SLICE, number += 1) {
    const clip = { x: 0, y: top, width: page.viewportSize().width, height: Math.min(SLICE, height - top) };
    await page.screenshot({ path: join(folder, `${name}-${view}-${number}.png`), clip, fullPage: true });
  }
}

async function look(browser, one, view, { shots, alike }) {
  const context = await browser.newContext(VIEWS[view]);
  const page = await context.newPage();
  const [requests, messages] = [[], []];
  page.on("request", (request) => requests.push(request.url()));
  page.on("console", (message) => messages.push(message.text()));
  page.on("pageerror", (error) => messages.push(String(error)));
  if (view === "print") await page.emulateMedia({ media: "print" });
  await page.goto(pathToFileURL(one.path).href);
  const seen = { ...await page.evaluate(layout), pages: 0, violations: [] };
  if (shots && view !== "no-script") await keep(page, shots, one.name, view);
  if (view === "print" && (one.paper || shots)) {
    const paper = await page.pdf({ preferCSSPageSize: true, printBackground: true });
    seen.pages = paper.toString("latin1").match(/\/Type \/Page\b/g).length;
    if (shots) writeFileSync(join(shots, `${one.name}.pdf`), paper);
  }
  if (view === "light") seen.filtered = [];
  for (const wanted of view === "light" ? one.filters : []) seen.filtered.push(await filtered(page, wanted));
  if (view === "light") await page.reload();
  if (["light", "dark"].includes(view)) seen.heads = await page.evaluate(heads);
  seen.thinned = await page.evaluate(thin, alike);
  seen.told = await told(page);
  if (view !== "no-script") seen.violations = await violations(page, view);
  await context.close();
  return { ...seen, requests: [...new Set(requests)], messages };
}

/** Runs axe-core, which like pictures needs script, on the page without its own, as it is where script is off. */
async function withoutScript(browser, one, { shots, alike }) {
  const context = await browser.newContext({ viewport: WIDE });
  const page = await context.newPage();
  const html = readFileSync(one.path, "utf8").replace(/<script>[^]*?<\/script>/, "");
  await page.route("**", (route) => route.fulfill({ body: html, contentType: "text/html" }));
  await page.goto(pathToFileURL(one.path).href);
  if (shots) await keep(page, shots, one.name, "no-script");
  await page.evaluate(thin, alike);
  const found = await violations(page, "no-script");
  await context.close();
  return found;
}

const asked = JSON.parse(readFileSync(0, "utf8"));
const browser = await chromium.launch({ executablePath: asked.chromium, chromiumSandbox: false, args: ARGUMENTS });
const seen = {};
const waiting = asked.pages.flatMap((one) => Object.keys(VIEWS).map((view) => [one, view]));

/** Looks at one page after another until none is waiting. */
async function work() {
  while (waiting.length) {
    const [one, view] = waiting.shift();
    const start = Date.now();
    const found = await look(browser, one, view, asked);
    if (view === "no-script") found.violations = await withoutScript(browser, one, asked);
    (seen[one.name] ??= {})[view] = { ...found, seconds: (Date.now() - start) / 1000 };
  }
}

try {
  await Promise.all([work(), work()]);
} finally {
  await browser.close();
}
process.stdout.write(JSON.stringify(seen));
