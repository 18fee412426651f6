package dev.moviegen.api.reconcile;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.moviegen.api.Rows;
import dev.moviegen.events.amqp.EventNotConfirmed;
import dev.moviegen.store.Job;
import dev.moviegen.store.StoreUnreachable;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReconcilerTest {

    private final Job first = Rows.pending().job();
    private final Job second = Rows.processing().job();
    private final Rule rule = mock();
    private final Rule next = mock();
    private final Reconciler reconciler = new Reconciler(List.of(rule, next));

    @Test
    void leavesTheRestOfARuleForLaterWhenTheBrokerDoesNotConfirm() {
        when(rule.due()).thenReturn(List.of(first, second));
        doThrow(mock(EventNotConfirmed.class)).doNothing().when(rule).act(first);
        reconciler.reconcile();
        verify(rule, never()).act(second);
        reconciler.reconcile();
        verify(rule).act(second);
    }

    @Test
    void goesOnWithTheNextRuleWhenTheStoreDoesNotAnswerOne() {
        when(rule.due()).thenThrow(mock(StoreUnreachable.class));
        reconciler.reconcile();
        verify(next).due();
    }

    @Test
    void doesNotLetOneOddRowKeepTheOthersWaiting() {
        when(rule.due()).thenReturn(List.of(first, second));
        doThrow(new IllegalStateException("odd")).when(rule).act(first);
        reconciler.reconcile();
        verify(rule, times(2)).act(any());
    }

    @Test
    void survivesARuleThatIsBroken() {
        when(rule.due()).thenThrow(new NullPointerException("broken"));
        reconciler.reconcile();
        reconciler.reconcile();
        verify(next, times(2)).due();
    }
}
