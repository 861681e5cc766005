import { Trans, useLingui } from "@lingui/react/macro";
import { msg } from "@lingui/core/macro";
import { Link } from "@tanstack/react-router";
import { Mail, PencilLine, Plus, Tags } from "lucide-react";
import { useMemo, useState } from "react";
import type { LetterRow } from "@/entities/letter/queries";
import { Because } from "@/entities/rule/because";
import type { Command } from "@/lib/commands";
import { dayLong } from "@/lib/format";
import { useCommands } from "@/lib/use-commands";
import { Button } from "@/ui/button";
import { EmptyState } from "@/ui/empty-state";
import { Icon } from "@/ui/icon";
import { Page } from "@/ui/page";
import { PageHead } from "@/ui/page-head";
import { Row, stretch } from "@/ui/row";
import { Rows } from "@/ui/rows";
import { Section } from "@/ui/section";
import { Sheet } from "@/ui/sheet";
import { BeginLetter } from "./begin-letter";
import { LabelSheet } from "./label-sheet";
import { SampleLetter } from "./sample-letter";

interface LetterListProps {
  readonly workspaceId: string;
  readonly letters: readonly LetterRow[];
}

/** Letters being written, and those that went out. */
export function LetterList({ workspaceId, letters }: LetterListProps) {
  const { t } = useLingui();
  const [beginning, setBeginning] = useState(false);
  const [labelling, setLabelling] = useState(false);
  const commands = useMemo<readonly Command[]>(
    () => [
      {
        id: "letter.begin",
        title: msg`Begin a letter`,
        group: "page",
        icon: PencilLine,
        run: () => setBeginning(true),
      },
    ],
    [],
  );
  useCommands(commands);
  const margin = (
    <div className="flex flex-col gap-6 wide:pt-32">
      <Because heading={<Trans>What a letter asks for</Trans>} rules={["LND-9", "LND-7"]} marksBelow>
        <Trans>Never ask for a job: ask for advice. People are glad to be asked what they think.</Trans>
      </Because>
      <Because heading={<Trans>What it promises</Trans>} rules={["LND-4"]} marksBelow>
        <Trans>A day on which you will call. Then call exactly then.</Trans>
      </Because>
    </div>
  );
  if (letters.length === 0) {
    return (
      <Page marginLabel={t`About letters`} margin={margin}>
        <EmptyState
          title={<Trans>Who will you write to first?</Trans>}
          lede={
            <Trans>Somebody you know well needs no letter, only a call. For everybody else, one page.</Trans>
          }
        >
          <BeginLetter workspaceId={workspaceId} />
          <SampleLetter />
        </EmptyState>
      </Page>
    );
  }
  const drafts = letters.filter((letter) => letter.state === "draft");
  const sent = letters.filter((letter) => letter.state === "sent");
  const onPaper = [...drafts, ...sent].filter((letter) => letter.medium === "post");
  return (
    <Page marginLabel={t`About letters`} margin={margin}>
      <PageHead
        title={<Trans>Letters</Trans>}
        lede={<Trans>Ask for advice. People are glad to be asked what they think.</Trans>}
        actions={
          <>
            {onPaper.length > 0 ? (
              <Button icon={Tags} onClick={() => setLabelling(true)}>
                <Trans>Labels</Trans>
              </Button>
            ) : null}
            <Button kind="filled" icon={Plus} onClick={() => setBeginning(true)}>
              <Trans>Begin a letter</Trans>
            </Button>
          </>
        }
      />
      {drafts.length > 0 ? (
        <Section label={<Trans>Being written</Trans>}>
          <Rows line="dashed" closed>
            {drafts.map((letter) => (
              <LetterLine key={letter.id} letter={letter} />
            ))}
          </Rows>
        </Section>
      ) : null}
      {sent.length > 0 ? (
        <Section label={<Trans>Gone out</Trans>}>
          <Rows closed>
            {sent.map((letter) => (
              <LetterLine key={letter.id} letter={letter} />
            ))}
          </Rows>
        </Section>
      ) : null}
      <Sheet open={beginning} onClose={() => setBeginning(false)} title={<Trans>Begin a letter</Trans>}>
        <BeginLetter workspaceId={workspaceId} />
      </Sheet>
      <LabelSheet letters={onPaper} open={labelling} onClose={() => setLabelling(false)} />
    </Page>
  );
}

function LetterLine({ letter }: { readonly letter: LetterRow }) {
  const { t } = useLingui();
  const kinds = {
    pitch: t`Letter to ${letter.contact.display_name}`,
    questions: t`Questions for ${letter.contact.display_name}`,
    thank_you: t`Thank-you note to ${letter.contact.display_name}`,
    check_back: t`Word to ${letter.contact.display_name}`,
    update: t`News for ${letter.contact.display_name}`,
    goodbye: t`End of the search, to ${letter.contact.display_name}`,
  };
  return (
    <Row
      slim
      lead={
        <Icon
          of={letter.state === "draft" ? PencilLine : Mail}
          className={letter.state === "draft" ? "text-pencil" : "text-muted"}
        />
      }
      title={
        <Link to="/letters/$letterId" params={{ letterId: letter.id }} className={stretch}>
          {kinds[letter.kind]}
        </Link>
      }
      detail={<When letter={letter} />}
    />
  );
}

function When({ letter }: { readonly letter: LetterRow }) {
  if (letter.sent_on && letter.medium === "post") return <Trans>Posted on {dayLong(letter.sent_on)}</Trans>;
  if (letter.sent_on) return <Trans>Sent on {dayLong(letter.sent_on)}</Trans>;
  if (letter.due_on) return <Trans>Owed by the evening of {dayLong(letter.due_on)}</Trans>;
  if (letter.promised_on) return <Trans>It will promise a call on {dayLong(letter.promised_on)}</Trans>;
  return <Trans>Begun, and yours to finish</Trans>;
}
