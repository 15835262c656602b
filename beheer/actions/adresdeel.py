from django.db import models
from django.utils.text import slugify

from aanbod.models import Aanbod


def vrije_slug(naam: str, model: type[models.Model] = Aanbod) -> str:
    """From the name; with a number behind it where that one is taken."""
    basis = slugify(naam)[:110] or model._meta.model_name
    bezet = set(model.objects.filter(slug__startswith=basis).values_list("slug", flat=True))
    slug, nummer = basis, 2
    while slug in bezet:
        slug, nummer = f"{basis}-{nummer}", nummer + 1
    return slug
