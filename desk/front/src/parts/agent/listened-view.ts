// Who listens to the talk; the server tells agents of it only where the city wants it (`monitoring.tell_agents`).
import { html, nothing, type TemplateResult } from "../../lib/html.ts";
import { t } from "../../lib/words.ts";
import type { Office } from "./office.ts";

interface Listener {
  by: string;
  mode: "listen" | "whisper" | "barge";
  hears: boolean;
}

export function listenedView(office: Office): TemplateResult | typeof nothing {
  const found = office.live.table("monitoring").get(office.state.me.agent ?? "");
  const listeners = ((found?.["listeners"] ?? []) as Listener[]).filter((one) => one.hears);
  if (!listeners.length) return nothing;
  return html`<p class="tag listened" role="status">
    ◉ ${listeners.map((one) => html`<span>${words(office, one)}</span> `)}
  </p>`;
}

function words(office: Office, { by, mode }: Listener): string {
  const name = office.state.setup?.agents[by]?.name ?? by;
  if (mode === "whisper") return t("{name} listens, and you alone hear what {name} says.", { name });
  return mode === "barge" ? t("{name} has joined the talk.", { name }) : t("{name} listens to this talk.", { name });
}
