import { I18nProvider } from "@lingui/react";
import { QueryClientProvider } from "@tanstack/react-query";
import { createMemoryHistory, RouterProvider } from "@tanstack/react-router";
import { type RenderResult, render } from "@testing-library/react";
import userEvent, { type UserEvent } from "@testing-library/user-event";
import { type AppRouter, createApp } from "@/app/router";
import { i18n } from "@/i18n/i18n";

/** The whole app at a path, as the browser has it. */
export function openApp(path: string): RenderResult & { user: UserEvent; router: AppRouter } {
  const { queryClient, router } = createApp(createMemoryHistory({ initialEntries: [path] }));
  const result = render(
    <I18nProvider i18n={i18n}>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </I18nProvider>,
  );
  return { ...result, user: userEvent.setup(), router };
}
