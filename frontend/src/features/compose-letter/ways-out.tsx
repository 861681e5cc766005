import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import {
  Copy,
  FileDown,
  FileText,
  ListChecks,
  Mail,
  MailOpen,
  Printer,
  Share,
  Type,
  WalletCards,
} from "lucide-react";
import { type ReactNode, useState } from "react";
import { type LetterFile, letterFile } from "@/entities/letter/model";
import { type Letter, type Ways, waysQuery } from "@/entities/letter/queries";
import { useWorkspace } from "@/entities/session/use-session";
import { useProblemWords } from "@/i18n/use-problem-words";
import { copyPlain, copyRich } from "@/lib/copy-rich";
import { notify } from "@/lib/notices";
import { Button } from "@/ui/button";
import { ErrorRetry } from "@/ui/error-retry";
import { Sheet } from "@/ui/sheet";
import { Skeleton } from "@/ui/skeleton";
import { SendMail } from "./send-mail";

interface WaysOutProps {
  readonly letter: Letter;
  /** Saves what is still being written; false where that did not work. */
  readonly before?: () => Promise<boolean>;
}

/** Every way a letter can leave: paper, files, the clipboard, a mail program. */
export function WaysOut({ letter, before }: WaysOutProps) {
  const [open, setOpen] = useState(false);
  const show = async () => {
    if (!before || (await before())) setOpen(true);
  };
  return (
    <>
      <Button icon={Share} onClick={() => void show()}>
        <Trans>Ways out</Trans>
      </Button>
      <Sheet open={open} onClose={() => setOpen(false)} title={<Trans>Ways out</Trans>}>
        <Choices letter={letter} onClose={() => setOpen(false)} />
      </Sheet>
    </>
  );
}

interface ChoicesProps {
  readonly letter: Letter;
  readonly onClose: () => void;
}

function Choices({ letter, onClose }: ChoicesProps) {
  const words = useProblemWords();
  const { id: workspaceId } = useWorkspace();
  const ways = useQuery(waysQuery(workspaceId, letter.id));
  if (ways.isPending) return <Skeleton rows={5} />;
  if (ways.isError) {
    return <ErrorRetry onRetry={() => void ways.refetch()}>{words(ways.error)}</ErrorRetry>;
  }
  return <Found letter={letter} ways={ways.data} onClose={onClose} />;
}

function Found({ letter, ways, onClose }: ChoicesProps & { readonly ways: Ways }) {
  const { t } = useLingui();
  const { id: workspaceId } = useWorkspace();
  const stops = ways.ready
    ? false
    : (ways.blocks[0]?.detail ?? t`Something in the letter is to be changed first.`);
  const file = (name: LetterFile) => ({ href: letterFile(workspaceId, letter.id, name), download: true });
  const copy = async (how: () => Promise<boolean>) => {
    notify((await how()) ? t`The letter is on your clipboard.` : t`Your browser did not allow that.`);
  };
  const { text, html, mailto } = ways;
  const print = () => {
    onClose();
    // The sheet has to be gone before the page is taken.
    setTimeout(() => window.print(), 60);
  };
  return (
    <div className="flex flex-col gap-6">
      {ways.notes.length > 0 || stops ? (
        <ul className="flex flex-col gap-1.5 rounded-field bg-wash px-4 py-3 text-support">
          {stops ? <li>{stops}</li> : null}
          {ways.notes.map((note) => (
            <li key={note.code} className="wrap-anywhere">
              {note.detail}
            </li>
          ))}
        </ul>
      ) : null}
      <Group title={t`On paper`}>
        <Button icon={Printer} wide onClick={print}>
          <Trans>Print</Trans>
        </Button>
        <Button icon={FileDown} wide asChild>
          <a {...file("letter.pdf")}>{t`Save as PDF`}</a>
        </Button>
        <Button icon={MailOpen} wide asChild>
          <a {...file("envelope.pdf")}>{t`Envelope`}</a>
        </Button>
        {letter.questions.length > 0 ? (
          <Button icon={ListChecks} wide asChild>
            <a {...file("question-sheet.pdf")}>{t`Question sheet`}</a>
          </Button>
        ) : null}
      </Group>
      <Group title={t`In another program`}>
        <Button icon={FileText} wide asChild>
          <a {...file("letter.docx")}>{t`Word document`}</a>
        </Button>
        <SendMail letter={letter} to={ways.to} stops={stops} onSent={onClose} />
        {stops ? (
          <>
            <Button icon={WalletCards} wide blocked={stops}>
              <Trans>E-mail file</Trans>
            </Button>
            <Button icon={Copy} wide blocked={stops}>
              <Trans>Copy</Trans>
            </Button>
          </>
        ) : (
          <>
            <Button icon={WalletCards} wide asChild>
              <a {...file("message.eml")}>{t`E-mail file`}</a>
            </Button>
            {mailto ? (
              <Button icon={Mail} wide asChild>
                <a href={mailto}>{t`Open in my mail program`}</a>
              </Button>
            ) : null}
            <Button icon={Copy} wide onClick={() => void copy(() => copyRich(text ?? "", html ?? ""))}>
              <Trans>Copy</Trans>
            </Button>
            <Button icon={Type} wide onClick={() => void copy(() => copyPlain(text ?? ""))}>
              <Trans>Copy as plain text</Trans>
            </Button>
          </>
        )}
      </Group>
    </div>
  );
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section>
      <h3 className="pb-2 text-tiny font-semibold text-muted">{title}</h3>
      <div className="grid gap-2 desk:grid-cols-2">{children}</div>
    </section>
  );
}
