from django.apps import AppConfig


class HulpvragenConfig(AppConfig):
    name = "hulpvragen"
    verbose_name = "Hulpwijzer"

    def ready(self):
        from beheer.vulling import laders

        laders.append(laad)


def laad() -> str:
    """The questions of the hulpwijzer, where there are none yet."""
    from .actions.vragenboom import laad_vragenboom
    from .models import Vragenboom

    if Vragenboom.objects.exists():
        return ""
    boom = laad_vragenboom()
    return f"{boom.stappen.count()} vragen van de hulpwijzer geladen."
