package org.sise.rest;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.sise.app.KeyReused;

/** Every refusal becomes a problem document here. */
public class ProblemAnswers {
    static final String PROBLEM = "application/problem+json";

    @ServerExceptionMapper(priority = 1)
    public Response refused(Refused refused, UriInfo uri) {
        Problem problem = refused.problem().at(uri.getPath());
        return Response.status(problem.status()).type(PROBLEM).entity(problem).build();
    }

    @ServerExceptionMapper(priority = 1)
    public Response reused(KeyReused conflict, UriInfo uri) {
        return refused(
                new Refused(ProblemType.KEY_REUSED, "the same Idempotency-Key came with another request before"), uri);
    }
}
