package org.sise.store;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.OptionalLong;
import org.sise.core.grading.Field;
import org.sise.core.grading.Situation;

/** A situation as it stands in its row: what is known, by the names that a standard's conditions use. */
final class Situations {
    private Situations() {}

    static String json(Situation situation) {
        ObjectNode known = JsonNodeFactory.instance.objectNode();
        for (Field field : Field.values()) {
            OptionalLong rank = field.rankIn(situation);
            if (rank.isPresent()) {
                put(known, field, rank.getAsLong());
            }
        }
        return known.toString();
    }

    private static void put(ObjectNode known, Field field, long rank) {
        switch (field.type()) {
            case ORDERED -> known.put(field.wireName(), field.valueNames().get((int) rank));
            case COUNT -> known.put(field.wireName(), rank);
            case FLAG -> known.put(field.wireName(), rank == 1);
        }
    }
}
