import { existsSync } from "node:fs";
import { defineConfig, devices } from "@playwright/test";

const chromium = process.env["CHROMIUM"] ?? "/usr/bin/chromium";
// Chosen once and handed to the workers: two runs side by side must not meet.
process.env["E2E_PARTS_PORT"] ??= String(20_000 + (process.pid % 10_000));
const port = process.env["E2E_PARTS_PORT"];
const dev = `http://127.0.0.1:${port}`;

const browser = {
  launchOptions: {
    ...(existsSync(chromium) ? { executablePath: chromium } : {}),
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  },
};
const desk = { ...devices["Desktop Chrome"], ...browser, viewport: { width: 1440, height: 900 } };
const phone = { ...devices["Pixel 7"], ...browser, viewport: { width: 390, height: 844 } };

export default defineConfig({
  testDir: "./e2e",
  globalSetup: "./e2e/empty.ts",
  // A machine that is shared can stall for seconds: one more try there, named "flaky" in the report, never silent.
  retries: process.env["CI"] ? 1 : 0,
  // Each has a server and a database of its own. Two together keep less than one processor busy: where they wait for
  // their pages, a third works.
  workers: 3,
  forbidOnly: Boolean(process.env["CI"]),
  reporter: [["list"]],
  // Some take two minutes on a machine that others wear out.
  timeout: 240_000,
  expect: { timeout: 15_000 },
  use: {
    locale: "en-GB",
    timezoneId: "Europe/Dublin",
    trace: process.env["CI"] ? "on-first-retry" : "retain-on-failure",
  },
  projects: [
    { name: "parts", testMatch: "parts.spec.ts", use: { ...desk, baseURL: dev } },
    // Their servers are started by e2e/fixtures.ts, one a worker.
    { name: "desk", testIgnore: "parts.spec.ts", use: desk },
    // What has no place on a phone, or is measured once, is tagged @desk.
    { name: "phone", testIgnore: "parts.spec.ts", grepInvert: /@desk/, use: phone },
  ],
  webServer: {
    command: `npx vite --port ${port} --strictPort`,
    url: `${dev}/parts.html`,
    reuseExistingServer: false,
  },
});
