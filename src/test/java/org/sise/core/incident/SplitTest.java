package org.sise.core.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sise.core.incident.Scenario.situation;

import org.junit.jupiter.api.Test;
import org.sise.core.incident.Event.Linked.Relation;

/** One report with two matters (rule 42). */
class SplitTest {
    @Test
    void the_second_matter_begins_as_any_other_and_names_the_first_to_the_commissions_only() {
        Scenario s = Scenario.on(EdgeScenes.DAY).at("10:00");

        s.does("qian", new Command.Split(Words.report(s, "990101", "jx-sfj", situation("reads", 620)), Others.NUMBER));

        s.isOpen("confirm.jx-zfw.1");
        assertThat(s.incident().links()).containsExactly(new Event.Linked(Others.NUMBER, Relation.SPLIT, s.now()));
        assertThat(s.seenBy("jx-sfj")).isEmpty();
    }
}
