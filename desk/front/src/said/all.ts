// What the server says to people when it refuses something, and what the check of a recording says: each text that pages
// can meet, compared with the server's sources by tests/desk/test_refusal_words.py. `{name}` stands for a value.
import { N_ } from "../lib/words.ts";
import { ADMIN } from "./admin.ts";
import { AGENT } from "./agent.ts";
import { CASES } from "./cases.ts";
import { CITY } from "./city.ts";
import { DOOR } from "./door.ts";
import { PHONE } from "./phone.ts";
import { QUALITY } from "./quality.ts";
import { SCREENS } from "./screens.ts";
import { STUDIO } from "./studio.ts";
import { WALL } from "./wall.ts";

const EVERYWHERE = [
  N_("The request does not come from a page of this session."),
  N_("The request does not come from a page of the hotline."),
  N_("This is for: {roles}."),
  N_("The audio is not on this machine."),
];

export const SAID: readonly string[] = [
  ...EVERYWHERE,
  ...ADMIN,
  ...AGENT,
  ...CASES,
  ...CITY,
  ...DOOR,
  ...PHONE,
  ...QUALITY,
  ...SCREENS,
  ...STUDIO,
  ...WALL,
];
