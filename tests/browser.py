"""The system's own Chromium, for Playwright."""

import os
import shutil

NAMEN = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
OPTIES = [
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-gpu",
]


def vind_chromium() -> str | None:
    return next((pad for naam in NAMEN if (pad := shutil.which(naam))), None)


def opties() -> list[str]:
    """Root may not use the sandbox."""
    return [*OPTIES, "--no-sandbox"] if os.geteuid() == 0 else OPTIES


def axe(pagina) -> list[str]:
    """What axe finds on this page: the rule, and the start of the element that breaks it."""
    from axe_playwright_python.sync_playwright import Axe

    return [
        f"{fout['id']}: {knoop['html'][:120]}"
        for fout in Axe().run(pagina).response["violations"]
        for knoop in fout["nodes"]
    ]
