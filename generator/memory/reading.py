"""The facts that an estimate reads: which it used, what they lack by name, and what a reader has to know of them."""

from generator.nouns.book import Model
from generator.nouns.claims import Fact, State
from generator.nouns.kinds import show_exact
from generator.nouns.quantities import Quantity

NAMES = {
    "parameters": "parameters",
    "parameters_exact": "parameters",
    "num_hidden_layers": "layers",
    "num_attention_heads": "attention heads",
    "num_key_value_heads": "KV heads",
    "head_dim": "head dimension",
    "kv_lora_rank": "KV latent rank",
    "qk_rope_head_dim": "rotary head dimension",
    "windowed_layers": "layers with the window",
    "kv_cache_layers": "layers with a KV cache",
}
"""How refusals call the fields that an estimate cannot do without."""
KIBI, MILLION = 1024, 10**6


class Reading:
    """One model, read for one estimate."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.used: dict[str, Fact] = {}
        self.notes: list[str] = []
        self.refusals: list[str] = []
        self.at_most = False
        """Whether the cache may be smaller than what is worked out."""

    def state(self, id_: str) -> State:
        """What is known about a field."""
        fact = self.model.facts.get(id_)
        return fact.state if fact else State.UNKNOWN

    def word(self, id_: str) -> str:
        """The value of a choice; empty where there is none."""
        fact = self.model.facts.get(id_)
        if fact is None or not isinstance(fact.value, str):
            return ""
        self._use(fact)
        return fact.value

    def number(self, id_: str, *, least: int = 1) -> int | None:
        """A whole number; None where there is none, and with a refusal where there is one that cannot be."""
        fact = self.model.facts.get(id_)
        if fact is None or fact.value is None:
            return None
        self._use(fact)
        if isinstance(fact.value, Quantity) and fact.value.number >= least:
            number = fact.value.number
            if number == int(number):
                return int(number)
        self.refuse(f"{NAMES.get(id_, fact.field.label)} cannot be {show_exact(fact.field, fact.value)}")
        return None

    def need(self, id_: str, *, least: int = 1) -> int | None:
        """A whole number, refused by name where there is none."""
        state = self.state(id_)
        if not state.has_value:
            self.refuse(f"{NAMES[id_]} {state.value.replace('-', ' ')}")
        return self.number(id_, least=least)

    def refuse(self, why: str) -> None:
        """Name what the facts do not allow."""
        if why not in self.refusals:
            self.refusals.append(why)

    def note(self, what: str) -> None:
        """Tell the reader once."""
        if what not in self.notes:
            self.notes.append(what)

    def _use(self, fact: Fact) -> None:
        if fact.field.id in self.used:
            return
        self.used[fact.field.id] = fact
        if fact.state is State.DISPUTED and fact.chosen and fact.value is not None:
            value = show_exact(fact.field, fact.value)
            self.note(f"{fact.field.label}: disputed; {value} is used, after {fact.chosen.source.title}")


def parameters_of(reading: Reading) -> int | None:
    """All parameters, those of every expert too; a tied embedding is in the count once."""
    return reading.need("parameters_exact" if reading.state("parameters_exact").has_value else "parameters")


def own_context(model: Model) -> int | None:
    """The most tokens that the model itself takes; a round `128K` is read in 1,024s, which is the longer reading."""
    fact = model.facts.get("context_length")
    if fact is None or not isinstance(fact.value, Quantity):
        return None
    number = int(fact.value.number)
    if not fact.value.compact:
        return number if number > 0 else None
    units = 2 if number % MILLION == 0 else 1
    return number * KIBI**units // 1000**units or None
