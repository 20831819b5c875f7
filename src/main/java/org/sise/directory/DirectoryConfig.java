package org.sise.directory;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Where the directory comes from and how old it may be. */
@ConfigMapping(prefix = "sise.directory")
public interface DirectoryConfig {
    /** The city's own YAML, applied at a start if it changed since; what it does not name stays as it is. */
    Optional<Path> file();

    /** After how long a change made by another replica is seen. */
    @WithDefault("2s")
    Duration refresh();
}
