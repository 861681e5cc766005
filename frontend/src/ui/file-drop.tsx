import { Trans } from "@lingui/react/macro";
import { FileText, Upload } from "lucide-react";
import { type DragEvent, type ReactNode, useId, useState } from "react";
import { cx } from "@/lib/cx";
import { Icon } from "./icon";

interface FileDropProps {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: ReactNode;
  /** As in the accept attribute: ".csv,text/csv". */
  readonly accept: string;
  readonly file: File | null;
  readonly onFile: (file: File) => void;
}

/** Choose a file or let it fall here. Choosing is a real file input, so keyboard and screen reader need nothing else. */
export function FileDrop({ label, hint, error, accept, file, onFile }: FileDropProps) {
  const id = useId();
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const dropped = event.dataTransfer.files[0];
    if (dropped) onFile(dropped);
  };
  return (
    <div>
      <label
        htmlFor={id}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={cx(
          "relative flex min-h-32 cursor-pointer flex-col items-center justify-center gap-1 rounded-sheet border-[1.5px] border-dashed px-5 py-6 text-center transition-colors duration-120 focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-accent",
          over ? "border-accent bg-good" : error ? "border-wax" : "border-edge",
        )}
      >
        <Icon of={file ? FileText : Upload} className="text-muted" />
        <span className="text-label font-semibold">{label}</span>
        {file ? <span className="text-body">{file.name}</span> : null}
        <span id={`${id}-hint`} className="text-support text-muted">
          {hint ?? <Trans>Choose it, or drop it here.</Trans>}
        </span>
        <input
          id={id}
          type="file"
          accept={accept}
          aria-describedby={error ? `${id}-hint ${id}-error` : `${id}-hint`}
          aria-invalid={error ? true : undefined}
          className="absolute inset-0 size-full cursor-pointer opacity-0"
          onChange={(event) => {
            const chosen = event.target.files?.[0];
            if (chosen) onFile(chosen);
            // The same file chosen again, mended in between, must count as a new choice.
            event.target.value = "";
          }}
        />
      </label>
      {error ? (
        <p id={`${id}-error`} role="alert" className="pt-2 text-support text-wax">
          {error}
        </p>
      ) : null}
    </div>
  );
}
