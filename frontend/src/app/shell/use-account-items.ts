import { useLingui } from "@lingui/react/macro";
import { useNavigate } from "@tanstack/react-router";
import { Keyboard, LogOut, Settings } from "lucide-react";
import { useSignOut } from "@/entities/session/mutations";
import { useProblemWords } from "@/i18n/use-problem-words";
import { run } from "@/lib/commands";
import { notify } from "@/lib/notices";
import type { MenuItem } from "@/ui/menu";

/** What hangs on one's own name: settings, keys, signing out. */
export function useAccountItems(): readonly MenuItem[] {
  const { t } = useLingui();
  const navigate = useNavigate();
  const signOut = useSignOut();
  const words = useProblemWords();
  const leave = () =>
    signOut.mutate(undefined, {
      onSuccess: () => void navigate({ to: "/sign-in" }),
      onError: (error) => notify(words(error)),
    });
  return [
    {
      id: "settings",
      label: t`Settings`,
      icon: Settings,
      onSelect: () => void navigate({ to: "/settings" }),
    },
    { id: "keys", label: t`Keys`, icon: Keyboard, onSelect: () => run("app.help") },
    { id: "sign-out", label: t`Sign out`, icon: LogOut, apart: true, onSelect: leave },
  ];
}
