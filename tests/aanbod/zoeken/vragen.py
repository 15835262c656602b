"""Small knowledge to read a question with, and questions asked without a page."""

from aanbod.zoeken.etiketten import Etiketten, OnderwerpEtiket
from aanbod.zoeken.kennis import Kennis, kennis
from aanbod.zoeken.lezing import lees
from aanbod.zoeken.tekst import stam
from aanbod.zoeken.thesaurus import Term, Thesaurus
from aanbod.zoeken.vraag import Zoekvraag
from aanbod.zoeken.zoek import zoek
from wijken.plaats import vind_plaats


def term(tekst: str, doel: str, *, soort="onderwerp", gewicht=5, taal="nl") -> Term:
    return Term(frozenset(map(stam, tekst.split())), soort, doel, gewicht, taal)


def thesaurus_van(termen: dict[str, Term | str]) -> Thesaurus:
    """Of what is said to what is meant: a `Term`, or the slug of an onderwerp."""
    lijst = [wat if isinstance(wat, Term) else term(gezegd, wat) for gezegd, wat in termen.items()]
    return Thesaurus(lijst, {woord for gezegd in termen for woord in gezegd.split()})


def kleine_kennis(
    termen: dict[str, Term | str],
    *,
    plekken: tuple[str, ...] = (),
    gemeenten: tuple[str, ...] = (),
    eigennamen: tuple[str, ...] = (),
    ouders: dict[str, str] | None = None,
) -> Kennis:
    """What `lees` needs, without a database; the onderwerpen are those that the terms mean."""
    thesaurus = thesaurus_van(termen)
    ouders = ouders or {}
    slugs = dict.fromkeys(
        wat if isinstance(wat, str) else wat.doel
        for wat in termen.values()
        if isinstance(wat, str) or wat.soort == "onderwerp"
    )
    onderwerpen = {
        slug: OnderwerpEtiket(slug, slug.capitalize(), "wonen", ouders.get(slug))
        for slug in [*ouders.values(), *ouders, *slugs]
    }
    etiketten = Etiketten(
        onderwerpen=onderwerpen,
        plekken=frozenset(plekken),
        gemeenten={naam: (naam.capitalize(), naam.replace(" ", "-")) for naam in gemeenten},
    )
    return Kennis("proef", etiketten, thesaurus, frozenset(eigennamen))


def vraag_in(gemeente, tekst: str, *, plaats: str = "", **velden) -> Zoekvraag:
    """A question in a gemeente of the database, read with what is known there."""
    bekend = kennis(gemeente)
    lezing = lees(tekst, bekend, zonder_plaats=bool(plaats))
    waar = vind_plaats(plaats or lezing.plek, gemeente, bekend.etiketten.wijken)
    return Zoekvraag(gemeente=gemeente, kennis=bekend, lezing=lezing, plaats=waar, **velden)


def treffers(gemeente, tekst: str, **velden) -> list:
    return zoek(vraag_in(gemeente, tekst, **velden)).treffers


def namen(gemeente, tekst: str, **velden) -> list[str]:
    """What is found, as it is sorted by name: lower case, in the order of the page."""
    return [een.sorteernaam for een in treffers(gemeente, tekst, **velden)]
