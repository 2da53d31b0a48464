// Why the server refused something, in the reader's language: its texts are the same for every refusal of their kind,
// but for names in backticks.
import type { ApiError } from "../../lib/api.ts";
import { t } from "../../lib/words.ts";

const KNOWN: Record<string, (name: string) => string> = {
  "The wrap-up is over": () => t("The wrap-up is over."),
  "The wrap-up cannot be any longer": () => t("The wrap-up cannot be any longer."),
  "Sign in for calls first": () => t("Sign in for calls first."),
  "Finish what is in hand, or give it back, first": () => t("Finish what is in hand, or give it back, first."),
  "This is no longer offered to you": () => t("This is no longer offered to you."),
  "Somebody else was quicker": () => t("Somebody else was quicker."),
  "This cannot be done now": () => t("This cannot be done now."),
  "Not a reason to pause": () => t("This reason to pause is no longer there. Load the page again."),
  "Not a queue of this agent": () => t("You do not take calls of this queue any more. Load the page again."),
  "No such agent": () => t("Your name is not linked with an agent of the telephone. Ask an administrator."),
  "Not your call": () => t("You say what a call led to that you talked in."),
  "You talk with no caller.": () => t("You talk with no caller."),
  "Nobody has answered yet.": () => t("Nobody has answered yet."),
  "You are in no call.": () => t("You are in no call."),
  "You are asking nobody.": () => t("You are asking nobody."),
  "You are asking somebody already.": () => t("You are asking somebody already."),
  "You are asking somebody: hand the caller over to them, or go back first.": () =>
    t("You are asking somebody: hand the caller over to them, or go back first."),
  "You have given this caller away.": () => t("You have given this caller away."),
  "The telephone exchange did not do it; you still talk with the caller.": () =>
    t("The telephone exchange did not do it; you still talk with the caller."),
  "This talk is not being recorded.": () => t("This talk is not being recorded."),
  "It is done, but not on disk, and may be lost at a restart.": () =>
    t("It is done, but not on disk, and may be lost at a restart."),
  "This could not be written down; nothing was done.": () => t("This could not be written down; nothing was done."),
  "The hotline cannot write it down now; try again.": () => t("The hotline cannot write it down now; try again."),
  "That is you.": () => t("That is you."),
  "The queue `` is closed now.": (name) => t("The queue {name} is closed now.", { name }),
  "Nobody is signed in who could take this call of the queue ``.": (name) =>
    t("Nobody is there who could take this call of the queue {name}.", { name }),
  "Nobody of the queue `` is free now.": (name) => t("Nobody of the queue {name} is free now.", { name }),
  "The agent `` is signed out.": (name) => t("{name} is signed out.", { name }),
  "The agent `` is about to take another call.": (name) => t("{name} is about to take another call.", { name }),
  "The agent `` is being rung for another call.": (name) => t("{name} is about to take another call.", { name }),
  "The agent `` is talking to somebody else.": (name) => t("{name} is talking to somebody else.", { name }),
  "The agent `` is being asked about another call.": (name) => t("{name} is talking to somebody else.", { name }),
  "The agent `` is wrapping up.": (name) => t("{name} is wrapping up.", { name }),
  "The agent `` is paused.": (name) => t("{name} is paused.", { name }),
  "The agent `` has no telephone that answers.": (name) => t("{name} has no telephone that answers.", { name }),
  "The agent `` is on the telephone.": (name) => t("{name} is talking to somebody else.", { name }),
  "The department `` is closed now.": (name) => t("The department {name} is closed now.", { name }),
};

/** The refusal in words; null: it is none of an agent's own. `named` says how a key is called. */
export function refusal(error: ApiError, named: (key: string) => string): string | null {
  for (const text of [error.title, error.detail]) {
    const key = /`([^`]*)`/.exec(text)?.[1] ?? "";
    const known = KNOWN[text.replace(/`[^`]*`/, "``")];
    if (known) return known(named(key));
  }
  return null;
}
