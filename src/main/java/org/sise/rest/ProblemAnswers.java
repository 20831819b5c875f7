package org.sise.rest;

import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.UnsupportedEncodingException;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.core.multipart.FormEncodedDataDefinition;
import org.sise.contract.Problem;
import org.sise.contract.ProblemType;
import org.sise.contract.Refused;
import org.sise.store.Outage;

/** Every refusal becomes a problem document here. */
public class ProblemAnswers {
    static final String PROBLEM = "application/problem+json";

    /** Frames in which a reader of forms fails by itself; further up it only hands on. */
    private static final int NEAREST = 8;

    private static final Logger LOG = Logger.getLogger(ProblemAnswers.class);
    static final String AWAY = "send it again later; a change with the same Idempotency-Key is made once";
    static final int RETRY_AFTER = 5;

    @ServerExceptionMapper(priority = 1)
    public Response refused(Refused refused, UriInfo uri) {
        Problem problem = refused.problem().at(uri.getPath());
        Response.ResponseBuilder response =
                Response.status(problem.status()).type(PROBLEM).entity(problem);
        boolean stale = problem.status() == ProblemType.CHANGED_MEANWHILE.status() && problem.state() != null;
        return stale ? response.tag(Integer.toString(problem.state().version())).build() : response.build();
    }

    /** What the framework refuses: no such address or method, another content type. */
    @ServerExceptionMapper(priority = 1)
    public Response framework(WebApplicationException refused, UriInfo uri) {
        return of(refused, uri);
    }

    @ServerExceptionMapper(priority = 1)
    public Response notFound(NotFoundException refused, UriInfo uri) {
        return of(refused, uri);
    }

    @ServerExceptionMapper(priority = 1)
    public Response forbidden(ForbiddenException refused, UriInfo uri) {
        return of(refused, uri);
    }

    private Response of(WebApplicationException refused, UriInfo uri) {
        int status = refused.getResponse().getStatus();
        Optional<ProblemType> type = ProblemType.of(status);
        if (type.isEmpty()) {
            return status >= 400 ? internal(refused, uri) : refused.getResponse();
        }
        String detail =
                Optional.ofNullable(refused.getMessage()).orElse(type.get().title());
        return refused(new Refused(type.get(), detail), uri);
    }

    /** Its cause stands in the log, and nowhere else. */
    @ServerExceptionMapper(priority = 1)
    public Response internal(Exception fault, UriInfo uri) {
        if (isOfForm(fault)) {
            return refused(new Refused(ProblemType.MALFORMED, "the form cannot be read"), uri);
        }
        Optional<String> outage = Outage.behind(fault);
        if (outage.isPresent()) {
            LOG.warnf("request=unavailable path=%s %s", uri.getPath(), outage.get());
            return Response.fromResponse(refused(new Refused(ProblemType.UNAVAILABLE, AWAY), uri))
                    .header("Retry-After", RETRY_AFTER)
                    .build();
        }
        LOG.errorf(fault, "request=failed path=%s", uri.getPath());
        return refused(new Refused(ProblemType.INTERNAL_ERROR, "the fault is in our log"), uri);
    }

    /** A form with a percent sign that says no byte, or in a charset that there is not: the framework has no type for it. */
    private static boolean isOfForm(Exception fault) {
        return fault instanceof UnsupportedEncodingException
                || fault instanceof RuntimeException
                        && Stream.of(fault.getStackTrace())
                                .limit(NEAREST)
                                .anyMatch(frame ->
                                        frame.getClassName().startsWith(FormEncodedDataDefinition.class.getName()));
    }
}
