"""What is asked of reach: how surely, on what, by what, how often, in which days."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from lantoa.channels.base import all_channels
from lantoa.commune.queries import whole_number
from lantoa.kit import clock
from lantoa.kit.periods import Period, month_of, week_of
from lantoa.kit.say import num, on, span
from lantoa.plan.models import Campaign
from lantoa.reach import spans
from lantoa.reach.hamlet_reach import HamletReach
from lantoa.reach.queries import period_of
from lantoa.reach.rules import DELIVERED, LABELS, OFFERED, Counts

PERIODS = {
    "dot": "Từ đầu đợt đến nay",
    "tuan": "Tuần này",
    "tuan-truoc": "Tuần trước",
    "thang": "Kỳ báo cáo này",
    "thang-truoc": "Kỳ báo cáo trước",
}
OFTEN = {
    "two_channels": "Từ hai hình thức",
    "twice": "Từ hai lần hoạt động",
    "thrice": "Từ ba lần hoạt động",
    "two_days": "Từ hai ngày khác nhau",
    "three_days": "Từ ba ngày khác nhau",
    "two_weeks": "Từ hai tuần khác nhau",
    "three_weeks": "Từ ba tuần khác nhau",
}
"""Two activities, two days and two weeks are three different numbers; each says which it is."""
OF_DELIVERED = "Số lần đếm theo mức đã nhận tận hộ."


@dataclass(frozen=True)
class Asked:
    """What a page counts. With `often` the households are those with delivered contacts so often.

    `grain` names the standard period that the days are, "" for any other days. `by_hand` says that
    a person set the days; `is_outside` that no day of the campaign is among them; `pillar_title` is
    the pillar's number and title.
    """

    period: Period
    surety: str = DELIVERED
    pillar: str = ""
    channel: str = ""
    often: str = ""
    grain: str = ""
    by_hand: bool = False
    is_outside: bool = False
    pillar_pk: int | None = None
    pillar_title: str = ""

    @property
    def words(self) -> str:
        """Name what is counted, short: "đã nhận tận hộ", "nhận từ hai hình thức"."""
        if self.often:
            return f"nhận {OFTEN[self.often].lower()}"
        return LABELS[self.surety].lower()

    @property
    def in_words(self) -> str:
        """Return which households are still to go to, as a sentence on paper."""
        about = f" về {self.pillar_title}" if self.pillar_title else ""
        days = span(self.period.from_on, self.period.until_on)
        return f"{not_yet(self.words)}{about}, {days}."

    @property
    def living_words(self) -> str:
        """Say whom "living here" counts: those of the last day that has come."""
        return f"đang ở tại ngày {on(min(self.period.until_on, clock.today()))}"

    @property
    def is_ahead(self) -> bool:
        """Say whether none of the days has come yet."""
        return self.period.from_on > clock.today()

    @property
    def is_part(self) -> bool:
        """Say whether a pillar or a channel is asked, not all of them."""
        return bool(self.pillar or self.channel)

    @property
    def about(self) -> str:
        """Name the content and the channel that are asked: "nội dung 2.2, tờ rơi"; "" of all."""
        about = [f"nội dung {self.pillar}"] if self.pillar else []
        return ", ".join([*about, self.channel_label.lower()] if self.channel else about)

    @property
    def is_narrow(self) -> bool:
        """Say whether no tally holds it: a content by one channel, or how often of a part."""
        return self.is_part and bool(self.often or (self.pillar and self.channel))

    def counts(self, part: HamletReach) -> Counts:
        """Return the three sureties of a hamlet by the pillar or channel that is asked."""
        if self.pillar and not self.channel and not self.often:
            return part.by_pillar.get(self.pillar, Counts())
        if self.channel and not self.pillar and not self.often:
            return part.by_channel.get(self.channel, Counts())
        return Counts(part.offered, part.delivered, part.engaged)

    def value(self, part: HamletReach) -> int:
        """Return how many households of the hamlet are meant."""
        if self.often:
            return int(getattr(part, self.often, 0))
        return int(getattr(self.counts(part), self.surety))

    @property
    def channel_label(self) -> str:
        """Name the channel, or ""."""
        return all_channels()[self.channel].label if self.channel in all_channels() else ""

    def other_surety(self, value: int, offered: int | None) -> str:
        """Say where the households stand that a broadcast only offered to, when a surer contact is
        asked for and there is none: loudspeakers knock at no door. "" for any other question.
        """
        if value or not offered or self.often or not self.channel:
            return ""
        label, lowest = self.channel_label, LABELS[OFFERED]
        if all_channels()[self.channel].surety != OFFERED or self.surety == OFFERED:
            return ""
        return f"{label} chỉ tính ở mức “{lowest}”: {num(offered)} hộ"


def sure(typed: Mapping[str, object]) -> dict[str, object]:
    """Return a query that says which surety it counts: how often is asked of what was delivered."""
    return {**typed, "muc": DELIVERED} if typed.get("lan") in OFTEN else dict(typed)


def not_yet(words: str) -> str:
    """Return the contrary: "đã nhận tận hộ" is "Chưa nhận tận hộ"."""
    return f"Chưa {words.removeprefix('đã ').removeprefix('có ')}"


def preset(name: str, campaign: Campaign, today: date) -> Period:
    """Return the days of a named period, as far as they have come."""
    if name in ("tuan", "tuan-truoc"):
        return week_of(today - timedelta(days=7 if name == "tuan-truoc" else 0))
    if name in ("thang", "thang-truoc"):
        closing = whole_number(campaign.commune, "closing_day")
        this = month_of(today, closing_day=closing)
        before = month_of(this.from_on - timedelta(days=1), closing_day=closing)
        return this if name == "thang" else before
    return period_of(campaign)


GRAINS = {
    "dot": spans.CAMPAIGN,
    "tuan": spans.WEEK,
    "tuan-truoc": spans.WEEK,
    "thang": spans.MONTH,
    "thang-truoc": spans.MONTH,
}
"""The standard period of the tallies that each preset is."""


def kept(asked: Mapping[str, str]) -> dict[str, str]:
    """Return what of a query string belongs to the question, for links that carry it on."""
    return {name: value for name, value in asked.items() if name in QUERY and value}


QUERY = ("muc", "nd", "ht", "lan", "ky", "tu", "den")
