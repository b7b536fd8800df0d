"""Our own blocks of HTML, kept out of the way of the host's Markdown parser and of its search.

A page is mostly tables of facts, each with its claims. A parser of Markdown, and then one for the search index, would
read every tag of them only to leave it as it is.
"""

import re
from dataclasses import dataclass

_LINE = re.compile(r'^(?: {0,3}(?P<fence>`{3,}|~{3,})|<(?P<tag>div|dl|p|ul) class="mb-)', re.MULTILINE)
_FORMULA = re.compile(
    r"^[ >]*(?:[-+*] |\d+\. )*(?P<fence>`{3,}|~{3,})"
    r'|<span class="mb-(?:(?P<inline>math)(?: mb-wide)?|formula)"><math .*?</math></span>',
    re.MULTILINE,
)
_PLACE = re.compile(r'<(div|span) data-mb="(\d+)">.*?</\1>', re.DOTALL)
_CLAIMS = re.compile(r'<div class="mb-claims".*?</div></div>', re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_APPLIED = re.compile(r"[\u2061-\u2064\ufe00-\ufe0f]")
_ID = re.compile(r' id="([^"]+)"')
TABLES = (
    *('<div class="mb-scroll', '<div class="mb-compare', '<div class="mb-columns', '<dl class="mb-bars'),
    '<div class="mb-base',
)
UNSEARCHED = ('<p class="mb-when', '<div class="mb-backlinks', '<div class="mb-local', '<div class="mb-formula')
"""What stands around a text, since nobody looks for a page by the words of those that link to it; and formulas."""
SEARCHED = ("models/",)
"""Pages whose facts are searched where they stand; tables elsewhere repeat them."""


@dataclass(frozen=True, slots=True)
class SetAside:
    """A page's Markdown with a small stand-in for each of our blocks, and the blocks in order."""

    markdown: str
    blocks: tuple[str, ...]

    @property
    def anchors(self) -> set[str]:
        """The ids within the blocks, to which links may lead."""
        return {found for block in self.blocks for found in _ID.findall(block)}

    def restored(self, html: str) -> str:
        """The page with the blocks in the place of their stand-ins."""
        return _PLACE.sub(lambda found: self.blocks[int(found[2])], html) if self.blocks else html


def set_aside(markdown: str, path: str) -> SetAside:
    """Take our blocks out of a page: those that start a line, outside code, and end with a blank line."""
    kept: list[str] = []
    blocks: list[str] = []
    done = 0
    fence = ""
    for found in _LINE.finditer(markdown):
        if found.start() < done:
            continue
        if found["fence"]:
            fence = "" if fence and found["fence"].startswith(fence) else fence or found["fence"]
            continue
        if fence or not (found.start() == 0 or markdown.startswith("\n\n", found.start() - 2)):
            continue
        end = markdown.find("\n\n", found.start())
        end = len(markdown.rstrip("\n")) if end < 0 else end
        block = markdown[found.start() : end]
        if not block.endswith(f"</{found['tag']}>") or "markdown=" in block.partition("\n")[0]:
            continue
        kept += [markdown[done : found.start()], f'<div data-mb="{len(blocks)}">{_searched(block, path)}</div>']
        blocks.append(block)
        done = end
    text = "".join([*kept, markdown[done:]])
    if "<math " in text:
        text = _without_formulas(text, blocks)
    return SetAside(text, tuple(blocks))


def _without_formulas(markdown: str, blocks: list[str]) -> str:
    """The text with a stand-in for each formula in it; a parser of Markdown would store every tag by itself."""
    fence = ""

    def put(found: re.Match[str]) -> str:
        nonlocal fence
        if found["fence"]:
            fence = "" if fence and found["fence"].startswith(fence) else fence or found["fence"]
        if found["fence"] or fence:
            return found[0]
        blocks.append(found[0])
        words = _read(found[0]) if found["inline"] else ""
        return f'<span data-mb="{len(blocks) - 1}">{words}</span>'

    return _FORMULA.sub(put, markdown)


def _read(formula: str) -> str:
    """A formula in a line as it is read: letters and signs side by side, words apart from them."""
    pieces = _TAG.split(_APPLIED.sub("", formula))
    return " ".join("".join(f" {one} " if len(one) > 1 and one.isalpha() else one for one in pieces).split())


def _searched(block: str, path: str) -> str:
    """What the search index learns of a block: its text without the claims; nothing of a table that repeats others."""
    if block.startswith(UNSEARCHED) or (block.startswith(TABLES) and not path.startswith(SEARCHED)):
        return ""
    return " ".join(_TAG.sub(" ", _CLAIMS.sub("", block)).split())
