"""Static files: every one gets a name that changes with its content."""

import json
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.test import override_settings

from lantoa.kit.statics import Statics

NAMED = {**settings.STORAGES, "staticfiles": {"BACKEND": f"{Statics.__module__}.Statics"}}


def test_every_module_of_the_phone_is_named_by_its_content_and_names_the_others_so(
    tmp_path: Path,
) -> None:
    with override_settings(STATIC_ROOT=tmp_path, STORAGES=NAMED):
        call_command("collectstatic", verbosity=0, interactive=False)

    paths = json.loads((tmp_path / "staticfiles.json").read_text())["paths"]
    start = (tmp_path / paths["js/phone/start.js"]).read_text()
    assert paths["js/phone/start.js"] != "js/phone/start.js"
    assert Path(paths["js/phone/queue.js"]).name in start
