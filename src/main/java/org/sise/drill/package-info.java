/** 演练: drills on the real engine, by clocks of their own; a scenario is played in, and what units did is scored. */
@NullMarked
package org.sise.drill;

import org.jspecify.annotations.NullMarked;
