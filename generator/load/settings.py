"""A project's folder to its settings, read from `mkdocs.yml` without the engine that the file is for."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from pathspec import GitIgnoreSpec

from generator.files import Unreadable, read_text
from generator.load.options import options_of, read_options, wrong_options
from generator.load.yaml_text import parse_yaml
from generator.nouns.problems import Level, Problem
from generator.nouns.settings import Settings

CONFIG_NAMES = ("mkdocs.yml", "mkdocs.yaml", "properdocs.yml", "properdocs.yaml")
TRUE_WORDS = frozenset({"true", "yes", "on"})
BROKEN = frozenset({"yaml-malformed", "yaml-too-large"})
MAX_PARENTS = 8


def config_file(root: Path) -> Path | None:
    """The site's configuration in a project's folder, whichever of its usual names it has."""
    return next((root / name for name in CONFIG_NAMES if (root / name).is_file()), None)


def read_settings(root: Path) -> tuple[Settings, list[Problem]]:
    """The settings of the project in `root`, and the usual ones for what `mkdocs.yml` leaves open."""
    problems: list[Problem] = []
    file = config_file(root)
    config = _config(file, root, problems) if file else {}
    options = {"git_dates": True, **read_options(options_of(config))}
    settings = Settings(
        root=root,
        # MkDocs looks for docs/ where its file does not say; a folder without such a file is taken to have our layout.
        vault=root / _text(config, "docs_dir", "docs" if file else "content"),
        data=root / options.pop("data_dir", "data"),
        site_name=_text(config, "site_name", "Modelbook"),
        site_url=_text(config, "site_url", ""),
        directory_urls=_text(config, "use_directory_urls", "true").lower() in TRUE_WORDS,
        excluded=_excluded(_text(config, "exclude_docs", ""), _text(config, "draft_docs", "")),
        **options,
    )
    return settings, problems


def _config(file: Path, root: Path, problems: list[Problem], depth: int = 0) -> dict[str, Any]:
    """The file as plain values, over those of the file that it inherits from."""
    shown = file.relative_to(root).as_posix() if file.is_relative_to(root) else file.name
    try:
        parsed = parse_yaml(read_text(file, shown), shown)
    except Unreadable as unreadable:
        problems.append(unreadable.problem)
        return {}
    # Tags (!ENV, !!python/name:…), merge keys and the like are the engine's business; broken YAML is everybody's.
    problems += [problem for problem in parsed.problems if problem.code in BROKEN]
    if not isinstance(parsed.value, dict):
        if not any(problem.code in BROKEN for problem in parsed.problems):
            message = "holds no settings; defaults are used; write at least “site_name: …”"
            problems.append(Problem(shown, 0, "config-empty", message, Level.WARNING))
        return {}
    problems += wrong_options(parsed, shown)
    parent = parsed.value.get("INHERIT")
    inherited = isinstance(parent, str) and depth < MAX_PARENTS
    base = _config(file.parent / str(parent), root, problems, depth + 1) if inherited else {}
    return _merged(base, parsed.value)


def _merged(base: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    """Maps within maps are merged as MkDocs does for INHERIT; anything else is replaced."""
    both = {key: _merged(base[key], over[key]) for key in over if _is_map(base.get(key)) and _is_map(over[key])}
    return {**base, **over, **both}


def _is_map(value: Any) -> bool:
    return isinstance(value, dict)


def _excluded(*patterns: str) -> Callable[[str], bool]:
    """What MkDocs leaves out by itself, and what these patterns do, in the syntax of `.gitignore`."""
    lines = [line for text in patterns for line in text.splitlines()]
    return GitIgnoreSpec.from_lines([".*", "/templates/", *lines]).match_file


def _text(values: Mapping[str, Any], key: str, otherwise: str) -> str:
    value = values.get(key)
    return value if isinstance(value, str) and value else otherwise
