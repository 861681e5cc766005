import type { Answer, Contract, ContractOperation, Media, Parameter, Schema } from "@/api/contract";

const methods = ["get", "post", "put", "patch", "delete"] as const;

/** How deep the fields of a body are told; what lies below is named by its kind alone. */
const deepest = 3;

export interface Operation extends ContractOperation {
  readonly method: string;
  readonly path: string;
}

export interface Group {
  readonly name: string;
  readonly description: string;
  readonly operations: readonly Operation[];
}

/** One field of a body, or one parameter, in a line. */
export interface FieldLine {
  readonly name: string;
  readonly kind: string;
  readonly required: boolean;
  readonly description: string;
}

/** The operations by what they are about, in the contract's order; with words to look for, those that hold them all. */
export function groupsOf(contract: Contract, sought = ""): readonly Group[] {
  const words = sought.toLowerCase().split(/\s+/).filter(Boolean);
  const all = Object.entries(contract.paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const told = item[method];
      return told ? [{ ...told, method: method.toUpperCase(), path }] : [];
    }),
  );
  const fits = (operation: Operation) => {
    const text = [
      operation.method,
      operation.path,
      operation.operationId,
      operation.summary,
      operation.description,
      ...(operation["x-scopes"] ?? []),
    ]
      .join(" ")
      .toLowerCase();
    return words.every((word) => text.includes(word));
  };
  return contract.tags
    .map(({ name, description }) => ({
      name,
      description,
      operations: all.filter((operation) => operation.tags?.includes(name) && fits(operation)),
    }))
    .filter(({ operations }) => operations.length > 0);
}

function resolved(schema: Schema, contract: Contract): Schema {
  const name = schema.$ref?.split("/").at(-1);
  return (name === undefined ? undefined : contract.components.schemas[name]) ?? schema;
}

/** The parts of a choice, `null` left out; a schema that is none stands for itself. */
function choices(schema: Schema, contract: Contract): readonly Schema[] {
  const whole = resolved(schema, contract);
  const parts = whole.anyOf ?? whole.oneOf ?? whole.allOf;
  if (!parts) return whole.type === "null" ? [] : [whole];
  return parts.flatMap((part) => choices(part, contract));
}

function bounds(low: number | undefined, high: number | undefined): string {
  if (low !== undefined && high !== undefined) return low === high ? ` (${low})` : ` (${low}–${high})`;
  if (high !== undefined) return ` (≤ ${high})`;
  return low === undefined ? "" : ` (≥ ${low})`;
}

/** What a value is, in the words of JSON: `string (1–200)`, `array of uuid`, `"post" | "email"`. */
export function kindOf(schema: Schema, contract: Contract): string {
  const whole = resolved(schema, contract);
  const parts = whole.anyOf ?? whole.oneOf ?? whole.allOf;
  if (parts) return [...new Set(parts.map((part) => kindOf(part, contract)))].join(" | ");
  if (whole.const !== undefined) return JSON.stringify(whole.const);
  if (whole.enum) return whole.enum.map((value) => JSON.stringify(value)).join(" | ");
  if (whole.type === "array")
    return `array of ${kindOf(whole.items ?? {}, contract)}${bounds(whole.minItems, whole.maxItems)}`;
  if (whole.type === "string") return whole.format ?? `string${bounds(whole.minLength, whole.maxLength)}`;
  if (whole.type === "integer" || whole.type === "number")
    return `${whole.type}${bounds(whole.minimum, whole.maximum)}`;
  return whole.type ?? "any";
}

/** Every field of a body with what lies below it: `emails[].address`. */
export function fieldsOf(schema: Schema, contract: Contract, prefix = "", depth = 0): readonly FieldLine[] {
  const found = new Map<string, FieldLine>();
  for (const part of choices(schema, contract)) {
    for (const [name, field] of Object.entries(part.properties ?? {})) {
      const place = `${prefix}${name}`;
      const line = {
        name: place,
        kind: kindOf(field, contract),
        required: part.required?.includes(name) ?? false,
        description: field.description ?? "",
      };
      if (!found.has(place)) found.set(place, line);
      if (depth + 1 >= deepest) continue;
      for (const below of choices(field, contract)) {
        const [inner, mark] = below.type === "array" ? [below.items ?? {}, "[]."] : [below, "."];
        for (const one of fieldsOf(inner, contract, `${place}${mark}`, depth + 1))
          if (!found.has(one.name)) found.set(one.name, one);
      }
    }
  }
  return [...found.values()];
}

/** A parameter as a line. */
export function parameterLine(parameter: Parameter, contract: Contract): FieldLine {
  return {
    name: parameter.name,
    kind: kindOf(parameter.schema ?? {}, contract),
    required: parameter.required ?? false,
    description: parameter.description ?? "",
  };
}

/** The body of a request or an answer: its media type, and what it holds. */
export function bodyOf(
  content: Readonly<Record<string, Media>> | undefined,
): readonly [string, Media] | undefined {
  return Object.entries(content ?? {}).find(([, media]) => media.schema !== undefined);
}

/** The example a body comes with. */
export function exampleOf(media: Media): unknown {
  return media.example ?? Object.values(media.examples ?? {})[0]?.value;
}

/** An answer with what its reference leads to. */
export function answerOf(answer: Answer, contract: Contract): Answer {
  const name = answer.$ref?.split("/").at(-1);
  return (name === undefined ? undefined : contract.components.responses[name]) ?? answer;
}

/** The request in a shell: `$BASE` and `$TOKEN` are yours, and so is an id where one is asked for. */
export function curlOf(operation: Operation): string {
  const address = operation.path
    .replace("{workspace_id}", "$WS")
    .replaceAll(/\{(\w+)\}/g, (_, name: string) => `$${name.toUpperCase()}`);
  const needed = (place: string) =>
    (operation.parameters ?? []).filter((one) => one.in === place && one.required);
  const query = needed("query").map((one) => `${one.name}=$${one.name.toUpperCase()}`);
  const body = bodyOf(operation.requestBody?.content);
  const lines = ["curl -fsS"];
  if (operation.method !== "GET" && !(operation.method === "POST" && body))
    lines[0] += ` -X ${operation.method}`;
  if ((operation["x-scopes"] ?? []).length > 0) lines.push(`-H "Authorization: Bearer $TOKEN"`);
  for (const { name } of needed("header"))
    lines.push(name === "If-Match" ? `-H 'If-Match: *'` : `-H "${name}: $(uuidgen)"`);
  if (body?.[0] === "multipart/form-data") lines.push("-F file=@contacts.csv");
  else if (body) {
    const text = JSON.stringify(exampleOf(body[1]) ?? {}).replaceAll("'", "'\\''");
    lines.push(`-H 'Content-Type: ${body[0]}'`, `-d '${text}'`);
  }
  lines.push(`"$BASE${address}${query.length > 0 ? `?${query.join("&")}` : ""}"`);
  return lines.join(" \\\n  ");
}
