package org.sise.app;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** The statements that a call of this thread sends to PostgreSQL, as its driver tells. */
final class Statements {
    private Statements() {}

    static List<String> of(Callable<?> call) {
        List<String> sent = new ArrayList<>();
        Handler counter = counting(sent);
        Logger driver = Logger.getLogger("org.postgresql.core.v3.QueryExecutorImpl");
        Level before = driver.getLevel();
        driver.setLevel(Level.FINEST);
        driver.addHandler(counter);
        try {
            call.call();
        } catch (Exception failed) {
            throw new IllegalStateException("what was counted failed", failed);
        } finally {
            driver.removeHandler(counter);
            driver.setLevel(before);
        }
        return sent;
    }

    /** Each statement is one of these; begin travels with the first, commit is not one of ours. */
    private static Handler counting(List<String> sent) {
        Thread here = Thread.currentThread();
        return new Handler() {
            @Override
            public void publish(LogRecord entry) {
                String message = String.valueOf(entry.getMessage());
                boolean parsed = message.contains("FE=> Bind(");
                if (parsed && Thread.currentThread() == here) {
                    sent.add(message + " " + Arrays.toString(entry.getParameters()));
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}
