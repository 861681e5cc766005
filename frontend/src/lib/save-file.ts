/** Puts a file that was made just now into the downloads folder. */
export function saveFile(content: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // The browser has taken hold of it by then; kept, it would stay in memory as long as the page.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
