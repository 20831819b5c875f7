package org.sise.core.incident;

/** 回避: who is personally concerned takes no part, is not rung, and the next one acts in his place (rule 15). */
final class Recusal {
    private Recusal() {}

    /** The duty room names whom it hears of; everybody else himself. */
    static void recuse(Decision decision, Command.Recuse command) throws Rejected {
        Actor person = decision.units()
                .person(command.person())
                .orElseThrow(() -> new Rejected(Ground.NO_PERSON, command.person()));
        if (person.isMachine()) {
            throw new Rejected(Ground.MACHINE_NOT_CONCERNED);
        }
        boolean himself = person.person().equals(decision.actor().person());
        Authority authority = new Authority(decision.incident(), decision.context());
        if (!himself && !authority.isDutyRoom(decision.actor())) {
            throw new Rejected(Ground.CONCERNS_OTHERS);
        }
        if (!command.withdrawn() && decision.incident().isRecused(command.person())) {
            throw new Rejected(Ground.CONCERNED_ALREADY, command.person());
        }
        decision.emit(new Event.Recused(command.person(), command.withdrawn(), command.reason(), decision.now()));
    }

    /** What somebody who is named did or witnessed does not count. */
    static void check(Incident incident, String person) throws Rejected {
        if (incident.isRecused(person)) {
            throw new Rejected(Ground.CONCERNED, person);
        }
    }
}
