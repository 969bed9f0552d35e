"""The house under test: its own home, a fast password hasher, no manifest of static files."""

import os
import tempfile
from pathlib import Path

os.environ["LANTOA_HOME"] = tempfile.mkdtemp(prefix="lantoa-test-")
os.environ["DATABASE_URL"] = os.environ.get("LANTOA_TEST_DATABASE_URL", "")
os.environ["PGOPTIONS"] = "-c synchronous_commit=off"  # for programs beside the tests as well
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright keeps an event loop in the test's thread

from lantoa.settings import *  # noqa: F403
from lantoa.settings import DATABASES, STORAGES

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "testserver"]
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
WHITENOISE_MAX_AGE = 86_400  # a slow machine's phone may go offline long after it fetched a script
TEST_HOME = Path(os.environ["LANTOA_HOME"])
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A real file, as a commune has: in memory, a server's threads meet locks that no user meets.
    DATABASES["default"]["TEST"] = {"NAME": str(TEST_HOME / "test.sqlite3")}
    quickly = "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;"
    DATABASES["default"]["OPTIONS"] = DATABASES["default"]["OPTIONS"] | {"init_command": quickly}
