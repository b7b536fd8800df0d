"""The plugin's options as MkDocs and ProperDocs check them, and the project's settings as the host has read them."""

from collections.abc import Mapping
from pathlib import Path

from mkdocs.config import base, config_options
from mkdocs.config.base import BaseConfigOption, ValidationError
from mkdocs.config.defaults import MkDocsConfig

from generator.nouns.settings import Settings
from generator.nouns.visibility import Visibility, folder_visibilities


class FolderVisibilities(BaseConfigOption[Mapping[str, Visibility]]):
    """Folders of the vault, with what becomes of the notes in each."""

    def __init__(self) -> None:
        super().__init__()
        self.default: Mapping[str, Visibility] = {}

    def run_validation(self, value: object) -> Mapping[str, Visibility]:
        """Refuse what is unclear: nobody guesses at what is to be private."""
        if not isinstance(value, dict):
            raise ValidationError("write a map from folders to true, false or unlisted")
        folders, wrong = folder_visibilities(value)
        if wrong:
            raise ValidationError("; ".join(wrong))
        return folders


class ModelbookConfig(base.Config):  # type: ignore[no-untyped-call]
    """The plugin's options; folders are relative to `mkdocs.yml`, those of `folders` to the vault."""

    data_dir = config_options.Type(str, default="data")
    nearest = config_options.Type(int, default=3)
    publish = config_options.Type(bool, default=True)
    folders = FolderVisibilities()
    public_properties = config_options.Optional(config_options.ListOfItems(config_options.Type(str)))
    strict_line_breaks = config_options.Optional(config_options.Type(bool))
    git_dates = config_options.Type(bool, default=True)


def settings_of(config: MkDocsConfig, options: ModelbookConfig) -> Settings:
    """The project's settings; what the host leaves out of the vault is known only when it has looked."""
    root = Path(config.config_file_path).parent if config.config_file_path else Path.cwd()
    named = options.public_properties
    return Settings(
        root=root,
        vault=Path(config.docs_dir),
        data=root / options.data_dir,
        site_name=config.site_name,
        site_url=config.site_url or "",
        directory_urls=config.use_directory_urls,
        nearest=options.nearest,
        publish=options.publish,
        folders=options.folders,
        public_properties=None if named is None else tuple(named),
        strict_line_breaks=options.strict_line_breaks,
        git_dates=options.git_dates,
    )
