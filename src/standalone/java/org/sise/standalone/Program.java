package org.sise.standalone;

import java.nio.file.Path;
import java.util.logging.ConsoleHandler;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What the programs of this package share: quiet libraries, one sentence for a refusal, the usual folders. */
final class Program {
    /** Held, because the log manager itself keeps loggers only weakly. */
    private static final Logger LIBRARIES = Logger.getLogger("");

    private Program() {}

    /** A program's body, which may fail in any way. */
    @FunctionalInterface
    interface Body {
        void run() throws Exception;
    }

    /** Runs a program; a refusal becomes its sentence on standard error and exit status 1, a defect its trace and 2. */
    static void run(Body body) {
        LIBRARIES.setLevel(Level.WARNING);
        LIBRARIES.addHandler(new ConsoleHandler());
        try {
            body.run();
        } catch (Refusal refusal) {
            System.err.println("sise: " + refusal.getMessage());
            System.exit(1);
        } catch (Exception defect) {
            defect.printStackTrace();
            System.exit(2);
        }
    }

    /** A path below the folder of Sise itself, wherever it was called from. */
    static Path home(String path) {
        return Path.of(System.getProperty("sise.home", ".")).resolve(path);
    }
}
