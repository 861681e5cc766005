import type { Reply } from "@/entities/reply/queries";

/** Their own words, those that led to the suggestion underlined. Offsets count code points. */
export function ReplyText({ reply }: { readonly reply: Reply }) {
  const points = Array.from(reply.text);
  const spans = [...reply.words].toSorted((one, other) => one.start - other.start);
  const parts: { readonly at: number; readonly text: string; readonly marked: boolean }[] = [];
  let at = 0;
  for (const span of spans) {
    if (span.start < at) continue;
    parts.push({ at, text: points.slice(at, span.start).join(""), marked: false });
    parts.push({ at: span.start, text: points.slice(span.start, span.end).join(""), marked: true });
    at = span.end;
  }
  parts.push({ at, text: points.slice(at).join(""), marked: false });
  return (
    <blockquote className="font-serif text-letter whitespace-pre-wrap wrap-anywhere">
      {parts
        .filter((part) => part.text !== "")
        .map((part) =>
          part.marked ? (
            <mark key={part.at} className="bg-good text-ink underline decoration-accent underline-offset-4">
              {part.text}
            </mark>
          ) : (
            part.text
          ),
        )}
    </blockquote>
  );
}
