"""How blocks begin: the patterns that the block parser and its containers ask."""

import re

HTML_BLOCKS = (
    "address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|"
    "dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h1|h2|h3|h4|h5|"
    "h6|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|"
    "option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul|audio|"
    "canvas|embed|object|video|svg|math"
)
"""Names that open a block of raw HTML (CommonMark's, and those of media that stand on their own)."""

FENCE = re.compile(r"(`{3,}(?=[^`]*$)|~{3,})")
HEADING = re.compile(r"#{1,6}(?: |$)")
RULE = re.compile(r"(?:(?:- *+){3,}+|(?:\* *+){3,}+|(?:_ *+){3,}+)$")
MARKER = re.compile(r"([-+*]|\d{1,9}([.)]))( +|$)")
INTERRUPTING_MARKER = re.compile(r"(?:[-+*]|1[.)]) +\S")
UNDERLINE = re.compile(r"(?:=+|-+) *$")
DELIMITER = re.compile(r"\|?(?: *:?-+:? *\|)* *:?-+:? *\|? *$")
FOOTNOTE = re.compile(r"\[\^([^\[\]\s][^\[\]]*)\]: ?")
REFERENCE = re.compile(
    r"""\[((?:[^\[\]\\^]|\\.)(?:[^\[\]\\]|\\.)*+)\]:[ ]*"""
    r"""(<[^<>]*>|[^\s<]\S*)(?:[ ]+("[^"]*"|'[^']*'|\([^()]*\)))?[ ]*$"""
)
ADMONITION = re.compile(r'(!!!|\?\?\?\+?) ?([\w-]+(?: +[\w-]+)*+)?(?: *"(.*)")? *$')
HTML = re.compile(rf"<(?:(script|pre|style|textarea)(?=[\s>]|$)|([?!])|/?(?:{HTML_BLOCKS})(?=[\s/>]|$))", re.IGNORECASE)
RAW_END = re.compile(r"</(?:script|pre|style|textarea)>", re.IGNORECASE)
DECLARATION_END = re.compile(r">")
MATH_IN_TEXT = re.compile(r"\$\$[^$]*\$\$ *[^ ]")
CHARACTERS = frozenset("#>`~-*+_1$<!?[=|:")
"""What a line starts with that may end a paragraph."""
OPENING = CHARACTERS | frozenset("0123456789 ")
"""What a line starts with that may be another block than a paragraph."""
EMPTY = re.compile(r"(?:(?:[-+*>]|\d{1,9}[.)]) *+)++$")
UNLAZY = (RULE, FENCE, HEADING, HTML, EMPTY)


def interrupts(lines: list[str], i: int, text: str) -> bool:
    """Whether a line starts a block although a paragraph stands above it; `text` is the line without indentation."""
    match text[0]:
        case "#":
            return HEADING.match(text) is not None
        case ">":
            return True
        case "`" | "~":
            return FENCE.match(text) is not None
        case "-" | "*" | "+" | "1":
            return INTERRUPTING_MARKER.match(text) is not None or RULE.match(text) is not None
        case "_":
            return RULE.match(text) is not None
        case "$":
            return is_math(text)
        case "<":
            return HTML.match(text) is not None
        case "!" | "?":
            return admonition(lines, i, text) is not None
        case "[":
            return FOOTNOTE.match(text) is not None
    return False


def is_lazy(before: str, lines: list[str], i: int, text: str) -> bool:
    """Whether a line without a container's prefix still belongs to the paragraph that ends with `before` inside it."""
    if not text or not before or MARKER.match(text) or interrupts(lines, i, text):
        return False
    before = before.lstrip(" ")
    return before[:1] not in ("", "|") and not any(start.match(before) for start in UNLAZY)


def is_math(text: str) -> bool:
    """Whether a line starts a block of mathematics, rather than text that begins with a formula."""
    return text.startswith("$$") and MATH_IN_TEXT.match(text) is None


def is_delimiter(text: str) -> bool:
    """Whether a line is the second one of a table."""
    return "|" in text and DELIMITER.match(text) is not None


def underline(text: str) -> int:
    """The level of the heading that a line underlines, 0 for none."""
    if text[0] in "=-" and UNDERLINE.match(text):
        return 1 if text[0] == "=" else 2
    return 0


def closes_fence(line: str, mark: str) -> bool:
    """Whether a line ends the code that `mark` opened."""
    text = line.lstrip(" ")
    if not text.startswith(mark) or len(line) - len(text) > 3:
        return False
    return not text.strip().strip(mark[0])


def still_open(fence: str, line: str) -> str:
    """The fence that is open after a line of a container, empty for none."""
    if fence:
        return "" if closes_fence(line, fence) else fence
    text = line.lstrip(" ")
    if text[:3] in ("```", "~~~") and (opening := FENCE.match(text)):
        return opening[1]
    return ""


def admonition(lines: list[str], i: int, text: str) -> re.Match[str] | None:
    """`!!! note "Title"` or `??? note`; without a title it needs a body, so that a sentence is not taken for one."""
    found = ADMONITION.match(text)
    if found is None or not (found[2] or (found[3] is not None and found[1] != "!!!")):
        return None
    if found[3] is not None:
        return found
    body = next((line for line in lines[i + 1 : i + 3] if line.strip()), "")
    return found if body.startswith("    ") else None


def html_end(opening: re.Match[str]) -> re.Pattern[str] | None:
    """What ends a block of raw HTML; None for a blank line."""
    if opening[1]:
        return RAW_END
    return DECLARATION_END if opening[2] else None
