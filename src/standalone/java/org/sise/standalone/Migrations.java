package org.sise.standalone;

import org.flywaydb.core.Flyway;

/** Brings the database's schema up to date as its owner; the service itself never has the owner's password. */
public final class Migrations {
    private Migrations() {}

    /** Runs what is missing of db/migration on the class path; an empty folder is fine. */
    public static void run(Endpoints endpoints) {
        Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(endpoints.jdbcUrl(), "sise_owner", endpoints.ownerPassword())
                .locations("classpath:db/migration")
                .load()
                .migrate();
    }
}
