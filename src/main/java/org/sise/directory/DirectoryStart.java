package org.sise.directory;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Applies the city's file if it is a new one, or in a demo the sample city, before the first request is served. */
@ApplicationScoped
public class DirectoryStart {
    /** Startup observers with a greater priority number find the directory filled. */
    public static final int PRIORITY = 100;

    static final String EMPTY = "the directory is empty: set sise.directory.file to the city's own file";
    private static final Logger LOG = Logger.getLogger(DirectoryStart.class);

    private final DirectoryConfig config;
    private final boolean demo;
    private final CityImport cityImport;
    private final Directory directory;
    private final DutyCalendar calendar;

    DirectoryStart(
            DirectoryConfig config,
            @ConfigProperty(name = "sise.demo", defaultValue = "false") boolean demo,
            CityImport cityImport,
            Directory directory,
            DutyCalendar calendar) {
        this.config = config;
        this.demo = demo;
        this.cityImport = cityImport;
        this.directory = directory;
        this.calendar = calendar;
    }

    void onStart(@Observes @Priority(PRIORITY) StartupEvent event) {
        source().ifPresent(cityImport::applyNew);
        directory.reload();
        calendar.reload();
        if (directory.roster().units().isEmpty()) {
            LOG.errorf("directory=empty reason=%s", EMPTY);
        }
    }

    private Optional<CityFile.Written> source() {
        return config.file()
                .map(CityFile::read)
                .or(() -> demo ? Optional.of(CityFile.sampleAsWritten()) : Optional.empty());
    }
}
