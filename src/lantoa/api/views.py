"""The house over HTTP: is it well, and one activity into the ledger."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, JsonResponse
from ninja import NinjaAPI, Status
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.security import django_auth

from lantoa.api import queries
from lantoa.api.actions import record
from lantoa.api.shapes import ActivityIn, ActivityOut, Health, Trouble
from lantoa.commune.queries import roles, signed_in
from lantoa.commune.rules import OFFICE
from lantoa.kit.errors import AlreadyChanged, AnotherBody, NotAllowed, NotThere, Unfit
from lantoa.kit.http import anyone

Handler = Callable[[HttpRequest, Exception | type[Exception]], HttpResponse]

api = NinjaAPI(
    title="Lan Tỏa",
    version="1",
    urls_namespace="api",
    docs_url=None,
    openapi_url=None,
    auth=django_auth,
)

WORDS: tuple[tuple[type[Exception], int, str], ...] = (
    (NotThere, 404, "Không tìm thấy, hoặc việc này thuộc đơn vị khác."),
    (NotAllowed, 403, "Tài khoản này không được làm việc này. Chưa có gì thay đổi."),
    (AnotherBody, 409, "Mã gửi này đã dùng cho nội dung khác. Tạo mã mới rồi gửi lại."),
    (AlreadyChanged, 409, "Người khác vừa sửa. Tải lại rồi gửi lại."),
    (AuthenticationError, 401, "Cần đăng nhập."),
)


def _said(status: int, message: str) -> Handler:
    def handler(request: HttpRequest, error: Exception | type[Exception]) -> HttpResponse:
        return api.create_response(request, {"message": message, "fields": []}, status=status)

    return handler


for _kind, _status, _message in WORDS:
    api.add_exception_handler(_kind, _said(_status, _message))


@api.exception_handler(Unfit)
def unfit(request: HttpRequest, error: Unfit) -> HttpResponse:
    """Say what is missing or impossible."""
    body = {"message": str(error), "fields": [error.field] if error.field else []}
    return api.create_response(request, body, status=422)


@api.exception_handler(ValidationError)
def not_understood(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Name the fields that are missing or of the wrong kind."""
    fields = sorted({str(one["loc"][-1]) for one in error.errors if one.get("loc")})
    body = {"message": f"Chưa ghi gì: cần xem lại {', '.join(fields)}.", "fields": fields}
    return api.create_response(request, body, status=422)


@api.exception_handler(HttpError)
def refused(request: HttpRequest, error: HttpError) -> HttpResponse:
    """Say that the request was refused: no CSRF token, or a body that is no JSON."""
    message = (
        "Phiên làm việc không khớp. Tải lại trang rồi gửi lại."
        if error.status_code == 403
        else "Nội dung gửi lên không đúng dạng JSON."
    )
    return api.create_response(
        request, {"message": message, "fields": []}, status=error.status_code
    )


def _well() -> tuple[int, dict[str, str]]:
    """Return 200, or 503 only without the database: a restart mends no worker."""
    well = queries.database_answers()
    worker = "ok" if queries.worker_lives() else "stopped"
    return (200 if well else 503), {"database": "ok" if well else "stopped", "worker": worker}


@anyone
def health(request: HttpRequest) -> HttpResponse:
    """Say at /healthz, to whoever watches the machine, whether the house is well."""
    status, body = _well()
    return JsonResponse(body, status=status)


@api.get("/healthz", auth=None, response={200: Health, 503: Health})
def healthz(request: HttpRequest) -> Status[object]:
    """Say the same inside the described API."""
    status, body = _well()
    return Status(status, body)


@api.post(
    "/activities",
    response={200: ActivityOut, 201: ActivityOut, 404: Trouble, 409: Trouble, 422: Trouble},
    url_name="activities",
)
def activities(request: HttpRequest, body: ActivityIn) -> Status[object]:
    """Record an activity that was done: 201 the first time, 200 when it is sent again."""
    me = signed_in(request)
    again = queries.came_before(me, body.uid)
    if not again and queries.is_somebody_s(body.uid):
        raise AnotherBody
    return Status(200 if again else 201, record(me, body))


@api.get("/openapi.json", include_in_schema=False, url_name="openapi")
def openapi(request: HttpRequest) -> HttpResponse:
    """Give the office the description of these addresses."""
    if not roles(signed_in(request)) & OFFICE:
        raise NotAllowed
    return JsonResponse(api.get_openapi_schema())
