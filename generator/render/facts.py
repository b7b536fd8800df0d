"""Facts as HTML: the value, and under it who says so, one click or key away and without JavaScript."""

from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache

from markupsafe import Markup

from generator.nouns.book import Model
from generator.nouns.claims import Claim, Fact, Source, State
from generator.nouns.fields import Field, FieldType
from generator.nouns.kinds import order, show, show_exact
from generator.nouns.kinds.kind import Value
from generator.nouns.records import Organization, Price, Score
from generator.render.text import CACHED, html

ABSENT = {
    State.UNDISCLOSED: "not disclosed",
    State.NOT_APPLICABLE: "not applicable",
    State.UNKNOWN: "not recorded yet",
}

NUMERIC = frozenset({FieldType.INTEGER, FieldType.NUMBER, FieldType.QUANTITY, FieldType.MONEY})
"""Types whose values stand in a column with their digits below one another."""
ORDERED = NUMERIC | {FieldType.DATE, FieldType.MONTH}
"""Types whose order is not that of the letters in which they are printed."""
BYLINE = ("license", "release_date")


def words(fact: Fact) -> str:
    """The value in words, or the kind of absence."""
    return show(fact.field, fact.value) if fact.value is not None else ABSENT[fact.state]


def short(fact: Fact) -> str:
    """The value in words without its unit, for a column whose head says it."""
    return words(fact).removesuffix(f" {fact.field.unit}")


def byline(model: Model, organizations: Mapping[str, Organization]) -> list[str]:
    """Who made it, on which terms and when, as far as that is known: `OpenAI`, `Proprietary`, `13 May 2024`."""
    known = organizations.get(model.record.developer)
    developer = known.name if known else model.record.developer
    facts = [model.facts[id_] for id_ in BYLINE if id_ in model.facts]
    return [part for part in (developer, *(words(fact) for fact in facts if fact.value is not None)) if part]


def cell(fact: Fact) -> Markup:
    """The value with its claims folded under it; an absence that nobody claims has none."""
    text = value_html(fact.field, fact.value) if fact.value is not None else f"<i>{ABSENT[fact.state]}</i>"
    kinds = "mb-fact"
    kinds += " mb-disputed" if fact.state is State.DISPUTED else ""
    kinds += " mb-absent" if fact.value is None else ""
    if not any(claim.value is not None or claim.source.id for claim in fact.claims):
        return Markup(f'<span class="{kinds}">{text}</span>')
    return Markup(f'<details class="{kinds}"><summary>{text}</summary>{claims(fact)}</details>')


def sides(fact: Fact) -> str:
    """What sources who disagree say, each once, the chosen first: `2,048 ≠ 1,024`."""
    said = [claim for claim in fact.claims if claim not in fact.against][:1] + list(fact.against)
    return " ≠ ".join(dict.fromkeys(_said(claim) for claim in said))


def claims(fact: Fact) -> Markup:
    """All claims of a fact, the chosen one first; those that disagree are marked."""
    rows = "".join(_claim(claim, against=claim in fact.against) for claim in fact.claims)
    via = f"<p>As of the snapshot {html(fact.via)}.</p>" if fact.via else ""
    return Markup(f'<div class="mb-claims" data-search-exclude>{rows}{via}</div>')


def _claim(claim: Claim, *, against: bool) -> str:
    mark = ' class="mb-against"' if against else ""
    dated = f" · {claim.date.words}" if claim.date else ""
    quote = f" <q>{html(claim.quote)}</q>" if claim.quote else ""
    note = f" <small>{html(claim.note)}</small>" if claim.note else ""
    return f"<div{mark}><b>{html(_said(claim))}</b> {source(claim.source)}{dated}{quote}{note}</div>"


def _said(claim: Claim) -> str:
    return show_exact(claim.field, claim.value) if claim.value is not None else ABSENT[claim.state]


@lru_cache(maxsize=CACHED)
def source(of: Source) -> Markup:
    """`Meta, Llama 3.2 model card · 25 Sep 2024 · read 20 Nov 2026`, the title linked to the source."""
    name = html(of.title if of.publisher.casefold() in of.title.casefold() else f"{of.publisher}, {of.title}")
    text = f'<a href="{html(of.url)}" rel="noopener">{name}</a>' if of.url else name
    dated = f" · {of.date.words}" if of.date else ""
    read = f" · read {of.retrieved.words}" if of.retrieved else ""
    copies = f" · repeats {html(of.copies)}" if of.copies else ""
    return Markup(f'{text} <span class="mb-kind">{of.kind.label}</span>{dated}{read}{copies}')


def value_html(field: Field, value: Value) -> Markup:
    """The value; an address as a link, a number whose short form hides digits with the exact one as its title."""
    text = show(field, value)
    if field.type is FieldType.LINK:
        return Markup('<a href="%s" rel="noopener">%s</a>') % (html(text), html(text.partition("://")[2].rstrip("/")))
    exact = show_exact(field, value)
    if exact != text:
        return Markup('<span title="%s">%s</span>') % (html(exact), html(text))
    return html(text)


def sort_key(fact: Fact) -> str:
    """What a table sorts a cell by: numbers in full, dates as ISO; empty for an absence, which always comes last."""
    if fact.value is None:
        return ""
    key = order(fact.field, fact.value)
    if isinstance(key, tuple):
        return "-".join(f"{part:02d}" for part in key)
    return f"{key:f}" if isinstance(key, Decimal) else str(key or "")


def money(amount: Decimal | None) -> str:
    """`$0.027`, `$2.50`; empty where there is no price."""
    if amount is None:
        return ""
    digits = f"{amount.normalize():,f}"
    whole, _, cents = digits.partition(".")
    return f"${whole}.{cents:0<2}" if cents or amount == 0 else f"${whole}.00"


def price_note(price: Price) -> Markup:
    """Who asks that price, and since when."""
    when = Markup(" · as of %s") % price.as_of.words if price.as_of else Markup("")
    return source(price.source) + when


def score_text(score: Score, unit: str) -> str:
    """`87.2%`, `1,111`."""
    return f"{score.score:,f}{unit if unit == '%' else ''}"
