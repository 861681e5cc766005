import { i18n } from "@lingui/core";
import { messages } from "@/locales/en.po";

/** Puts the catalogue in place; English is complete, and the base of every other language. */
export function activate(): void {
  i18n.loadAndActivate({ locale: "en", messages });
}

export { i18n };
