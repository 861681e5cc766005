/** The looks of one line of the desk's navigation. */
export const navItem =
  "flex min-h-11 items-center gap-3 rounded-field px-3 text-body font-medium text-muted transition-colors duration-120 hover:text-ink aria-[current]:bg-wash aria-[current]:font-semibold aria-[current]:text-ink aria-[current]:[&>svg]:text-accent";
