// Starts the program on a free port of this machine, with the demo's made-up people.

import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** How long anything may take. Generous, because the machine may be busy. */
export const DEADLINE = 60_000;

/** A folder of this run's own. */
export function scratch() {
  const folder = mkdtempSync(join(tmpdir(), "wayfellow-walk-"));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }) };
}

/** A port that nobody listens on. The address has to be known before the program starts: passkeys belong to it. */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Serves; gives the address and a way to stop. */
export async function serve(program, folder) {
  const port = await freePort();
  const demo = join(folder, "demo.json");
  execFileSync(program, ["demo", "--into", demo, "--data", join(folder, "data")], { stdio: "ignore" });
  const child = spawn(program, ["serve", "--listen", `127.0.0.1:${port}`, "--demo", demo, "--log", "error"], {
    stdio: ["ignore", "pipe", "inherit"],
    env: {
      ...process.env,
      WAYFELLOW_DATA: join(folder, "data"),
      // Browsers know passkeys for this name without a certificate.
      WAYFELLOW_PUBLIC_ADDRESS: `http://localhost:${port}`,
    },
  });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const address = await new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error("the server named no address in time")), DEADLINE);
    createInterface({ input: child.stdout }).on("line", (line) => {
      const found = line.match(/http:\/\/[^/\s]+/);
      if (found) {
        clearTimeout(late);
        resolve(found[0]);
      }
    });
    child.once("exit", (code) => reject(new Error(`the server ended with ${code}`)));
    child.once("error", reject);
  });
  const stop = async () => {
    child.kill("SIGTERM");
    return ended;
  };
  return { address, stop };
}
