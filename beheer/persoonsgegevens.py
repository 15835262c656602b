"""Which fields hold something about a person."""

# Per kind of record in the history: these values stand apart from it, and are really erased.
PERSOONLIJK = {
    "contactpersoon": frozenset({"naam", "telefoon", "email", "bereikbaar"}),
}
