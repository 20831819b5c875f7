package org.sise.contract;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Map;
import org.sise.core.incident.Text;

/** Shows records of the core as JSON, with the words in the place of their hashes; words that were purged are null. */
@ApplicationScoped
public class Rendering {
    private final ObjectMapper mapper;

    Rendering(ObjectMapper mapper) {
        this.mapper = mapper.copy().registerModule(new SimpleModule("sise-texts").addSerializer(new TextWriter()));
    }

    /** @param bodies words by hash */
    public JsonNode of(Object core, Map<String, String> bodies) {
        try {
            TokenBuffer buffer = new TokenBuffer(mapper, false);
            mapper.writer().withAttribute(TextWriter.BODIES, bodies).writeValue(buffer, core);
            return mapper.readTree(buffer.asParser());
        } catch (IOException broken) {
            throw new IllegalStateException("cannot show a " + core.getClass().getSimpleName(), broken);
        }
    }

    private static final class TextWriter extends StdSerializer<Text> {
        private static final long serialVersionUID = 1L;
        static final String BODIES = "bodies";

        TextWriter() {
            super(Text.class);
        }

        @Override
        public void serialize(Text text, JsonGenerator out, SerializerProvider provider) throws IOException {
            Object body = ((Map<?, ?>) provider.getAttribute(BODIES)).get(text.hash());
            if (body == null) {
                out.writeNull();
                return;
            }
            out.writeString((String) body);
        }
    }
}
