"""app_queue, the queue that Asterisk brings along, beside ours on the same Asterisk and with the same agents."""

from hotline.config_loader import Loaded

#: Numbers of app_queue by whether conversations are recorded.
NUMBERS = {False: "4001", True: "4002"}


def add_to(loaded: Loaded) -> None:
    """Add app_queue to the rendered .conf files, tuned as its friends advise.

    `autofill` serves several callers at a time, `retry=1` is the shortest pause between a caller's looks for
    an agent, and `leastrecent` is our rule.
    """
    conf = loaded.paths.asterisk_conf
    (conf / "queues.conf").write_text(_queues_conf(loaded))
    with (conf / "modules.conf").open("a") as modules:
        modules.write("load = app_queue.so\n")
    with (conf / "extensions.conf").open("a") as extensions:
        extensions.write("\n[citizens](+)\n" + "".join(_extension(recorded, loaded) for recorded in NUMBERS))


def _queues_conf(loaded: Loaded) -> str:
    members = "".join(f"member => PJSIP/{agent}\n" for agent in loaded.config.agents)
    return f"""\
[general]
persistentmembers = no
autofill = yes

[peer]
strategy = leastrecent
autofill = yes
timeout = 15
retry = 1
wrapuptime = 0
ringinuse = no
musicclass = default
announce-frequency = 0
{members}"""


def _extension(recorded: bool, loaded: Loaded) -> str:
    dialled = NUMBERS[recorded]
    lines = [f"exten => {dialled},1,Answer(,i)"]
    if recorded:
        lines.append(f" same => n,MixMonitor({loaded.paths.recordings}/peer-${{UNIQUEID}}.wav,b)")
    lines += [" same => n,Queue(peer)", " same => n,Hangup(16)", ""]
    return "\n".join(lines)
