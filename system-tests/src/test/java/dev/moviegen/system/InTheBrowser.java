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

    @BeforeEach
    void beginAnew() {
        browser.forgetAll();
    }
}
