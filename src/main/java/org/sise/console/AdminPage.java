package org.sise.console;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** 管理 begins with what is changed most often. */
@Path("/admin")
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class AdminPage {
    private final AdminDesk desk;

    AdminPage(AdminDesk desk) {
        this.desk = desk;
    }

    @GET
    public Response first() {
        desk.mandate();
        return Response.seeOther(URI.create("/admin/people")).build();
    }
}
