// Signs of what citizens can do here, drawn: fonts of telephones show such letters differently, or not at all.
import { html, svg, type TemplateResult } from "../../lib/html.ts";
import type { Task } from "./city.ts";

/** Lines on 24 × 24 units. */
const LINES: Record<Task, string[]> = {
  call: [
    "M6.3 3.6 9 4l1.3 4.1-2 1.6a12 12 0 0 0 6 6l1.6-2 4.1 1.3.4 2.7a2.2 2.2 0 0 1-2.2 2.6A15.4 15.4 0 0 1 3.7 5.8a2.2 2.2 0 0 1 2.6-2.2Z",
  ],
  state: ["M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13Z", "m15.3 15.3 5 5"],
  request: ["M12 21c-3.6-3.4-6.5-7-6.5-10.7a6.5 6.5 0 0 1 13 0C18.5 14 15.6 17.6 12 21Z", "M12 7.3v6M9 10.3h6"],
  "call-back": ["M4.6 12.4A7.5 7.5 0 1 0 6.8 6.6L4.5 8.8", "M4.5 4.4v4.4h4.4", "M12 8.2v4.2l2.9 1.7"],
};

/** The sign of a task; who reads it aloud is told by the words beside it. */
export function icon(task: Task): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
    ${LINES[task].map((line) => svg`<path d=${line}></path>`)}
  </svg>`;
}
