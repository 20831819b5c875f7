package org.sise.store;

import java.io.Serial;
import java.sql.SQLException;

/** The database refused or was not there: what was tried, with the database's own words as the cause. */
public class StoreFailure extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public StoreFailure(String tried, SQLException cause) {
        super(tried + ": " + cause.getMessage(), cause);
    }
}
