"""The rented machine beside a provider's price: which one, and from how many tasks an hour on it costs less."""

from collections.abc import Sequence

from generator.nouns.book import Model
from generator.nouns.costs import Bill, BreakEven, Machine, Task
from generator.nouns.memory import Estimate, Fit
from generator.nouns.quantities import show_money

HOUR = 3600


def cheapest_machine(fits: Sequence[Fit]) -> Machine | None:
    """The cheapest hour of a machine with enough GPUs; several machines together are not one."""
    offers = [Machine(fit, rent) for fit in fits for rent in fit.gpu.rent if rent.gpus >= fit.count]
    return min(offers, key=lambda one: (one.rent.per_hour, one.rent.gpus, one.fit.gpu.id, one.rent.line), default=None)


def why_not_rented(model: Model, estimate: Estimate, fits: Sequence[Fit], machine: Machine | None) -> str:
    """Why there is nothing to compare with; empty where there is."""
    weights = model.facts.get("open_weights")
    if weights is not None and weights.value is False:
        return "the weights are not open"
    if estimate.total_bytes is None:
        return f"its memory cannot be worked out: {', '.join(estimate.refusals)}"
    if machine is not None:
        return ""
    if not fits:
        return "no GPU is on record"
    named = f"{fits[0].count} × {fits[0].gpu.name}" if len(fits) == 1 else "GPUs that hold it"
    return f"no rent is recorded for a machine with {named}"


def break_even(bill: Bill, machine: Machine, task: Task) -> BreakEven | None:
    """Where both cost the same; None for a bill that could not be made."""
    if bill.each is None:
        return None
    hour = show_money(machine.rent.per_hour)
    if not bill.each:
        return BreakEven(bill, None, None, f"{hour} an hour against nothing a task: never")
    tasks = machine.rent.per_hour / bill.each
    formula = f"{hour} an hour ÷ {show_money(bill.each)} a task = {tasks:,.1f} tasks an hour"
    return BreakEven(bill, tasks, tasks * task.output / HOUR, formula)
