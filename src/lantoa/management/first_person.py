"""The first person of a new house, asked for at the keyboard or told by options."""

import argparse
import getpass
import sys
from pathlib import Path

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from lantoa.bootstrap.say import Stop
from lantoa.commune import actions as ground
from lantoa.commune.models import Unit, User
from lantoa.kit.errors import Unfit


def first_person(options: argparse.Namespace, *, unit: Unit, role: str, called: str) -> User:
    """Add the person of `options`, or whom the answers name, with a hat in `unit`."""
    full_name = options.name or ask(f"Họ và tên {called}: ")
    username = options.username or ask("Tên đăng nhập: ")
    password = new_password(options.password_file, User(username=username, full_name=full_name))
    user = ground.add_person(username=username, full_name=full_name, password=password)
    ground.give_hat(user, unit=unit, role=role)
    return user


def ask(question: str) -> str:
    """Return the person's answer. Raises `Stop` when nobody is there to answer."""
    print(question, end="", file=sys.stderr, flush=True)
    answer = sys.stdin.readline()
    if not answer:
        raise Stop("Chưa có câu trả lời, nên chưa lập xã. Xem cách dùng: ./lantoa new --help")
    return answer.strip()


def new_password(file: str | None, user: User) -> str:
    """Return a password that the rules accept, typed twice or read from the file's first line."""
    if file:
        text = sys.stdin.readline() if file == "-" else Path(file).read_text(encoding="utf-8")
        password = (text.splitlines() or [""])[0]
    elif sys.stdin.isatty():
        password = getpass.getpass("Mật khẩu (từ 10 ký tự): ")
        if getpass.getpass("Gõ lại mật khẩu: ") != password:
            raise Unfit("Hai lần gõ mật khẩu khác nhau.")
    else:
        password = ask("")
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise Unfit("Mật khẩu chưa dùng được: " + " ".join(error.messages)) from error
    return password
