"""Which station lacks which course, as the stations say it: rows, so that counting is one query."""

from django.db import models


class Holding(models.Model):
    """What a station's last list of missing courses holds for."""

    station = models.OneToOneField(
        "stations.Station", models.CASCADE, primary_key=True, related_name="holding"
    )
    feed_issued_ms = models.BigIntegerField(default=0)
    """When the feed was made that the station goes by: courses offered later it cannot know."""
    through_id = models.BigIntegerField(null=True)
    """Key of the last course the list tells of, where it was cut short; courses go by key."""

    class Meta:
        verbose_name = verbose_name_plural = "站点课件情况"

    def __str__(self) -> str:
        return str(self.pk)


class Lack(models.Model):
    """One course that one station is without."""

    holding = models.ForeignKey(Holding, models.CASCADE, related_name="lacks")
    courseware = models.ForeignKey("courses.Courseware", models.CASCADE, related_name="lacks")

    class Meta:
        verbose_name = verbose_name_plural = "站点缺的课件"
        constraints = [
            models.UniqueConstraint(fields=["courseware", "holding"], name="lack_once_a_station")
        ]

    def __str__(self) -> str:
        return f"{self.holding_id} {self.courseware_id}"
