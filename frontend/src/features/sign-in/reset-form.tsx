import { NewPasswordForm } from "@/entities/session/new-password-form";
import { useReset } from "@/entities/session/mutations";

interface ResetFormProps {
  readonly token: string;
  readonly onDone: () => void;
}

/** A new password by the link that came. */
export function ResetForm({ token, onDone }: ResetFormProps) {
  const reset = useReset();
  return (
    <NewPasswordForm
      filled
      error={reset.error}
      busy={reset.isPending}
      onChosen={(password) => reset.mutate({ token, password }, { onSuccess: onDone })}
    />
  );
}
