import { msg } from "@lingui/core/macro";
import { Calendar, Mail, Settings, Sun, Users } from "lucide-react";

/** The rooms of the house, in the order of the navigation. Only what exists stands here. */
export const places = [
  { to: "/today", title: msg`Today`, icon: Sun, keys: "g t", phone: true },
  { to: "/contacts", title: msg`Contacts`, icon: Users, keys: "g c", phone: true },
  { to: "/letters", title: msg`Letters`, icon: Mail, keys: "g l", phone: false },
  { to: "/calendar", title: msg`Calendar`, icon: Calendar, keys: "g k", phone: true },
] as const;

export const settingsPlace = { to: "/settings", title: msg`Settings`, icon: Settings, keys: "g s" } as const;
