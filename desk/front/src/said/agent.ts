// What the server says to agents beyond refusals.ts: desk/agent, desk/call_api.py, desk/messages_api.py.
import { N_ } from "../lib/words.ts";

export const AGENT = [
  N_("An administrator links your name with an agent: hotline users link."),
  N_("The hotline cannot write it down now; try again."),
  N_("You say what a call led to that you talked in."),
  N_("there is no disposition `{name}`. {advice}"),
  N_("`{name}` is not for calls of {queue}"),
  N_("You are no agent of the telephone: nobody rings you."),
  N_("The audio is on the node {name}."),
  N_("There is no such message."),
  N_("The work of another agent is not for you."),
  N_("There is no agent `{name}`."),
  N_("There is no queue `{name}`."),
  N_("There is no department `{name}`."),
  N_("The department `{name}` has no telephone number in the configuration."),
  N_("The number of the department `{name}` is not called: {problem}."),
  N_("There is no trunk for calls to numbers outside (`callbacks.trunk`)."),
  N_("The caller is on the way to you."),
  N_("{agent} does not take calls of `{queue}`. {advice}"),
  N_("`{reason}` is no reason to pause. {advice}"),
  N_("Sign in for calls first."),
  N_("Finish what is in hand, or give it back, first."),
  N_("The wrap-up is over."),
  N_("The wrap-up cannot be any longer."),
  N_("The database cannot be used now; nothing was changed."),
] as const;
