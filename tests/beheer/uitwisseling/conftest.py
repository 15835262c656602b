import pytest


@pytest.fixture(autouse=True)
def eigen_map(settings, tmp_path):
    """Imports of two tests at once may have the same number: each its own locks."""
    settings.VAR_DIR = tmp_path
