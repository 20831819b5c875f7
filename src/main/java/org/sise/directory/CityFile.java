package org.sise.directory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sise.core.incident.Sha256;
import org.sise.core.incident.Unit;
import org.sise.core.plan.Role;

/**
 * A city's units and people as one writes them in YAML.
 *
 * @param city code of the area that is the city; the others are its counties
 */
public record CityFile(String city, List<AreaEntry> areas, List<UnitEntry> units) {
    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .addModule(new JavaTimeModule())
            .build();

    /** A name in both languages. */
    public record Name(String zh, String en) {}

    /** The city or a county. */
    public record AreaEntry(String code, Name name) {}

    /**
     * A unit with its people, who stand in the order in which they are rung for their role.
     *
     * @param chains per role, where the order of ringing is another
     */
    public record UnitEntry(
            String code,
            Unit.Kind kind,
            String area,
            Name name,
            @Nullable String functionalSuperior,
            Delivery delivery,
            @Nullable String dutyPhone,
            List<PersonEntry> people,
            Map<Role, List<String>> chains) {
        public UnitEntry {
            people = people == null ? List.of() : List.copyOf(people);
            chains = chains == null ? Map.of() : Map.copyOf(chains);
        }

        /** The people to be rung for a role, in order. */
        List<String> chain(Role role) {
            return chains.getOrDefault(
                    role,
                    people.stream()
                            .filter(person -> person.roles().contains(role))
                            .map(PersonEntry::code)
                            .toList());
        }
    }

    /**
     * A person of the unit under which the entry stands.
     *
     * @param passwordHash bcrypt, for a log-in by the code without an OIDC provider
     */
    public record PersonEntry(
            String code,
            String name,
            Set<Role> roles,
            @Nullable String phone,
            @Nullable Boolean active,
            @Nullable String passwordHash,
            List<DeputyEntry> deputyFor) {
        public PersonEntry {
            roles = roles == null ? Set.of() : Set.copyOf(roles);
            deputyFor = deputyFor == null ? List.of() : List.copyOf(deputyFor);
        }
    }

    /** A standing delegation from another person of the unit. */
    public record DeputyEntry(String person, Instant from, Instant until) {}

    /** A file as somebody wrote it; {@code source} is named by what is wrong with it. */
    public record Written(String source, String yaml) {
        /** @throws IllegalArgumentException naming source and place, if it is no valid directory */
        CityFile city() {
            return parse(source, yaml);
        }

        String hash() {
            return Sha256.hex(yaml.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** The sample city that ships with Sise. */
    public static CityFile sample() {
        return sampleAsWritten().city();
    }

    static Written sampleAsWritten() {
        try (InputStream in = CityFile.class.getResourceAsStream("/units/sample.yaml")) {
            return new Written("units/sample.yaml", new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public static Written read(Path file) {
        try {
            return new Written(file.toString(), Files.readString(file));
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("sise.directory.file: cannot read " + file, unreadable);
        }
    }

    /** @throws IllegalArgumentException naming source and place, if it is no valid directory */
    static CityFile parse(String source, String yaml) {
        try {
            CityFile city = YAML.readValue(yaml, CityFile.class);
            List<String> faults = CityFaults.of(city);
            if (!faults.isEmpty()) {
                throw new IllegalArgumentException(source + ": " + String.join("; ", faults));
            }
            return city;
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException(source + ": " + malformed.getMessage(), malformed);
        }
    }
}
