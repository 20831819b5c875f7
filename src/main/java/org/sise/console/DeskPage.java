package org.sise.console;

import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.sise.config.Clocks;
import org.sise.contract.Desk;
import org.sise.store.Board;
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

    record desk(List<BoardItem> items, List<Board.Count> counts, boolean cut) implements TemplateInstance {}

    record board(List<BoardItem> items, List<Board.Count> counts, boolean cut) implements TemplateInstance {}

    @GET
    public TemplateInstance page() {
        Viewer viewer = desk.viewer();
        List<BoardItem> items = board.items(viewer, Clocks.REAL, MOST);
        return new desk(items, board.counts(viewer, Clocks.REAL), items.size() == MOST);
    }

    @GET
    @Path("board")
    public TemplateInstance board() {
        Viewer viewer = desk.viewer();
        List<BoardItem> items = board.items(viewer, Clocks.REAL, MOST);
        return new board(items, board.counts(viewer, Clocks.REAL), items.size() == MOST);
    }
}
