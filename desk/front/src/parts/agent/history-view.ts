// One time line of all channels, the newest first: what the pop has at once, then the citizen's page as it is scrolled.
import { api } from "../../lib/api.ts";
import { html, nothing, ref, type TemplateResult } from "../../lib/html.ts";
import { attempt } from "../../lib/page.ts";
import { duration, moment, t } from "../../lib/words.ts";
import { channelName, statusName } from "../cases/case-words.ts";
import { agentName, queueName } from "./agent-words.ts";
import { messageView } from "./message-view.ts";
import type { PoppedContact } from "./model.ts";
import type { Office } from "./office.ts";

interface Interaction extends PoppedContact {
  talk_seconds: number;
  message: string | null;
}

interface PageCase {
  reference: string;
  opened_at: number;
  status: string;
  subject: string;
  done: boolean;
  overdue: boolean;
}

interface Page {
  cases: PageCase[];
  interactions: Interaction[];
  next: [number, string] | null;
}

interface Loaded {
  cases: PageCase[];
  contacts: Interaction[];
  next: [number, string] | null;
  busy: boolean;
  started: boolean;
}

type Kind = "all" | "calls" | "messages" | "texts" | "emails" | "web" | "cases";

interface Entry {
  at: number;
  kind: Exclude<Kind, "all">;
  contact?: Interaction;
  case?: PageCase;
}

const PAGE = 20;
/** By where they are asked for: a citizen's page, or the number that calls. */
const loaded = new Map<string, Loaded>();
const NUMBER = "/desk/api/agent/history?";
let filter: Kind = "all";

/** What a contact is, for the filters. Pure. */
export function kindOf(contact: { channel: string; outcome: string }): Exclude<Kind, "all" | "cases"> {
  if (contact.channel === "voice" || contact.channel === "fax")
    return contact.outcome === "message" ? "messages" : "calls";
  if (contact.channel === "sms") return "texts";
  return contact.channel === "email" ? "emails" : "web";
}

/** Contacts and cases in one order, the newest first. Pure. */
function entriesOf(contacts: Interaction[], cases: PageCase[]): Entry[] {
  const entries: Entry[] = [
    ...contacts.map((contact): Entry => ({ at: contact.started_at, kind: kindOf(contact), contact })),
    ...cases.map((one): Entry => ({ at: one.opened_at, kind: "cases", case: one })),
  ];
  return entries.sort((one, other) => other.at - one.at);
}

const FILTERS: [Kind, () => string][] = [
  ["all", () => t("All")],
  ["calls", () => t("Calls")],
  ["messages", () => t("Messages")],
  ["texts", () => t("Texts")],
  ["emails", () => t("E-mails")],
  ["web", () => t("Web and apps")],
  ["cases", () => t("Cases")],
];

/** `numbered`: there is a number, whose contacts can be asked for where nobody knows the citizen. */
export function timelineView(
  office: Office,
  citizen: number | null,
  popped: PoppedContact[],
  numbered: boolean,
): TemplateResult {
  const from = citizen !== null ? `/api/citizens/${citizen}/page?limit=${PAGE}` : NUMBER;
  const state = citizen === null && !numbered ? null : stateOf(office, from);
  const contacts = state?.contacts.length ? state.contacts : (popped as Interaction[]);
  const entries = entriesOf(contacts, state?.cases ?? []).filter((one) => filter === "all" || one.kind === filter);
  return html`<div class="card history">
    <h2>${t("Earlier contacts")}</h2>
    <div class="row chips" role="group" aria-label=${t("Show")}>
      ${FILTERS.map(
        ([kind, words]) =>
          html`<button
            class="chip"
            aria-pressed=${filter === kind}
            @click=${() => {
              filter = kind;
              office.redraw();
            }}>
            ${words()}
          </button>`,
      )}
    </div>
    ${
      entries.length
        ? html`<ol class="plain-list entries">
            ${entries.map((entry) => html`<li>${entryView(office, entry)}</li>`)}
          </ol>`
        : html`<p class="soft">${state?.busy ? t("Loading…") : t("Nothing.")}</p>`
    }
    ${
      state?.next
        ? html`<button
            class="plain"
            ${ref((element) => whenSeen(element, () => void more(office, from)))}
            ?disabled=${state.busy}
            @click=${() => void more(office, from)}>
            ${state.busy ? t("Loading…") : t("Earlier")}
          </button>`
        : nothing
    }
  </div>`;
}

function entryView(office: Office, entry: Entry): TemplateResult {
  if (entry.case) {
    const one = entry.case;
    return html`<span class="when small soft">${moment(one.opened_at)}</span>
      <span
        ><a href="/desk/cases?case=${one.reference}" target="_blank" rel="noopener"
          >${t("Case {reference}", { reference: one.reference })}</a
        >
        <bdi>${one.subject}</bdi> <span class="tag ${one.overdue ? "bad" : ""}">${statusName(one.status)}</span></span
      >`;
  }
  const contact = entry.contact;
  if (!contact) return html``;
  const way =
    contact.direction === "out"
      ? t("{channel} to the citizen", { channel: channelName(contact.channel) })
      : channelName(contact.channel);
  return html`<span class="when small soft">${moment(contact.started_at)}</span>
    <div>
      <strong>${way}</strong> <bdi>${contact.subject ?? ""}</bdi>
      <div class="small soft">
        ${[
          queueName(office.state.setup, contact.queue),
          agentName(office.state.setup, contact.agent),
          contact.talk_seconds ? duration(contact.talk_seconds) : "",
          outcomeName(contact.outcome),
          contact.reference ? t("Case {reference}", { reference: contact.reference }) : "",
        ]
          .filter(Boolean)
          .join(" · ")}
      </div>
      ${
        contact.message
          ? html`<details>
              <summary class="small">${t("Message")}</summary>
              ${messageView(office, contact.message)}
            </details>`
          : nothing
      }
    </div>`;
}

const OUTCOMES: Record<string, () => string> = {
  abandoned: () => t("hung up while waiting"),
  "call-back": () => t("wanted a call-back"),
  message: () => t("left a message"),
  "menu only": () => t("was served by the menu"),
  outside: () => t("put through to another number"),
  lost: () => t("the line was lost"),
  failed: () => t("failed"),
};

const outcomeName = (outcome: string): string => OUTCOMES[outcome]?.() ?? "";

function stateOf(office: Office, from: string): Loaded {
  let state = loaded.get(from);
  if (!state) {
    state = { cases: [], contacts: [], next: null, busy: false, started: false };
    loaded.set(from, state);
    queueMicrotask(() => void more(office, from));
  }
  return state;
}

async function more(office: Office, from: string): Promise<void> {
  const state = loaded.get(from);
  if (!state || state.busy || (state.started && !state.next)) return;
  state.busy = state.started = true;
  const after = state.next ? `&after=${encodeURIComponent(state.next.join(","))}` : "";
  const answer = await attempt(() => api.get<Page>(`${from}${after}`));
  state.busy = false;
  if (answer) {
    state.contacts.push(...answer.body.interactions);
    state.cases = answer.body.cases;
    state.next = answer.body.next;
  }
  office.redraw();
}

/** What was shown of an earlier call is not shown of the next one. */
export function forgetHistory(): void {
  loaded.clear();
  filter = "all";
}

const watched = new WeakSet<Element>();
function whenSeen(element: Element | undefined, act: () => void): void {
  if (!element || watched.has(element)) return;
  watched.add(element);
  new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && act()).observe(element);
}
