"""Creates a superuser unless there is a user of that name, whose password and rights are then left alone."""
import os

from django.contrib.auth import get_user_model
from django.core.management import call_command

User = get_user_model()
name = os.environ["DJANGO_SUPERUSER_" + User.USERNAME_FIELD.upper()]
try:
    User._default_manager.get_by_natural_key(name)
    print(f"there is a user {name}")
except User.DoesNotExist:
    call_command("createsuperuser", interactive=False)
