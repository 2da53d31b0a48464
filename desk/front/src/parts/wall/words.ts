// States, measures and reasons in words. A function each, so that words are there before a text is asked for.
import { locale, t, tn } from "../../lib/words.ts";
import type { Forecast, WaitsFor } from "./model.ts";

export function stateName(state: string): string {
  const names: Record<string, () => string> = {
    talking: () => t("Talking"),
    holding: () => t("Caller on hold"),
    consulting: () => t("Consulting"),
    consulted: () => t("Asked by a colleague"),
    ringing: () => t("Ringing"),
    reserved: () => t("Reserved"),
    available: () => t("Free"),
    "wrapping up": () => t("Wrapping up"),
    paused: () => t("Paused"),
    "busy elsewhere": () => t("On another call"),
    unreachable: () => t("Unreachable"),
    "signed out": () => t("Signed out"),
  };
  return names[state]?.() ?? state;
}

/** What the first caller waits for. */
export function waitsForText(waits: WaitsFor | null, agentName: (key: string) => string): string {
  if (!waits) return "";
  switch (waits.why) {
    case "agent":
      return t("waits for {name}", { name: agentName(waits.agent) });
    case "nobody":
      return waits.skills ? t("nobody signed in has: {skills}", { skills: waits.skills }) : t("nobody is signed in");
    case "skills":
      return t("nobody free has: {skills}", { skills: waits.skills });
    case "script":
      return t("the call is being taken over");
    default:
      return tn("the one agent is busy", "all {n} agents are busy", waits.able);
  }
}

export function surenessText(forecast: Forecast): string {
  switch (forecast.sureness) {
    case "good":
    case "some":
      return tn("from one earlier week", "from {n} earlier weeks", forecast.days);
    case "little":
      return t("from one earlier week: unsure");
    default:
      return t("no history yet: from the last half hour");
  }
}

export function modeName(mode: string): string {
  return mode === "whisper" ? t("Whisper") : mode === "barge" ? t("Join in") : t("Listen");
}

/** A moment by the city's clocks, wherever the reader is: with its day where that is not today. */
export function cityTime(at: number, timeZone: string): string {
  const day = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" });
  const today = day.format(at * 1000) === day.format(new Date());
  const options: Intl.DateTimeFormatOptions = today
    ? { timeStyle: "short" }
    : { dateStyle: "medium", timeStyle: "short" };
  return new Intl.DateTimeFormat(locale, { ...options, timeZone }).format(at * 1000);
}
