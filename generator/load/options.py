"""The plugin's options as they stand in `mkdocs.yml`, held against what each may be."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from generator.load.yaml_text import Parsed, Path, Quoted
from generator.nouns.problems import Level, Problem
from generator.nouns.spelling import did_you_mean, shown
from generator.nouns.visibility import Visibility, folder_visibilities

PLUGIN = "modelbook"
SWITCH = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}
"""As YAML 1.1 has it, which is what MkDocs reads."""
GUARDS = ("publish", "folders")
"""The options that keep notes back; where one cannot be read, only notes that say so themselves are published."""


def read_options(written: Mapping[str, Any]) -> dict[str, Any]:
    """The options that are set, by the names that `Settings` has for them; those that are wrong are left out."""
    options: dict[str, Any] = {}
    unclear = False
    for name, reader in OPTIONS.items():
        try:
            if written.get(name) is not None:
                options[name] = reader(written[name])
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
        OPTIONS[name](value)
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


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"{shown(value)} is no text")
    return str(value)


def _count(value: Any) -> int:
    if not isinstance(value, str) or isinstance(value, Quoted) or not value.isdecimal() or len(value) > 6:
        raise ValueError(f"{shown(value)} is no number from 0 on")
    return int(value)


def _switch(value: Any) -> bool:
    if not isinstance(value, str) or isinstance(value, Quoted) or value.lower() not in SWITCH:
        raise ValueError(f"{shown(value)} is neither true nor false")
    return SWITCH[value.lower()]


def _folders(value: Any) -> Mapping[str, Visibility]:
    if not isinstance(value, dict):
        raise ValueError(f"{shown(value)} is no map from folders to true, false or unlisted")
    folders, wrong = folder_visibilities(value)
    if wrong:
        raise ValueError("; ".join(wrong))
    return folders


def _names(value: Any) -> tuple[str, ...]:
    names = value if isinstance(value, list) else [None]
    if not all(isinstance(name, str) and name.strip() for name in names):
        raise ValueError(f"{shown(value)} is no list of names")
    return tuple(names)


OPTIONS: Mapping[str, Callable[[Any], Any]] = {
    "data_dir": _text,
    "nearest": _count,
    "publish": _switch,
    "folders": _folders,
    "public_properties": _names,
    "strict_line_breaks": _switch,
    "git_dates": _switch,
}
"""Every option of the plugin, and what reads it: a ValueError says what is wrong."""
