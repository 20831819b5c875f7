package org.sise.console;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sise.app.Receipt;
import org.sise.config.Clocks;
import org.sise.contract.Body;
import org.sise.contract.Desk;
import org.sise.contract.Fault;
import org.sise.contract.FieldError;
import org.sise.contract.IncidentView;
import org.sise.contract.Preview;
import org.sise.contract.Problem;
import org.sise.contract.ProblemType;
import org.sise.contract.Refused;
import org.sise.contract.Report;
import org.sise.contract.Seen;
import org.sise.contract.Views;
import org.sise.core.incident.Incident;
import org.sise.directory.Directory;

/** 登记: one page, with the grade that it would get shown while one types. */
@Path("/report")
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class ReportPage implements Refilled {
    /** What bears on the grade and the flow; titles and links do not. */
    private static final Set<String> OF_PREVIEW =
            Set.of("areaCode", "theme", "responsibleUnit", "knownAt", "receivedAt", "situation", "statutoryClass");

    private final Desk desk;
    private final Preview preview;
    private final Directory directory;
    private final Views views;
    private final Shell shell;

    ReportPage(Desk desk, Preview preview, Directory directory, Views views, Shell shell) {
        this.desk = desk;
        this.views = views;
        this.preview = preview;
        this.directory = directory;
        this.shell = shell;
    }

    record report(Form form, Map<String, Field> field) implements TemplateInstance {}

    /** {@code wrong}: why there is no preview, where there is none. */
    record preview(Preview.@Nullable Opened opened, Wrong wrong) implements TemplateInstance {}

    /** @param splitFrom number of an incident whose report has a second matter, which is registered here */
    @GET
    public TemplateInstance page(@QueryParam("splitFrom") @DefaultValue("") String splitFrom) {
        MultivaluedMap<String, String> usual = new MultivaluedHashMap<>();
        usual.putSingle("receivedAt", Times.input(shell.now()));
        usual.putSingle("knownAt", Times.input(shell.now()));
        usual.putSingle("source.kind", "duty");
        usual.putSingle("theme", "other");
        usual.putSingle("areaCode", areaOfMine());
        if (!splitFrom.isEmpty()) {
            sameReport(views.of(firstMatter(splitFrom), null)).forEach((name, value) -> usual.putSingle(name, value));
        }
        return shown(new Sent(usual), Wrong.NOTHING);
    }

    /** What is registered here is real: a drill's incident has no part in it. */
    private Seen firstMatter(String number) {
        Seen first = desk.named("splitFrom", number);
        if (!first.incident().report().clock().equals(Clocks.REAL)) {
            throw Refused.of(ProblemType.INVALID, FieldError.of("splitFrom", Fault.UNKNOWN_INCIDENT));
        }
        return first;
    }

    /** What both matters have in common; whose the second is, and how grave, is to be said anew. */
    private static Map<String, String> sameReport(IncidentView first) {
        Map<String, String> said = new LinkedHashMap<>();
        said.put("splitFrom", first.number());
        said.put("title", Objects.requireNonNullElse(first.title(), ""));
        said.put("summary", Objects.requireNonNullElse(first.summary(), ""));
        said.put("theme", first.theme());
        said.put("areaCode", first.areaCode());
        said.put("restricted", Boolean.toString(first.restricted()));
        said.put("happenedAt", Times.input(first.times().happenedAt()));
        said.put("knownAt", Times.input(first.times().knownAt()));
        said.put("receivedAt", Times.input(first.times().receivedAt()));
        IncidentView.SourceView source = first.source();
        if (source != null) {
            said.put("source.kind", source.kind());
            said.put("source.platform", Objects.requireNonNullElse(source.platform(), ""));
            said.put("source.url", Objects.requireNonNullElse(source.url(), ""));
        }
        return said;
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response take(@HeaderParam("HX-Request") @Nullable String htmx, MultivaluedMap<String, String> values) {
        Sent sent = new Sent(values);
        try {
            Body body = new Body(sent.request(fields()));
            UUID id = desk.report(new Desk.Asked(body, receipt(sent, body)))
                    .result()
                    .id();
            return Response.seeOther(URI.create("/incidents/" + id + "?taken=true"))
                    .build();
        } catch (Refused refused) {
            Problem problem = refused.problem();
            return Response.status(problem.status())
                    .entity(shown(sent, Wrong.of(problem)))
                    .build();
        }
    }

    @POST
    @Path("preview")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public TemplateInstance preview(MultivaluedMap<String, String> values) {
        ObjectNode request = new Sent(values).request(fields()).retain(OF_PREVIEW);
        try {
            return new preview(preview.flow(request), Wrong.NOTHING);
        } catch (Refused refused) {
            return new preview(null, Wrong.of(refused.problem()));
        }
    }

    @Override
    public TemplateInstance again(Typed typed, Problem problem) {
        return typed.path().endsWith("/preview")
                ? new preview(null, Wrong.of(problem))
                : shown(new Sent(typed.values()), Wrong.of(problem));
    }

    private Optional<Receipt> receipt(Sent sent, Body body) {
        return Optional.of(sent.value("once"))
                .filter(once -> !once.isEmpty())
                .map(once -> new Receipt("console:" + desk.actor().person(), once, body.fingerprint("report", "")));
    }

    private TemplateInstance shown(Sent sent, Wrong wrong) {
        List<Field> fields = fields();
        Map<String, Field> byName = new LinkedHashMap<>();
        fields.forEach(field -> byName.put(field.name(), field));
        fields.stream()
                .filter(field -> field.kind() == Field.Kind.GROUP)
                .flatMap(field -> field.inside().getFirst().stream())
                .forEach(field -> byName.put(field.name(), field));
        return new report(new Form("/report", "report.send", Map.of(), sent.once(wrong), fields, sent, wrong), byName);
    }

    private List<Field> fields() {
        return new Fields(Choices.of(directory.roster(), Incident.NONE), name -> 0).of(Report.class, "");
    }

    private String areaOfMine() {
        return directory
                .roster()
                .unit(desk.actor().unit())
                .map(entry -> entry.unit().area())
                .orElse("");
    }
}
