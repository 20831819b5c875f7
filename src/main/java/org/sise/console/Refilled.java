package org.sise.console;

import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.MultivaluedMap;
import org.sise.contract.Problem;

/** A page that shows a form again, with everything that was typed, where it was not even looked at. */
interface Refilled {
    /**
     * @param path within the application, as the form was sent to it
     * @param ids what the path names, by parameter
     * @param dialog whether the form alone is wanted
     */
    record Typed(
            String path, MultivaluedMap<String, String> ids, MultivaluedMap<String, String> values, boolean dialog) {
        String id(String name) {
            return ids.getFirst(name);
        }
    }

    /** @throws org.sise.contract.Refused if there is no longer anything to show it on */
    TemplateInstance again(Typed typed, Problem problem);
}
