// Where on the page the reader is: section and open entry, kept in the address.
import { Store } from "../../lib/store.ts";

interface View {
  section: string;
  open: string;
  find: string;
  language: string;
}

class Where {
  readonly store: Store<View>;

  constructor() {
    this.store = new Store<View>({ ...read(), find: "", language: "ar" });
    window.addEventListener("hashchange", () => {
      const next = read();
      this.store.set({ ...next, find: next.section === this.store.state.section ? this.store.state.find : "" });
    });
  }

  go(section: string): void {
    location.hash = section;
  }

  open(key: string): void {
    location.hash = key ? `${this.store.state.section}/${encodeURIComponent(key)}` : this.store.state.section;
  }

  find(find: string): void {
    this.store.set({ find });
  }
}

function read(): { section: string; open: string } {
  const [section = "", open = ""] = location.hash.slice(1).split("/");
  return { section: section || "users", open: decodeURIComponent(open) };
}

export const view = new Where();
