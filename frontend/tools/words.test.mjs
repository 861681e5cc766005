import { setupI18n } from "@lingui/core";
import { transform } from "@lingui/native-tools";
import { describe, expect, test } from "vitest";
import { compileMessages } from "./words.mjs";

async function built(source) {
  const { code } = await transform(source, "page.tsx", { macro: { descriptorFields: "message" } });
  return compileMessages(code, "page.tsx");
}

/** The descriptor in a compiled module, as the browser would have it. */
async function descriptorOf(message) {
  const code = await built(`import { msg } from "@lingui/core/macro";\nexport default ${message};`);
  return (await import(`data:text/javascript,${encodeURIComponent(code)}`)).default;
}

describe("messages compiled where they are said", () => {
  // A parser in the way would hide a message left as it was.
  const i18n = setupI18n({ locale: "en", messages: { en: {} } });
  i18n.setMessagesCompiler(() => ["parsed in the browser"]);

  test("plain words, quotation marks and all", async () => {
    expect(i18n._(await descriptorOf('msg`It\u2019s "fine"`'))).toBe('It\u2019s "fine"');
  });

  test("values, also when they stand before the words", async () => {
    const { id, message } = await descriptorOf('msg`Lunch with ${"Priya".trim()} at ${String(12)}`');
    expect(i18n._(id, { 0: "Priya", 1: "12" }, { message })).toBe("Lunch with Priya at 12");
  });

  test("plurals", async () => {
    const source = "msg({ message: '{count, plural, one {# name} other {# names}}' })";
    const { id, message } = await descriptorOf(source);
    expect(i18n._(id, { count: 1 }, { message })).toBe("1 name");
    expect(i18n._(id, { count: 3 }, { message })).toBe("3 names");
  });

  test("another language comes first", async () => {
    const { id, message } = await descriptorOf("msg`Today`");
    const irish = setupI18n({ locale: "ga", messages: { ga: { [id]: ["Inniu"] } } });
    expect(irish._(id, {}, { message })).toBe("Inniu");
  });

  test("a sentence with marks inside it", async () => {
    const code = await built(
      'import { Trans } from "@lingui/react/macro";\nexport const P = () => <Trans>Have one? <b>Sign in</b></Trans>;',
    );
    expect(code).toContain('message: ["Have one? <0>Sign in</0>"]');
  });
});

test("a message that cannot be compiled stops the build", () => {
  expect(() => compileMessages('const a = /*i18n*/ { id: "a", message: "{broken" };', "a.tsx")).toThrow();
  expect(() => compileMessages('const a = /*i18n*/ { id: "a" };', "a.tsx")).toThrow("without its words");
  expect(() => compileMessages('const a = /*i18n*/ words("a");', "a.tsx")).toThrow("1 messages, 0 compiled");
});
