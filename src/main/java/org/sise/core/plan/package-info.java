/** The plan (预案) as data: the steps and limits that a level prescribes, and the calendar that counts its days. */
@NullMarked
package org.sise.core.plan;

import org.jspecify.annotations.NullMarked;
