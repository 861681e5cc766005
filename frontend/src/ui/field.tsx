import { CircleAlert } from "lucide-react";
import { createContext, type ReactNode, useContext, useId, useMemo } from "react";
import { cx } from "@/lib/cx";
import { Icon } from "./icon";

interface FieldIds {
  readonly id: string;
  readonly "aria-describedby": string | undefined;
  readonly "aria-invalid": true | undefined;
  readonly "aria-required": true | undefined;
}

const Ids = createContext<FieldIds | null>(null);

/** What an input needs to belong to the Field around it. */
export function useField(): Partial<FieldIds> {
  return useContext(Ids) ?? {};
}

/** The looks that every field shares. Error is a 2 px wax edge, focus an accent ring 2 px away. */
export const fieldLook =
  "min-h-12 w-full rounded-field border border-edge bg-sheet px-3 text-body text-ink desk:min-h-11 aria-invalid:border-2 aria-invalid:border-wax aria-invalid:px-[11px]";

interface FieldProps {
  readonly label: ReactNode;
  /** Stands under the label before anything goes wrong. */
  readonly hint?: ReactNode;
  /** One sentence with the way out. */
  readonly error?: ReactNode;
  readonly required?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}

/** Label above, one input, and below it what is wrong and what to do. */
export function Field({ label, hint, error, required = false, className, children }: FieldProps) {
  const id = useId();
  const shown = Boolean(error);
  const hinted = Boolean(hint);
  const ids = useMemo<FieldIds>(
    () => ({
      id,
      "aria-describedby":
        [hinted ? `${id}-hint` : "", shown ? `${id}-error` : ""].filter(Boolean).join(" ") || undefined,
      "aria-invalid": shown || undefined,
      "aria-required": required || undefined,
    }),
    [id, hinted, shown, required],
  );
  return (
    <div className={cx("flex flex-col", className)}>
      <label htmlFor={id} className="pb-1.5 text-support font-semibold text-ink">
        {label}
      </label>
      {hinted ? (
        <p id={`${id}-hint`} className="-mt-1 pb-1.5 text-support text-muted">
          {hint}
        </p>
      ) : null}
      <Ids value={ids}>{children}</Ids>
      {shown ? (
        <p id={`${id}-error`} className="flex animate-reveal gap-2 pt-1.5 text-support text-wax">
          <Icon of={CircleAlert} size="chip" className="mt-0.5" />
          <span>{error}</span>
        </p>
      ) : null}
    </div>
  );
}
