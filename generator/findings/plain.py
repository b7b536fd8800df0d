"""Rules that hold two or three facts against one another: heads, parameters, limits, the cutoff and the release."""

from collections.abc import Callable, Iterator, Mapping

from generator.findings.judging import Misfit, Values, misfits
from generator.findings.known import Known
from generator.findings.rule import Doubt, Subject, by, said
from generator.findings.stated import STATED, is_stated, most_precise
from generator.nouns.book import Model
from generator.nouns.claims import Claim
from generator.nouns.dates import PartialDate
from generator.nouns.kinds import agree, show, show_exact
from generator.nouns.problems import Level
from generator.nouns.quantities import Quantity
