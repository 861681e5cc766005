import { screen, within } from "@testing-library/react";
import { HttpResponse } from "msw";
import { beforeEach, expect, test } from "vitest";
import { openApp } from "@/testing/app";
import { aProblem, aSession, aWorkspace } from "@/testing/factories";
import { http, server } from "@/testing/server";

const nobody = http.get("/api/v1/sessions/current", ({ response }) =>
  response.untyped(
    HttpResponse.json(aProblem(401, "not_signed_in"), {
      status: 401,
      headers: { "Content-Type": "application/problem+json" },
    }),
  ),
);
const setup = (needed: boolean, open: boolean) =>
  http.get("/api/v1/setup", () =>
    HttpResponse.json({
      first_account_needed: needed,
      sign_up_open: open,
      mail_ready: true,
      passkeys_possible: false,
      provider_name: null,
    }),
  );

beforeEach(() =>
  server.use(
    http.get("/api/v1/sessions/current", () => HttpResponse.json(aSession())),
    http.get("/api/v1/sessions", () => HttpResponse.json({ items: [] })),
    http.get("/api/v1/workspaces/{workspace_id}", () => HttpResponse.json(aWorkspace())),
    http.get("/api/v1/workspaces/{workspace_id}/tokens", () => HttpResponse.json({ items: [] })),
    http.get("/api/v1/workspaces/{workspace_id}/contacts", () => HttpResponse.json({ items: [] })),
  ),
);

test("whoever is not signed in comes to sign-in and back to the page meant", async () => {
  server.use(nobody, setup(false, false));
  const { user, router } = openApp("/letters");
  expect(await screen.findByRole("heading", { name: "Good to see you again." })).toBeVisible();
  expect(router.state.location.search).toEqual({ next: "/letters" });
  expect(screen.queryByRole("link", { name: "Make an account" })).toBeNull();
  server.use(
    http.post("/api/v1/sessions", () => HttpResponse.json(aSession(), { status: 201 })),
    http.get("/api/v1/workspaces/{workspace_id}/letters", () => HttpResponse.json({ items: [] })),
  );
  await user.type(screen.getByLabelText("E-mail"), "nora@whelan.example");
  await user.type(screen.getByLabelText("Password"), "a long sentence{Enter}");
  expect(await screen.findByRole("button", { name: "Nora Whelan" })).toBeVisible();
  expect(router.state.location.pathname).toBe("/letters");
});

test("an empty house offers the first account", async () => {
  server.use(nobody, setup(true, false));
  openApp("/today");
  expect(await screen.findByRole("heading", { name: "Make the first account." })).toBeVisible();
});

test("keys open what they name, and rest inside fields", async () => {
  const { user } = openApp("/settings/you");
  const name = await screen.findByLabelText("Your name");
  await user.click(name);
  await user.keyboard("c");
  expect(screen.queryByRole("dialog", { name: "Add a contact" })).toBeNull();
  await user.click(screen.getByRole("heading", { level: 1 }));
  await user.keyboard("?");
  const help = await screen.findByRole("dialog", { name: "Keys" });
  expect(within(help).getByText("Add a contact")).toBeVisible();
});

test("single-letter keys can be switched off", async () => {
  const { user } = openApp("/settings/device");
  await user.click(await screen.findByRole("switch", { name: "Single-letter keys" }));
  await user.click(screen.getByRole("heading", { level: 1 }));
  await user.keyboard("c");
  expect(screen.queryByRole("dialog", { name: "Add a contact" })).toBeNull();
  await user.keyboard("{Control>}k{/Control}");
  expect(await screen.findByRole("dialog", { name: "Find anything" })).toBeVisible();
});

test("c, a name, Enter: a contact", async () => {
  const bodies: unknown[] = [];
  server.use(
    http.post("/api/v1/workspaces/{workspace_id}/contacts", async ({ request, response }) => {
      bodies.push(await request.json());
      return response.untyped(HttpResponse.json({ display_name: "Ruth Adeyemi" }, { status: 201 }));
    }),
  );
  const { user } = openApp("/settings/you");
  await screen.findByLabelText("Your name");
  await user.click(screen.getByRole("heading", { level: 1 }));
  await user.keyboard("c");
  await screen.findByRole("dialog", { name: "Add a contact" });
  expect(screen.getByLabelText("Name")).toHaveFocus();
  await user.keyboard("Ruth Adeyemi{Enter}");
  expect(await screen.findByRole("status")).toHaveTextContent("Ruth Adeyemi is among your contacts.");
  expect(bodies).toEqual([{ display_name: "Ruth Adeyemi", organization_name: "" }]);
});
