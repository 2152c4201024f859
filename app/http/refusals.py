"""How an address is refused: a status and a Dutch sentence, the same for files, slides and briefings."""

import logging

from starlette.responses import PlainTextResponse, Response

from app import access
from exhibits.briefing.plain import BriefingUnreadable
from exhibits.catalogue import AddressUnknown
from exhibits.choice import ChoiceInvalid
from store.errors import RecordsHidden, StoreError

log = logging.getLogger("dashboard")


def refusal(text: str, status: int) -> Response:
    """The sentence as plain text, never kept by a browser."""
    return PlainTextResponse(f"{text}\n", status, headers={"cache-control": "no-store"})


def refusal_of(error: Exception, what: str) -> Response:
    """What `error` means to who asked for `what` ('Dit bestand'); one that we did not foresee is logged, and is our fault."""
    match error:
        case AddressUnknown():
            return refusal(f"{error} De knoppen onder een figuur hebben haar adres.", 404)
        case BriefingUnreadable():
            return refusal(f"De briefing is niet te lezen. {error} {error.advice}", 400)
        case ChoiceInvalid():
            return refusal(f"Dit adres kan niet. {error}", 400)
        case RecordsHidden() | access.AccessRefused():
            return refusal(f"{error} {error.advice}", 403)
        case StoreError():
            return refusal(f"De gegevens zijn nu niet te lezen. {error} {error.advice}", 503)
    log.error("%s stopped halfway", what, exc_info=error)
    return refusal(f"{what} kon niet worden gemaakt door een fout in het programma. Meld het aan de beheerder.", 500)
