"""What the apps to the right hang in here: this app knows nobody's role and no invitation.

They register a function when the project starts (`AppConfig.ready`).
"""

from collections.abc import Callable

# Whether someone's work asks for a second step when signing in: `f(gebruiker) -> bool`.
vraagt_tweede_stap: list[Callable] = []

# Who was invited at this address, made a gebruiker now that the address was proven to be theirs:
# `f(email, naam) -> Gebruiker | None`.
neemt_op: list[Callable] = []
