"""How many weights a layer has: its attention, and its feed-forward part with or without experts."""

from dataclasses import dataclass

from generator.findings.known import Known

GATED = ("silu",)
"""Activations that stand in a gated feed-forward part, which has three matrices; with others it has two or three."""


@dataclass(frozen=True, slots=True)
class Term:
    """So many weights, and the product that they come from; the same of those that work on one token."""

    label: str
    text: str
    count: int
    used_text: str
    used: int


def term(label: str, text: str, count: int) -> Term:
    """A term all of which works on every token."""
    return Term(label, text, count, text, count)


@dataclass(frozen=True, slots=True)
class Layers:
    """So many dense layers, and so many with `experts` of which a token passes `picked` (None: not known) and `shared`.

    What is not recorded of a dense model's experts is none.
    """

    dense: int
    mixed: int = 0
    experts: int = 0
    shared: int = 0
    picked: int | None = None


def attention(known: Known) -> tuple[int, str] | None:
    """The weights of one layer's attention, without biases and norms, and the sum that they come from."""
    kind = known.word("attention")
    latent = known.number("kv_lora_rank") is not None
    if kind == "mla" or (not kind and latent):
        return _latent_attention(known)
    return None if latent else _grouped_attention(known, kind)


def _grouped_attention(known: Known, kind: str) -> tuple[int, str] | None:
    """Queries and output for each head, keys and values for each KV head."""
    width, heads, size = (known.number(id_) for id_ in ("hidden_size", "num_attention_heads", "head_dim"))
    groups = known.number("num_key_value_heads") or {"mha": heads, "mqa": 1}.get(kind)
    if not width or not heads or not size or not groups:
        return None
    value = known.number("v_head_dim") or size
    if value == size:
        text = f"2 × {width:,} × {heads:,} × {size:,} + 2 × {width:,} × {groups:,} × {size:,}"
        return 2 * width * size * (heads + groups), text
    both = f"({size:,} + {value:,})"
    text = f"{width:,} × {heads:,} × {both} + {width:,} × {groups:,} × {both}"
    return width * (size + value) * (heads + groups), text


def _latent_attention(known: Known) -> tuple[int, str] | None:
    """MLA: queries, and keys and values, each through a narrow latent; then the output."""
    names = ("hidden_size", "num_attention_heads", "kv_lora_rank", "qk_rope_head_dim", "qk_nope_head_dim", "v_head_dim")
    width, heads, latent, rotary, plain, value = (known.number(id_) for id_ in names)
    narrow = known.count("q_lora_rank")
    if not (width and heads and latent and rotary and plain and value) or narrow is None:
        return None
    key = plain + rotary
    queries = width * narrow + narrow * heads * key if narrow else width * heads * key
    asked = (
        f"{width:,} × {narrow:,} + {narrow:,} × {heads:,} × {key:,}" if narrow else f"{width:,} × {heads:,} × {key:,}"
    )
    kept = width * (latent + rotary) + latent * heads * (plain + value)
    text = (
        f"{asked} + {width:,} × {latent + rotary:,} + {latent:,} × {heads:,} × {plain + value:,} + "
        f"{heads:,} × {value:,} × {width:,}"
    )
    return queries + kept + heads * value * width, text


def layers_of(known: Known) -> Layers | None:
    """How many layers are dense and how many have experts; None where that, or the experts, cannot be told."""
    layers = known.number("num_hidden_layers")
    kind, experts = known.word("architecture"), known.count("num_local_experts")
    if layers is None or kind not in ("", "dense", "moe") or (kind == "dense" and experts):
        return None
    if kind == "dense" or (not kind and experts == 0):
        return Layers(layers)
    plain, shared = _dense(known, layers), known.count("n_shared_experts")
    if not experts or plain is None or shared is None or plain >= layers:
        return None
    picked = known.number("num_experts_per_tok")
    if picked is not None and picked > experts:
        return None
    return Layers(plain, layers - plain, experts, shared, picked)


def _dense(known: Known, layers: int) -> int | None:
    """How many layers of a mixture have no experts: the first few, or all but every so many; None if nobody says."""
    first, every = known.count("first_k_dense_replace"), known.number("interleave_moe_layer_step")
    if every is None:
        return first
    if every == 1:
        return first or 0
    return None if first else layers - layers // every


def feed_forward(known: Known, layers: Layers, matrices: int) -> tuple[tuple[Term, ...], int] | None:
    """The terms of all layers' feed-forward parts, and the weights of that of the last layer."""
    width, dense = known.number("hidden_size"), known.number("intermediate_size")
    # Where no layer is dense, the one width that is recorded can only be that of the experts.
    expert = known.number("moe_intermediate_size") or (None if layers.dense else dense)
    if not width or (layers.dense and not dense) or (layers.mixed and not expert):
        return None
    terms: list[Term] = []
    last = 0
    if layers.dense and dense:
        last = matrices * width * dense
        text = f"{layers.dense:,} layers × {matrices} × {width:,} × {dense:,}"
        terms.append(term("Feed-forward", text, layers.dense * last))
    if layers.mixed and expert:
        each, router = matrices * width * expert, width * layers.experts
        last = (layers.experts + layers.shared) * each + router
        text = f"{matrices} × {width:,} × {expert:,}"
        held, used = (_experts(layers, number, each, text) for number in (layers.experts, layers.picked or 0))
        terms.append(Term("Experts", *held, *used))
        terms.append(
            term("Routers", f"{layers.mixed:,} layers × {width:,} × {layers.experts:,}", layers.mixed * router)
        )
    return tuple(terms), last


def _experts(layers: Layers, routed: int, each: int, text: str) -> tuple[str, int]:
    """So many routed experts and the shared ones, in all layers that have them."""
    experts = f"({routed:,} + {layers.shared:,} shared)" if layers.shared else f"{routed:,}"
    return f"{layers.mixed:,} layers × {experts} × {text}", layers.mixed * (routed + layers.shared) * each


def matrices_of(known: Known) -> tuple[int, ...]:
    """How many matrices a feed-forward part may have."""
    return (3,) if known.word("hidden_act") in GATED else (3, 2)
