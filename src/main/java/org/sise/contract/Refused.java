package org.sise.contract;

import org.sise.core.incident.Rejected;

/** A request that is answered by a problem document. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public Refused(Problem problem) {
        super(problem.detail());
        this.problem = problem;
    }

    public Refused(ProblemType type, String detail) {
        this(Problem.of(type, detail));
    }

    /** What the rules of an incident refuse. */
    public static Refused of(Rejected rejected) {
        return new Refused(Problem.of(rejected));
    }

    /** For one field alone. */
    public static Refused of(ProblemType type, FieldError error) {
        Faults faults = new Faults();
        faults.add(type, error);
        return faults.refusal();
    }

    public Problem problem() {
        return problem;
    }

    public static Refused notFound(Object what) {
        return new Refused(ProblemType.NOT_FOUND, "no incident " + what + " that you may see");
    }
}
