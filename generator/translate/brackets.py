"""Handlers of `[` and `!`: wikilinks, Markdown links, references, footnotes, images and embeds."""

import re
from urllib.parse import unquote

from generator.translate import links
from generator.translate.media import embed, image
from generator.translate.parse import label
from generator.translate.plain import plain, shown_link
from generator.translate.run import Run
from generator.translate.safe import attribute, decoded, encoded, literal

MAX_REFERENCES = 200
"""References to one footnote that lead there; Python-Markdown takes time by the square of them."""
MAX_LEFT = 50
"""Brackets of a text that open nothing; Python-Markdown takes time by the square of them, unless they are escaped."""
NAME = r"(?:[^\[\]\n|]|\[(?!\[)|\](?!\]))++"
WORDS = r"(?:[^\[\]\n]|\[(?!\[)|\](?!\]))*+"
WIKILINK = re.compile(rf"\[\[({NAME})(?:\|({WORDS}))?\]\]")
EMBED = re.compile(rf"!\[\[({NAME})(?:\|({WORDS}))?\]\]")
FOOTNOTE = re.compile(r"\[\^([^\[\]\s][^\[\]]*)\]")
LABEL = re.compile(r"\[([^\[\]]*)\]")
DESTINATION = re.compile(
    r"""\([ \n]*+(?:<([^<>\n]*)>|((?:[^\s()<>\\]|\\.|\((?:[^\s()\\]|\\.|\((?:[^\s()\\]|\\.)*+\))*+\))*+))"""
    r"""(?:[ \n]++("(?:[^"\\]|\\.)*+"|'(?:[^'\\]|\\.)*+'|\((?:[^()\\]|\\.)*+\)))?[ \n]*+\)""",
    re.DOTALL,
)
SPACED = re.compile(r"\(([^()<>\n]*[^()<>\s])[ ]*\)")
ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")


def opening_bracket(run: Run, at: int) -> int:
    """Whatever starts with `[`."""
    text = run.text
    if text.startswith("[[", at) and (wikilink := WIKILINK.match(text, at)):
        return _wikilink(run, wikilink)
    if text.startswith("[^", at) and (note := FOOTNOTE.match(text, at)):
        return _footnote(run, note)
    if run.links:
        close = run.pairs.get(at, -1)
        if close > 0 and (found := _address(run, close)):
            address, title, after = found
            run.out.append(_link(run, text[at + 1 : close], address, title, at))
            return after
    run.left += 1
    run.out.append("[" if run.left < MAX_LEFT else "\\[")
    return at + 1


def bang(run: Run, at: int) -> int:
    """`![…`: an embed or an image."""
    text = run.text
    if found := EMBED.match(text, at):
        run.out.append(embed(run, found[1].rstrip("\\"), found[2] or "", at))
        return found.end()
    close = run.pairs.get(at + 1, -1)
    if close > 0 and (spot := _address(run, close)):
        address, title, after = spot
        run.out.append(image(run, text[at + 2 : close], address, title, at))
        return after
    run.out.append("!")
    return at + 1


def _wikilink(run: Run, found: re.Match[str]) -> int:
    target, at = found[1].rstrip("\\"), found.start()
    own = (found[2] or "").strip()
    words = run.inner(own, at) if own else literal(shown_link(target))
    line = run.line_at(at)
    there = links.find(run.scope, links.Asked(target.strip(), line, wiki=True)) if run.links else None
    if there is None:
        run.out.append(words)
    else:
        links.record(run.scope, there, line, run.sentence(at))
        run.out.append(f"[{words}]({links.address(run.scope, there)})")
    return found.end()


def _footnote(run: Run, found: re.Match[str]) -> int:
    scope, name = run.scope, label(found[1])
    note = scope.document.footnotes.get(name)
    if note is None or not run.links:
        run.out.append("\\[")
        return found.start() + 1
    ledger, key = scope.ledger, (scope.number, name)
    if key not in ledger.footnotes:
        ledger.footnotes[key] = ledger.new_label(found[1])
        ledger.waiting.append((ledger.footnotes[key], scope, note.children, note.line))
    name = ledger.footnotes[key]
    ledger.referred[name] = ledger.referred.get(name, 0) + 1
    run.out.append(f"[^{name}]" if ledger.referred[name] <= MAX_REFERENCES else f"<sup>{literal(name)}</sup>")
    return found.end()


def _address(run: Run, close: int) -> tuple[str, str, int] | None:
    """What follows the bracket that closes at `close`: a decoded address, a title, and where they end."""
    text, after = run.text, close + 1
    if found := DESTINATION.match(text, after):
        address = found[1] if found[1] is not None else found[2]
        return _decoded(address), _decoded((found[3] or "")[1:-1]), found.end()
    if (found := SPACED.match(text, after)) and not links.is_external(found[1]):
        # CommonMark wants no spaces here; it is a link only if there is such a file.
        path = unquote(links.split_subpath(found[1])[0])
        known = run.scope.index.resolve(path, run.scope.note.path, wiki=False).target
        return (found[1], "", found.end()) if known else None
    references = run.scope.document.references
    if not references:
        return None
    named = LABEL.match(text, after)
    opening = text.rfind("[", 0, close) if named is None or not named[1] else 0
    name = named[1] if named and named[1] else text[opening + 1 : close]
    reference = references.get(label(name))
    end = named.end() if named else after
    return (_decoded(reference.address), _decoded(reference.title), end) if reference else None


def _decoded(text: str) -> str:
    return decoded(ESCAPE.sub(r"\1", text))


def _link(run: Run, inner: str, address: str, title: str, at: int) -> str:
    words = run.inner(inner, at)
    line = run.line_at(at)
    tip = f' "{attribute(title)}"' if title else ""
    if links.is_external(address):
        shown = words if plain(inner) or "!" in inner else literal(address)
        return f"[{shown}]({encoded(address)}{tip})" if links.allowed(run.scope, address, line) else words
    if not address:
        return words
    there = links.find(run.scope, links.Asked(unquote(address), line, wiki=False))
    if there is None:
        return words
    links.record(run.scope, there, line, run.sentence(at))
    shown = words if words.strip() else literal(shown_link(unquote(address)))
    return f"[{shown}]({links.address(run.scope, there)}{tip})"
