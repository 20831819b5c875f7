package org.sise.kafka;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.sise.contract.Body;

/**
 * A message that came in: CloudEvents 1.0, binary mode.
 *
 * @param source with {@code id} what makes it the same when it comes again
 * @param subject id of the incident that it is about; {@code null} for a report
 * @param actor code of the person, or the machine, that speaks
 */
record CloudEvent(
        String id, String source, String type, @Nullable String subject, String actor, byte[] data) {
    private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7E]{1,200}");
    private static final String JSON = "application/json";

    /** What cannot even be read; the message says why, and repeats nothing of what came. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        Unreadable(String why) {
            super(why);
        }
    }

    static CloudEvent of(ConsumerRecord<byte[], byte[]> message) throws Unreadable {
        if (message.value() == null) {
            throw new Unreadable("it has no body");
        }
        if (message.value().length > Body.MOST_BYTES) {
            throw new Unreadable("its body has " + message.value().length + " bytes, more than " + Body.MOST_BYTES);
        }
        if (!required(message, "ce_specversion").equals("1.0")) {
            throw new Unreadable("ce_specversion is not 1.0");
        }
        if (!isJson(message)) {
            throw new Unreadable("content-type is not " + JSON);
        }
        return new CloudEvent(
                required(message, "ce_id"),
                required(message, "ce_source"),
                required(message, "ce_type"),
                header(message, "ce_subject").orElse(null),
                required(message, "ce_actor"),
                message.value());
    }

    /** Absent, or with a charset or other parameters behind it. */
    private static boolean isJson(ConsumerRecord<byte[], byte[]> message) throws Unreadable {
        Header type = message.headers().lastHeader("content-type");
        return type == null
                || type.value() == null
                || text(type.value(), "content-type")
                        .replaceFirst(";.*", "")
                        .strip()
                        .toLowerCase(Locale.ROOT)
                        .equals(JSON);
    }

    private static String required(ConsumerRecord<byte[], byte[]> message, String name) throws Unreadable {
        return header(message, name).orElseThrow(() -> new Unreadable("the header " + name + " is missing"));
    }

    private static Optional<String> header(ConsumerRecord<byte[], byte[]> message, String name) throws Unreadable {
        Header header = message.headers().lastHeader(name);
        if (header == null || header.value() == null) {
            return Optional.empty();
        }
        String value = text(header.value(), name).strip();
        if (!VISIBLE.matcher(value).matches()) {
            throw new Unreadable("the header " + name + " is not 1 to 200 visible ASCII characters without spaces");
        }
        return Optional.of(value);
    }

    private static String text(byte[] bytes, String name) throws Unreadable {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException broken) {
            throw new Unreadable("the header " + name + " is no UTF-8");
        }
    }
}
