import { expect, it } from "vitest";
import { curlExample, scopesOf } from "./model";

it("lets whoever may change also read, and nothing more than was chosen", () => {
  expect(scopesOf({ contacts: "write", letters: "read", meetings: "" })).toEqual([
    "contacts:read",
    "contacts:write",
    "letters:read",
  ]);
});

it("shows a call that the token may make", () => {
  expect(curlExample("http://localhost:8000", "w", "secret", ["letters:read"])).toBe(
    'curl -H "Authorization: Bearer secret" "http://localhost:8000/api/v1/workspaces/w/letters?limit=5"',
  );
  expect(curlExample("http://localhost:8000", "w", "secret", ["workspace:read"])).toContain('/workspaces/w"');
});
