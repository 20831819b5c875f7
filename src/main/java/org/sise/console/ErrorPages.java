package org.sise.console;

import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.sise.contract.Problem;

/** What the API answers as a problem document, a page answers as a page. */
public class ErrorPages {
    record error(Problem problem) implements TemplateInstance {}

    @ServerResponseFilter
    public void show(ContainerRequestContext request, ContainerResponseContext response) {
        boolean ofApi = request.getUriInfo().getPath().startsWith("/api/");
        if (!ofApi && response.getEntity() instanceof Problem problem) {
            response.setEntity(new error(problem).render(), null, MediaType.TEXT_HTML_TYPE.withCharset("utf-8"));
        }
    }
}
