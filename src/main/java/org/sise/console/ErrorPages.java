package org.sise.console;

import io.quarkus.qute.TemplateInstance;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;
import org.sise.contract.Problem;
import org.sise.contract.ProblemType;
import org.sise.contract.Refused;

/** What the API answers as a problem document, a page answers as a page; so does whatever has nothing to say for itself. */
public class ErrorPages {
    /** Where htmx puts an answer: the form of a dialog stays beneath it, with what was typed. */
    static final String PLACE = "HX-Reswap";

    private static final MediaType PAGE = MediaType.TEXT_HTML_TYPE.withCharset("utf-8");

    /** {@code back}: the page that a form was sent from, empty if that is not known. */
    record error(Problem problem, String back) implements TemplateInstance {}

    /** Without the page around it, for a dialog. */
    record alone(Problem problem, String back) implements TemplateInstance {}

    @ServerResponseFilter
    public void show(
            ContainerRequestContext request,
            ContainerResponseContext response,
            SimpleResourceInfo page,
            RoutingContext call) {
        if (request.getUriInfo().getPath().startsWith("/api/")) {
            return;
        }
        if (StaleForms.isOne(request, response)) {
            showAgain(request, response, page, call);
            return;
        }
        problem(response).ifPresent(problem -> show(problem, response, call));
    }

    private static void showAgain(
            ContainerRequestContext request,
            ContainerResponseContext response,
            SimpleResourceInfo page,
            RoutingContext call) {
        try {
            StaleForms.again(request, page)
                    .ifPresentOrElse(
                            form -> response.setEntity(form, null, PAGE),
                            () -> show(StaleForms.EXPIRED, response, call));
        } catch (Refused gone) {
            response.setStatus(gone.problem().status());
            show(gone.problem(), response, call);
        }
    }

    private static void show(Problem problem, ContainerResponseContext response, RoutingContext call) {
        response.setEntity(html(problem, call.request()), null, PAGE);
        if (isOfDialog(call.request())) {
            response.getHeaders().putSingle(PLACE, "afterbegin");
        }
    }

    private static Optional<Problem> problem(ContainerResponseContext response) {
        if (response.getEntity() instanceof Problem problem) {
            return Optional.of(problem);
        }
        return response.getStatus() < 400 || response.hasEntity()
                ? Optional.empty()
                : ProblemType.of(response.getStatus()).map(type -> Problem.of(type, type.title()));
    }

    static String html(Problem problem, HttpServerRequest sent) {
        String back = sent.method().equals(HttpMethod.POST) ? back(sent) : "";
        return isOfDialog(sent) ? new alone(problem, back).render() : new error(problem, back).render();
    }

    static boolean isOfDialog(HttpServerRequest sent) {
        return sent.getHeader("HX-Request") != null
                && sent.method().equals(HttpMethod.POST)
                && sent.path().endsWith("/move");
    }

    /** Only to a page of this site. */
    private static String back(HttpServerRequest sent) {
        try {
            URI from = new URI(
                    Optional.ofNullable(sent.getHeader(HttpHeaders.REFERER)).orElse(""));
            boolean ours =
                    sent.authority() != null && sent.authority().toString().equals(from.getAuthority());
            String path = Optional.ofNullable(from.getRawPath()).orElse("");
            return ours && path.startsWith("/") && !path.startsWith("//")
                    ? path
                            + Optional.ofNullable(from.getRawQuery())
                                    .map(query -> "?" + query)
                                    .orElse("")
                    : "";
        } catch (URISyntaxException none) {
            return "";
        }
    }
}
