"""Makes accounts for the office's staff."""

from django.contrib.auth.models import User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from township.accounts.roles import Role, give_role


class StaffRefused(Exception):
    """The account cannot be made; the message says why in plain words."""


def name_of(user: User) -> str:
    """What somebody of the staff is called: by the name, or by the account where none is kept."""
    return f"{user.last_name}{user.first_name}" or user.get_username()


def create_staff(name: str, password: str, role: Role = Role.OFFICE) -> User:
    """Make an account for a member of staff.

    Raises:
        StaffRefused: the name is taken or the password too weak.
    """
    if User.objects.filter(username=name).exists():
        raise StaffRefused(f"已经有账号 {name} 了")
    try:
        User.username_validator(name)
        validate_password(password)
    except ValidationError as refusal:
        raise StaffRefused("；".join(refusal.messages)) from refusal
    with transaction.atomic():
        user = User.objects.create_user(username=name, password=password)
        give_role(user, role)
    return user
