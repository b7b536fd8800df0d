"""Handlers of single characters: escapes, code, mathematics, HTML, attribute lists, tags, addresses, footnotes."""

import re

from generator.nouns.urls import tag_path
from generator.translate import formulas, html, links
from generator.translate.names import fold
from generator.translate.run import FORMULA, Run, Within
from generator.translate.safe import (
    ATTRIBUTE_LIST,
    SCHEMES,
    code_in_html,
    decoded,
    encoded,
    entity,
    literal,
    scheme_of,
)

AUTOLINK = re.compile(r"<([a-zA-Z][a-zA-Z0-9+.-]{1,31}:[^\s<>`]*)>")
AUTOMAIL = re.compile(r"<[a-zA-Z0-9.+_-]{1,64}@[a-zA-Z0-9.-]{1,255}>")
ADDRESS = re.compile(r"//[^\s<>`|\\\"]{1,2000}")
ADDRESS_END = "?!.,:*_~;'"
PLAIN_ADDRESS = re.compile(r"[\w/:.?#%+,;=&@~!'*()-]+", re.ASCII)
REFERENCE = re.compile(r"&[#\w]+;")
TAG = re.compile(r"#([^\s\u2000-\u206f\u2e00-\u2e7f'!\"#$%&()*+,.:;<=>?@^`{|}~\[\]\\]+)")
DISPLAY = re.compile(r"\$\$((?:[^$\\`]|\\.)++)\$\$", re.DOTALL)
UNSAFE_CODE = re.compile(r"<[a-zA-Z/!?]|``|\\\Z")
ESCAPABLE = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
KEPT_ESCAPES = frozenset("\\`*_{}[]>#+-.!)")
"""What Python-Markdown escapes too; `\\(` is not among them, as it opens mathematics."""
DANGEROUS_ESCAPES = frozenset("$<&=~|^(:")
MAX_OPEN_TAGS = 50


def backslash(run: Run, at: int) -> int:
    """An escape of CommonMark's as Python-Markdown understands it; before a line end it breaks the line."""
    character = run.text[at + 1 : at + 2]
    if character == "\n":
        run.out.append("  ")
        return at + 1
    if character in KEPT_ESCAPES:
        run.out.append("\\" + character)
    elif character in DANGEROUS_ESCAPES:
        run.out.append(entity(character))
    elif character in ESCAPABLE:
        run.out.append(character)
    else:
        run.out.append("\\")
        return at + 1
    return at + 1 + len(character)


def code(run: Run, at: int) -> int:
    """A code span on one line, with backticks that pair as they did."""
    text = run.text
    length = 1
    while text[at + length : at + length + 1] == "`":
        length += 1
    end = run.ticks.closing(length, at + length)
    if end < 0:
        run.out.append("\\`" * length)
        return at + length
    words = text[at + length : end].replace("\n", " ")
    if len(words) > 2 and words[0] == words[-1] == " " and words.strip():
        words = words[1:-1]
    if UNSAFE_CODE.search(words) or (run.cell and "|" in words):
        run.out.append(code_in_html(words))
    else:
        run.out.append(f"`` {words} ``" if "`" in words else f"`{words}`")
    return end + length


def dollar(run: Run, at: int) -> int:
    """Mathematics, or an amount of money."""
    display = DISPLAY.match(run.text, at)
    found = display or FORMULA.match(run.text, at)
    if found and found[1].strip():
        run.out.append(formulas.formula(run.scope, found[1], run.line_at(at), display=display is not None))
        return found.end()
    length = 2 if run.text.startswith("$$", at) else 1
    run.out.append(entity("$") * length if run.dollars > 1 else "$")
    return at + length


def angle(run: Run, at: int) -> int:
    """An address or a tag; else the sign itself."""
    text = run.text
    if found := AUTOLINK.match(text, at):
        address = decoded(found[1])
        if scheme_of(address) in SCHEMES:
            run.out.append(_autolink(run, address, found[1]))
            return found.end()
    elif mail := AUTOMAIL.match(text, at):
        run.out.append(mail[0])
        return mail.end()
    elif (tag := html.TAG.match(text, at)) and len(run.open_tags) < MAX_OPEN_TAGS:
        return _tag(run, tag)
    run.out.append("&lt;")
    return at + 1


def _tag(run: Run, tag: re.Match[str]) -> int:
    name, line = tag[2].lower(), run.line_at(tag.start())
    cleaned = html.clean_tag(tag, lambda written: links.in_html(run.scope, written, line))
    if not cleaned:
        run.out.append("&lt;")
        return tag.start() + 1
    if name in html.VOID:
        run.out.append(cleaned)
    elif tag[0].endswith("/>"):
        run.out.append(f"{cleaned}</{name}>")
    elif not tag[1]:
        run.open_tags.append(name)
        run.out.append(cleaned)
    elif name in run.open_tags:
        while (inner := run.open_tags.pop()) != name:
            run.out.append(f"</{inner}>")
        run.out.append(cleaned)
    return tag.end()


def brace(run: Run, at: int) -> int:
    """A harmless attribute list stays one; anything else in braces is text."""
    found = ATTRIBUTE_LIST.match(run.text, at)
    run.out.append(found[0] if found else "\\{")
    return found.end() if found else at + 1


def tilde(run: Run, at: int) -> int:
    """`~~struck~~`, which Python-Markdown knows no syntax for."""
    end = at + 2
    while run.text[end : end + 1] == "~":
        end += 1
    if run.struck and run.text[at - 1 : at].strip():
        run.out.append("</del>")
        run.struck = False
    elif end == at + 2 and run.text[end : end + 1].strip() and run.text.find("~~", end) > 0:
        run.out.append("<del>")
        run.struck = True
    else:
        run.out.append(run.text[at:end])
    return end


def hash_(run: Run, at: int) -> int:
    """An inline tag."""
    found = TAG.match(run.text, at)
    name = found[1].rstrip("/") if found else ""
    if not name.strip("0123456789/_-") or not run.links:
        run.out.append("#")
        return at + 1
    scope = run.scope
    if scope.own:
        scope.ledger.tags.setdefault(fold(name), name)
    if scope.index.conventions.tag_pages and not scope.note.unlisted:
        run.out.append(f"[\\#{literal(name)}]({links.way(scope, tag_path(name))}){{ .tag }}")
    else:
        run.out.append(f'<span class="tag">#{literal(name)}</span>')
    return at + 1 + len(name)


def colon(run: Run, at: int) -> int:
    """An address in the text becomes a link, as Obsidian shows it and Python-Markdown does not."""
    before = run.out[-1] if run.out else ""
    scheme = next((name for name in ("https", "http") if before[-len(name) :].lower() == name), "")
    head = before[: len(before) - len(scheme)]
    found = ADDRESS.match(run.text, at + 1) if scheme and run.links and not head[-1:].isalnum() else None
    rest = _without_end(found[0]) if found else ""
    if len(rest) <= 2:
        run.out.append(":")
        return at + 1
    shown = f"{before[len(head) :]}:{rest}"
    run.out[-1] = head
    run.out.append(_autolink(run, decoded(shown), shown))
    return at + 1 + len(rest)


def _without_end(address: str) -> str:
    """An address without the punctuation of the sentence in which it stands."""
    address = address.rstrip(ADDRESS_END)
    for _ in range(8):
        closing = address[-1:]
        if closing not in (")", "]") or address.count(closing) <= address.count("(" if closing == ")" else "["):
            break
        address = address[:-1].rstrip(ADDRESS_END)
    return address


def _autolink(run: Run, address: str, shown: str) -> str:
    if not run.links:
        return literal(shown)
    if PLAIN_ADDRESS.fullmatch(shown) and "://" in shown and not REFERENCE.search(shown):
        return f"<{shown}>"
    return f"[{literal(shown)}]({encoded(address)})"


def caret(run: Run, at: int) -> int:
    """`^[text]`: a footnote where it stands."""
    close = run.pairs.get(at + 1, -1)
    text = run.text[at + 2 : close] if close > 0 else ""
    if not text.strip() or run.within & (Within.WORDS | Within.FOOTNOTE):
        run.out.append("^")
        return at + 1
    label = run.scope.ledger.new_label("note")
    run.scope.ledger.waiting.append((label, run.scope, text, run.line_at(at)))
    run.out.append(f"[^{label}]")
    return close + 1


def closing_bracket(run: Run, at: int) -> int:
    """`](` that no link of ours has used: for the engine it must be none either."""
    run.out.append("\\]")
    return at + 1
