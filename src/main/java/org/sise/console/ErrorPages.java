package org.sise.console;

import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.sise.contract.Problem;
import org.sise.contract.ProblemType;

/** What the API answers as a problem document, a page answers as a page; so does whatever has nothing to say for itself. */
public class ErrorPages {
    record error(Problem problem) implements TemplateInstance {}

    @ServerResponseFilter
    public void show(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getUriInfo().getPath().startsWith("/api/")) {
            return;
        }
        problem(response)
                .ifPresent(problem -> response.setEntity(
                        new error(problem).render(), null, MediaType.TEXT_HTML_TYPE.withCharset("utf-8")));
    }

    private static Optional<Problem> problem(ContainerResponseContext response) {
        if (response.getEntity() instanceof Problem problem) {
            return Optional.of(problem);
        }
        return response.getStatus() < 400 || response.hasEntity()
                ? Optional.empty()
                : ProblemType.of(response.getStatus()).map(type -> Problem.of(type, type.title()));
    }
}
