"""`gpus.yml`."""

from decimal import Decimal

import pytest

from generator.load.gpus import read_gpus
from generator.nouns.dates import parse_date

WHOLE = """sources:
  list: {title: A list, publisher: Somebody, kind: third-party, url: "https://example.org/list"}
  seen: {title: A photograph, publisher: Somebody else, kind: measured}
gpus:
  one:
    name: One
    maker: Acme
    memory: {value: 24 GB, source: list, note: By the box.}
    reported: {value: "24,564 MiB", source: seen}
    bandwidth: {value: 1.01 TB/s, source: list}
    rent:
      - {provider: Clouds, per_hour: $1.20, gpus: 2, as_of: 2025-03-07, instance: c2, source: list, note: Spot.}
  two: {name: Two, memory: {value: 8 GiB, source: list}}
"""


def test_a_gpu_has_its_memory_as_stated_and_as_reported():
    """Each with its unit and its source."""
    gpus, problems = read_gpus(WHOLE, "data/gpus.yml")
    one = gpus["one"]
    assert problems == []
    assert (one.name, one.maker, one.line) == ("One", "Acme", 6)
    assert (one.memory.size.bytes, one.memory.size.written, one.memory.note) == (24 * 10**9, "24 GB", "By the box.")
    assert (one.reported.size.bytes, one.reported.source.title) == (24_564 * 2**20, "A photograph")
    assert (one.bandwidth.size.bytes, one.bandwidth.size.written) == (1_010_000_000_000, "1.01 TB")
    assert one.capacity is one.reported
    assert gpus["two"].capacity is gpus["two"].memory


def test_a_rent_is_that_of_a_whole_machine():
    """With how many GPUs it has, and the day on which it was so."""
    (rent,) = read_gpus(WHOLE, "data/gpus.yml")[0]["one"].rent
    assert (rent.provider, rent.per_hour, rent.gpus, rent.instance) == ("Clouds", Decimal("1.20"), 2, "c2")
    assert (rent.as_of, rent.source.id, rent.line, rent.note) == (parse_date("2025-03-07"), "list", 12, "Spot.")


def test_an_empty_file_has_no_gpus():
    """And no problem."""
    assert read_gpus("", "data/gpus.yml") == ({}, [])


MISFITS = (
    (
        "gpus:\n  one: {name: One, memory: {value: 24, source: list}}\n",
        (
            "data/gpus.yml:2: error value-wrong “gpus.one.memory.value”: “24” does not fit: takes a size with its "
            "unit, as 24 GB or 24 GiB; “gpus.one” was not used; correct it"
        ),
    ),
    (
        "gpus:\n  one: {name: One, memory: {value: 24 GB, source: lsit}}\n",
        "data/gpus.yml:2: error source-unknown source “lsit” is not under “sources”; kept without it; declare it",
    ),
    (
        "gpus:\n  one: {name: One}\n",
        "data/gpus.yml:2: error key-missing “gpus.one.memory” is missing; “gpus.one” was not used; add it",
    ),
    (
        (
            "sources: {list: {title: A, publisher: B, kind: primary}}\ngpus:\n  one:\n    name: One\n"
            "    memory: {value: 1 GB, source: list}\n    rent:\n      - {provider: C, per_hour: 0, source: list}\n"
            "      - {provider: D, per_hour: 1, source: list}\n"
        ),
        (
            "data/gpus.yml:7: error value-wrong “gpus.one.rent.0.per_hour”: “0” is not above 0; “gpus.one.rent.0” was "
            "not used; correct it"
        ),
    ),
    (
        (
            "sources: {list: {title: A, publisher: B, kind: primary}}\ngpus:\n  one:\n    name: One\n"
            "    memory: {value: 1 GB, source: list}\n    bandwidth: {value: 900 GB, source: list}\n"
        ),
        (
            "data/gpus.yml:6: error value-wrong “gpus.one.bandwidth.value”: “900 GB” does not fit: takes a size per "
            "second, as 3350 GB/s; “gpus.one.bandwidth” was not used; correct it"
        ),
    ),
)


@pytest.mark.parametrize(("text", "message"), MISFITS)
def test_what_does_not_fit_is_told_and_left_out(text, message):
    """The rest is kept."""
    _, problems = read_gpus(text, "data/gpus.yml")
    assert [str(problem) for problem in problems] == [message]


def test_the_projects_own_gpus_are_many_and_sourced(repository):
    """At least forty, each with a memory that somebody states, and each rent with its source and its day."""
    gpus, problems = read_gpus((repository / "data" / "gpus.yml").read_text(encoding="utf-8"), "data/gpus.yml")
    assert problems == []
    assert len(gpus) >= 40
    assert len({gpu.name for gpu in gpus.values()}) == len(gpus)
    for gpu in gpus.values():
        assert all(one.source.url for one in (gpu.memory, gpu.reported, gpu.bandwidth) if one)
        assert all(rent.source.url and rent.as_of for rent in gpu.rent)
        assert gpu.reported is None or abs(gpu.reported.size.bytes / gpu.memory.size.bytes - 1) < 0.08
    assert sum(bool(gpu.rent) for gpu in gpus.values()) >= 20
