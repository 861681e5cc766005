import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";

export interface Letter {
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** How many came so far. */
  readonly letters: number;
}

export interface PostOffice {
  readonly smtp: number;
  readonly imap: number;
  readonly mailbox: string;
  /** Somebody answers the letter that came last; that letter. */
  readonly answer: (text: string) => Promise<Letter>;
  readonly close: () => Promise<void>;
}

/** Starts the tests' own mail servers: letters are sent to one, their answers stand in the other's mailbox. */
export async function openPostOffice(python: string, backend: string, clock: string): Promise<PostOffice> {
  const child: ChildProcess = spawn(python, ["-m", "tests.post_office"], {
    cwd: backend,
    env: { PATH: process.env["PATH"] ?? "", PYTHONPATH: "src", INROAD_CLOCK: clock },
    stdio: ["pipe", "pipe", "inherit"],
  });
  const { stdin, stdout } = child;
  if (!stdin || !stdout) throw new Error("the post office cannot be spoken to");
  const lines = createInterface({ input: stdout })[Symbol.asyncIterator]();
  const next = async () => {
    const line = await lines.next();
    if (line.done) throw new Error("the post office closed");
    return JSON.parse(line.value) as unknown;
  };
  const found = (await next()) as Pick<PostOffice, "smtp" | "imap" | "mailbox">;
  return {
    ...found,
    answer: async (text) => {
      stdin.write(`${text}\n`);
      return (await next()) as Letter;
    },
    close: async () => {
      const gone = new Promise((resolve) => child.once("exit", resolve));
      stdin.end();
      await gone;
    },
  };
}
