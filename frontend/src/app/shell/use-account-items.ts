import { useLingui } from "@lingui/react/macro";
import { useNavigate } from "@tanstack/react-router";
import { ArrowLeftRight, HandHeart, Keyboard, LogOut, Settings } from "lucide-react";
import { useSignOut } from "@/entities/session/mutations";
import { useSession } from "@/entities/session/use-session";
import { useProblemWords } from "@/i18n/use-problem-words";
import { run } from "@/lib/commands";
import { notify } from "@/lib/notices";
import { chooseSearch } from "@/lib/preferences";
import type { MenuItem } from "@/ui/menu";

/** What hangs on one's own name: other searches, coaching, settings, keys, signing out. */
export function useAccountItems(): readonly MenuItem[] {
  const { t } = useLingui();
  const navigate = useNavigate();
  const signOut = useSignOut();
  const words = useProblemWords();
  const [, ...others] = useSession().workspaces;
  const change = (workspaceId: string) => {
    chooseSearch(workspaceId);
    // Everything on the screen is of the other search: begin anew.
    globalThis.location.assign("/today");
  };
  const leave = () =>
    signOut.mutate(undefined, {
      onSuccess: () => void navigate({ to: "/sign-in" }),
      onError: (error) => notify(words(error)),
    });
  return [
    ...others.map(({ id, name }) => ({
      id,
      label: t`Work in “${name}”`,
      icon: ArrowLeftRight,
      onSelect: () => change(id),
    })),
    {
      id: "coaching",
      label: t`Coaching`,
      icon: HandHeart,
      onSelect: () => void navigate({ to: "/coaching" }),
    },
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
