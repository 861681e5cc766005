import { screen } from "@testing-library/react";
import { HttpResponse } from "msw";
import { Suspense } from "react";
import { expect, it } from "vitest";
import type { Schemas } from "@/api/types";
import { aProblem, aSession } from "@/testing/factories";
import { render } from "@/testing/render";
import { http, server } from "@/testing/server";
import { OwnCalendars } from "./own-calendars";

const work: Schemas["BusyCalendarOut"] = {
  id: "0198c0de-0000-7000-8000-000000000001",
  name: "Work",
  source: "address",
  host: "calendar.example.org",
  state: "stopped",
  problem: "bad_zone",
  problem_detail: "The calendar names a time zone that nobody knows: Mars/Olympus.",
  busy_times: 12,
  checked_at: "2026-10-14T08:00:00Z",
  read_at: "2026-10-13T08:00:00Z",
  read_until: "2027-10-14",
  created_at: "2026-10-01T08:00:00Z",
  version: 2,
};
const inside = "/api/v1/workspaces/{workspace_id}/busy-calendars";

it("says what stands in a calendar's way, and lands a refusal on the address", async () => {
  server.use(
    http.get("/api/v1/sessions/current", () => HttpResponse.json(aSession())),
    http.get(inside, () => HttpResponse.json({ items: [work] })),
    http.post(inside, ({ response }) =>
      response.untyped(
        HttpResponse.json(
          {
            ...aProblem(422, "invalid"),
            errors: [
              { pointer: "/url", code: "url_forbidden", detail: "This host is not on the public internet." },
            ],
          },
          { status: 422 },
        ),
      ),
    ),
  );
  const { user } = render(
    <Suspense>
      <OwnCalendars />
    </Suspense>,
  );
  expect(await screen.findByText(/nobody knows: Mars/)).toBeVisible();
  expect(screen.getByText(/12 busy times up to/)).toBeVisible();
  expect(screen.getByRole("button", { name: "Read now: Work" })).toBeVisible();
  await user.click(screen.getByRole("button", { name: "Add a calendar of yours" }));
  await user.click(screen.getByRole("button", { name: "Look at it" }));
  const address = screen.getByLabelText("Its address");
  expect(address).toHaveAccessibleDescription(/Paste the address/);
  await user.type(address, "https://10.0.0.1/basic.ics");
  await user.click(screen.getByRole("button", { name: "Look at it" }));
  expect(await screen.findByText("This host is not on the public internet.")).toBeVisible();
});
