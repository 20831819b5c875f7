package org.sise.console;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.sise.contract.Seen;
import org.sise.contract.Timeline;
import org.sise.core.plan.Role;
import org.sise.store.Entry;

/**
 * The timeline as it is read: what somebody did, and what came of it, newest first.
 *
 * @param units that can be filtered by
 * @param cut there is more than is shown
 */
public record Story(List<Act> acts, Set<String> units, Filter filter, boolean cut) {
    private static final int USUAL = 30;

    /** What to show of it; an empty unit is any. */
    public record Filter(Set<Strand> strands, String unit, boolean all) {
        static final Filter EVERYTHING = new Filter(Set.of(), "", true);

        public boolean has(Strand strand) {
            return strands.contains(strand);
        }

        public boolean isNarrow() {
            return !strands.isEmpty() || !unit.isEmpty();
        }

        private boolean takes(Entry entry, Sentence sentence) {
            return (strands.isEmpty() || strands.contains(sentence.strand()))
                    && (unit.isEmpty()
                            || entry.unit().equals(unit)
                            || sentence.units().contains(unit));
        }
    }

    /**
     * One decision.
     *
     * @param said what it was about
     * @param thereby what followed of it by the plan
     * @param before where the machine called out again and again: the times before this one
     */
    public record Act(
            Instant at,
            String person,
            String unit,
            Role capacity,
            List<Sentence> said,
            List<Sentence> thereby,
            List<Act> before) {
        public boolean isByMachine() {
            return capacity == Role.MACHINE;
        }

        private boolean onlyReminds() {
            return Stream.concat(said.stream(), thereby.stream()).allMatch(Sentence::reminds);
        }

        private Act after(Act earlier) {
            return new Act(
                    at,
                    person,
                    unit,
                    capacity,
                    said,
                    thereby,
                    Stream.concat(before.stream(), Stream.of(earlier)).toList());
        }

        public int first() {
            return said.getFirst().number();
        }
    }

    static Story of(Seen seen, Timeline.Reading reading, Filter filter) {
        Sentences sentences = new Sentences(seen.incident(), reading.words());
        Set<String> units = new TreeSet<>();
        List<Act> acts = new ArrayList<>();
        List<Sentence> open = new ArrayList<>();
        Entry last = null;
        for (Entry entry : reading.entries()) {
            Sentence sentence = sentences.of(entry);
            units.addAll(sentence.units());
            if (last != null && !isSameDecision(last, entry)) {
                add(acts, last, open);
                open.clear();
            }
            if (filter.takes(entry, sentence)) {
                open.add(sentence);
            }
            last = entry;
        }
        if (last != null) {
            add(acts, last, open);
        }
        List<Act> newestFirst = folded(acts.reversed());
        boolean cut = !filter.all() && newestFirst.size() > USUAL;
        return new Story(cut ? newestFirst.subList(0, USUAL) : newestFirst, units, filter, cut);
    }

    /** Call-outs that follow on each other stand in the last of them: what people did is found between them. */
    private static List<Act> folded(List<Act> newestFirst) {
        List<Act> folded = new ArrayList<>();
        for (Act act : newestFirst) {
            boolean again =
                    act.onlyReminds() && !folded.isEmpty() && folded.getLast().onlyReminds();
            if (again) {
                folded.add(folded.removeLast().after(act));
            } else {
                folded.add(act);
            }
        }
        return folded;
    }

    private static boolean isSameDecision(Entry one, Entry next) {
        return one.at().equals(next.at()) && one.person().equals(next.person());
    }

    private static void add(List<Act> acts, Entry entry, List<Sentence> all) {
        if (all.isEmpty()) {
            return;
        }
        List<Sentence> said =
                all.stream().filter(sentence -> !sentence.follows()).toList();
        List<Sentence> thereby = all.stream().filter(Sentence::follows).toList();
        boolean onlyConsequences = said.isEmpty();
        acts.add(new Act(
                entry.at(),
                entry.person(),
                entry.unit(),
                entry.capacity(),
                onlyConsequences ? thereby : said,
                onlyConsequences ? List.of() : thereby,
                List.of()));
    }
}
