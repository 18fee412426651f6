package dev.moviegen.api.live;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;

/** A connection that has ended, for whatever reason, is nobody's any more. */
record Departure(LiveStream stream, Runnable onceItIsGone) implements AsyncListener {

    @Override
    public void onComplete(AsyncEvent event) {
        stream.forget();
        onceItIsGone.run();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        stream.close();
    }

    @Override
    public void onError(AsyncEvent event) {
        onceItIsGone.run();
        stream.close();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // nobody starts it again
    }
}
