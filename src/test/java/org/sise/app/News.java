package org.sise.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What was fired, as another part of the service would hear it. */
@ApplicationScoped
public class News {
    private final ConcurrentLinkedQueue<Committed> heard = new ConcurrentLinkedQueue<>();

    public void hear(@Observes Committed committed) {
        heard.add(committed);
    }

    public List<Committed> heard() {
        return List.copyOf(heard);
    }
}
