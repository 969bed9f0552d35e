"""The one policy: who may see which row, and who may do what to it."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import TypeVar, cast

from django.contrib.auth.models import AnonymousUser
from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest

from lantoa.commune.hats import Hat, hats
from lantoa.commune.models import Commune, Place, Unit, User
from lantoa.commune.rules import KINDS, VERBS, Kind
from lantoa.kit.errors import NotAllowed, NotThere
from lantoa.kit.rows import ask, columns, marks, row_of

M = TypeVar("M", bound=Model)


COMMUNE = """
    SELECT commune.id FROM lantoa_commune AS commune
    JOIN lantoa_place AS place ON place.id = commune.place_id
    WHERE place.path IN ({paths}) ORDER BY length(place.path) DESC, commune.id LIMIT 1"""
"""By hand, for it is asked at every door.
The nearest place is one's own: a commune before the province over it."""


def signed_in(request: HttpRequest) -> User:
    """Return the person behind a request; raises `NotThere` for nobody."""
    if isinstance(request.user, User):
        return request.user
    raise NotThere


def roles(user: User | AnonymousUser) -> frozenset[str]:
    """Return the roles that `user` has today."""
    return frozenset(hat.role for hat in hats(user))


def _lookup(path: str, field: str) -> str:
    return field if path == "self" else f"{path}__{field}"


def _above(path: str) -> list[str]:
    """Return the paths of the places around `path`: "/20/06385/h1/" → "/20/", "/20/06385/"."""
    parts = path.strip("/").split("/")
    return ["/" + "/".join(parts[:n]) + "/" for n in range(1, len(parts))]


def _seen_by(hat: Hat, kind: Kind) -> Q:
    place = kind.place or _lookup(kind.unit, "place")
    seen = Q(pk__in=[])
    if hat.role in kind.inside:
        for area in hat.areas:
            seen |= Q(**{f"{_lookup(place, 'path')}__startswith": area})
    if kind.unit and hat.role in kind.own:
        seen |= Q(**{f"{_lookup(kind.unit, 'pk')}__in": hat.units})
    if hat.role in kind.shared:
        around = {path for area in hat.areas for path in [*_above(area), area]}
        near = Q(**{f"{_lookup(place, 'path')}__in": around})
        for commune in {_commune_path(area) for area in hat.areas if _above(area)}:
            near |= Q(**{f"{_lookup(place, 'path')}__startswith": commune})
        seen |= near & Q(kind.shared_when) if kind.shared_when else near
    return seen


def _unlike(worn: Sequence[Hat], kind: Kind) -> Iterable[Hat]:
    """Return the hats without those that see the same rows: an officer is often admin too."""

    def sight(hat: Hat) -> tuple[object, ...]:
        roles = (hat.role in kind.inside, hat.role in kind.own, hat.role in kind.shared)
        return hat.areas, hat.units, roles

    return {sight(hat): hat for hat in worn}.values()


def _commune_path(path: str) -> str:
    """Return the path of the commune that holds `path` (province and commune codes)."""
    return "/" + "/".join(path.strip("/").split("/")[:2]) + "/"


def visible_to(user: User | AnonymousUser, rows: QuerySet[M]) -> QuerySet[M]:
    """Return those of `rows` that `user` may see: the policy (design §3) as one filter."""
    kind = KINDS[rows.model.__name__]
    seen = Q(pk__in=[])
    for hat in _unlike(hats(user), kind):
        seen |= _seen_by(hat, kind)
    if kind.unless:
        seen &= Q(**{f"{kind.unless}__isnull": True})
    crossing = f"{kind.place} {kind.unit} {kind.shared_when}"
    many = any(word in crossing for word in ("seats", "memberships", "versions"))
    return rows.filter(seen).distinct() if many else rows.filter(seen)


def seen(user: User | AnonymousUser, rows: QuerySet[M], **at: object) -> M:
    """Return the one row of `rows` at `at` that `user` may see; raises `NotThere`."""
    row = visible_to(user, rows).filter(**at).first()
    if row is None:
        raise NotThere
    return row


def _follow(thing: object, path: str) -> object:
    if path == "self":
        return thing
    for step in path.split("__"):
        thing = getattr(thing, step, None)
    return thing


def may(user: User | AnonymousUser, verb: str, thing: Model) -> bool:
    """Say whether `user` may do `verb` (a key of `rules.VERBS`) to `thing`."""
    rule, kind = VERBS[verb], KINDS.get(type(thing).__name__, Kind(place="place"))
    unit = _follow(thing, kind.unit) if kind.unit else None
    place = _follow(thing, kind.place) if kind.place else getattr(unit, "place", None)
    if not isinstance(place, Place) and isinstance(unit, Unit):
        place = unit.place
    for hat in hats(user):
        if hat.role in rule.own and isinstance(unit, Unit) and unit.pk in hat.units:
            return True
        if (
            hat.role in rule.inside
            and isinstance(place, Place)
            and any(place.path.startswith(area) for area in hat.areas)
        ):
            return True
    return False


def require(user: User | AnonymousUser, verb: str, thing: Model) -> None:
    """Raise `NotAllowed` unless `user` may do `verb` to `thing`."""
    if not may(user, verb, thing):
        raise NotAllowed


def commune_id(user: User | AnonymousUser) -> int:
    """Return the id of the commune that `user` works in; asked once for a user object.

    Raises `NotThere` for people without a hat.
    """
    known = cast("int | None", getattr(user, "_commune_id", None))
    if known is None:
        known = next(_communes(user), None)
        if known is None:
            raise NotThere
        user._commune_id = known  # type: ignore[union-attr]
    return known


def _communes(user: User | AnonymousUser) -> Iterator[int]:
    """Yield the commune (id) that each hat of `user` is worn in."""
    for hat in hats(user):
        paths = [*_above(hat.areas[0]), hat.areas[0]]
        for (pk,) in ask(COMMUNE.format(paths=marks(paths)), paths):
            yield int(pk)


def commune_of(user: User | AnonymousUser) -> Commune:
    """Return the commune that `user` works in; raises `NotThere` for who works in none.

    The row of a province is no commune: it holds its journal, no places, plans or papers.
    """
    rows = ask(_own(), [commune_id(user), Place.COMMUNE])
    if not rows:
        raise NotThere
    commune, facts = row_of(Commune, rows[0])
    commune.place, facts = row_of(Place, facts)
    commune.office = row_of(Unit, facts)[0] if commune.office_id else None
    return commune


@cache
def _own() -> str:
    """By hand, for it is asked at every door: the commune with its place and its office."""
    asked = [columns(Commune, "own"), columns(Place, "place"), columns(Unit, "office")]
    return f"""
        SELECT {", ".join(asked)}
        FROM lantoa_commune AS own JOIN lantoa_place AS place ON place.id = own.place_id
        LEFT JOIN lantoa_unit AS office ON office.id = own.office_id
        WHERE own.id = %s AND place.kind = %s"""  # noqa: S608
