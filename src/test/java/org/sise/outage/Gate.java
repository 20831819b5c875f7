package org.sise.outage;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.sise.standalone.Endpoints;
import org.sise.testing.Backing;

/** What lies between the service and the PostgreSQL that other tests use, too: shut, the database is away for this service only. */
public final class Gate implements QuarkusTestResourceLifecycleManager {
    private static final int AFTER_BACKING = 10;
    private static @Nullable Gate present;

    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private @Nullable ServerSocket door;
    private int port;
    private URI behind = URI.create("postgresql://127.0.0.1:1/none");

    static Gate get() {
        if (present == null) {
            throw new IllegalStateException("no gate was started");
        }
        return present;
    }

    @Override
    public Map<String, String> start() {
        Endpoints endpoints = Backing.endpoints();
        behind = URI.create(endpoints.jdbcUrl().substring("jdbc:".length()));
        try {
            open();
        } catch (IOException broken) {
            throw new IllegalStateException("no free port", broken);
        }
        present = this;
        String through = endpoints.jdbcUrl().replace(behind.getAuthority(), "127.0.0.1:" + port);
        return Map.of("quarkus.datasource.jdbc.url", through);
    }

    /** New connections come through again. */
    void open() throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        port = socket.getLocalPort();
        door = socket;
        Thread.ofVirtual().start(() -> accept(socket));
    }

    /** Nobody comes through, and who is inside is cut off. */
    void shut() throws IOException {
        if (door != null) {
            door.close();
        }
        open.forEach(Gate::close);
        open.clear();
    }

    private void accept(ServerSocket socket) {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                Socket server = new Socket(behind.getHost(), behind.getPort());
                open.add(client);
                open.add(server);
                Thread.ofVirtual().start(() -> pass(client, server));
                Thread.ofVirtual().start(() -> pass(server, client));
            } catch (IOException shut) {
                close(socket);
            }
        }
    }

    private static void pass(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException cut) {
            // both ends are closed now
        }
    }

    private static void close(Closeable end) {
        try {
            end.close();
        } catch (IOException gone) {
            // it is
        }
    }

    @Override
    public void stop() {
        try {
            shut();
        } catch (IOException gone) {
            throw new IllegalStateException("the gate does not shut", gone);
        }
    }

    @Override
    public int order() {
        return AFTER_BACKING;
    }
}
