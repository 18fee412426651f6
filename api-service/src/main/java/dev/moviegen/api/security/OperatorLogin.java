package dev.moviegen.api.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * The one account there is, for the form, HTTP Basic and tokens alike. The password has full strength and is in a file
 * anyway, so a slow hash would gain nothing; the comparison takes as long for a wrong one as for the right one.
 */
@Component
class OperatorLogin implements AuthenticationProvider {

    static final String USER = "operator";
    static final String ROLE = "OPERATOR";

    private final byte[] password;
    private final Lockout lockout;

    OperatorLogin(OperatorSettings settings, Lockout lockout) {
        this.password = settings.operatorPassword().getBytes(StandardCharsets.UTF_8);
        this.lockout = lockout;
    }

    @Override
    public Authentication authenticate(Authentication asked) {
        byte[] tried = String.valueOf(asked.getCredentials()).getBytes(StandardCharsets.UTF_8);
        boolean named = USER.equals(asked.getName());
        if (!lockout.attempt(callerOf(asked), () -> MessageDigest.isEqual(password, tried) && named)) {
            throw new BadCredentialsException("Wrong user or password");
        }
        UsernamePasswordAuthenticationToken operator = UsernamePasswordAuthenticationToken.authenticated(
                USER, null, List.of(new SimpleGrantedAuthority("ROLE_" + ROLE)));
        operator.setDetails(asked.getDetails());
        return operator;
    }

    @Override
    public boolean supports(Class<?> kind) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
    }

    /** A program is whoever shares its address. */
    private static Caller callerOf(Authentication asked) {
        if (asked.getDetails() instanceof Caller browser) {
            return browser;
        }
        return Caller.at(asked.getDetails() instanceof WebAuthenticationDetails web ? web.getRemoteAddress() : "");
    }
}
