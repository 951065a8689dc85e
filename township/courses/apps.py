"""Names this room to Django and keeps its files and rows in step."""

from django.apps import AppConfig


class CoursesConfig(AppConfig):
    """The app as Django knows it."""

    name = "township.courses"
    verbose_name = "课件和计划"

    def ready(self) -> None:
        """Watch for deleted courseware."""
        from township.courses.clearing import watch

        watch()
