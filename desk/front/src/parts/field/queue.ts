// Reports that are not sent yet: kept in the telephone (IndexedDB) before anything is sent, and sent in their order.
// Each has a name of its own: the server counts a report that comes again once.

export interface Queued {
  key: string;
  reference: string;
  /** Fields of the form; photos beside them. */
  fields: Record<string, string>;
  photos: Blob[];
  /** Milliseconds since the epoch. */
  at: number;
  /** Why the server will never take it; empty: it was not asked, or could not be reached. */
  refused: string;
}

/** What a try came to: taken, to be tried again, or refused for good. */
export type Outcome = { kind: "taken" } | { kind: "later" } | { kind: "signed out" } | { kind: "refused"; why: string };

export interface Shelf {
  all(): Promise<Queued[]>;
  put(report: Queued): Promise<void>;
  remove(key: string): Promise<void>;
}

/** Send what waits, the oldest first; one that cannot be sent now holds up those behind it, a refused one does not. */
export async function sendAll(shelf: Shelf, send: (report: Queued) => Promise<Outcome>): Promise<Outcome["kind"]> {
  const waiting = (await shelf.all()).filter((report) => !report.refused).sort((a, b) => a.at - b.at);
  for (const report of waiting) {
    const outcome = await send(report);
    if (outcome.kind === "taken") await shelf.remove(report.key);
    else if (outcome.kind === "refused") await shelf.put({ ...report, refused: outcome.why });
    else return outcome.kind;
  }
  return "taken";
}

/** What an answer of the server means for a report. */
export function outcomeOf(status: number, why: string): Outcome {
  if (status >= 200 && status < 300) return { kind: "taken" };
  if (status === 401) return { kind: "signed out" };
  if (status === 0 || status === 408 || status === 429 || status >= 500) return { kind: "later" };
  return { kind: "refused", why };
}

const STORE = "reports";

/** The telephone's own store. */
export async function openShelf(): Promise<Shelf> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open("hotline-field", 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE, { keyPath: "key" });
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
  const run = <T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      const transaction = database.transaction(STORE, mode);
      const request = work(transaction.objectStore(STORE));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onerror = () => reject(transaction.error);
      transaction.onabort = () => reject(transaction.error);
    });
  return {
    all: () => run<Queued[]>("readonly", (store) => store.getAll()),
    put: async (report) => void (await run("readwrite", (store) => store.put(report))),
    remove: async (key) => void (await run("readwrite", (store) => store.delete(key))),
  };
}
