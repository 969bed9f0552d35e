"""What people type when a paper comes back from the document system."""

import re

from django import forms

NUMBER = re.compile(r"0*(\d{1,5})(\s*[-/].*)?$")


class IssuedForm(forms.Form):
    """The number, the day and the signed file; a file sent before is kept under `kept`."""

    number = forms.CharField(
        label="Số văn bản", max_length=40,
        help_text="Chỉ ghi số, như 125. Ký hiệu đã có sẵn.",
        error_messages={"required": "Ghi số mà văn thư đã cấp, như 125."},
    )  # fmt: skip
    issued_on = forms.DateField(
        label="Ngày ban hành",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": "Chọn ngày ghi trên văn bản."},
    )
    file = forms.FileField(
        label="Tệp PDF đã ký",
        widget=forms.ClearableFileInput(attrs={"accept": ".pdf,application/pdf"}),
        help_text="Tải từ hệ thống văn bản về, hoặc bản quét có chữ ký.",
        error_messages={
            "required": "Chọn tệp PDF của văn bản đã ký.",
            "empty": "Tệp không có nội dung. Tải lại từ hệ thống văn bản rồi gửi."},
    )  # fmt: skip
    kept = forms.IntegerField(required=False, widget=forms.HiddenInput)
    is_sure = forms.BooleanField(label="Tôi đã đối chiếu, đúng là văn bản này", required=False)

    def __init__(self, *args: object, symbol: str, has_file: bool, **kwargs: object) -> None:
        """Ask for a number only where the paper has a symbol, for a file where there is none."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.is_doubted = False
        self.fields["file"].required = not (has_file or self.data.get("kept"))
        if symbol:
            self.fields["number"].label = f"Số văn bản (…/{symbol})"
        else:
            del self.fields["number"]

    def clean_number(self) -> str:
        """Return the bare number: "0125/BC-UBND" is 125."""
        typed = str(self.cleaned_data["number"]).strip()
        found = NUMBER.fullmatch(typed)
        if not found or int(found.group(1)) == 0:
            raise forms.ValidationError("Ghi số mà văn thư đã cấp, như 125.")
        return found.group(1)

    def keep(self, file: int) -> None:
        """Let the form, shown again, hold on to a file that is stored already."""
        self.data = {**{name: self.data[name] for name in self.data}, "kept": str(file)}
