/**
 * Puts text on the clipboard, plain and rich at once, so that each program takes what it understands.
 * Without the clipboard of a secure page it goes the old way, by a selection. False where neither is allowed.
 */
export async function copyRich(text: string, html: string): Promise<boolean> {
  try {
    await navigator.clipboard.write([
      new ClipboardItem({
        "text/plain": new Blob([text], { type: "text/plain" }),
        "text/html": new Blob([html], { type: "text/html" }),
      }),
    ]);
    return true;
  } catch {
    return copyBySelection(text, html);
  }
}

/** Puts plain text alone on the clipboard. */
export async function copyPlain(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text, null);
  }
}

function copyBySelection(text: string, html: string | null): boolean {
  const fill = (event: ClipboardEvent) => {
    event.preventDefault();
    event.clipboardData?.setData("text/plain", text);
    if (html !== null) event.clipboardData?.setData("text/html", html);
  };
  document.addEventListener("copy", fill, { once: true });
  // oxlint-disable-next-line no-deprecated -- the only way where the page is not secure
  const done = document.execCommand("copy");
  document.removeEventListener("copy", fill);
  return done;
}
