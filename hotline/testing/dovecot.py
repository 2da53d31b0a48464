"""What a private Dovecot is told, in the words of its version: 2.3 (Debian 12, Ubuntu 24.04) or 2.4 (Debian 13).

https://doc.dovecot.org/latest/installation/upgrade/2.3-to-2.4.html says what has another name.
"""

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

_OF_2_3 = """
disable_plaintext_auth = no
mail_location = maildir:{folder}/mail
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={user} gid={group} home={folder}/home
}}
"""

_OF_2_4 = """
dovecot_config_version = 2.4.0
dovecot_storage_version = 2.4.0
auth_allow_cleartext = yes
mail_driver = maildir
mail_path = {folder}/mail
passdb static {{
  password = {password}
}}
userdb static {{
  fields {{
    uid = {user}
    gid = {group}
    home = {folder}/home
  }}
}}
"""

_OF_BOTH = """
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/log
protocols = imap
listen = 127.0.0.1
ssl = no
default_internal_user = {user}
default_internal_group = {group}
default_login_user = {user}
first_valid_uid = 1
first_valid_gid = 0
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
service anvil {{
  chroot =
}}
service stats {{
  chroot =
}}
"""


@dataclass(frozen=True, slots=True)
class Mailbox:
    """One mailbox, served from a folder by a user who is not root."""

    folder: Path
    port: int
    user: str
    group: str
    password: str

    def configuration(self, program: str) -> str:
        """Return the configuration that this Dovecot reads. Raises `OSError` and `RuntimeError` where it is none."""
        words = {name: getattr(self, name) for name in ("folder", "port", "user", "group", "password")}
        # The version of the configuration must be the first setting.
        return ((_OF_2_4 if _version(program) >= (2, 4) else _OF_2_3) + _OF_BOTH).format(**words)


def _version(program: str) -> tuple[int, int]:
    said = subprocess.run(
        [program, "--version"], capture_output=True, text=True, check=False, timeout=30
    ).stdout
    found = re.match(r"(\d+)\.(\d+)", said)
    if found is None:
        raise RuntimeError(f"{program} --version says {said!r}, which is no version of Dovecot")
    return int(found[1]), int(found[2])
