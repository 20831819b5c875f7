package org.sise.contract;

import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import org.jspecify.annotations.Nullable;
import org.sise.core.incident.StepId;

/** {@code draft.gaj.2}. */
final class StepIdReader extends FromStringDeserializer<StepId> {
    private static final long serialVersionUID = 1L;

    StepIdReader() {
        super(StepId.class);
    }

    @Override
    protected @Nullable StepId _deserialize(String value, DeserializationContext context) {
        try {
            return StepId.of(value);
        } catch (IllegalArgumentException malformed) {
            FaultGatherer.faults(context)
                    .add(
                            ProblemType.INVALID_REQUEST,
                            FieldError.of(FaultGatherer.path(context, context.getParser()), Fault.NO_STEP));
            return null;
        }
    }
}
