// What citizens said of the service, to be listened to.
import { html, nothing, type TemplateResult } from "../../lib/html.ts";
import { duration, moment, t } from "../../lib/words.ts";
import { agentName, PATH, title } from "./shared.ts";
import type { Context } from "./types.ts";

export interface Comment {
  call: string;
  offered_at: number;
  queue: string;
  agent: string | null;
  score: number | null;
  seconds: number;
  caller: string | null;
  reference: string | null;
}

/** The comments; that of the call `heard` is played, `hear` chooses another. */
export function commentList(
  context: Context,
  comments: readonly Comment[],
  heard: string,
  hear: (call: string) => void,
): TemplateResult {
  const sees = comments.some((one) => one.caller);
  return html`<section class="card">
    <h2>${t("Spoken comments")}</h2>
    ${
      !comments.length
        ? html`<p class="soft">${t("Nobody left a comment in this time.")}</p>`
        : html`<div class="scroll">
            <table>
              <thead>
                <tr>
                  <th>${t("When")}</th>
                  <th class="number">${t("Mark")}</th>
                  <th>${t("Queue")}</th>
                  <th>${t("Agent")}</th>
                  ${
                    sees
                      ? html`<th>${t("Caller")}</th>
                          <th>${t("Case")}</th>`
                      : nothing
                  }
                  <th>${t("Comment")}</th>
                </tr>
              </thead>
              <tbody>
                ${comments.map(
                  (one) =>
                    html`<tr>
                      <td class="nowrap">${moment(one.offered_at)}</td>
                      <td class="number">${one.score ?? "–"}</td>
                      <td>${title(context.names.queues, one.queue, "–")}</td>
                      <td><bdi>${agentName(context, one.agent)}</bdi></td>
                      ${
                        sees
                          ? html`<td><bdi dir="ltr">${one.caller ?? t("withheld")}</bdi></td>
                              <td><bdi>${one.reference ?? "–"}</bdi></td>`
                          : nothing
                      }
                      <td>
                        ${
                          heard === one.call
                            ? html`<audio
                                controls
                                autoplay
                                src=${`${PATH}/comments/${encodeURIComponent(one.call)}/audio`}></audio>`
                            : html`<button class="plain small" @click=${() => hear(one.call)}>
                                ${t("Listen, {time}", { time: duration(one.seconds) })}
                              </button>`
                        }
                      </td>
                    </tr>`,
                )}
              </tbody>
            </table>
          </div>`
    }
  </section>`;
}
