import { msg } from "@lingui/core/macro";

/** The sections of the settings, in the order of their list, and what stands in each. */
export const settingsPlaces = [
  { to: "/settings/you", title: msg`About you`, holds: msg`Your name, what you bring` },
  {
    to: "/settings/search",
    title: msg`Your search`,
    holds: msg`Time zone, minutes, promised calls a day, its end`,
  },
  {
    to: "/settings/calendar",
    title: msg`Calendar and hours`,
    holds: msg`Days, hours, calendars, busy times`,
  },
  {
    to: "/settings/meetings",
    title: msg`Meetings and reminders`,
    holds: msg`What you bring along, a word on the day`,
  },
  { to: "/settings/letters", title: msg`Words to begin with`, holds: msg`What letters and calls begin with` },
  { to: "/settings/mail", title: msg`E-mail`, holds: msg`The account your letters are sent from` },
  { to: "/settings/sharing", title: msg`Sharing`, holds: msg`Who may look, and until when` },
  { to: "/settings/sign-in", title: msg`Signing in`, holds: msg`Password, passkeys, codes, other devices` },
  { to: "/settings/device", title: msg`This device`, holds: msg`Light or dark, keys` },
  { to: "/settings/data", title: msg`Your data`, holds: msg`Take it out, see what was changed, leave` },
  { to: "/settings/programs", title: msg`Programs`, holds: msg`Access tokens, webhooks, the API` },
] as const;

export type SettingsPlace = (typeof settingsPlaces)[number]["to"];
