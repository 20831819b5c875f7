package org.sise.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Properties;
import java.util.concurrent.ThreadLocalRandom;

/** Ports on the loopback address; one that was used before is used again while it is free. */
final class Ports {
    private static final String FILE = "ports.properties";
    /** Below those that systems lend to outgoing connections: one of these could sit on ours while a server restarts. */
    private static final int LOWEST = 15_000;

    private static final int HIGHEST = 32_000;
    private static final int ATTEMPTS = 100;

    private Ports() {}

    /** One at a time: PostgreSQL and Kafka start beside each other, and both choices must be in the file. */
    static synchronized int kept(DataFolder folder, String name) {
        Properties ports = folder.read(FILE);
        int before = Integer.parseInt(ports.getProperty(name, "0"));
        if (before > 0 && free(before)) {
            return before;
        }
        int chosen = anyFree();
        ports.setProperty(name, Integer.toString(chosen));
        folder.write(FILE, ports);
        return chosen;
    }

    static boolean free(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true); // a port in TIME_WAIT from our own last run is free
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    static int anyFree() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            if (free(port)) {
                return port;
            }
        }
        throw new IllegalStateException("no free port on the loopback address from " + LOWEST + " to " + HIGHEST);
    }
}
