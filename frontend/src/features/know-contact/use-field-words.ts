import { useLingui } from "@lingui/react/macro";
import type { ContactDraft } from "@/entities/contact/draft";

/** What the fields of the form are called. */
export function useFieldWords(): (name: keyof ContactDraft) => string {
  const { t } = useLingui();
  return (name) => {
    const words: Record<keyof ContactDraft, string> = {
      given_name: t`Given name`,
      family_name: t`Family name`,
      honorific: t`How to address them`,
      headline: t`What they do`,
      organization_name: t`Where they work`,
      phones: t`Telephone`,
      emails: t`E-mail`,
      address: t`Postal address`,
      circle: t`Where you know them from`,
      known: t`I know them myself`,
      trusted: t`I trust them`,
      closeness: t`How well they know you`,
      standing: t`How they are regarded`,
      decision_maker: t`They decide whom to take on`,
      champion: t`They speak up for me`,
      do_not_contact: t`Leave them in peace`,
      friday_style: t`Their Fridays`,
      time_zone: t`Their time zone`,
      tags: t`Tags`,
      notes: t`Notes`,
    };
    return words[name];
  };
}
