import { screen } from "@testing-library/react";
import { HttpResponse } from "msw";
import { beforeEach, expect, it } from "vitest";
import { aProblem, aWorkspace } from "@/testing/factories";
import { render } from "@/testing/render";
import { http, server } from "@/testing/server";
import { useUpdateWorkspace } from "./mutations";

const opened = aWorkspace({ version: 4 });
let stands = opened.version;
const asked: string[] = [];

beforeEach(() => {
  stands = opened.version;
  asked.length = 0;
  server.use(
    http.patch("/api/v1/workspaces/{workspace_id}", async ({ request, response }) => {
      const seen = request.headers.get("If-Match") ?? "";
      asked.push(seen);
      await new Promise((done) => setTimeout(done, 20));
      if (seen !== `"${stands}"`) {
        return response.untyped(HttpResponse.json(aProblem(412, "precondition_failed"), { status: 412 }));
      }
      stands += 1;
      return HttpResponse.json(aWorkspace({ version: stands }));
    }),
  );
});

function Part({ name }: { readonly name: string }) {
  const update = useUpdateWorkspace();
  return (
    <button type="button" onClick={() => update.mutate({ workspace: opened, patch: { region: name } })}>
      {`${name} ${update.status}`}
    </button>
  );
}

it("lets two sections of a page save at once without taking each other for another device", async () => {
  const { user } = render(
    <>
      <Part name="BY" />
      <Part name="BE" />
    </>,
  );
  await user.click(screen.getByText("BY idle"));
  await user.click(screen.getByText("BE idle"));
  await screen.findByText("BY success");
  await screen.findByText("BE success");
  expect(asked).toEqual(['"4"', '"5"']);
});

it("stays behind what another device saved", async () => {
  stands = 9;
  const { user } = render(<Part name="BY" />);
  await user.click(screen.getByText("BY idle"));
  await screen.findByText("BY error");
  expect(stands).toBe(9);
});
