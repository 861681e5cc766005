import { createFileRoute } from "@tanstack/react-router";
import { AboutYou } from "@/features/preferences/about-you";

export const Route = createFileRoute("/_signed/settings/you")({ component: AboutYou });
