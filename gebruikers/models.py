from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone


class GebruikerManager(BaseUserManager):
    def create_user(self, email, password=None, **fields):
        if not email:
            raise ValueError("Vul een e-mailadres in.")
        gebruiker = self.model(email=email, **fields)
        gebruiker.set_password(password)
        gebruiker.save(using=self._db)
        return gebruiker

    def create_superuser(self, email, password=None, **fields):
        return self.create_user(
            email, password, **{**fields, "is_staff": True, "is_superuser": True}
        )

    def get_by_natural_key(self, email):
        return self.get(email__iexact=email)


class Gebruiker(AbstractBaseUser, PermissionsMixin):
    """Someone who signs in to keep the sociale kaart right. Residents never have an account."""

    email = models.EmailField("e-mailadres", unique=True)
    naam = models.CharField("naam", max_length=120, blank=True)
    is_active = models.BooleanField("actief", default=True)
    is_staff = models.BooleanField("mag in het beheer", default=False)
    date_joined = models.DateTimeField("aangemaakt op", default=timezone.now, editable=False)

    objects = GebruikerManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    class Meta:
        verbose_name = "gebruiker"
        verbose_name_plural = "gebruikers"
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="gebruiker_email_uniek",
                violation_error_message="Er is al een gebruiker met dit e-mailadres.",
            ),
        ]

    def __str__(self):
        return self.naam or self.email

    def save(self, *args, **kwargs):
        """In small letters: so it is looked for when someone signs in."""
        self.email = self.email.lower()
        super().save(*args, **kwargs)

    def get_full_name(self):
        return self.naam or self.email

    def get_short_name(self):
        return self.naam or self.email


class Poging(models.Model):
    """What Django's database cache keeps in the columns it asks for; written by no one else.

    A model, so that a migration makes the table: `createcachetable` would be one command more.
    """

    cache_key = models.CharField("sleutel", max_length=255, primary_key=True)
    value = models.TextField("waarde")
    expires = models.DateTimeField("tot", db_index=True)

    class Meta:
        verbose_name = "poging"
        verbose_name_plural = "pogingen"

    def __str__(self):
        return self.cache_key
