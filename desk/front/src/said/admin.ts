// What the server says when it refuses something of tokens, prompts and drawings, by its words.
import { N_ } from "../lib/words.ts";

export const ADMIN = [
  N_("A holder has 1 to 40 letters, digits, dots, - or _."),
  N_("Choose what the token is for."),
  N_("Nobody of this name has a token."),
  N_("The file with the tokens cannot be written: {problem}"),
  N_("The file with the tokens cannot be read: {problem}"),
  N_("The menus are drawn when nothing is wrong with the draft."),
  N_("The preview is there when nothing is wrong with the draft."),
  N_("Graphviz made no picture of these menus."),
  N_("The program `dot` is not on the server: apt-get install graphviz."),
  N_("There is no such prompt."),
  N_("There is no such take."),
  N_("The synthetic voice says it already."),
  N_("No folder for recordings is named: set `prompts.recordings` and start the hotline again."),
  N_("The recording cannot be kept: {problem}."),
  N_("The sounds cannot be made: {problem}"),
  N_("This is no audio that can be read: save it as WAV, FLAC or OGG."),
  N_(
    "The recording has {seconds} s, {channels} channels and {rate} Hz: a prompt has at most {longest} s, {most} channels and {highest} Hz.",
  ),
] as const;
