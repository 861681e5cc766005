import type { Plugin } from "vite";

export const keepMessages: { readonly macro: { readonly descriptorFields: "message" } };
export function compileMessages(code: string, file: string): string;
export function words(): Plugin;
