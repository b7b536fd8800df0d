"""The comments that an author has put behind a property of ours, for keeping when its value changes."""

import re
from collections import defaultdict

import yaml

from generator.sync.front import BREAKS, LINES, Loader

COMMENT = re.compile(r"(?P<gap>[ \t]*)(?P<comment>#[^\r\n]*)")
STRUCTURE = (yaml.StreamStartToken, yaml.StreamEndToken, yaml.BlockEndToken)


def comments_of(text: str) -> list[re.Match[str]]:
    """The comments in the lines of one property, each with the gap before it."""
    if "#" not in text:
        return []
    taken: dict[int, int] = defaultdict(int)
    lines = LINES.findall(text)
    for token in yaml.scan(text.translate(BREAKS), Loader=Loader):
        start, end = token.start_mark, token.end_mark
        if start is None or end is None or isinstance(token, STRUCTURE):
            continue
        for line in range(start.line, end.line):
            taken[line] = len(lines[line])
        taken[end.line] = max(taken[end.line], end.column)
    found = (COMMENT.match(line, taken[at]) for at, line in enumerate(lines))
    return [match for match in found if match is not None]


def with_comments(old: str, new: list[str], newline: str) -> tuple[str, list[str]]:
    """The lines `new` in the place of the property `old`, and the comments of `old` for which there is no place."""
    comments = comments_of(old)
    if len(comments) == len(new) == len(LINES.findall(old)) == 1:
        return f"{new[0]}{comments[0]['gap']}{comments[0]['comment']}{newline}", []
    return "".join(line + newline for line in new), [f"{match['comment']}{newline}" for match in comments]
