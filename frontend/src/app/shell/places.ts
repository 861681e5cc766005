import { msg } from "@lingui/core/macro";
import { Building2, Calendar, ChartNoAxesColumn, Mail, Settings, Sun, Users, Waypoints } from "lucide-react";

/** The rooms of the house, in the order of the navigation. Only what exists stands here. */
export const places = [
  { to: "/today", title: msg`Today`, icon: Sun, keys: "g t", phone: true },
  { to: "/contacts", title: msg`Contacts`, icon: Users, keys: "g c", phone: true },
  { to: "/organizations", title: msg`Organizations`, icon: Building2, keys: "g o", phone: false },
  { to: "/network", title: msg`Network`, icon: Waypoints, keys: "g r", phone: false },
  { to: "/letters", title: msg`Letters`, icon: Mail, keys: "g l", phone: false },
  { to: "/calendar", title: msg`Calendar`, icon: Calendar, keys: "g k", phone: true },
  { to: "/insights", title: msg`Insights`, icon: ChartNoAxesColumn, keys: "g i", phone: false },
] as const;

export const settingsPlace = { to: "/settings", title: msg`Settings`, icon: Settings, keys: "g s" } as const;
