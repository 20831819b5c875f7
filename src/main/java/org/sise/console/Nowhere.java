package org.sise.console;

import io.quarkus.security.Authenticated;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** An address that leads nowhere is answered by a page with the way back; the framework has none for people. */
@Path(Nowhere.ADDRESS)
@ApplicationScoped
@Produces(MediaType.TEXT_HTML)
public class Nowhere {
    static final String ADDRESS = "/nowhere";

    void last(@Observes Router router) {
        router.get().last().handler(Nowhere::lead);
    }

    /** Whoever goes somewhere, not what a page loads. */
    private static void lead(RoutingContext call) {
        String accepted = call.request().getHeader(HttpHeaders.ACCEPT);
        if (accepted == null || !accepted.contains(MediaType.TEXT_HTML)) {
            call.next();
            return;
        }
        call.reroute(ADDRESS);
    }

    @GET
    @Authenticated
    public String page() {
        throw new NotFoundException("no such page");
    }
}
