"""Runs the rules on facts on lists that others publish, and counts what they find; one finding a line with --list.

python bench/findings.py FOLDER --list
"""

import argparse
import re
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import lists
import tables

from generator.findings import find, problems_of
from generator.findings.weights import TOTAL
from generator.load import load
from generator.load.catalogues import read_benchmarks, read_fields
from generator.load.settings import read_settings
from generator.merge import merge
from generator.nouns.book import Book, Model
from generator.nouns.claims import ABSENCES, Claim, Source, SourceKind, State
from generator.nouns.dates import PartialDate, parse_date
from generator.nouns.fields import Catalogue
from generator.nouns.kinds import parse
from generator.nouns.quantities import Quantity
from generator.nouns.records import Benchmark, Library, Price, Record, Score

DATA = Path(__file__).parent.parent / "data"
DATES = {
    "LLM Stats": "2025-05-22",
    "HELM": "2026-06-05",
    "LitGPT": "2026-06-29",
    "Llama Stack": "2025-08-29",
    "models.dev": "2026-07-02",
    "models.dev records": "2026-07-02",
    "OpenRouter": "2026-05-15",
    "LiteLLM": "2025-09-05",
    "genai-prices": "2026-08-21",
    "simple-evals": "2025-07-09",
    "config.json": "2026-08-21",
    "DeepSeek inference": "2025-08-28",
    "its name": "2026-08-21",
}
"""The day of each list's commit."""
DATES["models.dev, of OpenRouter"] = DATES["models.dev"]
COPIES = {"models.dev, of OpenRouter": "openrouter"}
"""Lists that repeat another, by the id of that other as a source."""
CHANGED = (
    *("hidden_size", "num_hidden_layers", "intermediate_size", "moe_intermediate_size", "num_local_experts"),
    *("num_attention_heads", "num_key_value_heads", "head_dim", "vocab_size", "parameters"),
)
NEAREST = ("config.json", "DeepSeek inference", "Llama Stack", "simple-evals")
"""Lists in which a developer speaks of its own models."""


def source_of(name: str) -> Source:
    kind = SourceKind.PRIMARY if name in NEAREST else SourceKind.THIRD_PARTY
    id_ = name.casefold().replace(" ", "-")
    return Source(id_, name, name, kind, date=parse_date(DATES[name]), copies=COPIES.get(name, ""))


def claims_of(model: str, source: str, facts: dict[str, Any], catalogue: Catalogue) -> Iterator[Claim]:
    """Facts as claims; what is no value of its field is left out."""
    for id_, value in facts.items():
        written = str(value)
        if value is None or id_ not in catalogue.fields:
            continue
        field, absence = catalogue.fields[id_], ABSENCES.get(written)
        try:
            parsed = None if absence else parse(field, written)
        except ValueError:
            continue
        yield Claim(model, field, absence or State.KNOWN, parsed, written, source_of(source), model, 0)


def key_of(repository: str) -> str:
    """What the lists have in common for one model: `llama-3.2-1b`."""
    name = repository.rpartition("/")[2].casefold().replace("_", "-")
    return re.sub(r"^meta-|-hf$", "", name)


def architectures(data: Path, catalogue: Catalogue) -> Book:
    """Records joined from tables of architecture and of sizes by the name of the repository."""
    tabled = [
        *tables.configs(data / "arch-hf-configs-aiconfigurator"),
        *tables.deepseek(data / "arch-deepseek-v3"),
        *tables.litgpt(data / "arch-litgpt"),
        *tables.llama_stack(data / "arch-llama-stack"),
    ]
    known = {key_of(repository) for repository, _, _ in tabled}
    sized = [
        *tables.sizes_in_names(dict.fromkeys(repository for repository, _, _ in tabled)),
        *tables.llm_stats(data / "llm-stats"),
        *tables.helm(data / "helm"),
    ]
    claims: dict[str, list[Claim]] = defaultdict(list)
    seen = set()
    for repository, source, facts in [*tabled, *sized]:
        key = key_of(repository)
        if key in known and (key, source) not in seen:
            seen.add((key, source))
            claims[key] += claims_of(key, source, facts, catalogue)
    return book_of([Record(key, key, key, claims=tuple(said)) for key, said in claims.items()], catalogue, {})


def listed(entries: Iterable[lists.Entry], catalogue: Catalogue, benchmarks: dict[str, Benchmark]) -> Book:
    """Records of what lists say of models; entries of one id become one record."""
    by_id: dict[str, list[lists.Entry]] = defaultdict(list)
    for entry in entries:
        by_id[entry.id].append(entry)
    names = {benchmark.name.casefold(): id_ for id_, benchmark in benchmarks.items()}
    return book_of([_record(id_, said, catalogue, names) for id_, said in by_id.items()], catalogue, benchmarks)


def _record(id_: str, entries: list[lists.Entry], catalogue: Catalogue, names: dict[str, str]) -> Record:
    own = id_.rpartition("/")[2]
    claims = [claim for one in entries for claim in claims_of(id_, one.source, one.facts, catalogue)]
    prices = tuple(
        Price(id_.partition("/")[0], source_of(one.source), 0, as_of=_date(one.as_of), **_decimals(one.price))
        for one in entries
        if one.price
    )
    scores = tuple(
        Score(names[name.casefold()], _decimal(score), source_of(one.source), 0, date=_date(taken))
        for one in entries
        for name, score, taken in one.scores
        if name.casefold() in names
    )
    name = next((one.name for one in entries if one.name), own)
    developer = id_.rpartition("/")[0]
    sources = {source.id: source for source in (source_of(one.source) for one in entries)}
    return Record(
        id_, name, id_, developer=developer, sources=sources, claims=tuple(claims), prices=prices, scores=scores
    )


def _date(text: str) -> PartialDate | None:
    try:
        return parse_date(text)
    except ValueError:
        return None


def _decimal(number: Any) -> Decimal:
    return Decimal(f"{float(number):.10g}")


def _decimals(price: dict[str, Any]) -> dict[str, Decimal]:
    return {key: _decimal(amount) for key, amount in price.items()}


def book_of(records: list[Record], catalogue: Catalogue, benchmarks: dict[str, Benchmark]) -> Book:
    """The merged book of records."""
    return merge(catalogue, Library(records={record.id: record for record in records}, benchmarks=benchmarks))


def books(data: Path) -> Iterator[tuple[str, Book]]:
    """What the rules are run on, by the name of each run."""
    catalogue, _ = read_fields((DATA / "fields.yml").read_text(encoding="utf-8"), "fields.yml")
    benchmarks, _ = read_benchmarks((DATA / "benchmarks.yml").read_text(encoding="utf-8"), "benchmarks.yml")
    assert catalogue is not None
    yield "architecture tables with sizes", architectures(data, catalogue)
    yield "models.dev, API", listed(lists.models_dev(data / "models.dev"), catalogue, {})
    yield "models.dev, records", listed(lists.models_dev_records(data / "models.dev"), catalogue, benchmarks)
    routed = [*lists.openrouter(data / "openrouter"), *lists.openrouter_copied(data / "models.dev")]
    yield "OpenRouter with its copy in models.dev", listed(routed, catalogue, {})
    yield "LiteLLM", listed(lists.litellm(data / "litellm-via-tokencost"), catalogue, {})
    yield "genai-prices", listed(lists.genai_prices(data / "genai-prices"), catalogue, {})
    scored = [*lists.llm_stats(data / "llm-stats"), *lists.simple_evals(data / "simple-evals")]
    yield "LLM Stats with simple-evals", listed(scored, catalogue, benchmarks)
    yield "HELM", listed(lists.helm(data / "helm"), catalogue, {})


def noticed(book: Book) -> Iterator[tuple[str, int, int]]:
    """For each field, of how many records whose sum fits a value doubled or halved is noticed, and of how many."""
    fitting = []
    for model in book.models.values():
        values = {id_: fact.value for id_, fact in model.facts.items() if fact.value is not None}
        if TOTAL.fit(model, values):
            fitting.append((model, values))
    for id_ in CHANGED:
        changed = [
            TOTAL.fit(model, values | {id_: replace(value, number=value.number * factor)}) is False
            for model, values in fitting
            for factor in (2, Decimal("0.5"))
            if isinstance(value := values.get(id_), Quantity)
        ]
        yield id_, sum(changed), len(changed)


def _is_summed(model: Model) -> bool:
    """Whether enough is known for the sum of its parameters."""
    values = {id_: fact.value for id_, fact in model.facts.items() if fact.value is not None}
    return TOTAL.fit(model, values) is not None


def own(count: int) -> Book:
    """So many records: those of this project, again and again under other names."""
    settings, _ = read_settings(DATA.parent)
    loaded = load(settings)
    records = list(loaded.library.records.values())
    many = {}
    for at in range(count):
        record = records[at % len(records)]
        many[f"{record.id}-{at}"] = replace(record, id=f"{record.id}-{at}", name=f"{record.name} {at}", alias_of=None)
    return merge(loaded.catalogue, replace(loaded.library, records=many))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--list", action="store_true")
    chosen = parser.parse_args()
    for count in (1_000, 10_000):
        many = own(count)
        started = time.perf_counter()
        find(many)
        print(f"{count:,} records like our own: {time.perf_counter() - started:.2f} s")
    for name, book in books(chosen.data):
        started = time.perf_counter()
        found = find(book)
        took = time.perf_counter() - started
        counts = Counter(finding.code for findings in found.values() for finding in findings)
        summed = sum(_is_summed(model) for model in book.models.values())
        print(f"{name}: {len(book.models):,} records, {took:.2f} s, {summed} with a sum of parameters")
        for code, count in counts.most_common():
            print(f"  {code:<18} {count:>6,}")
        if summed:
            for id_, seen, tried in noticed(book):
                print(f"  {id_} doubled or halved: noticed {seen} of {tried}")
        if chosen.list:
            print("".join(f"    {problem}\n" for problem in problems_of(found)), end="")


main()
