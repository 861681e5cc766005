import { describe, expect, it } from "vitest";
import told from "../../../../openapi/openapi.json";
import type { Contract } from "@/api/contract";
import { bodyOf, curlOf, exampleOf, fieldsOf, groupsOf, kindOf } from "./model";

const contract = told as unknown as Contract;
const all = groupsOf(contract).flatMap(({ operations }) => operations);
const named = (id: string) => {
  const found = all.find(({ operationId }) => operationId === id);
  if (!found) throw new Error(`no ${id} in the contract`);
  return found;
};

describe("the contract as it is shown", () => {
  it("has every operation once", () => {
    const methods = new Set(["get", "post", "put", "patch", "delete"]);
    const there = Object.values(told.paths).flatMap((item) =>
      Object.keys(item).filter((name) => methods.has(name)),
    );
    expect(all).toHaveLength(there.length);
    expect(new Set(all.map(({ operationId }) => operationId)).size).toBe(there.length);
  });

  it("is narrowed by every word that is looked for, in any order", () => {
    const found = groupsOf(contract, "CONTACTS post restore").flatMap(({ operations }) => operations);
    expect(found.map(({ operationId }) => operationId)).toEqual(["restore_contact"]);
    expect(groupsOf(contract, "no such thing")).toEqual([]);
  });

  it("tells fields with what lies below them", () => {
    const [, media] = bodyOf(named("create_contact").requestBody?.content) ?? [];
    const fields = fieldsOf(media?.schema ?? {}, contract);
    expect(fields.find(({ name }) => name === "emails[].address")).toMatchObject({ required: true });
    expect(fields.find(({ name }) => name === "given_name")?.kind).toMatch(/^string \(/);
  });

  it("says what a value is", () => {
    const empty = {
      ...contract,
      components: { schemas: { A: { type: "string", enum: ["x", "y"] } }, responses: {} },
    };
    const ref = { $ref: "#/components/schemas/A" };
    expect(kindOf({ anyOf: [ref, { type: "null" }] }, empty)).toBe('"x" | "y" | null');
    expect(kindOf({ type: "array", items: { type: "string", format: "uuid" }, maxItems: 5 }, empty)).toBe(
      "array of uuid (≤ 5)",
    );
    expect(kindOf({ type: "integer", minimum: 1, maximum: 200 }, empty)).toBe("integer (1–200)");
    expect(kindOf({}, empty)).toBe("any");
  });

  it("ends where a shape holds itself", () => {
    const loop: Contract = {
      ...contract,
      components: {
        schemas: { Node: { type: "object", properties: { below: { $ref: "#/components/schemas/Node" } } } },
        responses: {},
      },
    };
    const names = fieldsOf({ $ref: "#/components/schemas/Node" }, loop).map(({ name }) => name);
    expect(names).toEqual(["below", "below.below", "below.below.below"]);
  });

  it("writes requests that a shell can send", () => {
    expect(curlOf(named("update_contact"))).toMatch(
      /^curl -fsS -X PATCH[^]*If-Match: \*[^]*"\$BASE\/api\/v1\/workspaces\/\$WS\/contacts\/\$CONTACT_ID"$/,
    );
    expect(curlOf(named("create_import"))).toContain("-F file=@contacts.csv");
    expect(curlOf(named("list_rules"))).not.toContain("TOKEN");
    expect(curlOf(named("send_letter"))).toContain('-H "Idempotency-Key: $(uuidgen)"');
  });

  it("has an example for every JSON body", () => {
    const without = all
      .filter(({ requestBody }) => {
        const body = bodyOf(requestBody?.content);
        return body?.[0] === "application/json" && exampleOf(body[1]) === undefined;
      })
      .map(({ operationId }) => operationId);
    expect(without).toEqual([]);
  });
});
