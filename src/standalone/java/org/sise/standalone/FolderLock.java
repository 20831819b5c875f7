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
import java.util.List;

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

    /** Takes the lock, or refuses with the holder's pid. */
    static FolderLock take(DataFolder folder, String name) throws IOException {
        Path file = folder.path(name);
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            throw held(folder, file);
        }
        sign(channel);
        return new FolderLock(lock);
    }

    /** As {@link #take}, but waits for a holder whose parent has died since it took the lock, and stops it in the end. */
    static FolderLock takeFromOrphan(DataFolder folder, String name) throws IOException {
        Path file = folder.path(name);
        if (Files.exists(file)) {
            stopOrphan(file);
        }
        return take(folder, name);
    }

    private static void sign(FileChannel channel) throws IOException {
        ProcessHandle self = ProcessHandle.current();
        String signature =
                self.pid() + "\n" + self.parent().map(ProcessHandle::pid).orElse(0L) + "\n";
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(signature.getBytes(StandardCharsets.US_ASCII)), 0);
    }

    private static void stopOrphan(Path file) throws IOException {
        List<Long> pids = pids(file);
        if (pids.size() < 2 || free(file)) {
            return;
        }
        ProcessHandle holder = ProcessHandle.of(pids.getFirst()).orElse(null);
        if (holder == null || parent(holder) == pids.get(1)) {
            return;
        }
        if (!Processes.ended(holder, ORPHAN_STOPS)) {
            holder.destroyForcibly();
            Processes.ended(holder, ORPHAN_STOPS);
        }
    }

    /** A pid in a file says nothing once the lock is free: the system may have given it to another program. */
    private static boolean free(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock != null;
        }
    }

    private static long parent(ProcessHandle process) {
        return process.parent().map(ProcessHandle::pid).orElse(0L);
    }

    private static List<Long> pids(Path file) throws IOException {
        return Files.readAllLines(file).stream().map(Long::valueOf).toList();
    }

    private static Refusal held(DataFolder folder, Path file) throws IOException {
        String pid = pids(file).stream().findFirst().map(String::valueOf).orElse("unknown");
        return new Refusal("the data folder " + folder.root() + " is held by another Sise, process " + pid
                + "; stop that one, or start this one with --data OTHER_FOLDER.");
    }

    @Override
    public void close() throws IOException {
        lock.acquiredBy().close();
    }
}
