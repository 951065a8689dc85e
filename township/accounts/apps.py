"""Names this room to Django, keeps the roles' rights up to date and begins to note changes."""

from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in
from django.db.models.signals import post_migrate


class AccountsConfig(AppConfig):
    """Accounts of the staff."""

    name = "township.accounts"
    label = "accounts"
    verbose_name = "账号"

    def ready(self) -> None:
        """Listen for migrations and for people coming in."""
        from township.accounts.audit import note_login, watch_models
        from township.accounts.roles import grant_roles

        post_migrate.connect(grant_roles, dispatch_uid="grant_roles")
        user_logged_in.connect(note_login, dispatch_uid="note_login")
        watch_models()
