import { Trans } from "@lingui/react/macro";
import { Mark } from "./mark";

/** The mark and the name. */
export function Wordmark() {
  return (
    <>
      <Mark />
      <span className="font-serif text-[1.3125rem] leading-tight font-semibold tracking-[-0.01em]">
        <Trans>Inroad</Trans>
      </span>
    </>
  );
}
