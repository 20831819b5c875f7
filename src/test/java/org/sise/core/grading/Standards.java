package org.sise.core.grading;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;
import org.sise.core.grading.Field.Type;

/** Any valid standard, and any situation, with counts close enough to the thresholds to matter. */
public class Standards extends DomainContextBase {

    private static final long LARGEST = 12;
    private static final int DEPTH = 3;

    @Provide
    public Arbitrary<Standard> standards() {
        var criterion = Combinators.combine(Arbitraries.of(Level.values()), condition(DEPTH));
        return criterion.as(Draft::new).list().ofMinSize(1).ofMaxSize(8).map(Standards::standard);
    }

    @Provide
    public Arbitrary<Situation> situations() {
        var ranks = new ArrayList<Arbitrary<Long>>();
        for (var field : Field.values()) {
            ranks.add(Arbitraries.longs().between(0, gravest(field)).injectNull(0.4));
        }
        return Combinators.combine(ranks).as(values -> {
            var builder = SituationBuilder.situation();
            for (var field : Field.values()) {
                if (values.get(field.ordinal()) != null) {
                    builder.with(field, values.get(field.ordinal()));
                }
            }
            return builder.build();
        });
    }

    @Provide
    public Arbitrary<EnumSet<Field>> someFields() {
        return Arbitraries.of(Field.values()).set().map(fields -> {
            var some = EnumSet.noneOf(Field.class);
            some.addAll(fields);
            return some;
        });
    }

    static long gravest(Field field) {
        return field.type() == Type.COUNT ? LARGEST : field.valueNames().size() - 1L;
    }

    private record Draft(Level level, Condition condition) {}

    private static Standard standard(List<Draft> drafts) {
        var criteria = new ArrayList<Criterion>();
        for (var draft : drafts) {
            criteria.add(new Criterion("c" + criteria.size(), draft.level(), "字", "word", draft.condition()));
        }
        return new Standard("any", criteria);
    }

    private static Arbitrary<Condition> condition(int depth) {
        if (depth == 0) {
            return question();
        }
        var parts =
                Arbitraries.lazy(() -> condition(depth - 1)).list().ofMinSize(1).ofMaxSize(3);
        return Arbitraries.oneOf(question(), parts.map(Condition.All::new), parts.map(Condition.Any::new));
    }

    private static Arbitrary<Condition> question() {
        return Arbitraries.of(Field.values()).flatMap(field -> switch (field.type()) {
            case FLAG -> Arbitraries.just(new Condition.IsTrue(field));
            case COUNT -> Arbitraries.longs().between(1, LARGEST).map(count -> new Condition.AtLeast(field, count));
            case ORDERED ->
                Arbitraries.oneOf(
                        Arbitraries.longs().between(0, gravest(field)).map(rank -> new Condition.AtLeast(field, rank)),
                        Arbitraries.longs()
                                .between(0, gravest(field))
                                .map(rank -> new Condition.In(field, upTo(field, rank))));
        });
    }

    private static TreeSet<Long> upTo(Field field, long first) {
        var ranks = new TreeSet<Long>();
        LongStream.rangeClosed(first, gravest(field)).forEach(ranks::add);
        return ranks;
    }
}
