package org.sise.standalone;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;

/**
 * Keeps a data folder for one process. The operating system frees it when the process dies, however it dies; the file
 * beside it says who holds it.
 */
final class FolderLock implements AutoCloseable {
    /** An orphan stops by itself, because its standard input has closed; this is how long it may take. */
    private static final Duration ORPHAN_STOPS = Duration.ofSeconds(20);

    private final FileLock lock;

    private FolderLock(FileLock lock) {
        this.lock = lock;
    }

    /** Takes the lock, or refuses with the holder's pid; a holder whose parent is gone is waited for, then stopped. */
    static FolderLock take(DataFolder folder, String name) throws IOException {
        Path file = folder.path(name);
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock();
        if (lock == null) {
            stopOrphan(folder, file);
            lock = channel.tryLock();
        }
        if (lock == null) {
            channel.close();
            throw held(folder, file);
        }
        sign(channel);
        return new FolderLock(lock);
    }

    private static void sign(FileChannel channel) throws IOException {
        ProcessHandle self = ProcessHandle.current();
        String signature =
                self.pid() + "\n" + self.parent().map(ProcessHandle::pid).orElse(0L) + "\n";
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(signature.getBytes(StandardCharsets.US_ASCII)), 0);
    }

    private static void stopOrphan(DataFolder folder, Path file) throws IOException {
        ProcessHandle holder = process(file, 0).orElseThrow(() -> held(folder, file));
        boolean orphan = holder.parent()
                        .map(ProcessHandle::pid)
                        .filter(parent -> parent > 1)
                        .isEmpty()
                || process(file, 1).isEmpty();
        if (!orphan) {
            throw held(folder, file);
        }
        if (!Processes.ended(holder, ORPHAN_STOPS)) {
            holder.destroyForcibly();
            Processes.ended(holder, ORPHAN_STOPS);
        }
    }

    private static Optional<ProcessHandle> process(Path file, int line) throws IOException {
        return Files.readAllLines(file).stream()
                .skip(line)
                .findFirst()
                .map(Long::valueOf)
                .flatMap(ProcessHandle::of);
    }

    private static Refusal held(DataFolder folder, Path file) {
        String pid;
        try {
            pid = Files.readAllLines(file).stream().findFirst().orElse("unknown");
        } catch (IOException e) {
            pid = "unknown";
        }
        return new Refusal("the data folder " + folder.root() + " is held by another Sise, process " + pid
                + "; stop that one, or start this one with --data OTHER_FOLDER.");
    }

    @Override
    public void close() throws IOException {
        lock.acquiredBy().close();
    }
}
