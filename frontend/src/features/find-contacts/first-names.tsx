import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { Lock } from "lucide-react";
import { type FormEvent, useState } from "react";
import { useCreateContact } from "@/entities/contact/mutations";
import { Because } from "@/entities/rule/because";
import { useProblemWords } from "@/i18n/use-problem-words";
import { notify } from "@/lib/notices";
import { listOf } from "@/lib/format";
import { Button } from "@/ui/button";
import { EmptyState } from "@/ui/empty-state";
import { Field } from "@/ui/field";
import { FormProblem } from "@/ui/form-problem";
import { Icon } from "@/ui/icon";
import { Page } from "@/ui/page";
import { RoadDrawing } from "@/ui/road-drawing";
import { TextInput } from "@/ui/text-input";

/** The three places to look first. A church is a community too; family and friends are told apart on their own page. */
const places = ["community", "former_colleague", "friend"] as const;
type Place = (typeof places)[number];

interface FirstNamesProps {
  readonly workspaceId: string;
  /** True as long as names typed here are still to be kept, false when all are. */
  readonly onBegin: (on: boolean) => void;
}

/** Nobody yet: the page asks who knows one well, and the fields stand right there. */
export function FirstNames({ workspaceId, onBegin }: FirstNamesProps) {
  const { t } = useLingui();
  const words = useProblemWords();
  const create = useCreateContact(workspaceId);
  const [names, setNames] = useState<Record<Place, string>>({
    community: "",
    former_colleague: "",
    friend: "",
  });
  const [missing, setMissing] = useState(false);
  const labels: Record<Place, string> = {
    community: t`Church or community`,
    former_colleague: t`Someone you worked with`,
    friend: t`Family or a friend`,
  };
  const typed = places.filter((place) => names[place].trim() !== "");

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setMissing(typed.length === 0);
    if (typed.length === 0 || create.isPending) return;
    const kept: string[] = [];
    onBegin(true);
    try {
      // One after the other: what was kept leaves its field, what was refused stays to be mended.
      for (const circle of typed) {
        const contact = await create.mutateAsync({ display_name: names[circle].trim(), circle });
        kept.push(contact.display_name);
        setNames((now) => ({ ...now, [circle]: "" }));
      }
      onBegin(false);
    } catch {
      // Said above the fields, from the mutation's own error.
    }
    if (kept.length === 1) notify(t`${kept[0] ?? ""} is among your contacts.`);
    if (kept.length > 1) notify(t`${listOf(kept)} are among your contacts.`);
  };

  return (
    <Page
      className="desk:pt-19"
      marginLabel={t`Why begin like this`}
      margin={
        <div className="flex flex-col gap-6 wide:pt-36">
          <Because heading={<Trans>Why people you know</Trans>} rules={["NET-3"]}>
            <Trans>
              The first round is awkward for everyone. It is kindest to make your early mistakes with people
              who will tell you gently.
            </Trans>
          </Because>
          <Because heading={<Trans>Why so few</Trans>} rules={["NET-8"]}>
            <Trans>Two or three good meetings set it going. Each person you meet may name the next.</Trans>
          </Because>
          <Because heading={<Trans>If nobody comes to mind</Trans>} rules={["NET-2"]}>
            <Trans>
              Who would you ask to be a reference? Who thanked you this year? Who is respected where you live?
            </Trans>
          </Because>
        </div>
      }
    >
      <EmptyState
        drawing={<RoadDrawing stops={[t`you`, t`someone you know`, t`someone they name`]} />}
        title={<Trans>Who knows you well?</Trans>}
        lede={
          <Trans>
            Start with two or three people who will forgive a clumsy first try. One name is enough to begin.
          </Trans>
        }
      >
        <form noValidate onSubmit={(event) => void submit(event)} className="flex max-w-150 flex-col gap-4">
          {create.error ? <FormProblem>{words(create.error)}</FormProblem> : null}
          {places.map((place, index) => (
            <Field
              key={place}
              label={labels[place]}
              error={missing && index === 0 ? <Trans>One name is enough, but it needs one.</Trans> : null}
            >
              <TextInput
                autoFocus={index === 0}
                autoComplete="off"
                maxLength={200}
                value={names[place]}
                onChange={(event) => {
                  setNames({ ...names, [place]: event.target.value });
                  setMissing(false);
                }}
              />
            </Field>
          ))}
          <div className="flex flex-col gap-2 pt-2.5 desk:flex-row desk:items-center">
            <Button kind="filled" type="submit" busy={create.isPending}>
              {typed.length > 1 ? <Trans>Keep these names</Trans> : <Trans>Keep this name</Trans>}
            </Button>
            <Button kind="quiet" asChild>
              <Link to="/contacts/import">
                <Trans>Bring a list from a file</Trans>
              </Link>
            </Button>
          </div>
          <p className="flex items-start gap-2 pt-3 text-support text-muted">
            <Icon of={Lock} size="chip" className="mt-0.5" />
            <Trans>Only you see these names.</Trans>
          </p>
        </form>
      </EmptyState>
    </Page>
  );
}
