import { Trans, useLingui } from "@lingui/react/macro";
import { Link, useNavigate } from "@tanstack/react-router";
import { Copy } from "lucide-react";
import { useState } from "react";
import { noteLine, type Notebook, standing } from "@/entities/meeting/notebook";
import { useLeads } from "@/entities/meeting/use-leads";
import type { Lost } from "@/entities/meeting/use-post";
import { announce } from "@/lib/notices";
import { Button } from "@/ui/button";
import { TextArea } from "@/ui/text-area";

interface LostNotesProps {
  readonly why: Lost;
  /** Whom it was with, as one calls them. */
  readonly name: string;
  readonly book: Notebook;
  /** Takes them off this device. */
  readonly onForget: () => void;
}

/** The meeting is gone on the server: what was noted stands here to be copied, until one signs out. */
export function LostNotes({ why, name, book, onForget }: LostNotesProps) {
  const { t } = useLingui();
  const leads = useLeads();
  const navigate = useNavigate();
  const [copied, setCopied] = useState(false);
  const { line, half } = book;
  const names = half && half.name.trim() !== "" ? [...book.names, half] : book.names;
  const text = [
    ...standing(book).map((note) => noteLine(note, leads)),
    line?.text ?? "",
    book.feedback,
    book.skills,
    ...names.map((one) => [one.name, one.said, one.reach].filter(Boolean).join(", ")),
  ]
    .filter(Boolean)
    .join("\n");
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
      announce(t`Copied.`);
    } catch {
      // No leave for the clipboard: the text stands below and can be marked by hand.
    }
  };
  return (
    <section aria-label={t`What you noted`} className="flex flex-col gap-4 pt-6">
      <div className="border-l-[5px] border-double border-manila py-0.5 pl-3.5">
        <h2 className="text-item font-semibold">
          {why === "cancelled" ? (
            <Trans>This meeting was called off on another device.</Trans>
          ) : name === "" ? (
            <Trans>This meeting was deleted on another device.</Trans>
          ) : (
            <Trans>{name} was deleted on another device, and this meeting with them.</Trans>
          )}
        </h2>
        <p className="font-serif text-reason text-muted">
          <Trans>What you noted has not been sent. It stays on this device until you sign out.</Trans>
        </p>
      </div>
      {text ? (
        <>
          <TextArea
            readOnly
            rows={8}
            aria-label={t`What you noted`}
            value={text}
            onFocus={(event) => event.target.select()}
          />
          <Button kind="filled" icon={Copy} onClick={() => void copy()}>
            {copied ? <Trans>Copied</Trans> : <Trans>Copy what you noted</Trans>}
          </Button>
        </>
      ) : null}
      <div className="flex flex-wrap justify-between gap-2">
        <Button kind="quiet" flush asChild>
          <Link to="/today">
            <Trans>Back to today</Trans>
          </Link>
        </Button>
        {copied ? (
          <Button
            kind="quiet"
            flush
            className="text-muted"
            onClick={() => void navigate({ to: "/today" }).then(onForget)}
          >
            <Trans>Take it off this device</Trans>
          </Button>
        ) : null}
      </div>
    </section>
  );
}
