package dev.moviegen.api.pages;

import java.util.Set;
import org.springframework.stereotype.Component;

/** Which words a status is told in: its own, or those of the nearest that has some. Templates call it. */
@Component("errorKinds")
class ErrorKinds {

    private static final Set<Integer> WITH_OWN_WORDS = Set.of(400, 403, 410, 503);

    public int of(int status) {
        if (WITH_OWN_WORDS.contains(status)) {
            return status;
        }
        return status < 500 ? 404 : 500;
    }
}
