// Saving the case: once, however often the button is pressed or the answer is lost; then its word and its files.
import { api, ApiError } from "../../lib/api.ts";
import { inWords, notice } from "../../lib/page.ts";
import { t } from "../../lib/words.ts";
import { keepFiles, readFiles } from "./kept-files.ts";
import type { Form } from "./model.ts";
import type { Office } from "./office.ts";

let busy = false;
let problems: Record<string, string> = {};

/** Files that wait for their case, by form. */
const chosen = new Map<string, File[]>();

export const saving = (): boolean => busy;
export const problemOf = (name: string): string => problems[name] ?? "";

export function clearProblems(): void {
  problems = {};
}

const formOf = (office: Office): string => `${office.state.me.user}:${office.state.shown}`;

/** The files that wait for the case of the form that is shown; those of an earlier page are there a moment later. */
export function chosenFiles(office: Office): File[] {
  const form = formOf(office);
  const known = chosen.get(form);
  if (known) return known;
  chosen.set(form, []);
  void readFiles(form).then((found) => {
    if (found.length && !chosen.get(form)?.length) {
      chosen.set(form, found);
      office.redraw();
    }
  });
  return [];
}

/** Take files; they go with the case once it is there, and until then are kept in this browser. */
export function addFiles(office: Office, input: HTMLInputElement): void {
  const most = office.state.setup?.most_file_bytes ?? Infinity;
  const all = [...(input.files ?? [])];
  const fit = all.filter((file) => file.size <= most);
  if (fit.length < all.length) notice(t("A file is too large and was left out."), "trouble");
  setFiles(office, formOf(office), [...chosenFiles(office), ...fit]);
  input.value = "";
}

export function dropFile(office: Office, file: File): void {
  setFiles(
    office,
    formOf(office),
    chosenFiles(office).filter((one) => one !== file),
  );
}

function setFiles(office: Office, form: string, files: File[]): void {
  chosen.set(form, files);
  void keepFiles(form, files);
  office.redraw();
}

/** What is wrong with the form, by field. Pure. */
function faultsOf(form: Form): Record<string, string> {
  const faults: Record<string, string> = {};
  if (!form.subject.trim()) faults["subject"] = t("Write in a few words what it is about.");
  const [latitude, longitude] = [form.latitude, form.longitude].map((text) => (text === "" ? null : Number(text)));
  const point =
    latitude !== null && longitude !== null && Math.abs(latitude ?? NaN) <= 90 && Math.abs(longitude ?? NaN) <= 180;
  if ((latitude !== null || longitude !== null) && !point)
    faults["place"] = t("Both are needed: latitude −90 to 90, longitude −180 to 180.");
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
  const files = formOf(office);
  const once = form.once || crypto.randomUUID();
  office.type({ once }); // kept with the draft: after a reload the same request is sent
  try {
    const { body } = await api.post<{ reference: string }>("/api/cases", bodyOf(office, form), { once });
    office.type({ reference: body.reference });
    await follow(office, files, form, body.reference);
    if (office.state.shown === "new" || !office.state.due) void office.listDrafts();
  } catch (error) {
    problems = { save: savingFailed(office, error) };
  } finally {
    busy = false;
    office.redraw();
  }
}

function savingFailed(office: Office, error: unknown): string {
  if (!(error instanceof ApiError)) return inWords(error);
  if (error.status === 0) return t("Not saved yet: the hotline cannot be reached. Try again; it is opened once only.");
  if (error.title !== "Another request had this key") return inWords(error);
  // The answer to an earlier try was lost, and the form was changed since.
  office.type({ once: "" });
  const reference = /case (\d+)/.exec(error.detail)?.[1] ?? "";
  return t(
    "Case {reference} was opened by your first try. Add to it what is new; press again only for a second case.",
    { reference },
  );
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
async function follow(office: Office, files: string, form: Form, reference: string): Promise<void> {
  try {
    if (form.word.trim()) {
      await api.post(`/api/cases/${reference}/notes`, {
        text: form.word.trim(),
        language: form.language || "ar",
        public: true,
      });
    }
    for (const file of chosen.get(files) ?? []) {
      const body = new FormData();
      body.append("file", file);
      await api.post(`/api/cases/${reference}/files`, body);
      setFiles(
        office,
        files,
        (chosen.get(files) ?? []).filter((one) => one !== file),
      );
    }
  } catch (error) {
    notice(t("The case is open, but not all of it was added: {why}", { why: inWords(error) }), "trouble");
  }
}

/** Add what was typed to a case that is there already. */
export async function addTo(office: Office, reference: string): Promise<void> {
  const form = office.form();
  const text = [form.subject, form.description, form.place]
    .map((part) => part.trim())
    .filter(Boolean)
    .join("\n");
  if (busy || !text) return;
  busy = true;
  try {
    await api.post(`/api/cases/${reference}/notes`, { text, language: form.language || "ar", public: false });
    office.type({ reference, title: "added" });
    await follow(office, formOf(office), form, reference);
  } catch (error) {
    problems = { save: inWords(error) };
  } finally {
    busy = false;
    office.redraw();
  }
}
