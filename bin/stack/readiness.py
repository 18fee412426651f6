"""How each process shows that it serves."""

import base64
import re
import urllib.error
import urllib.request

# A proxy of the environment is for the world outside, not for loopback.
HTTP = urllib.request.build_opener(urllib.request.ProxyHandler({}))
STARTED = re.compile(rb"Started \S+ in [0-9.]+ seconds")


def answers(url, user=None, password=None):
    request = urllib.request.Request(url)
    if user:
        login = base64.b64encode(f"{user}:{password}".encode()).decode()
        request.add_header("Authorization", f"Basic {login}")
    try:
        with HTTP.open(request, timeout=5) as response:
            return response.status == 200
    except (OSError, ValueError, urllib.error.URLError):
        return False


def says_started(log, begin):
    """Spring Boot's own line, which comes after its listeners have been started."""
    with log.open("rb") as file:
        file.seek(begin)
        return STARTED.search(file.read()) is not None
