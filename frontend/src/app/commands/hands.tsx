import { useNavigate } from "@tanstack/react-router";
import { msg } from "@lingui/core/macro";
import { Keyboard, Merge, Plus, Search, Undo2 } from "lucide-react";
import { lazy, Suspense, useMemo, useState } from "react";
import { useNews } from "@/entities/event/use-news";
import { useWorkspace } from "@/entities/session/use-session";
import { CaptureContact } from "@/features/capture-contact/capture-contact";
import { ProofSheet } from "@/features/confirm-identity/proof-sheet";
import type { Command } from "@/lib/commands";
import { undoLast } from "@/lib/notices";
import { useCommands } from "@/lib/use-commands";
import { places, settingsPlace } from "../shell/places";
import { HelpSheet } from "./help-sheet";
import { useKeys } from "./use-keys";

const Palette = lazy(() => import("./palette").then((module) => ({ default: module.Palette })));

type Opened = "palette" | "help" | "capture" | null;

/** What can be done from anywhere, and the sheets it opens; also the ear for what is done elsewhere. */
export function Hands() {
  const navigate = useNavigate();
  const { id: workspaceId } = useWorkspace();
  const [opened, setOpened] = useState<Opened>(null);
  const commands = useMemo<readonly Command[]>(
    () => [
      ...[...places, settingsPlace].map((place): Command => ({
        id: `go${place.to.replace("/", ".")}`,
        title: place.title,
        group: "go",
        icon: place.icon,
        keys: place.keys,
        run: () => void navigate({ to: place.to }),
      })),
      {
        id: "contact.add",
        title: msg`Add a contact`,
        group: "do",
        icon: Plus,
        keys: "c",
        run: () => setOpened("capture"),
      },
      {
        id: "contact.duplicates",
        title: msg`Find contacts kept twice`,
        group: "do",
        icon: Merge,
        run: () => void navigate({ to: "/contacts/duplicates" }),
      },
      {
        id: "app.find",
        title: msg`Find anything`,
        group: "app",
        icon: Search,
        keys: "/",
        hidden: true,
        run: () => setOpened("palette"),
      },
      {
        id: "app.palette",
        title: msg`Find anything, from inside a field too`,
        group: "app",
        keys: "Mod+k",
        hidden: true,
        run: () => setOpened("palette"),
      },
      {
        id: "app.help",
        title: msg`Show the keys`,
        group: "app",
        icon: Keyboard,
        keys: "?",
        run: () => setOpened("help"),
      },
      {
        id: "app.undo",
        title: msg`Undo what just happened`,
        group: "app",
        icon: Undo2,
        keys: "u",
        run: () => void undoLast(),
      },
    ],
    [navigate],
  );
  useCommands(commands);
  useKeys();
  useNews(workspaceId);
  const close = () => setOpened(null);
  return (
    <>
      <CaptureContact workspaceId={workspaceId} open={opened === "capture"} onClose={close} />
      <ProofSheet />
      <HelpSheet open={opened === "help"} onClose={close} />
      {opened === "palette" ? (
        <Suspense>
          <Palette onClose={close} />
        </Suspense>
      ) : null}
    </>
  );
}
