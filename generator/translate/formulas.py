"""Formulas as MathML, which browsers draw without a script; `math-core` reads the TeX.

Whatever it gives is taken apart and written anew from the elements and attributes listed here, with no character in a
text or an attribute that Markdown could take for its own.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from html import unescape
from typing import NamedTuple

from math_core import LatexError, LatexToMathML

from generator.translate.ledger import Scope
from generator.translate.macros import DEFINES, MAX_LENGTH, Macros, defined, expanded

MAX_DEPTH = 30
MAX_COMMANDS = 600
"""Together with the depth this bounds the reader's recursion, which has no limit of its own."""
MAX_MARKUP = 300_000
CACHED = 1 << 12

READER = LatexToMathML(fancy_error=False, allow_unreliable_rendering=True)
_COMMANDS = """
hbox text  mbox text  textnormal text  textup text  pmb boldsymbol  hdots ldots  dotsc ldots  dotso ldots  dotsb cdots
dotsm cdots  dotsi cdots  smallsetminus setminus  centerdot cdot  thicksim sim  thickapprox approx  varpropto propto
"""
COMMANDS = dict(zip(_COMMANDS.split()[::2], _COMMANDS.split()[1::2], strict=True))
"""Commands that the reader lacks, with others that look alike or nearly so."""
SIZES = "tiny|Tiny|scriptsize|small|normalsize|large|Large|LARGE|huge|Huge|smash|nonumber|notag"
ENVIRONMENTS = {
    "align": "align*",
    "alignat": "align*",
    "alignat*": "align*",
    "alignedat": "aligned",
    "eqnarray": "align*",
    "eqnarray*": "align*",
    "equation": "equation*",
    "flalign": "align*",
    "flalign*": "align*",
    "gather": "gather*",
    "multline": "multline*",
    "smallmatrix": "matrix",
    "split": "aligned",
}
"""As Obsidian shows them, without numbers; and those that the reader lacks."""
COUNTED = ("alignat", "alignat*", "alignedat")
COMMENT = re.compile(r"(?<!\\)%[^\n]*")
STARRED = re.compile(r"\\begin\{([pbBvV]?matrix)\*\}(?:\[[a-z]\])?|\\end\{([pbBvV]?matrix)\*\}")
BEGIN_OR_END = re.compile(r"\\(begin|end)\{([a-zA-Z]+\*?)\}(\{\d+\})?")
NUMBERED = re.compile(r"\\begin\{(?:align|gather|equation|multline)\*\}")
WORD = re.compile(r"\\([a-zA-Z]+)")
DROPPED = re.compile(rf"\\(?:label|require)\s*\{{[^{{}}]*\}}|\\(?:{SIZES})(?![a-zA-Z])|\\[/@-]")
TEXT = re.compile(r"(\\(?:text(?:rm|bf|it|sf|tt)?|operatorname\*?)\{)([^{}]*)(?=\})")
NOT_IN_TEXT = re.compile(r"(?<!\\)[_&#^]")
SIGNS = ((r"\left<", r"\left\langle "), (r"\right>", r"\right\rangle "), ("√", r"\surd "))
DEPTH = re.compile(r"\\(?:begin|end|left|right)(?![a-zA-Z])|\\.|\\[a-zA-Z]+|[{}]|(?<=sqrt)\[", re.DOTALL)
DEEPER = {"{": 1, "}": -1, r"\begin": 1, r"\end": -1, r"\left": 1, r"\right": -1, "[": 1}

_ELEMENTS = """
math menclose mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms mspace msqrt
mstyle msub msubsup msup mtable mtd mtext mtr munder munderover
"""
ELEMENTS = frozenset(_ELEMENTS.split())
IN_TEXT = frozenset({"b", "code", "i", "span"})
"""Elements of HTML, which end a formula anywhere but in its `<mtext>`."""
_ATTRIBUTES = """
accent accentunder class columnalign columnspan depth display displaystyle fence form height largeop linethickness
lspace mathvariant maxsize minsize movablelimits notation rowspan rspace scriptlevel separator stretchy style
symmetric voffset width
"""
ATTRIBUTES = frozenset(_ATTRIBUTES.split())
TAG = re.compile(r"""<(/?)([a-z]+)((?: [a-z]+="[^"<>&]*")*) ?(/?)>""")
ATTRIBUTE = re.compile(r' ([a-z]+)="([^"]*)"')
VALUE = re.compile(r"[\w .,%#+-]*")
STYLE = re.compile(
    r"(?: *(?:color|width|margin-left|text-align|justify-items|border-(?:top|left|right|bottom)"
    r"|padding-(?:top|left|right|bottom)) *: *[\w .%#-]+;?)*"
)
IN_MARKDOWN = re.compile(r"[^\w ,;()/%'.+?-]|_", re.ASCII)
ABOVE_ASCII = 0x80
ALONE = frozenset("=:!")
"""What is syntax only beside others of its kind: as the one sign of an element it is text."""
SIGN = re.compile(r"<(?:mi|mn|mo|mtext)\b")
WIDE = 16
"""Signs beyond which a formula in a line may be wider than a phone; browsers do not break it."""
LONGEST_TOLD = 60
QUOTED = re.compile(r'"([^"]*)"')
POSITION = re.compile(r"\A\d+: ")


class Formula(NamedTuple):
    """A formula on one line of HTML, empty where there is nothing to see; or else `why` it cannot be read."""

    markup: str
    why: str = ""


def formula(scope: Scope, tex: str, line: int, *, display: bool) -> str:
    """A formula of a note as HTML for its text; one that cannot be read, after a report, as it was written."""
    made = mathml(tex, scope.ledger.macros, display=display)
    if made.why:
        told = " ".join(tex[:MAX_LENGTH].split())
        told = told if len(told) <= LONGEST_TOLD else f"{told[:LONGEST_TOLD]}…"
        message = f"“{told}” cannot be drawn: {made.why}; shown as it was written; write it with LaTeX's own commands"
        scope.report(line, "math-unreadable", message)
    if made.why:
        code = shown(COMMENT.sub("", tex))
        return _spanned(code, "mb-formula") if display else code
    # Within an element of its own: one of MathML that starts a line would be a block.
    wide = " mb-wide" if len(SIGN.findall(made.markup)) > WIDE else ""
    return made.markup and _spanned(made.markup, "mb-formula" if display else f"mb-math{wide}")


def _spanned(markup: str, name: str) -> str:
    return f'<span class="{name}">{markup}</span>'


def mathml(tex: str, macros: Macros | None = None, *, display: bool = False) -> Formula:
    """The formula as MathML, with its TeX in `alttext`; commands that it defines are added to `macros`."""
    if len(tex) > MAX_LENGTH:
        return Formula("", f"it has more than {MAX_LENGTH:,} characters")
    macros = macros or Macros()
    tex = COMMENT.sub("", tex)
    rest = defined(tex, macros).strip()
    if not rest:
        return Formula("")
    full = expanded(rest, macros)
    if full is None or DEFINES.search(full):
        return Formula("", "a command of its own is unclear, lacks an argument or grows without end")
    made = _read(full, display)
    return made if made.why else Formula(made.markup.replace("<math", f'<math alttext="{in_markdown(tex)}"', 1))


def shown(tex: str) -> str:
    """The TeX itself as inline code, for what cannot be read."""
    return f'<code class="mb-tex">{in_markdown(tex, line_end="&#10;")}</code>'


def in_markdown(text: str, line_end: str = " ") -> str:
    """Text for an element or a quoted attribute in which neither HTML nor any extension of Markdown finds its own."""
    return IN_MARKDOWN.sub(_entity, text.strip()).replace("&#10;", line_end)


def _entity(found: re.Match[str]) -> str:
    return found[0] if ord(found[0]) >= ABOVE_ASCII else f"&#{ord(found[0])};"


@lru_cache(maxsize=CACHED)
def _read(tex: str, display: bool) -> Formula:
    """A formula without macros."""
    tex = _as_the_reader_knows_it(tex, display=display)
    if tex.count("\\") > MAX_COMMANDS or _depth(tex) > MAX_DEPTH:
        return Formula("", "it is nested too deeply")
    try:
        made = READER.convert_with_local_state(tex, displaystyle=display)
    except LatexError as error:
        return Formula("", _reason(str(error)))
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # of Rust; Python has no name for it to be caught by
            raise
        return Formula("", "the reader of formulas has failed at it")
    clean = "".join(_clean(made)) if len(made) <= MAX_MARKUP else ""
    return Formula(clean) if clean else Formula("", "it comes to more than a page may hold")


def _reason(said: str) -> str:
    said = " ".join(POSITION.sub("", said).split()).rstrip(".")
    return QUOTED.sub(r"“\1”", said[:1].lower() + said[1:200])


def _as_the_reader_knows_it(tex: str, *, display: bool) -> str:
    tex = DROPPED.sub(" ", STARRED.sub(_without_star, tex))
    for written, known in SIGNS:
        tex = tex.replace(written, known)
    tex = BEGIN_OR_END.sub(_environment, WORD.sub(lambda found: "\\" + COMMANDS.get(found[1], found[1]), tex))
    tex = TEXT.sub(lambda found: found[1] + NOT_IN_TEXT.sub(_in_text, found[2]), tex)
    if display and "\\tag" in tex and NUMBERED.search(tex) is None:
        return f"\\begin{{equation*}}{tex}\\end{{equation*}}"
    return tex


def _in_text(found: re.Match[str]) -> str:
    return r"\textasciicircum{}" if found[0] == "^" else "\\" + found[0]


def _without_star(found: re.Match[str]) -> str:
    return f"\\begin{{{found[1]}}}" if found[1] else f"\\end{{{found[2]}}}"


def _environment(found: re.Match[str]) -> str:
    columns = "" if found[2] in COUNTED else found[3] or ""
    return f"\\{found[1]}{{{ENVIRONMENTS.get(found[2], found[2])}}}{columns}"


def _depth(tex: str) -> int:
    depth = deepest = 0
    for found in DEPTH.finditer(tex):
        depth = max(depth + DEEPER.get(found[0], 0), 0)
        deepest = max(deepest, depth)
    return deepest


def _clean(made: str) -> Iterator[str]:
    """The pieces of the same MathML; none where something is in it that is not listed above."""
    out: list[str] = []
    open_: list[str] = []
    at = 0
    for found in TAG.finditer(made):
        text = made[at : found.start()]
        closing, name, attributes, alone = found.groups()
        at = found.end()
        pairs = ATTRIBUTE.findall(attributes)
        known = name in ELEMENTS or (name in IN_TEXT and "mtext" in open_)
        if "<" in text or not known or not all(_is_known(*pair) for pair in pairs):
            return
        if closing and (not open_ or open_.pop() != name):
            return
        if not closing and not alone:
            open_.append(name)
        out += [_text(text), f"<{closing}{name}{attributes}>", f"</{name}>" if alone else ""]
    if not open_ and not made[at:].strip():
        yield from out


def _is_known(name: str, value: str) -> bool:
    return name in ATTRIBUTES and (STYLE if name == "style" else VALUE).fullmatch(value) is not None


def _text(text: str) -> str:
    if not text:
        return ""
    text = unescape(text)
    return text if text in ALONE else IN_MARKDOWN.sub(_entity, text)
