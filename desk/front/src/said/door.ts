// What the server says at the door: desk/door.
import { N_ } from "../lib/words.ts";

export const DOOR = [
  N_("Sign in over https: here others could read your password."),
  N_("Sign in on the page of this hotline."),
] as const;
