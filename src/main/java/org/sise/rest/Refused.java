package org.sise.rest;

/** A request that is answered by a problem document. */
final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    Refused(Problem problem) {
        super(problem.detail());
        this.problem = problem;
    }

    Refused(ProblemType type, String detail) {
        this(Problem.of(type, detail));
    }

    Problem problem() {
        return problem;
    }

    static Refused notFound(Object what) {
        return new Refused(ProblemType.NOT_FOUND, "no incident " + what + " that you may see");
    }
}
