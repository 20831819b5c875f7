package org.sise.core.incident;

import java.time.Instant;
import org.sise.core.grading.Standard;
import org.sise.core.plan.Calendar;
import org.sise.core.plan.Plan;

/**
 * All that a decision may know besides the incident.
 *
 * @param now the database's time, mapped by the incident's clock
 * @param standard the incident's pinned one; for a report the one in force
 * @param plan the incident's pinned one; for a report, or a re-pin, the one to use from now on
 */
public record Context(Actor actor, Instant now, Standard standard, Plan plan, Units units, Calendar calendar) {}
