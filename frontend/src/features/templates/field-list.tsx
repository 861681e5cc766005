import { Trans, useLingui } from "@lingui/react/macro";
import type { Templates } from "@/entities/template/queries";

interface FieldListProps {
  readonly fields: Templates["fields"];
  readonly onInsert: (path: string) => void;
}

/** Every field a template may use, what it means, and an example; pressing one puts it into the text. */
export function FieldList({ fields, onInsert }: FieldListProps) {
  const { t } = useLingui();
  return (
    <details>
      <summary className="min-h-8 py-1.5 text-support font-semibold text-accent">
        <Trans>Fields to put in</Trans>
      </summary>
      <ul className="grid gap-x-6 desk:grid-cols-2">
        {fields.map((field) => (
          <li key={field.path} className="border-t border-line">
            <button
              type="button"
              aria-label={t`Put in ${field.path}`}
              className="flex min-h-11 w-full flex-col justify-center py-1.5 text-left hover:text-accent"
              onClick={() => onInsert(field.path)}
            >
              <span className="text-label font-semibold">{field.path}</span>
              <span className="text-tiny text-muted">
                {field.meaning}: {field.example}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
