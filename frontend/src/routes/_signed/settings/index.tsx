import { createFileRoute } from "@tanstack/react-router";
import { AboutYou } from "@/features/preferences/about-you";
import { SettingsList } from "@/features/preferences/settings-list";
import { useWide } from "@/lib/use-media";

export const Route = createFileRoute("/_signed/settings/")({ component: SettingsIndex });

/** Beside the list the first section is shown; without room beside it, the list is the page. */
function SettingsIndex() {
  return useWide() ? <AboutYou /> : <SettingsList />;
}
