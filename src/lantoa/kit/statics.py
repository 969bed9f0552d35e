"""Static files under names that change with their content, inside JavaScript modules too."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class Statics(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """A module that imports another names the other's exact version: never half old, half new."""

    support_js_module_import_aggregation = True
