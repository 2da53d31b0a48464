// Saving the case: once, however often the button is pressed or the answer is lost; then its word and its files.
import { api, ApiError } from "../../lib/api.ts";
import { inWords, notice } from "../../lib/page.ts";
import { t } from "../../lib/words.ts";
import type { Form } from "./model.ts";
import type { Office } from "./office.ts";

let busy = false;
let problems: Record<string, string> = {};
let chosen: File[] = [];

export const saving = (): boolean => busy;
export const problemOf = (name: string): string => problems[name] ?? "";

export function clearProblems(): void {
  problems = {};
}

/** Files go with the case once it is there; until then only their names are known here. */
export function files(office: Office, input: HTMLInputElement): void {
  const most = office.state.setup?.most_file_bytes ?? Infinity;
  const all = [...(input.files ?? [])];
  chosen = all.filter((file) => file.size <= most);
  if (chosen.length < all.length) notice(t("A file is too large and was left out."), "trouble");
}

/** What is wrong with the form, by field. Pure. */
export function faultsOf(form: Form): Record<string, string> {
  const faults: Record<string, string> = {};
  if (!form.subject.trim()) faults["subject"] = t("Write in a few words what it is about.");
  const [latitude, longitude] = [form.latitude, form.longitude].map((text) => (text === "" ? null : Number(text)));
  const point = latitude !== null && longitude !== null && Math.abs(latitude ?? NaN) <= 90 && Math.abs(longitude ?? NaN) <= 180;
  if ((latitude !== null || longitude !== null) && !point) faults["place"] = t("Both are needed: latitude −90 to 90, longitude −180 to 180.");
  return faults;
}

export async function saveCase(office: Office): Promise<void> {
  const form = office.form();
  if (busy || form.reference) return;
  problems = faultsOf(form);
  if (Object.keys(problems).length) {
    office.redraw();
    document.querySelector<HTMLElement>(problems["subject"] ? "#case-subject" : ".place input")?.focus();
    return;
  }
  busy = true;
  const once = form.once || crypto.randomUUID();
  office.type({ once }); // kept with the draft: after a reload the same request is sent
  try {
    const { body } = await api.post<{ reference: string }>("/api/cases", bodyOf(office, form), { once });
    office.type({ reference: body.reference });
    await follow(form, body.reference);
    if (office.state.shown === "new" || !office.state.due) void office.listDrafts();
  } catch (error) {
    problems = { save: error instanceof ApiError && error.status === 0 ? t("Not saved yet: the hotline cannot be reached. Try again; it is opened once only.") : inWords(error) };
  } finally {
    busy = false;
    office.redraw();
  }
}

function bodyOf(office: Office, form: Form): object {
  const { desk, shown } = office.state;
  const call = shown.startsWith("call:") ? shown.slice("call:".length) : null;
  const mine = desk?.pop?.call === call;
  return {
    subject: form.subject.trim(),
    description: form.description,
    language: form.language || "ar",
    call,
    caller: mine ? (desk?.pop?.pop?.caller.number ?? null) : null,
    queue: mine ? (desk?.call?.queue ?? desk?.wrap_up?.queue ?? null) : null,
    citizen: form.citizen,
    category: form.category,
    priority: form.priority,
    form: form.answers,
    place: {
      words: form.place.trim() || null,
      latitude: form.latitude === "" ? null : Number(form.latitude),
      longitude: form.longitude === "" ? null : Number(form.longitude),
    },
  };
}

/** The word and the files: what fails is told, the case stands. */
async function follow(form: Form, reference: string): Promise<void> {
  try {
    if (form.word.trim()) {
      await api.post(`/api/cases/${reference}/notes`, { text: form.word.trim(), language: form.language || "ar", public: true });
    }
    for (const file of [...chosen]) {
      const body = new FormData();
      body.append("file", file);
      await api.post(`/api/cases/${reference}/files`, body);
      chosen = chosen.filter((one) => one !== file);
    }
  } catch (error) {
    notice(t("The case is open, but not all of it was added: {why}", { why: inWords(error) }), "trouble");
  }
}

/** Add what was typed to a case that is there already. */
export async function addTo(office: Office, reference: string): Promise<void> {
  const form = office.form();
  const text = [form.subject, form.description, form.place].map((part) => part.trim()).filter(Boolean).join("\n");
  if (busy || !text) return;
  busy = true;
  try {
    await api.post(`/api/cases/${reference}/notes`, { text, language: form.language || "ar", public: false });
    office.type({ reference, title: "added" });
    await follow(form, reference);
  } catch (error) {
    problems = { save: inWords(error) };
  } finally {
    busy = false;
    office.redraw();
  }
}
