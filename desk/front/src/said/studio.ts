// What the check of a recording says: prompts/take.py, prompts/studio_import.py.
import { N_ } from "../lib/words.ts";

export const STUDIO = [
  N_("The recording cannot be read: {problem}. Save it as WAV or FLAC."),
  N_("The recording holds nothing to hear. Record it again: was the microphone on?"),
  N_("The recording is no ordinary file. Put the recording itself here."),
  N_("The recording is no format that we read. Save it as {names}."),
  N_("The recording is empty. Copy it again from the studio."),
  N_("The recording has {size} MB. A prompt has less than {most} MB: is it the whole session?"),
  N_("The recording holds {format}, {subtype}. Save it as WAV or FLAC with 16 or 24 bits, uncompressed."),
  N_("The recording has {rate} samples a second. Record at 48,000; at least 16,000."),
  N_("The recording has {rate} samples a second. Callers with G.722 hear no more than the others; record at 48,000."),
  N_("The recording has {channels} channels. Save one channel."),
  N_("The recording is {seconds} s long. A prompt takes {shortest} to {longest} s."),
  N_("The recording is clipped. Record it again at a lower level."),
  N_("The recording says different things on the left and on the right. Save the channel of the voice alone."),
  N_("The recording is too quiet ({level} LUFS). Record it again, nearer to the microphone."),
  N_(
    "The recording speaks for {seconds} s, and its text takes about {expected} s. Is it the recording of another text, or cut?",
  ),
  N_("The recording has a silence of {seconds} s in its middle. Cut it, or take the second try away."),
  N_("The recording has {seconds} s of silence at its beginning. It is cut off before callers hear it."),
  N_("The recording has {seconds} s of silence at its end. It is cut off before callers hear it."),
  N_("The recording has no silence at its beginning. Listen whether a sound is cut off there."),
  N_("The recording has no silence at its end. Listen whether a sound is cut off there."),
  N_(
    "The recording is the same audio as `{name}`, whose text is another. One of the two has a wrong name: listen, and give it the right one.",
  ),
] as const;
