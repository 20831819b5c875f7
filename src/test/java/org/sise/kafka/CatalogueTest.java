package org.sise.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sise.core.incident.Event;
import org.sise.store.EventCodec;

/** What is published about the messages is what the code does; {@code -Dsise.docs=write} writes it. */
class CatalogueTest {
    @Test
    void theDocumentsAreWhatTheCodeSays() throws IOException {
        for (Map.Entry<Path, String> file :
                Catalogue.files(text("events-frame.md"), meanings()).entrySet()) {
            if ("write".equals(System.getProperty("sise.docs"))) {
                Files.createDirectories(file.getKey().getParent());
                Files.writeString(file.getKey(), file.getValue());
            }
            assertThat(file.getKey()).as("-Dsise.docs=write writes it").hasContent(file.getValue());
        }
    }

    @Test
    void everyEventHasAMeaningAndTheNameThatTheLogHas() throws IOException {
        assertThat(meanings().stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(
                        Catalogue.events().stream().map(Catalogue::name).toList());
        assertThat(EventCodec.type(new Event.UnitLeft("zfw", java.time.Instant.EPOCH)))
                .isEqualTo(Catalogue.name(Event.UnitLeft.class));
    }

    @Test
    void asyncapiNamesTheSameTopicsTypesAndSchemas() throws IOException {
        JsonNode document = new YAMLMapper().readTree(Files.readString(Path.of("docs/asyncapi.yaml")));

        assertThat(document.at("/channels/incidents/address").asText()).isEqualTo(Messages.INCIDENTS);
        assertThat(document.at("/channels/unit/address").asText()).isEqualTo(Messages.UNIT + "{code}");
        assertThat(document.at("/channels/drillUnit/address").asText()).isEqualTo(Messages.DRILL_UNIT + "{code}");
        for (String message : new String[] {"incidentMessage", "unitMessage"}) {
            JsonNode described = document.at("/components/messages/" + message);
            assertThat(Path.of("docs").resolve(described.at("/payload/$ref").asText()))
                    .exists();
            assertThat(described.at("/headers/properties/ce_type/enum"))
                    .extracting(JsonNode::asText)
                    .containsExactlyElementsOf(Catalogue.events().stream()
                            .map(event -> "org.sise.incident." + Catalogue.name(event) + ".v1")
                            .toList());
        }
    }

    @Test
    void asyncapiNamesTheTypeAndTheSchemaOfWhatComesInAndOfItsAnswers() throws IOException {
        JsonNode document = new YAMLMapper().readTree(Files.readString(Path.of("docs/asyncapi.yaml")));
        Map<String, Set<String>> said = Map.of(
                "reply", Reply.VERBS.keySet(),
                "intake", Set.of(Intakes.TYPE),
                "replyAnswer", Set.of("org.sise.reply.taken.v1", "org.sise.reply.refused.v1"));

        said.forEach((channel, types) -> {
            List<JsonNode> messages = new ArrayList<>();
            document.at("/channels/" + channel + "/messages").forEach(message -> messages.add(at(document, message)));
            assertThat(messages)
                    .as(channel)
                    .extracting(message -> at(document, message.path("headers"))
                            .at("/allOf/1/properties/ce_type/const")
                            .asText())
                    .containsExactlyInAnyOrderElementsOf(types);
            assertThat(messages)
                    .allSatisfy(
                            message -> assertThat(message.at("/payload/$ref").asText())
                                    .isEqualTo("schemas/"
                                            + Catalogue.file(message.at("/headers/allOf/1/properties/ce_type/const")
                                                    .asText())));
        });
    }

    private static JsonNode at(JsonNode document, JsonNode reference) {
        return reference.has("$ref")
                ? document.at(reference.path("$ref").asText().substring(1))
                : reference;
    }

    private static Properties meanings() throws IOException {
        Properties meanings = new Properties();
        meanings.load(new java.io.StringReader(text("meanings.properties")));
        return meanings;
    }

    private static String text(String name) throws IOException {
        try (InputStream file = CatalogueTest.class.getResourceAsStream("/kafka/" + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
