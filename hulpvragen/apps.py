from django.apps import AppConfig


class HulpvragenConfig(AppConfig):
    name = "hulpvragen"
    verbose_name = "Hulpwijzer"

    def ready(self):
        from beheer.vulling import laders

        laders.append(laad)


def laad() -> str:
    """The questions of the hulpwijzer, for an empty database."""
    from .actions.vragenboom import laad_vragenboom

    boom = laad_vragenboom()
    return f"{boom.stappen.count()} vragen van de hulpwijzer geladen."
