"""What a task costs at each price, and the rented machine beside it."""

from decimal import Decimal

import pytest
from architectures import LLAMA_32_1B
from builders import make_book, make_price, make_record, make_source
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.costs import bills, break_even, cheapest_machine, why_not_rented
from generator.load.catalogues import read_fields
from generator.memory import estimate, fits
from generator.memory.asking import asked
from generator.nouns.costs import Machine, Task
from generator.nouns.gpus import Gpu, Rent, Stated
from generator.nouns.memory import Fit
from generator.nouns.sizes import parse_size
from generator.questions import charge


def make_model(*prices, **over):
    return make_book(make_record(prices=prices, **over)).models["alpha"]


def make_gpu(id_="gpu", memory="24 GB", *rents):
    source = make_source("list")
    offers = [Rent(provider, Decimal(hour), count, source, 1) for provider, hour, count in rents]
    return Gpu(id_, id_.upper(), Stated(parse_size(memory), source), rent=tuple(offers))


def make_fit(gpu, count=1):
    return Fit(gpu, count, count * gpu.capacity.size.bytes, 0)


def test_a_bill_is_tokens_times_price():
    """1,000 at $2.50 and 500 at $10.00 a million are $0.0075."""
    (bill,) = bills(make_model(make_price(input=Decimal("2.50"), output=Decimal(10))), Task(1000, 500))
    assert (bill.each, bill.total) == (Decimal("0.0075"), Decimal("0.0075"))
    assert [(part.label, part.tokens, part.amount) for part in bill.parts] == [
        ("input", 1000, Decimal("0.0025")),
        ("output", 500, Decimal("0.005")),
    ]
    assert bill.formula == "(1,000 input × $2.50 + 500 output × $10.00) ÷ 1M = $0.0075"


def test_cached_tokens_are_a_part_of_the_input_at_their_own_price():
    """800 of 1,000 at a tenth."""
    price = make_price(input=Decimal(1), output=Decimal(0), cached_input=Decimal("0.1"))
    (bill,) = bills(make_model(price), Task(1000, 0, cached=800, batch=1_000_000))
    assert bill.each == Decimal("0.00028")
    assert bill.total == Decimal(280)
    assert bill.formula == "(200 input × $1.00 + 800 cached input × $0.10) ÷ 1M = $0.00028, × 1,000,000 = $280.00"


def test_where_no_cached_price_is_recorded_the_bill_says_so():
    """Cached tokens are billed as fresh, which is the most that they cost."""
    (bill,) = bills(make_model(make_price(input=Decimal(1))), Task(1000, 0, cached=800))
    assert (bill.each, bill.notes) == (Decimal("0.001"), ("cached price unknown, billed as fresh",))


def test_an_unknown_price_is_refused_by_name():
    """Never counted as nothing; it does not matter for a task without such tokens."""
    price = make_price(output=None)
    (bill,) = bills(make_model(price), Task(1000, 500))
    assert (bill.each, bill.total, bill.refusals) == (None, None, ("output price unknown",))
    assert bills(make_model(price), Task(1000, 0))[0].each == Decimal("0.0001")


def test_each_provider_and_tier_has_its_bill():
    """The cheapest first, those that could not be made last."""
    prices = [make_price("dear", input=Decimal(5)), make_price("blank", input=None), make_price("cheap", tier="batch")]
    found = bills(make_model(*prices), Task(10, 10))
    assert [(bill.price.provider, bill.price.tier) for bill in found] == [
        ("cheap", "batch"),
        ("dear", ""),
        ("blank", ""),
    ]


@settings(max_examples=60)
@given(
    tokens=st.tuples(st.integers(0, 10**9), st.integers(0, 10**9)),
    price=st.tuples(*[st.decimals(0, 1000, places=6)] * 3),
    share=st.integers(0, 100),
    batch=st.integers(1, 10**9),
)
def test_a_bill_is_exact(tokens, price, share, batch):
    """No digit is rounded away, however many tasks there are."""
    fresh, written, kept = price
    task = Task(tokens[0], tokens[1], tokens[0] * share // 100, batch)
    (bill,) = bills(make_model(make_price(input=fresh, output=written, cached_input=kept)), task)
    millionths = (task.input - task.cached) * fresh + task.cached * kept + task.output * written
    assert bill.each * 1_000_000 == millionths
    assert bill.total * 1_000_000 == millionths * batch


def test_the_cheapest_machine_has_gpus_enough():
    """Several machines together are not one, however cheap."""
    gpu = make_gpu("gpu", "24 GB", ("single", "0.10", 1), ("pair", "0.90", 2), ("eight", "0.80", 8))
    assert cheapest_machine([make_fit(gpu, 2)]).rent.provider == "eight"
    assert cheapest_machine([make_fit(gpu, 1)]).rent.provider == "single"
    assert cheapest_machine([make_fit(gpu, 9)]) is None


def test_a_rented_machine_breaks_even_at_so_many_tasks():
    """$1.00 an hour against $0.0005 a task: 2,000 tasks, with 100 tokens each to write 55.6 a second."""
    (bill,) = bills(make_model(make_price(input=Decimal(1), output=Decimal(4))), Task(100, 100))
    machine = Machine(
        make_fit(make_gpu("gpu", "24 GB", ("clouds", "1.00", 1))), make_gpu("g", "1 GB", ("c", "1", 1)).rent[0]
    )
    even = break_even(bill, machine, Task(100, 100))
    assert even.tasks_per_hour == 2000
    assert round(even.per_second, 1) == Decimal("55.6")
    assert even.formula == "$1.00 an hour ÷ $0.0005 a task = 2,000.0 tasks an hour"


def test_what_is_free_is_never_dearer_than_a_machine():
    """And a bill that could not be made has no break-even."""
    free = make_price(input=Decimal(0), output=Decimal(0))
    machine = Machine(make_fit(make_gpu()), make_gpu("g", "1 GB", ("c", "2", 1)).rent[0])
    (bill,) = bills(make_model(free), Task(10, 10))
    even = break_even(bill, machine, Task(10, 10))
    assert (even.tasks_per_hour, even.formula) == (None, "$2.00 an hour against nothing a task: never")
    (bill,) = bills(make_model(make_price(output=None)), Task(10, 10))
    assert break_even(bill, machine, Task(10, 10)) is None


@pytest.fixture(scope="module")
def runnable(repository):
    """Llama 3.2 1B with a price, and whatever else is given."""
    path = repository / "data" / "fields.yml"
    catalogue = read_fields(path.read_text(encoding="utf-8"), "data/fields.yml")[0]

    def make(**facts):
        written = {name: str(said) for name, said in (LLAMA_32_1B | facts).items()}
        record = make_record(facts=written, catalogue=catalogue, prices=(make_price(),))
        return make_book(record, catalogue=catalogue).models["alpha"]

    return make


def test_a_costing_has_bills_and_the_machine_that_holds_the_model(runnable):
    """The memory is that of one task's tokens."""
    gpus = [make_gpu("small", "1 GB", ("clouds", "0.01", 1)), make_gpu("gpu", "24 GB", ("clouds", "0.50", 1))]
    task = Task(1000, 500)
    made = charge(runnable(), task, asked(str(task.context)), gpus)
    assert (made.machine.fit.gpu.id, made.machine.rent.per_hour, made.why_not) == ("gpu", Decimal("0.50"), "")
    assert made.estimate.ask.tokens == 1500
    assert [round(even.tasks_per_hour) for even in made.break_even] == [1667]


@pytest.mark.parametrize(
    ("facts", "gpus", "why"),
    [
        ({"open_weights": "no"}, [make_gpu()], "the weights are not open"),
        ({"head_dim": "unknown"}, [make_gpu()], "its memory cannot be worked out: head dimension unknown"),
        ({}, [], "no GPU is on record"),
        ({}, [make_gpu("l4")], "no rent is recorded for a machine with 1 × L4"),
        ({}, [make_gpu("a"), make_gpu("b")], "no rent is recorded for a machine with GPUs that hold it"),
    ],
)
def test_why_there_is_no_machine_is_said(runnable, facts, gpus, why):
    """Instead of a comparison with nothing."""
    model = runnable(**facts)
    made = estimate(model, asked())
    holding = fits(model, made, gpus)
    assert why_not_rented(model, made, holding, cheapest_machine(holding)) == why
