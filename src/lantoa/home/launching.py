"""The confirm button of a directive: from what was read to a running campaign."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from lantoa.commune.queries import seen, signed_in
from lantoa.intake.models import Directive
from lantoa.kit.http import post_only
from lantoa.launch import launch


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
