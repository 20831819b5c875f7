package org.sise.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortsTest {
    private static final List<String> NAMES = List.of("postgres", "kafka", "kafka-controller", "another");

    @TempDir
    Path temporary;

    /** One of two servers that started beside each other forgot its port, and its clients looked for it in vain for ever. */
    @Test
    void portsChosenAtTheSameMomentAreAllKept() throws Exception {
        DataFolder folder = DataFolder.open(temporary.resolve("data"));
        CyclicBarrier together = new CyclicBarrier(NAMES.size());

        List<Integer> chosen = new ArrayList<>();
        try (ExecutorService starts = Executors.newFixedThreadPool(NAMES.size())) {
            List<Callable<Integer>> all = NAMES.stream()
                    .<Callable<Integer>>map(name -> () -> {
                        together.await();
                        return Ports.kept(folder, name);
                    })
                    .toList();
            for (Future<Integer> port : starts.invokeAll(all)) {
                chosen.add(port.get());
            }
        }

        assertThat(NAMES).map(name -> Ports.kept(folder, name)).isEqualTo(chosen);
    }
}
