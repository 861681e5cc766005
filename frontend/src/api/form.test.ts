import { renderHook } from "@testing-library/react";
import { useForm } from "react-hook-form";
import { expect, test } from "vitest";
import { landOnFields, pathOf } from "./form";
import { FieldProblem } from "./problem";

test("pointers become paths", () => {
  expect(pathOf("/emails/0/address")).toBe("emails.0.address");
  expect(pathOf("/a~1b")).toBe("a/b");
});

test("what names a field lands there, the rest comes back", () => {
  const { result } = renderHook(() => useForm({ defaultValues: { email: "x" } }));
  // Reading the errors subscribes to them.
  void result.current.formState.errors;
  const rest = landOnFields(
    result.current,
    new FieldProblem({
      status: 422,
      code: "validation_failed",
      title: "",
      detail: "",
      requestId: "",
      retryAfter: 0,
      raw: {},
      errors: [
        { pointer: "/email", code: "taken", detail: "Taken." },
        { pointer: "/elsewhere", code: "odd", detail: "Odd." },
      ],
    }),
  );
  expect(rest).toEqual(["Odd."]);
  expect(result.current.getFieldState("email").error?.message).toBe("Taken.");
});
