import { Trans } from "@lingui/react/macro";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { Paper } from "@/ui/paper";
import { TextInput } from "@/ui/text-input";

interface LinkOnceProps {
  readonly email: string;
  readonly link: string;
  readonly onDone: () => void;
}

/** Where no mail carries an invitation, its link is shown, this once. */
export function LinkOnce({ email, link, onDone }: LinkOnceProps) {
  return (
    <Paper className="flex flex-col gap-4">
      <p className="text-body">
        <Trans>
          Hand this link to {email}. It works once, within seven days, for that address alone, and is shown
          only now.
        </Trans>
      </p>
      <Field label={<Trans>The link</Trans>}>
        <TextInput readOnly value={link} onFocus={(event) => event.target.select()} />
      </Field>
      <div>
        <Button kind="quiet" flush onClick={onDone}>
          <Trans>I have it</Trans>
        </Button>
      </div>
    </Paper>
  );
}
