// What every page of the list must do: no fault that axe-core can see, light and dark, wide and at 320 px, in both
// languages; no sideways scrolling; text at twice the size; paper; a visible focus that reaches everything in order.

import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { check, must } from "./tally.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const ALL = { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] };
/** What can differ between light and dark; the rest of the page is the same. */
const COLOURS = { type: "rule", values: ["color-contrast", "link-in-text-block"] };
const WIDE = { width: 1280, height: 900 };
const NARROW = { width: 320, height: 640 };

/** More stops than this and only the first are walked. */
const MOST_STOPS = 120;

export const LIST = JSON.parse(readFileSync(new URL("pages.json", import.meta.url), "utf8"));

const nameOf = (entry) => (entry.route?.startsWith("POST") ? `${entry.route} from ${entry.path}` : entry.path);

/** Opens a page of the list: by its address, and through its form when it has one. Signs in, unless it is done. */
export async function open(page, address, entry, folder, signedIn = false) {
  if (entry.as && !signedIn) {
    await page.goto(`${address}/demo`, { waitUntil: "load" });
    const become = `[data-name="demo-${entry.as}"]`;
    await Promise.all([page.waitForNavigation({ waitUntil: "load" }), page.$eval(become, (b) => b.click())]);
  }
  const response = await page.goto(address + entry.path, { waitUntil: "load" });
  must(response.status() === (entry.status ?? 200), `status ${response.status()}`);
  for (const [selector, text] of Object.entries(entry.fill ?? {})) {
    const set = (field, value) => (["radio", "checkbox"].includes(field.type) ? (field.checked = true) : (field.value = value));
    await page.$eval(selector, set, text);
  }
  for (const [selector, text] of Object.entries(entry.upload ?? {})) {
    const file = join(folder, "upload.json");
    writeFileSync(file, text);
    await (await page.$(selector)).uploadFile(file);
  }
  for (const button of [entry.press ?? []].flat()) {
    // What a browser would refuse to send is sent all the same, so that the refusal of the server is seen.
    await page.$eval(button, (b) => b.form && (b.form.noValidate = true));
    await Promise.all([page.waitForNavigation({ waitUntil: "load" }), page.$eval(button, (b) => b.click())]);
  }
}

async function look(page, viewport, scheme) {
  await page.setViewport(viewport);
  await page.emulateMediaFeatures([
    { name: "prefers-color-scheme", value: scheme },
    // Where the page scrolls to is looked at right after the key.
    { name: "prefers-reduced-motion", value: "reduce" },
  ]);
}

async function axe(page, only = ALL) {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(AXE);
  const violations = await page.evaluate(async (runOnly) => {
    const options = { runOnly, resultTypes: ["violations"] };
    const found = await window.axe.run(document, options);
    return found.violations.map((v) => {
      const places = v.nodes.slice(0, 3).map((n) => `${n.target.join(" ")} (${n.any[0]?.message ?? ""})`);
      return `${v.id}, ${v.nodes.length} times: ${v.help}\n        ${places.join("\n        ")}`;
    });
  }, only);
  return violations;
}

/** What stands out to the right of the window, when the page scrolls sideways. */
function sideways(page) {
  return page.evaluate(() => {
    const root = document.documentElement;
    if (root.scrollWidth <= window.innerWidth) return [];
    const out = [...document.body.querySelectorAll("*")].filter((e) => {
      if (e.getBoundingClientRect().right <= window.innerWidth + 0.5) return false;
      // Inside something that scrolls by itself it may.
      for (let up = e.parentElement; up; up = up.parentElement) {
        if (up !== root && up !== document.body && getComputedStyle(up).overflowX !== "visible") return false;
      }
      return true;
    });
    const told = out.slice(0, 5).map((e) => `${e.tagName.toLowerCase()}.${e.getAttribute("class") ?? ""} ${e.textContent.trim().slice(0, 40)}`);
    return [`${root.scrollWidth} px in a window of ${window.innerWidth}: ${told.join("; ")}`];
  });
}

/** Every stop of the Tab key, as the page has them: visible, enabled, one for each group of radio buttons. */
function stops(page) {
  return page.evaluate(() => {
    const all = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']";
    const groups = new Set();
    return [...document.querySelectorAll(all)].filter((e) => {
      if (e.disabled || e.tabIndex < 0) return false;
      if (!e.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: false })) return false;
      if (e.type === "radio") {
        const name = `${e.form?.id}/${e.name}`;
        if (groups.has(name)) return false;
        groups.add(name);
      }
      return true;
    }).length;
  });
}

/** Listens, in the page, to the Tab key: at every stop it says what the stop is and what is wrong with it. */
function listen() {
  // The Tab key goes on from where something was focused last: something at the very top that is gone again.
  const start = document.createElement("span");
  start.tabIndex = -1;
  document.body.prepend(start);
  start.focus();
  start.remove();
  const walk = { stops: [], ended: false };
  const seen = [];
  const look = () => {
    if (walk.ended) return;
    const e = document.activeElement;
    const before = seen.at(-1);
    // Inside of a date field are several stops: day, month, year, calendar.
    if (e === before && e.type === "date") return;
    if (!e || e === document.body || seen.includes(e)) {
      walk.ended = true;
      return;
    }
    // A control that is drawn by its label shows its focus there.
    const drawn = [e, e.closest("label")].filter(Boolean);
    const visible = drawn.some((d) => {
      const style = getComputedStyle(d);
      return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== "none";
    });
    const back = before && !(before.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_FOLLOWING);
    seen.push(e);
    // Seen when the middle of one of its pieces is: a link may run over two lines, a drawn one has several shapes. Of
    // a tall one, such as a large text field, the part that is in the window counts.
    const pieces = [e, ...e.children].flatMap((piece) => [...piece.getClientRects()]);
    const middle = (from, to, end) => (Math.max(from, 0) + Math.min(to, end)) / 2;
    const covered = !pieces.some((piece) => {
      const x = middle(piece.left, piece.right, window.innerWidth);
      const y = middle(piece.top, piece.bottom, window.innerHeight);
      const top = document.elementFromPoint(x, y);
      return top && (e.contains(top) || top.contains(e) || drawn.some((d) => d.contains(top)));
    });
    const name = `${e.tagName.toLowerCase()}${e.id ? `#${e.id}` : ""} "${(e.textContent || e.getAttribute("aria-label") || e.name || "").trim().slice(0, 40)}"`;
    walk.stops.push({ name, visible, back, covered, first: seen.length === 1 && !e.matches("a.skip") });
  };
  // When the key comes up again, the focus has moved and the page has scrolled to it.
  window.addEventListener("keyup", look, { capture: true });
  walk.leave = () => window.removeEventListener("keyup", look, { capture: true });
  window.tabWalk = walk;
}

/** Walks the page with the Tab key. */
async function walk(page) {
  const expected = await stops(page);
  const wanted = Math.min(expected, MOST_STOPS);
  await page.evaluate(listen);
  const keys = await page.createCDPSession();
  const tab = { key: "Tab", code: "Tab", windowsVirtualKeyCode: 9 };
  const reached = () => page.evaluate(() => ({ stops: window.tabWalk.stops, ended: window.tabWalk.ended }));
  let way = { stops: [], ended: false };
  // All that are still missing are sent at once, since a question after each is most of what a walk takes. A date field
  // takes some more, so that it may need several rounds.
  for (let round = 0; round < 40 && !way.ended && way.stops.length < wanted; round += 1) {
    const sent = [];
    for (let n = way.stops.length; n < wanted; n += 1) {
      sent.push(keys.send("Input.dispatchKeyEvent", { type: "rawKeyDown", ...tab }));
      sent.push(keys.send("Input.dispatchKeyEvent", { type: "keyUp", ...tab }));
    }
    await Promise.all(sent);
    way = await reached();
  }
  await keys.detach();
  await page.evaluate(() => window.tabWalk.leave());
  const faults = [];
  if (way.stops.length < wanted) faults.push(`the Tab key reaches ${way.stops.length} of ${expected} places`);
  for (const stop of way.stops) {
    if (stop.first) faults.push(`the first stop is ${stop.name}, not the link to the content`);
    if (!stop.visible) faults.push(`no visible focus on ${stop.name}`);
    if (stop.back) faults.push(`the focus goes back to ${stop.name}`);
    if (stop.covered) faults.push(`the focus is covered on ${stop.name}`);
  }
  return faults;
}

/** Every check of one page of the list. */
export async function page(page, address, entry, folder) {
  const name = nameOf(entry);
  await page.forget();
  await look(page, WIDE, "light");
  if (!(await check(`${name} opens`, () => open(page, address, entry, folder)))) return;
  await check(`${name}, wide, light: axe-core finds nothing`, () => axe(page));
  await look(page, WIDE, "dark");
  await check(`${name}, wide, dark: axe-core finds nothing`, () => axe(page, COLOURS));
  await look(page, NARROW, "dark");
  await check(`${name}, 320 px, dark: axe-core finds nothing`, () => axe(page, COLOURS));
  await check(`${name}, 320 px: nothing scrolls sideways`, () => sideways(page));
  await look(page, { width: 640, height: 450, deviceScaleFactor: 2 }, "light");
  await check(`${name}, enlarged twice: nothing scrolls sideways`, () => sideways(page));
  await look(page, WIDE, "light");
  await page.evaluate(() => (document.documentElement.style.fontSize = "200%"));
  await check(`${name}, text at twice the size: nothing scrolls sideways`, () => sideways(page));
  await page.evaluate(() => document.documentElement.removeAttribute("style"));
  await check(`${name}, wide: the Tab key reaches everything in order and can be seen`, () => walk(page));
  await look(page, NARROW, "dark");
  await check(`${name}, 320 px: the Tab key reaches everything in order and can be seen`, () => walk(page));
  await check(`${name}: paper`, () => paper(page));
  await check(`${name}: the browser complains about nothing`, () => page.complaints);
  // The same visitor, in the other language. All of axe-core at 320 px is here, where the words are longer.
  await page.speak("es");
  await look(page, NARROW, "light");
  await check(`${name}, in Spanish, 320 px: axe-core finds nothing and nothing scrolls sideways`, async () => {
    await open(page, address, entry, folder, true);
    return [...(await axe(page)), ...(await sideways(page)), ...page.complaints];
  });
}

/** On paper: dark on white whatever the screen shows, no navigation, nothing cut off at the edge. */
async function paper(page) {
  await look(page, { width: 718, height: 1000 }, "dark");
  await page.emulateMediaType("print");
  const faults = await page.evaluate(() => {
    const found = [];
    const light = (colour) => {
      const [r, g, b, a = 1] = colour.match(/[\d.]+/g).map(Number);
      return a === 0 ? 1 : (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255;
    };
    const body = getComputedStyle(document.body);
    if (light(body.backgroundColor) < 0.9) found.push(`the paper is ${body.backgroundColor}`);
    if (light(body.color) > 0.4) found.push(`the ink is ${body.color}`);
    for (const e of document.querySelectorAll(".site-nav, .site-search, .site-footer form, .skip, .no-print")) {
      if (e.checkVisibility()) found.push(`${e.getAttribute("class") ?? e.tagName} is printed`);
    }
    const pale = [...document.querySelectorAll("main h1, main h2, main p, main td, main a")].filter(
      (e) => e.checkVisibility() && light(getComputedStyle(e).color) > 0.6,
    );
    if (pale.length > 0) found.push(`${pale.length} pale texts such as "${pale[0].textContent.trim().slice(0, 40)}"`);
    return found;
  });
  faults.push(...(await sideways(page)));
  const pdf = await page.pdf({ format: "Letter", timeout: 0 });
  must(Buffer.from(pdf.slice(0, 5)).toString() === "%PDF-", "no PDF came out");
  await page.emulateMediaType("screen");
  return faults;
}
