"""What citizens may write into a field, and what a page must make of it: text, in its place."""

from playwright.sync_api import Page

#: By what it tries. The sign in front says which it is where the rest is cut off.
HOSTILE = {
    "a script": '1<img src=x onerror="document.title=1111"><script>document.title=1111</script>',
    "the end of an attribute": "2\"'><b onmouseover=alert(1)>${document.title=1111}{{1111}}",
    "the other direction": "3\u202egnp.exe\u202d \u2067\u2066 and never ended",
    "signs of four bytes": "4" + "😀𐐷🏳️‍🌈" * 20,
    "marks above each other": "5" + "ا" + "\u0651\u0670" * 300,
    "one long word": "6" + "W" * 10_000,
}

#: Elements that the text made, inline elements that let its direction out, and whatever is wider than the window.
_READ = """() => {
  const found = [];
  if (document.title === "1111") found.push("a script ran");
  for (const made of document.querySelectorAll("img[src='x'], b[onmouseover], main script")) found.push(made.outerHTML);
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const node = texts.currentNode;
    if (!node.data.includes("\\u202e") || !node.parentElement.checkVisibility()) continue;
    for (let one = node.parentElement; one; one = one.parentElement) {
      const { display, unicodeBidi } = getComputedStyle(one);
      // Blocks are isolated as well, from each other; what stands within one is not.
      if (display === "inline" && (unicodeBidi.includes("isolate") || unicodeBidi === "plaintext")) break;
      const others = one.textContent.replace(node.data, "").trim();
      if (others) found.push(`direction: ${one.outerHTML.slice(0, 200)}`);
      if (others || display !== "inline") break;
    }
  }
  const wide = document.scrollingElement.scrollWidth - innerWidth;
  if (wide > 1) {
    const edge = [...document.querySelectorAll("body *")].filter((one) => {
      const { left, right } = one.getBoundingClientRect();
      return (right > innerWidth + 1 || left < -1) && !one.children.length;
    });
    found.push(`wider by ${wide}: ${edge.slice(0, 3).map((one) => one.outerHTML.slice(0, 120)).join(" | ")}`);
  }
  return found;
}"""


def harm(page: Page) -> list[str]:
    """Return what hostile texts have done to a page; nothing, it is hoped."""
    found: list[str] = page.evaluate(_READ)
    return found
