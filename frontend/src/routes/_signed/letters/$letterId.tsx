import { createFileRoute } from "@tanstack/react-router";

export const Route = createFileRoute("/_signed/letters/$letterId")({ component: () => null });
