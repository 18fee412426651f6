package dev.moviegen.system;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A person with a browser of their own before the running stack, who reads Japanese. */
abstract class InTheBrowser {

    final RunningStack stack = RunningStack.shared();
    final Api api = new Api(stack.url());
    Browser browser;

    @BeforeEach
    void open() {
        browser = Browser.reading("ja", stack.url());
    }

    @AfterEach
    void close() {
        browser.close();
    }
}
