// Names of states and of what is offered, in the reader's language.
import { t, titled } from "../../lib/words.ts";
import type { Desk, Pop, Setup } from "./model.ts";

const STATES: Record<string, () => string> = {
  "signed out": () => t("Not taking calls"),
  available: () => t("Ready for calls"),
  reserved: () => t("A call is coming"),
  ringing: () => t("Ringing"),
  talking: () => t("Talking"),
  holding: () => t("Caller on hold"),
  consulting: () => t("Asking somebody"),
  consulted: () => t("A colleague asks you"),
  "wrapping up": () => t("Wrap-up"),
  paused: () => t("Paused"),
  unreachable: () => t("Telephone not connected"),
  "busy elsewhere": () => t("Telephone in use"),
};

export function stateName(desk: Desk): string {
  if (desk.state === "paused" && desk.hand) return t("Working on a message");
  return STATES[desk.state]?.() ?? desk.state;
}

/** The colour of a state: what needs the eye, what is good, what is quiet. */
export function stateTone(state: string): string {
  if (state === "available") return "good";
  if (["reserved", "ringing", "talking", "holding", "consulting", "consulted"].includes(state)) return "busy";
  if (state === "unreachable") return "bad";
  return state === "signed out" ? "" : "warn";
}

export function queueName(setup: Setup | null, key: string | null | undefined): string {
  return key ? titled(setup?.queues[key]?.title, key) : "";
}

export function pauseName(setup: Setup | null, reason: string): string {
  return titled(setup?.pause_reasons[reason], reason);
}

export function agentName(setup: Setup | null, key: string | null): string {
  return key ? (setup?.agents[key]?.name ?? key) : "";
}

/** Who asks this agent about a call, or talks with the agent and the caller; empty: nobody does. */
export function askingWords(desk: Desk, setup: Setup | null): string {
  const asked = desk.line.consultation;
  if (desk.state !== "consulted" || !asked) return "";
  const who = agentName(setup, asked.by);
  if (asked.stage === "conference") return t("All three of you talk, with {who}", { who });
  return t("{who} asks you about this caller", { who });
}

export function languageName(tag: string): string {
  if (!tag) return "";
  return new Intl.DisplayNames([document.documentElement.lang || "en"], { type: "language" }).of(tag) ?? tag;
}

function countryName(code: string | null): string {
  if (!code) return "";
  return new Intl.DisplayNames([document.documentElement.lang || "en"], { type: "region" }).of(code) ?? code;
}

/** Who calls, in a few words. */
export function kindName(pop: Pop): string {
  switch (pop.kind) {
    case "withheld":
      return t("The number is withheld");
    case "shared":
      return t("Several people have this number");
    case "foreign":
      return t("A number from {country}", { country: countryName(pop.caller.country) || t("abroad") });
    case "service":
      return t("A short number: nobody's own");
    case "unknown":
      return t("Unknown caller");
    default:
      return "";
  }
}
