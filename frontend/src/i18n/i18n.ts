import { i18n } from "@lingui/core";

/** English is in the components themselves; a catalogue of another language would be loaded over it. */
export function activate(): void {
  i18n.loadAndActivate({ locale: "en", messages: {} });
}

export { i18n };
