package org.sise.console;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;

/**
 * An address that leads nowhere is answered by a page with the way back. What matches nothing at all passes no filter, so
 * that its page had no token for its forms and was a fault of ours; this matches everything that nothing else does.
 */
@Path("/")
public class Nowhere {
    @GET
    @Path("{somewhere:(?!api/).+}")
    public String page() {
        throw new NotFoundException("no such page");
    }
}
