"""Rerun: an approved bulletin aired again outside its own session (phát lại)."""

from dataclasses import replace

from lantoa.channels import radio
from lantoa.channels.base import Counted

CHANNEL = replace(
    radio.CHANNEL,
    kind="rerun",
    label="Phát lại",
    icon="rotate-clockwise",
    verb="Đã phát lại",
    counts=(
        Counted("rerun_sessions", "Số buổi phát lại", "buổi"),
        Counted("rerun_minutes", "Thời lượng phát lại", "phút", of="minutes"),
    ),
)
