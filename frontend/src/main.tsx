import "./app/styles.css";
import { I18nProvider } from "@lingui/react";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { activate, i18n } from "@/i18n/i18n";
import { keepPagesOffline } from "@/lib/offline";
import { createApp } from "./app/router";

async function start(): Promise<void> {
  // Browsers of today have Temporal; the others fetch it once.
  if (!("Temporal" in globalThis)) await import("temporal-polyfill/global");
  activate();
  const root = document.querySelector("#root");
  if (!root) throw new Error("the page has no #root");
  const { queryClient, router } = createApp();
  createRoot(root).render(
    <StrictMode>
      <I18nProvider i18n={i18n}>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </I18nProvider>
    </StrictMode>,
  );
}

keepPagesOffline();
await start();
