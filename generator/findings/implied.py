"""How many parameters an architecture comes to, term by term; nothing where facts that the sum needs are not known."""

from dataclasses import dataclass
from itertools import product

from generator.findings.known import Known
from generator.findings.layers import Layers, Term, attention, feed_forward, layers_of, matrices_of, term

ARCHITECTURE = (
    "architecture",
    "backbone",
    "num_hidden_layers",
    "hidden_size",
    "vocab_size",
    "tie_word_embeddings",
    "position_embedding",
    "max_position_embeddings",
    "attention",
    "num_attention_heads",
    "num_key_value_heads",
    "head_dim",
    "v_head_dim",
    "kv_lora_rank",
    "q_lora_rank",
    "qk_rope_head_dim",
    "qk_nope_head_dim",
    "num_global_key_value_heads",
    "global_head_dim",
    "kv_cache_layers",
    "hidden_act",
    "intermediate_size",
    "num_local_experts",
    "num_experts_per_tok",
    "n_shared_experts",
    "moe_intermediate_size",
    "first_k_dense_replace",
    "interleave_moe_layer_step",
    "num_nextn_predict_layers",
)
"""The fields that the sum reads."""


Way = tuple[int, str]
"""A number of weights, and what was counted too or left out."""


@dataclass(frozen=True, slots=True)
class Sum:
    """The terms of one reading of the facts. `taken` says in words how what is not recorded was read.

    `table` are the weights of one embedding table, of which there are `tables`. `further` are those of layers for
    predicting further tokens, which come with the weights and are counted by some. `routed` says whether it is a
    mixture of which the experts that a token passes are known.
    """

    terms: tuple[Term, ...]
    table: int
    tables: int
    further: int
    routed: bool
    taken: tuple[str, ...]

    @property
    def totals(self) -> tuple[Way, ...]:
        """All weights as publishers count them: without those layers, with them, and with their own tables too."""
        total = sum(term.count for term in self.terms)
        if not self.further:
            return ((total, ""),)
        own = f"{self.further:,} in layers that predict further tokens"
        copies = 2 * self.table
        return (
            (total, ""),
            (total + self.further, f"with {own}"),
            (total + self.further + copies, f"with {own} and {copies:,} in their own tables"),
        )

    @property
    def actives(self) -> tuple[Way, ...]:
        """The weights that work on one token, as publishers count them: with all tables, one fewer, none."""
        active = sum(term.used for term in self.terms)
        left_out = (fewer * self.table for fewer in range(self.tables + 1))
        return tuple((active - out, f"without {out:,} of embedding tables" if out else "") for out in left_out)


def sums(known: Known) -> tuple[Sum, ...]:
    """A sum for each way in which embeddings and gates may be where that is not recorded; none where more is missing.

    Biases, norms within attention and other small parts are left out, far below one per cent together.
    """
    each, layers = attention(known), layers_of(known)
    if each is None or layers is None or _differs(known):
        return ()
    made = [_sum(known, each, layers, *way) for way in product(_tables(known), matrices_of(known))]
    return tuple(one for one in made if one is not None)


def _sum(known: Known, each: tuple[int, str], layers: Layers, tables: int, matrices: int) -> Sum | None:
    count, width, vocabulary = (known.number(id_) for id_ in ("num_hidden_layers", "hidden_size", "vocab_size"))
    fed, positions = feed_forward(known, layers, matrices), _positions(known)
    if not count or not width or not vocabulary or fed is None or positions is None:
        return None
    table = vocabulary * width
    norms = (2 * count + 1) * width
    terms = (
        term("Embeddings", f"{tables} × {vocabulary:,} × {width:,}", tables * table),
        *positions,
        term("Attention", f"{count:,} layers × ({each[1]})", count * each[0]),
        *fed[0],
        term("Norms", f"{2 * count + 1:,} × {width:,}", norms),
    )
    further = (known.count("num_nextn_predict_layers") or 0) * (each[0] + fed[1] + 2 * width * width)
    return Sum(terms, table, tables, further, layers.picked is not None, _taken(known, tables, matrices))


def _tables(known: Known) -> tuple[int, ...]:
    """How many embedding tables there may be: one if input and output share it."""
    tied = known.flag("tie_word_embeddings")
    return (2, 1) if tied is None else (1,) if tied else (2,)


def _positions(known: Known) -> tuple[Term, ...] | None:
    """Learned positions have a table of their own."""
    if known.word("position_embedding") != "learned":
        return ()
    width, longest = known.number("hidden_size"), known.number("max_position_embeddings")
    if not width or not longest:
        return None
    return (term("Positions", f"{longest:,} × {width:,}", longest * width),)


def _taken(known: Known, tables: int, matrices: int) -> tuple[str, ...]:
    taken = []
    if known.flag("tie_word_embeddings") is None:
        taken.append("one embedding table" if tables == 1 else "two embedding tables")
    if len(matrices_of(known)) > 1:
        taken.append(f"a feed-forward part of {'three' if matrices == 3 else 'two'} matrices")
    return tuple(taken)


def _differs(known: Known) -> bool:
    """Whether layers differ in a way that the sum does not follow, or the network is of another kind."""
    caching, layers = known.number("kv_cache_layers"), known.number("num_hidden_layers")
    return (
        known.word("backbone") in ("encoder-decoder", "state-space")
        or known.number("num_global_key_value_heads") is not None
        or known.number("global_head_dim") is not None
        or (caching is not None and caching != layers)
    )
