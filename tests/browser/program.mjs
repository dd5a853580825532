// The browser that walks, and its tabs.

import { existsSync } from "node:fs";
import { join } from "node:path";
import puppeteer from "puppeteer-core";
import { DEADLINE } from "./serve.mjs";

function chromium() {
  const known = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
  const found = known.find((path) => path && existsSync(path));
  if (!found) throw new Error("Chromium is not there; install it, or name it in the variable CHROMIUM");
  return found;
}

/** Opens a browser with a new profile, which asks nobody but our server. */
export function browse(folder) {
  return puppeteer.launch({
    executablePath: chromium(),
    headless: true,
    userDataDir: join(folder, "profile"),
    protocolTimeout: DEADLINE * 3,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-dev-shm-usage",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--lang=en-US",
    ],
  });
}

/** A new tab that remembers everything the page complained about. */
export async function tab(browser, { script = true, lang = "en", address } = {}) {
  // A context of its own: no cookie of another tab.
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  page.setDefaultTimeout(DEADLINE);
  if (!script) await page.setJavaScriptEnabled(false);
  page.speak = async (language) => {
    await page.setExtraHTTPHeaders({ "Accept-Language": language });
    await context.setCookie({ name: "lang", value: language, domain: "127.0.0.1", path: "/" });
  };
  if (lang !== "en") await page.speak(lang);
  page.complaints = [];
  page.on("pageerror", (error) => page.complaints.push(`error: ${error.message}`));
  page.on("console", (message) => {
    const status = message.text().match(/status of (\d+)/);
    // A page that answers with a refusal is complained about by the browser; the list of pages says which do.
    if (status && message.location().url === page.url()) return;
    if (["error", "warn"].includes(message.type())) page.complaints.push(`console: ${message.text()}`);
  });
  page.on("requestfailed", (request) => {
    const why = request.failure()?.errorText;
    if (why !== "net::ERR_ABORTED") page.complaints.push(`not loaded: ${request.url()} (${why})`);
  });
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(address) && /^https?:/.test(url)) page.complaints.push(`asks elsewhere: ${url}`);
  });
  page.shut = () => context.close();
  // As new: a visitor who was never here. A tab of its own costs a window, and that is most of what opening a page takes.
  page.forget = async () => {
    await page.goto("about:blank");
    await context.deleteCookie(...(await context.cookies()));
    const session = await page.createCDPSession();
    await session.send("Storage.clearDataForOrigin", { origin: address, storageTypes: "all" });
    await session.detach();
    await page.emulateMediaType("screen");
    await page.setExtraHTTPHeaders({ "Accept-Language": lang });
    page.complaints.length = 0;
  };
  return page;
}
