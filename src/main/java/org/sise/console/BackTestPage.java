package org.sise.console;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sise.contract.BackTestBoard;
import org.sise.contract.BackTestBoard.LimitLine;
import org.sise.contract.BackTestBoard.Matrix;
import org.sise.contract.BackTestBoard.Shown;
import org.sise.contract.BackTestBoard.View;
import org.sise.contract.IncidentView.Because;
import org.sise.contract.Problem;
import org.sise.contract.Refused;

/** 回测: what a version would have made of past incidents, how far it is, and what came of it. */
@Path("/rules")
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class BackTestPage implements Refilled {
    /** A year, by default. */
    private static final int USUAL_DAYS = 365;

    private final BackTestBoard board;
    private final Shell shell;

    BackTestPage(BackTestBoard board, Shell shell) {
        this.board = board;
        this.shell = shell;
    }

    /** A row of a matrix, the gravest level first. */
    public record Row(String level, List<Cell> cells) {}

    /** {@code side}: same, over or under. */
    public record Cell(String level, long count, String side) {}

    record tests(String kind, String version, boolean may, List<View> all, Form form) implements TemplateInstance {}

    /** A back-test; {@code may}: the viewer may end it. */
    public record Sheet(Shown shown, boolean may) {
        public View test() {
            return shown.test();
        }

        public BackTestBoard.@Nullable Result result() {
            return shown.result();
        }

        public @Nullable List<LimitLine> limits() {
            return shown.limits();
        }

        public boolean runs() {
            return test().state().equals("running");
        }

        public String address() {
            return "/rules/" + test().kind() + "s/" + test().version() + "/backtests";
        }

        public List<Row> rows(Matrix matrix) {
            return gravestFirst(matrix)
                    .mapToObj(row -> new Row(
                            matrix.levels().get(row),
                            gravestFirst(matrix)
                                    .mapToObj(column -> cell(matrix, row, column))
                                    .toList()))
                    .toList();
        }

        private static IntStream gravestFirst(Matrix matrix) {
            int last = matrix.levels().size() - 1;
            return IntStream.rangeClosed(0, last).map(i -> last - i);
        }

        private static Cell cell(Matrix matrix, int row, int column) {
            String side = row == column ? "same" : column > row ? "over" : "under";
            return new Cell(
                    matrix.levels().get(column), matrix.counts().get(row).get(column), side);
        }

        public List<String> words(List<Because> because) {
            boolean english = Words.language() == Language.EN;
            return because.stream().map(each -> english ? each.en() : each.zh()).toList();
        }
    }

    record test(Sheet sheet) implements TemplateInstance {}

    /** How far it is, alone. */
    record progress(Sheet sheet) implements TemplateInstance {}

    @GET
    @Path("{kind:plans|standards}/{version}/backtests")
    public TemplateInstance list(@PathParam("kind") String kind, @PathParam("version") String version) {
        LocalDate tomorrow = LocalDate.ofInstant(shell.now(), Times.zone()).plusDays(1);
        MultivaluedMap<String, String> usual = new MultivaluedHashMap<>();
        usual.putSingle("from", tomorrow.minusDays(USUAL_DAYS).toString());
        usual.putSingle("to", tomorrow.toString());
        return listed(kind, version, new Sent(usual), Wrong.NOTHING);
    }

    @POST
    @Path("{kind:plans|standards}/{version}/backtests")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response start(
            @PathParam("kind") String kind,
            @PathParam("version") String version,
            MultivaluedMap<String, String> values) {
        Sent sent = new Sent(values);
        try {
            View begun = board.start(RulePage.kind(kind), version, wish(sent));
            return to(begun.id());
        } catch (Refused refused) {
            return Response.status(refused.problem().status())
                    .entity(listed(kind, version, sent, Wrong.of(refused.problem())))
                    .build();
        }
    }

    @GET
    @Path("backtests/{id}")
    public TemplateInstance test(@PathParam("id") UUID id, @QueryParam("part") boolean part) {
        Sheet sheet = new Sheet(board.shown(id), board.mayAsk());
        return part ? new progress(sheet) : new test(sheet);
    }

    @POST
    @Path("backtests/{id}/cancel")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response cancel(@PathParam("id") UUID id) {
        try {
            board.cancel(id);
        } catch (Refused refused) {
            // It ended by itself meanwhile, which the page shows; whoever may not is told so.
            if (refused.problem().status() != Response.Status.CONFLICT.getStatusCode()) {
                throw refused;
            }
        }
        return to(id);
    }

    @Override
    public TemplateInstance again(Typed typed, Problem problem) {
        return typed.ids().containsKey("version")
                ? listed(typed.id("kind"), typed.id("version"), new Sent(typed.values()), Wrong.of(problem))
                : new test(new Sheet(board.shown(UUID.fromString(typed.id("id"))), board.mayAsk()));
    }

    private static Response to(UUID id) {
        return Response.seeOther(URI.create("/rules/backtests/" + id)).build();
    }

    private TemplateInstance listed(String kind, String version, Sent sent, Wrong wrong) {
        List<Field> fields = Stream.of("from", "to")
                .map(name -> Field.of(name, "rules.test." + name, Field.Kind.LINE, true))
                .toList();
        String action = "/rules/" + kind + "/" + version + "/backtests";
        return new tests(
                kind,
                version,
                board.mayAsk(),
                board.of(RulePage.kind(kind), version),
                new Form(action, "rules.test.start", Map.of(), "", fields, sent, wrong));
    }

    /** A day that is none stays as it was typed, to be refused as the time that it is not. */
    private static ObjectNode wish(Sent sent) {
        ObjectNode wish = JsonNodeFactory.instance.objectNode();
        for (String name : List.of("from", "to")) {
            String typed = sent.value(name);
            if (!typed.isBlank()) {
                wish.put(name, start(typed));
            }
        }
        return wish;
    }

    private static String start(String typed) {
        try {
            return Times.day(typed).atStartOfDay(Times.zone()).toInstant().toString();
        } catch (DateTimeException none) {
            return typed;
        }
    }
}
