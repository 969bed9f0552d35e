"""What concerns are about, and within how many hours each is answered."""

from lantoa.commune.models import Commune
from lantoa.commune.queries import whole_number
from lantoa.concerns.models import Concern, Topic
from lantoa.concerns.rules import USUAL_TOPICS
from lantoa.kit.errors import Unfit


def topic_of(commune: Commune, wanted: Topic | str | None) -> Topic | None:
    """Return the topic; a usual one becomes the commune's own on first use."""
    if isinstance(wanted, Topic) or not wanted:
        return wanted or None
    if wanted.isdecimal():
        return Topic.objects.filter(commune=commune, pk=int(wanted)).first()
    usual = USUAL_TOPICS.get(wanted)
    if usual is None or commune.office is None:
        raise Unfit("Chọn lại loại việc.", field="topic")
    hours = usual.hours or whole_number(commune, "answer_hours")
    row, _ = Topic.objects.get_or_create(
        commune=commune, name=usual.name, defaults={"hours": hours, "route": commune.office}
    )
    return row


def hours_of(concern: Concern) -> int:
    """Return within how many hours an answer is owed."""
    topic = concern.topic
    return topic.hours if topic else whole_number(concern.commune, "answer_hours")
