import { fileURLToPath } from "node:url";
import { lingui } from "@lingui/vite-plugin";
import tailwindcss from "@tailwindcss/vite";
import { tanstackRouter } from "@tanstack/router-plugin/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { offline } from "./tools/offline.mjs";
import { keepMessages, words } from "./tools/words.mjs";

const backend = process.env["INROAD_DEV_BACKEND"] ?? "http://127.0.0.1:8000";

export default defineConfig({
  plugins: [
    tanstackRouter({
      target: "react",
      autoCodeSplitting: true,
      generatedRouteTree: "./src/app/route-tree.gen.ts",
      quoteStyle: "double",
      semicolons: true,
    }),
    lingui({ macroTransform: keepMessages }),
    words(),
    offline(),
    react(),
    tailwindcss(),
  ],
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  server: {
    host: "127.0.0.1",
    port: 5173,
    // The session cookie and the Origin check want one origin: the API is reached through this server.
    proxy: {
      "/api": { target: backend },
      "/mcp": { target: backend },
      "/problems": { target: backend },
      "/healthz": { target: backend },
    },
  },
  build: {
    manifest: true,
    // The content policy allows nothing inline, data: addresses included.
    assetsInlineLimit: 0,
    sourcemap: false,
    rolldownOptions: {
      output: {
        // What the entry needs anyway travels in one piece: many small ones compress worse and are asked for one by one.
        codeSplitting: {
          groups: [{ name: "shell", tags: ["$initial"], test: /node_modules|\/src\/(?!main\.tsx)/ }],
        },
      },
    },
  },
  test: {
    environment: "jsdom",
    environmentOptions: { jsdom: { url: "http://127.0.0.1:8000/" } },
    setupFiles: ["./src/testing/setup.ts"],
    include: ["src/**/*.test.{ts,tsx}", "tools/**/*.test.mjs"],
    // Generous: a machine shared with the back end's tests is slow.
    testTimeout: 20_000,
    restoreMocks: true,
    css: false,
  },
});
