"""What somebody types to what is asked: formats by name, contexts such as `128K`, overheads such as `10% + 2 GB`."""

from collections.abc import Mapping
from decimal import Decimal

from generator.memory.formats import CACHE, OTHER_NAMES, WEIGHTS
from generator.nouns.defaults import CACHE_FORMAT, CONTEXT, WEIGHT_FORMAT
from generator.nouns.memory import Ask, Format, Overhead
from generator.nouns.quantities import parse_quantity
from generator.nouns.sizes import parse_size
from generator.nouns.spelling import did_you_mean, shown

MOST_TOKENS, MOST_SEQUENCES, MOST_SHARE = 10**9, 10**6, 1000
BINARY = {"K": 1024, "M": 1024**2}


def asked(  # noqa: PLR0913
    context: str = CONTEXT,
    weights: str = WEIGHT_FORMAT,
    kv: str = CACHE_FORMAT,
    *,
    batch: int = 1,
    overhead: str = "0",
    ubatch: int = 0,
) -> Ask:
    """The question in full; raises ValueError with what is wrong and what there is."""
    if not 1 <= batch <= MOST_SEQUENCES:
        raise ValueError(f"a batch has 1 to {MOST_SEQUENCES:,} sequences, not {batch:,}")
    if not 0 <= ubatch <= MOST_TOKENS:
        raise ValueError(f"--ubatch takes 0 to {MOST_TOKENS:,} tokens, not {ubatch:,}")
    formats = named(weights, WEIGHTS, "weights"), named(kv, CACHE, "a KV cache")
    return Ask(context_of(context), *formats, batch, overhead_of(overhead), ubatch)


def named(word: str, formats: Mapping[str, Format], what: str) -> Format:
    """The format of that name, in any case, or under the name that it has elsewhere; raises ValueError."""
    id_ = OTHER_NAMES.get(word.casefold(), word.casefold())
    if id_ not in formats:
        hint = did_you_mean(id_, formats)
        raise ValueError(f"{shown(word)} is no format of {what}{hint}; there are {', '.join(formats)}")
    return formats[id_]


def context_of(text: str) -> int:
    """A number of tokens. K and M count in 1,024s, as contexts do: `128K` is 131,072. Raises ValueError."""
    digits, factor = (text[:-1], BINARY[text[-1:].upper()]) if text[-1:].upper() in BINARY else (text, 1)
    try:
        tokens = parse_quantity(digits).number * factor
    except ValueError:
        tokens = Decimal(0)
    if tokens != int(tokens) or not 1 <= tokens <= MOST_TOKENS:
        raise ValueError(f"{shown(text)} is no number of tokens; take 1 to {MOST_TOKENS:,}, as 128K or 131072")
    return int(tokens)


def overhead_of(text: str) -> Overhead:
    """Terms joined by `+`: a share of weights and cache (`12%`), a size (`2 GB`), or 0. Raises ValueError."""
    share, size = Decimal(0), 0
    for term in text.split("+"):
        try:
            if term.strip().endswith("%"):
                share += parse_quantity(term.strip()[:-1]).number / 100
            elif term.strip() != "0":
                size += parse_size(term).bytes
        except ValueError:
            raise ValueError(f"{shown(text)} is no overhead; write 12%, 2 GB, 10% + 2 GB or 0") from None
    if not 0 <= share <= MOST_SHARE:
        raise ValueError(f"{shown(text)} is no overhead; a share lies between 0% and {MOST_SHARE * 100:,}%")
    return Overhead(" ".join(text.split()), share, size)
