"""Which files a text names, by a link in any form: what decides whether a canvas belongs to private notes only."""

import html
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from urllib.parse import unquote

ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
COMMENT = re.compile(r"%%.*?(?:%%|\Z)|<!--.*?(?:-->|\Z)", re.DOTALL)


class Names:
    """The names of some files, to be looked for in many texts; each look costs no more than reading the text."""

    def __init__(self, paths: Iterable[str]) -> None:
        self.paths: dict[str, list[str]] = defaultdict(list)
        lengths: dict[str, set[int]] = defaultdict(set)
        for path in paths:
            name = _folded(path.rpartition("/")[2])
            self.paths[name].append(path)
            lengths[name.rpartition(".")[2]].add(len(name))
        self.lengths = {ending: sorted(found, reverse=True) for ending, found in lengths.items()}
        endings = "|".join(re.escape(ending) for ending in sorted(self.lengths, key=len, reverse=True))
        self.ending = re.compile(rf"\.({endings})(?!\w)") if self.lengths else None

    def named_in(self, text: str) -> frozenset[str]:
        """The paths of all files whose name, with its extension, stands in the text; case and encoding do not count."""
        found = {name for written in _written(text) for name in self._names(written)} if self.ending else set()
        return frozenset(path for name in found for path in self.paths[name])

    def _names(self, text: str) -> Iterator[str]:
        """The longest name at each place that ends like one."""
        assert self.ending is not None
        for match in self.ending.finditer(text):
            for length in self.lengths[match[1]]:
                start, end = match.end() - length, match.end()
                if start >= 0 and text[start:end] in self.paths and not text[max(start - 1, 0) : start].isalnum():
                    yield text[start:end]
                    break


def without_comments(text: str) -> str:
    """The text as far as a reader may see it; of comments in code a little more goes."""
    return COMMENT.sub("", text)


def _written(text: str) -> Iterator[str]:
    """The text, and what it says where links are percent-encoded, escaped or written as HTML."""
    yield _folded(text)
    plain = unquote(text) if "%" in text else text
    plain = html.unescape(ESCAPE.sub(r"\1", plain))
    if plain != text:
        yield _folded(plain)


def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold()
