import "@/app/styles.css";
import "temporal-polyfill/global";
import { I18nProvider } from "@lingui/react";
import { Check, Clock, CloudOff, Phone } from "lucide-react";
import type { ReactNode } from "react";
import { createRoot } from "react-dom/client";
import { activate, i18n } from "@/i18n/i18n";
import { Button } from "@/ui/button";
import { Chip } from "@/ui/chip";
import { DayTint } from "@/ui/day-tint";
import { Field } from "@/ui/field";
import { Finding } from "@/ui/finding";
import { Leaf } from "@/ui/leaf";
import { MovedLeaf } from "@/ui/moved-leaf";
import { Reason } from "@/ui/reason";
import { TextInput } from "@/ui/text-input";
import { UndoStrip } from "@/ui/undo-strip";
import { notify } from "@/lib/notices";
import { Icon } from "@/ui/icon";
import { PartsToUse } from "./parts-to-use";

/** Every part on one page, to hold beside the pictures of the parts; served by the development server alone. */
function mark(id: string) {
  return (
    <button
      type="button"
      className="font-sans text-tiny font-medium text-faint underline decoration-dotted decoration-1 underline-offset-4"
    >
      {id}
    </button>
  );
}

function Named({ part, name, children }: { part: ReactNode; name: ReactNode; children: ReactNode }) {
  return (
    <div>
      {part}
      <p className="pt-2 text-body font-semibold">{name}</p>
      <p className="max-w-40 text-support text-muted">{children}</p>
    </div>
  );
}

function Parts() {
  return (
    <main className="mx-auto max-w-360 p-14 pt-10">
      <h1 className="inline font-serif text-[1.875rem] font-medium tracking-[-0.018em]">The parts</h1>
      <span className="pl-4 text-body text-muted">
        Solid is promised. Dashed is suggested. The method and letters speak in serif.
      </span>
      <div className="grid grid-cols-2 gap-6 border-b border-line pt-6 pb-7 desk:grid-cols-6">
        <Named part={<Leaf day="2026-10-22" state="promised" settling />} name="Promised">
          Solid. You said it to someone.
        </Named>
        <Named part={<Leaf day="2026-10-21" state="suggested" />} name="Suggested">
          Dashed, in pencil. Yours to ignore.
        </Named>
        <Named
          part={<Leaf day="2026-10-14" state="kept" />}
          name={
            <span className="inline-flex items-center gap-1.5 text-accent">
              <Icon of={Check} size="chip" /> Kept
            </span>
          }
        >
          On the day, reached or not.
        </Named>
        <Named
          part={<Leaf day="2026-10-06" state="broken" />}
          name={<span className="text-wax">Day passed</span>}
        >
          Still worth a call today.
        </Named>
        <Named part={<MovedLeaf from="2026-10-12" to="2026-10-15" />} name="Moved together">
          They agreed. The old day stays.
        </Named>
        <Named part={<Leaf day="2026-10-20" state="due" />} name="Set or due">
          A meeting, or a note owed tonight.
        </Named>
      </div>
      <div className="grid gap-14 pt-6 desk:grid-cols-[400px_380px_1fr]">
        <div className="flex flex-col gap-5">
          <Finding level="error" heading="To change before posting" marks={mark("LND-7")}>
            This asks for a job. Never ask for a job: ask for advice.
          </Finding>
          <Finding level="warning" heading="Worth another look" marks={mark("TIM-3")}>
            It would arrive on Tuesday, the heaviest mail day.
          </Finding>
          <Finding level="hint" heading="A thought" marks={mark("LND-9")}>
            You might ask for advice: people are glad to give it.
          </Finding>
          <Finding level="in_order" heading="In order">
            Names Daniel Kerrigan, who agreed.
          </Finding>
          <div className="grid grid-cols-5 gap-1">
            <DayTint day="2026-10-19" word="harder" />
            <DayTint day="2026-10-20" word="good" />
            <DayTint day="2026-10-21" word="best" />
            <DayTint day="2026-10-23" word="depends" />
            <DayTint day="2026-10-26" word="holiday" />
          </div>
          <Reason marks={mark("TIM-2")}>Monday is fine, but many people are in meetings.</Reason>
        </div>
        <div className="flex flex-col gap-4">
          <Field label="Name">
            <TextInput defaultValue="Amara Okafor" />
          </Field>
          <Field label="Phone">
            <TextInput defaultValue="01 555 0142" />
          </Field>
          <Field label="Day of the call" error="Sundays are closed. Try Tuesday 27 October.">
            <TextInput defaultValue="Sunday 25 October" />
          </Field>
          <div className="flex flex-wrap gap-2">
            <Chip icon={CloudOff}>3 notes waiting</Chip>
            <Chip tone="good" icon={Check}>
              On the night
            </Chip>
            <Chip tone="manila" icon={Clock}>
              Thank-you is late
            </Chip>
            <Chip tone="pencil">Resting until 3 Nov</Chip>
          </div>
        </div>
        <div className="flex flex-col items-start gap-3">
          <Button kind="filled" icon={Phone}>
            Call 01 555 0142
          </Button>
          <Button onClick={() => notify("Logged: voicemail. Promise kept.", () => undefined)}>
            Log how it went
          </Button>
          <Button kind="quiet" flush>
            Show my script
          </Button>
          <Button blocked="One sentence asks for a job.">Mark as posted</Button>
          <Button kind="destructive">Delete this letter</Button>
          <p className="pt-2 font-serif text-title font-medium">Good morning</p>
          <p className="font-serif text-lede text-muted">One call, one lunch.</p>
          <p className="text-body">Interface text, sixteen pixels.</p>
          <p className="text-support text-muted">Supporting text, fourteen.</p>
          <Reason>A reason from the method.</Reason>
        </div>
      </div>
      <PartsToUse />
      <UndoStrip />
    </main>
  );
}

activate();
const root = document.querySelector("#root");
if (root) {
  createRoot(root).render(
    <I18nProvider i18n={i18n}>
      <Parts />
    </I18nProvider>,
  );
}
