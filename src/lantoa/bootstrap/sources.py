"""Where packages come from: the person's own pip and uv settings, obeyed by both tools."""

import configparser
import os
from collections.abc import Mapping
from pathlib import Path

PIP_FILES = ("~/.pip/pip.conf", "~/.config/pip/pip.conf", "/etc/pip.conf")


def pip_setting(name: str, environ: Mapping[str, str] = os.environ) -> str:
    """Return pip's own setting `name` (such as "index-url"): environment first, then its files."""
    if value := environ.get("PIP_" + name.upper().replace("-", "_")):
        return value
    files = (environ.get("PIP_CONFIG_FILE", ""), *PIP_FILES)
    for path in (Path(file).expanduser() for file in files if file):
        parser = configparser.ConfigParser(interpolation=None)
        try:
            parser.read(path, encoding="utf-8")
        except (OSError, configparser.Error, UnicodeDecodeError):
            continue
        for section in ("install", "global"):
            if parser.has_option(section, name):
                return parser.get(section, name).strip()
    return ""


def index(environ: Mapping[str, str] = os.environ) -> str:
    """Return the index that the person set for uv or pip, or "" for the tools' own default."""
    for name in ("UV_DEFAULT_INDEX", "UV_INDEX_URL"):
        if value := environ.get(name):
            return value
    return pip_setting("index-url", environ)


def for_uv(environ: Mapping[str, str] = os.environ) -> dict[str, str]:
    """Return an environment in which uv uses what was set for pip, unless told otherwise."""
    env = dict(environ)
    if address := index(environ):
        env.setdefault("UV_DEFAULT_INDEX", address)
    if certificate := pip_setting("cert", environ):
        env.setdefault("SSL_CERT_FILE", certificate)
    # uv would otherwise look at a virtual environment or project that the person stands in.
    env.pop("VIRTUAL_ENV", None)
    return env
