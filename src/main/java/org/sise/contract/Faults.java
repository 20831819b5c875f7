package org.sise.contract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Everything that is wrong with a request, gathered so that it is told at once. */
public final class Faults {
    /** Nobody reads more, and each would be compared with all before it. */
    private static final int MOST = 100;

    private final List<FieldError> errors = new ArrayList<>();
    private final List<ProblemType> types = new ArrayList<>();

    /** The same fault of the same field is told once; after a hundred none is. */
    public void add(ProblemType type, FieldError error) {
        if (!isFull() && !errors.contains(error)) {
            types.add(type);
            errors.add(error);
        }
    }

    boolean isFull() {
        return errors.size() >= MOST;
    }

    public boolean isEmpty() {
        return errors.isEmpty();
    }

    public boolean has(String field) {
        return errors.stream().anyMatch(error -> error.field().equals(field));
    }

    /**
     * Refuses the request if anything is wrong with it; the gravest fault names the type.
     *
     * @throws Refused with every fault
     */
    public void raise() {
        if (!isEmpty()) {
            throw refusal();
        }
    }

    /** To be called when something is wrong. */
    public Refused refusal() {
        ProblemType gravest =
                types.stream().max(Comparator.comparingInt(Faults::gravity)).orElseThrow();
        String detail = errors.size() == 1
                ? errors.getFirst().field() + ": " + errors.getFirst().message()
                : errors.size() + " fields are wrong; see errors";
        return new Refused(Problem.of(gravest, detail).with(List.copyOf(errors)));
    }

    /** What is refused on principle outweighs a slip of form, that outweighs a wrong value. */
    private static int gravity(ProblemType type) {
        if (type == ProblemType.OUT_OF_SCOPE) {
            return 4;
        }
        if (type == ProblemType.PERSONAL_DATA) {
            return 3;
        }
        return type == ProblemType.INVALID_REQUEST ? 2 : 1;
    }
}
