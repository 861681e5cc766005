import { createFileRoute } from "@tanstack/react-router";

export const Route = createFileRoute("/_signed/contacts/")({
  component: RouteComponent,
});

function RouteComponent() {
  return <div>Hello "/_signed/contacts/"!</div>;
}
