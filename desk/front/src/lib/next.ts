// Where to go after signing in: a place of the desk that was asked for, never another site.

/** The wanted place if it is one of `origin`'s desk, else where the desk begins. */
export function safeNext(wanted: string | null, origin: string): string {
  const start = "/desk/";
  if (!wanted?.startsWith(start)) return start;
  try {
    // The browser's own reading, which takes "..", tabs and backslashes for more than signs.
    const place = new URL(wanted, `${origin}${start}`);
    const ours =
      place.origin === origin && place.pathname.startsWith(start) && !place.pathname.startsWith("/desk/sign-in");
    return ours ? place.pathname + place.search + place.hash : start;
  } catch {
    return start;
  }
}
