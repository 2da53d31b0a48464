// Files that were chosen and wait for their case: kept in this browser's database, so that a reload loses none.

const NAME = "hotline_agent_files";
const STORE = "files";
/** Files of forms that nobody finished go after this time, milliseconds; as drafts do on the server. */
const KEEP = 14 * 86_400_000;

interface KeptFiles {
  files: File[];
  at: number;
}

function opened(): Promise<IDBDatabase> {
  const request = indexedDB.open(NAME, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE);
  return settled(request);
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error("the browser's database"));
  });
}

async function within<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await opened();
  try {
    return await settled(work(database.transaction(STORE, mode).objectStore(STORE)));
  } finally {
    database.close();
  }
}

/** Keep the files of a form, instead of those before; none: forget them. Without a database they live with the page. */
export async function keepFiles(form: string, files: File[]): Promise<void> {
  try {
    if (files.length) await within("readwrite", (store) => store.put({ files, at: Date.now() }, form));
    else await within("readwrite", (store) => store.delete(form));
  } catch {
    // Private windows may have no database.
  }
}

/** The files of a form; an empty list where there are none. */
export async function readFiles(form: string): Promise<File[]> {
  try {
    return ((await within("readonly", (store) => store.get(form))) as KeptFiles | undefined)?.files ?? [];
  } catch {
    return [];
  }
}

/** Forget what nobody came back for. */
export async function forgetOldFiles(now: number): Promise<void> {
  try {
    const names = await within("readonly", (store) => store.getAllKeys());
    for (const name of names) {
      const kept = (await within("readonly", (store) => store.get(name))) as KeptFiles | undefined;
      if (kept && kept.at < now - KEEP) await within("readwrite", (store) => store.delete(name));
    }
  } catch {
    // The next page tries again.
  }
}
