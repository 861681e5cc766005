/** The mark: a road from a dot to an open ring. */
export function Mark({ size = 22 }: { readonly size?: number }) {
  return (
    <svg
      aria-hidden
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.75}
      strokeLinecap="round"
      className="shrink-0 text-accent"
    >
      <circle cx="4.5" cy="20" r="1.9" fill="currentColor" stroke="none" />
      <path d="M4.8 18.4C5.2 12.2 14 16.4 16.6 8.4" />
      <circle cx="17.6" cy="5.6" r="2.8" />
    </svg>
  );
}
