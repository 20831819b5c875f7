package org.sise.rest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.sise.core.plan.Role;

/** The table of who may do what, as {@code rest/authorisation.txt} has it. */
record AuthorisationTable(List<Row> rows) {
    private static final String FILE = "/rest/authorisation.txt";
    private static final Pattern NOTE = Pattern.compile(" \\[.*]$");
    /** The characters of a place, in their order. */
    static final List<Role> ROLES = List.of(
            Role.DUTY_OFFICER,
            Role.DUTY_LEADER,
            Role.COORDINATOR,
            Role.HANDLER,
            Role.SPOKESPERSON,
            Role.DEPUTY_LEADER,
            Role.PRINCIPAL_LEADER,
            Role.AUDITOR,
            Role.ADMINISTRATOR,
            Role.MACHINE);

    /** An endpoint, what is asked of it, and what every caller is answered. */
    record Row(String scene, List<String> units, String request, List<String> cells, String allowed, String body) {
        String method() {
            return request.substring(0, request.indexOf(' '));
        }

        String path() {
            return NOTE.matcher(request).replaceFirst("").substring(method().length() + 1);
        }

        /** As the published contract names it. */
        String endpoint() {
            String plain = path().replaceAll("\\?.*", "")
                    .replaceAll("/steps/[^/]+\\.\\d+/", "/steps/{step}/")
                    .replaceAll("/limits/[^/]+/", "/limits/{limit}/");
            return method() + " " + plain;
        }

        boolean isFresh() {
            return allowed.startsWith("fresh ");
        }

        /** Whether it may be answered so to this cell's character. */
        boolean agrees(char cell, int status) {
            return switch (cell) {
                case '+' -> status == Integer.parseInt(allowed.replace("fresh ", ""));
                case '1' -> status == 401;
                case '3' -> status == 403;
                case '4' -> status == 404;
                case '9' -> status == 409;
                default -> throw new IllegalStateException("no such cell: " + cell + " in " + request);
            };
        }

        @Override
        public String toString() {
            return scene + ": " + request;
        }
    }

    static AuthorisationTable read() throws IOException {
        try (InputStream file = Objects.requireNonNull(AuthorisationTable.class.getResourceAsStream(FILE))) {
            List<String> lines = new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            List<Row> rows = new ArrayList<>();
            String scene = "";
            List<String> units = List.of();
            for (String line : lines) {
                String[] parts = line.split("\\|", -1);
                if (line.startsWith("scene ")) {
                    scene = parts[0].substring("scene ".length()).strip();
                    units = List.of(parts[1].strip().split(" +"));
                } else if (!line.startsWith("#") && !parts[0].isBlank()) {
                    rows.add(row(scene, units, parts));
                }
            }
            return new AuthorisationTable(List.copyOf(rows));
        }
    }

    private static Row row(String scene, List<String> units, String[] parts) {
        List<String> cells = List.of(parts[1].strip().split(" +"));
        boolean whole = cells.size() == units.size() + 1
                && cells.subList(0, units.size()).stream().allMatch(place -> place.length() == ROLES.size());
        if (parts.length != 4 || !whole) {
            throw new IllegalStateException("not a whole row: " + String.join("|", parts));
        }
        return new Row(scene, units, parts[0].strip(), cells, parts[2].strip(), parts[3].strip());
    }

    Set<String> endpoints() {
        Set<String> endpoints = new TreeSet<>();
        rows.forEach(row -> endpoints.add(row.endpoint()));
        return endpoints;
    }

    Set<String> units() {
        Set<String> units = new TreeSet<>();
        rows.forEach(row -> units.addAll(row.units()));
        return units;
    }
}
