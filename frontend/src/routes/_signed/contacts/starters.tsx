import { createFileRoute } from "@tanstack/react-router";

export const Route = createFileRoute("/_signed/contacts/starters")({ component: () => null });
