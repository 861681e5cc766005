import { I18nProvider } from "@lingui/react";
import { QueryClientProvider } from "@tanstack/react-query";
import { type RenderResult, render as plain } from "@testing-library/react";
import userEvent, { type UserEvent } from "@testing-library/user-event";
import type { ReactElement } from "react";
import { createQueryClient } from "@/app/query-client";
import { i18n } from "@/i18n/i18n";

/** Renders a component with words and server state around it, and a person to use it. */
export function render(element: ReactElement): RenderResult & { user: UserEvent } {
  const client = createQueryClient(() => undefined);
  client.setDefaultOptions({ queries: { retry: false }, mutations: { retry: false } });
  const result = plain(
    <I18nProvider i18n={i18n}>
      <QueryClientProvider client={client}>{element}</QueryClientProvider>
    </I18nProvider>,
  );
  return { ...result, user: userEvent.setup() };
}
