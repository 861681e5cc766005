import { Trans, useLingui } from "@lingui/react/macro";
import { Monitor, Moon, Sun } from "lucide-react";
import { useSyncExternalStore } from "react";
import { setShortcutsOn, setTheme, shortcutsOn, subscribe, theme } from "@/lib/preferences";
import { RadioCards } from "@/ui/radio-cards";
import { Switch } from "@/ui/switch";

/** How this browser shows Inroad: light or dark, and single-letter keys. */
export function Appearance() {
  const { t } = useLingui();
  const chosen = useSyncExternalStore(subscribe, theme);
  const keys = useSyncExternalStore(subscribe, shortcutsOn);
  return (
    <div className="flex flex-col gap-6">
      <RadioCards
        legend={<Trans>Light or dark</Trans>}
        columns={3}
        value={chosen}
        onChange={setTheme}
        cards={[
          { value: "system", label: t`As the system`, icon: Monitor },
          { value: "light", label: t`Light`, icon: Sun },
          { value: "dark", label: t`Dark`, icon: Moon },
        ]}
      />
      <Switch
        label={<Trans>Single-letter keys</Trans>}
        hint={
          <Trans>Switch them off if you speak to your computer or a screen reader needs the letters.</Trans>
        }
        checked={keys}
        onChange={setShortcutsOn}
      />
    </div>
  );
}
