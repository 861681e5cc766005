import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, fitsTheWidth, passesAxe, test } from "./fixtures";
import { shot } from "./time";

test("a program is told, its log is read, and it is told once more @desk", async ({ page, seeker }, info) => {
  expect(seeker.workspaceId).not.toBe("");
  const got: IncomingHttpHeaders[] = [];
  const receiver = createServer((request, response) => {
    got.push(request.headers);
    request.resume();
    request.on("end", () => response.writeHead(got.length === 1 ? 500 : 204).end());
  });
  await new Promise<void>((ready) => receiver.listen(0, "127.0.0.1", ready));
  const { port } = receiver.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}/hook`;

  await page.goto("/settings/programs");
  await page.getByRole("button", { name: "Make a webhook" }).click();
  const form = page.getByRole("form", { name: "A new webhook" });
  await form.getByLabel("Where to").fill("hooks.example.org");
  await form.getByRole("button", { name: "Make the webhook" }).click();
  await expect(form.getByLabel("Where to")).toHaveAccessibleDescription(/Write the whole address/);
  await form.getByLabel("Where to").fill("https://10.0.0.1/hook");
  await form.getByRole("button", { name: "Make the webhook" }).click();
  await expect(form.getByLabel("Where to")).toHaveAccessibleDescription(/not on the public internet/);
  await form.getByLabel("Where to").fill(url);
  await form.getByText("Meetings", { exact: true }).click();
  await form.getByRole("button", { name: "Make the webhook" }).click();
  await expect(page.getByLabel("The secret", { exact: true })).toHaveValue(/^whsec_/);
  await page.getByRole("button", { name: "I have it" }).click();

  await page.getByRole("button", { name: "Send a test" }).click();
  await expect(page.getByText(/Answered 500. Tried again/)).toBeVisible();
  await expect(page.getByText(/Taken at the 2. try, answered 204/)).toBeVisible({ timeout: 30_000 });
  expect(new Set(got.map((headers) => headers["webhook-id"])).size).toBe(1);
  await page.getByRole("button", { name: /Send once more: webhook.test/ }).click();
  await expect.poll(() => got.length).toBe(3);
  await passesAxe(page);
  await fitsTheWidth(page);
  await shot(page, `webhooks-${info.project.name}`);

  await page.getByRole("button", { name: `Delete ${url}` }).click();
  await page.getByRole("button", { name: "Delete it with its log" }).click();
  await expect(page.getByText(url)).toHaveCount(0);
  await new Promise((closed) => receiver.close(closed));
});
