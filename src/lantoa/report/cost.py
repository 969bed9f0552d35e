"""What a new question costs those who answer it: minutes for each figure, for each unit."""

from dataclasses import dataclass

from lantoa.kit.say import minutes as in_words


@dataclass(frozen=True)
class Cost:
    """The minutes of one answer, how many figures are asked for, of how many units."""

    each: int
    questions: int
    units: int

    @property
    def minutes(self) -> int:
        """Return the minutes of all units together."""
        return self.each * self.questions * self.units

    def __str__(self) -> str:
        """Return "2 số × 3 phút × 10 đơn vị = 1 giờ"."""
        told = f"{self.questions} số × {self.each} phút × {self.units} đơn vị"
        return f"{told} = {in_words(self.minutes * 60)}" if self.minutes else told
