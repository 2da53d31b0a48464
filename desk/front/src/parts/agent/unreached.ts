// What an agent is told where somebody who was asked, or given the caller, did not take the call.
import { t } from "../../lib/words.ts";
import type { Desk, Unreached } from "./model.ts";

const WHY: Record<Unreached["why"], (name: string) => string> = {
  busy: (name) => t("The telephone of {name} is busy.", { name }),
  rejected: (name) => t("{name} has declined the call.", { name }),
  "no answer": (name) => t("{name} does not answer.", { name }),
  unreachable: (name) => t("{name} has no telephone that answers.", { name }),
  failed: (name) => t("{name} could not be called.", { name }),
};

/** Why, and with whom the caller is now. Pure. */
export function unreachedWords({ why, way }: Unreached, name: string): string {
  const then = way === "consultation" ? t("You are with the caller again.") : t("The caller waits in the queue again.");
  return `${WHY[why](name)} ${then}`;
}

/** The words where that is news; empty: it is none. `named` says how a key is called. Pure. */
export function newlyUnreached(before: Desk, now: Desk, named: (key: string) => string): string {
  const { unreached } = now.line;
  if (!unreached || unreached.at === before.line.unreached?.at) return "";
  return unreachedWords(unreached, named(unreached.key));
}
