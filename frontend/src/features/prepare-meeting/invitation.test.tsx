import { screen } from "@testing-library/react";
import { HttpResponse } from "msw";
import { expect, it } from "vitest";
import type { Schemas } from "@/api/types";
import { aMeeting } from "@/testing/factories";
import { render } from "@/testing/render";
import { http, server } from "@/testing/server";
import { Invitation } from "./invitation";

const meeting = aMeeting();
const sent: Schemas["MeetingInvitationOut"] = {
  id: "0198c0de-0000-7000-8000-000000000002",
  meeting_id: meeting.id,
  method: "REQUEST",
  sequence: 1,
  current: false,
  to_address: "amara@okafor.example",
  state: "sent",
  reason: "",
  words: "",
  sent_at: "2026-10-14T08:00:00Z",
  answer: "another_time",
  answer_comment: "Thursday is better",
  answer_starts_at: "2026-10-22T10:00:00Z",
  answered_at: "2026-10-14T09:00:00Z",
  created_at: "2026-10-14T08:00:00Z",
  version: 2,
};

const answers = (configured: boolean, items: readonly Schemas["MeetingInvitationOut"][]) =>
  server.use(
    http.get("/api/v1/workspaces/{workspace_id}/mail-account", () => HttpResponse.json({ configured })),
    http.get("/api/v1/workspaces/{workspace_id}/meetings/{meeting_id}/invitations", () =>
      HttpResponse.json({ items: [...items] }),
    ),
  );

it("offers a file where there is no account to send from", async () => {
  answers(false, []);
  render(<Invitation workspaceId="w" meeting={meeting} />);
  expect(await screen.findByRole("link", { name: "An invitation for your mail program" })).toHaveAttribute(
    "href",
    `/api/v1/workspaces/w/meetings/${meeting.id}/invitation.eml`,
  );
});

it("says what their calendar answered, and that a change is not known there yet", async () => {
  answers(true, [sent]);
  render(<Invitation workspaceId="w" meeting={meeting} />);
  expect(await screen.findByText(/would rather meet on/)).toBeVisible();
  expect(screen.getByText(/Thursday is better/)).toBeVisible();
  expect(screen.getByText(/does not know yet/)).toBeVisible();
  expect(screen.getByRole("button", { name: /of the change/ })).toBeVisible();
});
