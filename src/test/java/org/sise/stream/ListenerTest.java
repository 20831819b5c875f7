package org.sise.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.jaxrs.SseImpl;
import org.junit.jupiter.api.Test;
import org.sise.core.incident.Actor;
import org.sise.store.Changes.Change;
import org.sise.store.Changes.Round;
import org.sise.store.Position;
import org.sise.store.Viewer;

class ListenerTest {
    private static final Position NOW = new Position("1.00000001", 7, 7, List.of());

    private final Listener listener = new Listener(Actor.MACHINE, Viewer.of(Set.of("jx-sfj")), new SseImpl());

    @Test
    void who_does_not_keep_up_is_let_go_with_what_was_still_kept_for_him() {
        AssertSubscriber<OutboundSseEvent> slow =
                listener.stream(round()).subscribe().withSubscriber(AssertSubscriber.create(1));
        for (int i = 0; i < 10_000; i++) {
            listener.tell(round("jx-sfj"));
        }

        slow.request(Long.MAX_VALUE);

        slow.awaitCompletion();
        assertThat(slow.getItems()).hasSizeLessThan(300);
    }

    @Test
    void several_entries_of_an_incident_are_one_change_and_the_cursor_moves_with_the_last() {
        UUID one = new UUID(0, 1);
        UUID two = new UUID(0, 2);
        Set<String> mine = Set.of("jx-sfj", "zfw");
        Round round = new Round(
                NOW,
                List.of(
                        new Change(one, 3, mine),
                        new Change(one, 5, mine),
                        new Change(one, 6, Set.of("zfw")),
                        new Change(two, 1, mine)),
                true);
        AssertSubscriber<OutboundSseEvent> subscriber =
                listener.stream(round).subscribe().withSubscriber(AssertSubscriber.create(10));

        assertThat(subscriber.getItems().stream().map(OutboundSseEvent::getData).limit(2))
                .containsExactly(new Listener.Changed(one, 5), new Listener.Changed(two, 1));
        assertThat(subscriber.getItems().getFirst().getId()).isNull();
        assertThat(subscriber.getItems().get(1).getId()).isEqualTo(NOW.toString());
    }

    private static Round round(String... audience) {
        return new Round(
                NOW,
                audience.length == 0 ? List.of() : List.of(new Change(UUID.randomUUID(), 1, Set.of(audience))),
                true);
    }
}
