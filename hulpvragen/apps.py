from django.apps import AppConfig


class HulpvragenConfig(AppConfig):
    name = "hulpvragen"
    verbose_name = "Hulpwijzer"

    def ready(self):
        from beheer.vulling import laders

        laders.append(laad)


def laad() -> str:
    """The questions of the hulpwijzer, for an empty database."""
    from django.conf import settings

    from .actions.vragenboom import laad_vragenboom

    boom = laad_vragenboom(settings.BASE_DIR / "fixtures" / "hulpwijzer.yaml")
    return f"{boom.stappen.count()} vragen van de hulpwijzer geladen."
