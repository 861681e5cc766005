import { Trans } from "@lingui/react/macro";
import { type FormEvent, useState } from "react";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { Sheet } from "@/ui/sheet";
import { TextInput } from "@/ui/text-input";

interface NameViewProps {
  readonly busy: boolean;
  readonly error: string | null;
  readonly onClose: () => void;
  readonly onName: (name: string) => Promise<void>;
}

/** A name for what the list shows now. */
export function NameView({ busy, error, onClose, onName }: NameViewProps) {
  const [name, setName] = useState("");
  const [missing, setMissing] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const typed = name.trim();
    setMissing(typed === "");
    if (typed !== "" && !busy) void onName(typed);
  };
  return (
    <Sheet open onClose={onClose} title={<Trans>Keep this view</Trans>}>
      <form noValidate onSubmit={submit} className="flex flex-col gap-4">
        <Field
          label={<Trans>Its name</Trans>}
          hint={<Trans>It then stands above the list: who fits is looked up anew each time.</Trans>}
          error={missing ? <Trans>Write a name.</Trans> : error}
        >
          <TextInput
            data-first
            autoComplete="off"
            maxLength={100}
            value={name}
            onChange={(event) => {
              setName(event.target.value);
              setMissing(false);
            }}
          />
        </Field>
        <div>
          <Button kind="filled" type="submit" busy={busy}>
            <Trans>Keep it</Trans>
          </Button>
        </div>
      </form>
    </Sheet>
  );
}
