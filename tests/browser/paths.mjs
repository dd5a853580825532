// The ways people go through the product, with the keyboard alone; then the same without JavaScript.

import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { check, must } from "./tally.mjs";
import { DEADLINE } from "./serve.mjs";

/** Presses Tab until the focus is on what fits the selector (and holds the words). */
async function tabTo(page, selector, words = "") {
  for (let n = 0; n < 600; n += 1) {
    await page.keyboard.press("Tab");
    const there = await page.evaluate(
      (selector, words) => {
        const e = document.activeElement;
        return e.matches(selector) && (e.textContent || "").includes(words);
      },
      selector,
      words,
    );
    if (there) return;
  }
  throw new Error(`the Tab key never reaches ${selector} ${words}`);
}

/** Presses a key that leads to another page. */
async function go(page, key = "Enter") {
  await Promise.all([page.waitForNavigation({ waitUntil: "load" }), page.keyboard.press(key)]);
}

const path = (page) => new URL(page.url()).pathname;
const text = (page, selector) => page.$eval(selector, (e) => e.textContent.trim());
const count = (page, selector) => page.$$eval(selector, (found) => found.length);

async function fromTheFrontPageToAnItem(page, address) {
  await page.goto(address, { waitUntil: "load" });
  await tabTo(page, "a.skip");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  const inside = await page.evaluate(() => document.querySelector("main").contains(document.activeElement));
  must(inside, "the link to the content does not lead into the content");
  await page.goto(address, { waitUntil: "load" });
  await tabTo(page, "nav a[href='/ladder']");
  await go(page);
  must(path(page) === "/ladder", `led to ${page.url()}`);
  must((await count(page, "nav [aria-current]")) > 0, "the navigation does not show where one is");
  await tabTo(page, "main a[href='/ladder/III']");
  await go(page);
  must((await text(page, "h1")) === "Stage III", `the heading is ${await text(page, "h1")}`);
  await tabTo(page, "main .items a.name");
  const name = await page.evaluate(() => document.activeElement.textContent.trim());
  await go(page);
  must((await text(page, "h1")) === name, `the item is ${await text(page, "h1")}, not ${name}`);
  must((await text(page, "aside .cite")).length > 5, "the item does not say where it comes from");
}

async function searchAndOpen(page, address) {
  await page.goto(`${address}/library`, { waitUntil: "load" });
  await tabTo(page, "#site-q");
  await page.keyboard.type("trauma");
  await go(page);
  must(path(page) === "/search", `led to ${page.url()}`);
  must((await page.$eval("main input[name=q]", (e) => e.value)) === "trauma", "the words are gone");
  must((await count(page, "main .items > li")) > 3, "too little was found");
  await tabTo(page, "main .items a.name");
  await go(page);
  must(path(page).startsWith("/items/"), `led to ${page.url()}`);
}

async function narrowAList(page, address) {
  await page.goto(`${address}/glossary`, { waitUntil: "load" });
  const before = await count(page, "main .items > li:not([hidden])");
  await tabTo(page, "main input[type=search]");
  await page.keyboard.type("recovery");
  await go(page);
  const after = await count(page, "main .items > li:not([hidden])");
  must(after > 0 && after < before, `${after} of ${before} are shown`);
  must((await text(page, "main [role=status]")).startsWith(String(after)), "the number shown is another");
}

async function chooseATrack(page, address, script) {
  await page.goto(`${address}/ladder/III`, { waitUntil: "load" });
  await tabTo(page, "main input[name=track]");
  await page.keyboard.press("ArrowUp");
  must(!page.url().includes("track="), "a choice with the arrow keys loads the page again");
  await tabTo(page, "main form.filter button");
  await go(page);
  must(page.url().includes("track=addiction"), `led to ${page.url()}`);
  must((await count(page, "main .focus.mental-health")) === 0, "items of the other focus are still shown");
  if (script) {
    await Promise.all([page.waitForNavigation({ waitUntil: "load" }), page.click("main input[value=both]")]);
    must(page.url().includes("track=both"), "a choice with the pointer does not show the track");
  }
}

async function whatAmIMissing(page, address, script, scratch) {
  const folder = mkdtempSync(join(scratch, "taken-"));
  await page.goto(address, { waitUntil: "load" });
  await tabTo(page, "nav a[href='/missing']");
  await go(page);
  await tabTo(page, "input[name=stage]");
  await page.keyboard.press("ArrowRight");
  await tabTo(page, "input[name=have]");
  const code = await page.evaluate(() => document.activeElement.value);
  await page.keyboard.press("Space");
  await tabTo(page, "form.missing .actions button.strong");
  await go(page);
  must((await count(page, "section.result")) === 1, "there is no result");
  const chosen = await page.$eval("input[name=stage]:checked", (e) => e.value);
  must(chosen === "I", `the stage chosen is ${chosen}`);
  must(await page.$eval(`input[name=have][value="${code}"]`, (e) => e.checked), `${code} is no longer ticked`);
  const summary = await text(page, "section.result > p");

  // Taken along as a file, and brought back.
  const client = await page.createCDPSession();
  await client.send("Browser.setDownloadBehavior", {
    behavior: "allow",
    downloadPath: folder,
    eventsEnabled: true,
    browserContextId: page.browserContext().id,
  });
  const done = new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error("no file came")), DEADLINE);
    client.on("Browser.downloadProgress", (event) => {
      if (event.state !== "completed") return;
      clearTimeout(late);
      resolve();
    });
  });
  await tabTo(page, "section.result button[formaction='/missing/file']");
  await page.keyboard.press("Enter");
  await done;
  const file = readdirSync(folder).find((name) => name.endsWith(".json"));
  must(file, "the file is not there");
  must(readFileSync(join(folder, file), "utf8").includes(code), `${code} is not in the file`);
  await page.goto(`${address}/missing`, { waitUntil: "load" });
  await (await page.$("#file")).uploadFile(join(folder, file));
  await page.focus("form[action='/missing/open'] button");
  await go(page);
  must((await text(page, "section.result > p")) === summary, "what was brought back gives another result");
}

async function checkAText(page, address, script) {
  await page.goto(address, { waitUntil: "load" });
  await tabTo(page, "nav a[href='/check']");
  await go(page);
  await tabTo(page, "textarea#text");
  await page.keyboard.type("The peer specialist makes sure residents take their medications.");
  if (script) {
    await page.waitForSelector("[data-cards] > li", { timeout: DEADLINE });
    must(path(page) === "/check", `led to ${page.url()}`);
  }
  await tabTo(page, "form.check .actions button.strong");
  await go(page);
  must((await count(page, "[data-cards] > li")) > 0, "nothing was found in a text with a finding");
  must((await count(page, ".marked mark, .marked .mark")) > 0, "nothing is marked in the text");
  must((await page.$eval("#text", (e) => e.value)).includes("medications"), "the text is gone");
}

async function askAboutATask(page, address) {
  await page.goto(`${address}/asked`, { waitUntil: "load" });
  await tabTo(page, ".activities button[value=rides]");
  await go(page);
  for (let n = 0; n < 3 && (await count(page, ".asked-choices button")) > 0; n += 1) {
    await tabTo(page, ".asked-choices button");
    await go(page);
  }
  must((await count(page, ".asked-choices button")) === 0, "more than three questions are asked");
  must((await text(page, "#verdict")).length > 5, "there is no answer");
  must((await count(page, ".asked-words li")) > 0, "there are no words to use");
}

async function changeTheLanguage(page, address) {
  await page.goto(`${address}/ladder/II?track=addiction`, { waitUntil: "load" });
  await tabTo(page, "form.language button[value=es]");
  await go(page);
  must(page.url().endsWith("/ladder/II?track=addiction"), `led to ${page.url()}`);
  must((await page.$eval("html", (e) => e.lang)) === "es", "the page is not in Spanish");
  await tabTo(page, "form.language button[value=en]");
  await go(page);
  must((await page.$eval("html", (e) => e.lang)) === "en", "there is no way back");
}

async function getLostAndFindBack(page, address) {
  await page.goto(`${address}/nowhere`, { waitUntil: "load" });
  await tabTo(page, "main a[href='/ladder']");
  await go(page);
  must(path(page) === "/ladder", `led to ${page.url()}`);
}

const PATHS = [
  ["from the front page to an item and its source", fromTheFrontPageToAnItem],
  ["search everything and open what was found", searchAndOpen],
  ["narrow a list", narrowAList],
  ["choose a track", chooseATrack],
  ["ask what is missing, take it along and bring it back", whatAmIMissing],
  ["check a text", checkAText],
  ["ask about a task", askAboutATask],
  ["change the language and come back", changeTheLanguage],
  ["get lost and find back", getLostAndFindBack],
];

/** Every way, with JavaScript and without. */
/** Adds a passkey of a made-up device, signs out, and signs in with it. */
async function aPasskeyInsteadOfAPassword(page, address) {
  const device = await page.createCDPSession();
  await device.send("WebAuthn.enable");
  await device.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await page.goto(`${address}/demo`, { waitUntil: "load" });
  await tabTo(page, "main button[data-name='demo-mara']");
  await go(page);
  await page.goto(`${address}/account`, { waitUntil: "load" });
  await tabTo(page, "#passkey-name");
  await page.keyboard.type("the walk's device");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector("main").textContent.includes("the walk's device"));
  await tabTo(page, "form[action='/sign-out'] button");
  await go(page);
  await page.goto(`${address}/sign-in?back=/account`, { waitUntil: "load" });
  must((await count(page, ".site-who a[href='/me']")) === 0, "signing out did nothing");
  await tabTo(page, "form[data-passkey] button");
  await go(page);
  must(path(page) === "/account", `led to ${page.url()}`);
  must((await text(page, ".site-who a[href='/me']")) === "Mara", "somebody else is signed in");
  const line = await text(page, "section[aria-labelledby='passkeys-heading'] li");
  must(line.includes("last used on"), `the passkey says: ${line}`);
}

/** Says while a new password is typed how much is missing, and whether it is only a name on the page. */
async function aPasswordBeingTyped(page, address) {
  await page.goto(`${address}/recovery`, { waitUntil: "load" });
  const said = (words) =>
    page.waitForFunction((words) => document.querySelector(".strength").textContent.includes(words), {}, words);
  await tabTo(page, "#email");
  await page.keyboard.type("marianela@example.org");
  await tabTo(page, "#password");
  await page.keyboard.type("abc");
  await said("missing: 7");
  await page.keyboard.type("defghijklm");
  await said("Long enough");
  await page.$eval("#password", (e) => e.select());
  await page.keyboard.type("marianela12");
  await said("Mostly your name");
  await page.$eval("#password", (e) => e.select());
  await page.keyboard.type("aaaaaaaaaaaa");
  await said("the same sign");
  const sent = await page.evaluate(() => performance.getEntriesByType("resource").some((r) => r.initiatorType === "fetch"));
  must(!sent, "something was sent while typing");
}

/** What somebody typed to apply is there again after a reload, but for what they need to be different. */
async function anApplicationBeingTyped(page, address) {
  await page.goto(`${address}/openings`, { waitUntil: "load" });
  await tabTo(page, ".items a.name");
  await go(page);
  await tabTo(page, "main a.button.strong");
  await go(page);
  await tabTo(page, "#name");
  await page.keyboard.type("Zoë");
  await tabTo(page, "#accommodation");
  await page.keyboard.type("A ramp");
  await page.waitForFunction(() => Object.values(sessionStorage).some((kept) => kept.includes("Zoë")));
  const kept = await page.evaluate(() => JSON.stringify(sessionStorage));
  must(!kept.includes("ramp") && !kept.includes("ticket"), `it keeps ${kept}`);
  // A page that is opened anew, without what the browser itself remembers of a form.
  await page.goto(page.url(), { waitUntil: "load" });
  await tabTo(page, "[data-keep-back]");
  await page.keyboard.press("Enter");
  const typed = (id) => page.$eval(id, (e) => e.value);
  must((await typed("#name")) === "Zoë", "the name is not back");
  must((await typed("#accommodation")) === "", "what they need to be different was kept");
  must(await page.$eval("[data-keep-offer]", (e) => e.hidden), "it is offered again");
  await tabTo(page, "#reach");
  await page.keyboard.type("By post");
  await tabTo(page, "main form button.strong");
  await go(page);
  must((await page.evaluate(() => sessionStorage.length)) === 0, "something is left after sending");
}

export async function paths(tabOf, address, folder) {
  await check("by keyboard: an application being typed", async () => {
    const page = await tabOf({ address });
    try {
      await anApplicationBeingTyped(page, address);
      return page.complaints;
    } finally {
      await page.shut();
    }
  });
  await check("by keyboard: a password being typed", async () => {
    const page = await tabOf({ address });
    try {
      await aPasswordBeingTyped(page, address);
      return page.complaints;
    } finally {
      await page.shut();
    }
  });
  await check("by keyboard: a passkey instead of a password", async () => {
    const named = address.replace("127.0.0.1", "localhost");
    const page = await tabOf({ address: named });
    try {
      await aPasskeyInsteadOfAPassword(page, named);
      return page.complaints;
    } finally {
      await page.shut();
    }
  });
  for (const script of [true, false]) {
    for (const [name, run] of PATHS) {
      await check(`by keyboard${script ? "" : ", without JavaScript"}: ${name}`, async () => {
        const page = await tabOf({ address, script });
        try {
          await page.setViewport({ width: 1280, height: 900 });
          await run(page, address, script, folder);
          return page.complaints.filter((c) => !c.includes("status of 404"));
        } finally {
          await page.shut();
        }
      });
    }
  }
}
