package org.sise.rest;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** The sample city with a log-in per person. */
public class DemoCity implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("sise.demo", "true");
    }
}
