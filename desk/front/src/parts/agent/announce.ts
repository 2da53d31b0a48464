// What is read out when a call comes or ends; and where the focus goes: never away from what is typed.
import { language, t } from "../../lib/words.ts";
import { isField } from "../../lib/keyboard.ts";
import { nameOf, sureCandidate } from "./context.ts";
import { askingWords, queueName } from "./agent-words.ts";
import { forgetHistory } from "./history-view.ts";
import type { Office } from "./office.ts";

let last = "";
let words = "";

export function announced(office: Office): string {
  const desk = office.state.desk;
  const call = desk?.pop?.call ?? desk?.call?.call ?? "";
  const now = desk ? `${desk.state}:${call}:${desk.offer?.id ?? ""}` : "";
  if (now === last || !desk) return words;
  const before = last;
  last = now;
  if (desk.state === "reserved" || desk.state === "ringing") {
    if (!before.includes(call) || !call) forgetHistory();
    words = incoming(office);
    if (desk.state === "ringing" && desk.phone_kind === "browser") queueMicrotask(toAnswer);
  } else if (desk.state === "consulted") words = askingWords(desk, office.state.setup);
  else if (desk.state === "wrapping up") words = t("The call is over. Wrap-up begins.");
  else if (desk.offer) words = t("Work is offered to you.");
  else if (desk.state === "talking" && /^(reserved|ringing):/.test(before)) {
    words = t("You talk with the caller.");
    queueMicrotask(toCase);
  } else words = "";
  return words;
}

function incoming(office: Office): string {
  const pop = office.state.desk?.pop?.pop ?? null;
  const sure = sureCandidate(pop);
  const who = sure ? nameOf(sure, language) : (pop?.caller.written ?? t("Unknown caller"));
  const queue = queueName(office.state.setup, pop?.queue);
  return queue ? t("A call from {who} for {queue}", { who, queue }) : t("A call from {who}", { who });
}

function toAnswer(): void {
  if (!isField(document.activeElement)) document.querySelector<HTMLElement>("#answer")?.focus();
}

function toCase(): void {
  const active = document.activeElement;
  if (!active || active === document.body || active.id === "answer")
    document.querySelector<HTMLElement>("#case-subject")?.focus();
}
