"""Who was reached says the same in the wide table and in the narrow one, there and back."""

import json

from tests.apart import database as database
from tests.apart import finish, start


def test_every_set_and_mark_is_the_same_before_and_after_the_narrow_table(tmp_path, database):
    told = json.loads(finish(start(tmp_path, database, "tests.ops.narrowing")))

    wide, *others = told
    assert len(wide) == 12
    assert {mark for _, _, mark, _ in wide} == {
        "offered", "delivered", "engaged", "absent", "away", "refused",
    }  # fmt: skip
    assert others == [wide, wide, wide]
