import { useState } from "react";
import { Button } from "@/ui/button";
import { Checkbox } from "@/ui/checkbox";
import { DayStrip } from "@/ui/day-strip";
import { EmptyState } from "@/ui/empty-state";
import { ErrorRetry } from "@/ui/error-retry";
import { Field } from "@/ui/field";
import { FileDrop } from "@/ui/file-drop";
import { MiniLeaf } from "@/ui/mini-leaf";
import { RadioCards } from "@/ui/radio-cards";
import { RoadDrawing } from "@/ui/road-drawing";
import { Row } from "@/ui/row";
import { Rows } from "@/ui/rows";
import { Segmented } from "@/ui/segmented";
import { Select } from "@/ui/select";
import { Skeleton } from "@/ui/skeleton";
import { Switch } from "@/ui/switch";
import { Tabs } from "@/ui/tabs";
import { TextArea } from "@/ui/text-area";

const strip = [
  { day: "2026-10-19", word: "harder" },
  { day: "2026-10-20", word: "good" },
  { day: "2026-10-21", word: "full" },
  { day: "2026-10-22", word: "best" },
  { day: "2026-10-23", word: "depends" },
  { day: "2026-10-26", word: "holiday" },
  { day: "2026-10-27", word: "good" },
  { day: "2026-10-28", word: "best" },
  { day: "2026-10-29", word: "best" },
  { day: "2026-10-30", word: "depends" },
] as const;

/** The parts that answer: choices, fields and what stands for nothing yet. */
export function PartsToUse() {
  const [day, setDay] = useState<string | null>("2026-10-22");
  const [view, setView] = useState<"agenda" | "week" | "month">("week");
  const [tab, setTab] = useState<"a" | "b">("a");
  const [said, setSaid] = useState(true);
  const [card, setCard] = useState<"church" | "work">("church");
  return (
    <div className="grid gap-14 pt-12 desk:grid-cols-3">
      <div className="flex flex-col gap-6">
        <DayStrip label="Which day will you call?" days={strip} value={day} onPick={setDay} />
        <Segmented
          label="View"
          value={view}
          onChange={setView}
          options={[
            { value: "agenda", label: "Agenda" },
            { value: "week", label: "Week" },
            { value: "month", label: "Month" },
          ]}
        />
        <Tabs
          label="Letter"
          value={tab}
          onChange={setTab}
          tabs={[
            { value: "a", label: "Words", content: "The words of the letter." },
            { value: "b", label: "Questions", content: "Four questions." },
          ]}
        />
        <Rows>
          <Row
            lead="12:30"
            title="Lunch with Priya Raman"
            detail="Leave by 11:50."
            end={<Button>Get ready</Button>}
          />
          <Row
            lead="Tonight"
            title="Thank-you note to Priya"
            detail="A draft will be waiting once you have met."
          />
        </Rows>
        <Rows line="dashed" closed>
          <Row
            lead={<MiniLeaf state="suggested" />}
            title="Finish the letter to Tomás Lind"
            end={<Button kind="quiet">Open</Button>}
          />
        </Rows>
      </div>
      <div className="flex flex-col gap-5">
        <Field label="Where, and what was said" hint="A line is enough.">
          <TextArea defaultValue="Runs planning at Liffey Foods" />
        </Field>
        <Field label="Circle">
          <Select defaultValue="church">
            <option value="church">Church or community</option>
            <option value="work">Someone you worked with</option>
          </Select>
        </Field>
        <Switch label="I may say Priya sent me" checked={said} onChange={setSaid} />
        <Checkbox label="Enclose the questions" hint="The meeting uses that very copy." defaultChecked />
        <RadioCards
          legend="How you know them"
          value={card}
          onChange={setCard}
          cards={[
            { value: "church", label: "Church or community", hint: "Someone respected there" },
            { value: "work", label: "Someone you worked with" },
          ]}
        />
        <FileDrop label="Connections.csv" accept=".csv" file={null} onFile={() => undefined} />
      </div>
      <div className="flex flex-col gap-6">
        <EmptyState
          drawing={<RoadDrawing stops={["you", "someone you know", "someone they name"]} />}
          title="Who knows you well?"
          lede="Start with two or three people who will forgive a clumsy first try."
        />
        <ErrorRetry requestId="0199a000-0000" onRetry={() => undefined}>
          The list could not be read just now.
        </ErrorRetry>
        <Skeleton rows={3} />
      </div>
    </div>
  );
}
