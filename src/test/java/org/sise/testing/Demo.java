package org.sise.testing;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/** The sample city in a running service, on the PostgreSQL and Kafka of the test run. */
public class Demo implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "sise.demo", "true",
                "quarkus.log.category.\"org.postgresql.core.v3\".min-level", "TRACE");
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(Backing.class));
    }

    /** Another test's database would take the place of this one. */
    @Override
    public boolean disableGlobalTestResources() {
        return true;
    }
}
