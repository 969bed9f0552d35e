"""The settings of a house with one slow job."""

from lantoa.settings import *  # noqa: F403

JOBS = "tests.ops.slow_jobs.JOBS"
