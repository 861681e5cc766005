import { createHmac } from "node:crypto";
import { expect, fitsTheWidth, passesAxe, test } from "./fixtures";
import { shot } from "./time";

/** What the app on a telephone shows (RFC 6238). */
function codeOf(secret: string, at: number): string {
  const bits = Array.from(secret)
    .map((letter) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0"))
    .join("");
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const digest = createHmac("sha1", key).update(step).digest();
  const start = (digest.at(-1) ?? 0) % 16;
  return String((digest.readUInt32BE(start) % 2 ** 31) % 1_000_000).padStart(6, "0");
}

test("signing in asks for a code, and paper stands in for the telephone", async ({ page, seeker }, info) => {
  test.slow();
  await page.goto("/settings/sign-in");
  await page.getByRole("button", { name: "Ask for a code, too" }).click();
  const form = page.getByRole("form", { name: "Codes from an app" });
  const secret = await form.getByLabel("Or type this into the app").inputValue();
  await passesAxe(page);
  await fitsTheWidth(page);
  await form.scrollIntoViewIfNeeded();
  await shot(page, `totp-${info.project.name}`);
  await form.getByLabel("The code it shows now").fill("12");
  await form.getByRole("button", { name: "Ask for codes from now on" }).click();
  await expect(form.getByLabel("The code it shows now")).toHaveAccessibleDescription("Write the six digits.");
  await form.getByLabel("The code it shows now").fill(codeOf(secret, Date.now()));
  await page.keyboard.press("Enter");
  const paper = page.getByRole("region", { name: "Codes for paper: shown this once" });
  await expect(paper.getByRole("listitem")).toHaveCount(10);
  const spare = (await paper.getByRole("listitem").first().textContent()) ?? "";
  await passesAxe(page);
  await paper.getByRole("button", { name: "I have them" }).click();
  await expect(page.getByText("10 codes on paper are left")).toBeVisible();

  await page.context().clearCookies();
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(seeker.email);
  await page.getByLabel("Password").fill(seeker.password);
  await page.keyboard.press("Enter");
  const code = page.getByLabel("Code from your app");
  await expect(code).toBeFocused();
  await passesAxe(page);
  await shot(page, `code-${info.project.name}`);
  await code.fill("000000");
  await page.keyboard.press("Enter");
  await expect(code).toHaveAccessibleDescription(/was used already/);
  await code.fill(spare);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/today$/);
});
