package org.sise.core.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which strings events hold, and the form of each; walks at random hold every event against it. */
final class EventCodes {
    /** What a string in an event can be; who decides on it never takes it as it comes. */
    enum Code {
        UNIT("[a-z0-9][a-z0-9-]{0,39}"),
        PERSON("[a-z0-9][a-z0-9-]{0,39}|sise"),
        AREA("[0-9]{6}"),
        HASH("[0-9a-f]{64}"),
        NUMBER("Y[QL]-[0-9]{4}-[0-9]{6,}"),
        CLOCK("[a-z0-9-]{1,64}"),
        /** Of a plan or a standard. */
        VERSION("[A-Za-z0-9][A-Za-z0-9._-]{0,63}"),
        /** Of a step, of a criterion, of a field that is graded. */
        KEY("[a-z][A-Za-z0-9_.]{0,79}"),
        /** Of a limit, or of the steps that meet it. */
        LIMIT("[a-z_]{1,40}(\\.[a-z0-9-]{1,40}\\.[1-9][0-9]{0,3}|[a-z0-9_.-]{0,60})"),
        /** Path of a field in a request, or in a payload. */
        PATH("([0-9]+/)?[A-Za-z0-9_.\\[\\]]{1,120}");

        private final Pattern form;

        Code(String form) {
            this.form = Pattern.compile(form);
        }
    }

    static final Map<String, Code> KNOWN = known();

    private static Map<String, Code> known() {
        Map<String, Code> known = new HashMap<>();
        put(
                known,
                Code.UNIT,
                "Reported.responsible, Assigned.lead, Assigned.assisting, Assigned.copies, Assigned.organ, UnitJoined.unit,"
                        + " UnitLeft.unit, Acknowledged.unit, Armed.unit, Alarmed.unit, Circulated.unit, Shared.unit,"
                        + " IndependenceSaid.unit, Merged.lead, Merged.assisting, StepId.unit, Grade.lead, Grade.assisting, Grade.copies, Grade.organ,"
                        + " Report.to, Draft.outlet, Draft.usesFactsOf, Approve.outlet, Publish.outlet, Group.unit,"
                        + " Invited.unit, Resolve.present, Resolve.silent, Resolve.lead, Task.unit,"
                        + " Decide.lead, Notice.unit, Answer.lead, ReturnAsked.unit, ReturnAsked.assigner,"
                        + " ExtensionAsked.unit, Release.openedBy");
        put(
                known,
                Code.PERSON,
                "Alarmed.person, Recused.person, Deed.decidedBy, Deed.recordedBy, Deed.secondedBy, Call.person,"
                        + " Reply.signedBy, Team.leader, Team.spokesperson, ToRatify.person");
        put(known, Code.AREA, "Reported.areaCode, Reported.owner, OwnerChanged.area");
        put(
                known,
                Code.HASH,
                "Reported.matter, Text.hash, Draft.hash, Countersign.hash, Approve.hash, Publish.hash, Press.hash, Plan.hash,"
                        + " Publication.hash");
        put(
                known,
                Code.NUMBER,
                "Reported.number, Reported.recurrenceOf, Linked.incident, Merged.incident, Publication.incident, Dismissal.duplicateOf");
        put(known, Code.CLOCK, "Reported.clock");
        put(known, Code.VERSION, "Reported.plan, Reported.standard, Replanned.plan");
        put(known, Code.KEY, "Graded.because, Graded.unknown, LoweringSuggested.because, StepId.key");
        put(
                known,
                Code.LIMIT,
                "Armed.until, Armed.limit, LimitMoved.limit, WakeSet.limit, LimitsMet.limits, LimitMissed.limit, LimitsDropped.limits, Alarmed.limit,"
                        + " PromiseCarried.limit, ExtensionAsked.limit");
        put(known, Code.PATH, "Reported.dropped, ContentPurged.texts");
        return known;
    }

    private static void put(Map<String, Code> known, Code code, String components) {
        for (String component : components.split(", ")) {
            known.put(component, code);
        }
    }

    /** Every string in it has the form of its code. */
    static void check(Record record) {
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            check(component, value(record, component));
        }
    }

    private static void check(RecordComponent component, @Nullable Object value) {
        switch (value) {
            case String code -> assertThat(code).as(name(component)).matches(KNOWN.get(name(component)).form);
            case Collection<?> items -> items.forEach(item -> check(component, item));
            case Record part -> check(part);
            case null, default -> {}
        }
    }

    private static @Nullable Object value(Record record, RecordComponent component) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(record);
        } catch (ReflectiveOperationException broken) {
            throw new AssertionError("cannot read " + component, broken);
        }
    }

    static String name(RecordComponent component) {
        return component.getDeclaringRecord().getSimpleName() + "." + component.getName();
    }
}
