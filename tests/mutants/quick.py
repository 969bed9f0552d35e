"""Loaded by runs with a planted fault: finding it is enough, the smallest example is not wanted."""

from hypothesis import Phase, settings

settings.register_profile(
    "mutants", phases=(Phase.explicit, Phase.generate), deadline=None, derandomize=True
)
settings.load_profile("mutants")
