package org.sise.store;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sise.core.incident.Text;

/** A payload taken apart at what differs from one incident to the next: times, texts and their hashes, its number. */
final class Payload {
    private static final Pattern DIFFERING = Pattern.compile("\\{\"hash\":\"(?<text>[0-9a-f]{64})\",\"length\":\\d+}"
            + "|\"(?<hash>[0-9a-f]{64})\"|\"(?<time>\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z)\"");

    private final List<Part> parts = new ArrayList<>();

    /** What the other incident has instead. */
    record Instead(String number, Duration later, Map<String, Text> texts) {}

    private interface Part {
        void write(StringBuilder payload, Instead instead);
    }

    Payload(String payload, String number, Map<String, ?> texts) {
        Matcher found = DIFFERING.matcher(payload);
        int end = 0;
        while (found.find()) {
            literal(payload.substring(end, found.start()), number);
            parts.add(part(found, texts));
            end = found.end();
        }
        literal(payload.substring(end), number);
    }

    private void literal(String text, String number) {
        int at = text.indexOf(number);
        if (at < 0) {
            parts.add((payload, instead) -> payload.append(text));
            return;
        }
        String before = text.substring(0, at);
        parts.add((payload, instead) -> payload.append(before).append(instead.number()));
        literal(text.substring(at + number.length()), number);
    }

    private static Part part(Matcher found, Map<String, ?> texts) {
        String time = found.group("time");
        if (time != null) {
            Instant at = Instant.parse(time);
            return (payload, instead) ->
                    payload.append('"').append(at.plus(instead.later())).append('"');
        }
        String text = found.group("text");
        String hash = text == null ? found.group("hash") : text;
        if (!texts.containsKey(hash)) {
            throw new IllegalStateException("a hash of no text of this history: " + found.group());
        }
        return text == null
                ? (payload, instead) -> payload.append('"')
                        .append(instead.texts().get(hash).hash())
                        .append('"')
                : (payload, instead) -> write(payload, instead.texts().get(hash));
    }

    private static void write(StringBuilder payload, Text text) {
        payload.append("{\"hash\":\"").append(text.hash());
        payload.append("\",\"length\":").append(text.length()).append('}');
    }

    String with(Instead instead) {
        StringBuilder payload = new StringBuilder();
        parts.forEach(part -> part.write(payload, instead));
        return payload.toString();
    }
}
