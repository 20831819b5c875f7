package org.sise.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;
import java.util.function.Supplier;

/** The folder in which a standalone Sise keeps everything between two starts; only its owner may read it. */
public record DataFolder(Path root) {
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Opens the folder and makes it where it is missing. */
    public static DataFolder open(Path root) {
        Path absolute = root.toAbsolutePath().normalize();
        try {
            Files.createDirectories(absolute.resolve("log"));
            Files.setPosixFilePermissions(absolute, PosixFilePermissions.fromString("rwx------"));
            return new DataFolder(absolute.toRealPath());
        } catch (IOException e) {
            throw new Refusal("cannot use " + absolute + " as the data folder: " + e);
        }
    }

    Path path(String name) {
        return root.resolve(name);
    }

    Path log(String name) {
        return root.resolve("log").resolve(name);
    }

    /** Starts a fresh log and keeps the one before it as {@code name.1}. */
    Path freshLog(String name) throws IOException {
        Path log = log(name);
        if (Files.exists(log)) {
            Files.move(log, log.resolveSibling(name + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
        return log;
    }

    /** A secret of this folder: made at the first call, the same ever after; 64 hexadecimal digits. */
    public String secret(String name) {
        return kept("secrets.properties", name, DataFolder::randomSecret);
    }

    /** A value kept in a file of this folder, chosen when it is not there yet. */
    String kept(String file, String name, Supplier<String> choose) {
        Properties known = read(file);
        String value = known.getProperty(name);
        if (value != null) {
            return value;
        }
        String chosen = choose.get();
        known.setProperty(name, chosen);
        write(file, known);
        return chosen;
    }

    /** Reads a properties file; a missing one is empty. */
    public Properties read(String file) {
        Properties properties = new Properties();
        Path path = path(file);
        if (!Files.exists(path)) {
            return properties;
        }
        try (var reader = Files.newBufferedReader(path)) {
            properties.load(reader);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + path, e);
        }
    }

    /** Writes a properties file so that a reader sees all of it or nothing, readable by its owner only. */
    public void write(String file, Properties properties) {
        Path target = path(file);
        try {
            Path draft = Files.createTempFile(root, file, ".draft"); // created with mode 600
            try (Writer writer = Files.newBufferedWriter(draft)) {
                properties.store(writer, "written by Sise; holds secrets");
            }
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("writing " + target, e);
        }
    }

    void delete(String file) {
        try {
            Files.deleteIfExists(path(file));
        } catch (IOException e) {
            throw new UncheckedIOException("deleting " + path(file), e);
        }
    }

    private static String randomSecret() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
