"""The plugin's options as MkDocs and ProperDocs check them, and the project's settings as the host has read them."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from mkdocs.config import base
from mkdocs.config.base import BaseConfigOption, ValidationError
from mkdocs.config.defaults import MkDocsConfig

from generator.nouns import options
from generator.nouns.settings import Settings
from generator.nouns.visibility import Visibility

T = TypeVar("T")


class Option(BaseConfigOption[T]):
    """An option that is read as the commands read it; one without a value has its default."""

    def __init__(self, read: Callable[[Any], T], default: T) -> None:
        super().__init__()
        self.read, self.default = read, default

    def run_validation(self, value: object) -> T:
        """Refuse what is unclear: nobody guesses at what is to be private."""
        try:
            return self.default if value is None else self.read(value)
        except ValueError as error:
            raise ValidationError(str(error)) from error


class ModelbookConfig(base.Config):  # type: ignore[no-untyped-call]
    """The plugin's options; folders are relative to `mkdocs.yml`, those of `folders` to the vault."""

    data_dir = Option(options.text, "data")
    nearest = Option(options.count, 3)
    publish = Option(options.switch, default=True)
    folders = Option[Mapping[str, Visibility]](options.folders, {})
    public_properties = Option[tuple[str, ...] | None](options.names, None)
    strict_line_breaks = Option[bool | None](options.switch, None)
    git_dates = Option(options.switch, default=True)


def settings_of(config: MkDocsConfig, chosen: ModelbookConfig) -> Settings:
    """The project's settings; what the host leaves out of the vault is known only when it has looked."""
    root = Path(config.config_file_path).parent if config.config_file_path else Path.cwd()
    return Settings(
        root=root,
        vault=Path(config.docs_dir),
        data=root / chosen.data_dir,
        site_name=config.site_name,
        site_url=config.site_url or "",
        directory_urls=config.use_directory_urls,
        nearest=chosen.nearest,
        publish=chosen.publish,
        folders=chosen.folders,
        public_properties=chosen.public_properties,
        strict_line_breaks=chosen.strict_line_breaks,
        git_dates=chosen.git_dates,
    )
