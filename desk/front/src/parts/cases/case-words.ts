// Names of what cases have, in the reader's language.
import { number, t, tn, titled } from "../../lib/words.ts";
import type { Options } from "./model.ts";
import type { View } from "./query.ts";

const STATUS: Record<string, () => string> = {
  new: () => t("New"),
  assigned: () => t("Assigned"),
  "in progress": () => t("In progress"),
  "waiting for citizen": () => t("Waiting for the citizen"),
  "waiting for third party": () => t("Waiting for others"),
  solved: () => t("Solved"),
  closed: () => t("Closed"),
  reopened: () => t("Reopened"),
  duplicate: () => t("Duplicate"),
  rejected: () => t("Rejected"),
};
const PRIORITY: Record<string, () => string> = {
  low: () => t("Low"),
  normal: () => t("Normal"),
  high: () => t("High"),
  urgent: () => t("Urgent"),
};
const CHANNEL: Record<string, () => string> = {
  voice: () => t("Telephone"),
  email: () => t("E-mail"),
  sms: () => t("Text message"),
  web: () => t("Web form"),
  open311: () => t("App"),
  fax: () => t("Fax"),
  desk: () => t("At the desk"),
};
const VIEW: Record<View, () => string> = {
  overdue: () => t("Overdue"),
  today: () => t("Due today"),
  waiting: () => t("Waiting"),
  unassigned: () => t("Unassigned"),
  mine: () => t("Mine"),
  department: () => t("My department"),
  open: () => t("All open"),
  all: () => t("Everything"),
};
const FIELD: Record<string, () => string> = {
  status: () => t("Status"),
  priority: () => t("Priority"),
  category: () => t("Subject area"),
  department: () => t("Department"),
  owner: () => t("Person"),
  due_at: () => t("Due"),
  subject: () => t("Subject"),
  description: () => t("Description"),
  place: () => t("Place"),
  latitude: () => t("Latitude"),
  longitude: () => t("Longitude"),
  citizen: () => t("Citizen"),
  form: () => t("Answers"),
  solved_at: () => t("Solved at"),
  closed_at: () => t("Closed at"),
  duplicate_of: () => t("Duplicate of"),
};

const named = (names: Record<string, () => string>, key: string): string => names[key]?.() ?? key;

export const statusName = (status: string): string => named(STATUS, status);
export const priorityName = (priority: string): string => named(PRIORITY, priority);
export const channelName = (channel: string): string => named(CHANNEL, channel);
export const viewName = (view: View): string => VIEW[view]();
export const fieldName = (field: string): string => named(FIELD, field);
export const CHANNELS = Object.keys(CHANNEL);

export function departmentName(options: Options, key: string | null): string {
  return key === null ? "–" : titled(options.departments[key]?.title, key);
}

export function categoryName(options: Options, key: string | null): string {
  return key === null ? "–" : titled(options.categories[key]?.title, key);
}

/** Who did it: an agent's name, a team's, or what we call the others. */
export function personName(options: Options, by: string | null): string {
  if (by === null || by === "") return "–";
  if (by === "citizen") return t("The citizen");
  if (by === "sla") return t("Due-time rules");
  if (by.startsWith("team:")) return options.teams[by.slice(5)] ?? by.slice(5);
  return options.agents[by] ?? by;
}

/** How long until or since: "in 3 h", "2 d late". */
export function distanceInTime(seconds: number): string {
  const late = seconds < 0;
  const minutes = Math.max(1, Math.round(Math.abs(seconds) / 60));
  const text =
    minutes < 90
      ? t("{n} min", { n: number(minutes) })
      : minutes < 48 * 60
        ? t("{n} h", { n: number(Math.round(minutes / 60)) })
        : tn("{n} day", "{n} days", Math.round(minutes / 1440));
  return late ? t("{time} late", { time: text }) : t("in {time}", { time: text });
}

export function tone(due: number | null, now: number): string {
  if (due === null) return "";
  return due < now ? "bad" : due < now + 4 * 3600 ? "warn" : "";
}
