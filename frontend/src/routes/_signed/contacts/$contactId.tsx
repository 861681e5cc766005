import { createFileRoute } from "@tanstack/react-router";

export const Route = createFileRoute("/_signed/contacts/$contactId")({
  component: RouteComponent,
});

function RouteComponent() {
  return <div>Hello "/_signed/contacts/$contactId"!</div>;
}
