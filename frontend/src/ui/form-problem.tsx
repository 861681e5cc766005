import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { Icon } from "./icon";

/** What the server had against the form as a whole; read out when it appears. */
export function FormProblem({ children }: { readonly children: ReactNode }) {
  return (
    <p
      role="alert"
      className="flex animate-reveal gap-2.5 border-l-3 border-wax bg-wax-wash py-2.5 pr-4 pl-3 text-body text-ink"
    >
      <Icon of={CircleAlert} className="mt-0.5 text-wax" />
      <span>{children}</span>
    </p>
  );
}
