import { Trans, useLingui } from "@lingui/react/macro";
import { useNavigate } from "@tanstack/react-router";
import {
  AtSign,
  Flag,
  Handshake,
  ListOrdered,
  type LucideIcon,
  Mail,
  MessageCircle,
  Phone,
  Undo2,
} from "lucide-react";
import type { ReactNode } from "react";
import type { Schemas } from "@/api/types";
import { useCreateLetter } from "@/entities/letter/mutations";
import { useProblemWords } from "@/i18n/use-problem-words";
import { FormProblem } from "@/ui/form-problem";
import { Icon } from "@/ui/icon";
import { Sheet } from "@/ui/sheet";

type Kind = NonNullable<Schemas["LetterIn"]["kind"]>;

interface WriteSheetProps {
  readonly workspaceId: string;
  readonly contactId: string;
  readonly name: string;
  /** Somebody one knows is called: what to say stands first (LND-1). */
  readonly primary: boolean;
  readonly open: boolean;
  readonly onClose: () => void;
  /** Opens what to say on the telephone. */
  readonly onScript: () => void;
}

interface Way {
  readonly id: string;
  readonly icon: LucideIcon;
  readonly title: ReactNode;
  readonly detail: ReactNode;
  readonly press: () => void;
}

/** Everything that can be written to somebody, or said to them: each begins from its template and what is known. */
export function WriteSheet(props: WriteSheetProps) {
  const { workspaceId, contactId, name, primary, open, onClose, onScript } = props;
  const { t } = useLingui();
  const words = useProblemWords();
  const navigate = useNavigate();
  const create = useCreateLetter(workspaceId);
  const begin = (kind: Kind, medium: "post" | "email") => () => {
    if (create.isPending) return;
    create.mutate(
      { contact_id: contactId, kind, medium },
      {
        onSuccess: (letter) => void navigate({ to: "/letters/$letterId", params: { letterId: letter.id } }),
      },
    );
  };
  const call: Way = {
    id: "call",
    icon: Phone,
    title: t`What to say on the telephone`,
    detail: t`For them, for whoever picks up, and for a machine`,
    press: onScript,
  };
  const letters: readonly Way[] = [
    {
      id: "post",
      icon: Mail,
      title: t`Letter by post`,
      detail: t`Asks for advice, names who sent you, promises a call`,
      press: begin("pitch", "post"),
    },
    {
      id: "email",
      icon: AtSign,
      title: t`Letter by e-mail`,
      detail: t`The same, shorter`,
      press: begin("pitch", "email"),
    },
  ];
  const rest: readonly Way[] = [
    {
      id: "questions",
      icon: ListOrdered,
      title: t`Question list`,
      detail: t`Sent ahead, and asked as it was sent`,
      press: begin("questions", "email"),
    },
    {
      id: "thank_you",
      icon: Handshake,
      title: t`Thank-you note`,
      detail: t`On the night of the meeting, from what it gave you`,
      press: begin("thank_you", "email"),
    },
    {
      id: "check_back",
      icon: Undo2,
      title: t`Checking back`,
      detail: t`When they wanted a few days to think`,
      press: begin("check_back", "email"),
    },
    {
      id: "update",
      icon: MessageCircle,
      title: t`News of whom they named`,
      detail: t`What came of the name they gave you`,
      press: begin("update", "email"),
    },
    {
      id: "goodbye",
      icon: Flag,
      title: t`End of the search`,
      detail: t`Where you have landed, and thanks`,
      press: begin("goodbye", "email"),
    },
  ];
  const ways = primary ? [call, ...letters, ...rest] : [...letters, call, ...rest];
  return (
    <Sheet open={open} onClose={onClose} title={<Trans>Write to {name}</Trans>}>
      {create.error ? <FormProblem>{words(create.error)}</FormProblem> : null}
      <ul className="border-b border-line">
        {ways.map((way, index) => (
          <li key={way.id} className="border-t border-line">
            <button
              type="button"
              data-first={index === 0 ? true : undefined}
              className="flex min-h-14 w-full items-center gap-4 py-2 text-left hover:text-accent desk:min-h-13"
              onClick={way.press}
            >
              <Icon of={way.icon} className="text-muted" />
              <span className="min-w-0">
                <span className="block text-item font-semibold">{way.title}</span>
                <span className="block text-support text-muted">{way.detail}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
