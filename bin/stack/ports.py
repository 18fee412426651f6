"""Free ports for what is private, and the question whether the public one is free."""

import errno
import random
import socket

from problem import Problem

# Below the ports that the kernel hands to outgoing connections: while the broker is down, a client that keeps
# connecting to a port of that range can be given the very same port as its own, and then holds it.
LOWEST, HIGHEST = 20000, 31999


def free(count):
    found = []
    while len(found) < count:
        port = random.randint(LOWEST, HIGHEST)
        if port not in found and is_free("127.0.0.1", port):
            found.append(port)
    return found


def is_free(address, port):
    return why_not(address, port) is None


def why_not(address, port):
    with socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET) as probe:
        # Connections of an earlier run that are still fading away do not count.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address, port))
            probe.listen(1)
        except OSError as e:
            return e
    return None


def check_public(address, port):
    reason = why_not(address, port)
    if reason is None:
        return
    if reason.errno == errno.EADDRINUSE:
        raise Problem(f"port {port} is taken by another program; MOVIEGEN_PORT chooses another one")
    raise Problem(f"cannot listen on {address} port {port} (MOVIEGEN_BIND, MOVIEGEN_PORT): {reason.strerror}")
