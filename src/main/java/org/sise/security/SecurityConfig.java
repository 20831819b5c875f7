package org.sise.security;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How people and machines log in, beyond what Quarkus itself configures. */
@ConfigMapping(prefix = "sise.security")
public interface SecurityConfig {
    /** Whether HTTP Basic is taken: for trying out, not for production. */
    boolean basic();

    /** The OIDC claim that holds the person's code in the directory. */
    @WithDefault("preferred_username")
    String personClaim();
}
