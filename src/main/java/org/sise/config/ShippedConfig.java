package org.sise.config;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** The city's own documents in place of the ones that ship with Sise. */
@ConfigMapping(prefix = "sise")
public interface ShippedConfig {
    Document plan();

    Document standard();

    Document calendar();

    /** One document. */
    interface Document {
        /** Read once, at the start. */
        Optional<Path> file();
    }
}
