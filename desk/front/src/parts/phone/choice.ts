// With which telephone the agent takes calls: the browser, or the desk phone.
import { api } from "../../lib/api.ts";

export type PhoneKind = "browser" | "desk";

interface Chosen {
  phone: PhoneKind;
  /** The agent has chosen at some time. */
  chosen: boolean;
}

const PATH = "/desk/api/phone/choice";

export async function readChoice(): Promise<Chosen> {
  return (await api.get<Chosen>(PATH)).body;
}

export async function choose(phone: PhoneKind): Promise<Chosen> {
  return (await api.put<Chosen>(PATH, { phone })).body;
}
