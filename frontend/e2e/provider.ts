import { type ChildProcess, spawn } from "node:child_process";

/** Starts the tests' own provider beside a house, and writes into the house's settings where it is. */
export async function startProvider(
  python: string,
  backend: string,
  house: string,
  env: Record<string, string>,
): Promise<ChildProcess> {
  const secret = "a secret between them";
  const child = spawn(python, ["-m", "tests.provider", "inroad", secret, `${house}/oidc`], {
    cwd: backend,
    env: { PATH: process.env["PATH"] ?? "", PYTHONPATH: "src" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const issuer = await new Promise<string>((resolve, reject) => {
    child.stdout.once("data", (line: Buffer) => resolve(line.toString().trim()));
    child.once("exit", () => reject(new Error("the provider ended")));
  });
  env["INROAD_OIDC_ISSUER"] = issuer;
  env["INROAD_OIDC_CLIENT_ID"] = "inroad";
  env["INROAD_OIDC_CLIENT_SECRET"] = secret;
  env["INROAD_OIDC_NAME"] = "St Brigid";
  return child;
}
