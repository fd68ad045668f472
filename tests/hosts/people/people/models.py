"""Users who sign in with a mail address, have a UUID as key and no username."""

import uuid

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models


class PersonManager(BaseUserManager):
    """Makes users by mail address."""

    def create_user(self, email, password=None, **fields):
        """One more user."""
        made = self.model(email=self.normalize_email(email), **fields)
        made.set_password(password)
        made.save()
        return made


class Person(AbstractBaseUser, PermissionsMixin):
    """Somebody of the host."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    email = models.EmailField(unique=True)
    called = models.CharField(max_length=80, blank=True)
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)

    objects = PersonManager()
    USERNAME_FIELD = "email"

    def __str__(self):
        return self.called or self.email
