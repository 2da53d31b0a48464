"""The menus of a draft as a picture: Graphviz draws, and nothing but shapes and words gets through."""

import shutil
import subprocess
from xml.etree import ElementTree as Tree

from hotline.config.loader import Loaded
from hotline.ivr.menu_graph import dot
from hotline.prompts.catalogue import load_catalogues
from hotline.toml_file import Files

#: Layouts of large menus take a second or two, seconds.
LAYOUT_SECONDS = 30

_SVG = "{http://www.w3.org/2000/svg}"
_SHAPES = frozenset({"svg", "g", "polygon", "polyline", "path", "ellipse", "text", "title"})
_ATTRIBUTES = frozenset(
    {
        "width", "height", "viewBox", "transform", "points", "d", "cx", "cy", "rx", "ry", "x", "y", "fill",
        "stroke", "stroke-width", "stroke-dasharray", "text-anchor", "font-family", "font-size", "font-weight",
    }
)  # fmt: skip


class DrawingError(RuntimeError):
    """There is no picture; the words are for people."""


def drawing(loaded: Loaded, files: Files, language: str) -> bytes:
    """Return the menus as SVG; labels and texts of prompts in this language. Raises `DrawingError`."""
    config = loaded.config
    chosen = language if language in config.node.languages else config.node.languages[0]
    texts = load_catalogues(config.node.languages, config.prompts.catalogue, files)[chosen].texts
    graph = dot(loaded.menus, config, lambda prompt: texts[prompt].text if prompt in texts else "", language)
    program = shutil.which("dot")
    if program is None:
        raise DrawingError("The program `dot` is not on the server: apt-get install graphviz.")
    try:
        done = subprocess.run(
            [program, "-Tsvg"], input=graph.encode(), capture_output=True, timeout=LAYOUT_SECONDS, check=True
        )
    except (subprocess.SubprocessError, OSError) as error:
        raise DrawingError("Graphviz made no picture of these menus.") from error
    return sanitised(done.stdout)


def sanitised(picture: bytes) -> bytes:
    """Return the picture with shapes and words only: no script, no style, no link, nothing from elsewhere."""
    Tree.register_namespace("", _SVG[1:-1])
    root = Tree.fromstring(picture)  # noqa: S314  made by a program of ours from our own graph
    _clean(root)
    return bytes(Tree.tostring(root, encoding="utf-8", xml_declaration=True))


def _clean(element: Tree.Element) -> None:
    for name in [name for name in element.attrib if name not in _ATTRIBUTES]:
        del element.attrib[name]
    for child in list(element):
        if str(child.tag).removeprefix(_SVG) not in _SHAPES or not str(child.tag).startswith(_SVG):
            element.remove(child)
        else:
            _clean(child)
