package org.sise.console;

import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.sise.security.Sessions;

/** Log-in, log-out and the choice of the language. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
public class LoginPage {
    /** A page of our own, by its path and query: no other host, nothing that an address cannot hold. */
    private static final Pattern OURS = Pattern.compile(
            "/(?:[\\w-](?![^?]*(?://|\\.\\.))[\\w./-]*)?" + "(?:\\?(?:[\\w./?:@!$'()*+,;=&~-]|%[0-9A-Fa-f]{2})*)?");

    private final SecurityIdentity identity;
    private final Sessions sessions;
    private final boolean demo;
    private final String session;

    LoginPage(
            SecurityIdentity identity,
            Sessions sessions,
            @ConfigProperty(name = "sise.demo") boolean demo,
            @ConfigProperty(name = "quarkus.http.auth.form.cookie-name") String session) {
        this.identity = identity;
        this.sessions = sessions;
        this.demo = demo;
        this.session = session;
    }

    /** @param demo whether to say which accounts there are */
    record login(boolean failed, boolean throttled, boolean demo) implements TemplateInstance {}

    @GET
    @Path("login")
    public Object page(@QueryParam("failed") boolean failed, @QueryParam("throttled") boolean throttled) {
        return identity.isAnonymous() ? new login(failed, throttled, demo) : to("/");
    }

    /** Of this log-in with every copy of its cookie; the person's others go on. */
    @POST
    @Path("logout")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response logout() {
        sessions.end(identity);
        NewCookie ended = new NewCookie.Builder(session).path("/").maxAge(0).build();
        return Response.seeOther(URI.create("/login")).cookie(ended).build();
    }

    @POST
    @Path("language")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response language(@FormParam("language") String language, @FormParam("back") String back) {
        NewCookie chosen = new NewCookie.Builder(Shell.LANGUAGE_COOKIE)
                .value("en".equals(language) ? "en" : "zh")
                .path("/")
                .maxAge(365 * 24 * 3600)
                .sameSite(NewCookie.SameSite.LAX)
                .httpOnly(true)
                .build();
        return Response.fromResponse(to(back)).cookie(chosen).build();
    }

    /** Only to a page of our own. */
    private static Response to(String back) {
        boolean ours = back != null && OURS.matcher(back).matches();
        return Response.seeOther(URI.create(ours ? back : "/")).build();
    }
}
