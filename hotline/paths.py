"""Where everything that is written has its place: one folder, `node.data_dir`."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Paths:
    """The folders and files of one node. All paths are absolute."""

    data: Path

    @property
    def secrets(self) -> Path:
        """Passwords that were generated at first start, mode 600."""
        return self.data / "secrets.json"

    @property
    def database(self) -> Path:
        """Journal and case store, unless the configuration names a database."""
        return self.data / "hotline.db"

    @property
    def queue_checkpoint(self) -> Path:
        """The live state as of some entry of the journal, so that a start needs not read all of it."""
        return self.data / "queue.checkpoint"

    @property
    def asterisk_conf(self) -> Path:
        """Rendered .conf files of the private Asterisk."""
        return self.data / "etc"

    @property
    def asterisk_run(self) -> Path:
        """What the private Asterisk writes: control socket, pid, astdb, spool, logs."""
        return self.data / "asterisk"

    @property
    def run(self) -> Path:
        """Process identifiers and locks of our own processes."""
        return self.data / "run"

    @property
    def log(self) -> Path:
        """Our own log files."""
        return self.data / "log"

    @property
    def sounds(self) -> Path:
        """Rendered prompts, a folder per language: `sounds/ar/welcome.wav`."""
        return self.data / "sounds"

    @property
    def music(self) -> Path:
        """What waiting callers hear."""
        return self.data / "music"

    @property
    def messages(self) -> Path:
        """Audio of messages, by year/month/day."""
        return self.data / "messages"

    @property
    def lifeboat(self) -> Path:
        """Messages that the dialplan alone took: `<uniqueid>.wav` with `<uniqueid>.txt`."""
        return self.data / "lifeboat"

    @property
    def recordings(self) -> Path:
        """Recorded conversations, by year/month/day."""
        return self.data / "recordings"

    @property
    def recording_keys(self) -> Path:
        """The keys that wrap the keys of recordings, mode 600. Without it nobody can hear them: back it up apart."""
        return self.data / "keys" / "recordings.json"

    @property
    def files(self) -> Path:
        """What was attached to contacts and cases, by hash."""
        return self.data / "files"

    @property
    def folders(self) -> tuple[Path, ...]:
        """Every folder that is written, the outermost first."""
        return (
            self.data, self.asterisk_conf, self.asterisk_run, self.run, self.log, self.sounds, self.music,
            self.messages, self.lifeboat, self.recordings, self.files,
        )  # fmt: skip

    def create(self) -> None:
        """Make the folders that do not exist yet, closed to other users. Raises `OSError`."""
        self.data.mkdir(mode=0o700, parents=True, exist_ok=True)
        for folder in self.folders:
            folder.mkdir(mode=0o700, exist_ok=True)
