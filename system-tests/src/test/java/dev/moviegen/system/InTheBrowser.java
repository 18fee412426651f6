package dev.moviegen.system;

import org.junit.jupiter.api.BeforeEach;

/** A person before the running stack, who reads Japanese: one browser for the JVM, which each test finds as good as new. */
abstract class InTheBrowser {

    private static final class Shared {
        private static final Browser INSTANCE =
                Browser.reading("ja", RunningStack.shared().url());

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(INSTANCE::close, "browser-end"));
        }
    }

    final RunningStack stack = RunningStack.shared();
    final Api api = new Api(stack.url());
    final Browser browser = Shared.INSTANCE;

    /** At the console's door, which stands where any of its pages was asked for. */
    final void logIn(String password) {
        browser.find("#password").sendKeys(password);
        browser.click("main form button[type=submit]");
    }

    /** A test that has failed must not take the workers from the next. */
    @BeforeEach
    void beginAnew() {
        api.cancelAll(stack.env("OPERATOR_PASSWORD"));
        browser.forgetAll();
    }
}
