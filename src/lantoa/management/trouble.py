"""What the database says when it cannot go on, in one line that says what to do."""

from lantoa.bootstrap.say import DISK_FULL

LINES = {
    DISK_FULL: ("database or disk is full", "no space left"),
    "Không ghi được vào cơ sở dữ liệu: thư mục dữ liệu chỉ cho đọc. "
    "Xin quyền ghi, hoặc đặt LANTOA_HOME vào thư mục ghi được.": (
        "readonly database",
        "unable to open database file",
    ),
    "Chưa nối được cơ sở dữ liệu PostgreSQL. Xem máy chủ đã chạy chưa và DATABASE_URL có đúng "
    "không, rồi chạy lại.": (
        "connection refused",
        "could not connect",
        "connection failed",
        "could not translate host name",
        "does not exist",
    ),
    "Cơ sở dữ liệu đang bận quá lâu. Dừng các lệnh Lan Tỏa khác đang chạy, rồi chạy lại.": (
        "database is locked",
    ),
}


def reason_of_database(message: str) -> str:
    """Return the line for the database's own `message`."""
    small = message.lower()
    for line, signs in LINES.items():
        if any(sign in small for sign in signs):
            return line
    return f"Cơ sở dữ liệu chưa làm được việc này: {message.strip().splitlines()[0]}"
