"""Costs: tokens × price for each provider and tier, and from how many tasks on a rented GPU is cheaper."""

from generator.costs.bills import bills
from generator.costs.needed import priced
from generator.costs.rents import break_even, cheapest_machine, why_not_rented

__all__ = ["bills", "break_even", "cheapest_machine", "priced", "why_not_rented"]
