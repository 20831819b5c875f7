package org.sise.console;

import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sise.config.Clocks;
import org.sise.contract.Desk;
import org.sise.contract.Refused;
import org.sise.core.grading.Level;
import org.sise.core.incident.Verb;
import org.sise.store.Board;
import org.sise.store.Board.Signature;
import org.sise.store.BoardItem;
import org.sise.store.Viewer;

/** 值班台: open incidents by urgency; the board alone is fetched again when something changes. */
@Path("/")
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class DeskPage {
    static final int MOST = 200;

    private final Desk desk;
    private final Board board;

    DeskPage(Desk desk, Board board) {
        this.desk = desk;
        this.board = board;
    }

    /**
     * An incident on the board.
     *
     * @param sign the step by whose 签收 the viewer silences it; {@code null}: it does not ring at this desk
     * @param signed who of the viewer's unit has signed an orange or red one
     */
    record Row(
            BoardItem item, @Nullable String sign, @Nullable Signature signed) {}

    record desk(List<Row> rows, List<Board.Count> counts, boolean cut) implements TemplateInstance {}

    record board(List<Row> rows, List<Board.Count> counts, boolean cut) implements TemplateInstance {}

    @GET
    public TemplateInstance page() {
        Viewer viewer = desk.viewer();
        List<Row> rows = rows(viewer);
        return new desk(rows, board.counts(viewer, Clocks.REAL), rows.size() == MOST);
    }

    @GET
    @Path("board")
    public TemplateInstance board() {
        Viewer viewer = desk.viewer();
        List<Row> rows = rows(viewer);
        return new board(rows, board.counts(viewer, Clocks.REAL), rows.size() == MOST);
    }

    /** What rings stands on top. */
    private List<Row> rows(Viewer viewer) {
        List<BoardItem> items = board.items(viewer, Clocks.REAL, MOST);
        List<UUID> grave = items.stream()
                .filter(DeskPage::isGrave)
                .map(item -> item.incident().id())
                .toList();
        String unit = desk.actor().unit();
        Set<UUID> calling = board.calling(grave, unit);
        Map<UUID, Signature> signed = board.signed(grave, unit);
        return items.stream()
                .map(item -> row(item, calling, signed))
                .sorted(Comparator.comparing(row -> row.sign() == null))
                .toList();
    }

    private Row row(BoardItem item, Set<UUID> calling, Map<UUID, Signature> signed) {
        UUID id = item.incident().id();
        return new Row(item, calling.contains(id) ? toSign(id) : null, signed.get(id));
    }

    private static boolean isGrave(BoardItem item) {
        return item.incident().level().atLeast(Level.ORANGE);
    }

    /** An incident that has left the unit meanwhile rings no longer. */
    private @Nullable String toSign(UUID incident) {
        try {
            return desk.see(incident).moves().stream()
                    .filter(move -> move.verb() == Verb.ACKNOWLEDGE && !move.recording())
                    .map(move -> move.target())
                    .findFirst()
                    .orElse(null);
        } catch (Refused gone) {
            return null;
        }
    }
}
