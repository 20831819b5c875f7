package org.sise.core.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The drawing cannot lie: docs/flows.md is what the shipped plan says; {@code -Dsise.docs=write} writes it anew. */
class FlowsDocumentTest {
    private static final Path FILE = Path.of("docs", "flows.md");

    @Test
    void the_document_is_the_plan() throws IOException {
        String document = FlowsDocument.of(SampleCity.PLAN);
        if ("write".equals(System.getProperty("sise.docs"))) {
            Files.writeString(FILE, document);
        }

        assertThat(FILE).content().isEqualTo(document);
    }
}
