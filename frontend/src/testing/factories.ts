import type { Schemas } from "@/api/types";

/** Made-up people of the story, typed by the contract: a new member of an answer must be filled in here. */
export function aSession(over: Partial<Schemas["CurrentSessionOut"]> = {}): Schemas["CurrentSessionOut"] {
  return {
    account: {
      id: "0199a000-0000-7000-8000-000000000001",
      email: "nora@whelan.example",
      display_name: "Nora Whelan",
      version: 1,
    },
    workspaces: [
      {
        id: "0199a000-0000-7000-8000-000000000002",
        name: "My search",
        role: "owner",
        time_zone: "Europe/Dublin",
      },
    ],
    expires_at: "2026-11-13T09:00:00.000Z",
    ...over,
  };
}

export function aWorkspace(over: Partial<Schemas["WorkspaceOut"]> = {}): Schemas["WorkspaceOut"] {
  return {
    id: "0199a000-0000-7000-8000-000000000002",
    version: 1,
    created_at: "2026-10-01T09:00:00.000Z",
    updated_at: "2026-10-01T09:00:00.000Z",
    name: "My search",
    time_zone: "Europe/Dublin",
    country: "IE",
    region: null,
    minutes: 20,
    calls_per_day: 3,
    office_opens: "09:00",
    office_closes: "17:00",
    post_days: 2,
    sender_address: "",
    sender_phone: "",
    background: "",
    can_offer: "",
    ...over,
  };
}

export function aProblem(
  status: number,
  code: string,
  over: Partial<Schemas["Problem"]> = {},
): Schemas["Problem"] {
  return {
    type: `/problems/${code.replaceAll("_", "-")}`,
    title: code,
    status,
    detail: "",
    code,
    request_id: "0199a000-0000-7000-8000-00000000000f",
    ...over,
  };
}
