"""Headers that belong to every answer."""

PERMISSIES = (
    "accelerometer=(), camera=(), display-capture=(), geolocation=(self), gyroscope=(), "
    "microphone=(), payment=(), usb=(), browsing-topics=()"
)


def veilige_koppen(get_response):
    """Adds the permissions policy, and `no-store` where the URL holds a question.

    A query string may hold a free question, a postcode or a position; such an answer may
    be kept by no cache, of a server or of a shared computer.
    """

    def middleware(request):
        response = get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIES)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if request.META.get("QUERY_STRING") or request.method != "GET":
            response.headers["Cache-Control"] = "no-store"
        return response

    return middleware
