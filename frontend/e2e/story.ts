import { got, type Seeker } from "./fixtures";

/** The Wednesday morning of the story, in Dublin. */
export const wednesday = "2026-10-14T08:40:00Z";

export interface People {
  readonly amara: string;
  readonly daniel: string;
  readonly priya: string;
  readonly tomas: string;
}

/** Nora's search as it stands that morning: a call promised, a lunch agreed, a letter begun. */
export async function settle({ api, workspaceId }: Seeker): Promise<People> {
  const path = { workspace_id: workspaceId };
  const person = async (body: Parameters<typeof add>[0]) => (await add(body)).id;
  const add = (body: {
    display_name: string;
    honorific?: string;
    given_name?: string;
    family_name?: string;
    headline?: string;
    organization_name?: string;
    phone?: string;
    known?: boolean;
    shared_path?: string;
  }) => {
    const { phone, ...rest } = body;
    return got(
      api.POST("/api/v1/workspaces/{workspace_id}/contacts", {
        params: { path },
        body: { ...rest, ...(phone ? { phones: [{ number: phone }] } : {}) },
      }),
    );
  };
  const daniel = await person({
    display_name: "Daniel Kerrigan",
    known: true,
    organization_name: "Harbour Mills",
    phone: "01 555 0101",
  });
  const amara = await person({
    display_name: "Amara Okafor",
    headline: "Head of Supply",
    organization_name: "Northgate Foods",
    phone: "01 555 0142",
  });
  const priya = await person({
    display_name: "Priya Raman",
    known: true,
    organization_name: "Kilbride Dairy",
    phone: "01 555 0107",
  });
  const tomas = await person({
    display_name: "Tomás Lind",
    honorific: "Mr",
    given_name: "Tomás",
    family_name: "Lind",
    headline: "Planning Director",
    organization_name: "Corrib Logistics",
  });
  for (const named of [amara, tomas]) {
    await got(
      api.POST("/api/v1/workspaces/{workspace_id}/referrals", {
        params: { path },
        body: { from_contact_id: daniel, to_contact_id: named, may_use_name: true },
      }),
    );
  }
  await got(
    api.POST("/api/v1/workspaces/{workspace_id}/promises", {
      params: { path },
      body: { contact_id: amara, kind: "call", due_on: "2026-10-14" },
    }),
  );
  await got(
    api.POST("/api/v1/workspaces/{workspace_id}/promises", {
      params: { path },
      body: { contact_id: daniel, kind: "check_back", due_on: "2026-10-15" },
    }),
  );
  await got(
    api.POST("/api/v1/workspaces/{workspace_id}/contacts/{contact_id}/attempts", {
      params: { path: { ...path, contact_id: priya } },
      body: {
        outcome: "meeting_agreed",
        meeting: { place: "Kilbride Dairy canteen", local_start: "2026-10-14T12:30", travel_minutes: 25 },
      },
    }),
  );
  return { amara, daniel, priya, tomas };
}
