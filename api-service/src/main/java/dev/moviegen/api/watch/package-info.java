/** What the operator looks at beside the jobs: events as they are heard, workers, queues, figures. */
@NullMarked
package dev.moviegen.api.watch;

import org.jspecify.annotations.NullMarked;
