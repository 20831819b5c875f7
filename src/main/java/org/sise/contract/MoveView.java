package org.sise.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sise.core.incident.Move;

/**
 * Something that the caller may do now.
 *
 * @param target a step, a limit or the key of a step; null for the incident as a whole
 * @param recording only as the recorder of what another person did
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MoveView(String verb, @Nullable String target, boolean recording) {
    public static MoveView of(Move move) {
        return new MoveView(Wire.of(move.verb()), move.target().isEmpty() ? null : move.target(), move.recording());
    }

    public static List<MoveView> of(List<Move> moves) {
        return moves.stream().map(MoveView::of).toList();
    }
}
