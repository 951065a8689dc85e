"""The last feed made for each station, and the counters that tell whether it is still true."""

from django.db import models


class Change(models.Model):
    """Counts the changes of one scope, so that an unchanged feed is answered without making it."""

    scope = models.CharField(primary_key=True, max_length=40)
    number = models.BigIntegerField(default=0)

    class Meta:
        verbose_name = verbose_name_plural = "变动"

    def __str__(self) -> str:
        return f"{self.scope} {self.number}"


class Edition(models.Model):
    """The exact signed bytes a station is given, until something changes."""

    station = models.OneToOneField(
        "stations.Station", models.CASCADE, primary_key=True, related_name="edition"
    )
    version = models.BigIntegerField(default=0)
    content_hash = models.CharField(max_length=64, default="")
    """Over everything but version and time of issue."""
    document = models.BinaryField(default=b"")
    township_changes = models.BigIntegerField(default=-1)
    station_changes = models.BigIntegerField(default=-1)
    made_on = models.DateField(null=True)

    class Meta:
        verbose_name = verbose_name_plural = "下发内容"

    def __str__(self) -> str:
        return f"{self.pk} {self.version}"

    @property
    def etag(self) -> str:
        """What a station sends back to ask whether anything changed."""
        return f'"{self.version}-{self.content_hash[:16]}"'
