"""What a task costs at each provider's price, and beside a rented GPU, as values and as text."""

from collections.abc import Sequence
from decimal import Decimal

from generator.cli.printing import Table, text
from generator.cli.project import refuse
from generator.nouns.book import Book
from generator.nouns.claims import Source
from generator.nouns.costs import Bill, BreakEven, Costing, Machine, Task
from generator.nouns.quantities import parse_quantity, show_money
from generator.nouns.spelling import shown

MOST = 10**9
"""Tokens of one task, and tasks."""
SIGNIFICANT = 4


def task_of(input_: str, output: str, cached: str, batch: str) -> Task:
    """The task that the options describe; ends the command for what is none."""
    task = Task(
        _count(input_, "--input"), _count(output, "--output"), _count(cached, "--cached"), _count(batch, "--batch")
    )
    if not task.input and not task.output:
        refuse("a task has tokens; say how many with --input and --output")
    if task.cached > task.input:
        refuse(f"--cached counts some of the input: {task.cached:,} tokens are more than {task.input:,}")
    if not task.batch:
        refuse("--batch takes 1 task or more")
    return task


def _count(written: str, option: str) -> int:
    """A whole number; K and M count in 1,000s here, since prices do."""
    try:
        number = parse_quantity(written).number
    except ValueError:
        number = Decimal(-1)
    if number != int(number) or not 0 <= number <= MOST:
        refuse(f"{option}: {shown(written)} is no whole number from 0 to {MOST:,}; write 2000, or 2K for the same")
    return int(number)


def cost_json(task: Task, made: Sequence[Costing], book: Book) -> dict[str, object]:
    """Amounts in USD; null where a price or a machine is missing, and why."""
    asked_for = {"input": task.input, "output": task.output, "cached": task.cached, "batch": task.batch}
    return {"task": asked_for, "models": [_costing(one, book) for one in made]}


def _costing(one: Costing, book: Book) -> dict[str, object]:
    return {
        "model": one.model,
        "name": book.models[one.model].name,
        "bills": [_bill(bill) for bill in one.bills],
        "rent": _machine(one.machine) if one.machine else None,
        "break_even": [_even(even) for even in one.break_even],
        "why_not": one.why_not,
    }


def _bill(bill: Bill) -> dict[str, object]:
    price = bill.price
    return {
        "provider": price.provider,
        "tier": price.tier,
        "parts": [
            {
                "label": part.label,
                "tokens": part.tokens,
                "usd_per_million": float(part.price),
                "usd": float(part.amount),
            }
            for part in bill.parts
        ],
        "usd_per_task": None if bill.each is None else float(bill.each),
        "usd": None if bill.total is None else float(bill.total),
        "formula": bill.formula,
        "as_of": str(price.as_of or ""),
        "source": _source(price.source),
        "notes": list(bill.notes),
        "refusals": list(bill.refusals),
    }


def _machine(machine: Machine) -> dict[str, object]:
    rent, fit = machine.rent, machine.fit
    return {
        "gpu": fit.gpu.id,
        "needed": fit.count,
        "gpus": rent.gpus,
        "provider": rent.provider,
        "instance": rent.instance,
        "usd_per_hour": float(rent.per_hour),
        "as_of": str(rent.as_of or ""),
        "source": _source(rent.source),
    }


def _even(even: BreakEven) -> dict[str, object]:
    return {
        "provider": even.bill.price.provider,
        "tier": even.bill.price.tier,
        "tasks_per_hour": None if even.tasks_per_hour is None else float(even.tasks_per_hour),
        "output_tokens_per_second": None if even.per_second is None else float(even.per_second),
        "formula": even.formula,
        "source": _source(even.bill.price.source),
    }


def _source(source: Source) -> dict[str, str]:
    return {"title": source.title, "publisher": source.publisher, "url": source.url}


def cost_text(task: Task, made: Sequence[Costing], book: Book) -> str:
    """A table of bills for each model, and the rented machine beside it."""
    cached = f" ({task.cached:,} of them cached)" if task.cached else ""
    tasks = f", {task.batch:,} tasks" if task.batch > 1 else ""
    lines = [f"{task.input:,} tokens in{cached}, {task.output:,} out{tasks}; USD", ""]
    for one in made:
        lines += [f"{book.models[one.model].name} ({one.model})", *_bills_text(one, task, book)]
        lines += [*_rent_text(one, book), ""]
    return "\n".join(lines)


def _bills_text(one: Costing, task: Task, book: Book) -> list[str]:
    if not one.bills:
        return ["no price is recorded"]
    head = ("Provider", "Terms", "A task", *(("All",) if task.batch > 1 else ()), "As of", "Source", "Remarks")
    rows = [_bill_row(bill, task, book) for bill in one.bills]
    return [text(Table(head, tuple(rows)))]


def _bill_row(bill: Bill, task: Task, book: Book) -> tuple[object, ...]:
    price = bill.price
    amounts = (bill.each, bill.total) if task.batch > 1 else (bill.each,)
    remarks = "; ".join((*bill.refusals, *bill.notes))
    terms = price.tier or "standard"
    asked_for = ("–" if amount is None else usd(amount) for amount in amounts)
    return book.organization(price.provider), terms, *asked_for, str(price.as_of or ""), price.source.title, remarks


def _rent_text(one: Costing, book: Book) -> list[str]:
    if one.machine is None:
        return [f"No rented GPU to compare with: {one.why_not}."]
    fit, rent = one.machine.fit, one.machine.rent
    which = f"{rent.provider}{f' {rent.instance}' if rent.instance else ''}, {rent.gpus} × {fit.gpu.name}"
    when = f", {rent.as_of}" if rent.as_of else ""
    head = f"Rented: {which}, {show_money(rent.per_hour)} an hour ({rent.source.title}{when})."
    held = f"It holds the model at {one.estimate.ask.weights.label}, one task at a time."
    if not one.break_even:
        return [head, held]
    return [head, f"{held} It costs less than", *(f"- {_even_text(even, book)}" for even in one.break_even)]


def _even_text(even: BreakEven, book: Book) -> str:
    price = even.bill.price
    who = f"{book.organization(price.provider)}{f', {price.tier}' if price.tier else ''} ({price.source.title})"
    if even.tasks_per_hour is None or even.per_second is None:
        return f"{who} never, which asks nothing"
    return f"{who} from {even.tasks_per_hour:,.1f} tasks an hour, {even.per_second:,.1f} tokens of output a second"


def usd(amount: Decimal) -> str:
    """An amount to the cent, or to four digits where it is small."""
    digits = max(2, SIGNIFICANT - 1 - amount.adjusted()) if amount else 2
    return show_money(round(amount, digits))
