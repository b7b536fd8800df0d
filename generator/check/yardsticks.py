"""The benchmarks and GPUs that the ranking and the needs name have to exist."""

from collections.abc import Iterator

from generator.check.subject import Subject
from generator.nouns.problems import Problem
from generator.nouns.spelling import did_you_mean, shown
from generator.nouns.yardsticks import OfMemory, OfScores


def check_yardsticks(subject: Subject) -> Iterator[Problem]:
    """Benchmarks that `benchmarks.yml` does not list, where there is one, and GPUs that `gpus.yml` does not."""
    benchmarks, gpus = subject.library.benchmarks, subject.library.gpus
    for yardstick, path, line in subject.library.yardsticks:
        if isinstance(yardstick, OfScores) and "benchmarks.yml" in subject.library.present:
            for id_ in yardstick.benchmarks:
                if id_ not in benchmarks:
                    what = f"benchmark {shown(id_)} is not in {subject.data('benchmarks.yml')}"
                    message = (
                        f"{what}{did_you_mean(id_, benchmarks)}; no score counts for it; correct it or add it there"
                    )
                    yield Problem(path, line, "benchmark-unknown", message)
        if isinstance(yardstick, OfMemory) and yardstick.gpu and yardstick.gpu not in gpus:
            what = f"GPU {shown(yardstick.gpu)} is not in {subject.data('gpus.yml')}{did_you_mean(yardstick.gpu, gpus)}"
            message = f"{what}; it cannot be told what fits into it; correct it or add it there"
            yield Problem(path, line, "gpu-unknown", message)
