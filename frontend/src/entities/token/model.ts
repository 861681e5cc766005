import { msg } from "@lingui/core/macro";
import type { MessageDescriptor } from "@lingui/core";
import type { Schemas } from "@/api/types";

export type Scope = Schemas["TokenIn"]["scopes"][number];

/** What a token may be let into, each to read or also to change. */
export const rooms: readonly { readonly room: string; readonly label: MessageDescriptor }[] = [
  { room: "contacts", label: msg`Contacts and referrals` },
  { room: "letters", label: msg`Letters` },
  { room: "calendar", label: msg`Promises and calls` },
  { room: "meetings", label: msg`Meetings` },
  { room: "imports", label: msg`Imports` },
  { room: "exports", label: msg`Exports of everything` },
  { room: "workspace", label: msg`Settings of the search` },
];

/** The scopes of what was chosen; whoever may change may read too. */
export function scopesOf(chosen: Readonly<Record<string, "" | "read" | "write">>): Scope[] {
  return rooms.flatMap(({ room }) => {
    const level = chosen[room] ?? "";
    if (level === "") return [];
    return (level === "write" ? [`${room}:read`, `${room}:write`] : [`${room}:read`]) as Scope[];
  });
}

/** A call that works as it stands, for the first try in a shell. */
export function curlExample(
  origin: string,
  workspaceId: string,
  token: string,
  scopes: readonly string[],
): string {
  const paths: Readonly<Record<string, string>> = {
    contacts: "/contacts?limit=5",
    letters: "/letters?limit=5",
    calendar: "/promises?limit=5",
    meetings: "/meetings?limit=5",
    imports: "/imports?limit=5",
    exports: "/exports?limit=5",
    workspace: "",
  };
  const [room = "workspace"] = (scopes[0] ?? "").split(":");
  return `curl -H "Authorization: Bearer ${token}" "${origin}/api/v1/workspaces/${workspaceId}${paths[room] ?? ""}"`;
}
