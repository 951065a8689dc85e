"""Names this room to Django."""

from django.apps import AppConfig


class CoursesConfig(AppConfig):
    """The app as Django knows it."""

    name = "township.courses"
    verbose_name = "课件和计划"
