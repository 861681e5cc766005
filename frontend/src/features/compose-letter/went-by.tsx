import { Trans, useLingui } from "@lingui/react/macro";
import { Segmented } from "@/ui/segmented";

export type How = "post" | "hand" | "email";

interface WentByProps {
  readonly value: How;
  readonly onChange: (how: How) => void;
}

/** How a letter left: by post, from hand to hand, by e-mail. */
export function WentBy({ value, onChange }: WentByProps) {
  const { t } = useLingui();
  return (
    <Segmented
      label={t`How it goes out`}
      value={value}
      onChange={onChange}
      options={[
        { value: "post", label: <Trans>By post</Trans> },
        { value: "hand", label: <Trans>By hand</Trans> },
        { value: "email", label: <Trans>By e-mail</Trans> },
      ]}
    />
  );
}
