import { useLingui } from "@lingui/react/macro";
import { ArrowDown, ArrowUp, GripVertical, X } from "lucide-react";
import { type KeyboardEvent, useRef, useState } from "react";
import { cx } from "@/lib/cx";
import { Icon } from "@/ui/icon";
import { IconButton } from "@/ui/icon-button";
import { TextArea } from "@/ui/text-area";

interface QuestionLineProps {
  readonly question: string;
  readonly index: number;
  readonly count: number;
  readonly onChange: (words: string) => void;
  readonly onOut: () => void;
  /** Puts the question of one place into another. */
  readonly onMove: (from: number, to: number) => void;
}

const kind = "application/x-inroad-question";

/** One question: written over, moved by drag, by its arrows or by Alt and the arrow keys, left out. */
export function QuestionLine({ question, index, count, onChange, onOut, onMove }: QuestionLineProps) {
  const { t } = useLingui();
  const line = useRef<HTMLLIElement>(null);
  const [over, setOver] = useState(false);
  const move = (to: number) => {
    if (to >= 0 && to < count) onMove(index, to);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    event.preventDefault();
    move(index + (event.key === "ArrowUp" ? -1 : 1));
  };
  return (
    <li
      ref={line}
      className={cx("flex items-start gap-1", over && "border-t-2 border-accent")}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes(kind)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false);
        const from = Number(event.dataTransfer.getData(kind));
        if (!event.dataTransfer.types.includes(kind) || from === index) return;
        event.preventDefault();
        onMove(from, index);
      }}
    >
      <span
        aria-hidden
        draggable
        className="hidden cursor-grab py-2.5 text-muted desk:block"
        onDragStart={(event) => {
          event.dataTransfer.setData(kind, String(index));
          event.dataTransfer.effectAllowed = "move";
          if (line.current) event.dataTransfer.setDragImage(line.current, 12, 12);
        }}
      >
        <Icon of={GripVertical} size="button" />
      </span>
      <span aria-hidden className="tabular w-5 pt-2.5 text-right text-label font-semibold text-muted">
        {index + 1}
      </span>
      <TextArea
        rows={1}
        aria-label={t`Question ${index + 1}`}
        aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
        maxLength={500}
        className="ml-1 min-h-11 min-w-0 grow font-serif text-reason"
        value={question}
        onKeyDown={onKeyDown}
        onChange={(event) => onChange(event.target.value)}
        onBlur={() => {
          if (question.trim() === "") onOut();
        }}
      />
      <IconButton
        icon={ArrowUp}
        label={t`Move question ${index + 1} up`}
        disabled={index === 0}
        onClick={() => move(index - 1)}
      />
      <IconButton
        icon={ArrowDown}
        label={t`Move question ${index + 1} down`}
        disabled={index === count - 1}
        onClick={() => move(index + 1)}
      />
      <IconButton icon={X} label={t`Leave question ${index + 1} out`} onClick={onOut} />
    </li>
  );
}
