"""The confirm button of a directive: from what was read to a running campaign."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from lantoa.commune.queries import seen, signed_in
from lantoa.intake.models import Directive
from lantoa.kit.http import post_only, uid_of
from lantoa.launch import launch, recall


@post_only
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """Launch the campaign of a directive; what people edited stays and is named."""
    me = signed_in(request)
    directive = seen(me, Directive.objects.select_related("commune"), pk=pk)
    launched = launch(directive, by=me)
    if launched.differences:
        messages.warning(
            request,
            "Đã lập lại đợt. Chỗ đã sửa tay được giữ nguyên: " + "; ".join(launched.differences),
        )
    else:
        messages.success(
            request, "Đã lập đợt: phân công, lịch và bản thảo tin bài đã có, xem ở dưới."
        )
    return redirect("plan:campaign", launched.campaign.pk)


@post_only
def halt(request: HttpRequest, pk: int) -> HttpResponse:
    """Confirm a paper that recalls others: what their campaigns have still planned is given up."""
    me = signed_in(request)
    directive = seen(me, Directive.objects.select_related("commune"), pk=pk)
    halted = recall(directive, by=me, uid=uid_of(request))
    if not halted.campaigns:
        messages.success(request, "Đã xác nhận. Văn bản bị thu hồi không có đợt nào đang chạy.")
        return redirect("intake:directive", pk)
    messages.success(
        request,
        f"Đã dừng đợt: thôi {halted.given_up} việc chưa làm, đợt kết thúc hôm nay. Việc đã làm và "
        "báo cáo vẫn giữ nguyên.",
    )
    return redirect("plan:campaign", halted.campaigns[0].pk)
