package org.sise.console;

import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.sise.contract.Desk;
import org.sise.contract.Problem;
import org.sise.contract.Refused;
import org.sise.drill.Assessment;
import org.sise.drill.Drill;
import org.sise.drill.Drills;
import org.sise.drill.Score;

/** 评估: the sheet of a drill, the points that an assessor gives on it, and the sheet on paper. */
@Path("/drills/{code}/score")
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class DrillScorePage implements Refilled {
    private static final Field POINTS = Field.of("points", "drill.score.points", Field.Kind.NUMBER, true);
    private static final Field REMARK = Field.of("remark", "drill.score.remark", Field.Kind.LINE, false);
    private static final List<Field> GIVEN = List.of(
            Field.of("incident", "", Field.Kind.HIDDEN, true),
            Field.of("step", "", Field.Kind.HIDDEN, true),
            POINTS,
            REMARK);
    private static final Sent NOTHING = new Sent(new MultivaluedHashMap<>());

    private final Desk desk;
    private final Drills drills;
    private final Assessment assessment;
    private final Shell shell;

    DrillScorePage(Desk desk, Drills drills, Assessment assessment, Shell shell) {
        this.desk = desk;
        this.drills = drills;
        this.assessment = assessment;
        this.shell = shell;
    }

    /** A step on the sheet; its form has what was given, or what was typed and refused. */
    public record Row(Score.OfStep step, Form form) {
        /** Steps of two incidents can be called the same. */
        public String id() {
            return DrillScorePage.id(step.incident().toString(), step.step());
        }
    }

    record score(Drill it, Score sheet, List<Row> rows, boolean assesses, Form form) implements TemplateInstance {}

    /** The sheet on paper. */
    record print(Drill it, Score sheet) implements TemplateInstance {}

    @GET
    public TemplateInstance page(@PathParam("code") String code) {
        return sheet(see(code), NOTHING, Wrong.NOTHING);
    }

    @GET
    @Path("print")
    public TemplateInstance print(@PathParam("code") String code) {
        Drill drill = see(code);
        return new print(drill, assessment.score(drill, desk.actor()));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response mark(@PathParam("code") String code, MultivaluedMap<String, String> values) {
        Drill drill = see(code);
        Sent sent = new Sent(values);
        try {
            assessment.give(drill, sent.request(GIVEN), desk.actor());
            return Response.seeOther(URI.create(address(drill) + "#" + id(sent)))
                    .build();
        } catch (Refused refused) {
            return Response.status(refused.problem().status())
                    .entity(sheet(drill, sent, Wrong.of(refused.problem())))
                    .build();
        }
    }

    @Override
    public TemplateInstance again(Typed typed, Problem problem) {
        return sheet(see(typed.id("code")), new Sent(typed.values()), Wrong.of(problem));
    }

    private Drill see(String code) {
        Drill drill = drills.see(code, desk.actor());
        shell.of(drill);
        return drill;
    }

    private TemplateInstance sheet(Drill drill, Sent sent, Wrong wrong) {
        Score sheet = assessment.score(drill, desk.actor());
        List<Row> rows = sheet.steps().stream()
                .map(step -> new Row(step, given(drill, step)))
                .map(row -> row.id().equals(id(sent)) ? new Row(row.step(), form(drill, sent, wrong)) : row)
                .toList();
        boolean isOnARow = rows.stream().anyMatch(row -> row.form().isWrong());
        List<Field> shown = isOnARow ? List.of(POINTS, REMARK) : List.of();
        return new score(
                drill,
                sheet,
                rows,
                drills.acts(drill, desk.actor()).contains("assess"),
                new Form(address(drill), "admin.save", Map.of(), "", shown, sent, wrong));
    }

    private static Form given(Drill drill, Score.OfStep step) {
        MultivaluedMap<String, String> values = new MultivaluedHashMap<>();
        Score.Mark mark = step.mark();
        if (mark != null) {
            values.putSingle("points", Integer.toString(mark.points()));
            values.putSingle("remark", Objects.requireNonNullElse(mark.remark(), ""));
        }
        return form(drill, new Sent(values), Wrong.NOTHING);
    }

    private static Form form(Drill drill, Sent sent, Wrong wrong) {
        return new Form(address(drill), "admin.save", Map.of(), "", List.of(POINTS, REMARK), sent, wrong);
    }

    private static String address(Drill drill) {
        return "/drills/" + drill.code() + "/score";
    }

    private static String id(Sent sent) {
        return id(sent.value("incident").strip(), sent.value("step").strip());
    }

    private static String id(String incident, String step) {
        return incident + "-" + step;
    }
}
