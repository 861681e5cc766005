import { screen } from "@testing-library/react";
import { HttpResponse } from "msw";
import { expect, test, vi } from "vitest";
import type { Schemas } from "@/api/types";
import { aReply } from "@/testing/factories";
import { render } from "@/testing/render";
import { http, server } from "@/testing/server";
import { ReplyCard } from "./reply-card";

const workspaceId = "0199a000-0000-7000-8000-000000000002";

function keeps(reply: Schemas["ReplyOut"]) {
  const said = vi.fn<(body: Schemas["ReplyConfirmIn"]) => void>();
  server.use(
    http.post(
      "/api/v1/workspaces/{workspace_id}/replies/{reply_id}/confirmation",
      async ({ request, response }) => {
        said(await request.json());
        return response(200).json({ reply, contacts: [] });
      },
    ),
  );
  return said;
}

test("the words that led to the suggestion are marked, and a yes keeps the promised call", async () => {
  const reply = aReply();
  const said = keeps(reply);
  const { user } = render(<ReplyCard workspaceId={workspaceId} reply={reply} />);
  expect(screen.getByText("happy to meet").tagName).toBe("MARK");
  expect(screen.getByText("It reads like a yes.")).toBeVisible();
  await user.click(screen.getByRole("button", { name: "Keep it so" }));
  await vi.waitFor(() => expect(said).toHaveBeenCalledWith({ kind: "yes", people: [], on: "2026-10-22" }));
});

test("another day is offered as they named it, and a fault lands on its field", async () => {
  const reply = aReply({ kind: "later", suggested_on: "2026-10-28", words: [] });
  const errors = [{ pointer: "/on", code: "past", detail: "That day has gone by." }];
  server.use(
    http.post("/api/v1/workspaces/{workspace_id}/replies/{reply_id}/confirmation", ({ response }) =>
      response.untyped(
        HttpResponse.json(
          { type: "/problems/invalid", title: "Invalid", status: 422, code: "invalid", errors },
          { status: 422, headers: { "Content-Type": "application/problem+json" } },
        ),
      ),
    ),
  );
  const { user } = render(<ReplyCard workspaceId={workspaceId} reply={reply} />);
  const day = screen.getByLabelText("Call again on");
  expect(day).toHaveValue("2026-10-28");
  await user.click(screen.getByRole("button", { name: "Keep it so" }));
  await vi.waitFor(() =>
    expect(day).toHaveAccessibleDescription(expect.stringContaining("That day has gone by.")),
  );
});

test("people they name are ticked, one can be left out and another added", async () => {
  const reply = aReply({
    kind: "someone_else",
    people: [
      { name: "Maria Santos", email: "maria@harbour.example", phone: "" },
      { name: "Bob Hale", email: "", phone: "" },
    ],
  });
  const said = keeps(reply);
  const { user } = render(<ReplyCard workspaceId={workspaceId} reply={reply} />);
  await user.click(screen.getByRole("checkbox", { name: "Bob Hale" }));
  await user.type(screen.getByLabelText("Somebody else they name"), "Jo van der Lee");
  await user.click(screen.getByRole("button", { name: "Keep it so" }));
  const people = [
    { name: "Maria Santos", email: "maria@harbour.example", phone: "" },
    { name: "Jo van der Lee" },
  ];
  await vi.waitFor(() => expect(said).toHaveBeenCalledWith({ kind: "someone_else", people }));
});

test("what cannot be read is chosen by the seeker, and one that is settled only says so", async () => {
  const { user, unmount } = render(
    <ReplyCard workspaceId={workspaceId} reply={aReply({ kind: "unclear", words: [] })} />,
  );
  await user.click(screen.getByRole("button", { name: "Keep it so" }));
  expect(screen.getByLabelText("What it says")).toHaveAccessibleDescription(
    "Say what it is, or put it aside.",
  );
  unmount();
  render(<ReplyCard workspaceId={workspaceId} reply={aReply({ state: "confirmed", confirmed_as: "yes" })} />);
  expect(screen.getByText("You read it as a yes.")).toBeVisible();
  expect(screen.queryByRole("button", { name: "Keep it so" })).toBeNull();
});
