"""app_queue, the queue that Asterisk brings along, beside ours on the same Asterisk and with the same agents."""

from calls_lines import THRESHOLD_SECONDS, Line, Lines

from hotline.config.loader import Loaded


def add_to(loaded: Loaded, lines: Lines) -> None:
    """Add app_queue to the rendered .conf files, tuned as its friends advise.

    `autofill` serves several callers at a time, `retry=1` is the shortest pause between a caller's looks for
    an agent, and `leastrecent` is our rule.
    """
    conf = loaded.paths.asterisk_conf
    own = [line for line in lines.all() if line.peer_queue is None]
    general = "[general]\npersistentmembers = no\nautofill = yes\n"
    (conf / "queues.conf").write_text(general + "".join(map(_queue, own)))
    with (conf / "modules.conf").open("a") as modules:
        modules.write("load = app_queue.so\n")
    with (conf / "extensions.conf").open("a") as extensions:
        extensions.write("\n[citizens](+)\n" + "".join(_extension(line, loaded) for line in lines.all()))


def _queue(line: Line) -> str:
    members = "".join(f"member => PJSIP/{agent},{line.penalties.get(agent, 1)}\n" for agent in line.agents)
    return f"""
[{line.queue_of_peer}]
strategy = leastrecent
autofill = yes
timeout = {line.ring_seconds}
retry = 1
wrapuptime = 0
ringinuse = no
musicclass = default
announce-frequency = 0
servicelevel = {THRESHOLD_SECONDS}
{members}"""


def _extension(line: Line, loaded: Loaded) -> str:
    lines = [f"exten => {line.peer_number},1,Answer(,i)"]
    if line.recorded:
        lines.append(f" same => n,MixMonitor({loaded.paths.recordings}/peer-${{UNIQUEID}}.wav,b)")
    if line.peer_min_penalty:
        lines.append(f" same => n,Set(QUEUE_MIN_PENALTY={line.peer_min_penalty})")
    lines += [f" same => n,Queue({line.queue_of_peer})", " same => n,Hangup(16)", ""]
    return "\n".join(lines)
