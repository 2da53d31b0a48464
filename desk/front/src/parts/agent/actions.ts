// What a shortcut does: the same as its button, where there is one now; otherwise nothing.
import type { Action } from "./keys.ts";
import type { Office } from "./office.ts";
import { saveCase } from "./saving.ts";

const IN_TALK = ["talking", "holding", "consulting", "consulted"];

export function act(office: Office, action: Action): void {
  const desk = office.state.desk;
  const talks = !!desk && IN_TALK.includes(desk.state);
  const phone = office.phone.store.state.call;
  switch (action) {
    case "answer":
      if (phone?.stage === "ringing" || (desk?.state === "ringing" && desk.phone_kind === "browser"))
        office.phone.answer();
      else if (desk?.offer) void office.accept(desk.offer);
      return;
    case "hangUp":
      return talks || phone ? office.hangUp() : undefined;
    case "hold":
      return void (talks && office.phone.hold(!phone?.held));
    case "mute":
      return talks ? office.phone.mute(!phone?.muted) : undefined;
    case "keypad":
    case "transfer":
      return talks ? office.panel(action) : undefined;
    case "recording":
      return void office.pauseRecording();
    case "pause":
      if (!desk || desk.state === "signed out" || desk.hand) return;
      return desk.pause_reason !== null || desk.set_aside ? void office.resume() : office.panel("pause");
    case "next":
      return void (desk?.state === "available" && office.next());
    case "decline":
      return void (desk?.offer && office.decline(desk.offer));
    case "finish":
      return void (desk?.wrap_up && office.finish());
    case "extend":
      return void (desk?.wrap_up && office.extend());
    case "save":
      return void (office.state.shown && saveCase(office));
    case "help":
      return office.panel("help");
    default:
      return focus(FOCUS[action]);
  }
}

const FOCUS = {
  me: "#agent-me",
  caller: "#agent-caller",
  case: "#case-subject, #agent-case",
  category: "#case-category",
  articles: "#articles",
};

function focus(selector: string): void {
  document.querySelector<HTMLElement>(selector)?.focus();
}
