package org.sise.console;

import java.util.List;
import java.util.stream.Stream;
import org.sise.core.incident.Move;

/**
 * What one may do, as much of it as one wants to see: first what one is waited for, then the usual, and folded away what is
 * rare.
 */
public record Offers(List<Move> first, List<Move> usual, List<Move> rare) {

    static Offers of(Stream<Move> moves) {
        List<Move> all = moves.filter(Offers::hasForm).toList();
        return new Offers(of(all, Rank.FIRST), of(all, Rank.USUAL), of(all, Rank.RARE));
    }

    public boolean isEmpty() {
        return first.isEmpty() && usual.isEmpty() && rare.isEmpty();
    }

    private enum Rank {
        FIRST,
        USUAL,
        RARE
    }

    private static List<Move> of(List<Move> moves, Rank rank) {
        return moves.stream().filter(move -> rank(move) == rank).toList();
    }

    private static boolean hasForm(Move move) {
        return switch (move.verb()) {
            case REPORT, PURGE, PASS, END_EXERCISE -> false;
            case FOLLOW_UP,
                    CORRECT,
                    RAISE,
                    LOWER,
                    SET_CLASS,
                    ASSIGN,
                    ACKNOWLEDGE,
                    SETTLE,
                    AMEND,
                    OPEN,
                    RETURN,
                    EXTEND,
                    EXTEND_LIMIT,
                    CALL,
                    INVITE,
                    ISSUE,
                    REGROUP,
                    SUPERVISE,
                    CIRCULATE,
                    WAIVE,
                    CORRECT_STATEMENT,
                    NOTE,
                    RECUSE,
                    SHARE,
                    LINK,
                    CHANGE_OWNER,
                    REPIN,
                    CLOSE,
                    MERGE -> true;
        };
    }

    /** What another does and one only records is never first: one is not waited for. */
    private static Rank rank(Move move) {
        return switch (move.verb()) {
            case ACKNOWLEDGE, SETTLE, AMEND -> move.recording() ? Rank.USUAL : Rank.FIRST;
            case FOLLOW_UP, NOTE, ASSIGN, INVITE, ISSUE, CALL, EXTEND, RETURN, CORRECT_STATEMENT -> Rank.USUAL;
            case RAISE -> move.recording() ? Rank.RARE : Rank.USUAL;
            case CORRECT,
                    LOWER,
                    SET_CLASS,
                    OPEN,
                    EXTEND_LIMIT,
                    REGROUP,
                    SUPERVISE,
                    CIRCULATE,
                    WAIVE,
                    RECUSE,
                    SHARE,
                    LINK,
                    CHANGE_OWNER,
                    REPIN,
                    CLOSE,
                    MERGE,
                    REPORT,
                    PURGE,
                    PASS,
                    END_EXERCISE -> Rank.RARE;
        };
    }
}
