import { screen } from "@testing-library/react";
import { HttpResponse } from "msw";
import { expect, test, vi } from "vitest";
import { aProblem, aSession } from "@/testing/factories";
import { render } from "@/testing/render";
import { http, server } from "@/testing/server";
import { SignInForm } from "./sign-in-form";
import { SignUpForm } from "./sign-up-form";

test("signs in and goes on", async () => {
  const onSignedIn = vi.fn();
  server.use(http.post("/api/v1/sessions", () => HttpResponse.json(aSession(), { status: 201 })));
  const { user } = render(<SignInForm onSignedIn={onSignedIn} />);
  await user.type(screen.getByLabelText("E-mail"), "nora@whelan.example");
  await user.type(screen.getByLabelText("Password"), "a long sentence{Enter}");
  await vi.waitFor(() => expect(onSignedIn).toHaveBeenCalledOnce());
});

test("a refusal is said, and what was typed stays", async () => {
  server.use(
    http.post("/api/v1/sessions", ({ response }) =>
      response.untyped(
        HttpResponse.json(aProblem(401, "sign_in_refused"), {
          status: 401,
          headers: { "Content-Type": "application/problem+json" },
        }),
      ),
    ),
  );
  const { user } = render(<SignInForm onSignedIn={vi.fn()} />);
  await user.type(screen.getByLabelText("E-mail"), "nora@whelan.example");
  await user.type(screen.getByLabelText("Password"), "wrong");
  await user.click(screen.getByRole("button", { name: "Sign in" }));
  expect(await screen.findByRole("alert")).toHaveTextContent("do not go together");
  expect(screen.getByLabelText("E-mail")).toHaveValue("nora@whelan.example");
});

test("a short password is stopped at its field with the way out", async () => {
  const { user } = render(<SignUpForm onSignedIn={vi.fn()} />);
  await user.type(screen.getByLabelText("Your name"), "Nora Whelan");
  await user.type(screen.getByLabelText("E-mail"), "nora@whelan.example");
  await user.type(screen.getByLabelText("Password"), "short");
  await user.click(screen.getByRole("button", { name: "Make my account" }));
  const field = screen.getByLabelText("Password");
  expect(field).toHaveAccessibleDescription(expect.stringContaining("12 characters"));
  expect(field).toBeInvalid();
});

test("the server's field error lands on its field", async () => {
  const errors = [{ pointer: "/email", code: "taken", detail: "There is an account with this address." }];
  server.use(
    http.post("/api/v1/accounts", ({ response }) =>
      response.untyped(
        HttpResponse.json(aProblem(422, "validation_failed", { errors }), {
          status: 422,
          headers: { "Content-Type": "application/problem+json" },
        }),
      ),
    ),
  );
  const { user } = render(<SignUpForm onSignedIn={vi.fn()} />);
  await user.type(screen.getByLabelText("Your name"), "Nora Whelan");
  await user.type(screen.getByLabelText("E-mail"), "nora@whelan.example");
  await user.type(screen.getByLabelText("Password"), "a long sentence of mine");
  await user.click(screen.getByRole("button", { name: "Make my account" }));
  expect(await screen.findByText("There is an account with this address.")).toBeVisible();
  expect(screen.getByLabelText("E-mail")).toHaveFocus();
});
