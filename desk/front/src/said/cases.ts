// What the server says when it refuses something of cases, here and in the field: desk/case_work.
import { N_ } from "../lib/words.ts";

export const CASES = [
  N_("Choose 1 to {most} cases."),
  N_("What was written stays written."),
  N_("There is no such picture."),
  N_("The picture {problem}."),
  N_("The report has no name."),
  N_("The report is not understood: {problem}"),
  N_("This link was used already or is too old. Ask for another one."),
] as const;
