"""A fax machine: a second Asterisk that calls and sends pages."""

import subprocess
from pathlib import Path

from PIL import Image, ImageDraw

from tests.e2e.plain_asterisk import MODULES, PlainAsterisk

#: What the machine calls itself.
STATION = "+968 2400 1234"

#: Its number.
NUMBER = "+96824001234"


def write_pages(path: Path, texts: list[str]) -> None:
    """Write short pages of standard resolution, as a machine would scan them."""
    pages = []
    for text in texts:
        page = Image.new("1", (1728, 400), 1)
        ImageDraw.Draw(page).text((100, 100), text, fill=0, font_size=120)
        pages.append(page)
    pages[0].save(path, "TIFF", compression="group3", dpi=(204, 98), save_all=True, append_images=pages[1:])


class FaxMachine(PlainAsterisk):
    """Sends faxes; speaks T.38 where it is told to."""

    modules = (*MODULES, "app_verbose", "res_clioriginate", "res_fax", "res_fax_spandsp", "res_pjsip_t38")
    extensions = """\
[send]
exten => s,1,Set(FAXOPT(localstationid)=+968 2400 1234)
 same => n,SendFAX({folder}/pages.tif,f)
 same => n,Hangup()
exten => h,1,Log(NOTICE,FAX ${{FAXSTATUS}} by ${{FAXMODE}})
"""
    pjsip = """\
[udp]
type = transport
protocol = udp
bind = 127.0.0.1:{sip}
[hotline]
type = endpoint
context = send
disallow = all
allow = ulaw
direct_media = no
aors = hotline
from_user = +96824001234
[hotline]
type = aor
contact = sip:HOTLINE
"""

    def calls(self, hotline: str, texts: list[str], *, dials: str = "1111", t38: bool = False) -> None:
        """Dial a number of the hotline and send the pages."""
        write_pages(self.folder / "pages.tif", texts)
        settings = self.pjsip.format(sip=self._sip).replace("HOTLINE", hotline)
        if t38:
            settings = settings.replace("direct_media = no", "direct_media = no\nt38_udptl = yes")
        (self.folder / "pjsip.conf").write_text(settings)
        self.says("module reload res_pjsip.so")
        self.says(f"channel originate PJSIP/{dials}@hotline extension s@send")

    def says(self, command: str) -> str:
        """Give a command to its console and return what it prints."""
        line = [*self._program.command, "-C", str(self.folder / "asterisk.conf"), "-rx", command]
        done = subprocess.run(line, capture_output=True, text=True, timeout=20, check=False)
        return done.stdout + done.stderr

    def output(self) -> str:
        """Return what it has said by itself."""
        return (self.folder / "console").read_text(errors="replace")
