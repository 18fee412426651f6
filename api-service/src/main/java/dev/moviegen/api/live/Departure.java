package dev.moviegen.api.live;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;

/** A connection that has ended, for whatever reason, is no page any more. */
record Departure(LivePage page, LivePages pages) implements AsyncListener {

    @Override
    public void onComplete(AsyncEvent event) {
        page.forget();
        pages.remove(page);
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        page.close();
    }

    @Override
    public void onError(AsyncEvent event) {
        pages.remove(page);
        page.close();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // nobody starts it again
    }
}
