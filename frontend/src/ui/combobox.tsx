import { type KeyboardEvent, type ReactNode, useId, useState } from "react";
import { cx } from "@/lib/cx";
import { fieldLook, useField } from "./field";

export interface ComboboxOption {
  readonly id: string;
  readonly label: string;
  readonly detail?: ReactNode;
}

interface ComboboxProps {
  readonly value: string;
  readonly onType: (text: string) => void;
  readonly onPick: (option: ComboboxOption) => void;
  /** What fits the text so far; nothing opens without any. */
  readonly options: readonly ComboboxOption[];
  /** Names the list of options. */
  readonly label: string;
  readonly name?: string;
  readonly maxLength?: number;
}

/** A field that proposes while one types: arrows walk, Enter takes, Escape folds, and free text stays free. */
export function Combobox({ value, onType, onPick, options, label, name, maxLength = 200 }: ComboboxProps) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(-1);
  const shown = open && options.length > 0;
  const active = shown ? options[at] : undefined;
  const pick = (option: ComboboxOption) => {
    onPick(option);
    setOpen(false);
    setAt(-1);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (options.length === 0) return;
      event.preventDefault();
      setOpen(true);
      const step = event.key === "ArrowDown" ? 1 : -1;
      setAt((now) => (now + step + options.length + (now < 0 && step < 0 ? 1 : 0)) % options.length);
    } else if (event.key === "Enter" && active) {
      event.preventDefault();
      pick(active);
    } else if (event.key === "Escape" && shown) {
      // The page behind keeps its own Escape for the next press.
      event.preventDefault();
      event.stopPropagation();
      setOpen(false);
      setAt(-1);
    }
  };
  return (
    <div className="relative">
      <input
        {...useField()}
        type="text"
        role="combobox"
        name={name}
        autoComplete="off"
        maxLength={maxLength}
        aria-autocomplete="list"
        aria-expanded={shown}
        aria-controls={shown ? `${id}-list` : undefined}
        aria-activedescendant={active ? `${id}-${active.id}` : undefined}
        value={value}
        onChange={(event) => {
          onType(event.target.value);
          setOpen(true);
          setAt(-1);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => setOpen(false)}
        className={fieldLook}
      />
      {shown ? (
        <div
          id={`${id}-list`}
          role="listbox"
          aria-label={label}
          className="absolute inset-x-0 top-full z-20 mt-1 max-h-72 animate-reveal overflow-y-auto rounded-sheet border border-line bg-sheet p-1.5 shadow-high"
        >
          {options.map((option, index) => (
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the field keeps the focus and answers the keys
            <div
              key={option.id}
              id={`${id}-${option.id}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === at}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => pick(option)}
              className={cx(
                "flex min-h-11 cursor-pointer items-center justify-between gap-3 rounded-field px-3 text-body desk:min-h-9",
                index === at ? "bg-wash" : "hover:bg-wash",
              )}
            >
              <span>{option.label}</span>
              {option.detail ? <span className="text-support text-muted">{option.detail}</span> : null}
            </div>
          ))}
        </div>
      ) : null}
    </div>
  );
}
