package org.sise.directory;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Applies the city's file, or in a demo the sample city, before the first request is served. */
@ApplicationScoped
public class DirectoryStart {
    /** Startup observers with a greater priority number find the directory filled. */
    public static final int PRIORITY = 100;

    private final DirectoryConfig config;
    private final boolean demo;
    private final CityImport cityImport;
    private final Directory directory;

    DirectoryStart(
            DirectoryConfig config,
            @ConfigProperty(name = "sise.demo", defaultValue = "false") boolean demo,
            CityImport cityImport,
            Directory directory) {
        this.config = config;
        this.demo = demo;
        this.cityImport = cityImport;
        this.directory = directory;
    }

    void onStart(@Observes @Priority(PRIORITY) StartupEvent event) {
        source().ifPresent(cityImport::apply);
        directory.reload();
    }

    private Optional<CityFile> source() {
        return config.file().map(CityFile::read).or(() -> demo ? Optional.of(CityFile.sample()) : Optional.empty());
    }
}
