package org.sise.console;

import io.quarkus.arc.Arc;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.multipart.FormData;
import org.jspecify.annotations.Nullable;
import org.sise.contract.Problem;
import org.sise.contract.ProblemType;

/** A form whose token has run out: the extension refuses it without a word, and it is shown again with what was typed. */
final class StaleForms {
    static final Problem EXPIRED =
            Problem.of(ProblemType.FORM_EXPIRED, "the form's token is not the one of this browser");

    private StaleForms() {}

    /** Whether the extension has refused it: nothing else of ours answers a form by a bare 400. */
    static boolean isOne(ContainerRequestContext request, ContainerResponseContext response) {
        MediaType type = request.getMediaType();
        return response.getStatus() == EXPIRED.status()
                && !response.hasEntity()
                && type != null
                && MediaType.APPLICATION_FORM_URLENCODED_TYPE.isCompatible(type);
    }

    /** The form once more; empty where the page has none to show again. */
    static Optional<String> again(ContainerRequestContext request, @Nullable SimpleResourceInfo page) {
        if (page == null || !Refilled.class.isAssignableFrom(page.getResourceClass())) {
            return Optional.empty();
        }
        Class<? extends Refilled> shown = page.getResourceClass().asSubclass(Refilled.class);
        UriInfo address = request.getUriInfo();
        boolean dialog = request.getHeaderString("HX-Request") != null;
        Refilled.Typed typed = new Refilled.Typed(address.getPath(), address.getPathParameters(), values(), dialog);
        return Optional.of(
                Arc.container().instance(shown).get().again(typed, EXPIRED).render());
    }

    private static MultivaluedMap<String, String> values() {
        MultivaluedMap<String, String> values = new MultivaluedHashMap<>();
        FormData form = CurrentRequestManager.get().getFormData();
        if (form != null) {
            form.forEach(name -> form.get(name).forEach(value -> values.add(name, value.getValue())));
        }
        return values;
    }
}
