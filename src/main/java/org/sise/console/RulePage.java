package org.sise.console;

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
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sise.contract.BackTestBoard;
import org.sise.contract.Problem;
import org.sise.contract.ProblemType;
import org.sise.contract.Refused;
import org.sise.contract.RuleBoard;
import org.sise.contract.RuleBoard.VersionView;
import org.sise.contract.RuleWords;
import org.sise.store.RuleKind;

/** 预案与标准: what holds, its versions and what they say otherwise; drafting one, and putting one into force. */
@Path("/rules")
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class RulePage implements Refilled {
    private static final Sent NOTHING = new Sent(new MultivaluedHashMap<>());
    private static final Field FROM = Field.of("from", "rules.from", Field.Kind.TIME, false);
    private static final String PLANS = "plans";
    private static final String STANDARDS = "standards";

    private final RuleBoard board;
    private final BackTestBoard tests;
    private final Shell shell;

    RulePage(RuleBoard board, BackTestBoard tests, Shell shell) {
        this.board = board;
        this.tests = tests;
        this.shell = shell;
    }

    /** What of a version is shown: one of the two. */
    public record Content(
            @Nullable PlanSheet plan, @Nullable StandardSheet standard) {}

    /** What the shown version says otherwise than another; {@code with} {@code null}: there is no other. */
    public record Compared(@Nullable String with, List<String> others, List<String> sentences) {}

    /** What the viewer may do with the shown version; {@code another}: it is his own, and another puts it into force. */
    public record Offer(boolean draft, boolean activate, boolean another, boolean withdraw, boolean test) {}

    record rules(
            String kind,
            List<Navigation.Page> tabs,
            VersionView shown,
            List<VersionView> versions,
            Content content,
            Compared compared,
            Offer offer,
            Form form)
            implements TemplateInstance {}

    record draft(String kind, Form form) implements TemplateInstance {}

    @GET
    public Response first() {
        return Response.seeOther(URI.create("/rules/plans")).build();
    }

    @GET
    @Path("{kind:plans|standards}")
    public TemplateInstance inForce(@PathParam("kind") String kind) {
        return shown(kind, null, null, NOTHING, Wrong.NOTHING);
    }

    @GET
    @Path("{kind:plans|standards}/{version}")
    public TemplateInstance version(
            @PathParam("kind") String kind,
            @PathParam("version") String version,
            @QueryParam("with") @Nullable String with) {
        return shown(kind, version, with, NOTHING, Wrong.NOTHING);
    }

    /** Begins with what holds. */
    @GET
    @Path("{kind:plans|standards}/-")
    public TemplateInstance drafting(@PathParam("kind") String kind) {
        MultivaluedMap<String, String> usual = new MultivaluedHashMap<>();
        usual.putSingle("document", board.document(kind(kind), held(board.all(kind(kind)))));
        return drafting(kind, new Sent(usual), Wrong.NOTHING);
    }

    @POST
    @Path("{kind:plans|standards}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response draft(@PathParam("kind") String kind, MultivaluedMap<String, String> values) {
        Sent sent = new Sent(values);
        byte[] document = sent.value("document").replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8);
        try {
            String version = board.draft(kind(kind), document, sent.value("note"))
                    .version()
                    .version();
            return to(kind, version);
        } catch (Refused refused) {
            return refused(refused, drafting(kind, sent, Wrong.of(refused.problem())));
        }
    }

    @POST
    @Path("{kind:plans|standards}/{version}/activate")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response activate(
            @PathParam("kind") String kind,
            @PathParam("version") String version,
            MultivaluedMap<String, String> values) {
        Sent sent = new Sent(values);
        ObjectNode asked = sent.request(List.of(FROM));
        try {
            board.activate(kind(kind), version, asked);
            return to(kind, version);
        } catch (Refused refused) {
            return again(kind, version, sent, refused);
        }
    }

    @POST
    @Path("{kind:plans|standards}/{version}/withdraw")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response withdraw(
            @PathParam("kind") String kind,
            @PathParam("version") String version,
            MultivaluedMap<String, String> values) {
        try {
            board.withdraw(kind(kind), version);
            return to(kind, version);
        } catch (Refused refused) {
            return again(kind, version, new Sent(values), refused);
        }
    }

    /** @throws Refused as it came if there is no such version to show it on */
    private Response again(String kind, String version, Sent sent, Refused refused) {
        if (refused.problem().status() == ProblemType.NOT_FOUND.status()) {
            throw refused;
        }
        return refused(refused, shown(kind, version, null, sent, Wrong.of(refused.problem())));
    }

    private static Response refused(Refused refused, TemplateInstance page) {
        return Response.status(refused.problem().status()).entity(page).build();
    }

    private static Response to(String kind, String version) {
        return Response.seeOther(URI.create("/rules/" + kind + "/" + version)).build();
    }

    @Override
    public TemplateInstance again(Typed typed, Problem problem) {
        Sent sent = new Sent(typed.values());
        String kind = typed.id("kind");
        return typed.ids().containsKey("version")
                ? shown(kind, typed.id("version"), null, sent, Wrong.of(problem))
                : drafting(kind, sent, Wrong.of(problem));
    }

    /** @throws Refused to whoever may not draft */
    private TemplateInstance drafting(String kind, Sent sent, Wrong wrong) {
        if (!board.mayDraft()) {
            throw new Refused(ProblemType.FORBIDDEN, "plans and standards are drafted by the city's commission");
        }
        Field note = Field.of("note", "rules.note", Field.Kind.LINE, false);
        return new draft(
                kind, new Form("/rules/" + kind, "rules.draft.keep", Map.of(), "", List.of(note), sent, wrong));
    }

    private TemplateInstance shown(
            String kind, @Nullable String version, @Nullable String with, Sent sent, Wrong wrong) {
        RuleKind of = kind(kind);
        List<VersionView> versions = board.all(of);
        String held = held(versions);
        VersionView shown = board.version(of, version == null ? held : version);
        String action = "/rules/" + kind + "/" + shown.version();
        return new rules(
                kind,
                tabs(kind),
                shown,
                versions,
                content(of, shown.version()),
                compared(of, shown.version(), Optional.ofNullable(with).orElse(held), versions),
                offer(shown),
                new Form(action, "rules.activate", Map.of(), "", List.of(FROM), sent, wrong));
    }

    private static List<Navigation.Page> tabs(String kind) {
        return Stream.of(PLANS, STANDARDS)
                .map(each -> new Navigation.Page("/rules/" + each, Words.of("rules." + each), each.equals(kind)))
                .toList();
    }

    private Content content(RuleKind kind, String version) {
        return switch (kind) {
            case PLAN -> new Content(PlanSheet.of(board.plan(version), words()), null);
            case STANDARD -> new Content(null, StandardSheet.of(board.standard(version), words()));
        };
    }

    private Compared compared(RuleKind kind, String shown, String with, List<VersionView> versions) {
        List<String> others = versions.stream()
                .map(VersionView::version)
                .filter(version -> !version.equals(shown))
                .toList();
        if (!others.contains(with)) {
            return new Compared(null, others, List.of());
        }
        boolean chinese = words() == RuleWords.ZH;
        return new Compared(
                with,
                others,
                board.difference(kind, with, shown).stream()
                        .map(change -> chinese
                                ? change.sentence().zh()
                                : change.sentence().en())
                        .toList());
    }

    private Offer offer(VersionView shown) {
        boolean open = shown.state().equals("draft") || shown.state().equals("scheduled");
        boolean mayHold = open || shown.state().equals("former");
        boolean own = shown.drafter().equals(shell.account());
        return new Offer(
                board.mayDraft(),
                mayHold && !own && board.mayActivate(),
                mayHold && own,
                open && board.mayDraft(),
                tests.mayRead());
    }

    private static String held(List<VersionView> versions) {
        return versions.stream()
                .filter(VersionView::inForce)
                .map(VersionView::version)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no version is in force"));
    }

    private RuleWords words() {
        return RuleWords.of(shell.language().locale());
    }

    static RuleKind kind(String name) {
        return name.equals(PLANS) ? RuleKind.PLAN : RuleKind.STANDARD;
    }
}
