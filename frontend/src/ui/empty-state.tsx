import type { ReactNode } from "react";
import { RoadDrawing } from "./road-drawing";

interface EmptyStateProps {
  /** A drawing of solid and dashed; the road unless something else fits. */
  readonly drawing?: ReactNode;
  /** A question: "Who knows you well?" */
  readonly title: ReactNode;
  readonly lede: ReactNode;
  /** The real fields or the one filled button, never a way to them. */
  readonly children?: ReactNode;
}

/** Nothing yet: the page teaches, and the form stands right there. */
export function EmptyState({ drawing, title, lede, children }: EmptyStateProps) {
  return (
    <div>
      {drawing ?? <RoadDrawing />}
      <h1 className="font-serif text-title font-medium">{title}</h1>
      <p className="pt-2 pb-7 font-serif text-lede text-pretty text-muted">{lede}</p>
      {children}
    </div>
  );
}
