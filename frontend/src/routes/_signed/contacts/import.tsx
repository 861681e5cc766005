import { createFileRoute } from "@tanstack/react-router";

export const Route = createFileRoute("/_signed/contacts/import")({ component: () => null });
