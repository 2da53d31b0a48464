// The filters that the calls and their averages have in common: from which day to which, and whose.
import { html, type TemplateResult } from "../../lib/html.ts";
import { t } from "../../lib/words.ts";
import { agentOptions, choice, daysAgo, spanFields, type Span } from "./shared.ts";
import type { Context } from "./types.ts";

export class CallFilter {
  #span: Span;
  #agent = "";
  #changed: () => void;

  /** Begin with everybody's of the last days; `changed` is told of each other choice. */
  constructor(days: number, changed: () => void) {
    this.#span = { from: daysAgo(days), to: daysAgo(0) };
    this.#changed = changed;
  }

  fields(context: Context): TemplateResult {
    return html`${spanFields(this.#span, (span) => {
      this.#span = span;
      this.#changed();
    })}
    ${choice(t("Agent"), this.#agent, agentOptions(context), (agent) => {
      this.#agent = agent;
      this.#changed();
    })}`;
  }

  /** What the server is asked for. */
  query(): URLSearchParams {
    return new URLSearchParams({ ...this.#span, ...(this.#agent ? { agent: this.#agent } : {}) });
  }
}
