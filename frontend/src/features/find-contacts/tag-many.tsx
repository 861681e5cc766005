import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { tagsQuery } from "@/entities/contact/queries";
import { Button } from "@/ui/button";
import { Combobox } from "@/ui/combobox";
import { Field } from "@/ui/field";
import { Sheet } from "@/ui/sheet";

interface TagManyProps {
  readonly workspaceId: string;
  readonly action: "tag" | "untag";
  readonly busy: boolean;
  readonly onClose: () => void;
  /** Resolves to whether it was done. */
  readonly onTag: (tag: string) => Promise<boolean>;
}

/** Which tag everybody chosen gets, or loses; those in use are proposed. */
export function TagMany({ workspaceId, action, busy, onClose, onTag }: TagManyProps) {
  const { t } = useLingui();
  const { data } = useQuery(tagsQuery(workspaceId));
  const [tag, setTag] = useState("");
  const [missing, setMissing] = useState(false);
  const typed = tag.trim();
  const begun = typed.toLocaleLowerCase();
  const options = (data?.items ?? [])
    .filter((item) => item.tag.toLocaleLowerCase().startsWith(begun) && item.tag !== typed)
    .slice(0, 8)
    .map((item) => ({ id: `tag-${item.tag}`, label: item.tag, detail: String(item.contacts) }));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setMissing(typed === "");
    if (typed !== "" && (await onTag(typed))) onClose();
  };
  return (
    <Sheet
      open
      onClose={onClose}
      title={action === "tag" ? <Trans>Tag everybody chosen</Trans> : <Trans>Take a tag away</Trans>}
    >
      <form noValidate onSubmit={(event) => void submit(event)} className="flex min-h-64 flex-col gap-4">
        <Field label={<Trans>Tag</Trans>} error={missing ? <Trans>Write a tag.</Trans> : null}>
          <Combobox
            value={tag}
            label={t`Tags in use`}
            options={options}
            maxLength={50}
            onType={(text) => {
              setTag(text);
              setMissing(false);
            }}
            onPick={({ label }) => setTag(label)}
          />
        </Field>
        <div>
          <Button kind="filled" type="submit" busy={busy}>
            {action === "tag" ? <Trans>Tag them</Trans> : <Trans>Take it away</Trans>}
          </Button>
        </div>
      </form>
    </Sheet>
  );
}
