"""Which layers of a model keep how much for each token, as its facts say; nothing is guessed."""

from dataclasses import dataclass

from generator.memory.reading import Reading
from generator.nouns.claims import State

DIVIDED = {
    "llama": "configuration_llama.py",
    "mistral": "configuration_mistral.py",
    "mixtral": "modeling_mixtral.py",
    "cohere": "modeling_cohere.py",
    "phi3": "modeling_phi3.py",
}
"""Where Transformers says that the head dimension is hidden size ÷ attention heads unless given, by `model_type`."""
PADDING = 256
UNCOVERED = {
    "encoder-decoder": "the cache of an encoder-decoder is not covered",
    "state-space": "recurrent state unknown",
}


@dataclass(frozen=True, slots=True)
class Run:
    """Layers that hold the same: `width` numbers a token in each, of at most `window` tokens (0: of all).

    `text` is the product that `layers × width` comes from.
    """

    layers: int
    width: int
    text: str
    window: int = 0

    def cells(self, tokens: int, ubatch: int) -> int:
        """The tokens kept of a sequence; llama.cpp keeps `ubatch` more than the window and rounds up to 256."""
        if not self.window or self.window >= tokens:
            return tokens
        if not ubatch:
            return self.window
        return -(-min(tokens, self.window + ubatch) // PADDING) * PADDING


def layout_of(reading: Reading, tokens: int) -> tuple[Run, ...] | None:
    """The runs of layers for sequences of so many tokens; None, with refusals, where the facts do not allow it."""
    before, noted = len(reading.refusals), len(reading.notes)
    layers = _layers(reading)
    runs = _latent(reading, layers) if _is_latent(reading) else _heads(reading, layers, tokens)
    if len(reading.refusals) == before:
        return runs
    # What was taken for granted has not come to anything.
    del reading.notes[noted:]
    return None


def _layers(reading: Reading) -> int:
    """The layers that hold a cache; recurrent ones do not."""
    if why := UNCOVERED.get(reading.word("backbone")):
        reading.refuse(why)
    layers = reading.need("num_hidden_layers") or 0
    if reading.word("architecture") != "hybrid" and not reading.state("kv_cache_layers").has_value:
        return layers
    holding = reading.need("kv_cache_layers") or 0
    if holding > layers > 0:
        reading.refuse(f"{holding} layers with a KV cache are more than all {layers} layers")
    return holding


def _is_latent(reading: Reading) -> bool:
    attention = reading.word("attention")
    ranked = reading.state("kv_lora_rank").has_value
    if attention not in ("", "mla") and ranked:
        reading.refuse(f"attention is recorded as {attention.upper()}, and a KV latent rank too")
    return attention == "mla" or (not attention and ranked)


def _latent(reading: Reading, layers: int) -> tuple[Run, ...]:
    """Multi-head latent attention: one vector for keys and values together, so no factor 2 and no heads."""
    rank, rotary = reading.need("kv_lora_rank") or 0, reading.need("qk_rope_head_dim") or 0
    return (Run(layers, rank + rotary, f"{layers:,} layers × ({rank:,} latent + {rotary:,} rotary)"),)


def _heads(reading: Reading, layers: int, tokens: int) -> tuple[Run, ...]:
    """Keys and values of each KV head; layers with a window apart from those that see everything."""
    heads, width = _kv_heads(reading), _head_dim(reading)
    value = reading.number("v_head_dim") or width
    global_heads = reading.number("num_global_key_value_heads") or heads
    global_width = reading.number("global_head_dim") or width
    window = _window(reading)
    apart = (global_heads, global_width) != (heads, width)
    windowed = _windowed(reading, layers) if apart or 0 < window < tokens else 0
    global_value = global_width if apart else value
    return tuple(
        run
        for run in (
            _run(layers - windowed, global_heads, global_width, global_value),
            _run(windowed, heads, width, value, window),
        )
        if run.layers > 0
    )


def _run(layers: int, heads: int, key: int, value: int, window: int = 0) -> Run:
    kind = "windowed layers" if window else "layers"
    kept = f"{layers:,} {kind} × {heads:,} KV head{'s' * (heads != 1)} × head dimension"
    text = f"2 × {kept} {key:,}" if key == value else f"{kept} ({key:,} + {value:,})"
    return Run(layers, heads * (key + value), text, window)


def _kv_heads(reading: Reading) -> int:
    attention = reading.word("attention")
    if reading.state("num_key_value_heads").has_value or attention not in ("mha", "mqa"):
        return reading.need("num_key_value_heads") or 0
    if attention == "mqa":
        reading.note("KV heads: 1, which is what multi-query attention means")
        return 1
    reading.note("KV heads: as many as attention heads, which is what multi-head attention means")
    return reading.need("num_attention_heads") or 0


def _head_dim(reading: Reading) -> int:
    """As recorded; hidden size ÷ attention heads only where that is the documented default, and said to be so."""
    if reading.state("head_dim").has_value or (kind := reading.word("model_type")) not in DIVIDED:
        return reading.need("head_dim") or 0
    hidden, heads = reading.number("hidden_size"), reading.number("num_attention_heads")
    if not hidden or not heads or hidden % heads:
        return reading.need("head_dim") or 0
    derived = f"{hidden:,} hidden size ÷ {heads:,} attention heads = {hidden // heads:,}"
    reading.note(f"Head dimension derived: {derived}, the default of “{kind}” in Transformers, {DIVIDED[kind]}")
    return hidden // heads


def _window(reading: Reading) -> int:
    """How far back windowed layers look; 0 without any."""
    window = reading.number("sliding_window") or reading.number("attention_chunk_size")
    if not window and reading.state("sliding_window") is not State.NOT_APPLICABLE:
        reading.note("Sliding window unknown: every layer is counted in full; with a window it would be less")
        reading.at_most = True
    return window or 0


def _windowed(reading: Reading, layers: int) -> int:
    """How many layers have the window."""
    counted = reading.number("windowed_layers", least=0)
    every = reading.number("sliding_window_pattern") if counted is None else None
    if every:
        counted = layers - layers // every
        reading.note(f"Layers with the window: all but one in {every}, {layers} − {layers // every} = {counted}")
    windowed = reading.need("windowed_layers", least=0) if counted is None else counted
    if windowed is not None and windowed > layers > 0:
        reading.refuse(f"{windowed} layers with the window are more than the {layers} layers with a cache")
    return windowed or 0
