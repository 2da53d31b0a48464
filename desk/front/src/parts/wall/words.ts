// States, measures and reasons in words. A function each, so that words are there before a text is asked for.
import { apart, locale, t, tn, WITH_DAY } from "../../lib/words.ts";
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

/**
 * A requirement (queue/requirement.py) as people read it: `arabic>=3 and pipes` is "arabic 3+ and pipes". Each skill is
 * isolated (UAX 9), or a line from right to left would have all of them in the wrong order.
 */
export function skillsText(requirement: string): string {
  const words: Record<string, () => string> = { and: () => t("and"), or: () => t("or"), not: () => t("not") };
  return requirement.replace(/([a-z0-9][a-z0-9_-]*)(?:>=([1-5]))?/g, (_, name: string, level?: string) => {
    return words[name]?.() ?? `\u2066${name}${level && level !== "1" ? ` ${level}+` : ""}\u2069`;
  });
}

/** What the first caller waits for. */
export function waitsForText(waits: WaitsFor | null, agentName: (key: string) => string): string {
  if (!waits) return "";
  switch (waits.why) {
    case "agent":
      return t("waits for {name}", { name: agentName(waits.agent) });
    case "nobody":
      return waits.skills
        ? t("nobody signed in has: {skills}", { skills: skillsText(waits.skills) })
        : t("nobody is signed in");
    case "skills":
      return t("nobody free has: {skills}", { skills: skillsText(waits.skills) });
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
  const { day, time, dayAndTime } = clocksOf(timeZone);
  return apart((day.format(at * 1000) === day.format(Date.now()) ? time : dayAndTime).format(at * 1000));
}

interface CityClocks {
  day: Intl.DateTimeFormat;
  time: Intl.DateTimeFormat;
  dayAndTime: Intl.DateTimeFormat;
}

const cities = new Map<string, CityClocks>();

/** The formats of a place, made once: to make one costs a hundred times as much as to use it. */
export function clocksOf(timeZone: string): CityClocks {
  let found = cities.get(timeZone);
  if (!found) {
    found = {
      day: new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" }),
      time: new Intl.DateTimeFormat(locale, { timeZone, timeStyle: "short" }),
      dayAndTime: new Intl.DateTimeFormat(locale, { timeZone, ...WITH_DAY }),
    };
    cities.set(timeZone, found);
  }
  return found;
}
