"""Questions asked of learning: the lessons, and who has been taught them."""

from django.db.models import Count, Q, QuerySet, Sum

from lantoa.commune.models import User
from lantoa.commune.queries import visible_to
from lantoa.kit.errors import NotThere
from lantoa.learning.models import Class, Lesson


def lessons() -> QuerySet[Lesson]:
    """Return the lessons from easy to hard; they are for everybody."""
    return Lesson.objects.order_by("order")


def taught(user: User) -> QuerySet[Lesson]:
    """Return the lessons with the `held` classes and `learned` people that `user` may see."""
    mine = Q(classes__in=visible_to(user, Class.objects.all()))
    return lessons().annotate(
        held=Count("classes", filter=mine), learned=Sum("classes__learners", filter=mine)
    )


def lesson(slug: str) -> Lesson:
    """Return one lesson; raises `NotThere`."""
    row = Lesson.objects.filter(slug=slug).first()
    if row is None:
        raise NotThere
    return row


def classes(user: User, lesson: Lesson) -> QuerySet[Class]:
    """Return the classes on a lesson that `user` may see, newest first."""
    rows = visible_to(user, lesson.classes.select_related("unit", "hamlet"))
    return rows.order_by("-on", "-pk")
