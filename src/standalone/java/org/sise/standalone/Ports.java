package org.sise.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Properties;

/** Ports on the loopback address; one that was used before is used again while it is free. */
final class Ports {
    private static final String FILE = "ports.properties";

    private Ports() {}

    static int kept(DataFolder folder, String name) {
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
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no free port on the loopback address", e);
        }
    }
}
