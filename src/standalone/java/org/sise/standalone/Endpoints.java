package org.sise.standalone;

import java.util.Properties;

/** Where the database and the broker are, and the passwords of the database's roles. */
public record Endpoints(String jdbcUrl, String kafka, String ownerPassword, String appPassword, String purgePassword) {
    static final String FILE = "backends.properties";

    /** Those of the backends that run on this folder. */
    public static Endpoints of(DataFolder folder) {
        Properties properties = folder.read(FILE);
        return new Endpoints(
                properties.getProperty("jdbc.url"),
                properties.getProperty("kafka.bootstrap.servers"),
                properties.getProperty("sise_owner.password"),
                properties.getProperty("sise_app.password"),
                properties.getProperty("sise_purge.password"));
    }

    Properties asProperties() {
        Properties properties = new Properties();
        properties.setProperty("jdbc.url", jdbcUrl);
        properties.setProperty("kafka.bootstrap.servers", kafka);
        properties.setProperty("sise_owner.password", ownerPassword);
        properties.setProperty("sise_app.password", appPassword);
        properties.setProperty("sise_purge.password", purgePassword);
        return properties;
    }

    @Override
    public String toString() {
        return "Endpoints[" + jdbcUrl + ", " + kafka + "]"; // a log must not learn the passwords
    }
}
