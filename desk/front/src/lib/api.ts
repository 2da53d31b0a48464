// Requests to the server: JSON both ways, problem+json (RFC 9457) as `ApiError`, the token against forged requests.

export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly title: string,
    readonly detail: string,
    readonly body: unknown = null,
    /** When to try again, seconds; null: the server did not say. */
    readonly retryAfter: number | null = null,
  ) {
    super(detail || title);
  }

  /** Which refusal it is, for words of the page's own; empty: the status says all. */
  get code(): string {
    const code = (this.body as { code?: unknown } | null)?.code;
    return typeof code === "string" ? code : "";
  }
}

export interface Answer<T> {
  body: T;
  /** The version of what was read or written, for `options.version`. */
  etag: string | null;
}

interface Options {
  /** Written only if it still has this version (If-Match). */
  version?: string | undefined;
  /** Names a request that is done once, however often it is sent (Idempotency-Key). */
  once?: string | undefined;
  signal?: AbortSignal | undefined;
}

type Listener = (signedIn: boolean) => void;
const sessionListeners = new Set<Listener>();
let signedIn = true;

/** Hear once that the session has ended, and once that there is one again (by another tab). */
export function onSession(listener: Listener): void {
  sessionListeners.add(listener);
}

function seen(status: number, path: string): void {
  if (path.startsWith("/desk/api/sign-in") || (status >= 400 && status !== 401)) return;
  const now = status !== 401;
  if (now === signedIn) return;
  signedIn = now;
  for (const listener of sessionListeners) listener(now);
}

function csrf(): string {
  const found = document.cookie.split("; ").find((cookie) => cookie.startsWith("hotline_csrf="));
  return found ? decodeURIComponent(found.slice("hotline_csrf=".length)) : "";
}

/** What a refusing answer says. A page of a server between us and the hotline says nothing for people. */
export async function problem(answer: Response): Promise<ApiError> {
  const text = await answer.text();
  const again = Number.parseInt(answer.headers.get("Retry-After") ?? "", 10) || null;
  try {
    const body = JSON.parse(text) as { title?: string; detail?: string };
    return new ApiError(answer.status, body.title ?? answer.statusText, body.detail ?? "", body, again);
  } catch {
    return new ApiError(answer.status, answer.statusText, "", null, again);
  }
}

async function request<T>(method: string, path: string, body?: unknown, options: Options = {}): Promise<Answer<T>> {
  const headers: Record<string, string> = { Accept: "application/json", "X-CSRF-Token": csrf() };
  const form = body instanceof FormData || body instanceof Blob;
  if (body !== undefined && !form) headers["Content-Type"] = "application/json";
  if (options.version) headers["If-Match"] = options.version;
  if (options.once) headers["Idempotency-Key"] = options.once;
  let answer: Response;
  try {
    answer = await fetch(path, {
      method,
      headers,
      body: body === undefined ? null : form ? body : JSON.stringify(body),
      credentials: "same-origin",
      signal: options.signal ?? null,
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new ApiError(0, "Unreachable", "");
  }
  seen(answer.status, path);
  if (!answer.ok) throw await problem(answer);
  const json = answer.status !== 204 && (answer.headers.get("Content-Type") ?? "").includes("json");
  return { body: (json ? await answer.json() : null) as T, etag: answer.headers.get("ETag") };
}

export const api = {
  get: <T>(path: string, options?: Options) => request<T>("GET", path, undefined, options),
  post: <T>(path: string, body?: unknown, options?: Options) => request<T>("POST", path, body ?? {}, options),
  put: <T>(path: string, body: unknown, options?: Options) => request<T>("PUT", path, body, options),
  patch: <T>(path: string, body: unknown, options?: Options) => request<T>("PATCH", path, body, options),
  delete: <T>(path: string, options?: Options) => request<T>("DELETE", path, undefined, options),
};
