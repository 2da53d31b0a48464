// What the server says to citizens, where the page says it not by its status: desk/city.
import { N_ } from "../lib/words.ts";

export const CITY = [
  N_("The code cannot be sent now. Please call 1111."),
  N_("The code is wrong or too old."),
  N_("Nobody can be called back now."),
  N_("This number is not called back: {problem}."),
  N_("Too many wait already. Please try again later."),
  N_("There is no case with this number and telephone number."),
  N_("This is no case number: look at it again."),
  N_("This is no telephone number."),
  N_("This is no place."),
  N_("There is no such page."),
  N_("There are no public statistics."),
] as const;
