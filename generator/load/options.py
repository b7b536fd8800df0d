"""The plugin's options as they stand in `mkdocs.yml`, held against what each may be."""

from collections.abc import Iterator, Mapping
from typing import Any

import yaml

from generator.load.yaml_text import Parsed, Path, Quoted
from generator.nouns.options import OPTIONS
from generator.nouns.problems import Level, Problem
from generator.nouns.spelling import did_you_mean, shown

PLUGIN = "modelbook"
GUARDS = ("publish", "folders")
"""The options that keep notes back; where one cannot be read, only notes that say so themselves are published."""


def read_options(written: Mapping[str, Any]) -> dict[str, Any]:
    """The options that are set, by the names that `Settings` has for them; those that are wrong are left out."""
    options: dict[str, Any] = {}
    unclear = False
    for name, reader in OPTIONS.items():
        try:
            if written.get(name) is not None:
                options[name] = reader(_typed(written[name]))
        except ValueError:
            unclear = unclear or name in GUARDS
    return options | {"publish": False} if unclear else options


def wrong_options(parsed: Parsed, path: str) -> Iterator[Problem]:
    """What is wrong with the options that stand in the file itself."""
    tagged = {problem.line for problem in parsed.problems if problem.code == "yaml-tag"}
    for place, options in _places(parsed.value):
        for name, value in options.items():
            line = parsed.line((*place, name))
            if name not in OPTIONS:
                hint = did_you_mean(name, OPTIONS)
                message = f"the plugin has no option {shown(name)}{hint}; not read; correct or remove it"
                yield Problem(path, line, "option-unknown", message, Level.WARNING)
            elif value is not None and (wrong := _wrong(name, value, tagged=line in tagged)) is not None:
                level = Level.WARNING if line in tagged else Level.ERROR
                yield Problem(path, line, "option-wrong", f"the option {shown(name)} {wrong}", level)


def _wrong(name: str, value: Any, *, tagged: bool) -> str | None:
    """What is wrong with a value, what was done about it and what to do; None for a right one."""
    try:
        OPTIONS[name](_typed(value))
    except ValueError as error:
        done = "what does not say “publish: true” itself is kept back" if name in GUARDS else "the default is used"
        if tagged:
            return f"has a tag, which only MkDocs reads; {done}; write the value out"
        return f"cannot be used: {error}; {done}; correct it"
    return None


def options_of(config: Mapping[str, Any]) -> Mapping[str, Any]:
    """What a configuration says to the plugin, from either way of listing plugins."""
    return {name: value for _, options in _places(config) for name, value in options.items()}


def _places(config: Any) -> Iterator[tuple[Path, Mapping[str, Any]]]:
    plugins = config.get("plugins") if isinstance(config, dict) else None
    named: list[tuple[Path, Any]] = [(("plugins",), plugins)]
    if isinstance(plugins, list):
        named = [(("plugins", at), item) for at, item in enumerate(plugins)]
    for place, item in named:
        options = item.get(PLUGIN) if isinstance(item, dict) else None
        if isinstance(options, dict):
            yield (*place, PLUGIN), options


def _typed(value: Any) -> Any:
    """A value as the engine reads it; what is not quoted may be something else than text."""
    if isinstance(value, dict):
        return {_typed(name): _typed(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_typed(item) for item in value]
    if not isinstance(value, str) or isinstance(value, Quoted):
        return value
    try:
        return yaml.safe_load(value)
    except (yaml.YAMLError, ValueError):  # such as a date that there is none of
        return value
