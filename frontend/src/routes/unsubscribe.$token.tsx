import { createFileRoute } from "@tanstack/react-router";
import { EndLink } from "@/features/reminders/end-link";
import { Page } from "@/ui/page";

export const Route = createFileRoute("/unsubscribe/$token")({
  staticData: { bare: true },
  component: UnsubscribePage,
});

function UnsubscribePage() {
  const { token } = Route.useParams();
  return (
    <Page>
      <EndLink token={token} />
    </Page>
  );
}
