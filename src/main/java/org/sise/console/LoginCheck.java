package org.sise.console;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where the log-in form is sent to: what the form's own check leaves over, since it lacked a field or was no form. */
@ApplicationScoped
public class LoginCheck {
    private static final Pattern FORM = Pattern.compile("(?i)application/x-www-form-urlencoded\\s*(?:;.*)?");
    /** After what refuses whatever the address, before any log-in. */
    private static final int BEFORE = 800;

    private final String address;
    private final String page;
    private final String failed;

    LoginCheck(
            @ConfigProperty(name = "quarkus.http.auth.form.post-location") String address,
            @ConfigProperty(name = "quarkus.http.auth.form.login-page") String page,
            @ConfigProperty(name = "quarkus.http.auth.form.error-page") String failed) {
        this.address = address;
        this.page = page;
        this.failed = failed;
    }

    void route(@Observes Router router) {
        router.route(address).handler(this::answer);
    }

    void filter(@Observes Filters filters) {
        filters.register(this::leaveOut, BEFORE);
    }

    /** The form's own check fails on what is no form, as a fault of ours. */
    private void leaveOut(RoutingContext call) {
        String type = call.request().getHeader(HttpHeaders.CONTENT_TYPE);
        boolean form = type != null && FORM.matcher(type).matches();
        if (form
                || !call.request().method().equals(HttpMethod.POST)
                || !call.normalizedPath().endsWith(address)) {
            call.next();
            return;
        }
        redirect(call, failed);
    }

    private void answer(RoutingContext call) {
        HttpMethod method = call.request().method();
        if (method.equals(HttpMethod.POST)) {
            redirect(call, failed);
            return;
        }
        if (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD)) {
            redirect(call, page);
            return;
        }
        call.response().setStatusCode(405).putHeader(HttpHeaders.ALLOW, "POST").end();
    }

    private static void redirect(RoutingContext call, String to) {
        call.response().setStatusCode(302).putHeader(HttpHeaders.LOCATION, to).end();
    }
}
