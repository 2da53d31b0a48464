// Opens the page of field teams without a network: its own files, and nothing else. Jobs, reports and whatever else is
// about people never come here: they lie in the page's own store.

/** What the page is made of; the districts are public. */
const FILES = [
  "/field",
  "/desk/assets/desk.css",
  "/desk/assets/field.css",
  "/desk/assets/field.js",
  "/desk/assets/ar.json",
  "/1111/api/map",
];
const CACHE = "hotline-field-1";

/** A network that says nothing for so long counts as none, milliseconds. */
const PATIENCE = 4_000;

/** What TypeScript's page library does not know of workers (Service Workers, W3C, section 4). */
interface Waiting extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Asked extends Event {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
const worker = self as unknown as EventTarget & { skipWaiting(): Promise<void>; clients: { claim(): Promise<void> } };

worker.addEventListener("install", (event) => {
  const filled = caches.open(CACHE).then((cache) => cache.addAll(FILES));
  (event as Waiting).waitUntil(filled.then(() => worker.skipWaiting()));
});

worker.addEventListener("activate", (event) => (event as Waiting).waitUntil(worker.clients.claim()));

worker.addEventListener("fetch", (event) => {
  const { request } = event as Asked;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin || !FILES.includes(url.pathname)) return;
  (event as Asked).respondWith(newest(request, url.pathname));
});

/** The file from the network, else as it was the last time. */
async function newest(request: Request, path: string): Promise<Response> {
  const cache = await caches.open(CACHE);
  const loading = fetch(request).then(async (answer) => {
    if (answer.ok) await cache.put(path, answer.clone());
    return answer;
  });
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), PATIENCE));
  const answer = await Promise.race([loading, late]).catch(() => null);
  return answer ?? (await cache.match(path)) ?? loading;
}
