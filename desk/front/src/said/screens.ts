// What the server says about screens: desk/screens.
import { N_ } from "../lib/words.ts";

export const SCREENS = [
  N_("The request does not come from our page."),
  N_("A code has {count} digits."),
  N_("a screen has a name of at most {most} letters: where it hangs"),
  N_("there are {count} screens; revoke one that nobody looks at"),
  N_("no screen waits for this code"),
  N_("there is no such screen"),
] as const;
