// What the server says when a page gets no telephone: desk/phone.
import { N_ } from "../lib/words.ts";

export const PHONE = [
  N_("This call has lasted very long. Please call again."),
  N_("All lines of this page are busy. Dial 1111 by telephone, or try again in a minute."),
  N_("So many calls come from your network that this one has to wait. Or dial 1111 by telephone."),
  N_("Your phone is open in another window."),
  N_("Your phone is open in another window or on another machine."),
  N_("All telephones for listening are in use; more: `monitoring.browser_phones`."),
  N_("The telephone engine is starting. Try again."),
  N_("You are no agent in the configuration: ask the administrator."),
  N_("Your choice could not be kept. Try again."),
  N_("The talk is over: there is none to take up."),
] as const;
